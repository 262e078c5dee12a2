package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// TestADossierWhereNoneCanBe: a folder that is a file, or a name that is too long,
// is told of; what is open and what was typed stay.
func TestADossierWhereNoneCanBe(t *testing.T) {
	r := newRig(t, "nl")
	open, file := r.Store(), filepath.Join(t.TempDir(), "bestand")
	must(t, os.WriteFile(file, nil, 0o600))
	r.Show(stepDossiers)
	s := r.Page().(*dossiersScreen)
	s.folder = filepath.Join(file, "map")
	s.naming.SetText(strings.Repeat("lang ", 60))
	r.press("dossiers.make")
	if s.naming.Error() == "" {
		t.Error("a name of 300 characters is taken")
	}
	s.naming.SetText("Praktijk")
	r.press("dossiers.make")
	r.asks(filepath.Join(file, "map"))
	r.dismiss()
	r.at(stepDossiers)
	if r.Store() != open || s.naming.Text() != "Praktijk" {
		t.Error("what was open or typed is gone")
	}
	r.Show(stepDossier)
	r.Page().(*dossierScreen).copy = filepath.Join(file, "map")
	r.press("dossier.copy")
	r.asks(file)
	r.dismiss()
}

// TestANameAlone: a name without folders, the ending typed with it, and quotation
// marks as Windows copies them, are all understood.
func TestANameAlone(t *testing.T) {
	r := newRig(t, "nl")
	r.Show(stepDossiers)
	s := r.Page().(*dossiersScreen)
	s.folder = "cliënten"
	s.naming.SetText("Cliënt A.TOETS")
	r.press("dossiers.make")
	made := filepath.Join(r.host.folder, "cliënten", "Cliënt A.toets")
	if r.Store() == nil || r.Store().Path() != made {
		t.Fatalf("open is %v", r.Store())
	}
	first := r.Settings().Recent[1]
	r.Show(stepDossiers)
	s = r.Page().(*dossiersScreen)
	for _, nothing := range []string{"niets.toets", "map/niets.toets"} {
		s.path = nothing
		s.open()
		if s.typing.Error() == "" || r.Store() == nil || r.Store().Path() != made {
			t.Errorf("%q: error %q, open %v", nothing, s.typing.Error(), r.Store())
		}
	}
	s.path = `"` + first + `"`
	s.open()
	if r.Store() == nil || r.Store().Path() != first {
		t.Fatalf("open is %v", r.Store())
	}
	r.takePath(made)
	if r.Store() == nil || r.Store().Path() != made {
		t.Error("a dossier is not opened where files are")
	}
}

// TestAFolderWithADotIsAFolder when it is dropped.
func TestAFolderWithADotIsAFolder(t *testing.T) {
	r := newRig(t, "nl")
	folder := filepath.Join(t.TempDir(), "Verslagen v1.2")
	must(t, os.Mkdir(folder, 0o700))
	r.Show(stepStart)
	r.Dropped([]fyne.URI{storage.NewFileURI(folder)})
	r.at(stepIntake)
	if len(r.intake.paths) != 1 {
		t.Errorf("to take in: %v", r.intake.paths)
	}
}
