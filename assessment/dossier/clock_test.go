package dossier

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"beeldbeltoets/assessment/register"
)

// With a clock that was put back there is still a copy of today, and the history
// stays in the order in which things happened.
func TestTheClockIsPutBack(t *testing.T) {
	s := created(t, "")
	days := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, -300}
	for n, day := range days {
		i := filed(1)
		i.Notes = strconv.Itoa(n)
		save(t, s, Change{At: noon.AddDate(0, 0, day), Items: []register.Item{i}})
	}
	lines, err := s.History(filed(1).Key())
	if err != nil || len(lines) != len(days) || lines[0].At.After(noon) || lines[0].Entry < lines[1].Entry {
		t.Errorf("%+v %v", lines, err)
	}
	copies, err := Copies(s.Path())
	if err != nil || len(copies) != copiesMost {
		t.Errorf("%v %v", copies, err)
	}
	today := noon.AddDate(0, 0, -300).Format(time.DateOnly) + Ending
	found := false
	for _, c := range copies {
		found = found || filepath.Base(c.Path) == today
	}
	if !found {
		t.Error("there is no copy of today")
	}
}

// The copy that a repair takes is the one of what was saved last, not the one with
// the latest day: on that the clock may have stood wrong.
func TestARepairAfterTheClockWasWrong(t *testing.T) {
	s := created(t, "")
	for n, days := range []int{-1, 365, 0, 1} {
		save(t, s, Change{At: noon.AddDate(0, 0, days), Items: []register.Item{filed(n)}})
	}
	must(t, s.Close())
	must(t, os.WriteFile(s.Path(), []byte(sqliteMagic), 0o600))
	if s = opened(t, s.Path(), Options{}); len(s.Rows()) != 4 {
		t.Errorf("%d of 4 come back: %v", len(s.Rows()), s.Notices())
	}
}
