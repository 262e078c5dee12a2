package dossier

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
)

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
		if err := s.Save(Change{Items: items, Others: []Other{{KindComparison, titledID, titled(notes)}}}); err != nil { // of no day: no copy is made
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
	var c grid.Comparison
	found, err := s.Load(KindComparison, titledID, &c)
	tell("comparison", fmt.Sprint(found, c.Title), err)
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
