package ui

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/demo"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
)

// recentMost is how many dossiers the start page remembers.
const recentMost = 8

// opening is a dossier that is on its way. Of its gate, what stands in the way is
// known from when it is ready, and so is the store.
type opening struct {
	gate
	store *dossier.Store
	ready <-chan struct{}
}

// opens begins to open a dossier off the screen's thread: working the key out of a
// passphrase takes a second, and a network may take longer.
func (w *app) opens(g gate) *opening {
	o := &opening{gate: g}
	o.ready = w.Worker().Ahead(func() {
		o.store, o.err = dossier.Open(g.path, g.options)
		_, _ = assessment.Load(assessment.Current) // kept for the first page, which says what is wrong with it
	})
	return o
}

// openEarly begins to open the dossier that was asked for, else the one that was
// open last: reading it takes no longer than the system needs to make a window.
func (w *app) openEarly() {
	path := w.asked
	if path == "" && len(w.Settings().Recent) > 0 {
		path = w.Settings().Recent[0]
	}
	if path != "" {
		w.opening = w.opens(gate{path: path})
	}
}

// begin goes on with the dossier that is being opened, else with what an earlier
// version of the program kept, which becomes the first one.
func (w *app) begin() {
	if w.opening == nil {
		w.Show(stepStart)
		w.migrate()
		return
	}
	w.await(w.opening)
}

// aMoment is how long a dossier may take without a word about it.
const aMoment = 100 * time.Millisecond

// await goes on once a dossier is there. Where that takes longer than a moment the
// person is told, and may do something else meanwhile.
func (w *app) await(o *opening) {
	w.opening = o
	select {
	case <-o.ready:
		w.arrived(o)
		return
	case <-time.After(aMoment):
	}
	if w.Place() != stepGate || !w.gate.asksPassphrase() { // else it says so in its own place
		w.gate = gate{path: o.path, waiting: true}
		w.Show(stepGate)
	}
	w.Worker().Do(func() func() {
		<-o.ready
		return func() { w.arrived(o) }
	})
}

// arrived goes on with a dossier, unless it is waited for no longer.
func (w *app) arrived(o *opening) {
	if w.opening == o {
		w.opening = nil
		w.entered(o.store, o.gate)
		return
	}
	if o.store != nil {
		w.Worker().Ahead(func() { _ = o.store.Close() }) // nothing was changed in it
	}
}

// migrate makes the first dossier of the draft file of an earlier version.
func (w *app) migrate() {
	path := w.firstPath()
	found, err := dossier.Migrate(path)
	if err != nil {
		w.Tell(err)
		return
	}
	if found {
		w.openDossier(path, dossier.Options{})
	}
}

// firstPath is where the first dossier comes: among the person's documents, or
// in the state folder where that was put somewhere else.
func (w *app) firstPath() string {
	return w.FreePath(dossier.FirstFolder(w.Host().Documents()), w.T("dossier.first"))
}

// openDossier opens a dossier. What stands in the way is shown by the gate.
func (w *app) openDossier(path string, o dossier.Options) {
	resting := w.gate.resting && w.gate.path == path
	w.closeDossier(func() { w.await(w.opens(gate{path: path, options: o, resting: resting})) })
}

// createDossier makes a dossier and opens it. Where that cannot be, what is open
// and what was typed stay.
func (w *app) createDossier(path, passphrase string) {
	w.Worker().Do(func() func() {
		store, err := dossier.Create(path, passphrase)
		if err == nil {
			err = store.Close() // it is opened once the one of now is let go
		}
		return func() {
			if err != nil {
				w.Tell(err)
				return
			}
			w.openDossier(path, dossier.Options{Passphrase: passphrase})
		}
	})
}

// openDemo makes a dossier of an invented practice, with assessments in every
// state as of today, to try everything on.
func (w *app) OpenDemo() {
	path := w.FreePath(dossier.FirstFolder(w.Host().Documents()), w.T("start.demo.name"))
	at, lang := w.Now(), w.Words().Lang
	w.closeDossier(func() {
		w.Worker().Do(func() func() {
			store, err := demoDossier(path, at, lang)
			return func() {
				if err != nil {
					w.Tell(err)
					return
				}
				w.entered(store, gate{path: path})
				w.Show(stepRegister)
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

// needDossier does something that files, in the dossier that is open or in a
// first one that is made for it.
func (w *app) NeedDossier(do func()) {
	if w.Store() != nil {
		do()
		return
	}
	store, err := dossier.Create(w.firstPath(), "")
	if err == nil {
		err = w.workOn(store)
	}
	if err != nil {
		w.Tell(err)
		return
	}
	w.remember(store.Path())
	do()
}

// entered goes on after a dossier was opened, or shows why it could not be.
func (w *app) entered(store *dossier.Store, g gate) {
	if g.err == nil {
		g.err = w.workOn(store)
	}
	if g.err != nil {
		w.gate = g
		w.Show(stepGate)
		return
	}
	w.gate = gate{}
	w.remember(store.Path())
	goOn := func() {
		w.resume(g.resting)
		w.tellNotices()
		w.check(store)
	}
	if store.ReadOnly() || len(w.Desk().Rows()) == 0 { // nothing is filed yet, or here
		goOn()
		return
	}
	w.NeedUser(goOn)
}

// tellNotices tells what had to be mended at opening, what is damaged, that there
// could be no daily copy, and where the dossier went on in another place.
func (w *app) tellNotices() {
	if w.Store() == nil {
		return
	}
	notices := w.Store().Notices()
	fresh := notices[min(w.noticed, len(notices)):]
	w.noticed = len(notices)
	w.remember(w.Store().Path())
	if slices.ContainsFunc(fresh, isPart) {
		if err := w.again(); err != nil {
			w.Tell(err)
		}
	}
	for _, notice := range fresh {
		w.Tell(notice)
	}
}

// isPart reports whether the dossier went on with less than it had, where another
// version was written over it: then what is in view is not what is there.
func isPart(err error) bool {
	e, is := errors.AsType[*assessment.Error](err)
	return is && e.Code == assessment.DossierReplaced
}

// workOn makes a dossier the one at hand; nil for none.
func (w *app) workOn(store *dossier.Store) error {
	d, err := desk.New(store, desk.Options{
		Now:       func() time.Time { return w.Now() },
		User:      w.Settings().User,
		OnPending: w.save,
		CopyTitle: func(title string) string { return w.T("join.comparison.title", "name", title) },
	})
	if err != nil {
		return err
	}
	if w.Store() != store {
		w.noticed = 0
	}
	w.intake.letGo()
	w.merging, w.opening = nil, nil
	w.Sit(store, d)
	return nil
}

// resume goes on where this dossier was left, and else starts at the start. What
// is decided is gone back to only after a rest.
func (w *app) resume(rested bool) {
	at := w.Desk().Place()
	w.Show(stepStart)
	if row, there := w.Desk().Row(at.Key); there && (rested || row.Kind == "") {
		w.OpenAssessment(at.Key)
		if slices.ContainsFunc(w.Desk().Editor().Steps(), func(s assessment.Step) bool { return s.ID == at.Step }) {
			w.Show(at.Step)
		}
	}
}

// closeDossier lets go of the dossier that is open, and goes on. Where something
// could not be saved the person is told, and the dossier stays.
func (w *app) closeDossier(then func()) {
	if w.Store() == nil {
		then()
		return
	}
	w.Worker().Settle(func() {
		if w.unsaved {
			w.offer(&assessment.Error{Code: "dossier-unsaved", Params: map[string]string{"file": w.Store().Path()}})
			return
		}
		if err := w.letGo(); err != nil {
			w.Tell(err)
			return
		}
		then()
	})
}

func (w *app) letGo() error {
	store := w.Store()
	if err := w.workOn(nil); err != nil {
		return err
	}
	w.StopLooking()
	w.stopCheck()
	w.Show(stepStart)
	return store.Close()
}

// remember puts a dossier first among the recent ones.
func (w *app) remember(path string) {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if len(w.Settings().Recent) > 0 && w.Settings().Recent[0] == path {
		return
	}
	w.Keep(func(s *dossier.Settings) {
		recent := append([]string{path}, without(s.Recent, path)...)
		s.Recent = recent[:min(len(recent), recentMost)]
	})
}

// forget takes a dossier off the recent ones.
func (w *app) forget(path string) {
	w.Keep(func(s *dossier.Settings) { s.Recent = without(s.Recent, path) })
}

func without(paths []string, path string) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == path })
}

// save hands what waits to the worker, for the dossier that is open now.
func (w *app) save() {
	store, d, batch := w.Store(), w.Desk(), w.Desk().Pending()
	w.Worker().Save(func() error { return store.SaveAll(batch.Changes()) }, func(err error) {
		if err == nil {
			d.Saved(batch)
		}
		w.kept(w.Now(), err)
	})
}
