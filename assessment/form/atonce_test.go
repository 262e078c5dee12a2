package form_test

import (
	"reflect"
	"testing"

	"beeldbeltoets/assessment"

	"pgregory.net/rapid"
)

// TestAtOnce holds what is said to be in place all at once against any assessment: it
// names only what has no answer, and sets that and nothing else; never what a letter
// promises to clients, nor what an answer elsewhere decides.
func TestAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := filledIn(t)
		before := f.Assessment.Clone()
		for _, g := range f.Step(assessment.StepSafeguards).Groups {
			for _, item := range g.AtOnce {
				if f.Assessment.Safeguards[item.ID].State != "" || item.Follows != "" || len(item.Promise) > 0 {
					t.Fatalf("%s may be said at once", item.ID)
				}
			}
			if len(g.AtOnce) == 0 {
				continue
			}
			if missing := f.SetAtOnce(g, "", "2026-12-01"); len(missing) == 0 {
				t.Fatal("nobody sees to it, and it is taken")
			}
			if missing := f.SetAtOnce(g, "M. de Wit", "2026-12-01"); len(missing) > 0 {
				t.Fatal(missing)
			}
			for _, item := range g.AtOnce {
				if f.Assessment.Safeguards[item.ID].State != assessment.InPlace {
					t.Fatalf("%s was named and is not set", item.ID)
				}
				delete(f.Assessment.Safeguards, item.ID)
			}
		}
		if f.Assessment.Safeguards != nil && len(f.Assessment.Safeguards) == 0 && before.Safeguards == nil {
			f.Assessment.Safeguards = nil
		}
		if !reflect.DeepEqual(*f.Assessment, before) {
			t.Fatal("more than what was named was set")
		}
	})
}
