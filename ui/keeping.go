package ui

import (
	"maps"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
)

// put hands over what changed, together with what is not yet known to be kept:
// so the newest that waits says it all, and nothing is lost where an attempt fails.
func (s *session) put(items ...register.Item) {
	s.showRows(items)
	for _, item := range items {
		s.waiting.Removed = without(s.waiting.Removed, item.Key())
		s.waiting.Items = append(slices.DeleteFunc(slices.Clone(s.waiting.Items), func(w register.Item) bool { return w.Key() == item.Key() }), item)
	}
	s.putBeginning()
	s.hand()
}

// putBeginning hands over what a new assessment begins with where that changed:
// another program may have changed it as well, and the last one stands.
func (s *session) putBeginning() {
	if same(s.begin, s.begun) {
		return
	}
	s.begun = s.begin
	s.begun.Practice = clonePractice(s.begin.Practice)
	s.waiting.Others = replaced(s.waiting.Others, dossier.Other{Kind: dossier.KindPractice, Value: s.begun})
}

// putOther hands over something else that the dossier keeps, under its kind and
// id. A value is not changed any more once it is handed over; nil removes it.
func (s *session) putOther(kind, id string, value any) {
	s.waiting.Others = replaced(s.waiting.Others, dossier.Other{Kind: kind, ID: id, Value: value})
	s.hand()
}

// hand gives all that waits to be saved, in one go.
func (s *session) hand() {
	if s.readOnly {
		return
	}
	s.waiting.Others = replaced(s.waiting.Others, dossier.Other{Kind: dossier.KindState, Value: s.at})
	s.waiting.By, s.waiting.At = s.begin.Assessor.Name, s.clock()
	s.handed++
	n := s.handed
	s.keep(s.waiting, func() {
		if n == s.handed {
			s.waiting = dossier.Change{}
		}
	})
}

func replaced(others []dossier.Other, o dossier.Other) []dossier.Other {
	others = slices.DeleteFunc(slices.Clone(others), func(w dossier.Other) bool { return w.Kind == o.Kind && w.ID == o.ID })
	return append(others, o)
}

func without(keys []string, key string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return k == key })
}

// showRows brings the rows of what changed up to date.
func (s *session) showRows(items []register.Item) {
	for _, item := range items {
		row, err := register.RowOf(item)
		if err != nil {
			continue // of editions that this program lacks; it could not have been opened either
		}
		row.Changed = s.clock()
		i := slices.IndexFunc(s.rows, func(r register.Row) bool { return r.Key == row.Key })
		if i < 0 {
			s.rows = append(s.rows, row)
			continue
		}
		s.rows[i] = row
	}
}

// load gives what is filed under a key, as it was changed last.
func (s *session) load(key string) (register.Item, error) {
	for _, item := range s.waiting.Items {
		if item.Key() == key {
			return item, nil
		}
	}
	return s.store.Item(key)
}

// drop deletes what is filed under some keys.
func (s *session) drop(keys ...string) {
	gone := func(key string) bool { return slices.Contains(keys, key) }
	s.rows = slices.DeleteFunc(slices.Clone(s.rows), func(r register.Row) bool { return gone(r.Key) })
	s.waiting.Items = slices.DeleteFunc(slices.Clone(s.waiting.Items), func(i register.Item) bool { return gone(i.Key()) })
	s.waiting.Removed = append(slices.Clip(s.waiting.Removed), keys...)
	if s.opened() && gone(s.item().Key()) {
		s.leave()
	}
	s.hand()
}

// edit changes something about an item that is filed, whether it is open or not.
func (s *session) edit(key string, change func(*register.Item)) error {
	if s.opened() && s.item().Key() == key {
		change(s.filed)
		s.put(s.copyOfOpen())
		return nil
	}
	item, err := s.load(key)
	if err != nil {
		return err
	}
	change(&item)
	s.put(item)
	return nil
}

// copyOfOpen is the open assessment as it is saved: a copy that the screen no
// longer changes, without what was only offered for its decision.
func (s *session) copyOfOpen() register.Item {
	item := *s.item()
	item.Assessment = item.Assessment.Clone()
	item.Unfinished = s.chosen(item.Unfinished)
	return item
}

// exported marks a decided version as having left the house, whatever is open by
// then.
func (s *session) exported(key string) error {
	row, there := s.row(key)
	if !there || row.Kind == "" || row.Exported != "" || s.readOnly {
		return nil
	}
	return s.edit(key, func(i *register.Item) { i.Exported = s.today() })
}

func clonePractice(p assessment.Practice) assessment.Practice {
	p.Numbers = maps.Clone(p.Numbers)
	return p
}
