package ui

import (
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// suggestions are the rows below the name of the program, as they are read out.
func (r *rig) suggestions() []*parts.Link {
	var links []*parts.Link
	for _, o := range r.Page().(*programScreen).suggested.Objects {
		links = append(links, o.(*parts.Link))
	}
	return links
}

// TestProgramIsPickedByKeyboard: the suggestions follow what is typed, which keeps the
// keyboard; Tab and Enter pick one.
func TestProgramIsPickedByKeyboard(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.Desk().StartAssessment())
	r.Show(assessment.StepProgram)
	r.tabTo("program.name")
	field := r.Canvas().Focused()
	r.typed("skyp")
	if r.Canvas().Focused() != field {
		t.Error("the suggestions take the keyboard")
	}
	links := r.suggestions()
	if len(links) != 3 || !strings.Contains(links[1].AccessibilityLabel(), "5 mei 2025") || !strings.Contains(links[2].AccessibilityLabel(), "‘skyp’") {
		t.Fatalf("suggested: %d", len(links))
	}
	r.tabUntil("Skype", func(o fyne.Focusable) bool { return o == links[1] })
	r.key(fyne.KeyReturn)
	if p := r.Desk().Editor().Assessment().Program; p.Name != "Skype" || p.Family != "skype" || len(r.suggestions()) != 0 {
		t.Errorf("picked %+v", p)
	}
	if !strings.Contains(textIn(r.Page().(*programScreen).known), "5 mei 2025") {
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
	r.typed(r.Words().T("answer.key.no"))
	r.tabToButton(r.Words().T("facts.take"))
	r.key(fyne.KeySpace)
	answer := r.Desk().Editor().Assessment().Answers["e2e"]
	if answer.Answer != assessment.No || len(answer.Evidence) != 1 || !strings.Contains(answer.Evidence[0].Fields["document"], "webex.com") {
		t.Fatalf("%+v", answer)
	}
	if !strings.Contains(textIn(r.Page().Content()), r.Words().T("facts.taken")) {
		t.Error("it is not said that it was taken over")
	}
	r.undo()
	if answer := r.Desk().Editor().Assessment().Answers["e2e"]; answer.Answer != assessment.No || len(answer.Evidence) != 0 {
		t.Errorf("after undo: %+v", answer)
	}
}
