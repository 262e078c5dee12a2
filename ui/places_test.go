package ui

import (
	"slices"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// TestWhatIsDueOpensAtItsPlace: not at the first thing that the assessment asks.
func TestWhatIsDueOpensAtItsPlace(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenDemo()
	g, err := register.New(r.Desk().Rows(), r.Desk().Today(), r.Words())
	must(t, err)
	seen := map[string]bool{}
	for _, d := range g.Due() {
		if seen[d.What] {
			continue
		}
		seen[d.What] = true
		r.DueLink(g, d).(*parts.Link).Tapped(nil)
		if want := assessment.StepOf(d.Path()); r.Place() != want || r.Desk().Editor().Item().Key() != d.Row.Key {
			t.Errorf("%s opens %s, not %s", g.Says(d), r.Place(), want)
		}
		if d.What == register.TaskSafeguard { // decided, so that it can only be read
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.Page().(*safeguardsScreen).ByPath[d.Path()])
			if at.Y < 0 || at.Y > shell.Height-r.Frame().Foot.Size().Height {
				t.Errorf("%s stands at %v, out of view", g.Says(d), at)
			}
		}
	}
	for _, what := range []string{register.DueDecision, register.DueEvidence, register.TaskTodo, register.TaskSafeguard} {
		if !seen[what] {
			t.Errorf("nothing is due of %s", what)
		}
	}
}

// TestRegisterIsNoDeadEnd: from it lead ways on and back, while the keyboard
// begins at the filter, where what is typed takes the place of what is there.
func TestRegisterIsNoDeadEnd(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenDemo()
	r.At(stepRegister)
	r.Typed("niets hiervan")
	r.find()
	r.Typed("zorg")
	if text := r.Labelled("register.filter").Text(); text != "zorg" {
		t.Errorf("looked for %q", text)
	}
	r.Show(stepRegister)
	r.Typed("kijk")
	if text := r.Labelled("register.filter").Text(); text != "kijk" {
		t.Errorf("come back, looked for %q", text)
	}
	r.Press("nav.start")
	r.At(stepStart)
	r.Show(stepRegister)
	r.Press("start.new")
	r.At(assessment.StepPractice)
}

// TestOpenBeginsAtThePath: Ctrl+O is for typing where a dossier is, whatever was
// open before; Enter without anything typed lets choose.
func TestOpenBeginsAtThePath(t *testing.T) {
	r := newRig(t, "nl")
	r.Keep(func(s *dossier.Settings) { s.Recent = append(s.Recent, "/media/stick/Weg.toets") })
	r.Show(stepDossiers)
	r.Typed("/media")
	if typed := r.Labelled("dossiers.path").Text(); typed != "/media" {
		t.Fatalf("typed %q as the path", typed)
	}
	r.Write("dossiers.path", "")
	r.Desktop.Path = r.Store().Path()
	r.Key(fyne.KeyReturn)
	r.At(stepStart) // where a dossier opens
}

// TestFootExports: the deed of the last step is at hand without turning the page,
// and never done by the key for the next step.
func TestFootExports(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("care")
	r.Show(assessment.StepDocuments)
	if !r.Frame().Next.Visible() || r.Frame().Next.Text() != "Exporteren" {
		t.Fatalf("the foot offers %q", r.Frame().Next.Text())
	}
	r.Next()
	if len(r.Page().(*documentsScreen).made) != 0 {
		t.Error("the key for the next step exports")
	}
	r.Frame().Next.Tapped(nil)
	if len(r.Page().(*documentsScreen).made) != 2 {
		t.Error("the button in the foot makes no documents")
	}
	r.Show(assessment.StepOutcome)
	if r.Frame().Next.Text() != "Volgende" {
		t.Errorf("elsewhere it says %q", r.Frame().Next.Text())
	}
}

// TestFootSpeaksOfWhatIsShown: the outcome of what is open stands in the foot of
// its own pages, and leaves the room to those about everything.
func TestFootSpeaksOfWhatIsShown(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("business")
	high := r.Frame().Foot.Size().Height
	for _, step := range []string{stepStart, stepRegister, stepSettings, stepDossiers, stepKeys, stepFile, stepErase} {
		r.Show(step)
		if r.Frame().Verdict.Visible() || r.Frame().Foot.Size().Height > high {
			t.Errorf("%s tells of the outcome", step)
		}
	}
	r.Show(stepRegister)
	r.Says("Hier staat nog niets van uzelf")
	for _, step := range []string{stepHistory, stepLetter, assessment.StepOutcome} {
		r.Show(step)
		if !r.Frame().Verdict.Visible() {
			t.Errorf("%s does not tell of the outcome", step)
		}
	}
}

// TestMenusTellTheirKeys by the name that stands on the keyboard: each command that has one.
func TestMenusTellTheirKeys(t *testing.T) {
	r := newRig(t, "nl")
	told := 0
	for i, m := range r.BarMenus() {
		for j, line := range m.Lines {
			c := r.Menus()[i].Commands[j]
			if len(c.Keys) > 0 {
				told++
			}
			if len(c.Keys) > 0 && line.Key != r.KeyName(c.Keys[0]) {
				t.Errorf("the key of %q is told as %q", line.Text, line.Key)
			}
		}
	}
	if told < 10 {
		t.Errorf("only %d keys stand in the menus", told)
	}
}

// TestBackReturnsToTheList: whoever mends what the review list names goes back to
// it, to the line that is next, and from an answer to the outcome.
func TestBackReturnsToTheList(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.answerNo()
	r.Show(assessment.StepDecision)
	at := slices.IndexFunc(r.Desk().Editor().Findings(), func(f assessment.Finding) bool { return f.Path == "use.audience" })
	lines := r.Page().(*decisionScreen).lines
	first, next := lines[at].AccessibilityLabel(), lines[at+1].AccessibilityLabel()
	lines[at].Focus()
	r.Key(fyne.KeyReturn)
	r.At(assessment.StepUse)
	if r.app.Frame().Back.Text() != "Terug naar Besluit" {
		t.Errorf("the button back says %q", r.app.Frame().Back.Text())
	}
	r.Previous()
	r.At(assessment.StepDecision)
	if said := r.heardNow(); said != first {
		t.Errorf("the keyboard is back at %q, not at %q", said, first)
	}
	r.Key(fyne.KeyReturn)
	r.Key(fyne.KeySpace)
	r.Previous()
	if said := r.heardNow(); said != next {
		t.Errorf("with one line done the keyboard is at %q, not at %q", said, next)
	}
	r.Next() // a step on, and the way back is as ever
	r.Previous()
	r.At(assessment.StepDecision)
	r.Previous()
	if r.Place() == assessment.StepDecision || r.app.Frame().Back.Text() != "Vorige" {
		t.Errorf("back at %s, with the button %q", r.Place(), r.app.Frame().Back.Text())
	}

	r.Show(assessment.StepOutcome)
	r.Page().(*outcomeScreen).lines[4].Tapped(nil)
	if r.app.Frame().Back.Text() != "Terug naar Uitkomst" {
		t.Errorf("the button back says %q at %s", r.app.Frame().Back.Text(), r.Place())
	}
	r.Previous()
	r.At(assessment.StepOutcome)
}

// heardNow is what is read out where the keyboard is.
func (r *rig) heardNow() string {
	if at, is := r.Canvas().Focused().(fyne.Accessible); is {
		return at.AccessibilityLabel()
	}
	return ""
}

// TestFootKeepsItsHeight: an answer does not push the page up.
func TestFootKeepsItsHeight(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		r := newRig(t, lang)
		r.NewAssessment()
		before := r.Frame().Foot.Size().Height
		for _, q := range r.Desk().Editor().Content().Questions.Questions {
			r.Show(assessment.QuestionStep(q.ID))
			r.Typed("n")
			if now := r.Frame().Foot.Size().Height; now != before {
				t.Errorf("%s: after %s the foot is %v high, not %v: %s", lang, q.ID, now, before, r.Frame().Cause.Text())
			}
		}
	}
}

// TestRatherNotIsNoTick: an outcome that one had rather not have is not ticked off.
func TestRatherNotIsNoTick(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.answerNo()
	for _, item := range r.navItems() {
		if item.ID == assessment.StepOutcome && item.Sign != parts.SignImportant {
			t.Errorf("the outcome has the sign %v, %s", item.Sign, item.State)
		}
	}
}

// TestOutcomeAloneStandsLevel: without a cause its line stands level with the strip.
func TestOutcomeAloneStandsLevel(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("care")
	if r.Frame().Cause.Visible() {
		t.Errorf("below the outcome there is room for %q", r.Frame().Cause.Text())
	}
	r.OpenExample("business")
	if !r.Frame().Cause.Visible() {
		t.Error("the cause of an outcome is not told")
	}
}

// answerNo answers every question with no.
func (r *rig) answerNo() {
	for _, q := range r.Desk().Editor().Content().Questions.Questions {
		r.Show(assessment.QuestionStep(q.ID))
		r.Typed("n")
	}
}
