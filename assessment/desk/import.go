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

// Load reads what is kept beside assessments, as it was changed last.
func (v pendingView) Load(kind, id string, into any) (bool, error) {
	return v.desk.Load(kind, id, into)
}

// Item returns what is filed under a key, as it was changed last.
func (v pendingView) Item(key string) (register.Item, error) { return v.desk.Item(key) }

// ImportAll applies all that was chosen in a plan and saves it at once, with nobody to
// ask: where something clashes mine stands. Nothing may be waiting to be saved.
func (d *Desk) ImportAll(ctx context.Context, p *intake.Plan, why func(file string) string, report func(done, all int)) (intake.Total, error) {
	total, err := p.ApplyAll(ctx, d.store, intake.Note{By: d.options.User, At: d.options.Now(), Why: why}, report)
	return total, errors.Join(err, d.Reload())
}

// Import files what importing a find comes to. What clashes is returned, to be
// chosen; until then what was filed stands. The history says why.
func (d *Desk) Import(p *intake.Plan, f *intake.Find, why string) (m Merged, err error) {
	r, err := p.Apply(f, pendingView{d.store, d})
	if err != nil {
		return m, err
	}
	d.queue.change.Why = why
	key := f.Row.Key
	d.fileResult(key, r)
	return Merged{Key: key, Theirs: r.Theirs, Conflicts: r.Conflicts, File: f.File, Guessed: r.Guessed, answered: r.Answered}, nil
}

// fileResult files what comes of a find. Who has it open goes on in it.
func (d *Desk) fileResult(key string, r intake.Result) {
	for _, o := range r.Others {
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
	d.put(r.Items...)
}

// ImportRest files what a copy of the dossier keeps for all assessments, and
// returns what is to be told.
func (d *Desk) ImportRest(p *intake.Plan) ([]Notice, error) {
	rest, err := p.Rest(pendingView{d.store, d})
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

// LookAt looks at the contents of one file, held against what is filed and what
// waits to be saved.
func (d *Desk) LookAt(name string, data []byte) (*intake.Plan, error) {
	o := intake.Options{Contents: map[string][]byte{name: data}}
	return intake.Look(context.Background(), pendingView{d.store, d}, []string{name}, o, func(int, int) {})
}

// FileOrOpen files what came out of a file and opens it. What is filed under its
// key already is opened as it is: [Desk.LookAt] says whether that is the same.
func (d *Desk) FileOrOpen(item register.Item) error {
	if _, there := d.Row(item.Key()); there {
		return d.Open(item.Key())
	}
	return d.File(item)
}
