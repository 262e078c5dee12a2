package ui

import (
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"

	"fyne.io/fyne/v2"
)

// TestJourneyByKeyboard takes the whole job, from the start page to both PDFs,
// with the keyboard alone.
func TestJourneyByKeyboard(t *testing.T) {
	r := newRig(t, "nl")
	r.At(stepStart)
	r.Key(fyne.KeyReturn) // the new assessment has focus

	r.At(assessment.StepPractice)
	r.Fill("practice.name", "Fysiotherapie De Linde", "practice.postcode", "3581 ab", "practice.numbers.agb", "04123456",
		"practice.phone", "030 123 45 67", "practice.privacyStatement", "delinde.example/privacy", "assessor.name", "S. Yılmaz", "assessor.function", "fysiotherapeut")
	r.Onward()

	r.At(assessment.StepProgram)
	r.Fill("program.name", "Signal")
	r.Choose("program.family", 0) // an everyday word: the person says which it is
	r.Fill("program.version", "7.1", "program.plan", "gratis", "program.privacyStatement", "signal.org/legal")
	r.Fill("program.privacySeen", "20-11-2026")
	r.Choose("program.account", 0)
	r.Choose("program.app", 0)
	r.Onward()
	if family := r.Desk().Editor().Assessment().Program.Family; family != "signal" {
		t.Errorf("the name Signal is taken for family %q", family)
	}

	r.At(assessment.StepUse)
	r.Choose("use.audience", 0)
	r.Tick("use.functions", 3) // video, audio, chat
	r.Choose("use.group", 0)
	r.Tick("use.roles", 1)
	r.Tick("use.alternatives", 2)
	r.Onward()

	for _, answer := range []struct {
		question string
		key      rune
	}{{"e2e", 'j'}, {"provider-unreadable", 'j'}, {"audit", 'o'}, {"care", 'n'}, {"nen7510", 'n'}, {"nen7512", 'n'}, {"iso27001", 'o'}, {"storage-control", 'n'}} {
		r.At(assessment.QuestionStep(answer.question))
		r.Typed(string(answer.key))
		if answer.question == "provider-unreadable" {
			r.Choose("checks.recording-off.answer", 0)
			r.Choose("checks.transcription-off.answer", 0)
			r.Choose("checks.ai-off.answer", 0)
			r.Onward()
			continue
		}
		r.Key(fyne.KeyReturn) // Enter on the chosen answer goes on
	}

	r.At(assessment.StepOutcome)
	if r.Desk().Editor().Outcome().Outcome != assessment.ExceptionOnly {
		t.Fatalf("outcome %s", r.Desk().Editor().Outcome().Outcome)
	}
	r.Onward()

	r.At(assessment.StepChecks)
	r.Choose("legal.agreement", 3) // not yet
	r.Choose("legal.transfer", 0)
	r.Choose("legal.ownUse", 0)
	for _, follows := range []string{"paid-licence", "two-factor", "access-control"} { // the measures of that name follow
		r.Choose("checks."+follows+".answer", 0)
	}
	r.Choose("insurer.state", 0)
	r.Fill("insurer.on", "19-11-2026", "insurer.answer", "Vergoed tot het einde van het jaar.")
	r.Onward()

	r.At(assessment.StepSafeguards)
	for _, pack := range r.Desk().Editor().Content().Safeguards(r.Desk().Editor().Assessment()) {
		if n := len(r.Desk().Editor().Assessment().AtOnce(pack)); n > 1 {
			r.TabToButton(r.Words().N("safeguards.at-once", n))
			r.Key(fyne.KeyReturn)
		}
	}
	for _, pack := range r.Desk().Editor().Content().Safeguards(r.Desk().Editor().Assessment()) {
		for _, item := range pack.Items { // what a letter promises, one by one
			if at := "safeguards." + item.ID; item.Follows == "" && r.Desk().Editor().Assessment().Safeguards[item.ID].State == "" {
				r.Choose(at+".state", 0)
				r.Fill(at+".since", "22-11-2026", at+".owner", "M. de Wit")
			}
		}
	}
	r.Onward()

	r.At(assessment.StepException)
	r.Fill("exception.reason", "De cliënt heeft geen ander toestel.", "exception.for", "Twee cliënten zonder computer.", "exception.arranging", "Tablet aangevraagd.")
	r.Onward()

	r.At(assessment.StepDecision)
	r.Choose("decision.kind", 0) // with reservation: plain approval is not open
	r.Fill("decision.by.name", "M. de Wit", "decision.by.function", "praktijkmanager", "decision.reservation", "Tot de tablet er is.")
	r.TabToButton(r.Words().T("decision.take"))
	r.Key(fyne.KeySpace)

	r.At(assessment.StepDocuments)
	d := r.Desk().Editor().Assessment().Decision
	if d == nil || d.Kind != assessment.Reservation || !d.FromSigning || d.Through != "2027-02-22" || r.Desk().Editor().Assessment().Number != "2026-0001" {
		t.Fatalf("decision %+v, number %q", d, r.Desk().Editor().Assessment().Number)
	}
	r.TabToButton(r.Words().T("documents.export"))
	r.Key(fyne.KeyReturn)
	r.checkExport()
}

// checkExport looks at the files of the journey as a reader would.
func (r *rig) checkExport() {
	t := r.t
	t.Helper()
	record, err := os.ReadFile(filepath.Join(r.Desktop.Folder, "2026-11-22 Signal - verslag.pdf"))
	must(t, err)
	opened, err := exchange.OpenAssessment(record)
	must(t, err)
	if opened.Seal != r.Desk().Editor().Item().Seal || opened.Pages == nil {
		t.Errorf("the record's data has seal %s, filed is %s; its pages tell %v", opened.Seal, r.Desk().Editor().Item().Seal, opened.Pages)
	}
	if _, err := os.Stat(filepath.Join(r.Desktop.Folder, "2026-11-22 Signal - brief.pdf")); err != nil {
		t.Error(err)
	}
	if r.Desk().Editor().Item().Exported == "" {
		t.Error("the decision is not known as exported")
	}
	r.TabToButton(r.Words().T("documents.open"))
	r.Key(fyne.KeyReturn)
	if len(r.Desktop.Opened) != 1 {
		t.Errorf("opened %v", r.Desktop.Opened)
	}
}

// TestHelpReturns: F1 and settings lead back to where one was.
func TestHelpReturns(t *testing.T) {
	r := newRig(t, "nl")
	r.Key(fyne.KeyReturn)
	r.Show(assessment.QuestionStep("audit"))
	for _, back := range []func(){r.Escape, r.Previous, r.Next} {
		r.Show(stepKeys)
		r.Show(stepSettings)
		back()
		r.At(assessment.QuestionStep("audit"))
	}
}
