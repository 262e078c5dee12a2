package desk

import (
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
)

// TestWhatIsDamagedLeavesTheRest: a dossier of another in which everything beside an
// assessment is out of bounds opens, with what is whole, and says what is not.
func TestWhatIsDamagedLeavesTheRest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.toets")
	s, err := dossier.Create(path, "")
	must(t, err)
	g, err := grid.Load(grid.Current)
	must(t, err)
	c := g.Example.Clone()
	a := assessment.New("aaaaaaaa-0000-4000-8000-000000000001", assessment.On(now))
	others := []dossier.Other{{Kind: dossier.KindComparison, ID: c.ID, Value: c}}
	for kind, value := range map[string]string{
		dossier.KindPractice:   `{"practice":{"name":"a","profile":"geen code!"}}`,
		dossier.KindState:      `{"key":"../../etc"}`,
		dossier.KindComparison: `{"id":"x","use":"none","date":"2026-11-22","grid":"` + grid.Current + `"}`,
	} {
		id := ""
		if kind == dossier.KindComparison {
			id = "x"
		}
		others = append(others, dossier.Other{Kind: kind, ID: id, Value: json.RawMessage(value)})
	}
	others = append(others, dossier.Other{Kind: dossier.KindLedger, ID: a.ID, Value: consent.Ledger{Entries: []consent.Entry{{On: "2026-11-22", Kind: consent.Agreed, Letter: 1, Count: -3}}}})
	must(t, s.Save(dossier.Change{At: now, Items: []register.Item{{Assessment: a}}, Others: others}))
	d, err := New(s, Options{Now: func() time.Time { return now }, OnPending: func() {}})
	must(t, err)
	if d.Defaults().Practice.Name != "" || d.Place().Key != "" || len(d.Comparisons().All()) != 1 {
		t.Errorf("%+v, %+v, %d comparisons", d.Defaults(), d.Place(), len(d.Comparisons().All()))
	}
	if n := len(s.Notices()); n != 3 {
		t.Errorf("%d notices: %v", n, s.Notices())
	}
	must(t, d.Open(a.ID+"/1"))
	var ledger consent.Ledger
	if _, err := d.Load(dossier.KindLedger, a.ID, &ledger); !assessment.IsCode(err, assessment.ItemDamaged) {
		t.Errorf("a count of -3: %v", err)
	}
	must(t, s.Close())
}
