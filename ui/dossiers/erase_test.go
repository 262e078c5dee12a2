package dossiers_test

import (
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest/whole"

	"fyne.io/fyne/v2"
)

// TestEraseByKeyboard takes a name out of what is filed, and shows what is left.
func TestEraseByKeyboard(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("consumer")
	key, name := r.Desk().Editor().Item().Key(), r.Desk().Editor().Assessment().Decision.By.Name
	r.Show(session.Dossier)
	r.Press("erase.open")
	r.At(session.Erase)
	r.Press("erase.do")
	if r.Labelled("erase.name").Error() == "" {
		t.Error("no name is erased")
	}
	r.TabToButton(name)
	r.Key(fyne.KeyReturn)
	r.Press("erase.do")
	r.Accept("erase.do")
	r.Dismiss()
	r.At(session.Start)
	item, err := r.Store().Item(key)
	if err != nil || !item.Assessment.Decision.By.Erased || item.Assessment.Decision.By.Name != "" {
		t.Fatalf("%v: it is %+v", err, item.Assessment.Decision)
	}
	r.OpenAssessment(key)
	r.Show(assessment.StepDecision)
	r.Says("[naam gewist]")
}
