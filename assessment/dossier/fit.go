package dossier

import (
	"encoding/json"
	"errors"
	"hash/maphash"
	"reflect"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// Bounds of a dossier that may be somebody else's.
const (
	maxRow     = 1 << 20  // bytes of a row: all words of an assessment, each once
	maxLine    = 64 << 20 // bytes of a line of the history: sealed bytes, before and after
	maxChanges = 100_000  // of one line
	maxParts   = 64       // of a path
	maxPath    = 2_000    // bytes of one
)

// fill reads a value out of what is kept, held against all that a file is held against:
// the dossier may be somebody else's. What does not fit is damaged, named with its field.
func (s *Store) fill(r ref, data []byte, into any) error {
	sum := maphash.Bytes(fitSeed, data)
	if s.isFit(r, sum) {
		err := json.Unmarshal(data, into)
		exchange.ComposeKept(data, into)
		return err
	}
	value := valueFor(r.kind, into)
	err := exchange.Fill(r.kind, data, value)
	if err == nil {
		err = fits(r, value)
	}
	if err == nil && value != into {
		err = json.Unmarshal(data, into)
	}
	if err == nil {
		exchange.ComposeKept(data, into)
		s.addFit(r, sum)
		return nil
	}
	damaged := itemDamaged(r.id, s.path).(*assessment.Error)
	if e, is := errors.AsType[*assessment.Error](err); is && e.Path != "" {
		damaged.Path = strings.TrimPrefix(e.Path, inAssessment)
		damaged.Params["key"] += " › " + damaged.Path
	}
	return damaged
}

// fitSeed makes the marks of what was found fit, which hold in this run alone.
var fitSeed = maphash.MakeSeed()

// isFit reports whether these bytes of a piece were found fit before: importing and
// merging read the same several times, and checking takes longer than reading.
func (s *Store) isFit(r ref, sum uint64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, is := s.fit[r]
	return is && known == sum
}

func (s *Store) addFit(r ref, sum uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fit == nil {
		s.fit = map[ref]uint64{}
	}
	s.fit[r] = sum
}

// valueFor is what a kind is read into to be checked, also where who reads it takes it
// as it stands, to merge it.
func valueFor(name string, into any) any {
	if kept := kinds[name].value; kept != nil && reflect.TypeOf(into) != reflect.TypeOf(kept()) {
		return kept()
	}
	return into
}

// fits holds a value against what its kind asks beside its form.
func fits(r ref, value any) error {
	switch v := value.(type) {
	case *register.Item:
		return itemFits(r, v)
	case *grid.Comparison:
		return comparisonFits(r, v)
	}
	return nil
}

func comparisonFits(r ref, c *grid.Comparison) error {
	if c.ID != r.id {
		return &assessment.Error{Code: "field-value", Path: "id"}
	}
	return ofKnownEdition(exchange.CheckKept(*c))
}

// ofKnownEdition leaves what a newer program made as it is: who reads it is told.
func ofKnownEdition(err error) error {
	if assessment.IsCode(err, assessment.EditionUnknown) {
		return nil
	}
	return err
}

func itemFits(r ref, item *register.Item) error {
	switch {
	case !strings.HasPrefix(r.id, item.Assessment.ID+"/"):
		return &assessment.Error{Code: "field-value", Path: "id"}
	case item.Key() != r.id:
		return &assessment.Error{Code: "field-value", Path: "assessmentVersion"}
	case !item.Assessment.Draft() && len(item.Sealed) > 0 && exchange.Seal(item.Sealed) != item.Seal:
		return &assessment.Error{Code: "field-value", Path: "seal"}
	}
	return ofKnownEdition(exchange.Check(item.Assessment))
}

// rowFits reports whether a row can be that of the item that it stands for.
func rowFits(named summary, row *register.Row, size int) bool {
	return size <= maxRow && row.Key == named.id && row.Key == register.Key(row.ID, row.Version) && row.Version >= 1 && uuid.Validate(row.ID) == nil
}

// fits reports whether a line of the history is one that can be followed.
func (e *entry) fits() bool {
	if len(e.Changes) > maxChanges {
		return false
	}
	for _, c := range e.Changes {
		if len(c.Path) > maxPath || strings.Count(c.Path, ".") >= maxParts {
			return false
		}
	}
	return true
}
