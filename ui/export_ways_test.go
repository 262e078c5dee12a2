package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"
)

// exportExamples exports the documents of all examples from the register.
func (r *rig) exportExamples() {
	r.t.Helper()
	r.Show(stepRegister)
	r.lookAt(register.Examples)
	r.Press("register.export.documents")
}

// TestEachWayOutMakesTheSame: the page with documents, the register's batch and the
// list of clients make, byte for byte, what the desk asks for, with the practice's
// own sentences, the choices for the letter, its formats and what came back.
func TestEachWayOutMakesTheSame(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	key := r.Desk().Editor().Key()
	letters := r.Desk().Editor().Letters()
	request, err := letters.Request("nl")
	must(t, err)
	pieces, err := letter.Pieces(request)
	must(t, err)
	own, err := letter.Change(request, pieces[1].ID, "Zo zegt alleen onze praktijk het.")
	must(t, err)
	r.Desk().WriteSentences(own)
	request.Choices.Large, request.Choices.Way = true, letter.ByMail
	letters.Choose(request.Choices)
	r.HandOut()
	r.Keep(func(s *dossier.Settings) { s.Formats = []string{"pdf", "html"} })
	want := t.TempDir()
	ways := map[string]func(folder string){
		"documents": func(folder string) {
			r.Show(assessment.StepDocuments)
			d := r.Page().(*documentsScreen)
			d.folder.SetText(folder)
			d.export()
		},
		"batch": func(folder string) {
			r.Keep(func(s *dossier.Settings) { s.ExportFolder = folder })
			r.exportExamples()
			r.Dismiss()
		},
	}
	reference, err := r.Desk().ExportRequest(key, desk.ExportOptions{Lang: "nl", Formats: []export.Format{export.AsPDF, export.AsHTML}, Folder: want})
	must(t, err)
	x, err := r.Exporter()
	must(t, err)
	_, err = x.Export(t.Context(), reference, func(export.Progress) {})
	must(t, err)
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			way(folder)
			sameFiles(t, folder, want)
		})
	}
	t.Run("list", func(t *testing.T) {
		want, folder := t.TempDir(), t.TempDir()
		reference.Folder = want
		_, err := x.ExportLetters(t.Context(), reference, []export.Addressee{{Number: "1042", Name: "Mevrouw Visser"}}, func(export.Progress) {})
		must(t, err)
		r.Keep(func(s *dossier.Settings) { s.ExportFolder = folder })
		r.Show(stepLetter)
		m := newManyLetters(r.Page().(*letterScreen))
		m.list.SetText("1042;Mevrouw Visser")
		m.begin()
		r.Dismiss()
		sameFiles(t, folder, want)
	})
}

// sameFiles holds the files of two folders against each other.
func sameFiles(t *testing.T, got, want string) {
	t.Helper()
	files, err := os.ReadDir(want)
	must(t, err)
	made, err := os.ReadDir(got)
	must(t, err)
	if len(made) != len(files) || len(files) == 0 {
		t.Fatalf("%d files, not %d", len(made), len(files))
	}
	for _, f := range files {
		a, err := os.ReadFile(filepath.Join(want, f.Name()))
		must(t, err)
		b, err := os.ReadFile(filepath.Join(got, f.Name()))
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs: %v", f.Name(), err)
		}
	}
}

// TestTheBatchAsksFirst: drafts and what no longer holds are left out on request,
// nobody loses a way back unasked, and letters of a batch are counted.
func TestTheBatchAsksFirst(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	decided := r.Desk().Editor().Key()
	r.OpenExample("business") // a draft
	made := func() int {
		files, err := filepath.Glob(filepath.Join(r.Desktop.Folder, "*.pdf"))
		must(t, err)
		return len(files)
	}
	r.exportExamples()
	r.Asks("Van 1 geldt het besluit niet", "1 besluit kunt u daarna niet meer terugnemen")
	r.Dismiss()
	if row, _ := r.Desk().Row(decided); made() > 0 || row.Exported != "" {
		t.Fatal("it is exported without an answer")
	}
	r.exportExamples()
	r.AcceptText(r.Words().N("register.export.holding", 1))
	r.Dismiss()
	if row, _ := r.Desk().Row(decided); made() != 2 || row.Exported == "" {
		t.Errorf("%d documents of the one that holds", made())
	}
	must(t, r.Desk().Open(decided))
	if l, err := r.Desk().Editor().Letters().Ledger(); err != nil || len(l.Letters) != 1 {
		t.Errorf("%d letters counted, %v", len(l.Letters), err)
	}
}
