package ui

import (
	"slices"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"
)

// asChanged is a dossier with what waits to be saved in it.
type asChanged struct {
	*dossier.Store
	s *session
}

// Load reads what is kept beside assessments, as it was changed last.
func (d asChanged) Load(kind, id string, into any) (bool, error) {
	for _, o := range d.s.waiting.Others {
		if o.Kind == kind && o.ID == id && o.Value != nil {
			return true, d.s.other(kind, id, into)
		}
	}
	return d.Store.Load(kind, id, into)
}

// takeFind files what taking a find in comes to. What clashes is given back, to be
// chosen; until then what was filed stands.
func (s *session) takeFind(p *intake.Plan, f *intake.Find, store *dossier.Store, why string) (m merged, err error) {
	key := f.Row.Key
	_, there := s.row(key)
	if f.Compares() {
		there = s.hasComparison(f.ComparisonID())
	}
	var mine register.Item
	if there && !f.Compares() {
		if mine, err = s.load(key); err != nil {
			return m, err
		}
	}
	t, err := p.Take(f, asChanged{store, s}, mine, there)
	if err != nil {
		return m, err
	}
	s.withReason(why, func() { s.fileTaking(key, t) })
	return merged{key: key, theirs: t.Theirs, conflicts: t.Conflicts, file: f.File, guessed: t.Guessed}, nil
}

// fileTaking files what comes of a find. Who has it open goes on in it.
func (s *session) fileTaking(key string, t intake.Taking) {
	for _, o := range t.Others {
		if c, is := o.Value.(grid.Comparison); is {
			s.comparisons = append(s.comparisons, &c)
			o.Value = c.Clone()
		}
		s.putOther(o.Kind, o.ID, o.Value)
	}
	if len(t.Items) == 0 {
		return
	}
	switch {
	case t.Moved:
		s.goOnIn(key, *t.Beside)
	case t.Items[0].Key() == key:
		s.goOnIn(key, t.Items[0])
	}
	s.put(t.Items...)
}

func (s *session) hasComparison(id string) bool {
	return slices.ContainsFunc(s.comparisons, func(c *grid.Comparison) bool { return c.ID == id })
}

// takeRest takes what a copy of the dossier keeps for all assessments, and gives
// what is to be told.
func (s *session) takeRest(p *intake.Plan, store *dossier.Store) ([]news, error) {
	rest, err := p.Rest(asChanged{store, s})
	if err != nil {
		return nil, err
	}
	var told []news
	for _, o := range rest.Others {
		s.putOther(o.Kind, o.ID, o.Value)
		if o.Kind == dossier.KindSentences {
			told = s.clashing(o.ID, rest.Clashes)
		}
	}
	return told, nil
}

// clashing asks at each of the practice's own sentences that two wrote otherwise
// which stands.
func (s *session) clashing(id string, clashes []letter.Clash) (told []news) {
	for _, c := range clashes {
		told = append(told, news{text: s.words.T("join.sentence", "mine", c.Mine, "theirs", c.Theirs), act: s.words.T("join.sentence.theirs"), of: s, do: func() {
			var own letter.Sentences
			if s.other(dossier.KindSentences, id, &own) == nil {
				s.putOther(dossier.KindSentences, id, own.Write(c.Key, c.Theirs))
			}
		}})
	}
	return told
}
