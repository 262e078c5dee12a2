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
func (w *app) check(store *dossier.Store) {
	w.stopCheck()
	ctx, stop := context.WithCancel(context.Background())
	w.checkup.stop = stop
	c := store.Check(w.Now())
	w.checkup.ended = w.Worker().Ahead(func() {
		found, err := c.Run(ctx)
		if err != nil {
			return // the dossier was closed, or what is wrong is told where somebody saves
		}
		w.Worker().Report(func() {
			if w.Store() == store {
				w.checked(found)
			}
		})
	})
}

// checked shows in the register what is damaged, and says in a sentence what was
// mended and what was not.
func (w *app) checked(found dossier.Findings) {
	notices := found.Notices(w.Store().Path())
	if len(notices) == 0 {
		return
	}
	if err := w.again(); err != nil {
		w.Tell(err)
	}
	for _, notice := range notices {
		w.Tell(notice)
	}
}

// stopCheck ends the check, before the dossier is let go.
func (w *app) stopCheck() {
	if w.checkup.stop != nil {
		w.checkup.stop()
		<-w.checkup.ended
		w.checkup = checking{}
	}
}
