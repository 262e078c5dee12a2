package dossier

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment/register"
)

// A dossier that is moved or renamed while it is open is followed, with its lock and
// its daily copies, and there is one of it.
func TestTheDossierIsMovedWhileItIsOpen(t *testing.T) {
	for name, to := range map[string]string{"renamed": "Anders.toets", "moved": filepath.Join("map", "Anders.toets")} {
		t.Run(name, func(t *testing.T) {
			s := created(t, "")
			for day := range 3 {
				save(t, s, Change{At: noon.AddDate(0, 0, day), Items: []register.Item{filed(day)}})
			}
			from := s.Path()
			to := filepath.Join(filepath.Dir(from), to)
			must(t, os.MkdirAll(filepath.Dir(to), 0o700))
			if err := os.Rename(from, to); err != nil {
				t.Skip("this system keeps open files: ", err)
			}
			save(t, s, Change{At: noon.AddDate(0, 0, 2), Items: []register.Item{filed(4)}})
			if s.Path() != to && name == "moved" {
				if _, err := pathOf(s.watch); err != nil {
					t.Skip("this system does not tell: ", err)
				}
			}
			if n := s.Notices(); len(n) != 1 || code(n[0]) != "dossier-moved" || s.Path() != to {
				t.Fatalf("at %s it tells %v", s.Path(), n)
			}
			if exists(from) || exists(from+lockSuffix) || !exists(to+lockSuffix) {
				t.Error("there are two, or the lock stayed behind")
			}
			if _, err := Open(to, Options{}); code(err) != "in-use" {
				t.Errorf("a second program is told %v", err)
			}
			if copies, err := Copies(to); err != nil || len(copies) < 2 {
				t.Errorf("its copies are %v, %v", copies, err)
			}
			s = reopened(t, s, "")
			if n := s.Notices(); len(n) > 0 || len(s.Rows()) != 4 {
				t.Errorf("with %d rows it tells %v", len(s.Rows()), n)
			}
			sound(t, s)
		})
	}
}

// A sync program gives the open file another name and puts its own in the place:
// work goes on in the one that was open, and no third is made.
func TestTheDossierIsRenamedAndReplaced(t *testing.T) {
	s, other := parted(t, "", 2)
	path := s.Path()
	conflict := strings.TrimSuffix(path, Ending) + " (conflict)" + Ending
	if err := os.Rename(path, conflict); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	over(t, other, path)
	save(t, s, Change{Items: []register.Item{filed(4)}})
	if n := s.Notices(); len(n) != 1 || code(n[0]) != "dossier-moved" || s.Path() != conflict {
		t.Fatalf("at %s it tells %v", s.Path(), n)
	}
	holdsOurs(t, s)
	if twins, err := s.Twins(); err != nil || len(twins) != 1 || twins[0] != path {
		t.Errorf("to merge are offered %v, %v", twins, err)
	}
}

// What was thrown away while it was open is put back, and told.
func TestTheDossierIsThrownAwayWhileItIsOpen(t *testing.T) {
	for name, away := range map[string]func(path string) error{
		"removed": os.Remove,
		"in the bin": func(path string) error {
			bin := filepath.Join(filepath.Dir(path), ".Trash-1000", "files")
			if err := os.MkdirAll(bin, 0o700); err != nil {
				return err
			}
			return os.Rename(path, filepath.Join(bin, filepath.Base(path)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := created(t, "")
			save(t, s, Change{Items: []register.Item{filed(1)}})
			path := s.Path()
			if err := away(path); err != nil {
				t.Skip("this system keeps open files: ", err)
			}
			save(t, s, Change{Items: []register.Item{filed(2)}})
			if n := s.Notices(); len(n) != 1 || code(n[0]) != "dossier-gone" || s.Path() != path {
				t.Fatalf("at %s it tells %v", s.Path(), n)
			}
			s = reopened(t, s, "")
			item(t, s, filed(1).Key())
			item(t, s, filed(2).Key())
		})
	}
}
