package ui

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
)

// TestAnEarlierStateIsOffered of an assessment that is damaged, in its detail in the
// register.
func TestAnEarlierStateIsOffered(t *testing.T) {
	r, s := demoRig(t, "nl")
	entry := s.view.Entries[0]
	path := filepath.Join(t.TempDir(), "Kapot.toets")
	must(t, dossier.Copy(r.Store().Path(), path))
	saveNote(t, path, entry.Key, "Eerder", 1)
	saveNote(t, path, entry.Key, "KAPOT-XYZ", 2)
	copies, err := dossier.Copies(path)
	must(t, err)
	must(t, os.Remove(copies[0].Path)) // that of the last day
	data, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, bytes.ReplaceAll(data, []byte("KAPOT-XYZ"), []byte("KAPOT-XYA")), 0o600))

	r.openDossier(path, dossier.Options{})
	for r.Canvas().Overlays().Top() != nil { // what is damaged is told of
		r.dismiss()
	}
	r.Show(stepRegister)
	s = r.Page().(*registerScreen)
	s.moved(slices.IndexFunc(s.view.Entries, func(e *register.Entry) bool { return e.Key == entry.Key }))
	if _, err := r.Desk().Item(entry.Key); err == nil {
		t.Fatal("it is not damaged")
	}
	r.press("register.earlier", "day", r.Words().Date(assessment.On(copies[1].On)))
	if got, err := r.Desk().Item(entry.Key); err != nil || got.Notes != "Eerder" {
		t.Errorf("%v: it is %q", err, got.Notes)
	}
}

// saveNote saves a note on an assessment, on some day.
func saveNote(t *testing.T, path, key, note string, day int) {
	t.Helper()
	store, err := dossier.Open(path, dossier.Options{})
	must(t, err)
	item, err := store.Item(key)
	must(t, err)
	item.Notes = note
	must(t, store.Save(dossier.Change{At: time.Date(2026, 11, day, 12, 0, 0, 0, time.UTC), Items: []register.Item{item}}))
	must(t, store.Close())
}
