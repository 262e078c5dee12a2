package ui

import (
	"context"

	"beeldbeltoets/assessment/dossier"
)

// checking is the check of a dossier that runs beside other work.
type checking struct {
	stop  context.CancelFunc
	ended <-chan struct{}
}

// check begins to check the dossier that was opened, and tells what was found.
func (w *Window) check(store *dossier.Store) {
	w.stopCheck()
	ctx, stop := context.WithCancel(context.Background())
	w.checkup.stop = stop
	w.checkup.ended = w.worker.check(ctx, store.Check(w.clock()), func(found dossier.Findings) {
		if w.store == store {
			w.checked(found)
		}
	})
}

// checked shows in the register what is damaged, and says in a sentence what was
// mended and what was not.
func (w *Window) checked(found dossier.Findings) {
	notices := found.Notices(w.store.Path())
	if len(notices) == 0 {
		return
	}
	if err := w.again(); err != nil {
		w.tell(err)
	}
	for _, notice := range notices {
		w.tell(notice)
	}
}

// stopCheck ends the check, before the dossier is let go.
func (w *Window) stopCheck() {
	if w.checkup.stop != nil {
		w.checkup.stop()
		<-w.checkup.ended
		w.checkup = checking{}
	}
}
