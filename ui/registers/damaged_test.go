package registers_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/registers"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"
)

// TestAnEarlierStateIsOffered of an assessment that is damaged, in its detail in the
// register.
func TestAnEarlierStateIsOffered(t *testing.T) {
	r, s := demo(t, "nl")
	entry := s.Entries()[0]
	path := filepath.Join(t.TempDir(), "Kapot.toets")
	uitest.Must(t, dossier.Copy(r.Store().Path(), path))
	saveNote(t, path, entry.Key, "Eerder", 1)
	saveNote(t, path, entry.Key, "KAPOT-XYZ", 2)
	copies, err := dossier.Copies(path)
	uitest.Must(t, err)
	uitest.Must(t, os.Remove(copies[0].Path)) // that of the last day
	data, err := os.ReadFile(path)
	uitest.Must(t, err)
	uitest.Must(t, os.WriteFile(path, bytes.ReplaceAll(data, []byte("KAPOT-XYZ"), []byte("KAPOT-XYA")), 0o600))

	r.OpenDossier(path, dossier.Options{})
	for r.Canvas().Overlays().Top() != nil { // what is damaged is told of
		r.Dismiss()
	}
	r.Show(session.Register)
	s = registers.Of(r.Page())
	s.Moved(slices.IndexFunc(s.Entries(), func(e *register.Entry) bool { return e.Key == entry.Key }))
	if _, err := r.Desk().Item(entry.Key); err == nil {
		t.Fatal("it is not damaged")
	}
	r.Press("register.earlier", "day", r.Words().Date(assessment.On(copies[1].On)))
	if got, err := r.Desk().Item(entry.Key); err != nil || got.Notes != "Eerder" {
		t.Errorf("%v: it is %q", err, got.Notes)
	}
}

// saveNote saves a note on an assessment, on some day.
func saveNote(t *testing.T, path, key, note string, day int) {
	t.Helper()
	store, err := dossier.Open(path, dossier.Options{})
	uitest.Must(t, err)
	item, err := store.Item(key)
	uitest.Must(t, err)
	item.Notes = note
	uitest.Must(t, store.Save(dossier.Change{At: time.Date(2026, 11, day, 12, 0, 0, 0, time.UTC), Items: []register.Item{item}}))
	uitest.Must(t, store.Close())
}
