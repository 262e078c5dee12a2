package dossier

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment/register"
)

func TestTheFileIsTakenAway(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	if err := os.Remove(s.Path()); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	save(t, s, Change{Items: []register.Item{filed(2)}})
	s = reopened(t, s, "")
	item(t, s, filed(1).Key())
	item(t, s, filed(2).Key())
	if err := os.RemoveAll(filepath.Dir(s.Path())); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(Change{At: noon, Items: []register.Item{filed(3)}}); code(err) != "folder-missing" {
		t.Errorf("without its folder it says %v", err)
	}
}

// Where the lock goes with the folder, and that comes back, a second program is
// told as before; a lock that another took meanwhile stays.
func TestTheLockIsTakenAway(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	folder := filepath.Dir(s.Path())
	if err := os.RemoveAll(folder); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	save(t, s, Change{Items: []register.Item{filed(2)}})
	if _, err := Open(s.Path(), Options{}); code(err) != "in-use" {
		t.Fatalf("a second program is told %v", err)
	}
	if err := os.Remove(s.Path() + lockSuffix); err != nil {
		t.Fatal(err)
	}
	other, err := Open(s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	save(t, s, Change{Items: []register.Item{filed(3)}})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(other.Path(), Options{}); code(err) != "in-use" {
		t.Errorf("the lock of the other is gone: %v", err)
	}
	if err := other.Close(); err != nil || exists(other.Path()+lockSuffix) {
		t.Errorf("a lock is left behind, %v", err)
	}
}

// Another file in the dossier's place stays as it is, and so does what is open.
func TestTheFileIsReplaced(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	path, other := s.Path(), []byte("van een ander")
	if err := os.WriteFile(path+".new", other, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	save(t, s, Change{Items: []register.Item{filed(2)}})
	if n := s.Notices(); len(n) != 1 || code(n[0]) != "dossier-replaced" {
		t.Fatalf("it says %v", n)
	}
	save(t, s, Change{Items: []register.Item{filed(3)}})
	if got, _ := os.ReadFile(path); !bytes.Equal(got, other) {
		t.Error("what another put there was overwritten")
	}
	s = reopened(t, s, "")
	for n := range 3 {
		item(t, s, filed(n+1).Key())
	}
}

// Whatever is done first after another file came in the dossier's place is done to
// what is open, and tells so: closing it as well.
func TestWhateverComesFirstAfterAnotherFile(t *testing.T) {
	for name, do := range map[string]func(s *Store) error{
		"a file of evidence": func(s *Store) error { _, err := s.AddFile("a", nil); return err },
		"a passphrase": func(s *Store) error {
			return s.SetPassphrase(context.Background(), "vier losse woorden hier", func(int, int) {})
		},
		"a recovery key": func(s *Store) error { _, err := s.RecoveryKey(context.Background(), func(int, int) {}); return err },
		"an erased name": func(s *Store) error { _, err := s.EraseName("J. Bos", "", noon); return err },
		"nothing":        nil,
	} {
		t.Run(name, func(t *testing.T) {
			s := created(t, "een twee drie vier")
			save(t, s, Change{Items: []register.Item{filed(1)}})
			path, older := s.Path(), s.Path()+".older"
			must(t, Copy(path, older))
			save(t, s, Change{Items: []register.Item{filed(2)}})
			if err := os.Rename(older, path); err != nil {
				t.Skip("this system keeps open files: ", err)
			}
			told := []error{nil}
			if do == nil {
				told[0] = s.Close()
			} else {
				must(t, do(s))
				told = s.Notices()
				must(t, s.Close())
			}
			if len(told) != 1 || code(told[0]) != "dossier-replaced" {
				t.Errorf("it tells %v", told)
			}
			passphrase := "een twee drie vier"
			if name == "a passphrase" {
				passphrase = "vier losse woorden hier"
			}
			item(t, opened(t, s.Path(), Options{Passphrase: passphrase}), filed(2).Key())
		})
	}
}

// Where the lock does not hold, as on some network folders, two programs still do
// not overwrite each other.
func TestTwoProgramsSave(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1), filed(2)}})
	s.held.release()
	other := opened(t, s.Path(), Options{})
	mine, theirs := filed(1), filed(1)
	theirs.Notes, mine.Notes = "van hen", "van mij"
	save(t, other, Change{Items: []register.Item{theirs}})
	if err := s.Save(Change{At: noon, Items: []register.Item{mine}}); code(err) != "changed-elsewhere" {
		t.Fatalf("it says %v", err)
	}
	if got := item(t, other, mine.Key()); got.Notes != "van hen" {
		t.Errorf("it became %q", got.Notes)
	}
	save(t, s, Change{Items: []register.Item{filed(3)}}) // what nobody else changed is saved
	base, found, err := s.Elsewhere(mine.Key())
	if err != nil || base.Notes != "Notitie" || found.Notes != "van hen" {
		t.Errorf("%q %q %v", base.Notes, found.Notes, err)
	}
	save(t, s, Change{Items: []register.Item{mine}})
	s.held = nil
}

// TestALinkIsTheDossierItself: opened by a link it has the same lock and the same
// copies, of which none can be read after a passphrase is set.
func TestALinkIsTheDossierItself(t *testing.T) {
	s := created(t, "")
	link := filepath.Join(t.TempDir(), "link.toets")
	if err := os.Symlink(s.Path(), link); err != nil {
		t.Skip("this system makes no links: ", err)
	}
	if _, err := Open(link, Options{}); code(err) != "in-use" {
		t.Fatalf("a second program is told %v", err)
	}
	must(t, s.Close())
	s = opened(t, link, Options{})
	save(t, s, Change{Items: []register.Item{filed(1)}})
	save(t, s, Change{At: noon.AddDate(0, 0, 1), Items: []register.Item{filed(2)}})
	must(t, os.WriteFile(besideOf(s.Path(), ".rescue"), []byte("Geheim 1, of a program that was killed"), 0o600))
	must(t, s.SetPassphrase(context.Background(), "vier losse woorden hier", func(int, int) {}))
	if readable(t, s, []byte("Geheim 1")) {
		t.Error("it can still be read")
	}
}
