package dossier

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"
)

// rounds is how often something is tortured: more where ROUNDS says so.
func rounds(few int) int {
	if n, err := strconv.Atoi(os.Getenv("ROUNDS")); err == nil {
		return n
	}
	return few
}

// A program that is killed at any moment loses nothing that was called saved, and
// leaves a dossier that opens and is sound.
func TestADossierKilledWhileSaving(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		path := s.Path()
		save(t, s, Change{Items: []register.Item{filed(1)}})
		s.Close()
		saved := 0
		for round := range rounds(6) {
			saved = max(saved, killedSaver(t, path, passphrase, saved+1, time.Duration(round*7%50)*time.Millisecond))
			s := opened(t, path, Options{Passphrase: passphrase})
			if n := s.Notices(); len(n) > 0 {
				t.Fatalf("round %d: %v", round, n)
			}
			if found, _ := strconv.Atoi(item(t, s, filed(1).Key()).Notes); found < saved {
				t.Fatalf("round %d: %d was saved and %d found", round, saved, found)
			}
			sound(t, s)
			if lines, err := s.History(filed(1).Key()); err != nil || len(lines) < min(saved, historyMost) {
				t.Fatalf("round %d: of %d saved there are %d lines of history, %v", round, saved, len(lines), err)
			}
			s.Close()
		}
		if saved == 0 {
			t.Error("no saver came to saving; the test shows nothing")
		}
		t.Log("saved", saved)
	})
}

func sound(t *testing.T, s *Store) {
	t.Helper()
	if all, err := texts(s.db, "PRAGMA integrity_check"); err != nil || !reflect.DeepEqual(all, []string{"ok"}) {
		t.Fatalf("integrity: %v, %v", all, err)
	}
}

// killedSaver saves one answer after another in a process of its own, kills it
// some time after its first, and gives the last one that was called saved.
func killedSaver(t *testing.T, path, passphrase string, from int, after time.Duration) int {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestSaverProcess$")
	cmd.Env = append(os.Environ(), "DOSSIER_SAVER="+path, "DOSSIER_PASSPHRASE="+passphrase, "DOSSIER_FROM="+strconv.Itoa(from))
	done, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := 0
	if _, err := fmt.Fscanln(done, &last); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	cmd.Process.Kill()
	for {
		n := 0
		if _, err := fmt.Fscanln(done, &n); err != nil {
			break
		}
		last = n
	}
	cmd.Wait()
	return last
}

// TestSaverProcess is the process that is killed; by itself it does nothing.
func TestSaverProcess(t *testing.T) {
	path := os.Getenv("DOSSIER_SAVER")
	if path == "" {
		t.Skip("only as a child of TestADossierKilledWhileSaving")
	}
	s, err := Open(path, Options{Passphrase: os.Getenv("DOSSIER_PASSPHRASE")})
	if err != nil {
		t.Fatal(err)
	}
	from, _ := strconv.Atoi(os.Getenv("DOSSIER_FROM"))
	for n := from; ; n++ {
		i := filed(1)
		i.Notes = strconv.Itoa(n)
		if err := s.Save(Change{By: "J. Bos", At: noon.Add(time.Duration(n) * time.Hour), Items: []register.Item{i}}); err != nil {
			t.Fatal(err)
		}
		fmt.Println(n)
	}
}

// stuffed is a dossier on the disk with three assessments, changed once, and a
// file; and what is in it.
func stuffed(t *testing.T, passphrase string) (path, sum string) {
	s := created(t, passphrase)
	f, err := s.AddFile("a.pdf", bytes.Repeat([]byte("bewijs"), 2000))
	if err != nil {
		t.Fatal(err)
	}
	var items []register.Item
	for n := range 3 {
		items = append(items, filed(n))
	}
	items[0].Assessment.Answers["e2e"] = assessment.Answer{Evidence: []assessment.Evidence{evidenceWith(f)}}
	for _, notes := range []string{"eerst", "dan"} {
		for n := range items {
			items[n].Notes = notes
		}
		if err := s.Save(Change{Items: items, Others: []Other{{KindComparison, "c", notes}}}); err != nil { // of no day: no copy is made
			t.Fatal(err)
		}
	}
	s.Close()
	return s.path, f.SHA256
}

// state is all that can be read of a dossier; what is damaged is named in it.
func state(s *Store, sum string) map[string]string {
	all := map[string]string{}
	tell := func(what string, v any, err error) {
		text, _ := json.Marshal(v)
		all[what] = string(text)
		if err != nil {
			all[what] = "damaged"
		}
	}
	for n := range 3 {
		key := filed(n).Key()
		i, err := s.Item(key)
		tell(key, i, err)
		for l := range 2 {
			lines, err := s.History(key)
			if err == nil && len(lines) == 2 && lines[l].What != WhatDamaged {
				tell(key+" history "+strconv.Itoa(l), lines[l], nil)
				continue
			}
			tell(key+" history "+strconv.Itoa(l), "", errDamaged)
		}
		row, err := s.Rows(), error(nil)
		i2 := -1
		for j := range row {
			if row[j].Key == key && !row[j].Damaged {
				i2 = j
			}
		}
		if i2 < 0 {
			tell(key+" row", "", errDamaged)
			continue
		}
		tell(key+" row", row[i2].Text, err)
	}
	var c string
	found, err := s.Load(KindComparison, "c", &c)
	tell("comparison", fmt.Sprint(found, c), err)
	data, err := s.File(sum)
	tell("file", len(data), err)
	return all
}

// A file that is cut at any length or with any bit flipped is refused, or what it
// still tells is what was in it.
func TestADamagedDossierTellsNothingElse(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		path, sum := stuffed(t, passphrase)
		s := opened(t, path, Options{Passphrase: passphrase})
		want := state(s, sum)
		s.Close()
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		refused, partly, same := 0, 0, 0
		check := func(data []byte, what string) {
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(path, Options{Passphrase: passphrase})
			if err != nil {
				if code(err) == "" {
					t.Fatalf("%s: %v has no code", what, err)
				}
				refused++
				return
			}
			got := state(s, sum)
			s.letGo()
			if reflect.DeepEqual(got, want) {
				same++
				return
			}
			partly++
			for k, v := range got {
				if v != want[k] && v != "damaged" {
					t.Fatalf("%s: %s is %.200s, not %.200s", what, k, v, want[k])
				}
			}
		}
		n := rounds(60)
		for i := range n {
			cut := len(whole) * i / n
			check(whole[:cut], fmt.Sprint("cut at ", cut))
			at := (i*7919*13 + i) % len(whole)
			if i%4 == 0 {
				at = (i * 37) % 4096 // the tables are told of in the first page
			}
			flipped := bytes.Clone(whole)
			flipped[at] ^= 1 << (i % 8)
			check(flipped, fmt.Sprint("flipped at ", at))
		}
		t.Log("refused", refused, "partly", partly, "same", same)
		if refused == 0 || same == 0 {
			t.Error("the damage was all of a kind; the test shows little")
		}
	})
}

// Damage in one assessment leaves the others, and is named.
func TestOneDamagedItem(t *testing.T) {
	path, _ := stuffed(t, "")
	db, err := connect(path, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"items", "summaries"} {
		if _, err := db.Exec(`UPDATE `+table+` SET payload = '{}' WHERE id = $1`, filed(1).Key()); err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	s := opened(t, path, Options{})
	if n := s.Notices(); len(n) != 1 || code(n[0]) != "item-damaged" || !strings.Contains(n[0].Error(), filed(1).Key()) {
		t.Errorf("it is named as %v", n)
	}
	if rows := s.Rows(); len(rows) != 3 || !slices.ContainsFunc(rows, func(r register.Row) bool { return r.Damaged && r.Key == filed(1).Key() }) {
		t.Errorf("the rows are %+v", rows)
	}
	item(t, s, filed(0).Key())
	item(t, s, filed(2).Key())
	again := filed(1)
	save(t, s, Change{Items: []register.Item{again}}) // and it can be filed anew
	if got := item(t, reopened(t, s, ""), again.Key()); !reflect.DeepEqual(got, again) {
		t.Errorf("%+v", got)
	}
}

func TestASummaryIsMadeAgain(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		path, _ := stuffed(t, passphrase)
		s := opened(t, path, Options{Passphrase: passphrase})
		want := s.Rows()
		if _, err := s.db.Exec(`UPDATE summaries SET payload = '{}'`); err != nil {
			t.Fatal(err)
		}
		if got := reopened(t, s, passphrase).Rows(); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v", got)
		}
	})
}

func TestAWholeDossierIsRepaired(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		save(t, s, Change{Items: []register.Item{filed(1)}})
		path := s.Path()
		s.Close()
		for what, data := range map[string][]byte{"nothing": nil, "rubbish": bytes.Repeat([]byte("x"), 9000)} {
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			if passphrase != "" {
				if _, err := Open(path, Options{}); code(err) != "passphrase-needed" {
					t.Fatalf("%s: it asks no passphrase: %v", what, err)
				}
			}
			s := opened(t, path, Options{Passphrase: passphrase})
			n := s.Notices()
			if len(n) != 1 || code(n[0]) != restoredWhole {
				t.Fatalf("%s: %v", what, n)
			}
			item(t, s, filed(1).Key())
			if aside, err := os.ReadFile(n[0].(*assessment.Error).Params["damaged"]); err != nil || !bytes.Equal(aside, data) {
				t.Errorf("%s: the damaged file was not put aside: %v", what, err)
			}
			s.Close()
		}
	})
}

func TestANewerDossierStaysAsItIs(t *testing.T) {
	path, _ := stuffed(t, "")
	db, err := connect(path, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA user_version = 3; CREATE TABLE more (x TEXT)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	before, _ := os.ReadFile(path)
	if _, err := Open(path, Options{}); code(err) != "newer-version" {
		t.Errorf("it says %v", err)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("it was changed")
	}
}

func TestWhatIsNoDossier(t *testing.T) {
	path := newPath(t)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(filepath.Dir(path), "other"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE a (b TEXT)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	other, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "other"))
	for what, data := range map[string][]byte{"a text": []byte("Dit is geen dossier."), "a PDF": []byte("%PDF-1.7"), "another database": other} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path, Options{}); code(err) != "not-a-dossier" {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := Open(path+"x", Options{}); code(err) != "folder-missing" {
		t.Errorf("what is not there: %v", err)
	}
}

// A trigger of another's would run within ours: the dossier is made anew without.
func TestForeignTablesGo(t *testing.T) {
	path, _ := stuffed(t, "")
	db, err := connect(path, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TRIGGER a AFTER UPDATE ON items BEGIN DELETE FROM items; END"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if _, err := Open(path, Options{ReadOnly: true}); code(err) != "file-damaged" {
		t.Errorf("who only reads is told %v", err)
	}
	s := opened(t, path, Options{})
	if n := s.Notices(); len(n) != 1 || code(n[0]) != rebuilt || isLaid(s.db, schemaVersion) != nil {
		t.Errorf("it tells %v", n)
	}
}

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
	for range 30 { // each within bounds, and more than there is room for together
		big.Tags = append(big.Tags, strings.Repeat("x", 40_000))
	}
	if err := s.Save(Change{At: noon, Items: []register.Item{big}}); code(err) != "disk-full" {
		t.Errorf("a change: %v", err)
	}
	if len(s.Rows()) != 1 {
		t.Error("what was not saved is shown as if it were")
	}
	limit(1 << 30)
	save(t, s, Change{Items: []register.Item{big}})
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

// Dossiers of every earlier version open.
func TestEarlierVersionsOpen(t *testing.T) {
	for name, passphrase := range map[string]string{"version-1.toets": "", "version-1-passphrase.toets": "vier losse woorden hier"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		path := newPath(t)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s := opened(t, path, Options{Passphrase: passphrase})
		if n := s.Notices(); len(n) > 0 {
			t.Errorf("%s: %v", name, n)
		}
		if got := item(t, s, filed(1).Key()); got.Notes != "dan" || got.Assessment.Practice.Name != "Praktijk 1" {
			t.Errorf("%s: it has %+v", name, got)
		}
		if lines, err := s.History(filed(1).Key()); err != nil || len(lines) != 2 {
			t.Errorf("%s: its history is %v, %v", name, lines, err)
		}
		save(t, s, Change{Items: []register.Item{filed(2)}})
	}
}
