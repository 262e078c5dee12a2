package ui

import (
	"slices"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// TestBackReturnsToTheList: whoever mends what the review list names goes back to
// it, to the line that is next, and from an answer to the outcome.
func TestBackReturnsToTheList(t *testing.T) {
	r := newRig(t, "nl")
	r.newAssessment()
	for _, q := range r.s.content.Questions.Questions {
		r.show(assessment.QuestionStep(q.ID))
		r.typed("n")
	}
	r.show(assessment.StepDecision)
	at := slices.IndexFunc(r.s.findings, func(f assessment.Finding) bool { return f.Path == "use.audience" })
	lines := r.screen.(*decisionScreen).lines
	first, next := lines[at].AccessibilityLabel(), lines[at+1].AccessibilityLabel()
	lines[at].Focus()
	r.key(fyne.KeyReturn)
	r.at(assessment.StepUse)
	if r.Window.back.Text() != "Terug naar Besluit" {
		t.Errorf("the button back says %q", r.Window.back.Text())
	}
	r.previous()
	r.at(assessment.StepDecision)
	if said := r.heardNow(); said != first {
		t.Errorf("the keyboard is back at %q, not at %q", said, first)
	}
	r.key(fyne.KeyReturn)
	r.key(fyne.KeySpace)
	r.previous()
	if said := r.heardNow(); said != next {
		t.Errorf("with one line done the keyboard is at %q, not at %q", said, next)
	}
	r.next() // a step on, and the way back is as ever
	r.previous()
	r.at(assessment.StepDecision)
	r.previous()
	if r.step == assessment.StepDecision || r.Window.back.Text() != "Vorige" {
		t.Errorf("back at %s, with the button %q", r.step, r.Window.back.Text())
	}

	r.show(assessment.StepOutcome)
	r.screen.(*outcomeScreen).lines[4].Tapped(nil)
	if r.Window.back.Text() != "Terug naar Uitkomst" {
		t.Errorf("the button back says %q at %s", r.Window.back.Text(), r.step)
	}
	r.previous()
	r.at(assessment.StepOutcome)
}

// heardNow is what is read out where the keyboard is.
func (r *rig) heardNow() string {
	if at, is := r.win.Canvas().Focused().(fyne.Accessible); is {
		return at.AccessibilityLabel()
	}
	return ""
}

// TestFootKeepsItsHeight: an answer does not push the page up.
func TestFootKeepsItsHeight(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		r := newRig(t, lang)
		r.newAssessment()
		before := r.foot.Size().Height
		for _, q := range r.s.content.Questions.Questions {
			r.show(assessment.QuestionStep(q.ID))
			r.typed("n")
			if now := r.foot.Size().Height; now != before {
				t.Errorf("%s: after %s the foot is %v high, not %v: %s", lang, q.ID, now, before, r.cause.Text())
			}
		}
	}
}

// TestRatherNotIsNoTick: an outcome that one had rather not have is not ticked off.
func TestRatherNotIsNoTick(t *testing.T) {
	r := newRig(t, "nl")
	r.newAssessment()
	for _, q := range r.s.content.Questions.Questions {
		r.show(assessment.QuestionStep(q.ID))
		r.typed("n")
	}
	for _, item := range r.navItems() {
		if item.ID == assessment.StepOutcome && item.Sign != parts.SignImportant {
			t.Errorf("the outcome has the sign %v, %s", item.Sign, item.State)
		}
	}
}

// TestOutcomeAloneStandsLevel: without a cause its line stands level with the strip.
func TestOutcomeAloneStandsLevel(t *testing.T) {
	r := newRig(t, "nl")
	r.openExample("care")
	if r.cause.Visible() {
		t.Errorf("below the outcome there is room for %q", r.cause.Text())
	}
	r.openExample("business")
	if !r.cause.Visible() {
		t.Error("the cause of an outcome is not told")
	}
}
