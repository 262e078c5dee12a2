// Package intake takes into the dossier what comes from elsewhere: a file, a folder or
// another dossier, and what is dropped on the window. What is there is told first; only
// then something is kept.
package intake

import (
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"
)

// Window is what taking in asks of the window and of the program in it.
type Window interface {
	shell.Speaker
	shell.Navigator
	shell.Dialogs
	shell.Layouter
	shell.Composer
	shell.Machine
	Refuse(f parts.Field, why string)
	session.Work
	session.Folders
	session.Filer
	OpenPath(path string) // opens a dossier
	AddNews(notices []desk.Notice)
	ChooseFrom(clashes []desk.Merged, then string) // asks about what two people changed otherwise
}

// Intake is taking in, in a window.
type Intake struct {
	w        Window
	compared func(error) // shows the comparison that was opened, or why it was not
	page     *intakeScreen
	basket   basket
}

// New is taking in, in a window, with nothing named yet. Compared shows the comparison
// that was opened, or why it was not.
func New(w Window, compared func(error)) *Intake { return &Intake{w: w, compared: compared} }

// Routes are the places of taking in.
func (n *Intake) Routes() map[string]shell.Route {
	return map[string]shell.Route{
		session.File:   {New: func(string) shell.Page { return n.filePage() }, Aside: true, Apart: true, Help: "file", Title: "file.title"},
		session.Intake: {New: func(string) shell.Page { return n.choicePage() }, Aside: true, Apart: true, Help: "intake", Title: "intake.title"},
	}
}

// Forget forgets what was found, and what opens it. What was named stays.
func (n *Intake) Forget() {
	if n.basket.plan != nil {
		n.basket.plan.Close()
	}
	n.basket = basket{paths: n.basket.paths}
}

// basket is what a person is taking into the dossier; it stays while something else is
// looked at.
type basket struct {
	paths       []string
	passphrases map[string]string // of dossiers among them
	plan        *intake.Plan      // what was found; nil before it was looked for
	total       taken
	ended       bool // all that was chosen is taken in
}

// taken counts what came of it.
type taken struct {
	in, left int
	failed   error // the first thing that went wrong
}
