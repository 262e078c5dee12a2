package dossiers_test

import (
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest/whole"
)

func TestDuplicateByKeyboard(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("consumer")
	from := *r.Desk().Editor().Assessment()
	r.Show(assessment.StepDecision)
	r.Press("duplicate.button")
	r.At(session.Duplicate)
	r.Press("duplicate.begin")
	if r.Labelled("duplicate.program").Error() == "" {
		t.Error("a program without a name is begun")
	}
	r.Write("duplicate.program", "Jitsi Meet")
	r.Press("duplicate.begin")
	r.At(assessment.StepProgram)
	a := r.Desk().Editor().Assessment()
	if a.ID == from.ID || a.Program.Family != "jitsi" || a.Practice.Name != from.Practice.Name || len(a.Answers) > 0 || !a.Draft() || len(r.Desk().Rows()) != 2 {
		t.Errorf("it is %+v", a)
	}
}
