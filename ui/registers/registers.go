// Package registers is what is filed in the dossier: the list of it, what is due, and
// what leaves the house of many at once.
//
// Never in here: when something is due, or where it is filed.
package registers

import (
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"
)

// Window is what the registers ask of the window and of the program in it.
type Window interface {
	shell.Speaker
	shell.Navigator
	shell.Dialogs
	shell.Layouter
	shell.Composer
	shell.Machine
	Say(text string)
	Touch()
	TellTooLong(field string)
	Frame() *shell.Frame
	session.Work
	session.Documents
	session.Opener
	ExportFolder() string
	ExportOptions(kinds ...export.Kind) desk.ExportOptions
	HasDossier() bool
	HandOver(key string) // asks where what is filed under a key goes
}

// Registers are what is filed, as a person looks at it.
type Registers struct {
	w     Window
	looks lookup
}

// New are the registers of a window.
func New(w Window) *Registers { return &Registers{w: w} }

// Routes are the places of the registers.
func (r *Registers) Routes() map[string]shell.Route {
	return map[string]shell.Route{
		session.Register: {New: func(string) shell.Page { return r.registerPage() }, Needs: r.w.HasDossier, Aside: true, Apart: true, Help: "register", Title: "register.title"},
		session.Due:      {New: func(string) shell.Page { return r.duePage() }, Needs: r.w.HasDossier, Aside: true, Apart: true, Help: "due", Title: "due.title"},
	}
}
