package intake

import (
	"errors"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// Taking is what taking one find in comes to: what is to be saved, and what is to
// be asked then.
type Taking struct {
	Joined
	Items  []register.Item
	Others []dossier.Other
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
	case f.Choice == Leave || f.State == Damaged:
		return t, nil
	case f.Choice == "" && f.Compares():
		return t, nil
	case f.Choice == "": // it is filed; what came back on it may not be
		return t, p.beside(f, filed, &t)
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
	if !slices.Contains(filed.IDs(dossier.KindLetter), id) {
		var choices any
		found, err := f.from.store.Load(dossier.KindLetter, id, &choices)
		if err != nil {
			return err
		}
		if found {
			t.Others = append(t.Others, dossier.Other{Kind: dossier.KindLetter, ID: id, Value: choices})
		}
	}
	counted, err := p.count(f.from, filed, id)
	if counted != nil {
		t.Others = append(t.Others, dossier.Other{Kind: dossier.KindLedger, ID: id, Value: *counted})
	}
	return err
}

// count puts together what came back on an assessment, once for all its versions;
// nil for nothing to add.
func (p *Plan) count(from *source, filed Filed, id string) (*consent.Ledger, error) {
	if p.counted[ledger{from, id}] {
		return nil, nil
	}
	var mine, theirs consent.Ledger
	found, err := from.store.Load(dossier.KindLedger, id, &theirs)
	if err != nil || !found {
		return nil, err
	}
	there, err := filed.Load(dossier.KindLedger, id, &mine)
	if err != nil {
		return nil, err
	}
	data, err := filed.Common(from.store, dossier.KindLedger, id)
	if err != nil {
		return nil, err
	}
	p.counted[ledger{from, id}] = true
	if !there {
		return &theirs, nil
	}
	base := consent.Shared(mine, theirs)
	if data != nil {
		base = consent.Ledger{}
		if err := unmarshal(data, &base); err != nil {
			return nil, err
		}
	}
	merged := consent.Merge(base, mine, theirs)
	return &merged, nil
}
