package cli

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
)

// Another state of a dossier that was written over it while it was open leaves two files;
// merged by import, the one has what was saved in both.
func TestWhatWentOnAsideIsMergedBack(t *testing.T) {
	path, items := filed(t, "")
	noted := func(to string, n int, notes string) *dossier.Store {
		store, err := dossier.Open(to, dossier.Options{})
		must(t, err)
		changed, err := store.Item(items[n].Key())
		must(t, err)
		changed.Notes = notes
		must(t, store.Save(dossier.Change{By: "J. Bos", At: time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC), Items: []register.Item{changed}}))
		return store
	}
	elsewhere := filepath.Join(t.TempDir(), "Ander.toets")
	must(t, dossier.Copy(path, elsewhere))
	theirs := noted(elsewhere, 1, "van hen")
	must(t, theirs.Close())
	mine := noted(path, 0, "van mij")
	defer mine.Close()
	data, err := os.ReadFile(elsewhere)
	must(t, err)
	must(t, os.WriteFile(path, data, 0o600)) // over it, as a sync program does
	must(t, mine.LookAround())
	aside := mine.Path()
	must(t, mine.Close())
	if aside == path {
		t.Fatalf("work went on in the file that was written over: %v", mine.Notices())
	}
	for range 2 { // the second time changes nothing
		if r := run(t, "", "import", path, aside); r.code != done {
			t.Fatalf("%+v", r)
		}
		merged, err := dossier.Open(path, dossier.Options{ReadOnly: true})
		must(t, err)
		for n, want := range []string{"van mij", "van hen"} {
			if got, err := merged.Item(items[n].Key()); err != nil || got.Notes != want {
				t.Errorf("%v: %d has %q", err, n, got.Notes)
			}
		}
		if len(merged.Rows()) != len(items) {
			t.Errorf("it has %d assessments", len(merged.Rows()))
		}
		must(t, merged.Close())
	}
}
