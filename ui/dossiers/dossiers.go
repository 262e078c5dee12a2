// Package dossiers is the dossier that is open: making one, opening and closing it, its
// passphrase, saving, what two people changed at once, and taking out of it what is
// handed over or has to go.
//
// Never in here: what stands in an assessment, or how it is filled in.
package dossiers

import (
	"time"

	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// Window is what the dossiers ask of the window and of the program in it.
type Window interface {
	shell.Speaker
	shell.Navigator
	shell.Dialogs
	shell.Layouter
	shell.Composer
	shell.Machine
	Place() string
	Line(label string, into *string) *parts.TextField
	Refuse(f parts.Field, why string)
	Say(text string)
	SayStatus(tone parts.Tone, sign parts.Sign, text string)
	RefreshPage()
	Renew()
	RefreshFrame()
	Clipboard() fyne.Clipboard
	FreeMemory()
	Untouched() time.Duration
	Close()
	session.Seat
	session.Chosen
	session.Folders
	session.Looker
	OpenAssessment(key string)
	ChangedIn(step []change.Change) string // names the place of a change, and how many more there are
	TakeFrom(paths ...string)              // looks into files, to import what is in them
}

// Dossiers is the dossier that is open, and what waits for it.
type Dossiers struct {
	w       Window
	arrival *arrival // the dossier that is waited for; nil for none
	gate    gate     // what stands in the way of a dossier
	asUser  func()   // to do once it is known who works here; nil for nothing

	unsaved bool  // the last attempt to save failed
	telling bool  // a person waits to hear how it goes
	checkup check // of the dossier, in the background
	noticed int   // how many notices of the dossier were told

	joined  bool          // what is being saved was merged
	merged  desk.Merged   // what two people changed, and nobody chose from yet
	mergeTo string        // the step to go on to once that is chosen
	merging []desk.Merged // what is to be chosen from after that
	news    []news        // to tell at the next step

	handing string // the key of what is being handed over
}

// New is a window in which no dossier is open yet.
func New(w Window) *Dossiers { return &Dossiers{w: w} }

// Routes are the places of the dossiers.
func (d *Dossiers) Routes() map[string]shell.Route {
	plain := func(page func() shell.Page) func(string) shell.Page {
		return func(string) shell.Page { return page() }
	}
	return map[string]shell.Route{
		session.User:      {New: plain(d.userPage), Aside: true, Apart: true, Help: "start", Title: "user.title"},
		session.Gate:      {New: plain(d.gatePage), Aside: true, Help: "passphrase", Title: "gate.eyebrow"},
		session.Dossiers:  {New: plain(d.choicePage), Aside: true, Apart: true, Help: "dossier", Title: "dossiers.title"},
		session.Dossier:   {New: plain(d.aboutPage), Needs: d.w.HasDossier, Aside: true, Apart: true, Help: "dossier", Title: "dossier.title"},
		session.HandOver:  {New: plain(d.handOverPage), Needs: d.handsOver, Aside: true, Apart: true, Help: "handover", Title: "handover.title"},
		session.SaveAt:    {New: plain(d.saveAtPage), Needs: d.w.CanFile, Aside: true, Apart: true, Help: "dossier", Title: "save-at.title"},
		session.Erase:     {New: plain(d.erasePage), Needs: d.w.CanFile, Aside: true, Apart: true, Help: "erase", Title: "erase.title"},
		session.Merge:     {New: plain(d.mergePage), Needs: d.conflicts, Aside: true, Help: "merge", Title: "merge.title"},
		session.Duplicate: {New: plain(d.duplicatePage), Needs: d.w.HasAssessment, Aside: true, Help: "duplicate", Title: "duplicate.title"},
	}
}

func (d *Dossiers) handsOver() bool { return d.w.HasDossier() && d.handing != "" }

func (d *Dossiers) conflicts() bool { return len(d.merged.Conflicts) > 0 }

// Enter makes ready for a place, and returns the one to show in its stead: what two
// people changed is chosen from first.
func (d *Dossiers) Enter(place string) string {
	place = d.mergedFirst(place)
	if place != session.User {
		d.asUser = nil
	}
	return place
}

// End lets go of the dossier, as the program ends.
func (d *Dossiers) End() {
	d.w.StopLooking()
	d.stopCheck()
	if d.w.HasDossier() {
		_ = d.w.Store().Close() // the system lets go of it in any case
	}
}
