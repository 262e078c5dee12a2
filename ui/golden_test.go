package ui

import (
	"testing"

	"beeldbeltoets/assessment/dossier"

	"fyne.io/fyne/v2/test"
)

// TestScreensAsMarkup holds every screen, in every state that matters, against
// how it was meant to be. Where a difference is meant: look at it, then copy
// testdata/failed/screens over testdata/screens.
func TestScreensAsMarkup(t *testing.T) {
	everyScene(t, dossier.Settings{Still: true}, func(r *rig, s scene) {
		t.Helper()
		test.AssertObjectRendersToMarkup(t, "screens/"+s.name+".xml", r.inView())
	})
}
