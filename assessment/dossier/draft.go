package dossier

import (
	"errors"
	"io/fs"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
)

const draftFormat = "beeldbeltoets/draft"

// Names that an earlier version put beside its draft file.
const (
	previousSuffix = ".bak"     // the generation before
	damagedSuffix  = ".damaged" // what could not be read, put aside
)

// draft is all that an earlier version kept, in one file.
type draft struct {
	Numbers      []string            `json:"numbers,omitempty"` // given at decisions, such as 2026-0007, also of versions that are gone
	Current      string              `json:"current,omitempty"` // key of the item that was shown last
	Step         string              `json:"step,omitempty"`    // where in it the person was
	Practice     assessment.Practice `json:"practice"`          // what a new assessment begins with
	Assessor     assessment.Person   `json:"assessor"`
	SecondReader assessment.Person   `json:"secondReader"`
	Items        []register.Item     `json:"items,omitempty"`
	Comparisons  []grid.Comparison   `json:"comparisons,omitempty"`
}

// readDraft reads a draft file, or the generation before where that is damaged or
// gone, and tells which.
func readDraft(path string) (d draft, previous bool, err error) {
	err = readFile(path, draftFormat, &d)
	if err == nil || !errors.Is(err, fs.ErrNotExist) && !assessment.IsCode(err, assessment.FileDamaged) {
		return d, false, err
	}
	var before draft
	if readFile(path+previousSuffix, draftFormat, &before) == nil {
		return before, true, nil
	}
	return draft{}, false, err
}

// others are what a draft kept beside assessments.
func (d draft) others() []Other {
	practice := map[string]any{"practice": d.Practice, "assessor": d.Assessor, "secondReader": d.SecondReader}
	all := []Other{{KindPractice, "", practice}, {KindState, "", map[string]string{"key": d.Current, "step": d.Step}}}
	for _, c := range d.Comparisons {
		all = append(all, Other{KindComparison, c.ID, c})
	}
	for _, number := range d.Numbers {
		all = append(all, Other{kindNumber, number, true})
	}
	return all
}
