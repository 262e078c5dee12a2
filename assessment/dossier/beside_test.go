package dossier

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// A write-ahead log that comes beside the dossier, such as from a folder that is
// synchronised, holds a whole other dossier: nothing of it is read or written.
func TestAForeignLog(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		log := foreignLog(t)
		s := created(t, passphrase)
		save(t, s, Change{Items: []register.Item{filed(1)}})
		path := s.Path()
		for _, o := range []Options{{Passphrase: passphrase, ReadOnly: true}, {Passphrase: passphrase}} {
			must(t, s.letGo())
			must(t, os.WriteFile(path+logSuffix, log, 0o600))
			s = opened(t, path, o)
			if n := s.Notices(); !o.ReadOnly && (len(n) != 1 || code(n[0]) != "dossier-stale-journal") {
				t.Errorf("it tells %v", n)
			}
			if rows := s.Rows(); len(rows) != 1 || rows[0].Key != filed(1).Key() {
				t.Errorf("it has %v", rows)
			}
		}
	})
}

// foreignLog is the write-ahead log of another dossier, with every page of it.
func foreignLog(t *testing.T) []byte {
	t.Helper()
	other := created(t, "")
	save(t, other, Change{Items: []register.Item{filed(2)}})
	path := other.Path()
	must(t, other.letGo())
	db, err := connectWith(path, url.Values{"_pragma": {"journal_mode(WAL)", "wal_autocheckpoint(0)"}})
	must(t, err)
	defer db.Close()
	_, err = db.Exec("VACUUM")
	must(t, err)
	log, err := os.ReadFile(path + logSuffix)
	must(t, err)
	if len(log) == 0 {
		t.Fatal("there is no log; the test shows nothing")
	}
	return log
}

// What another program puts beside a dossier that is open changes nothing in it: whatever
// is done first afterwards finds, and leaves, what was saved.
func TestAForeignFileBesideAnOpenDossier(t *testing.T) {
	log := foreignLog(t)
	firsts := map[string]func(t *testing.T, s *Store, passphrase string){
		"a read":    func(t *testing.T, s *Store, _ string) { item(t, s, filed(1).Key()) },
		"a save":    func(t *testing.T, s *Store, _ string) { save(t, s, Change{Items: []register.Item{filed(3)}}) },
		"evidence":  func(t *testing.T, s *Store, _ string) { _, err := s.AddFile("a", nil); must(t, err) },
		"a check":   func(t *testing.T, s *Store, _ string) { checkAll(t, s) },
		"closing":   func(t *testing.T, s *Store, _ string) {},
		"a look":    func(t *testing.T, s *Store, _ string) { must(t, s.LookAround()) },
		"an export": func(t *testing.T, s *Store, _ string) { must(t, Copy(s.Path(), s.Path()+" kopie")) },
		"a reader": func(t *testing.T, s *Store, passphrase string) {
			item(t, opened(t, s.Path(), Options{Passphrase: passphrase, ReadOnly: true}), filed(1).Key())
		},
		"a key": func(t *testing.T, s *Store, passphrase string) {
			must(t, s.SetPassphrase(t.Context(), passphrase, func(int, int) {}))
		},
	}
	for first, do := range firsts {
		for _, suffix := range []string{logSuffix, "-shm", journalSuffix} {
			t.Run(first+suffix, func(t *testing.T) {
				each(t, func(t *testing.T, passphrase string) {
					s := created(t, passphrase)
					save(t, s, Change{Items: []register.Item{filed(1)}})
					stale := filepath.Join(t.TempDir(), "stale.toets")
					cutOff(t, s, stale)
					save(t, s, Change{At: noon, Items: []register.Item{noted(1, "daarna")}})
					item(t, s, filed(1).Key())
					path := s.Path()
					switch suffix {
					case journalSuffix:
						over(t, stale+journalSuffix, path+journalSuffix)
					case logSuffix:
						must(t, os.WriteFile(path+logSuffix, log, 0o600))
					default:
						must(t, os.WriteFile(path+suffix, make([]byte, 32768), 0o600))
					}
					do(t, s, passphrase)
					if s.Path() != path {
						t.Errorf("it went on in %s: %v", s.Path(), s.Notices())
					}
					s = reopened(t, s, passphrase)
					if got := item(t, s, filed(1).Key()); got.Notes != "daarna" || s.Path() != path {
						t.Errorf("in %s it has %q: %v", s.Path(), got.Notes, s.Notices())
					}
					if found := checkAll(t, s); len(found.Mended)+len(found.Lost) > 0 || len(s.Notices()) > 0 {
						t.Errorf("found is %+v, told %v", found, s.Notices())
					}
					if exists(path+logSuffix) || exists(path+journalSuffix) {
						t.Error("it is still there")
					}
				})
			})
		}
	}
}

// In a folder where nothing may be written, what another program left beside a dossier
// is passed over, or it is said what is the matter.
func TestAForeignFileInAReadOnlyFolder(t *testing.T) {
	if asNobody(t) {
		return
	}
	log := foreignLog(t)
	for _, suffix := range []string{logSuffix, "-shm", journalSuffix} {
		t.Run(suffix, func(t *testing.T) {
			each(t, func(t *testing.T, passphrase string) {
				s := created(t, passphrase)
				save(t, s, Change{Items: []register.Item{filed(1)}})
				stale := filepath.Join(t.TempDir(), "stale.toets")
				cutOff(t, s, stale)
				save(t, s, Change{Items: []register.Item{noted(1, "daarna")}})
				path := s.Path()
				must(t, s.letGo())
				switch suffix {
				case journalSuffix:
					over(t, stale+journalSuffix, path+journalSuffix)
				case logSuffix:
					must(t, os.WriteFile(path+logSuffix, log, 0o600))
				default:
					must(t, os.WriteFile(path+suffix, make([]byte, 32768), 0o600))
				}
				must(t, os.Chmod(filepath.Dir(path), 0o500))
				t.Cleanup(func() { os.Chmod(filepath.Dir(path), 0o700) })
				s = opened(t, path, Options{Passphrase: passphrase, ReadOnly: true})
				if got := item(t, s, filed(1).Key()); got.Notes != "daarna" {
					t.Errorf("it has %q", got.Notes)
				}
				if n := s.Notices(); len(n) != btoi(suffix != "-shm") || len(n) == 1 && code(n[0]) != "dossier-beside" {
					t.Errorf("it tells %v", n)
				}
				if found := checkAll(t, s); len(found.Mended)+len(found.Lost) > 0 {
					t.Errorf("found is %+v", found)
				}
			})
		})
	}
}

// What stands beside a dossier and is no plain file is named itself: to remove the
// dossier is no advice.
func TestNoPlainFileBeside(t *testing.T) {
	for _, suffix := range []string{lockSuffix, journalSuffix, logSuffix} {
		t.Run(suffix, func(t *testing.T) {
			s := created(t, "")
			path := s.Path()
			must(t, s.Close())
			must(t, os.Mkdir(path+suffix, 0o700))
			_, err := Open(path, Options{})
			e, _ := errors.AsType[*assessment.Error](err)
			if e == nil || e.Code != "not-a-file" || e.Params["file"] != path+suffix {
				t.Errorf("it says %v", err)
			}
		})
	}
}
