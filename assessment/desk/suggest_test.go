package desk

import (
	"slices"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
)

// named starts an assessment and types the name of its program.
func named(t *testing.T, d *Desk, name string) *Editor {
	t.Helper()
	must(t, d.StartAssessment())
	e := d.Editor()
	must(t, form.Set(e.Form(), "program.name", name))
	e.Changed()
	return e
}

func suggested(e *Editor, typed string) []string {
	var names []string
	for _, s := range e.Suggestions(typed) {
		names = append(names, s.Name)
	}
	return names
}

// TestProgramsArePicked: what is filed and what is known is suggested, until the name
// says which program it is; a pick says so, and answers nothing.
func TestProgramsArePicked(t *testing.T) {
	d, _ := newTestDesk(t)
	first := named(t, d, "Zorgvenster")
	must(t, form.Set(first.Form(), "program.maker", "Venster B.V."))
	first.Changed()

	e := named(t, d, "zo")
	if got := suggested(e, "zo"); len(got) < 2 || got[0] != "Zorgvenster" || !slices.Contains(got, "Zoom") {
		t.Fatalf("suggested: %v", got)
	}
	must(t, e.Pick(e.Suggestions("zo")[0]))
	if p := e.Assessment().Program; p.Name != "Zorgvenster" || p.Maker != "Venster B.V." || p.Family != "" {
		t.Errorf("picked what is filed: %+v", p)
	}
	must(t, form.Set(e.Form(), "program.name", "signa"))
	list := e.Suggestions("signa")
	must(t, e.Pick(list[slices.IndexFunc(list, func(s Suggestion) bool { return s.Name == "Signal" })]))
	if p := e.Assessment().Program; p.Name != "Signal" || p.Family != "signal" || e.Content().FamilyOpen(p) || len(suggested(e, p.Name)) > 0 {
		t.Errorf("picked what is known: %+v, still suggested: %v", p, suggested(e, p.Name))
	}
	if len(e.Assessment().Answers) > 0 || len(e.Assessment().Checks) > 0 {
		t.Error("a pick answers a question")
	}
	must(t, form.Set(e.Form(), "program.name", "Signaalwoord"))
	e.KeepName()
	if p := e.Assessment().Program; p.Family != assessment.NoFamily || len(suggested(e, p.Name)) > 0 || len(e.Content().AllSaid(e.Assessment())) != len(e.Content().AllSaid(first.Assessment())) {
		t.Errorf("a name that is kept: %+v", p)
	}
	if len(suggested(e, "")) > 0 || len(suggested(e, "Face")) > mostSuggested {
		t.Error("too much is suggested")
	}
}
