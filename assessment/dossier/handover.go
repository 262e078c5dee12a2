package dossier

import (
	"cmp"
	"errors"
	"os"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// HandOver puts some of what is filed in a dossier of its own where no file
// stands yet, with its evidence files and what belongs to it. The history stays
// behind: it tells who works here. What cannot be read is left out, and named; where
// that is all there is, nothing is made.
func (s *Store) HandOver(to string, keys []string, passphrase string) (left []Damage, err error) {
	fresh, err := Create(to, passphrase)
	if err != nil {
		return nil, err
	}
	h := &handing{from: s, to: fresh}
	err = errors.Join(h.all(keys), fresh.Close())
	if err != nil {
		os.Remove(to)
	}
	return h.left, err
}

// handing is what is handed over, and what had to be left out.
type handing struct {
	from, to *Store
	change   Change
	left     []Damage
}

func (h *handing) all(keys []string) error {
	for _, key := range keys {
		if err := h.item(key); err != nil {
			return err
		}
	}
	if len(h.change.Items) == 0 && len(h.left) > 0 {
		return itemDamaged(cmp.Or(h.left[0].Program, h.left[0].Key), h.from.Path())
	}
	return h.to.Save(h.change)
}

func (h *handing) item(key string) error {
	item, err := h.from.Item(key)
	if unreadable(err) {
		h.leave(Damage{Part: PartAssessment, Key: key}.of(h.from.rowOf(key)))
		return nil
	}
	if err != nil {
		return err
	}
	if err := h.files(item); err != nil {
		return err
	}
	h.change.Items = append(h.change.Items, item)
	for _, kind := range kindsThat(func(k kind) bool { return k.ofAssessment }) {
		var value any
		found, err := h.from.Load(kind, item.Assessment.ID, &value)
		switch {
		case unreadable(err):
			h.leave(Damage{Part: kind, Key: key}.of(knownRow(item)))
		case err != nil:
			return err
		case found:
			h.change.Others = append(h.change.Others, Other{Kind: kind, ID: item.Assessment.ID, Value: value})
		}
	}
	return nil
}

// files copies the evidence files that an item names.
func (h *handing) files(item register.Item) error {
	names := namesOf(&item.Assessment)
	for _, sum := range FilesOf(&item.Assessment) {
		err := h.from.HandFile(h.to, sum)
		if unreadable(err) {
			h.leave(Damage{Part: PartEvidence, Key: item.Key(), Name: names[sum]}.of(knownRow(item)))
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (h *handing) leave(d Damage) { h.left = append(h.left, d) }

// namesOf are the names of the evidence files of an assessment, by what they hold.
func namesOf(a *assessment.Assessment) map[string]string {
	names := map[string]string{}
	for _, answer := range a.Answers {
		for _, e := range answer.Evidence {
			for _, f := range e.Files {
				names[f.SHA256] = f.Name
			}
		}
	}
	return names
}

// unreadable reports whether an error is of one part of a dossier, and leaves the rest.
func unreadable(err error) bool {
	return assessment.IsCode(err, assessment.ItemDamaged, assessment.EvidenceDamaged, assessment.EvidenceMissing)
}

// rowOf is the row of an assessment; an empty one where there is none.
func (s *Store) rowOf(key string) register.Row {
	for _, row := range s.Rows() {
		if row.Key == key {
			return row
		}
	}
	return register.Row{}
}

// LeftOut says what was left out because it is damaged; nil where nothing was.
func LeftOut(left []Damage, path string) error {
	if len(left) == 0 {
		return nil
	}
	return &assessment.Error{Code: "left-out", Params: map[string]string{"file": path}, Parts: map[string][]assessment.Part{"parts": partsOf(left)}}
}
