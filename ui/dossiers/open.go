package dossiers

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/demo"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/session"
)

// recentMost is how many dossiers the start page remembers.
const recentMost = 8

// arrival is a dossier that is on its way. Of its gate, what stands in the way is
// known from when it is ready, and so is the store.
type arrival struct {
	gate
	store *dossier.Store
	ready <-chan struct{}
}

// open begins to open a dossier off the screen's thread: working the key out of a
// passphrase takes a second, and a network may take longer.
func (d *Dossiers) open(g gate) *arrival {
	o := &arrival{gate: g}
	o.ready = d.w.Worker().Ahead(func() {
		o.store, o.err = dossier.Open(g.path, g.options)
		_, _ = assessment.Load(assessment.Current) // kept for the first page, which says what is wrong with it
	})
	return o
}

// OpenEarly begins to open the dossier that is asked for, else the one that was
// open last: reading it takes no longer than the system needs to make a window.
func (d *Dossiers) OpenEarly(path string) {
	if path == "" && len(d.w.Settings().Recent) > 0 {
		path = d.w.Settings().Recent[0]
	}
	if path != "" {
		d.arrival = d.open(gate{path: path})
	}
}

// Begin goes on with the dossier that is being opened, else with what an earlier
// version of the program kept, which becomes the first one.
func (d *Dossiers) Begin() {
	if d.arrival == nil {
		d.w.Show(session.Start)
		d.migrate()
		return
	}
	d.await(d.arrival)
}

// aMoment is how long a dossier may take without a word about it.
const aMoment = 100 * time.Millisecond

// await goes on once a dossier is there. Where that takes longer than a moment the
// person is told, and may do something else meanwhile.
func (d *Dossiers) await(o *arrival) {
	d.arrival = o
	select {
	case <-o.ready:
		d.arrived(o)
		return
	case <-time.After(aMoment):
	}
	if d.w.Place() != session.Gate || !d.gate.asksPassphrase() { // else it says so in its own place
		d.Stop(o.path, nil, false)
	}
	d.w.Worker().Do(func() func() {
		<-o.ready
		return func() { d.arrived(o) }
	})
}

// arrived goes on with a dossier, unless it is waited for no longer.
func (d *Dossiers) arrived(o *arrival) {
	if d.arrival == o {
		d.arrival = nil
		d.entered(o.store, o.gate)
		return
	}
	if o.store != nil {
		d.w.Worker().Ahead(func() { _ = o.store.Close() }) // nothing was changed in it
	}
}

// migrate makes the first dossier of the draft file of an earlier version.
func (d *Dossiers) migrate() {
	path := d.firstPath()
	found, err := dossier.Migrate(path)
	if err != nil {
		d.w.Tell(err)
		return
	}
	if found {
		d.OpenDossier(path, dossier.Options{})
	}
}

// firstPath is where the first dossier comes: among the person's documents, or
// in the state folder where that was put somewhere else.
func (d *Dossiers) firstPath() string {
	return d.w.FreePath(dossier.FirstFolder(d.w.Host().Documents()), d.w.T("dossier.first"))
}

// OpenDossier opens a dossier. What stands in the way is shown by the gate.
func (d *Dossiers) OpenDossier(path string, o dossier.Options) {
	resting := d.gate.resting && d.gate.path == path
	d.CloseDossier(func() { d.await(d.open(gate{path: path, options: o, resting: resting})) })
}

// createDossier makes a dossier and opens it. Where that cannot be, what is open
// and what was typed stay.
func (d *Dossiers) createDossier(path, passphrase string) {
	d.w.Worker().Do(func() func() {
		store, err := dossier.Create(path, passphrase)
		if err == nil {
			err = store.Close() // it is opened once the one of now is let go
		}
		return func() {
			if err != nil {
				d.w.Tell(err)
				return
			}
			d.OpenDossier(path, dossier.Options{Passphrase: passphrase})
		}
	})
}

// OpenDemo makes a dossier of an invented practice, with assessments in every
// state as of today, to try everything on.
func (d *Dossiers) OpenDemo() {
	path := d.w.FreePath(dossier.FirstFolder(d.w.Host().Documents()), d.w.T("start.demo.name"))
	at, lang := d.w.Now(), d.w.Words().Lang
	d.CloseDossier(func() {
		d.w.Worker().Do(func() func() {
			store, err := demoDossier(path, at, lang)
			return func() {
				if err != nil {
					d.w.Tell(err)
					return
				}
				d.entered(store, gate{path: path})
				d.w.Show(session.Register)
			}
		})
	})
}

func demoDossier(path string, at time.Time, lang string) (*dossier.Store, error) {
	items, err := demo.Items(assessment.On(at), lang)
	if err != nil {
		return nil, err
	}
	store, err := dossier.Create(path, "")
	if err != nil {
		return nil, err
	}
	if err := store.Save(dossier.Change{At: at, Items: items}); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// NeedDossier does something that files, in the dossier that is open or in a
// first one that is made for it.
func (d *Dossiers) NeedDossier(do func()) {
	if d.w.Store() != nil {
		do()
		return
	}
	store, err := dossier.Create(d.firstPath(), "")
	if err == nil {
		err = d.WorkOn(store)
	}
	if err != nil {
		d.w.Tell(err)
		return
	}
	d.remember(store.Path())
	do()
}

// entered goes on after a dossier was opened, or shows why it could not be.
func (d *Dossiers) entered(store *dossier.Store, g gate) {
	if g.err == nil {
		g.err = d.WorkOn(store)
	}
	if g.err != nil {
		d.stopAt(g)
		return
	}
	d.gate = gate{}
	d.remember(store.Path())
	goOn := func() {
		d.resume(g.resting)
		d.tellNotices()
		d.startCheck(store)
	}
	if store.ReadOnly() || len(d.w.Desk().Rows()) == 0 { // nothing is filed yet, or here
		goOn()
		return
	}
	d.NeedUser(goOn)
}

// tellNotices tells what had to be mended at opening, what is damaged, that there
// could be no daily copy, and where the dossier went on in another place.
func (d *Dossiers) tellNotices() {
	if d.w.Store() == nil {
		return
	}
	notices := d.w.Store().Notices()
	fresh := notices[min(d.noticed, len(notices)):]
	d.noticed = len(notices)
	d.remember(d.w.Store().Path())
	if slices.ContainsFunc(fresh, isPart) {
		if err := d.again(); err != nil {
			d.w.Tell(err)
		}
	}
	for _, notice := range fresh {
		d.w.Tell(notice)
	}
}

// isPart reports whether the dossier went on with less than it had, where another
// version was written over it: then what is in view is not what is there.
func isPart(err error) bool {
	e, is := errors.AsType[*assessment.Error](err)
	return is && e.Code == assessment.DossierReplaced
}

// WorkOn makes a dossier the one at hand; nil for none.
func (d *Dossiers) WorkOn(store *dossier.Store) error {
	at, err := desk.New(store, desk.Options{
		Now:       func() time.Time { return d.w.Now() },
		User:      d.w.Settings().User,
		OnPending: d.save,
		CopyTitle: func(title string) string { return d.w.T("join.comparison.title", "name", title) },
	})
	if err != nil {
		return err
	}
	if d.w.Store() != store {
		d.noticed = 0
	}
	d.merging, d.arrival = nil, nil
	d.w.Sit(store, at)
	return nil
}

// resume goes on where this dossier was left, and else starts at the start. What
// is decided is gone back to only after a rest.
func (d *Dossiers) resume(rested bool) {
	at := d.w.Desk().Place()
	d.w.Show(session.Start)
	if row, there := d.w.Desk().Row(at.Key); there && (rested || row.Kind == "") {
		d.w.OpenAssessment(at.Key)
		if slices.ContainsFunc(d.w.Desk().Editor().Steps(), func(s assessment.Step) bool { return s.ID == at.Step }) {
			d.w.Show(at.Step)
		}
	}
}

// CloseDossier lets go of the dossier that is open, and goes on. Where something
// could not be saved the person is told, and the dossier stays.
func (d *Dossiers) CloseDossier(then func()) {
	if d.w.Store() == nil {
		then()
		return
	}
	d.w.Worker().Settle(func() {
		if d.unsaved {
			d.offer(&assessment.Error{Code: "dossier-unsaved", Params: map[string]string{"file": d.w.Store().Path()}})
			return
		}
		if err := d.close(); err != nil {
			d.w.Tell(err)
			return
		}
		then()
	})
}

func (d *Dossiers) close() error {
	store := d.w.Store()
	if err := d.WorkOn(nil); err != nil {
		return err
	}
	d.w.StopLooking()
	d.stopCheck()
	d.w.Show(session.Start)
	return store.Close()
}

// remember puts a dossier first among the recent ones.
func (d *Dossiers) remember(path string) {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if len(d.w.Settings().Recent) > 0 && d.w.Settings().Recent[0] == path {
		return
	}
	d.w.Keep(func(s *dossier.Settings) {
		recent := append([]string{path}, without(s.Recent, path)...)
		s.Recent = recent[:min(len(recent), recentMost)]
	})
}

// forget takes a dossier off the recent ones.
func (d *Dossiers) forget(path string) {
	d.w.Keep(func(s *dossier.Settings) { s.Recent = without(s.Recent, path) })
}

func without(paths []string, path string) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == path })
}
