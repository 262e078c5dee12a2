package desk

import (
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

// Import files what importing a find comes to. What clashes is returned, to be
// chosen; until then what was filed stands. The history says why.
func (d *Desk) Import(p *intake.Plan, f *intake.Find, why string) (m Merged, err error) {
	key := f.Row.Key
	_, there := d.Row(key)
	if f.Compares() {
		there = d.comparisons.Has(f.ComparisonID())
	}
	var mine register.Item
	if there && !f.Compares() {
		if mine, err = d.Item(key); err != nil {
			return m, err
		}
	}
	t, err := p.Take(f, pendingView{d.store, d}, mine, there)
	if err != nil {
		return m, err
	}
	d.queue.change.Why = why
	d.fileTaking(key, t)
	return Merged{Key: key, Theirs: t.Theirs, Conflicts: t.Conflicts, File: f.File, Guessed: t.Guessed}, nil
}

// fileTaking files what comes of a find. Who has it open goes on in it.
func (d *Desk) fileTaking(key string, t intake.Taking) {
	for _, o := range t.Others {
		if c, is := o.Value.(grid.Comparison); is {
			d.comparisons.add(c)
			continue
		}
		d.Put(o.Kind, o.ID, o.Value)
	}
	if len(t.Items) == 0 {
		return
	}
	switch {
	case t.Moved:
		d.goOnIn(key, *t.Beside)
	case t.Items[0].Key() == key:
		d.goOnIn(key, t.Items[0])
	}
	d.put(t.Items...)
}

// ImportRest takes what a copy of the dossier keeps for all assessments, and
// returns what is to be told.
func (d *Desk) ImportRest(p *intake.Plan) ([]Notice, error) {
	rest, err := p.Rest(pendingView{d.store, d})
	if err != nil {
		return nil, err
	}
	var notices []Notice
	for _, o := range rest.Others {
		d.Put(o.Kind, o.ID, o.Value)
		if o.Kind == dossier.KindSentences {
			notices = d.clashing(o.ID, rest.Clashes)
		}
	}
	return notices, nil
}

// FileOrOpen files what came out of a file and opens it. What is filed under its
// key already is opened as it is.
func (d *Desk) FileOrOpen(item register.Item) error {
	if _, there := d.Row(item.Key()); there {
		return d.Open(item.Key())
	}
	return d.File(item)
}
