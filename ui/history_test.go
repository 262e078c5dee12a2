package ui

import (
	"strconv"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"
)

// nextVersion opens the next version of an example.
func nextVersion(t *testing.T, lang string) *rig {
	t.Helper()
	r := newRig(t, lang)
	r.OpenExample("consumer")
	must(t, r.Desk().Editor().NextVersion())
	r.Show(assessment.QuestionStep("e2e"))
	return r
}

// TestUndoAndRedo: typing in a field is one step, and each answer is one. Nobody is moved to
// another place, and the top bar says what was undone.
func TestUndoAndRedo(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.Fill("practice.name", "De Linde")
	r.Show(assessment.QuestionStep("audit"))
	r.Typed("J")
	r.Typed("N")
	answer := func(want string) {
		t.Helper()
		if got := r.Desk().Editor().Assessment().Answers["audit"].Answer; got != want {
			t.Fatalf("the answer is %q, not %q", got, want)
		}
	}
	answer(assessment.No)
	r.undo()
	answer(assessment.Yes)
	r.Show(stepSettings)
	r.undo()
	r.At(stepSettings)
	answer("")
	if said := r.Status(); said != "Ongedaan gemaakt: Vraag 3 (Onderzocht), antwoord" {
		t.Errorf("the top bar says %q", said)
	}
	r.Show(assessment.QuestionStep("audit"))
	r.Typed("O")
	r.undo()
	r.Typed("O") // the keyboard stays where it is
	answer(assessment.Unknown)
	r.undo()
	r.undo()
	r.At(assessment.QuestionStep("audit"))
	if got := r.Desk().Editor().Assessment().Practice.Name; got != "" || r.Desk().Editor().CanUndo() {
		t.Errorf("typing is not one step: %q is left", got)
	}
	r.undo()
	r.redo()
	r.redo()
	if said := r.Status(); said != "Opnieuw gedaan: Vraag 3 (Onderzocht), antwoord" {
		t.Errorf("the top bar says %q", said)
	}
	if r.Desk().Editor().Assessment().Practice.Name != "De Linde" {
		t.Errorf("done again it is %+v", r.Desk().Editor().Assessment())
	}
	answer(assessment.Unknown)
	item, err := r.Store().Item(r.Desk().Editor().Item().Key())
	if err != nil || item.Assessment.Answers["audit"].Answer != assessment.Unknown {
		t.Errorf("%v: what was done again is not kept: %+v", err, item.Assessment)
	}
}

// TestUndoLeavesAStepThatIsGone: then what was undone is shown, since there is no page to stay on.
func TestUndoLeavesAStepThatIsGone(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	put(r.app, "use.audience", assessment.WithClients)
	r.Changed()
	var last string
	for _, s := range r.Desk().Editor().Steps() {
		last = s.ID
	}
	r.Show(last)
	r.undo()
	if !r.OnStep() {
		t.Errorf("the window is at %q, which is no step", r.Place())
	}
}

// TestUndoKeepsThePageWhereItIs, with the keyboard in the field that it was in.
func TestUndoKeepsThePageWhereItIs(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("business")
	r.Show(assessment.StepChecks)
	field := r.Fields()["legal.agreementNote"]
	if field == nil {
		t.Fatal("no such field: this shows nothing")
	}
	field.Focus()
	before := r.Frame().Body.Offset()
	r.Typed("Nieuw")
	r.undo()
	r.Typed("Anders")
	if text := r.Desk().Editor().Assessment().Legal.AgreementNote; !strings.HasSuffix(text, "Anders") || strings.Contains(text, "Nieuw") {
		t.Errorf("the field holds %q", text)
	}
	if after := r.Frame().Body.Offset(); before == 0 || after != before {
		t.Errorf("the page went from %v to %v", before, after)
	}
}

// TestADecisionIsNotUndone: it has a way back of its own, with a reason.
func TestADecisionIsNotUndone(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.Fill("practice.name", "De Linde")
	r.Desk().Editor().Assessment().Decision = &assessment.Decision{Kind: assessment.Refused}
	r.Desk().Editor().Changed()
	r.undo()
	if r.Desk().Editor().Assessment().Draft() || r.Desk().Editor().CanUndo() {
		t.Error("a decision is undone")
	}
}

// TestAnEarlierStateKeepsTheNumber: what was decided once and taken back goes back
// to a state of before that, and stays known by its number.
func TestAnEarlierStateKeepsTheNumber(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	earlier := r.Desk().Editor().Assessment().Clone()
	earlier.Number, earlier.Decision, earlier.Program.Name = "", nil, "Van eerder"
	number := r.Desk().Editor().Assessment().Number
	must(t, r.Desk().Editor().TakeBack("verkeerde datum", "S. Yılmaz"))
	must(t, r.Desk().Editor().Restore(earlier, "terug"))
	if a := r.Desk().Editor().Assessment(); number == "" || a.Number != number || a.Program.Name != "Van eerder" || len(a.Withdrawn) != 1 {
		t.Errorf("it became %q, %q with %d taken back", a.Number, a.Program.Name, len(a.Withdrawn))
	}
}

// TestConfirmingAgain: answers of the version before are marked in the steps until
// each is confirmed or changed, and the reason is asked.
func TestConfirmingAgain(t *testing.T) {
	r := nextVersion(t, "nl")
	items := r.navItems()
	marked := 0
	for _, i := range items {
		if i.Sub && strings.Contains(i.State, "nog niet opnieuw bevestigd") && i.Sign == parts.SignImportant {
			marked++
		}
	}
	if marked != 8 || r.unconfirmed() != 8 {
		t.Fatalf("%d answers are marked", marked)
	}
	r.Press("unconfirmed.confirm")
	r.Show(assessment.QuestionStep("audit"))
	r.Typed("N")
	if r.unconfirmed() != 6 {
		t.Errorf("%d answers are to be confirmed", r.unconfirmed())
	}
	r.undo()
	if r.unconfirmed() != 7 {
		t.Errorf("undone, %d answers are to be confirmed", r.unconfirmed())
	}
	reminds := func() bool {
		for _, f := range r.Desk().Editor().Findings() {
			if f.Code == "because-missing" {
				return true
			}
		}
		return false
	}
	if !reminds() {
		t.Error("the review list does not ask for the reason")
	}
	r.Show(assessment.StepOutcome)
	r.Says("Sinds versie 1", "Er zijn 0 dingen veranderd.")
	r.Fill("because", "Nieuwe voorwaarden")
	if r.Desk().Editor().Assessment().Because != "Nieuwe voorwaarden" || reminds() {
		t.Errorf("the reason is %q", r.Desk().Editor().Assessment().Because)
	}
	r.Picture("since")
	r.Press("since.show")
	r.At(stepPair)
}

// elsewhere saves something as another program would, on another computer.
func (r *rig) elsewhere(do func(*register.Item), removed bool) {
	r.t.Helper()
	key := r.Desk().Editor().Item().Key()
	other := r.Another()
	defer other.Close()
	item, err := other.Item(key)
	must(r.t, err)
	c := dossier.Change{By: "Iemand anders", At: now}
	if removed {
		c.Removed = []string{key}
	} else {
		do(&item)
		c.Items = []register.Item{item}
	}
	must(r.t, other.Save(c))
}

// TestRevisingScreensFit at both ends of the text sizes.
func TestRevisingScreensFit(t *testing.T) {
	for _, size := range []int{100, 200} {
		r := nextVersion(t, "nl")
		r.Set("", func(s *dossier.Settings) { s.TextSize = size })
		for _, step := range []string{stepHistory, stepPair, stepDuplicate, stepErase, assessment.StepOutcome} {
			r.Show(step)
			r.At(step)
			if least := r.Window().Content().MinSize(); least.Width > shell.Width || least.Height > shell.Height {
				t.Errorf("at %d %%, %s asks for %v", size, step, least)
			}
			r.Picture("revising-" + strconv.Itoa(size) + "-" + step)
		}
	}
}

// TestExceptionsInARow: the second one is named, and from the third on that this
// is not temporary any more, with a reason of its own.
func TestExceptionsInARow(t *testing.T) {
	r := nextVersion(t, "nl")
	r.Show(assessment.StepException)
	r.Says("Dit is de 2e uitzondering voor dit programma en dit gebruik")
	r.SaysNot("niet meer tijdelijk", "Nieuwe reden")
	r.Desk().Editor().Assessment().ExceptionsBefore = 1 // one more, of before version 2 of the rule
	r.Changed()
	r.Show(assessment.StepException)
	r.Says("Dit is de 3e uitzondering voor dit programma en dit gebruik. Dat is niet meer tijdelijk", "Nieuwe reden voor de uitzondering")
	found := false
	for _, f := range r.Desk().Editor().Findings() {
		found = found || f.Path == "exception.newReason" && f.Severity == assessment.Blocks
	}
	if !found {
		t.Error("a third exception needs no reason of its own")
	}
}
