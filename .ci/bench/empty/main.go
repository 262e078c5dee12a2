// Empty is a Fyne window with nothing in it, to measure ours beside; with an
// argument that text stands in it, for which Fyne reads its fonts and the system's.
package main

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("empty")
	a.Lifecycle().SetOnStarted(func() {
		w := a.NewWindow("Empty")
		if len(os.Args) > 1 {
			w.SetContent(widget.NewRichTextFromMarkdown(os.Args[1]))
		}
		w.Resize(fyne.NewSize(1024, 640))
		w.Show()
	})
	a.Run()
}
