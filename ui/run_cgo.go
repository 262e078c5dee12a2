//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

// Run opens the window, on a dossier where one is asked, and gives the exit code
// when it is closed. It is the only place that knows Fyne's driver, which needs cgo.
func Run(asked string) int {
	w, err := prepare(asked)
	if err != nil {
		return fail(err)
	}
	defer w.close()
	a := fyne.App(quietApp{app.NewWithID(appID)})
	fyne.SetCurrentApp(a)
	// Opened only once the driver runs: then a failure to open ends the program
	// instead of leaving a process without a window.
	a.Lifecycle().SetOnStarted(func() { w.openIn(a) })
	a.Run()
	return 0
}
