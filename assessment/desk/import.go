package desk

import (
	"context"
	"errors"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/register"
)

// pendingView reads a dossier through the changes that wait to be saved.
type pendingView struct {
	*dossier.Store
	desk *Desk
}

// Rows returns the summary of each item that is filed, as it was changed last.
func (v pendingView) Rows() []register.Row { return v.desk.Rows() }

// Load reads what is kept beside assessments, as it was changed last.
func (v pendingView) Load(kind, id string, into any) (bool, error) {
	return v.desk.Load(kind, id, into)
}

// Item returns what is filed under a key, as it was changed last.
func (v pendingView) Item(key string) (register.Item, error) { return v.desk.Item(key) }

// Import is the one way in: it files what was chosen in a plan, some finds at a time,
// with in the history of each out of which file it came. What clashes stands as it was
// filed until a person chose.
type Import struct {
	desk *Desk
	plan *intake.Plan
	why  func(file string) string
	at   int // the next find

	Applied int      // finds of which something was filed
	Clashes []Merged // to be chosen from
}

// StartImport begins to import what was chosen in a plan; why tells the history out of
// which file something came.
func (d *Desk) StartImport(p *intake.Plan, why func(file string) string) *Import {
	return &Import{desk: d, plan: p, why: why}
}

// Done returns how many finds are done, of how many.
func (i *Import) Done() (done, all int) { return i.at, len(i.plan.Finds) }

// some are the finds that are done next: those of one file together.
func (i *Import) some() []intake.Find { return i.plan.Finds[i.at:i.plan.Next(i.at)] }

// Carry brings the evidence of the next finds into a dossier. It leaves the desk alone,
// so that it may run beside it.
func (i *Import) Carry(to *dossier.Store) error {
	some := i.some()
	for n := range some {
		if err := i.plan.CarryFiles(&some[n], to); err != nil {
			return err
		}
	}
	return nil
}

// File files the finds whose evidence was carried. They wait to be saved.
func (i *Import) File() error {
	some := i.some()
	for n := range some {
		if err := i.file(&some[n]); err != nil {
			return err
		}
	}
	i.at += len(some)
	return nil
}

func (i *Import) file(f *intake.Find) error {
	r, err := i.plan.Apply(f, pendingView{i.desk.store, i.desk})
	if err != nil {
		return err
	}
	if f.Chosen() {
		i.Applied++
	}
	key := f.Row.Key
	i.desk.fileResult(key, r, i.why(f.Name()))
	if len(r.Conflicts) > 0 {
		i.Clashes = append(i.Clashes, Merged{Key: key, Theirs: r.Theirs, Conflicts: r.Conflicts, File: f.File, Guessed: r.Guessed, answered: r.Answered})
	}
	return nil
}

// fileResult files what comes of a find, and why. Who has it open goes on in it.
func (d *Desk) fileResult(key string, r intake.Result, why string) {
	for _, o := range r.Others {
		d.queue.because(o.Kind, o.ID, why)
		if c, is := o.Value.(grid.Comparison); is {
			d.comparisons.put(c)
			continue
		}
		d.Put(o.Kind, o.ID, o.Value)
	}
	if len(r.Items) == 0 {
		return
	}
	switch {
	case r.Moved:
		d.goOnIn(key, *r.Beside)
	case r.Items[0].Key() == key:
		d.goOnIn(key, r.Items[0])
	}
	for _, item := range r.Items {
		d.queue.because(dossier.KindAssessment, item.Key(), why)
	}
	d.put(r.Items...)
}

// End files what copies of the dossier keep for all assessments, and returns what is to
// be told.
func (i *Import) End() ([]Notice, error) {
	d := i.desk
	rest, err := i.plan.Rest(pendingView{d.store, d})
	if err != nil {
		return nil, err
	}
	for _, o := range rest.Others {
		d.Put(o.Kind, o.ID, o.Value)
	}
	var notices []Notice
	for id, clashes := range rest.Clashes {
		notices = append(notices, d.clashing(id, clashes)...)
	}
	return notices, nil
}

// All does all of it and saves it, for who has no worker to do that. Stopped by ctx,
// what is saved by then stays.
func (i *Import) All(ctx context.Context, report func(done, all int)) ([]Notice, error) {
	for i.at < len(i.plan.Finds) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := i.Carry(i.desk.store); err != nil {
			return nil, err
		}
		if err := i.File(); err != nil {
			return nil, err
		}
		if err := i.desk.Flush(); err != nil {
			return nil, err
		}
		report(i.Done())
	}
	notices, err := i.End()
	return notices, errors.Join(err, i.desk.Flush())
}

// LookAt looks at one file, held against what is filed and what waits to be saved.
func (d *Desk) LookAt(path string) (*intake.Plan, error) {
	return intake.Look(context.Background(), pendingView{d.store, d}, []string{path}, intake.Options{}, func(int, int) {})
}

// OpenFound imports the one thing that a file holds, and opens it; what is filed so
// already is opened as it is. It reports whether a person has to be asked first: then
// nothing was done.
func (d *Desk) OpenFound(p *intake.Plan, why func(file string) string) (asks bool, err error) {
	if len(p.Finds) != 1 {
		return true, nil
	}
	f := &p.Finds[0]
	switch {
	case f.Err != nil:
		return false, f.Err
	case d.ReadOnly() && f.Choice != "":
		return false, ErrReadOnly
	case p.Asks(0):
		return true, nil
	}
	if err := d.StartImport(p, why).File(); err != nil {
		return false, err
	}
	if f.Compares() {
		return false, d.comparisons.openID(f.ComparisonID())
	}
	return false, d.Open(f.Row.Key)
}
