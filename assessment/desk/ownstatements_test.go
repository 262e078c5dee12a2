package desk

import (
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// TestOwnFactsOfOtherAssessments: what was noted of the same program is taken once, with
// the practice where that is another; no answer comes along, and another program's stays.
func TestOwnFactsOfOtherAssessments(t *testing.T) {
	d, _ := newTestDesk(t)
	noted := func(program, practice, text string) {
		a := assessment.New(uuid.NewString(), "2026-06-01")
		a.Practice.Name, a.Program.Name = practice, program
		a.OwnStatements = map[string]assessment.OwnStatement{uuid.NewString(): {Text: text, Source: "de maker", Seen: "2026-05-01"}, uuid.NewString(): {Text: "half"}}
		a.Answers = map[string]assessment.Answer{"care": {Answer: assessment.Yes}}
		must(t, d.File(register.Item{Assessment: a}))
	}
	noted("Belbaar", "De Linde", "van ons")
	noted(" belbaar", "De Eik", "van hen")
	noted("Zwaaien", "De Linde", "van een ander programma")

	a := assessment.New(uuid.NewString(), d.Today())
	a.Practice.Name, a.Program.Name = "De Linde", "Belbaar"
	must(t, d.File(register.Item{Assessment: a}))
	e := d.Editor()
	if !e.OwnElsewhere() {
		t.Fatal("there is nothing elsewhere")
	}
	for _, want := range []int{2, 0} {
		if n, err := e.TakeOwnElsewhere(); err != nil || n != want {
			t.Errorf("%d were taken, %v", n, err)
		}
	}
	by := map[string]string{}
	for _, s := range e.Assessment().AllOwnSaid() {
		by[s.Text] = s.By
	}
	if len(by) != 2 || by["van ons"] != "" || by["van hen"] != "De Eik" || len(e.Assessment().Answers) > 0 {
		t.Errorf("taken: %v", by)
	}
	e.Assessment().Program.Name = "Roepen"
	if e.OwnElsewhere() {
		t.Error("another program has some")
	}
}
