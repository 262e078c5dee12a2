package exchange

import (
	"bytes"
	"encoding/json"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
)

// The envelope of what a record's pages were made from beside its assessment.
const (
	PagesName    = "pages.json"
	PagesFormat  = "beeldbeltoets/pages"
	PagesVersion = 1
)

var pages = newForm(PagesFormat, "schema/pages-1.schema.json")

// Parts of a record.
const (
	Whole = "whole"
	Core  = "core" // without its annexes
)

// Pages is what the pages of a record were made from beside the assessment that it
// carries, so that they can be made anew and compared.
type Pages struct {
	Lang  string          `json:"lang"`
	Day   assessment.Date `json:"day"`
	Parts string          `json:"parts"`
	// Layout is the number of the way in which pages are made, and Made are the
	// SHA-256 of the published data, words and fonts by name: what another program
	// has otherwise, it makes other pages with.
	Layout int               `json:"layout"`
	Made   map[string]string `json:"made"`
	// Previous is the version before, whose changes the record tells; nil for none.
	Previous json.RawMessage `json:"previous,omitempty"`
	Consent  *consent.Counts `json:"consent,omitempty"` // nil where nothing was kept track of
}

type pagesEnvelope struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Pages
}

// WritePages returns the canonical JSON.
func WritePages(p Pages) ([]byte, error) {
	return pages.write(pagesEnvelope{PagesFormat, PagesVersion, p})
}

// readPages takes it in, as strictly as Read does an assessment.
func readPages(data []byte) (*Pages, error) {
	var e pagesEnvelope
	if err := pages.read(bytes.NewReader(data), &e); err != nil {
		return nil, err
	}
	return &e.Pages, nil
}

// Before is the version before; nil for none.
func (p *Pages) Before() (*assessment.Assessment, error) {
	if len(p.Previous) == 0 {
		return nil, nil
	}
	a, err := Read(bytes.NewReader(p.Previous))
	return &a, err
}
