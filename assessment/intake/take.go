package intake

import (
	"errors"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// Taking is what taking one find in comes to: what is to be saved, and what is to
// be asked then.
type Taking struct {
	Joined
	// Guessed tells that nobody knows what both sides were made of.
	Guessed bool
	Items   []register.Item
	Others  []dossier.Other
}

// Carry brings the evidence files that the source of a find has and a dossier
// lacks. What is missing or damaged there is told beforehand, by Find.Lost.
func (p *Plan) Carry(f *Find, to *dossier.Store) error {
	if f.Choice == "" || f.Choice == Leave || f.from.store == nil || f.Compares() {
		return nil
	}
	item, err := f.from.itemOf(f.Row.Key)
	if err != nil {
		return err
	}
	for _, sum := range dossier.FilesOf(&item.Assessment) {
		if !f.from.store.HasFile(sum) {
			continue
		}
		err := f.from.store.HandFile(to, sum)
		if e, is := errors.AsType[*assessment.Error](err); is && e.Code == "evidence-damaged" {
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Take works out what taking a find in comes to, held against what is filed now:
// that may have changed since it was looked at. There tells whether something is
// filed under its key, and mine is that.
func (p *Plan) Take(f *Find, filed Filed, mine register.Item, there bool) (t Taking, err error) {
	switch {
	case f.Choice == "" || f.Choice == Leave:
		return t, nil
	case f.Compares():
		return p.takeComparison(f, there)
	}
	theirs, err := f.from.itemOf(f.Row.Key)
	if err != nil {
		return t, err
	}
	if err := p.beside(f, filed, &t); err != nil {
		return t, err
	}
	if !there {
		t.Items = []register.Item{theirs}
		return t, nil
	}
	theirs = f.from.filedAs(mine, theirs)
	if f.Choice == Both {
		t.Items = []register.Item{CopyOf(theirs)}
		return t, nil
	}
	base, shared, err := f.from.base(filed, mine)
	if err != nil {
		return t, err
	}
	_, t.Joined = weigh(base, shared, mine, theirs)
	t.Guessed = !shared
	if t.Item.Assessment.ID == "" {
		return t, nil // it is filed by now
	}
	t.Items = []register.Item{t.Item}
	if t.Beside != nil {
		t.Items = append(t.Items, *t.Beside)
	}
	return t, nil
}

// takeComparison files a comparison, under an id of its own beside another.
func (p *Plan) takeComparison(f *Find, there bool) (t Taking, err error) {
	c, err := f.from.comparisonOf(f.id)
	if err != nil {
		return t, err
	}
	if there {
		c.ID = uuid.NewString()
	}
	t.Others = []dossier.Other{{Kind: dossier.KindComparison, ID: c.ID, Value: c}}
	return t, nil
}

// ComparisonID is that of a comparison; empty for others.
func (f *Find) ComparisonID() string { return f.id }

// beside takes what a dossier keeps with an assessment: the choices for its
// letter, where none were made here, and what came back on it.
func (p *Plan) beside(f *Find, filed Filed, t *Taking) error {
	if f.from.store == nil || f.Choice == Both {
		return nil
	}
	id := f.Row.ID
	choices, found, err := join(f.from.store, filed, dossier.KindLetter, id, letter.MergeChoices)
	if err != nil {
		return err
	}
	if found {
		t.Others = append(t.Others, dossier.Other{Kind: dossier.KindLetter, ID: id, Value: choices})
	}
	counted, err := p.count(f.from, filed, id)
	if counted != nil {
		t.Others = append(t.Others, dossier.Other{Kind: dossier.KindLedger, ID: id, Value: *counted})
	}
	return err
}

// join puts together what two dossiers keep under a kind and id. It tells whether
// the other one has something.
func join[T any](from *dossier.Store, filed Filed, kind, id string, merge func(base, mine, theirs T) T) (joined T, found bool, err error) {
	var base, mine, theirs T
	if found, err = from.Load(kind, id, &theirs); err != nil || !found {
		return joined, false, err
	}
	there, err := filed.Load(kind, id, &mine)
	if err != nil || !there {
		return theirs, err == nil, err
	}
	data, err := filed.Common(from, kind, id)
	if err == nil {
		err = unmarshal(data, &base)
	}
	return merge(base, mine, theirs), err == nil, err
}

// count puts together what came back on an assessment, once for all its versions;
// nil for nothing to add.
func (p *Plan) count(from *source, filed Filed, id string) (*consent.Ledger, error) {
	if p.counted[ledger{from, id}] {
		return nil, nil
	}
	l, found, err := joinLedger(from.store, filed, id)
	if err != nil || !found {
		return nil, err
	}
	p.counted[ledger{from, id}] = true
	return &l, nil
}

// joinLedger puts together what came back on an assessment in two dossiers.
func joinLedger(from *dossier.Store, filed Filed, id string) (consent.Ledger, bool, error) {
	return join(from, filed, dossier.KindLedger, id, func(base, mine, theirs consent.Ledger) consent.Ledger {
		if base.Empty() {
			base = consent.Shared(mine, theirs)
		}
		return consent.Merge(base, mine, theirs)
	})
}

// Rest is what a copy of a dossier has beside assessments and comparisons.
type Rest struct {
	Others  []dossier.Other
	Clashes []letter.Clash // of the practice's own sentences; those that are kept here stand for now
}

// Rest puts together what copies of this dossier keep for all assessments: the
// practice's own sentences and filters, and that they were taken in. Those of another dossier stay there: it
// may be of another practice.
func (p *Plan) Rest(filed Filed) (r Rest, err error) {
	own, err := filed.ID()
	if err != nil {
		return r, err
	}
	for _, s := range p.sources {
		id, err := s.store.ID()
		if err != nil {
			return r, err
		}
		if id != own {
			continue
		}
		if err := r.add(s.store, filed); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (r *Rest) add(from *dossier.Store, filed Filed) error {
	line, err := from.Newest()
	if err != nil {
		return err
	}
	if line != "" {
		r.Others = append(r.Others, dossier.Other{Kind: dossier.KindMerged, ID: line, Value: true})
	}
	for _, id := range from.IDs(dossier.KindSentences) {
		own, _, err := join(from, filed, dossier.KindSentences, id, func(base, mine, theirs letter.Sentences) letter.Sentences {
			joined, clashes := letter.MergeSentences(base, mine, theirs)
			r.Clashes = append(r.Clashes, clashes...)
			return joined
		})
		if err != nil {
			return err
		}
		r.Others = append(r.Others, dossier.Other{Kind: dossier.KindSentences, ID: id, Value: own})
	}
	filters, found, err := join(from, filed, dossier.KindFilters, "", func(_, mine, theirs []register.Saved) []register.Saved { return register.JoinSaved(mine, theirs) })
	if found {
		r.Others = append(r.Others, dossier.Other{Kind: dossier.KindFilters, Value: filters})
	}
	return err
}
