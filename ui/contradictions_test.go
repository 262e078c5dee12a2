package ui

import (
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/uitest"
)

// TestEveryContradictionIsShownAtItsAnswer: whatever is known that speaks against an
// answer stands at that answer in the window, and the list of what to look at names it;
// once it no longer holds it is gone.
func TestEveryContradictionIsShownAtItsAnswer(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.Desk().StartAssessment())
	editor := r.Desk().Editor()
	set := func(path, value string) {
		must(t, form.Set(editor.Form(), path, value))
		editor.Changed()
	}
	for _, family := range editor.Content().Statements.Families {
		for _, s := range family.Statements {
			for _, against := range s.Against {
				must(t, r.Desk().StartAssessment())
				editor = r.Desk().Editor()
				must(t, form.Set(editor.Form(), "use.audience", assessment.WithClients))
				editor.Assessment().Program.Name, editor.Assessment().Program.Family = family.Name, family.ID
				for path, is := range against.While {
					if path == "use.functions" { // one of a list
						editor.Assessment().Use.Functions = []string{is}
						continue
					}
					set(path, is)
				}
				set(against.Path, against.Is)
				step := editor.Content().StepOf(against.Path)
				r.Show(step)
				said := uitest.TextIn(r.Page().Content())
				if want := r.Words().Against(editor.Content().Statements, s); !strings.Contains(said, want) {
					t.Errorf("%s at %s, in the step %s: the window does not say %q", family.ID, against.Path, step, want)
				}
				listed := func(f assessment.Finding) bool {
					return f.Code == "contradicted" && f.Path == against.Path && f.Severity == assessment.Warns
				}
				if !slices.ContainsFunc(editor.Findings(), listed) {
					t.Errorf("%s at %s: it is not on the list", family.ID, against.Path)
				}
			}
		}
	}
}
