package dossier

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment/register"
)

// What cannot be saved where the dossier is, is saved with all of it elsewhere,
// and work goes on there.
func TestSaveAt(t *testing.T) {
	for _, passphrase := range []string{"", "vier losse woorden hier"} {
		s := created(t, passphrase)
		save(t, s, Change{At: noon, Items: []register.Item{filed(1)}, Others: []Other{{KindLedger, "a", 1}}})
		f, err := s.AddFile("a.txt", []byte("bewijs"))
		must(t, err)
		before := s.Path()
		must(t, os.RemoveAll(filepath.Dir(before)))
		waiting := Change{At: noon, Items: []register.Item{filed(2)}}
		if s.Save(waiting) == nil {
			t.Skip("this system keeps open files")
		}
		to := filepath.Join(t.TempDir(), "nieuw", "Elders.toets")
		from, err := s.SaveAt(to, waiting)
		if err != nil || !from.IsZero() || s.Path() != to {
			t.Fatalf("%v, of %v, at %s", err, from, s.Path())
		}
		if data, err := s.File(f.SHA256); err != nil || string(data) != "bewijs" {
			t.Errorf("%v: the evidence is %q", err, data)
		}
		save(t, s, Change{At: noon, Items: []register.Item{filed(3)}, Others: []Other{{KindLedger, "a", 2}}})
		s = reopened(t, s, passphrase)
		for n := range 3 {
			item(t, s, filed(n+1).Key())
		}
		sound(t, s)
		if _, err := s.SaveAt(s.Path(), waiting); code(err) != "dossier-exists" {
			t.Errorf("over itself: %v", err)
		}
	}
}

// On a drive that was taken out nothing can be read: then the newest daily copy
// that is whole goes along, with what was saved since.
func TestSaveAtFromACopy(t *testing.T) {
	for name, since := range map[string]bool{"with what was saved since": true, "without": false} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, passphrase string) {
				s := created(t, passphrase)
				save(t, s, Change{At: noon, Items: []register.Item{filed(1)}})
				save(t, s, Change{At: noon.AddDate(0, 0, 1), Items: []register.Item{filed(2)}})
				changed, rows := filed(1), 3
				changed.Notes = "later"
				s.db.Close()
				if !since {
					log, err := s.redoPath()
					must(t, errors.Join(err, os.Remove(log)))
					rows = 2
				}
				to := filepath.Join(t.TempDir(), "Elders.toets")
				from, err := s.SaveAt(to, Change{At: noon, Items: []register.Item{changed, filed(3)}})
				if err != nil || from.IsZero() != since {
					t.Fatalf("%v, of %v", err, from)
				}
				s = reopened(t, s, passphrase)
				if got := item(t, s, changed.Key()); got.Notes != "later" || len(s.Rows()) != rows {
					t.Errorf("%q of %d", got.Notes, len(s.Rows()))
				}
				sound(t, s)
			})
		})
	}
}

// Where that fails as well nothing is left behind, and the store stays as it was.
func TestSaveAtFails(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{At: noon, Items: []register.Item{filed(1)}})
	folder := t.TempDir()
	must(t, os.WriteFile(filepath.Join(folder, "bestand"), nil, 0o600))
	if _, err := s.SaveAt(filepath.Join(folder, "bestand", "Elders.toets"), Change{}); code(err) == "" {
		t.Errorf("in a file it says %v", err)
	}
	other := another(t, s)
	theirs := filed(1)
	theirs.Notes = "van hen"
	save(t, other, Change{At: noon, Items: []register.Item{theirs}})
	theirs.Notes = "van mij"
	if _, err := s.SaveAt(filepath.Join(folder, "Elders.toets"), Change{At: noon, Items: []register.Item{theirs}}); code(err) != "changed-elsewhere" {
		t.Errorf("over what another saved it says %v", err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("%v: there stand %v", err, entries)
	}
	save(t, s, Change{At: noon, Items: []register.Item{filed(2)}})
}
