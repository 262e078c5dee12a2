package desk

import (
	"slices"
	"testing"

	"beeldbeltoets/assessment"
)

// TestItBeginsWithTheProgram: what is begun with is filed with its program, with whom and
// what for; nothing is answered, and typing files nothing.
func TestItBeginsWithTheProgram(t *testing.T) {
	d, _ := newTestDesk(t)
	list, err := d.Suggestions("Sign")
	must(t, err)
	at := slices.IndexFunc(list, func(s Suggestion) bool { return s.Name == "Signal" })
	if at < 0 || len(d.Rows()) != 0 {
		t.Fatalf("suggested %v, filed %d", list, len(d.Rows()))
	}
	audience, functions := d.UsualUse()
	must(t, d.Begin(Beginning{Name: "Signal", Picked: &list[at], Audience: audience, Functions: functions}))
	a := d.Editor().Assessment()
	if a.Program.Name != "Signal" || a.Program.Family != "signal" || a.Use.Audience != assessment.WithClients || len(a.Use.Functions) == 0 || len(a.Answers) != 0 {
		t.Errorf("it begins with %+v, %+v, %v", a.Program, a.Use, a.Answers)
	}

	must(t, d.Begin(Beginning{Name: "Signaalwoord", Picked: &list[at], Audience: assessment.AmongColleagues, Functions: []string{"chat"}}))
	if p := d.Editor().Assessment().Program; p.Name != "Signaalwoord" || p.Family == "signal" {
		t.Errorf("a name that was typed over a pick is %+v", p)
	}
	if audience, functions = d.UsualUse(); audience != assessment.AmongColleagues || !slices.Equal(functions, []string{"chat"}) {
		t.Errorf("the next begins with %s, %v", audience, functions)
	}
}
