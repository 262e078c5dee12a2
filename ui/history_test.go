package ui

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// says fails where the screen does not say something.
func (r *rig) says(want ...string) {
	r.t.Helper()
	text := r.Frame().Body.AccessibilityLabel()
	for _, w := range want {
		if !strings.Contains(text, w) {
			r.t.Errorf("%s does not say %q:\n%s", r.Place(), w, text)
		}
	}
}

// saysNot fails where the screen says something.
func (r *rig) saysNot(not ...string) {
	r.t.Helper()
	text := r.Frame().Body.AccessibilityLabel()
	for _, n := range not {
		if strings.Contains(text, n) {
			r.t.Errorf("%s says %q:\n%s", r.Place(), n, text)
		}
	}
}

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
	r.fill("practice.name", "De Linde")
	r.Show(assessment.QuestionStep("audit"))
	r.typed("J")
	r.typed("N")
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
	r.at(stepSettings)
	answer("")
	if said := r.Status(); said != "Ongedaan gemaakt: Vraag 3 (Onderzocht), antwoord" {
		t.Errorf("the top bar says %q", said)
	}
	r.Show(assessment.QuestionStep("audit"))
	r.typed("O")
	r.undo()
	r.typed("O") // the keyboard stays where it is
	answer(assessment.Unknown)
	r.undo()
	r.undo()
	r.at(assessment.QuestionStep("audit"))
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
	field := r.fields()["legal.agreementNote"]
	if field == nil {
		t.Fatal("no such field: this shows nothing")
	}
	field.Focus()
	before := r.Frame().Body.Offset()
	r.typed("Nieuw")
	r.undo()
	r.typed("Anders")
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
	r.fill("practice.name", "De Linde")
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
	r.press("unconfirmed.confirm")
	r.Show(assessment.QuestionStep("audit"))
	r.typed("N")
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
	r.says("Sinds versie 1", "Er zijn 0 dingen veranderd.")
	r.fill("because", "Nieuwe voorwaarden")
	if r.Desk().Editor().Assessment().Because != "Nieuwe voorwaarden" || reminds() {
		t.Errorf("the reason is %q", r.Desk().Editor().Assessment().Because)
	}
	r.picture("since")
	r.press("since.show")
	r.at(stepPair)
}

// TestHistoryTellsAndPutsBack: one answer, and the whole of an earlier state.
func TestHistoryTellsAndPutsBack(t *testing.T) {
	for lang, want := range map[string][]string{
		"nl": {"Vraag 3 (Onderzocht), antwoord: ja", "22 november 2026, 16:32, door Ilse", "Deze toetsing is begonnen."},
		"en": {"Question 3 (", "22 November 2026, 16:32, by Ilse", "This assessment was started."},
	} {
		r := newRig(t, lang)
		r.NewAssessment()
		at := now
		r.clock = func() time.Time { return at }
		r.Desk().SetUser("Ilse")
		r.fill("assessor.name", "Ilse")
		at = at.Add(time.Hour)
		r.Show(assessment.QuestionStep("audit"))
		r.typed(r.Words().T("answer.key.yes"))
		r.Page().(shell.Focuser).Focus("answers.audit.notes")
		r.typed("Nog vragen")
		at = at.Add(time.Hour)
		r.Show(assessment.StepProgram)
		r.fill("program.name", "Zoom")
		at = now
		r.Show(stepHistory)
		if lang == "nl" {
			r.says("Naam van het programma: ‘Zoom’", "Vraag 3 (Onderzocht), antwoord: ja", "Vraag 3 (Onderzocht), toelichting: ‘Nog vragen’", "Deze toetsing is begonnen.")
		}
		r.says(want...)
		r.picture("history-" + lang)

		place := r.Words().ChangedPlace("answers.audit", r.Desk().Editor().Content())
		r.press("history.back.place", "place", place)
		r.accept("history.back")
		if a := r.Desk().Editor().Assessment(); a.Answers["audit"].Answer != "" || a.Answers["audit"].Notes != "" || a.Program.Name != "Zoom" || a.Assessor.Name != "Ilse" {
			t.Fatalf("%s: put back it is %+v", lang, a)
		}
		r.says(r.Words().T("history.title"))
		r.undo()
		if a := r.Desk().Editor().Assessment(); a.Answers["audit"].Notes != "Nog vragen" {
			t.Errorf("%s: putting back cannot be undone: %+v", lang, a.Answers)
		}
		r.Show(stepHistory)
		r.press("history.back.all")
		r.accept("history.back")
		item, err := r.Store().Item(r.Desk().Editor().Item().Key())
		if err != nil || item.Assessment.Number != r.Desk().Editor().Assessment().Number {
			t.Errorf("%s, %v: %+v", lang, err, item.Assessment)
		}
	}
}

// TestHistoryOfADecisionIsToRead: it is put back in no other way than by taking
// it back.
func TestHistoryOfADecisionIsToRead(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(stepHistory)
	r.says("Deze toetsing is begonnen.", "U hebt nog niets veranderd.")
	r.saysNot(r.Words().T("history.back.all"))
}

// TestSideBySide: two versions, two programs, and the document of both.
func TestSideBySide(t *testing.T) {
	for lang, want := range map[string][]string{"nl": {"Eén verschil", "Naam van het programma", "Kletslijn", "Ander", "versie 2"}, "en": {"One difference", "version 2"}} {
		r := nextVersion(t, lang)
		r.Show(assessment.StepProgram)
		r.Desk().Editor().Assessment().Program.Name = "Ander"
		r.Changed()
		folder := t.TempDir()
		r.Keep(func(s *dossier.Settings) { s.ExportFolder = folder })
		r.Show(stepPair)
		text := strings.ToLower(r.Frame().Body.AccessibilityLabel())
		for _, w := range want {
			if !strings.Contains(text, strings.ToLower(w)) {
				t.Errorf("%s: it does not say %q:\n%s", lang, w, text)
			}
		}
		r.picture("pair-" + lang)
		r.press("pair.export")
		if files, _ := os.ReadDir(folder); len(files) != 1 || filepath.Ext(files[0].Name()) != ".pdf" {
			t.Errorf("%s: there are %v", lang, files)
		}
		r.press("documents.open")
		if len(r.host.opened) != 1 {
			t.Errorf("%s: opened %v", lang, r.host.opened)
		}
		r.OpenExample("care")
		r.Keep(func(s *dossier.Settings) { s.ExportFolder = filepath.Join(folder, "none") })
		r.Show(stepPair)
		r.saysNot(r.Words().N("pair.differences", 0)) // as one beside itself would have
		r.press("pair.export")
		r.says(r.Words().T("documents.failed"))
	}
}

func TestDuplicateByKeyboard(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	from := *r.Desk().Editor().Assessment()
	r.Show(assessment.StepDecision)
	r.press("duplicate.button")
	r.at(stepDuplicate)
	r.press("duplicate.begin")
	if r.Page().(*duplicateScreen).field.Error() == "" {
		t.Error("a program without a name is begun")
	}
	r.Page().(*duplicateScreen).field.Focus()
	r.typed("Jitsi Meet")
	r.press("duplicate.begin")
	r.at(assessment.StepProgram)
	a := r.Desk().Editor().Assessment()
	if a.ID == from.ID || a.Program.Family != "jitsi" || a.Practice.Name != from.Practice.Name || len(a.Answers) > 0 || !a.Draft() || len(r.Desk().Rows()) != 2 {
		t.Errorf("it is %+v", a)
	}
}

// TestEraseByKeyboard takes a name out of what is filed, and shows what is left.
func TestEraseByKeyboard(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	key, name := r.Desk().Editor().Item().Key(), r.Desk().Editor().Assessment().Decision.By.Name
	r.Show(stepDossier)
	r.press("erase.open")
	r.at(stepErase)
	r.press("erase.do")
	if r.Page().(*eraseScreen).field.Error() == "" {
		t.Error("no name is erased")
	}
	r.tabToButton(name)
	r.key(fyne.KeyReturn)
	r.press("erase.do")
	r.accept("erase.do")
	r.dismiss()
	r.at(stepStart)
	item, err := r.Store().Item(key)
	if err != nil || !item.Assessment.Decision.By.Erased || item.Assessment.Decision.By.Name != "" {
		t.Fatalf("%v: it is %+v", err, item.Assessment.Decision)
	}
	r.OpenAssessment(key)
	r.Show(assessment.StepDecision)
	r.says("[naam gewist]")
}

// another opens the dossier as another program would, on another computer.
func (r *rig) another() *dossier.Store {
	r.t.Helper()
	locks, _ := filepath.Glob(r.Store().Path() + "*lock*")
	for _, l := range locks {
		os.Remove(l)
	}
	other, err := dossier.Open(r.Store().Path(), dossier.Options{})
	must(r.t, err)
	return other
}

// elsewhere saves something as another program would, on another computer.
func (r *rig) elsewhere(do func(*register.Item), removed bool) {
	r.t.Helper()
	key := r.Desk().Editor().Item().Key()
	other := r.another()
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

// TestMergeWithoutAsking: what each changed elsewhere stands, and is kept.
func TestMergeWithoutAsking(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.fill("practice.name", "De Linde")
	r.elsewhere(func(i *register.Item) { i.Assessment.Program.Name = "Zoom" }, false)
	r.fill("practice.city", "Zwolle", "practice.numbers.kvk", "12345678")
	if status := r.Status(); !strings.Contains(status, "pgeslagen") {
		t.Errorf("the status says %q", status)
	}
	r.Show(assessment.StepProgram)
	if r.Canvas().Overlays().Top() != nil {
		t.Error("something is asked")
	}
	r.says("Zoom")
	a := r.Desk().Editor().Assessment()
	if a.Program.Name != "Zoom" || a.Practice.City != "Zwolle" || a.Practice.Numbers["kvk"] != "12345678" || r.unsaved {
		t.Errorf("it is %+v", a)
	}
	item, err := r.Store().Item(r.Desk().Editor().Item().Key())
	if err != nil || item.Assessment.Program.Name != "Zoom" || item.Assessment.Practice.City != "Zwolle" {
		t.Errorf("%v: kept is %+v", err, item.Assessment)
	}
}

// TestMergeAsks at what both changed otherwise.
func TestMergeAsks(t *testing.T) {
	for choice, want := range map[int]string{0: "Mijn", 1: "Hun"} {
		r := newRig(t, "nl")
		r.NewAssessment()
		r.elsewhere(func(i *register.Item) {
			i.Assessment.Program.Name = "Zoom"
			i.Assessment.Practice.Name = "Hun"
		}, false)
		r.Desk().Editor().Assessment().Practice.Name = "Mijn"
		r.Changed()
		r.at(assessment.StepPractice)
		r.Next()
		r.at(stepMerge)
		r.says("Naam van de praktijk", "Mijn", "Hun", "Naam van het programma: ‘Zoom’", "niet ingevuld")
		r.picture("merge")
		r.key(fyne.KeyHome)
		for range choice {
			r.key(fyne.KeyDown)
		}
		r.key(fyne.KeySpace)
		r.press("merge.do")
		r.at(assessment.StepProgram)
		item, err := r.Store().Item(r.Desk().Editor().Item().Key())
		if err != nil || item.Assessment.Practice.Name != want || item.Assessment.Program.Name != "Zoom" || len(r.merged.Conflicts) > 0 {
			t.Errorf("%v: with %d it is %+v", err, choice, item.Assessment)
		}
	}
}

// TestMergeWithADecisionOfAnother keeps what was changed meanwhile in a copy.
func TestMergeWithADecisionOfAnother(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	key := r.Desk().Editor().Item().Key()
	r.elsewhere(func(i *register.Item) {
		i.Assessment.Decision = &assessment.Decision{Kind: assessment.Refused, On: "2026-11-22", Outcome: assessment.ExceptionOnly, Values: map[string]string{}}
		data, err := exchange.Encode(i.Assessment)
		must(t, err)
		i.Sealed, i.Seal = data, exchange.Seal(data)
	}, false)
	r.fill("practice.name", "Mijn")
	r.Next()
	r.dismiss()
	item, err := r.Store().Item(key)
	if err != nil || item.Assessment.Draft() || item.Seal != exchange.Seal(item.Sealed) || item.Assessment.Practice.Name != "" {
		t.Errorf("%v: the decision does not stand: %+v", err, item)
	}
	if len(r.Store().Rows()) != 2 {
		t.Fatalf("there are %d rows", len(r.Store().Rows()))
	}
	for _, row := range r.Store().Rows() {
		if row.Key != key && (row.Practice != "Mijn" || row.Kind != "" || row.Key != r.Desk().Editor().Item().Key()) {
			t.Errorf("the copy is %+v", row)
		}
	}
}

func TestMergeWithWhatAnotherDeleted(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	key := r.Desk().Editor().Item().Key()
	r.elsewhere(nil, true)
	r.fill("practice.name", "Mijn")
	r.Next()
	r.dismiss()
	if item, err := r.Store().Item(key); err != nil || item.Assessment.Practice.Name != "Mijn" {
		t.Errorf("%v: it is %+v", err, item)
	}
}

// TestRevisingScreensFit at both ends of the text sizes.
func TestRevisingScreensFit(t *testing.T) {
	for _, size := range []int{100, 200} {
		r := nextVersion(t, "nl")
		r.Set("", func(s *dossier.Settings) { s.TextSize = size })
		for _, step := range []string{stepHistory, stepPair, stepDuplicate, stepErase, assessment.StepOutcome} {
			r.Show(step)
			r.at(step)
			if least := r.Window().Content().MinSize(); least.Width > shell.Width || least.Height > shell.Height {
				t.Errorf("at %d %%, %s asks for %v", size, step, least)
			}
			r.picture("revising-" + strconv.Itoa(size) + "-" + step)
		}
	}
}

// TestExceptionsInARow: the second one is named, and from the third on that this
// is not temporary any more, with a reason of its own.
func TestExceptionsInARow(t *testing.T) {
	r := nextVersion(t, "nl")
	r.Show(assessment.StepException)
	r.says("Dit is de 2e uitzondering voor dit programma en dit gebruik")
	r.saysNot("niet meer tijdelijk", "Nieuwe reden")
	r.Desk().Editor().Assessment().ExceptionsBefore = 1 // one more, of before version 2 of the rule
	r.Changed()
	r.Show(assessment.StepException)
	r.says("Dit is de 3e uitzondering voor dit programma en dit gebruik. Dat is niet meer tijdelijk", "Nieuwe reden voor de uitzondering")
	found := false
	for _, f := range r.Desk().Editor().Findings() {
		found = found || f.Path == "exception.newReason" && f.Severity == assessment.Blocks
	}
	if !found {
		t.Error("a third exception needs no reason of its own")
	}
}
