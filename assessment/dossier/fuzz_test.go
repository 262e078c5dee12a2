package dossier

import (
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment/register"
)

// FuzzOpen opens anything as a dossier. Its dossiers are small, in memory where
// there is a folder for that, and their passphrase costs nothing: each try is one
// of the program's own work.
func FuzzOpen(f *testing.F) {
	maxWorkFactor = 10
	f.Cleanup(func() { maxWorkFactor = 20 })
	path := newPath(f)
	if folder, err := os.MkdirTemp("/dev/shm", "beeldbeltoets"); err == nil {
		f.Cleanup(func() { os.RemoveAll(folder) })
		f.Setenv(StateVariable, filepath.Join(folder, "state"))
		path = filepath.Join(folder, "fuzz.toets")
	}
	for _, passphrase := range []string{"", "vier losse woorden hier"} {
		f.Add(small(f, path, passphrase))
	}
	f.Add([]byte(sqliteMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(path, Options{Passphrase: "vier losse woorden hier"})
		if err != nil {
			if code(err) == "" {
				t.Fatalf("%v has no code", err)
			}
			return
		}
		for _, row := range s.Rows() {
			s.Item(row.Key)
			s.History(row.Key)
		}
		s.letGo()
	})
}

// small is the file of a dossier with one assessment, on pages as small as they
// come.
func small(f *testing.F, path, passphrase string) []byte {
	s, err := Create(path, passphrase)
	must(f, err)
	must(f, s.Save(Change{Items: []register.Item{filed(1)}}))
	_, err = s.db.Exec("PRAGMA page_size = 512; VACUUM")
	must(f, err)
	must(f, s.letGo())
	data, err := os.ReadFile(path)
	must(f, err)
	must(f, os.Remove(path))
	return data
}
