package dossiers_test

import (
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest/whole"

	"fyne.io/fyne/v2"
)

// TestWhoWorksHereIsAskedOnce: before the first thing that is filed, and never
// again, also where no name is kept. The history carries it, and a decision offers it.
func TestWhoWorksHereIsAskedOnce(t *testing.T) {
	r := whole.NewBare(t, "nl")
	r.Keep(func(s *dossier.Settings) { s.UserAsked = false })
	r.NewAssessment()
	r.At(session.User)
	if r.Store() != nil {
		t.Error("something is filed before it is known who works here")
	}
	r.Typed("Ilse de Boer")
	r.Key(fyne.KeyReturn)
	r.At("practice")
	if kept, err := dossier.LoadSettings(); err != nil || kept.User != "Ilse de Boer" || !kept.UserAsked {
		t.Errorf("kept is %+v, %v", kept, err)
	}
	r.Fill("assessor.name", "M. de Wit")
	lines, err := r.Store().History(r.Desk().Editor().Key())
	if err != nil || lines[0].By != "Ilse de Boer" {
		t.Errorf("the history names %q, %v", lines[0].By, err)
	}
	if by := r.Desk().Editor().Unfinished().By.Name; by != "Ilse de Boer" {
		t.Errorf("the decision offers %q", by)
	}
	r.NewAssessment()
	r.At("practice")
	if name := r.Desk().Editor().Assessment().Assessor.Name; name != "Ilse de Boer" {
		t.Errorf("the next one is assessed by %q", name)
	}
}

// TestNoNameIsKept: who would rather not is asked no more, and Escape puts it off.
func TestNoNameIsKept(t *testing.T) {
	r := whole.NewBare(t, "nl")
	r.Keep(func(s *dossier.Settings) { s.UserAsked = false })
	r.NewAssessment()
	r.Escape()
	r.At(session.Start)
	r.Show(session.User) // from the menu: nothing waits for it any more
	r.Press("user.none")
	r.At(session.Start)
	if r.Settings().User != "" || !r.Settings().UserAsked || r.Store() != nil {
		t.Errorf("kept is %+v", r.Settings())
	}
	r.NewAssessment()
	r.At("practice")
	lines, err := r.Store().History(r.Desk().Editor().Key())
	if err != nil || lines[0].By != "" {
		t.Errorf("the history names %q, %v", lines[0].By, err)
	}
}

// TestADossierThatIsThereAsksToo: its history is written by somebody.
func TestADossierThatIsThereAsksToo(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	key := r.Desk().Editor().Key()
	r.Keep(func(s *dossier.Settings) { s.UserAsked = false })
	r.OpenDossier(r.Store().Path(), dossier.Options{})
	r.At(session.User)
	r.Typed("Ilse")
	r.Key(fyne.KeyReturn)
	if r.Desk().Editor() == nil || r.Desk().Editor().Key() != key || r.Desk().User() != "Ilse" {
		t.Errorf("it goes on at %s, as %q", r.Place(), r.Desk().User())
	}
}
