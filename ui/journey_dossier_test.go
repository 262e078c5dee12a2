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
	r.press("start.dossiers.first")
	r.at(stepDossiers)
	s := r.Page().(*dossiersScreen)
	for _, field := range []struct {
		at   fyne.Focusable
		text string
	}{{r.focusOf(s.naming.Focus), "Cliënt A"}, {r.focusOf(s.passphrase.first.Focus), "vier losse woorden kiezen"}, {r.focusOf(s.passphrase.twin.Focus), "vier losse woorden kiezen"}} {
		r.tabUntil(field.text, func(o fyne.Focusable) bool { return o == field.at })
		r.typed(field.text)
	}
	r.press("dossiers.make")
	r.at(stepStart)
	if r.Store() == nil || !r.Store().Encrypted() {
		t.Fatal("no dossier with a passphrase is open")
	}
	r.press("example.consumer")
	number := r.Desk().Editor().Assessment().Number

	r.press("nav.start")
	r.press("start.register")
	r.at(stepRegister)
	r.tabUntil("the place", func(o fyne.Focusable) bool { return o == r.focusOf(r.Page().(*registerScreen).place.Focus) })
	r.key(fyne.KeySpace, fyne.KeyHome)
	for range slices.Index(register.Places, register.Examples) {
		r.key(fyne.KeyDown)
	}
	r.key(fyne.KeyReturn)
	r.tabUntil("the filter", func(o fyne.Focusable) bool { return o == r.focusOf(r.find) })
	r.typed(number)
	r.key(fyne.KeyReturn) // to the list
	r.press("register.again")
	r.at(assessment.QuestionStep("e2e"))
	if a := r.Desk().Editor().Assessment(); a.Version != 2 || a.Number != number {
		t.Fatalf("%s, version %d", a.Number, a.Version)
	}
	for range r.Desk().Editor().Content().Questions.Questions {
		r.press("unconfirmed.confirm")
		r.onward()
	}
	if r.unconfirmed() != 0 {
		t.Errorf("%d answers are to be confirmed", r.unconfirmed())
	}
	r.Show(assessment.StepDocuments)
	r.press("documents.letter.look")
	r.at(stepLetter)
	r.press("letter.export")
	r.at(assessment.StepDocuments)
	r.press("documents.export")
	if files, _ := filepath.Glob(filepath.Join(r.host.folder, "*.pdf")); len(files) != 2 {
		t.Errorf("files %v", files)
	}

	r.lock()
	r.at(stepGate)
	r.typed("vier losse woorden kiezen")
	r.key(fyne.KeyReturn)
	if r.Store() == nil || r.Desk().Editor().Assessment().Version != 2 {
		t.Fatal("the dossier does not open again where it was")
	}
	if _, err := dossier.Open(r.Store().Path(), dossier.Options{Passphrase: "iets anders"}); err == nil {
		t.Error("another passphrase opens it")
	}
}

// focusOf is what has the keyboard after something was done; the keyboard stays
// where it was.
func (r *rig) focusOf(do func()) fyne.Focusable {
	canvas := r.Canvas()
	before := canvas.Focused()
	do()
	at := canvas.Focused()
	canvas.Focus(before)
	return at
}
