package ui

import (
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/uitest"

	"fyne.io/fyne/v2"
)

// TestProgramIsPickedByKeyboard: the suggestions float below what is typed, which keeps the
// keyboard and moves nothing; the arrows go along them, and Enter takes one.
func TestProgramIsPickedByKeyboard(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.Desk().StartAssessment())
	r.Show(assessment.StepProgram)
	r.TabTo("program.name")
	focused, field := r.Canvas().Focused(), r.Fields()["program.name"]
	maker := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.Fields()["program.maker"])
	r.Typed("skyp")
	if r.Canvas().Focused() != focused || fyne.CurrentApp().Driver().AbsolutePositionForObject(r.Fields()["program.maker"]) != maker {
		t.Error("the suggestions take the keyboard, or move the page")
	}
	for _, want := range []string{"‘skyp’", "5 mei 2025"} {
		r.Key(fyne.KeyEnd, fyne.KeyDown, fyne.KeyDown)
		if want == "5 mei 2025" {
			r.Key(fyne.KeyUp)
		}
		if said := field.AccessibilityLabel(); !strings.Contains(said, want) {
			t.Errorf("%q is read out, without %q", said, want)
		}
	}
	r.Key(fyne.KeyReturn)
	r.At(assessment.StepProgram)
	if p := r.Desk().Editor().Assessment().Program; p.Name != "Skype" || p.Family != "skype" || strings.Contains(field.AccessibilityLabel(), "‘") {
		t.Errorf("picked %+v", p)
	}
	if !strings.Contains(uitest.TextIn(r.Page().(*programScreen).known), "5 mei 2025") {
		t.Error("it is not said that it was closed")
	}
}

// TestADocumentIsTakenOverBesideTheQuestion: the button below a fact fills the evidence,
// the answer stays, and undo takes it away again.
func TestADocumentIsTakenOverBesideTheQuestion(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.Desk().StartAssessment())
	must(t, form.Set(r.Desk().Editor().Form(), "program.name", "Webex"))
	r.Show(assessment.QuestionStep("e2e"))
	r.Typed(r.Words().T("answer.key.no"))
	r.TabToButton(r.Words().T("facts.take"))
	r.Key(fyne.KeySpace)
	answer := r.Desk().Editor().Assessment().Answers["e2e"]
	if answer.Answer != assessment.No || len(answer.Evidence) != 1 || !strings.Contains(answer.Evidence[0].Fields["document"], "webex.com") {
		t.Fatalf("%+v", answer)
	}
	if !strings.Contains(uitest.TextIn(r.Page().Content()), r.Words().T("facts.taken")) {
		t.Error("it is not said that it was taken over")
	}
	r.undo()
	if answer := r.Desk().Editor().Assessment().Answers["e2e"]; answer.Answer != assessment.No || len(answer.Evidence) != 0 {
		t.Errorf("after undo: %+v", answer)
	}
}
