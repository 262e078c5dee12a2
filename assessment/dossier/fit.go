package dossier

import (
	"errors"
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
	err := exchange.Fill(data, into)
	if err == nil {
		err = fits(r, into)
	}
	if err == nil {
		return nil
	}
	damaged := itemDamaged(r.id, s.path).(*assessment.Error)
	if e, is := errors.AsType[*assessment.Error](err); is && e.Path != "" {
		damaged.Path = strings.TrimPrefix(e.Path, inAssessment)
		damaged.Params["key"] += " › " + damaged.Path
	}
	return damaged
}

// fits holds a value against what its kind asks. A comparison that is being filled in
// need not be whole; who takes one in asks that.
func fits(r ref, value any) error {
	switch v := value.(type) {
	case *register.Item:
		return itemFits(r, v)
	case *grid.Comparison:
		if v.ID != r.id {
			return &assessment.Error{Code: "field-value", Path: "id"}
		}
	}
	return nil
}

func itemFits(r ref, item *register.Item) error {
	switch {
	case item.Key() != r.id:
		return &assessment.Error{Code: "field-value", Path: "id"}
	case !item.Assessment.Draft() && len(item.Sealed) > 0 && exchange.Seal(item.Sealed) != item.Seal:
		return &assessment.Error{Code: "field-value", Path: "seal"}
	}
	err := exchange.Check(item.Assessment)
	if e, is := errors.AsType[*assessment.Error](err); is && e.Code == assessment.EditionUnknown {
		return nil // of a newer program; who reads it is told
	}
	return err
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
