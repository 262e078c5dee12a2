package desk

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
)

// queue holds what waits to be saved. It is cumulative: a newer state of it holds
// all that those before it hold, so that only the newest needs to be written and a
// write that fails loses nothing.
type queue struct {
	change  dossier.Change
	whys    map[place]string // why something was changed, where that is known
	version int              // of the queue; each change makes a next one
}

// place is where something is kept.
type place struct{ kind, id string }

// because keeps why something is changed.
func (q *queue) because(kind, id, why string) {
	q.whys = maps.Clone(q.whys) // a batch may still be read
	if q.whys == nil {
		q.whys = map[place]string{}
	}
	q.whys[place{kind, id}] = why
}

// Batch is the queue at one moment.
type Batch struct {
	Change  dossier.Change
	whys    map[place]string
	version int
}

// Pending returns what waits to be saved.
func (d *Desk) Pending() Batch { return Batch{d.queue.change, d.queue.whys, d.queue.version} }

// Changes are what is saved together: of each thing why it was changed, where that is
// known.
func (b Batch) Changes() []dossier.Change {
	if len(b.whys) == 0 {
		return []dossier.Change{b.Change}
	}
	changes := []dossier.Change{{By: b.Change.By, At: b.Change.At, Removed: b.Change.Removed}}
	places := map[string]int{"": 0}
	of := func(kind, id string) *dossier.Change {
		why := b.whys[place{kind, id}]
		n, there := places[why]
		if !there {
			n = len(changes)
			places[why] = n
			changes = append(changes, dossier.Change{By: b.Change.By, At: b.Change.At, Why: why})
		}
		return &changes[n]
	}
	for _, item := range b.Change.Items {
		c := of(dossier.KindAssessment, item.Key())
		c.Items = append(c.Items, item)
	}
	for _, o := range b.Change.Others {
		c := of(o.Kind, o.ID)
		c.Others = append(c.Others, o)
	}
	return changes
}

// Saved empties the queue after a batch was written, unless something was changed
// since: what comes next then writes all of it once more.
func (d *Desk) Saved(b Batch) {
	if b.version == d.queue.version {
		d.queue.change, d.queue.whys = dossier.Change{}, nil
	}
}

// Resume takes over what waited at another desk on the same dossier.
func (d *Desk) Resume(b Batch) { d.queue.change, d.queue.whys = b.Change, b.whys }

// Save asks to save what waits, also what an attempt before failed to.
func (d *Desk) Save() {
	if d.ReadOnly() {
		return
	}
	c := &d.queue.change
	c.Others = replaced(c.Others, dossier.Other{Kind: dossier.KindState, Value: d.place})
	c.By, c.At = d.User(), d.options.Now()
	d.queue.version++
	if d.options.OnPending != nil {
		d.options.OnPending()
	}
}

// Flush saves what waits at once, for who has no worker to do it.
func (d *Desk) Flush() error {
	b := d.Pending()
	if d.store == nil || b.version == 0 {
		return nil
	}
	if err := d.store.SaveAll(b.Changes()); err != nil {
		return err
	}
	d.Saved(b)
	return nil
}

// put queues items, with the defaults that they change.
func (d *Desk) put(items ...register.Item) {
	d.showRows(items)
	c := &d.queue.change
	for _, item := range items {
		key := item.Key()
		c.Removed = without(c.Removed, func(gone string) bool { return gone == key })
		c.Items = append(without(c.Items, func(w register.Item) bool { return w.Key() == key }), item)
	}
	d.putDefaults()
	d.Save()
}

// putDefaults queues what a new assessment begins with where that changed: another
// program may have changed it as well, and the last one stands.
func (d *Desk) putDefaults() {
	if reflect.DeepEqual(d.defaults, d.queued) {
		return
	}
	d.queued = d.defaults
	d.queued.Practice = clonePractice(d.defaults.Practice)
	d.queue.change.Others = replaced(d.queue.change.Others, dossier.Other{Kind: dossier.KindPractice, Value: d.queued})
}

// Put queues something that the dossier keeps beside assessments, under its kind
// and id. A value is not changed any more once it is queued; nil removes it.
func (d *Desk) Put(kind, id string, value any) {
	d.queue.change.Others = replaced(d.queue.change.Others, dossier.Other{Kind: kind, ID: id, Value: value})
	d.Save()
}

// Load reads what is kept beside assessments, as it was changed last. It reports
// whether there is something.
func (d *Desk) Load(kind, id string, into any) (found bool, err error) {
	for _, o := range d.queue.change.Others {
		if o.Kind != kind || o.ID != id {
			continue
		}
		if o.Value == nil {
			return false, nil
		}
		data, err := json.Marshal(o.Value)
		if err != nil {
			return false, err
		}
		return true, json.Unmarshal(data, into)
	}
	if d.store == nil {
		return false, nil
	}
	return d.store.Load(kind, id, into)
}

// Item returns what is filed under a key, as it was changed last.
func (d *Desk) Item(key string) (register.Item, error) {
	for _, item := range d.queue.change.Items {
		if item.Key() == key {
			return item, nil
		}
	}
	if d.store == nil {
		return register.Item{}, &assessment.Error{Code: assessment.ItemMissing, Params: map[string]string{"key": key}}
	}
	return d.store.Item(key)
}

// Update changes something about an item that is filed, whether it is open or not.
func (d *Desk) Update(key string, change func(*register.Item)) error {
	if d.isOpen(key) {
		change(d.editor.item)
		d.put(d.editor.copy())
		return nil
	}
	item, err := d.Item(key)
	if err != nil {
		return err
	}
	change(&item)
	d.put(item)
	return nil
}

// Earlier returns the day of the newest daily copy that has a damaged assessment
// whole; zero where none has.
func (d *Desk) Earlier(key string) (on time.Time) {
	if d.store == nil {
		return on
	}
	_, on, err := d.store.Earlier(key)
	if err != nil {
		return time.Time{}
	}
	return on
}

// RestoreEarlier files a damaged assessment as that copy has it.
func (d *Desk) RestoreEarlier(key string) error {
	if d.ReadOnly() {
		return ErrReadOnly
	}
	item, _, err := d.store.Earlier(key)
	if err == nil {
		d.put(item)
	}
	return err
}

// Delete deletes what is filed under some keys.
func (d *Desk) Delete(keys ...string) {
	gone := func(key string) bool { return slices.Contains(keys, key) }
	d.rows = slices.DeleteFunc(slices.Clone(d.rows), func(r register.Row) bool { return gone(r.Key) })
	c := &d.queue.change
	c.Items = slices.DeleteFunc(slices.Clone(c.Items), func(i register.Item) bool { return gone(i.Key()) })
	c.Removed = append(slices.Clip(c.Removed), keys...)
	if d.editor != nil && gone(d.editor.Key()) {
		d.Leave()
	}
	d.Save()
}

// showRows brings the rows of what changed up to date.
func (d *Desk) showRows(items []register.Item) {
	for _, item := range items {
		row, err := register.RowOf(item)
		if err != nil {
			continue // of editions that this program lacks; it could not have been opened either
		}
		row.Changed = d.options.Now()
		i := slices.IndexFunc(d.rows, func(r register.Row) bool { return r.Key == row.Key })
		if i < 0 {
			d.rows = append(d.rows, row)
			continue
		}
		d.rows[i] = row
	}
}

func replaced(others []dossier.Other, o dossier.Other) []dossier.Other {
	return append(without(others, func(w dossier.Other) bool { return w.Kind == o.Kind && w.ID == o.ID }), o)
}

// without returns a list without what fits. A batch may still read the list: it stays as
// it is, and only what is behind its end is written over.
func without[T any](list []T, fits func(T) bool) []T {
	if !slices.ContainsFunc(list, fits) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), fits)
}
