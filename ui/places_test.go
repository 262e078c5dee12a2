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
	r.at(stepRegister)
	r.typed("niets hiervan")
	r.find()
	r.typed("zorg")
	if text := r.Page().(*registerScreen).looks.text; text != "zorg" {
		t.Errorf("looked for %q", text)
	}
	r.Show(stepRegister)
	r.typed("kijk")
	if text := r.Page().(*registerScreen).looks.text; text != "kijk" {
		t.Errorf("come back, looked for %q", text)
	}
	r.press("nav.start")
	r.at(stepStart)
	r.Show(stepRegister)
	r.press("start.new")
	r.at(assessment.StepPractice)
}

// TestOpenBeginsAtThePath: Ctrl+O is for typing where a dossier is, whatever was
// open before; Enter without anything typed lets choose.
func TestOpenBeginsAtThePath(t *testing.T) {
	r := newRig(t, "nl")
	r.Keep(func(s *dossier.Settings) { s.Recent = append(s.Recent, "/media/stick/Weg.toets") })
	r.Show(stepDossiers)
	s := r.Page().(*dossiersScreen)
	r.typed("/media")
	if s.path != "/media" {
		t.Fatalf("typed %q as the path", s.path)
	}
	s.typing.SetText("")
	s.path = ""
	r.host.path = r.Store().Path()
	r.key(fyne.KeyReturn)
	r.at(stepStart) // where a dossier opens
}

// TestGateOffersWhatHelps: no second try of what cannot go better, no list that a
// file is not on, and always a way out.
func TestGateOffersWhatHelps(t *testing.T) {
	r := newRig(t, "nl")
	for code, want := range map[string][]string{
		"newer-version": {"Ander dossier", "Naar het begin"},
		"not-a-dossier": {"Ander dossier", "Naar het begin"},
		"file-damaged":  {"Opnieuw proberen", "Ander dossier", "Naar het begin"},
	} {
		r.stopAtGate(code, false)
		var words []string
		for _, b := range r.Page().(*gateScreen).ways() {
			words = append(words, b.(*parts.Button).Text())
		}
		if !slices.Equal(words, want) {
			t.Errorf("%s offers %q", code, words)
		}
	}
	r.stopAtGate("file-damaged", false)
	r.says("Op deze computer staat geen dagelijkse kopie")
	r.Keep(func(s *dossier.Settings) { s.Recent = append(s.Recent, r.gate.path) })
	r.stopAtGate("file-damaged", false)
	r.says("Van de lijst halen")
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
	r.says("Hier staat nog niets van uzelf")
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
	r.key(fyne.KeyReturn)
	r.at(assessment.StepUse)
	if r.app.Frame().Back.Text() != "Terug naar Besluit" {
		t.Errorf("the button back says %q", r.app.Frame().Back.Text())
	}
	r.Previous()
	r.at(assessment.StepDecision)
	if said := r.heardNow(); said != first {
		t.Errorf("the keyboard is back at %q, not at %q", said, first)
	}
	r.key(fyne.KeyReturn)
	r.key(fyne.KeySpace)
	r.Previous()
	if said := r.heardNow(); said != next {
		t.Errorf("with one line done the keyboard is at %q, not at %q", said, next)
	}
	r.Next() // a step on, and the way back is as ever
	r.Previous()
	r.at(assessment.StepDecision)
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
	r.at(assessment.StepOutcome)
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
			r.typed("n")
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
		r.typed("n")
	}
}
