package dossier

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"beeldbeltoets/assessment/register"
)

// noted is an assessment with a note.
func noted(n int, notes string) register.Item {
	i := filed(n)
	i.Notes = notes
	return i
}

// parted are two copies of a dossier that were each saved after they parted: ours is
// open at path, and theirs, which is closed, was saved so many times.
func parted(t *testing.T, passphrase string, theirs int) (s *Store, other string) {
	t.Helper()
	s = created(t, passphrase)
	save(t, s, Change{Items: []register.Item{filed(1), filed(2)}})
	other = filepath.Join(t.TempDir(), "van hen.toets")
	must(t, Copy(s.Path(), other))
	save(t, s, Change{Items: []register.Item{noted(1, "van ons"), filed(3)}})
	save(t, s, Change{Items: []register.Item{noted(3, "ook van ons")}})
	their := opened(t, other, Options{Passphrase: passphrase})
	for n := range theirs {
		save(t, their, Change{Items: []register.Item{noted(1, "van hen "+strconv.Itoa(n))}})
	}
	must(t, their.Close())
	return s, other
}

// over writes a file over another in place, as a person or a backup does.
func over(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	must(t, err)
	put(t, to, data)
}

// saves are how often the other copy was saved: less than ours, as often, and more.
var saves = map[string]int{"an older one": 0, "fewer": 1, "as many": 2, "more": 5}

// holdsOurs finds in a dossier all that this program had saved.
func holdsOurs(t *testing.T, s *Store) {
	t.Helper()
	for n, notes := range map[int]string{1: "van ons", 2: "Notitie", 3: "ook van ons"} {
		if got := item(t, s, filed(n).Key()); got.Notes != notes {
			t.Errorf("ours of %d is %q, not %q", n, got.Notes, notes)
		}
	}
	sound(t, s)
}

// Another copy that is written over the open dossier, however often it was saved, is
// told of, and neither it nor what was saved here is lost.
func TestAnotherCopyIsWrittenOverTheOpenDossier(t *testing.T) {
	for name, n := range saves {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, passphrase string) {
				s, other := parted(t, passphrase, n)
				path := s.Path()
				over(t, other, path)
				save(t, s, Change{Items: []register.Item{filed(4)}})
				if told := s.Notices(); len(told) != 1 || code(told[0]) != "dossier-replaced" || s.Path() == path {
					t.Fatalf("at %s it tells %v", s.Path(), told)
				}
				if twins, err := s.Twins(); n > 0 && (err != nil || !slices.Contains(twins, path)) {
					t.Errorf("to merge are offered %v, %v", twins, err)
				}
				s = reopened(t, s, passphrase)
				holdsOurs(t, s)
				item(t, s, filed(4).Key())
				their := opened(t, path, Options{Passphrase: passphrase})
				if got := item(t, their, filed(1).Key()); n > 0 && got.Notes != "van hen "+strconv.Itoa(n-1) {
					t.Errorf("theirs is %q", got.Notes)
				}
			})
		})
	}
}

// What is read after another copy was written over the dossier is not taken for what
// this program knew, and then saved over it.
func TestReadingIsNotFromAnotherCopy(t *testing.T) {
	s, other := parted(t, "", 2)
	over(t, other, s.Path())
	if got := item(t, s, filed(1).Key()); got.Notes != "van ons" {
		t.Errorf("it reads %q", got.Notes)
	}
	if told := s.Notices(); len(told) != 1 || code(told[0]) != "dossier-replaced" {
		t.Errorf("it tells %v", told)
	}
	holdsOurs(t, s)
}

// Another copy that comes in the place of the closed dossier is told of at opening,
// once, and what was saved here stands beside it, to be merged.
func TestAnotherCopyInThePlaceOfTheClosedDossier(t *testing.T) {
	for name, n := range saves {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, passphrase string) {
				for _, killed := range []bool{false, true} {
					s, other := parted(t, passphrase, n)
					path := s.Path()
					if killed {
						must(t, s.letGo()) // no daily copy of afterwards
					} else {
						must(t, s.Close())
					}
					over(t, other, path)
					reader := opened(t, path, Options{Passphrase: passphrase, ReadOnly: true})
					if told := reader.Notices(); len(told) != 1 || code(told[0]) != "dossier-put-back-read" {
						t.Fatalf("a reader is told %v", told)
					}
					must(t, reader.Close())
					s = opened(t, path, Options{Passphrase: passphrase})
					if told := s.Notices(); len(told) != 1 || code(told[0]) != "dossier-put-back" {
						t.Fatalf("killed %v: it tells %v", killed, told)
					}
					twins, err := s.Twins()
					if err != nil || len(twins) != 1 {
						t.Fatalf("to merge are offered %v, %v", twins, err)
					}
					ours := opened(t, twins[0], Options{Passphrase: passphrase})
					holdsOurs(t, ours)
					must(t, ours.Close())
					save(t, s, Change{Items: []register.Item{filed(5)}})
					if s = reopened(t, s, passphrase); len(s.Notices()) > 0 {
						t.Errorf("it tells again %v", s.Notices())
					}
					must(t, s.Close())
				}
			})
		})
	}
}

// A lower state does not take the place of a daily copy that holds more.
func TestADailyCopyThatHoldsMoreStays(t *testing.T) {
	s, other := parted(t, "", 0)
	path := s.Path()
	must(t, s.Close())
	over(t, other, path)
	s = opened(t, path, Options{})
	save(t, s, Change{Items: []register.Item{filed(5)}})
	must(t, s.Close())
	copies, err := Copies(path)
	must(t, err)
	held := map[bool]int{}
	for _, c := range copies {
		read := opened(t, c.Path, Options{ReadOnly: true})
		held[slices.ContainsFunc(read.Rows(), func(r register.Row) bool { return r.Key == filed(3).Key() })]++
	}
	if !maps.Equal(held, map[bool]int{true: 1, false: 1}) {
		t.Errorf("with ours there are %d, with what was put back %d", held[true], held[false])
	}
}

// What a person puts back is what they asked for: nothing is told of it.
func TestWhatWasPutBackByHandIsNotTold(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	for day := range 2 {
		save(t, s, Change{At: noon.AddDate(0, 0, day+1), Items: []register.Item{filed(day + 2)}})
	}
	must(t, s.Close())
	copies, err := Copies(s.Path())
	must(t, err)
	must(t, Restore(copies[len(copies)-1].Path, s.Path()))
	if s = opened(t, s.Path(), Options{}); len(s.Notices()) > 0 || len(s.Rows()) != 1 {
		t.Errorf("with %d it tells %v", len(s.Rows()), s.Notices())
	}
}

// A copy that was made on purpose, a dossier that was moved by hand and one that
// another program saved meanwhile are no other states.
func TestWhatIsNoOtherState(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	copied := filepath.Join(t.TempDir(), "Kopie.toets")
	must(t, Copy(s.Path(), copied))
	save(t, s, Change{Items: []register.Item{filed(2)}})
	must(t, s.Close())
	moved := filepath.Join(t.TempDir(), "Verplaatst.toets")
	must(t, os.Rename(s.Path(), moved))
	for _, path := range []string{copied, moved, moved} {
		s := opened(t, path, Options{})
		if n := s.Notices(); len(n) > 0 {
			t.Errorf("%s: it tells %v", path, n)
		}
		state := os.Getenv(StateVariable)
		t.Setenv(StateVariable, t.TempDir()) // another computer
		save(t, s, Change{Items: []register.Item{filed(3)}})
		must(t, s.Close())
		t.Setenv(StateVariable, state)
	}
}
