package dossiers

import (
	"context"

	"beeldbeltoets/assessment/dossier"
)

// check is the check of a dossier that runs beside other work.
type check struct {
	stop  context.CancelFunc
	ended <-chan struct{}
}

// startCheck begins to check the dossier that was opened, and tells what was found.
func (d *Dossiers) startCheck(store *dossier.Store) {
	d.stopCheck()
	ctx, stop := context.WithCancel(context.Background())
	d.checkup.stop = stop
	c := store.Check(d.w.Now())
	d.checkup.ended = d.w.Worker().Ahead(func() {
		found, err := c.Run(ctx)
		if err != nil {
			return // the dossier was closed, or what is wrong is told where somebody saves
		}
		d.w.Worker().Report(func() {
			if d.w.Store() == store {
				d.Checked(found)
			}
		})
	})
}

// Checked shows in the register what is damaged, and says in a sentence what was
// mended and what was not.
func (d *Dossiers) Checked(found dossier.Findings) {
	notices := found.Notices(d.w.Store().Path())
	if len(notices) == 0 {
		return
	}
	if err := d.again(); err != nil {
		d.w.Tell(err)
	}
	for _, notice := range notices {
		d.w.Tell(notice)
	}
}

// stopCheck ends the check, before the dossier is let go.
func (d *Dossiers) stopCheck() {
	if d.checkup.stop != nil {
		d.checkup.stop()
		<-d.checkup.ended
		d.checkup = check{}
	}
}
