package ui

import (
	"path/filepath"
	"slices"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"

	"fyne.io/fyne/v2"
)

// TestDossierJourneyByKeyboard goes from a new dossier with a passphrase over the
// register to the next version, its letter and its documents, with the keyboard
// alone.
func TestDossierJourneyByKeyboard(t *testing.T) {
	r := newBareRig(t, "nl")
	r.Press("start.dossiers.first")
	r.At(stepDossiers)
	for _, field := range [][2]string{{"dossiers.name", "Cliënt A"}, {"passphrase.new", "vier losse woorden kiezen"}, {"passphrase.twice", "vier losse woorden kiezen"}} {
		at := r.FocusOf(r.Labelled(field[0]).Focus)
		r.TabUntil(field[0], func(o fyne.Focusable) bool { return o == at })
		r.Typed(field[1])
	}
	r.Press("dossiers.make")
	r.At(stepStart)
	if r.Store() == nil || !r.Store().Encrypted() {
		t.Fatal("no dossier with a passphrase is open")
	}
	r.Press("example.consumer")
	number := r.Desk().Editor().Assessment().Number

	r.Press("nav.start")
	r.Press("start.register")
	r.At(stepRegister)
	r.PickIn("register.place", slices.Index(register.Places, register.Examples))
	r.TabUntil("the filter", func(o fyne.Focusable) bool { return o == r.FocusOf(r.find) })
	r.Typed(number)
	r.Key(fyne.KeyReturn) // to the list
	r.Press("register.again")
	r.At(assessment.QuestionStep("e2e"))
	if a := r.Desk().Editor().Assessment(); a.Version != 2 || a.Number != number {
		t.Fatalf("%s, version %d", a.Number, a.Version)
	}
	for range r.Desk().Editor().Content().Questions.Questions {
		r.Press("unconfirmed.confirm")
		r.Onward()
	}
	if r.unconfirmed() != 0 {
		t.Errorf("%d answers are to be confirmed", r.unconfirmed())
	}
	r.Show(assessment.StepDocuments)
	r.Press("documents.letter.look")
	r.At(stepLetter)
	r.Press("letter.export")
	r.At(assessment.StepDocuments)
	r.Press("documents.export")
	if files, _ := filepath.Glob(filepath.Join(r.Desktop.Folder, "*.pdf")); len(files) != 2 {
		t.Errorf("files %v", files)
	}

	r.Lock()
	r.At(stepGate)
	r.Typed("vier losse woorden kiezen")
	r.Key(fyne.KeyReturn)
	if r.Store() == nil || r.Desk().Editor().Assessment().Version != 2 {
		t.Fatal("the dossier does not open again where it was")
	}
	if _, err := dossier.Open(r.Store().Path(), dossier.Options{Passphrase: "iets anders"}); err == nil {
		t.Error("another passphrase opens it")
	}
}
