package shell

import (
	"time"

	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// The window opens at the size that everything must fit in.
const (
	Width  = 1024
	Height = 640
)

// Program is what the shell asks of the program that is in it.
type Program interface {
	// Routes are all places that the window can show, by their id.
	Routes() map[string]Route
	// Menus are all commands, as they stand in the menu of the window.
	Menus() []Menu
	// Enter makes ready for a place, and returns the one to show in its stead.
	Enter(place string) string
	// Entered follows once a place is shown.
	Entered(place string)
	// Outline is what stands beside the pages; nil where nothing is open.
	Outline() *Outline
	// Summary is how it stands with what is open, for below the page; nil for nothing.
	Summary(place string) *Summary
	// Title names what is open.
	Title() string
	// HelpOn is a section of the manual, in which turn leads to another.
	HelpOn(id string, turn func(id string)) fyne.CanvasObject
	// Drop takes files that were dropped on the window and that its page has no use for.
	Drop(paths []string)
	// Leave is asked to close the window, and calls Close when it may.
	Leave()
}

// Shell is the window, without what is in it.
type Shell struct {
	program Program
	worker  Worker
	words   *words.Catalogue
	now     func() time.Time
	app     fyne.App
	win     fyne.Window
	host    Host

	router router
	frame  Frame
	top    topBar
	help   help
	guide  guide
	idle   idle
}

// New makes the shell of a program, before there is a display. The clock is the one on
// the wall, which goes on while the computer sleeps.
func New(p Program, w Worker, c *words.Catalogue, clock func() time.Time) *Shell {
	return &Shell{program: p, worker: w, words: c, now: clock, router: router{routes: p.Routes()}}
}

// Open takes a window of an app, and builds the shell in it.
func (s *Shell) Open(a fyne.App, win fyne.Window, h Host) {
	s.app, s.win, s.host = a, win, h
	s.win.SetPadded(false)
	s.Build()
	s.win.Resize(fyne.NewSize(Width, Height))
}

// Build makes what stands around the pages, in the language of now.
func (s *Shell) Build() {
	if err := sayInFyne(s.words); err != nil {
		s.Tell(err)
	}
	s.top.build(s)
	s.frame.build(s)
	s.help.build(s)
	s.guide.build()
	s.frame.Help, s.frame.Guide, s.frame.Ring = s.help.pane, s.guide.panel, s.guide.ring
	s.win.SetContent(parts.WithLayer(parts.Below(s.top.bar, s.frame.around(s))))
	parts.OnFocus(s.win.Canvas(), s.focused)
	s.listen()
}

// listen takes the keys of the window, files dropped on it, and its closing.
func (s *Shell) listen() {
	parts.SetShortcuts(s.win.Canvas(), append(s.shortcuts(),
		parts.Shortcut{Key: fyne.KeyReturn, Do: s.enter}, parts.Shortcut{Key: fyne.KeyEnter, Do: s.enter},
		parts.Shortcut{Key: fyne.KeyEscape, Do: s.Escape}, parts.Shortcut{Key: fyne.KeyF10, Do: s.top.bar.Toggle})...)
	s.app.Lifecycle().SetOnExitedForeground(parts.SetAltKey(s.win.Canvas(), s.top.bar.Toggle))
	s.win.SetCloseIntercept(s.program.Leave)
	s.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { s.Dropped(files) })
}

// Dropped hands files to the page, and what it has no use for to the program.
func (s *Shell) Dropped(files []fyne.URI) {
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path())
	}
	if p, is := s.router.page.(Dropper); is {
		paths = p.Drop(paths)
	}
	if len(paths) > 0 {
		s.program.Drop(paths)
	}
}

// Close closes the window.
func (s *Shell) Close() {
	s.worker.Leave()
	s.win.Close()
}

// Window is the window itself.
func (s *Shell) Window() fyne.Window { return s.win }

// Canvas is what the window draws on.
func (s *Shell) Canvas() fyne.Canvas { return s.win.Canvas() }

// Clipboard is that of the system.
func (s *Shell) Clipboard() fyne.Clipboard { return s.app.Clipboard() }

// SetTheme makes the window look otherwise.
func (s *Shell) SetTheme(t fyne.Theme) { s.app.Settings().SetTheme(t) }

// Frame is what stands around the pages.
func (s *Shell) Frame() *Frame { return &s.frame }

// Host is the desktop around the window.
func (s *Shell) Host() Host { return s.host }

// Worker does what takes longer than a blink.
func (s *Shell) Worker() Worker { return s.worker }

// Now is the time on the wall.
func (s *Shell) Now() time.Time { return s.now() }

// Words are the sentences of the language of the window.
func (s *Shell) Words() *words.Catalogue { return s.words }

// SetWords goes on in other words; what was built before keeps what it says.
func (s *Shell) SetWords(c *words.Catalogue) { s.words = c }

// T is a sentence of the language of the window.
func (s *Shell) T(key string, params ...string) string { return s.words.T(key, params...) }
