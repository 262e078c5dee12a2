package dossier

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"beeldbeltoets/assessment/register"
)

// cutOff is a dossier as a crash in the midst of a save leaves it: half of a change is
// in the file, and what undoes it beside that.
func cutOff(t *testing.T, s *Store, path string) {
	t.Helper()
	s.db.SetMaxOpenConns(1)
	_, err := s.db.Exec("PRAGMA cache_size = 1")
	must(t, err)
	tx, err := s.db.Begin()
	must(t, err)
	for _, statement := range []string{`UPDATE items SET payload = zeroblob(9000)`, `UPDATE history SET payload = zeroblob(9000)`, `DELETE FROM meta`} {
		_, err := tx.Exec(statement)
		must(t, err)
	}
	for _, suffix := range []string{"", journalSuffix} {
		over(t, s.Path()+suffix, path+suffix)
	}
	must(t, tx.Rollback())
	_, err = s.db.Exec("PRAGMA cache_size = -500")
	must(t, err)
	s.db.SetMaxOpenConns(connections)
}

// After a crash in the midst of a save whatever only reads undoes the half change
// first.
func TestReadingAfterACrash(t *testing.T) {
	for name, read := range map[string]func(path string) error{
		"opened to read": func(path string) error {
			s, err := Open(path, Options{ReadOnly: true})
			if err != nil {
				return err
			}
			defer s.Close()
			_, err = s.Item(filed(1).Key())
			return err
		},
		"copied":     func(path string) error { return Copy(path, path+" kopie"+Ending) },
		"looked at":  func(path string) error { _, _, err := keyIn(path); return err },
		"taken over": func(path string) error { return Rename(path, path+" anders"+Ending) },
	} {
		t.Run(name, func(t *testing.T) {
			s := created(t, "")
			save(t, s, Change{Items: []register.Item{filed(1)}})
			path := filepath.Join(t.TempDir(), "Gekapt.toets")
			cutOff(t, s, path)
			db, err := connect(path, true)
			must(t, err)
			if _, err := getTally(db); code(coded(err, path)) != "dossier-cut-off" {
				t.Fatalf("without mending it says %v; the test shows nothing", err)
			}
			must(t, db.Close())
			must(t, read(path))
			if exists(path+journalSuffix) || exists(path+lockSuffix) {
				t.Error("something is left beside it")
			}
		})
	}
}

// A journal of another time that comes beside the dossier undoes nothing.
func TestAStaleJournal(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		save(t, s, Change{Items: []register.Item{filed(1)}})
		stale := filepath.Join(t.TempDir(), "stale.toets")
		cutOff(t, s, stale)
		save(t, s, Change{Items: []register.Item{noted(1, "daarna"), filed(2)}})
		path := s.Path()
		for _, o := range []Options{{Passphrase: passphrase}, {Passphrase: passphrase, ReadOnly: true}} {
			must(t, s.letGo())
			over(t, stale+journalSuffix, path+journalSuffix)
			s = opened(t, path, o)
			if n := s.Notices(); !o.ReadOnly && (len(n) != 1 || code(n[0]) != "dossier-stale-journal") {
				t.Errorf("it tells %v", n)
			}
			if got := item(t, s, filed(1).Key()); got.Notes != "daarna" || len(s.Rows()) != 2 {
				t.Errorf("of %d it has %q", len(s.Rows()), got.Notes)
			}
			if exists(besideOf(path, ".before")) {
				t.Error("a copy is left beside it")
			}
		}
	})
}

// Who reads along sees what was saved meanwhile once it asks, without reading all
// again where nothing was.
func TestWhoReadsAlong(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		save(t, s, Change{Items: []register.Item{filed(1)}})
		reader := opened(t, s.Path(), Options{Passphrase: passphrase, ReadOnly: true})
		refreshed := func(want bool) {
			t.Helper()
			if changed, err := reader.Refresh(); changed != want || err != nil {
				t.Fatalf("it changed: %v, %v", changed, err)
			}
		}
		refreshed(false)
		save(t, s, Change{Items: []register.Item{noted(1, "intussen"), filed(2)}})
		refreshed(true)
		refreshed(false)
		if got := item(t, reader, filed(1).Key()); got.Notes != "intussen" || len(reader.Rows()) != 2 {
			t.Errorf("of %d it reads %q", len(reader.Rows()), got.Notes)
		}
		if changed, err := s.Refresh(); changed || err != nil {
			t.Errorf("who writes knows: %v, %v", changed, err)
		}
		older := s.Path() + " ander"
		must(t, Copy(s.Path(), older))
		save(t, s, Change{Items: []register.Item{filed(3)}})
		refreshed(true)
		must(t, os.Rename(older, s.Path()))
		refreshed(true)
		if len(reader.Rows()) != 2 {
			t.Errorf("of another file in its place it has %d", len(reader.Rows()))
		}
	})
}

func TestWhoReadsAlongIsAskedForANewPassphrase(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	reader := opened(t, s.Path(), Options{ReadOnly: true})
	must(t, s.SetPassphrase(context.Background(), "vier losse woorden hier", silent))
	if _, err := reader.Refresh(); code(err) != "passphrase-needed" {
		t.Errorf("it says %v", err)
	}
}

// A reader of version 1 goes on when another program converts it.
func TestWhoReadsAlongWhileItIsConverted(t *testing.T) {
	path, _ := version1(t, "version-1.toets")
	reader := opened(t, path, Options{ReadOnly: true})
	s := opened(t, path, Options{})
	save(t, s, Change{Items: []register.Item{filed(7)}})
	if changed, err := reader.Refresh(); !changed || err != nil {
		t.Fatalf("%v, %v", changed, err)
	}
	item(t, reader, filed(7).Key())
}

// TestLocklessProcess is run where the system refuses every lock; by itself it does
// nothing.
func TestLocklessProcess(t *testing.T) {
	path := os.Getenv("DOSSIER_LOCKLESS")
	if path == "" {
		t.Skip("only as a child of TestAShareWithoutLocks")
	}
	if _, err := Open(path, Options{}); code(err) != "locks-missing" {
		t.Errorf("to write it says %v", err)
	}
	s, err := Open(path, Options{ReadOnly: true})
	must(t, err)
	item(t, s, filed(1).Key())
	must(t, s.Close())
}

// On a share that knows no locks a dossier is opened to read, and leaves no lock.
func TestAShareWithoutLocks(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if runtime.GOOS != "linux" || err != nil {
		t.Skip("strace is not here: ", err)
	}
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	must(t, s.Close())
	for _, refused := range []string{"ENOLCK", "EOPNOTSUPP"} {
		// Only calls on these two files: which thread makes them differs from run to run, and strace counts by thread.
		cmd := exec.Command(strace, "-f", "-o", "/dev/null", "-P", s.Path(), "-P", s.Path()+lockSuffix, "-e", "trace=flock,fcntl", "-e", "inject=flock,fcntl:error="+refused,
			os.Args[0], "-test.run=^TestLocklessProcess$", "-test.v")
		cmd.Env = append(os.Environ(), "DOSSIER_LOCKLESS="+s.Path())
		if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "--- PASS: TestLocklessProcess") {
			t.Errorf("%s: %v: %s", refused, err, out)
		}
		if exists(s.Path() + lockSuffix) {
			t.Error("a lock is left behind")
		}
	}
}
