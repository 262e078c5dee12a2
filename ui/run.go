package ui

import (
	"cmp"
	"io"
	"log"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/compare"
	"beeldbeltoets/ui/dossiers"
	"beeldbeltoets/ui/help"
	"beeldbeltoets/ui/intake"
	"beeldbeltoets/ui/registers"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/settings"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// appID names the program to the desktop, as in FyneApp.toml.
const appID = "nl.beeldbeltoets.app"

// prepare makes what the window needs before there is a display. Asked is the dossier to
// open, and empty for the last one.
func prepare(asked string) (*app, error) {
	_ = dossier.ClearLooked() // what cannot be removed now goes the next time
	settings, settingsErr := dossier.LoadSettings()
	catalogue, err := words.Load(cmp.Or(settings.Language, words.OfSystem(os.Getenv)))
	if err != nil {
		return nil, err
	}
	if !hasDisplay(runtime.GOOS, os.Getenv) {
		return nil, &assessment.Error{Code: "no-display"}
	}
	log.SetOutput(&graphicsWatch{to: os.Stderr, lost: func() {
		systemBox(catalogue.T("program"), catalogue.T("error.no-graphics"))
		os.Exit(1)
	}})
	w, err := New(settings, catalogue, shell.NewWorker(), func() time.Time { return time.Now().Round(0) }, sync.OnceValues(export.New))
	if err != nil {
		return nil, err
	}
	if settingsErr != nil {
		w.notice(&assessment.Error{Code: "settings-damaged"}) // it costs no more than choosing again
	}
	w.OpenEarly(asked)
	return w, nil
}

// New makes the program, without a dossier.
func New(settings dossier.Settings, c *words.Catalogue, worker shell.Worker, clock func() time.Time, exporter func() (*export.Exporter, error)) (*app, error) {
	w := &app{Session: session.New(settings, exporter)}
	w.Compare = compare.New(w)
	w.Dossiers, w.Registers = dossiers.New(w), registers.New(w)
	w.Intake = intake.New(w, w.Compare.Opened)
	w.BeforeSit(w.Intake.Forget)
	w.Shell = shell.New(w, worker, c, clock)
	w.manual = help.New(w)
	w.speak(c)
	return w, w.WorkOn(nil)
}

// notice keeps something to tell once the window is open.
func (w *app) notice(err error) {
	if err != nil {
		w.notices = append(w.notices, err)
	}
}

// readFaces begins to read the faces that text is set in, the system's among them,
// while the driver makes itself ready. It is the longest of what the first text waits for.
func (w *app) readFaces() {
	w.faces = w.Worker().Ahead(func() {
		for _, bold := range []bool{false, true} {
			fyne.MeasureText("a", theme.TextSize(), fyne.TextStyle{Bold: bold})
		}
	})
}

// askSystem asks how the system wants to look, while the driver makes itself ready. Once that is
// known, follow takes it over: until then the window is light.
func (w *app) askSystem(a shell.QuietApp) (follow func()) {
	said := false
	asked := w.Worker().Ahead(func() { said = a.AskSystem() })
	return func() {
		w.Worker().Ahead(func() {
			if <-asked; said {
				w.Worker().Report(func() { a.Settings().SetTheme(settings.Theme(w.Settings())) })
			}
		})
	}
}

// openIn shows the window in a running app, no larger than the screen is in dots.
func (w *app) openIn(a fyne.App, screen func() (width, height int)) {
	win := a.NewWindow(w.T("program"))
	win.SetMaster()
	<-w.faces
	w.OpenWindow(a, win, shell.NewHost(a, win))
	place := shell.Place(w.Settings().Window)
	w.Resize(place)
	win.Show()
	width, height := screen()
	w.PutBack(place, width, height)
	log.SetOutput(os.Stderr) // there is a window, so no more watching for none
	for _, err := range w.notices {
		w.Tell(err)
	}
}

// OpenWindow builds the shell in a window, and goes on with what is asked.
func (w *app) OpenWindow(a fyne.App, win fyne.Window, h shell.Host) {
	w.Open(a, win, h)
	w.Every(dossiers.LookEvery, w.LookAround)
	w.Every(dossiers.RestEvery, w.Rest)
	w.Begin()
}

// Close remembers how large the window is, and where, and closes it.
func (w *app) Close() {
	w.Keep(func(s *dossier.Settings) { s.Window = dossier.Window(w.WindowPlace()) })
	w.Shell.Close()
}

// close waits until the last change is kept.
func (w *app) close() {
	w.Worker().Close()
	w.End()
}

// fail says on the terminal, and in a box of the system where the program was
// started without one, why there is no window.
func fail(err error) int {
	settings, _ := dossier.LoadSettings() // a damaged one only costs the language
	catalogue, loadErr := words.Load(cmp.Or(settings.Language, words.OfSystem(os.Getenv)))
	if loadErr != nil {
		log.Print(loadErr)
		return 1
	}
	sentence := catalogue.Error(err)
	systemBox(catalogue.T("program"), sentence)
	return 1
}

// hasDisplay reports whether there is a display to open a window on; only Linux
// and its kin can lack one without the driver saying so.
func hasDisplay(system string, env func(string) string) bool {
	return system == "windows" || system == "darwin" || env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != ""
}

// noGraphics is how Fyne's driver and the library under it log that no window
// could be made.
var noGraphics = []string{"window creation error", "PlatformError: WGL", "PlatformError: GLX", "PlatformError: EGL"}

// graphicsWatch passes a log on and knows in it what Fyne's driver does no more
// than log: that no window could be made, for want of OpenGL. Not always does the
// driver end the program then.
type graphicsWatch struct {
	to   io.Writer
	lost func()
}

func (g *graphicsWatch) Write(line []byte) (int, error) {
	n, err := g.to.Write(line)
	if slices.ContainsFunc(noGraphics, func(s string) bool { return strings.Contains(string(line), s) }) {
		g.lost()
	}
	return n, err
}
