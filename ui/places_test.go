package ui

import (
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// TestWhatIsDueOpensAtItsPlace: not at the first thing that the assessment asks.
func TestWhatIsDueOpensAtItsPlace(t *testing.T) {
	r := newRig(t, "nl")
	r.openDemo()
	g, err := register.New(r.desk.Rows(), r.desk.Today(), r.words)
	must(t, err)
	seen := map[string]bool{}
	for _, d := range g.Due() {
		if seen[d.What] {
			continue
		}
		seen[d.What] = true
		r.dueLink(g, d).(*parts.Link).Tapped(nil)
		if want := assessment.StepOf(d.Path()); r.step != want || r.desk.Editor().Item().Key() != d.Row.Key {
			t.Errorf("%s opens %s, not %s", g.Says(d), r.step, want)
		}
		if d.What == register.TaskSafeguard { // decided, so that it can only be read
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.screen.(*safeguardsScreen).fields[d.Path()])
			if at.Y < 0 || at.Y > windowHeight-r.foot.Size().Height {
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
	r.openDemo()
	r.at(stepRegister)
	r.typed("niets hiervan")
	r.find()
	r.typed("zorg")
	if text := r.screen.(*registerScreen).looks.text; text != "zorg" {
		t.Errorf("looked for %q", text)
	}
	r.show(stepRegister)
	r.typed("kijk")
	if text := r.screen.(*registerScreen).looks.text; text != "kijk" {
		t.Errorf("come back, looked for %q", text)
	}
	r.press("nav.start")
	r.at(stepStart)
	r.show(stepRegister)
	r.press("start.new")
	r.at(assessment.StepPractice)
}

// TestOpenBeginsAtThePath: Ctrl+O is for typing where a dossier is, whatever was
// open before; Enter without anything typed lets choose.
func TestOpenBeginsAtThePath(t *testing.T) {
	r := newRig(t, "nl")
	r.settings.Recent = append(r.settings.Recent, "/media/stick/Weg.toets")
	r.show(stepDossiers)
	s := r.screen.(*dossiersScreen)
	r.typed("/media")
	if s.path != "/media" {
		t.Fatalf("typed %q as the path", s.path)
	}
	s.typing.SetText("")
	s.path = ""
	r.host.path = r.store.Path()
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
		for _, b := range r.screen.(*gateScreen).ways() {
			words = append(words, b.(*parts.Button).Text())
		}
		if !slices.Equal(words, want) {
			t.Errorf("%s offers %q", code, words)
		}
	}
	r.stopAtGate("file-damaged", false)
	r.says("Op deze computer staat geen dagelijkse kopie")
	r.settings.Recent = append(r.settings.Recent, r.gate.path)
	r.stopAtGate("file-damaged", false)
	r.says("Van de lijst halen")
}

// TestFootExports: the deed of the last step is at hand without turning the page,
// and never done by the key for the next step.
func TestFootExports(t *testing.T) {
	r := newRig(t, "nl")
	r.openExample("care")
	r.show(assessment.StepDocuments)
	if !r.on.Visible() || r.on.Text() != "Exporteren" {
		t.Fatalf("the foot offers %q", r.on.Text())
	}
	r.next()
	if len(r.screen.(*documentsScreen).made) != 0 {
		t.Error("the key for the next step exports")
	}
	r.on.Tapped(nil)
	if len(r.screen.(*documentsScreen).made) != 2 {
		t.Error("the button in the foot makes no documents")
	}
	r.show(assessment.StepOutcome)
	if r.on.Text() != "Volgende" {
		t.Errorf("elsewhere it says %q", r.on.Text())
	}
}

// TestFootSpeaksOfWhatIsShown: the outcome of what is open stands in the foot of
// its own pages, and leaves the room to those about everything.
func TestFootSpeaksOfWhatIsShown(t *testing.T) {
	r := newRig(t, "nl")
	r.openExample("business")
	high := r.foot.Size().Height
	for _, step := range []string{stepStart, stepRegister, stepSettings, stepDossiers, stepKeys, stepFile, stepErase} {
		r.show(step)
		if r.verdict.Visible() || r.foot.Size().Height > high {
			t.Errorf("%s tells of the outcome", step)
		}
	}
	r.show(stepRegister)
	r.says("Hier staat nog niets van uzelf")
	for _, step := range []string{stepHistory, stepLetter, assessment.StepOutcome} {
		r.show(step)
		if !r.verdict.Visible() {
			t.Errorf("%s does not tell of the outcome", step)
		}
	}
}

// TestMenusTellTheirKeys: in the ink of the line itself, which can be read, and by
// the name that stands on the keyboard.
func TestMenusTellTheirKeys(t *testing.T) {
	r := newRig(t, "nl")
	told := 0
	for line, d := range r.bar.lines {
		if line.Shortcut != nil {
			t.Errorf("Fyne writes the key of %q", line.Label)
		}
		if d.key != "" && strings.HasSuffix(line.Label, "("+r.keyName(d)+")") {
			told++
		}
	}
	if told != len(r.shortcuts()) {
		t.Errorf("%d of %d keys stand in the menus", told, len(r.shortcuts()))
	}
}

// TestBackReturnsToTheList: whoever mends what the review list names goes back to
// it, to the line that is next, and from an answer to the outcome.
func TestBackReturnsToTheList(t *testing.T) {
	r := newRig(t, "nl")
	r.newAssessment()
	r.answerNo()
	r.show(assessment.StepDecision)
	at := slices.IndexFunc(r.desk.Editor().Findings(), func(f assessment.Finding) bool { return f.Path == "use.audience" })
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
		for _, q := range r.desk.Editor().Content().Questions.Questions {
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
	r.openExample("care")
	if r.cause.Visible() {
		t.Errorf("below the outcome there is room for %q", r.cause.Text())
	}
	r.openExample("business")
	if !r.cause.Visible() {
		t.Error("the cause of an outcome is not told")
	}
}

// answerNo answers every question with no.
func (r *rig) answerNo() {
	for _, q := range r.desk.Editor().Content().Questions.Questions {
		r.show(assessment.QuestionStep(q.ID))
		r.typed("n")
	}
}
