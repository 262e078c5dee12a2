package dossier

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"
)

func TestAFullDiskLeavesTheDossier(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	s.db.SetMaxOpenConns(1)
	var pages int
	if err := s.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if _, err := s.db.Exec("PRAGMA max_page_count = " + strconv.Itoa(n)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages)
	if _, err := s.AddFile("a", make([]byte, 1<<20)); code(err) != "disk-full" {
		t.Errorf("a file: %v", err)
	}
	big := filed(2)
	much := []register.Item{big}
	for n := range 100 { // more than there is room for together
		much = append(much, filed(n+3))
	}
	if err := s.Save(Change{At: noon, Items: much}); code(err) != "disk-full" {
		t.Errorf("a change: %v", err)
	}
	if len(s.Rows()) != 1 {
		t.Error("what was not saved is shown as if it were")
	}
	limit(1 << 30)
	save(t, s, Change{Items: much})
	s = reopened(t, s, "")
	sound(t, s)
	item(t, s, big.Key())
}

// A copy that does not fit leaves nothing behind: what SQLite leaves beside it would
// be undone in the next dossier of that name.
func TestACopyThatDoesNotFit(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	to := s.Path() + " kopie" + Ending
	full := func(temp, _ string) error {
		must(t, os.WriteFile(temp+journalSuffix, []byte("x"), 0o600))
		return &assessment.Error{Code: "disk-full"}
	}
	if err := copyInto(s.db, to, full); code(err) != "disk-full" {
		t.Errorf("it says %v", err)
	}
	if left, err := os.ReadDir(filepath.Dir(to)); err != nil || len(left) != 2 {
		t.Errorf("beside dossier and lock there is %v, %v", left, err)
	}
	must(t, os.WriteFile(to, nil, 0o600))
	if err := copyInto(s.db, to, wholefile.Place); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another file it says %v", err)
	}
}

// A scanner or a sync program that holds the file for a while is waited for.
func TestAFileThatIsHeldForAWhile(t *testing.T) {
	s := created(t, "")
	holder, err := connect(s.Path(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	tx, err := holder.Begin()
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(200*time.Millisecond, func() { tx.Rollback() })
	save(t, s, Change{Items: []register.Item{filed(1)}})
	if tx, err = holder.Begin(); err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	s.db.SetMaxOpenConns(1)
	if _, err := s.db.Exec("PRAGMA busy_timeout = 10"); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(Change{Items: []register.Item{filed(2)}}); code(err) != "file-busy" {
		t.Errorf("held for good: %v", err)
	}
}
