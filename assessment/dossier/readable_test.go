package dossier

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// byChance is what differs in the names of files from one run to the next.
var byChance = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|copies/a-[0-9a-f]{12}`)

// writtenReadable are the paths of all files in which something of a dossier without a
// passphrase ever stood while a program went through something.
func writtenReadable(t *testing.T, way string) (paths []string) {
	t.Helper()
	_, before, ops := record(t, way)
	found := map[string]bool{}
	for path, data := range before {
		found[path] = bytes.Contains(data, []byte(secret))
	}
	for _, op := range ops {
		if bytes.Contains(op.Data, []byte(secret)) {
			found[op.Path] = true
		}
		if op.To != "" && found[op.Path] {
			found[op.To] = true
		}
	}
	maps.DeleteFunc(found, func(_ string, is bool) bool { return !is })
	return slices.Sorted(maps.Keys(found))
}

// Each file that the program ever writes something readable in is gone, or named, once a
// dossier with a passphrase was opened: whichever of them a kill left behind.
func TestNothingThatIsWrittenStaysReadable(t *testing.T) {
	seen := map[string]bool{}
	for _, way := range slices.Sorted(maps.Keys(cuts)) {
		for _, path := range writtenReadable(t, way) {
			byPerson := path == cutDossier || path == cutRenamed || strings.HasPrefix(path, "stukken/elders/")
			if name := byChance.ReplaceAllString(path, "x"); !byPerson && !seen[name] {
				seen[name] = true
				t.Run(name, func(t *testing.T) { goesOrIsNamed(t, path) })
			}
		}
	}
	t.Log(slices.Sorted(maps.Keys(seen)))
	if len(seen) < 8 {
		t.Errorf("only %d such files were found; the test shows little", len(seen))
	}
}

// goesOrIsNamed leaves something readable at a path, as a kill would, and opens the
// dossier: the dossier itself, what was saved since a copy, and a part of that. What is in
// the state folder may be of before the dossier was moved, too.
func goesOrIsNamed(t *testing.T, path string) {
	for _, worked := range []bool{false, true} {
		root := cutRoot(t)
		t.Setenv(StateVariable, filepath.Join(root, cutState))
		dossier := filepath.Join(root, filepath.FromSlash(cutDossier))
		must(t, prepareSaved(dossier))
		s := opened(t, dossier, Options{})
		save(t, s, Change{At: noon, Items: []register.Item{filed(1)}}) // makes a log
		log, err := s.redoPath()
		must(t, err)
		since, err := os.ReadFile(log)
		must(t, err)
		must(t, s.letGo())
		whole, err := os.ReadFile(dossier)
		must(t, err)
		s = opened(t, dossier, Options{})
		must(t, s.SetPassphrase(t.Context(), cutPassphrase, silent))
		if worked { // so that there are copies, and a log, of after it
			save(t, s, Change{At: noon, Items: []register.Item{filed(2)}})
			save(t, s, Change{At: noon, Items: []register.Item{filed(3)}})
		}
		must(t, s.letGo())
		lefts := []string{filepath.Join(root, filepath.FromSlash(path))}
		if below, found := strings.CutPrefix(path, cutState+"/copies/"); found { // its name goes by where all stands
			_, name, _ := strings.Cut(below, "/")
			own := filepath.Dir(log)
			lefts = []string{filepath.Join(own, name), filepath.Join(filepath.Dir(own), "elders-0123456789ab", name)}
		}
		for _, left := range lefts {
			contents := map[string][]byte{"a dossier": whole}
			if filepath.Base(left) == redoName {
				contents = map[string][]byte{"a log": since, "a part of one": since[:len(since)-9]}
			}
			for what, data := range contents {
				before, was := os.ReadFile(left)
				must(t, errors.Join(os.MkdirAll(filepath.Dir(left), 0o700), os.WriteFile(left, data, 0o600), os.Chtimes(left, noon, noon)))
				s = opened(t, dossier, Options{Passphrase: cutPassphrase})
				told := errors.Join(s.Notices()...)
				if err := holdsNothingReadable(root); err != nil && (told == nil || !strings.Contains(told.Error(), left)) {
					t.Errorf("%s, worked in %v, left at %s: %v, and told is %v", what, worked, left, err, told)
				}
				must(t, errors.Join(s.letGo(), removeAny(left)))
				if was == nil {
					must(t, os.WriteFile(left, before, 0o600))
				}
			}
		}
	}
}

// After a passphrase is set, what was typed stands nowhere any more.
func TestNothingReadableRemains(t *testing.T) {
	s := created(t, "")
	secret := []byte("Geheim 1")
	f, err := s.AddFile("a.txt", bytes.Repeat(secret, 1000))
	if err != nil {
		t.Fatal(err)
	}
	with := filed(1)
	with.Assessment.Answers["audit"] = assessment.Answer{Evidence: []assessment.Evidence{evidenceWith(f)}}
	for day := range 3 {
		with.Notes = strconv.Itoa(day)
		save(t, s, Change{At: noon.AddDate(0, 0, day), Items: []register.Item{with, filed(day + 2)}})
	}
	save(t, s, Change{Removed: []string{filed(2).Key()}})
	draft, err := draftPath()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(draft+migratedSuffix, secret, 0o600); err != nil {
		t.Fatal(err)
	}
	if !readable(t, s, secret) {
		t.Fatal("it is not found before either; the test shows nothing")
	}
	if err := s.SetPassphrase(context.Background(), "vier losse woorden hier", func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if readable(t, s, secret) || readable(t, s, []byte("Geheim")) {
			t.Fatal("it can still be read")
		}
		save(t, s, Change{At: noon.AddDate(0, 0, 9), Items: []register.Item{filed(1)}})
		s = reopened(t, s, "vier losse woorden hier")
	}
	if data, err := s.File(f.SHA256); err == nil && len(data) != 8000 {
		t.Errorf("%d, %v", len(data), err)
	}
}

// TestCopiesOfElsewhereGoToo: daily copies from before a file was moved by hand
// cannot be read after a passphrase is set either; what stands beside it is named.
func TestCopiesOfElsewhereGoToo(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{At: noon, Items: []register.Item{filed(1)}})
	save(t, s, Change{At: noon.AddDate(0, 0, 1), Items: []register.Item{filed(2)}})
	from := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(filepath.Dir(from), "Kopie.toets")
	if err := Copy(from, kept); err != nil {
		t.Fatal(err)
	}
	k, err := Open(kept, Options{})
	if err != nil {
		t.Fatal(err)
	}
	save(t, k, Change{At: noon, Items: []register.Item{filed(3)}})
	if err := errors.Join(k.Close(), SaveSettings(Settings{Recent: []string{kept, from}})); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(filepath.Dir(from), "Verplaatst.toets")
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(to, Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if before, err := Copies(from); err != nil || len(before) == 0 {
		t.Fatalf("no copies of before: %v", err)
	}
	if err := s.SetPassphrase(context.Background(), "vier losse woorden hier", func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if left, err := Copies(from); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
	if own, err := Copies(kept); err != nil || len(own) == 0 {
		t.Errorf("those of a copy that is still there are gone: %v", err)
	}
	away := filepath.Join(t.TempDir(), "Weg.toets")
	if err := errors.Join(Copy(kept, away), SaveSettings(Settings{Recent: []string{kept, away, to}})); err != nil {
		t.Fatal(err)
	}
	readable, err := s.Readable()
	slices.Sort(readable)
	if want := slices.Sorted(slices.Values([]string{kept, away})); err != nil || !slices.Equal(readable, want) {
		t.Errorf("known of: %v, %v", readable, err)
	}
	if err := s.SetPassphrase(context.Background(), "", func(int, int) {}); err != nil {
		t.Fatal(err)
	}
}

// readable reports whether a text stands in any file of a dossier or of the state.
func readable(t *testing.T, s *Store, text []byte) (found bool) {
	t.Helper()
	for _, folder := range []string{filepath.Dir(s.Path()), os.Getenv(StateVariable)} {
		err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			found = found || bytes.Contains(data, text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}
