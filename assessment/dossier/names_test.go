package dossier

import (
	"slices"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// TestEveryNameCanBeErased: each name that stands somewhere in a dossier is listed,
// and once each is erased none is left.
func TestEveryNameCanBeErased(t *testing.T) {
	s := created(t, "")
	decided, draft := decidedBy(t, "Anna Besluit"), filed(1)
	draft.Assessment.Assessor.Name, draft.Assessment.SecondReader.Name = "Berend Toetst", "Carla Leest"
	draft.Assessment.Todos = map[string]assessment.Todo{"care": {What: "Bellen", Owner: "Daan Belt"}}
	draft.Assessment.Safeguards = map[string]assessment.Safeguard{"phishing": {State: assessment.Planned, Owner: "Els Regelt"}}
	draft.Unfinished = &assessment.Decision{By: assessment.Person{Name: "Frans Aarzelt"}}
	defaults := map[string]any{"assessor": map[string]any{"name": "Gerda Begint"}, "secondReader": map[string]any{"name": "Hans Begint"}}
	save(t, s, Change{By: "Ida Typt", Items: []register.Item{draft, decided}, Others: []Other{{Kind: KindPractice, Value: defaults}}})
	draft.Assessment.Assessor.Name = "Jan Volgt"
	draft.Assessment.Todos = map[string]assessment.Todo{"care": {What: "Bellen", Owner: "Karin Volgt"}}
	draft.Unfinished = nil
	save(t, s, Change{By: "Lies Typt", Items: []register.Item{draft}})
	want := []string{"Anna Besluit", "Berend Toetst", "Carla Leest", "Daan Belt", "Els Regelt", "Frans Aarzelt", "Gerda Begint", "Hans Begint", "Ida Typt", "Jan Volgt", "Karin Volgt", "Lies Typt"}
	names, err := s.StaffNames()
	must(t, err)
	for _, name := range want {
		if !slices.Contains(names, name) {
			t.Errorf("%s is not among %q", name, names)
		}
	}
	for _, name := range names {
		_, err := s.EraseName(name, "", noon)
		must(t, err)
	}
	if names, err := s.StaffNames(); err != nil || len(names) > 0 {
		t.Errorf("%q are left, %v", names, err)
	}
}
