package ui

import (
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/settings"
	"beeldbeltoets/ui/uitest"
)

// now is when every test of the window takes place.
var now = uitest.Now

// rig is the program in Fyne's test driver, on a state folder of its own.
type rig struct {
	*app
	*uitest.Hands
	t testing.TB
}

// newRig opens the window as the program does, in a language, with a first
// dossier.
func newRig(t testing.TB, lang string) *rig {
	t.Helper()
	r := newBareRig(t, lang)
	r.NeedDossier(func() { r.Show(stepStart) })
	return r
}

// newBareRig opens the window for the first time ever.
func newBareRig(t testing.TB, lang string) *rig {
	t.Helper()
	t.Setenv(dossier.StateVariable, t.TempDir())
	return reopen(t, lang)
}

// reopen opens it on the state that is there.
func reopen(t testing.TB, lang string) *rig {
	t.Helper()
	exporter, err := export.New()
	must(t, err)
	kept, err := dossier.LoadSettings()
	must(t, err)
	kept.UserAsked = true // but where a test is about that
	r := &rig{Hands: uitest.NewHands(t), t: t}
	r.app, err = New(kept, uitest.Words(t, lang), r.Swap, func() time.Time { return r.Clock() },
		func() (*export.Exporter, error) { return exporter, nil })
	must(t, err)
	t.Cleanup(func() {
		if r.Store() != nil {
			r.Store().Close()
		}
	})
	r.OpenEarly("")
	r.Before(r.app, settings.Theme(r.Settings()), r.OpenWindow)
	return r
}

func must(t testing.TB, err error) {
	t.Helper()
	uitest.Must(t, err)
}

// TestOldFactsAreSaidAtTheStart: a year after they were seen.
func TestOldFactsAreSaidAtTheStart(t *testing.T) {
	r := newRig(t, "nl")
	const said = "een jaar geleden of langer"
	r.SaysNot(said)
	r.Clock = func() time.Time { return now.AddDate(1, 1, 0) }
	r.Show(stepStart)
	r.Says(said)
}

// TestAQuestionThatDoesNotCountSaysSo: a Dutch norm in Belgium.
func TestAQuestionThatDoesNotCountSaysSo(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.Desk().StartAssessment())
	r.Show(assessment.QuestionStep("nen7510"))
	r.SaysNot("Nederlandse norm. De vraag telt")
	put(r.app, "practice.profile", "be-clb")
	r.Desk().Editor().Changed()
	r.Show(assessment.QuestionStep("nen7510"))
	r.Says("Nederlandse norm. De vraag telt in België niet mee")
}
