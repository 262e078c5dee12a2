package ui

import (
	"errors"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
)

const (
	idleEvery   = 15 * time.Second // how often it is looked whether somebody is there
	followEvery = 5 * time.Second  // how often, whether another program saved in what is only read
	lockMinutes = 10               // where a person did not choose
	never       = -1
)

// lockAfter is after how many minutes without a hand at it a dossier with a
// passphrase closes, and never where a person chose so.
func (w *app) lockAfter() int {
	if w.Settings().LockAfter == 0 {
		return lockMinutes
	}
	return w.Settings().LockAfter
}

// follow brings a dossier that is only read up to date with what another program
// saved in it; where it got another passphrase meanwhile, that is asked. Of one that is
// worked in it reports whether it was moved, taken away or replaced.
func (w *app) follow() {
	store := w.Store()
	if store == nil || w.Worker().Busy() {
		return
	}
	if !store.ReadOnly() {
		w.tellNotices()
		w.Worker().Ahead(func() { _ = store.LookAround() }) // what fails is told where something is saved
		return
	}
	w.Worker().Do(func() func() {
		changed, err := store.Refresh()
		return func() {
			if w.Store() == store {
				w.followedWith(changed, err)
			}
		}
	})
}

func (w *app) followedWith(changed bool, err error) {
	if e, is := errors.AsType[*assessment.Error](err); is && e.Code == assessment.PassphraseNeeded {
		path := w.Store().Path()
		w.closeDossier(func() {
			w.gate = gate{path: path, err: err, options: dossier.Options{ReadOnly: true}, resting: true}
			w.Show(stepGate)
		})
		return
	}
	if !changed {
		return // what cannot be read for a moment is looked at again
	}
	key, wasOpen := "", w.HasAssessment()
	var before assessment.Assessment
	if wasOpen {
		key, before = w.Desk().Editor().Item().Key(), w.Desk().Editor().Assessment().Clone()
	}
	if err := w.Desk().Reload(); err != nil {
		w.Tell(err)
	}
	if _, there := w.Desk().Row(key); wasOpen && !there {
		w.Show(stepRegister)
		return
	}
	w.Renew()
	w.sayFollowed(before, wasOpen)
}

// sayFollowed says what another program changed in what is only read here.
func (w *app) sayFollowed(before assessment.Assessment, wasOpen bool) {
	time := w.Now().Format("15:04")
	said := w.T("followed", "time", time)
	if wasOpen && w.HasAssessment() {
		if what := w.changedIn(change.Diff(&before, w.Desk().Editor().Assessment())); what != "" {
			said = w.T("followed.what", "time", time, "what", what)
		}
	}
	w.SayStatus(parts.Open, parts.SignImportant, said)
}

// rest frees the memory that the last work took, and locks the window where
// nobody did anything for a while. Work under way is waited for: it reports to the
// dossier that is open. What could not be saved is tried again, and keeps the
// dossier open until it is.
func (w *app) rest() {
	if w.unsaved {
		w.Desk().Save()
		return
	}
	w.FreeMemory()
	minutes := w.lockAfter()
	if minutes == never || w.Worker().Busy() {
		return
	}
	if w.Untouched() >= time.Duration(minutes)*time.Minute {
		w.lock()
	}
}

// lock closes a dossier that has a passphrase and asks for it. All that was
// filled in is saved, and found back where it was.
func (w *app) lock() {
	if w.Store() == nil || !w.Store().Encrypted() {
		return
	}
	path := w.Store().Path()
	w.Desk().Save() // with the step that is in view
	w.closeDossier(func() {
		w.gate = gate{path: path, err: &assessment.Error{Code: assessment.PassphraseNeeded}, resting: true}
		w.Show(stepGate)
	})
}
