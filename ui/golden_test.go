package ui

import (
	"os"
	"path/filepath"
	"strings"
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
		is := asEverywhere(test.RenderObjectToMarkup(r.inView()))
		meant, err := os.ReadFile(filepath.Join("testdata", "screens", s.name+".xml"))
		if err == nil && string(meant) == is {
			return
		}
		failed := filepath.Join("testdata", "failed", "screens", s.name+".xml")
		must(t, os.MkdirAll(filepath.Dir(failed), 0o755))
		must(t, os.WriteFile(failed, []byte(is), 0o644))
		line, was, now := firstDifference(string(meant), is)
		t.Errorf("%s is another screen, from line %d:\n- %s\n+ %s", s.name, line, was, now)
	})
}

// firstDifference is the first line in which two texts differ.
func firstDifference(a, b string) (line int, was, now string) {
	ours, theirs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(ours), len(theirs)) {
		if ours[i] != theirs[i] {
			return i + 1, strings.TrimSpace(ours[i]), strings.TrimSpace(theirs[i])
		}
	}
	return min(len(ours), len(theirs)) + 1, "", ""
}
