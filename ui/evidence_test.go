package ui

import (
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// TestEvidenceFilesStay with their answer: added, looked at, taken out, removed.
func TestEvidenceFilesStay(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.Show(assessment.QuestionStep("care"))
	r.Typed("j")
	list := r.Page().(*questionScreen).evidence
	scan := filepath.Join(t.TempDir(), "schermafdruk.png")
	must(t, os.WriteFile(scan, deepPNG(t), 0o600))
	r.Dropped([]fyne.URI{storage.NewFileURI(scan)})
	r.Dismiss() // it goes with nothing yet
	list.addPiece(list.s.q.Kinds[0])
	r.Dropped([]fyne.URI{storage.NewFileURI(scan)})
	r.TabToButton(r.Words().T("evidence.file.add"))
	r.Canvas().FocusPrevious() // the field beside it
	typed := filepath.Join(t.TempDir(), "brief.txt")
	must(t, os.WriteFile(typed, []byte("Beste maker"), 0o600))
	r.Typed(`"` + typed + `"`)
	r.Key(fyne.KeyReturn)
	if files := r.Desk().Editor().Assessment().Answers["care"].Evidence[0].Files; len(files) != 2 || files[1].Name != "brief.txt" {
		t.Fatalf("typed: %+v", files)
	}
	list.removeFile(list.path(0), r.Desk().Editor().Assessment().Answers["care"].Evidence[0].Files[1])
	r.Accept("evidence.file.remove")
	r.Dropped([]fyne.URI{storage.NewFileURI(scan)})
	files := r.Desk().Editor().Assessment().Answers["care"].Evidence[0].Files
	if len(files) != 1 || files[0].Name != "schermafdruk.png" || files[0].Added != "2026-11-22" {
		t.Fatalf("files: %+v", files)
	}
	r.Press("evidence.file.look")
	looked := r.Desktop.Opened[0]
	if uitest.ReadString(t, looked) != string(deepPNG(t)) {
		t.Error("another file is shown")
	}
	r.Press("evidence.file.out")
	r.Dismiss()
	if uitest.ReadString(t, filepath.Join(r.Desktop.Folder, "schermafdruk.png")) != string(deepPNG(t)) {
		t.Error("another file came out")
	}
	large := filepath.Join(t.TempDir(), "groot.pdf")
	must(t, os.WriteFile(large, make([]byte, assessment.MaxFile+1), 0o600))
	r.Dropped([]fyne.URI{storage.NewFileURI(large)})
	r.Dismiss()
	if n := len(r.Desk().Editor().Assessment().Answers["care"].Evidence[0].Files); n != 1 {
		t.Errorf("%d files, with one that is too large", n)
	}
	r.app.lookAt(assessment.EvidenceFile{SHA256: files[0].SHA256, Name: "foto.png.\u202eexe."})
	r.Dismiss()
	if len(r.Desktop.Opened) != 1 {
		t.Errorf("what may run is opened: %v", r.Desktop.Opened)
	}
	r.CloseDossier(func() {})
	if session.Exists(looked) {
		t.Error("the copy that was looked at is still there")
	}
	r.OpenPath(r.Settings().Recent[0])
	r.OpenAssessment(r.Desk().Rows()[0].Key)
	r.Show(assessment.QuestionStep("care"))
	r.Press("evidence.file.remove")
	r.Accept("evidence.file.remove")
	if n := len(r.Desk().Editor().Assessment().Answers["care"].Evidence[0].Files); n != 0 {
		t.Errorf("%d files after removing", n)
	}
}
