package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"

	"fyne.io/fyne/v2/test"
)

// TestScreensAsMarkup holds every screen against how it was meant to be: the
// start, the steps of an empty assessment, and those of the fullest example as a
// next version, in which every field is open and full.
func TestScreensAsMarkup(t *testing.T) {
	r := newFixedRig(t)
	golden := func(name string) {
		t.Helper()
		test.AssertObjectRendersToMarkup(t, "screens/"+strings.ReplaceAll(name, ":", "-")+".xml", r.body)
	}
	for _, step := range []string{stepStart, stepSettings, stepKeys} {
		r.show(step)
		golden(step)
	}
	r.host.folder = "/home/praktijk/Documenten"
	r.newAssessment()
	for _, step := range []string{assessment.StepPractice, assessment.StepUse, assessment.QuestionStep("care"), assessment.StepOutcome, assessment.StepDecision} {
		r.show(step)
		golden("empty-" + step)
	}
	r.openExample("consumer")
	r.s.item().Seal = strings.Repeat("0123456789abcdef", 4) // each copy has an id, and so a seal, of its own
	r.show(assessment.StepDecision)
	golden("decided-decision")
	must(t, r.s.again())
	for _, s := range r.s.steps {
		r.show(s.ID)
		golden("full-" + s.ID)
	}
}

// newFixedRig keeps its state always in the same place, whose path is shown on
// screen and has a width.
func newFixedRig(t *testing.T) *rig {
	t.Helper()
	state := filepath.Join(os.TempDir(), "beeldbeltoets-golden")
	must(t, os.RemoveAll(state))
	t.Cleanup(func() { os.RemoveAll(state) })
	t.Setenv(dossier.StateVariable, state)
	r := reopen(t, "nl")
	r.needDossier(func() { r.show(stepStart) })
	return r
}
