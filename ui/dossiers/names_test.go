package dossiers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// TestADossierWhereNoneCanBe: a folder that is a file, or a name that is too long,
// is told of; what is open and what was typed stay.
func TestADossierWhereNoneCanBe(t *testing.T) {
	r := whole.New(t, "nl")
	open, file := r.Store(), filepath.Join(t.TempDir(), "bestand")
	uitest.Must(t, os.WriteFile(file, nil, 0o600))
	r.Show(session.Dossiers)
	r.Write("dossiers.folder", filepath.Join(file, "map"))
	r.Write("dossiers.name", strings.Repeat("lang ", 60))
	r.Press("dossiers.make")
	if r.Labelled("dossiers.name").Error() == "" {
		t.Error("a name of 300 characters is taken")
	}
	r.Write("dossiers.name", "Praktijk")
	r.Press("dossiers.make")
	r.Asks(filepath.Join(file, "map"))
	r.Dismiss()
	r.At(session.Dossiers)
	if r.Store() != open || r.Labelled("dossiers.name").Text() != "Praktijk" {
		t.Error("what was open or typed is gone")
	}
	r.Show(session.Dossier)
	r.Write("dossiers.folder", filepath.Join(file, "map"))
	r.Press("dossier.copy")
	r.Asks(file)
	r.Dismiss()
}

// TestANameAlone: a name without folders, the ending typed with it, and quotation
// marks as Windows copies them, are all understood.
func TestANameAlone(t *testing.T) {
	r := whole.New(t, "nl")
	r.Show(session.Dossiers)
	r.Write("dossiers.folder", "cliënten")
	r.Write("dossiers.name", "Cliënt A.TOETS")
	r.Press("dossiers.make")
	made := filepath.Join(r.Desktop.Folder, "cliënten", "Cliënt A.toets")
	if r.Store() == nil || r.Store().Path() != made {
		t.Fatalf("open is %v", r.Store())
	}
	first := r.Settings().Recent[1]
	r.Show(session.Dossiers)
	for _, nothing := range []string{"niets.toets", "map/niets.toets"} {
		r.Write("dossiers.path", nothing)
		r.Key(fyne.KeyReturn)
		said := r.Labelled("dossiers.path").Error()
		if said == "" || r.Store() == nil || r.Store().Path() != made {
			t.Errorf("%q: error %q, open %v", nothing, said, r.Store())
		}
	}
	r.Write("dossiers.path", `"`+first+`"`)
	r.Key(fyne.KeyReturn)
	if r.Store() == nil || r.Store().Path() != first {
		t.Fatalf("open is %v", r.Store())
	}
	r.TakePath(made)
	if r.Store() == nil || r.Store().Path() != made {
		t.Error("a dossier is not opened where files are")
	}
}

// TestAFolderWithADotIsAFolder when it is dropped.
func TestAFolderWithADotIsAFolder(t *testing.T) {
	r := whole.New(t, "nl")
	folder := filepath.Join(t.TempDir(), "Verslagen v1.2")
	uitest.Must(t, os.Mkdir(folder, 0o700))
	r.Show(session.Start)
	r.Dropped([]fyne.URI{storage.NewFileURI(folder)})
	r.At(session.Intake)
	r.Says(filepath.Base(folder))
}
