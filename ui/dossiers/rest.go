package dossiers

import (
	"errors"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
)

const (
	RestEvery   = 15 * time.Second // how often it is looked whether somebody is there
	LookEvery   = 5 * time.Second  // how often, whether another program saved in what is only read
	lockMinutes = 10               // where a person did not choose
	never       = -1
)

// lockAfter is after how many minutes without a hand at it a dossier with a
// passphrase closes, and never where a person chose so.
func (d *Dossiers) lockAfter() int {
	if d.w.Settings().LockAfter == 0 {
		return lockMinutes
	}
	return d.w.Settings().LockAfter
}

// LookAround brings a dossier that is only read up to date with what another program
// saved in it; where it got another passphrase meanwhile, that is asked. Of one that is
// worked in it reports whether it was moved, taken away or replaced.
func (d *Dossiers) LookAround() {
	store := d.w.Store()
	if store == nil || d.w.Worker().Busy() {
		return
	}
	if !store.ReadOnly() {
		d.tellNotices()
		d.w.Worker().Ahead(func() { _ = store.LookAround() }) // what fails is told where something is saved
		return
	}
	d.w.Worker().Do(func() func() {
		changed, err := store.Refresh()
		return func() {
			if d.w.Store() == store {
				d.followedWith(changed, err)
			}
		}
	})
}

func (d *Dossiers) followedWith(changed bool, err error) {
	if e, is := errors.AsType[*assessment.Error](err); is && e.Code == assessment.PassphraseNeeded {
		path := d.w.Store().Path()
		d.CloseDossier(func() {
			d.stopAt(gate{path: path, err: err, options: dossier.Options{ReadOnly: true}, resting: true})
		})
		return
	}
	if !changed {
		return // what cannot be read for a moment is looked at again
	}
	key, wasOpen := "", d.w.HasAssessment()
	var before assessment.Assessment
	if wasOpen {
		key, before = d.w.Desk().Editor().Item().Key(), d.w.Desk().Editor().Assessment().Clone()
	}
	if err := d.w.Desk().Reload(); err != nil {
		d.w.Tell(err)
	}
	if _, there := d.w.Desk().Row(key); wasOpen && !there {
		d.w.Show(session.Register)
		return
	}
	d.w.Renew()
	d.sayFollowed(before, wasOpen)
}

// sayFollowed says what another program changed in what is only read here.
func (d *Dossiers) sayFollowed(before assessment.Assessment, wasOpen bool) {
	time := d.w.Now().Format("15:04")
	said := d.w.T("followed", "time", time)
	if wasOpen && d.w.HasAssessment() {
		if what := d.w.ChangedIn(change.Diff(&before, d.w.Desk().Editor().Assessment())); what != "" {
			said = d.w.T("followed.what", "time", time, "what", what)
		}
	}
	d.w.SayStatus(parts.Open, parts.SignImportant, said)
}

// Rest frees the memory that the last work took, and locks the window where
// nobody did anything for a while. Work under way is waited for: it reports to the
// dossier that is open. What could not be saved is tried again, and keeps the
// dossier open until it is.
func (d *Dossiers) Rest() {
	if d.unsaved {
		d.w.Desk().Save()
		return
	}
	d.w.FreeMemory()
	minutes := d.lockAfter()
	if minutes == never || d.w.Worker().Busy() {
		return
	}
	if d.w.Untouched() >= time.Duration(minutes)*time.Minute {
		d.Lock()
	}
}

// Lock closes a dossier that has a passphrase and asks for it. All that was
// filled in is saved, and found back where it was.
func (d *Dossiers) Lock() {
	if d.w.Store() == nil || !d.w.Store().Encrypted() {
		return
	}
	path := d.w.Store().Path()
	d.w.Desk().Save() // with the step that is in view
	d.CloseDossier(func() {
		d.Stop(path, &assessment.Error{Code: assessment.PassphraseNeeded}, true)
	})
}
