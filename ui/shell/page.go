// Package shell is the window without what is in it: the frame, the router, the
// commands, dialogs, help, and the work beside the screen's thread. It knows no
// feature and no rule; the table of routes says what it can show.
package shell

import (
	"fyne.io/fyne/v2"
)

// Page is what fills the window at a place. The interfaces below are what a page may
// have besides.
type Page interface {
	Content() fyne.CanvasObject // made anew whenever the place is shown
}

// Refresher is a page that follows a change while it is shown.
type Refresher interface{ Refresh() }

// Focuser is a page with fields that are known by their path.
type Focuser interface {
	Focus(path string) bool // reports whether it has the field, and brings the keyboard to it
}

// Starter is a page on which the keyboard begins elsewhere than at its first field.
type Starter interface{ FocusFirst() }

// Noticer is a page with something to say above its content; nil for nothing.
type Noticer interface{ Notice() fyne.CanvasObject }

// Finder is a page with something to find.
type Finder interface{ Find() }

// Printer is a page with something to print.
type Printer interface{ Print() }

// Dropper is a page that takes files.
type Dropper interface {
	Drop(paths []string) (left []string) // left are the files that it has no use for
}

// Finisher is a page with none after it: the button on does its deed.
type Finisher interface {
	Finish() (text string, do func())
}

// Returner is a page with lines that lead to other places, which lead back.
type Returner interface {
	Line(at int) fyne.Focusable // the one that took its place where it is gone; nil for none
}

// Route is a place that the window can show.
type Route struct {
	New   func(arg string) Page // arg is what stands behind the colon; nil for one that fits nothing
	Needs func() bool           // nil for nothing: else the start is shown where it is false
	Aside bool                  // beside the walk: Escape goes back to where one was
	Apart bool                  // about the dossier or the program: the outcome of what is open does not belong in the foot
	Help  string                // the section of the manual
	Title string                // the key of its name
}
