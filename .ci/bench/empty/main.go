// Empty is a Fyne window with nothing in it, to measure ours beside.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	a := app.NewWithID("empty")
	a.Lifecycle().SetOnStarted(func() {
		w := a.NewWindow("Empty")
		w.Resize(fyne.NewSize(1024, 640))
		w.Show()
	})
	a.Run()
}
