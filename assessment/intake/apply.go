package intake

import (
	"bytes"
	"encoding/json"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"
)

// Result is what applying one find comes to: what is to be saved, and what is to be
// asked then.
type Result struct {
	Merged
	// Guessed reports that nobody knows what both sides were made of.
	Guessed bool
	Items   []register.Item
	Others  []dossier.Other
	// Answered is saved once a person chose at the conflicts: until then they are
	// asked again where the same is imported again.
	Answered []dossier.Other
}

// CarryFiles brings the evidence files that the source of a find has and a dossier
// lacks. What is missing or damaged there is told beforehand, by Find.Lost.
func (p *Plan) CarryFiles(f *Find, to *dossier.Store) error {
	if !f.Chosen() || f.from.store == nil || f.Compares() {
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
		if assessment.IsCode(err, assessment.EvidenceDamaged) {
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Apply works out what applying a find comes to, held against what is filed now:
// that may have changed since it was looked at.
func (p *Plan) Apply(f *Find, filed Filed) (Result, error) {
	switch {
	case f.Choice == "", f.from == nil:
		return Result{}, nil
	case f.Compares():
		return p.applyComparison(f, filed)
	}
	theirs, err := f.from.itemOf(f.Row.Key)
	if err != nil {
		return Result{}, err
	}
	mine, err := filed.Item(f.Row.Key)
	if assessment.IsCode(err, assessment.ItemMissing) {
		return p.applyNew(f, filed, theirs)
	}
	if err != nil {
		return Result{}, err
	}
	return p.applyTo(f, filed, mine, f.from.filedAs(mine, theirs))
}

// applyNew files what is not there yet.
func (p *Plan) applyNew(f *Find, filed Filed, theirs register.Item) (r Result, err error) {
	if f.Choice == Leave {
		return r, nil
	}
	if err := p.besides(f, filed, &r); err != nil {
		return r, err
	}
	if f.Taken != "" && theirs.Assessment.Draft() {
		theirs.Assessment.Number = "" // it gets one of its own when it is decided
	}
	r.Items = []register.Item{theirs}
	if f.from.store == nil {
		return r, nil
	}
	a, err := filed.Ancestry(f.from.store, dossier.KindAssessment, theirs.Key())
	if err == nil {
		r.Others = append(r.Others, dossier.Lineage{}.Join(a, true).Other(dossier.KindAssessment, theirs.Key()))
	}
	return r, err
}

// applyTo puts theirs together with what is filed, as was chosen.
func (p *Plan) applyTo(f *Find, filed Filed, mine, theirs register.Item) (r Result, err error) {
	c, err := f.from.compare(filed, mine, theirs)
	if err != nil {
		return r, err
	}
	answer := func(l dossier.Lineage) []dossier.Other {
		return []dossier.Other{l.Answer(f.from.fingerprint(theirs), string(f.Choice)).Other(dossier.KindAssessment, mine.Key())}
	}
	differs := c.state != Same && c.state != Known
	switch {
	case f.Choice == Leave && differs:
		r.Others = answer(c.lineage)
		return r, nil
	case f.Choice == Leave:
		return r, nil
	case f.Choice == Both && differs:
		r.Items, r.Others = []register.Item{CopyOf(theirs)}, answer(c.lineage)
		return r, nil
	}
	if err := p.besides(f, filed, &r); err != nil || !differs {
		return r, err
	}
	r.Merged, r.Guessed = c.merged, !c.shared
	r.Items = []register.Item{r.Item}
	if r.Beside != nil {
		r.Items = append(r.Items, *r.Beside)
	}
	r.Answered = answer(c.lineage.Join(c.ancestry, !same(mine, r.Item)))
	if len(r.Conflicts) == 0 {
		r.Others, r.Answered = append(r.Others, r.Answered...), nil
	}
	return r, nil
}

// applyComparison files a comparison, beside another that both changed.
func (p *Plan) applyComparison(f *Find, filed Filed) (r Result, err error) {
	if f.Choice == Leave {
		return r, nil
	}
	c, err := f.from.comparisonOf(f.id)
	if err != nil {
		return r, err
	}
	m, lineage, err := f.from.mergeComparison(filed, c)
	switch {
	case err != nil:
		return r, err
	case m.Beside != nil:
		c = *m.Beside
	case m.Value == nil:
		return r, nil // it is there by now
	}
	r.Others = append(lineage, dossier.Other{Kind: dossier.KindComparison, ID: c.ID, Value: c})
	return r, nil
}

// mergeComparison holds a comparison against what is kept under its id.
func (s *source) mergeComparison(filed Filed, theirs grid.Comparison) (dossier.Merged, []dossier.Other, error) {
	if s.store != nil {
		return mergeOther(s.store, filed, dossier.KindComparison, theirs.ID)
	}
	var mine json.RawMessage
	if found, err := filed.Load(dossier.KindComparison, theirs.ID, &mine); err != nil || !found {
		return dossier.Merged{Value: theirs}, nil, err
	}
	data, err := json.Marshal(theirs)
	if err != nil {
		return dossier.Merged{}, nil, err
	}
	m, err := dossier.Merge(dossier.KindComparison, nil, mine, data)
	return m, nil, err
}

// besides merges what a dossier keeps with an assessment: the choices for its letter
// and what came back on it, once for all its versions.
func (p *Plan) besides(f *Find, filed Filed, r *Result) error {
	at := ledger{f.from, f.Row.ID}
	if f.from.store == nil || p.counted[at] {
		return nil
	}
	for _, kind := range []string{dossier.KindLetter, dossier.KindLedger} {
		m, lineage, err := mergeOther(f.from.store, filed, kind, f.Row.ID)
		if err != nil {
			return err
		}
		if m.Value != nil {
			r.Others = append(r.Others, dossier.Other{Kind: kind, ID: f.Row.ID, Value: m.Value})
		}
		r.Others = append(r.Others, lineage...)
	}
	p.counted[at] = true
	return nil
}

// mergeOther puts together what two dossiers keep beside assessments, and returns
// with it the lineage that is saved beside; nothing where all of theirs is in mine.
func mergeOther(from *dossier.Store, filed Filed, kind, id string) (m dossier.Merged, lineage []dossier.Other, err error) {
	var mine, theirs json.RawMessage
	if found, err := from.Load(kind, id, &theirs); err != nil || !found {
		return m, nil, err
	}
	there, err := filed.Load(kind, id, &mine)
	if err != nil || there && bytes.Equal(mine, theirs) {
		return m, nil, err
	}
	ancestry, err := filed.Ancestry(from, kind, id)
	if err != nil || there && ancestry.Known {
		return m, nil, err
	}
	base, err := otherBase(kind, ancestry)
	if err != nil {
		return m, nil, err
	}
	if !there {
		mine = nil
	}
	if m, err = dossier.Merge(kind, base, mine, theirs); err != nil {
		return m, nil, err
	}
	changes, err := differs(m.Value, mine)
	if err != nil {
		return m, nil, err
	}
	if !changes {
		m.Value = nil
	}
	l, err := dossier.LineageOf(filed, kind, id)
	if err == nil && !ancestry.Known && ancestry.Kept() {
		lineage = []dossier.Other{l.Join(ancestry, changes).Other(kind, id)}
	}
	return m, lineage, err
}

// differs reports whether a value is another than the JSON that is kept; none is
// not.
func differs(value any, kept []byte) (bool, error) {
	if value == nil {
		return false, nil
	}
	data, err := json.Marshal(value)
	return !bytes.Equal(data, kept), err
}

// Rest is what a copy of a dossier has beside assessments and comparisons.
type Rest struct {
	Others []dossier.Other
	// Clashes are those of the practice's own sentences, by what they are kept under;
	// those that are kept here stand for now.
	Clashes map[string][]letter.Clash
}

// Rest puts together what copies of this dossier keep for all assessments: the
// practice's own sentences and filters, and that they were imported. Those of
// another dossier stay there: it may be of another practice.
func (p *Plan) Rest(filed Filed) (r Rest, err error) {
	r.Clashes = map[string][]letter.Clash{}
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
	var taken bool
	if _, err := filed.Load(dossier.KindMerged, line, &taken); err != nil {
		return err
	}
	if line != "" && !taken {
		r.Others = append(r.Others, dossier.Other{Kind: dossier.KindMerged, ID: line, Value: true})
	}
	for _, id := range from.IDs(dossier.KindSentences) {
		if err := r.merge(from, filed, dossier.KindSentences, id); err != nil {
			return err
		}
	}
	return r.merge(from, filed, dossier.KindFilters, "")
}

func (r *Rest) merge(from *dossier.Store, filed Filed, kind, id string) error {
	m, lineage, err := mergeOther(from, filed, kind, id)
	if err != nil {
		return err
	}
	if m.Value != nil {
		r.Others = append(r.Others, dossier.Other{Kind: kind, ID: id, Value: m.Value})
	}
	if len(m.Clashes) > 0 { // asked again until both have one text
		r.Clashes[id] = m.Clashes
	} else {
		r.Others = append(r.Others, lineage...)
	}
	return nil
}
