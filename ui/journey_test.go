package ui

import (
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// tabTo presses Tab until the keyboard is at the field of a path.
func (r *rig) tabTo(path string) {
	r.t.Helper()
	fields := r.fields()
	field, ok := fields[path]
	if !ok {
		r.t.Fatalf("%s has no field %s", r.Place(), path)
	}
	canvas := r.Canvas()
	before := canvas.Focused()
	field.Focus()
	target := canvas.Focused()
	canvas.Focus(before)
	r.tabUntil(path, func(o fyne.Focusable) bool { return o == target })
}

// tabToButton presses Tab until the keyboard is at a button with these words.
func (r *rig) tabToButton(words string) {
	r.t.Helper()
	r.tabUntil(words, func(o fyne.Focusable) bool {
		b, ok := o.(*parts.Button)
		return ok && b.Text() == words
	})
}

func (r *rig) tabUntil(what string, there func(fyne.Focusable) bool) {
	r.t.Helper()
	for range 400 {
		if o := r.Canvas().Focused(); o != nil && there(o) {
			return
		}
		r.key(fyne.KeyTab)
	}
	r.t.Fatalf("%s: Tab does not reach %s", r.Place(), what)
}

// fill types into the fields of a screen, reached by Tab.
func (r *rig) fill(pairs ...string) {
	r.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		r.tabTo(pairs[i])
		r.typed(pairs[i+1])
	}
}

// choose moves to an option of a choice and takes it; the first one is 0.
func (r *rig) choose(path string, option int) {
	r.t.Helper()
	r.tabTo(path)
	r.key(fyne.KeyHome)
	for range option {
		r.key(fyne.KeyDown)
	}
	r.key(fyne.KeySpace)
}

// tick ticks the first n boxes of several.
func (r *rig) tick(path string, n int) {
	r.t.Helper()
	r.tabTo(path)
	for range n {
		r.key(fyne.KeySpace, fyne.KeyTab)
	}
}

// TestJourneyByKeyboard takes the whole job, from the start page to both PDFs,
// with the keyboard alone.
func TestJourneyByKeyboard(t *testing.T) {
	r := newRig(t, "nl")
	r.at(stepStart)
	r.key(fyne.KeyReturn) // the new assessment has focus

	r.at(assessment.StepPractice)
	r.fill("practice.name", "Fysiotherapie De Linde", "practice.postcode", "3581 ab", "practice.numbers.agb", "04123456",
		"practice.phone", "030 123 45 67", "practice.privacyStatement", "delinde.example/privacy", "assessor.name", "S. Yılmaz", "assessor.function", "fysiotherapeut")
	r.onward()

	r.at(assessment.StepProgram)
	r.fill("program.name", "Signal")
	r.choose("program.family", 0) // an everyday word: the person says which it is
	r.fill("program.version", "7.1", "program.plan", "gratis", "program.privacyStatement", "signal.org/legal")
	r.fill("program.privacySeen", "20-11-2026")
	r.choose("program.account", 0)
	r.choose("program.app", 0)
	r.onward()
	if family := r.Desk().Editor().Assessment().Program.Family; family != "signal" {
		t.Errorf("the name Signal is taken for family %q", family)
	}

	r.at(assessment.StepUse)
	r.choose("use.audience", 0)
	r.tick("use.functions", 3) // video, audio, chat
	r.choose("use.group", 0)
	r.tick("use.roles", 1)
	r.tick("use.alternatives", 2)
	r.onward()

	for _, answer := range []struct {
		question string
		key      rune
	}{{"e2e", 'j'}, {"provider-unreadable", 'j'}, {"audit", 'o'}, {"care", 'n'}, {"nen7510", 'n'}, {"nen7512", 'n'}, {"iso27001", 'o'}, {"storage-control", 'n'}} {
		r.at(assessment.QuestionStep(answer.question))
		r.typed(string(answer.key))
		if answer.question == "provider-unreadable" {
			r.choose("checks.recording-off.answer", 0)
			r.choose("checks.transcription-off.answer", 0)
			r.choose("checks.ai-off.answer", 0)
			r.onward()
			continue
		}
		r.key(fyne.KeyReturn) // Enter on the chosen answer goes on
	}

	r.at(assessment.StepOutcome)
	if r.Desk().Editor().Outcome().Outcome != assessment.ExceptionOnly {
		t.Fatalf("outcome %s", r.Desk().Editor().Outcome().Outcome)
	}
	r.onward()

	r.at(assessment.StepChecks)
	r.choose("legal.agreement", 3) // not yet
	r.choose("legal.transfer", 0)
	r.choose("legal.ownUse", 0)
	for _, follows := range []string{"paid-licence", "two-factor", "access-control"} { // the measures of that name follow
		r.choose("checks."+follows+".answer", 0)
	}
	r.choose("insurer.state", 0)
	r.fill("insurer.on", "19-11-2026", "insurer.answer", "Vergoed tot het einde van het jaar.")
	r.onward()

	r.at(assessment.StepSafeguards)
	for _, pack := range r.Desk().Editor().Content().Safeguards(r.Desk().Editor().Assessment()) {
		if n := len(r.Desk().Editor().Assessment().AtOnce(pack)); n > 1 {
			r.tabToButton(r.Words().N("safeguards.at-once", n))
			r.key(fyne.KeyReturn)
		}
	}
	for _, pack := range r.Desk().Editor().Content().Safeguards(r.Desk().Editor().Assessment()) {
		for _, item := range pack.Items { // what a letter promises, one by one
			if at := "safeguards." + item.ID; item.Follows == "" && r.Desk().Editor().Assessment().Safeguards[item.ID].State == "" {
				r.choose(at+".state", 0)
				r.fill(at+".since", "22-11-2026", at+".owner", "M. de Wit")
			}
		}
	}
	r.onward()

	r.at(assessment.StepException)
	r.fill("exception.reason", "De cliënt heeft geen ander toestel.", "exception.for", "Twee cliënten zonder computer.", "exception.arranging", "Tablet aangevraagd.")
	r.onward()

	r.at(assessment.StepDecision)
	r.choose("decision.kind", 0) // with reservation: plain approval is not open
	r.fill("decision.by.name", "M. de Wit", "decision.by.function", "praktijkmanager", "decision.reservation", "Tot de tablet er is.")
	r.tabToButton(r.Words().T("decision.take"))
	r.key(fyne.KeySpace)

	r.at(assessment.StepDocuments)
	d := r.Desk().Editor().Assessment().Decision
	if d == nil || d.Kind != assessment.Reservation || !d.FromSigning || d.Through != "2027-02-22" || r.Desk().Editor().Assessment().Number != "2026-0001" {
		t.Fatalf("decision %+v, number %q", d, r.Desk().Editor().Assessment().Number)
	}
	r.tabToButton(r.Words().T("documents.export"))
	r.key(fyne.KeyReturn)
	r.checkExport()
}

// checkExport looks at the files of the journey as a reader would.
func (r *rig) checkExport() {
	t := r.t
	t.Helper()
	record, err := os.ReadFile(filepath.Join(r.host.folder, "2026-11-22 Signal - verslag.pdf"))
	must(t, err)
	opened, err := exchange.OpenAssessment(record)
	must(t, err)
	if opened.Seal != r.Desk().Editor().Item().Seal || opened.Pages == nil {
		t.Errorf("the record's data has seal %s, filed is %s; its pages tell %v", opened.Seal, r.Desk().Editor().Item().Seal, opened.Pages)
	}
	if _, err := os.Stat(filepath.Join(r.host.folder, "2026-11-22 Signal - brief.pdf")); err != nil {
		t.Error(err)
	}
	if r.Desk().Editor().Item().Exported == "" {
		t.Error("the decision is not known as exported")
	}
	r.tabToButton(r.Words().T("documents.open"))
	r.key(fyne.KeyReturn)
	if len(r.host.opened) != 1 {
		t.Errorf("opened %v", r.host.opened)
	}
}

// TestHelpReturns: F1 and settings lead back to where one was.
func TestHelpReturns(t *testing.T) {
	r := newRig(t, "nl")
	r.key(fyne.KeyReturn)
	r.Show(assessment.QuestionStep("audit"))
	for _, back := range []func(){r.Escape, r.Previous, r.Next} {
		r.Show(stepKeys)
		r.Show(stepSettings)
		back()
		r.at(assessment.QuestionStep("audit"))
	}
}
