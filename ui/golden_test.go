package ui

import (
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/goldentest"

	"fyne.io/fyne/v2/test"
)

// TestScreensAsMarkup holds every screen, in every state that matters, against
// how it was meant to be.
func TestScreensAsMarkup(t *testing.T) {
	everyScene(t, dossier.Settings{Still: true}, func(r *rig, s scene) {
		t.Helper()
		goldentest.Text(t, filepath.Join("testdata", "screens", s.name+".xml"), asEverywhere(test.RenderObjectToMarkup(r.inView())))
	})
}
