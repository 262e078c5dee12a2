//go:build cgo

package ui

import (
	"time"

	"beeldbeltoets/ui/settings"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// Run opens the window, on a dossier where one is asked, and returns the exit code
// when it is closed. It is the only place that knows Fyne's driver, which needs cgo.
func Run(asked string) int {
	w, err := prepare(asked)
	if err != nil {
		return fail(err)
	}
	defer w.close()
	a := shell.NewQuietApp(fyneapp.NewWithID(appID))
	fyne.SetCurrentApp(a)
	// Before there is a window: on Windows, Fyne reaches for the system's window of
	// each one that a theme changes, and ends the program where it is not shown yet.
	a.Settings().SetTheme(settings.Theme(w.Settings()))
	w.readFaces()
	follow := w.askSystem(a)
	// Opened only once the driver runs: then a failure to open ends the program
	// instead of leaving a process without a window.
	a.Lifecycle().SetOnStarted(func() {
		w.openIn(a, screen)
		follow()
		w.Worker().Rest(w.Watch, nothingCame, glfw.PostEmptyEvent)
	})
	a.Run()
	return 0
}

// screen is how many dots there are for windows on the largest screen.
func screen() (width, height int) {
	for _, m := range glfw.GetMonitors() {
		if _, _, w, h := m.GetWorkarea(); w*h > width*height {
			width, height = w, h
		}
	}
	return width, height
}

// restFor is how long a change that only Fyne hears of, such as the system's theme,
// may wait while nothing happens.
const restFor = 5 * time.Second

// nothingCame waits for something from the system, and reports whether nothing came.
// Fyne looks sixty times a second whether there is, which costs a battery, or a
// computer that many people share, something for nobody.
func nothingCame() bool {
	begun := time.Now()
	glfw.WaitEventsTimeout(restFor.Seconds())
	return time.Since(begun) > restFor*9/10
}
