package dossier

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"
)

const oldWords, newWords = "vier losse woorden hier", "heel andere woorden daar"

func silent(int, int) {}

// secret stands in what is filed, and nowhere where nobody may read it.
const secret = "Geheim 1"

// exposing are the places where a dossier could be read, each as a program that was
// killed, or an earlier one, left it. What has to stay is told.
var exposing = map[string]struct {
	put  func(s *Store, plain string) (path string, err error) // plain is a dossier without a passphrase
	told bool
}{
	"a daily copy":              {put: inCopies("2026-11-01.toets")},
	"a daily copy, cut off":     {put: inCopies(".2026-11-01.toets.copy")},
	"its journal":               {put: inCopies(".2026-11-01.toets.copy-journal")},
	"a copy before a move":      {put: inStateAt("copies/elders-0123456789ab/2026-11-01.toets")},
	"a copy beside it, cut off": {put: beside(".copy")},
	"a repair, cut off":         {put: beside(".rescue")},
	"a restoring, cut off":      {put: beside(".new")},
	"evidence looked at":        {put: inStateAt("looking/0191d9a0-0000-4000-8000-100000000001/bewijs.txt")},
	"a document, cut off": {put: func(s *Store, plain string) (string, error) {
		folder := filepath.Join(filepath.Dir(plain), "export")
		path := filepath.Join(folder, ".brief.docx-0191d9a0-0000-4000-8000-100000000001.tmp")
		err := errors.Join(SaveSettings(Settings{ExportFolder: folder}), laid(plain, path), os.Chtimes(path, noon, noon))
		return path, err
	}},
	"what was put aside": {told: true, put: func(s *Store, plain string) (string, error) {
		path := strings.TrimSuffix(s.Path(), Ending) + ".old" + Ending
		return path, laid(plain, path)
	}},
	"a copy that a person opened": {told: true, put: func(s *Store, plain string) (string, error) {
		path := filepath.Join(filepath.Dir(plain), "kopie", "Kopie.toets")
		return path, errors.Join(laid(plain, path), SaveSettings(Settings{Recent: []string{path}}))
	}},
}

func laid(from, to string) error {
	return errors.Join(wholefile.MakeFolder(filepath.Dir(to)), wholefile.CopyOver(from, to))
}

func inCopies(name string) func(*Store, string) (string, error) {
	return func(s *Store, plain string) (string, error) {
		folder, err := copiesFolder(s.Path())
		path := filepath.Join(folder, name)
		return path, errors.Join(err, laid(plain, path))
	}
}

func inStateAt(name string) func(*Store, string) (string, error) {
	return func(_ *Store, plain string) (string, error) {
		path, err := inState(filepath.FromSlash(name))
		return path, errors.Join(err, laid(plain, path))
	}
}

func beside(mark string) func(*Store, string) (string, error) {
	return func(s *Store, plain string) (string, error) {
		path := besideOf(s.Path(), mark)
		return path, laid(plain, path)
	}
}

// TestWhatCanBeReadElsewhereGoes: at the opening of a dossier with a passphrase each of
// these is gone, or named (D7, D8).
func TestWhatCanBeReadElsewhereGoes(t *testing.T) {
	for name, place := range exposing {
		t.Run(name, func(t *testing.T) {
			s := created(t, "")
			save(t, s, Change{Items: []register.Item{filed(1)}})
			plain := filepath.Join(t.TempDir(), "plain")
			must(t, wholefile.CopyOver(s.Path(), plain))
			must(t, s.SetPassphrase(context.Background(), oldWords, silent))
			s = reopened(t, s, oldWords)
			must(t, s.Close())
			path, err := place.put(s, plain)
			must(t, err)
			s = opened(t, s.Path(), Options{Passphrase: oldWords})
			notices := errors.Join(s.Notices()...)
			if place.told != (notices != nil && strings.Contains(notices.Error(), path)) {
				t.Errorf("told: %v", notices)
			}
			if exists(path) != place.told {
				t.Errorf("it is there: %v", exists(path))
			}
		})
	}
}

// TestACopyWithMoreStays: a daily copy that holds what the dossier lacks is not removed
// but named.
func TestACopyWithMoreStays(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	plain := filepath.Join(t.TempDir(), "plain.toets")
	must(t, Copy(s.Path(), plain))
	more := opened(t, plain, Options{})
	save(t, more, Change{Items: []register.Item{filed(2)}})
	must(t, more.Close())
	must(t, s.SetPassphrase(context.Background(), oldWords, silent))
	must(t, s.Close())
	path, err := inCopies("2026-11-01.toets")(s, plain)
	must(t, err)
	s = opened(t, s.Path(), Options{Passphrase: oldWords})
	if notices := errors.Join(s.Notices()...); !exists(path) || notices == nil || !strings.Contains(notices.Error(), path) {
		t.Errorf("it is there: %v, told: %v", exists(path), notices)
	}
}

// TestTheKeyIsNew: what an old copy and the old passphrase, or a recovery key of before,
// give opens nothing that was kept since (D9).
func TestTheKeyIsNew(t *testing.T) {
	for name, change := range map[string]func(s *Store) error{
		"another passphrase":   func(s *Store) error { return s.SetPassphrase(context.Background(), newWords, silent) },
		"another recovery key": func(s *Store) error { _, err := s.RecoveryKey(context.Background(), silent); return err },
	} {
		t.Run(name, func(t *testing.T) {
			s := created(t, oldWords)
			file, err := s.AddFile("a.txt", []byte("bewijs"))
			must(t, err)
			save(t, s, Change{Items: []register.Item{filed(1)}})
			key, err := s.RecoveryKey(context.Background(), silent)
			must(t, err)
			before := s.boxed()
			must(t, change(s))
			save(t, s, Change{At: noon, Items: []register.Item{filed(2)}})
			for _, p := range payloads {
				rows, err := s.db.Query(`SELECT ` + p.place + `, payload FROM ` + p.table)
				must(t, err)
				for rows.Next() {
					var at string
					var payload []byte
					must(t, rows.Scan(&at, &payload))
					_, err := before.open(at, payload, "")
					if p.quick {
						_, err = before.openQuick(at, payload, "")
					}
					if err == nil {
						t.Errorf("the key of before opens %s", at)
					}
				}
				rows.Close()
			}
			if _, err := s.File(file.SHA256); err != nil {
				t.Error(err)
			}
			must(t, s.Close())
			wrong := []string{key}
			if name == "another passphrase" {
				wrong = []string{oldWords}
			}
			for _, typed := range wrong {
				if _, err := Open(s.Path(), Options{Passphrase: typed}); !assessment.IsCode(err, "passphrase-wrong") {
					t.Errorf("%q gives %v", typed, err)
				}
			}
		})
	}
}

// TestAChangeOfKeysCanBeStopped: then all is as it was.
func TestAChangeOfKeysCanBeStopped(t *testing.T) {
	s := created(t, oldWords)
	save(t, s, Change{Items: []register.Item{filed(1), filed(2)}})
	ctx, cancel := context.WithCancel(context.Background())
	var told []int
	err := s.SetPassphrase(ctx, newWords, func(done, all int) {
		if told = append(told, done); done == all/2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || len(told) < 2 || !slices.IsSorted(told) {
		t.Fatalf("%v, told %v", err, told)
	}
	s = reopened(t, s, oldWords)
	item(t, s, filed(1).Key())
}

// TestADamagedPieceStopsNoPassphrase: what no copy has whole stays damaged, and cannot
// be read either; what one has is mended before the copies go.
func TestADamagedPieceStopsNoPassphrase(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{At: noon, Items: []register.Item{filed(1), filed(2)}})
	save(t, s, Change{At: noon.AddDate(0, 0, 1), Items: []register.Item{filed(3)}})
	_, err := s.db.Exec(`UPDATE items SET payload = x'00' WHERE id = $1`, filed(2).Key())
	must(t, err)
	fresh := filed(4) // after the copy
	save(t, s, Change{At: noon.AddDate(0, 0, 1), Items: []register.Item{fresh}})
	_, err = s.db.Exec(`UPDATE items SET hash = 'x' WHERE id = $1`, fresh.Key())
	must(t, err)
	withoutRedo(t, s.Path())
	must(t, s.SetPassphrase(context.Background(), oldWords, silent))
	if readable(t, s, []byte(secret)) {
		t.Error("what is damaged can still be read")
	}
	if _, err := s.Item(fresh.Key()); !assessment.IsCode(err, "item-damaged") {
		t.Errorf("what was damaged: %v", err)
	}
	item(t, s, filed(2).Key())
}

// TestKilledWhileKeysChange kills a program at every step of setting and of changing a
// passphrase. One of both passphrases then opens all, and once the new one does, nothing
// can be read elsewhere after that opening.
func TestKilledWhileKeysChange(t *testing.T) {
	for _, from := range []string{"", oldWords} {
		t.Run("from "+strconv.Quote(from), func(t *testing.T) {
			counts := map[string]int{}
			for step := 0; counts["finished"] == 0; step++ {
				s := created(t, from)
				file, err := s.AddFile("a.txt", []byte(secret))
				must(t, err)
				with := filed(1)
				with.Assessment.Answers["audit"] = assessment.Answer{Evidence: []assessment.Evidence{evidenceWith(file)}}
				save(t, s, Change{At: noon, Items: []register.Item{with}})
				save(t, s, Change{At: noon.AddDate(0, 0, 1), Items: []register.Item{with, filed(2)}})
				must(t, s.Close())
				path := s.Path()
				if killedRekeying(t, path, from, step) {
					counts["finished"]++
				}
				words := newWords
				s, err = Open(path, Options{Passphrase: newWords})
				if assessment.IsCode(err, "passphrase-wrong") || err == nil && !s.Encrypted() {
					if err == nil {
						must(t, s.letGo())
					}
					words = from
					s, err = Open(path, Options{Passphrase: from})
				}
				must(t, err)
				if n := s.Notices(); len(n) > 0 {
					t.Errorf("step %d: %v", step, n)
				}
				counts[words]++
				item(t, s, filed(1).Key())
				item(t, s, filed(2).Key())
				data, err := s.File(file.SHA256)
				_, lost := s.History(filed(1).Key())
				if string(data) != secret || errors.Join(err, lost) != nil {
					t.Errorf("step %d: %q, %v, %v", step, data, err, lost)
				}
				if words == newWords {
					if readable(t, s, []byte(secret)) {
						t.Errorf("step %d: it can be read", step)
					}
					copies, err := Copies(s.Path())
					must(t, err)
					for _, c := range copies {
						if other, err := Open(c.Path, Options{Passphrase: newWords, ReadOnly: true}); err != nil {
							t.Errorf("step %d: a copy of before is still there: %v", step, err)
						} else {
							must(t, other.Close())
						}
					}
				}
				must(t, s.Close())
			}
			if counts[from] < 3 || counts[newWords] < 2 {
				t.Errorf("the kills came to nothing: %v", counts)
			}
		})
	}
}

// killedRekeying sets a passphrase in a process of its own that kills itself at a step,
// and reports whether it came to the end.
func killedRekeying(t *testing.T, path, from string, step int) (finished bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestRekeyingProcess$")
	cmd.Env = append(os.Environ(), "DOSSIER_REKEY="+path, "DOSSIER_PASSPHRASE="+from, "DOSSIER_STEP="+strconv.Itoa(step))
	out, err := cmd.CombinedOutput()
	if err == nil {
		return true
	}
	if status, is := errors.AsType[*exec.ExitError](err); !is || status.ExitCode() == 1 {
		t.Fatalf("%v: %s", err, out)
	}
	return false
}

// TestRekeyingProcess is the process that is killed; by itself it does nothing.
func TestRekeyingProcess(t *testing.T) {
	path := os.Getenv("DOSSIER_REKEY")
	if path == "" {
		t.Skip("only as a child of TestKilledWhileKeysChange")
	}
	left, err := strconv.Atoi(os.Getenv("DOSSIER_STEP"))
	must(t, err)
	s, err := Open(path, Options{Passphrase: os.Getenv("DOSSIER_PASSPHRASE")})
	must(t, err)
	must(t, s.SetPassphrase(context.Background(), newWords, func(int, int) {
		if left--; left < 0 {
			self, _ := os.FindProcess(os.Getpid())
			self.Kill()
			time.Sleep(time.Minute) // until it does
		}
	}))
	must(t, s.Close())
}
