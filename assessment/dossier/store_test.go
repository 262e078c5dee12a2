package dossier

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
)

func TestMain(m *testing.M) {
	workFactor = 8 // a passphrase costs nothing here
	os.Exit(m.Run())
}

var noon = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// filed is an assessment with something in every part of the item.
func filed(n int) register.Item {
	a := assessment.New("0191d9a0-0000-4000-8000-"+strconv.Itoa(100000000000+n), "2026-11-22")
	a.Practice.Name = "Praktijk " + strconv.Itoa(n)
	a.Program.Name = "Zoom"
	a.Program.PrivacySeen = "31-2-2026"
	a.Answers = map[string]assessment.Answer{"e2e": {Answer: assessment.Yes, Notes: "Geheim " + strconv.Itoa(n)}}
	return register.Item{Assessment: a, Tags: []string{"wijk"}, Notes: "Notitie", Unfinished: &assessment.Decision{Kind: assessment.Approved, Through: "morgen"}}
}

func newPath(t testing.TB) string {
	t.Helper()
	t.Setenv(StateVariable, filepath.Join(t.TempDir(), "state"))
	return filepath.Join(t.TempDir(), "Één & 100% ?#.toets")
}

func created(t testing.TB, passphrase string) *Store {
	t.Helper()
	s, err := Create(newPath(t), passphrase)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func reopened(t testing.TB, s *Store, passphrase string) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return opened(t, s.path, Options{Passphrase: passphrase})
}

func opened(t testing.TB, path string, o Options) *Store {
	t.Helper()
	s, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func save(t testing.TB, s *Store, c Change) {
	t.Helper()
	if c.At.IsZero() {
		c.At = noon
	}
	if err := s.Save(c); err != nil {
		t.Fatal(err)
	}
}

func item(t testing.TB, s *Store, key string) register.Item {
	t.Helper()
	i, err := s.Item(key)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// each runs a test without and with a passphrase.
func each(t *testing.T, test func(t *testing.T, passphrase string)) {
	for _, passphrase := range []string{"", "vier losse woorden hier"} {
		t.Run("passphrase "+strconv.FormatBool(passphrase != ""), func(t *testing.T) { test(t, passphrase) })
	}
}

func TestADossierComesBack(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		one, two := filed(1), filed(2)
		one.Assessment.Number = "2026-0007"
		save(t, s, Change{By: "J. Bos", Items: []register.Item{one, two}, Others: []Other{{KindComparison, titledID, titled("b")}, {KindState, "", 1}}})
		before := s.Rows()
		s = reopened(t, s, passphrase)
		if got := item(t, s, one.Key()); !reflect.DeepEqual(got, one) {
			t.Errorf("it came back as %+v", got)
		}
		if rows := s.Rows(); !reflect.DeepEqual(rows, before) || len(rows) != 2 || rows[1].Key != two.Key() || rows[0].Changed != noon {
			t.Errorf("the rows came back as %+v", rows)
		}
		var c grid.Comparison
		if found, err := s.Load(KindComparison, titledID, &c); !found || err != nil || c.Title != "b" {
			t.Errorf("found %v %v %v", found, err, c)
		}
		if found, err := s.Load(KindComparison, "none", &c); found || err != nil {
			t.Errorf("found %v %v", found, err)
		}
		if !reflect.DeepEqual(s.IDs(KindComparison), []string{titledID}) || !reflect.DeepEqual(s.Numbers(), []string{"2026-0007"}) {
			t.Errorf("%v %v", s.IDs(KindComparison), s.Numbers())
		}
		if _, err := s.Item("none"); code(err) != "item-missing" {
			t.Errorf("what is not there gives %v", err)
		}
		save(t, s, Change{Removed: []string{one.Key()}, Others: []Other{{Kind: KindComparison, ID: titledID}}})
		s = reopened(t, s, passphrase)
		if len(s.Rows()) != 1 || len(s.IDs(KindComparison)) != 0 || len(s.Numbers()) != 1 {
			t.Errorf("removed, there is %v", s.Rows())
		}
	})
}

func TestHistoryAndEarlierStates(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		states := []register.Item{filed(1), filed(1), filed(1), filed(1)}
		states[1].Assessment.Answers["e2e"] = assessment.Answer{Answer: assessment.No, Evidence: []assessment.Evidence{{Kind: "pentest", Fields: map[string]string{"by": "b"}}}}
		states[2].Tags, states[2].Notes, states[2].Unfinished = nil, "", nil
		states[3].Assessment.Todos = map[string]assessment.Todo{"e2e": {What: "Bellen"}}
		for _, state := range states {
			save(t, s, Change{By: "J. Bos", Why: "daarom", Items: []register.Item{state}})
			save(t, s, Change{By: "J. Bos", Items: []register.Item{state}}) // the same again
		}
		key := states[0].Key()
		lines, err := s.History(key)
		if err != nil || len(lines) != len(states) || lines[3].What != WhatCreated || lines[0].By != "J. Bos" || !lines[0].At.Equal(noon) || lines[0].Why != "daarom" {
			t.Fatalf("%+v, %v", lines, err)
		}
		want := FieldChange{"answers.e2e.answer", `"yes"`, `"no"`}
		if got := lines[2].Changes; len(got) != 3 || got[0] != want {
			t.Errorf("changed were %+v", got)
		}
		for i, state := range states {
			got, err := s.StateAt(key, lines[len(lines)-1-i].Entry)
			if err != nil || !reflect.DeepEqual(got, state) {
				t.Errorf("state %d was %+v, %v", i, got, err)
			}
		}
	})
}

func TestFiledRemovedAndFiledAgain(t *testing.T) {
	s := created(t, "")
	for range 3 {
		save(t, s, Change{Items: []register.Item{filed(1)}})
		save(t, s, Change{Removed: []string{filed(1).Key()}})
	}
	save(t, s, Change{Items: []register.Item{filed(1)}})
	if lines, err := s.History(filed(1).Key()); err != nil || len(lines) != 2 || lines[1].What != WhatRemoved {
		t.Errorf("%+v, %v", lines, err)
	}
}

func TestPassphrases(t *testing.T) {
	s := created(t, "één")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	path := s.Path()
	key, err := s.RecoveryKey(context.Background(), func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetPassphrase(context.Background(), "twee", func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for passphrase, want := range map[string]string{"": "passphrase-needed", "één": "passphrase-wrong", recoveryPrefix: "passphrase-wrong", "twee": "", " " + key[:30] + " \n" + key[30:]: ""} {
		s, err := Open(path, Options{Passphrase: passphrase})
		if code(err) != want {
			t.Errorf("%q gives %v", passphrase, err)
		}
		if err == nil {
			item(t, s, filed(1).Key())
			s.Close()
		}
	}
	for _, spelled := range []string{"\u00e9", "e\u0301"} {
		s = opened(t, path, Options{Passphrase: "twee"})
		if err := s.SetPassphrase(context.Background(), spelled, func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		s.Close()
		s = opened(t, path, Options{Passphrase: "\u00e9"})
		if err := s.SetPassphrase(context.Background(), "twee", func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	s = opened(t, path, Options{Passphrase: "twee"})
	if err := s.SetPassphrase(context.Background(), "", func(int, int) {}); err != nil || s.Encrypted() {
		t.Fatal(err)
	}
	s = reopened(t, s, "")
	item(t, s, filed(1).Key())
	if _, err := s.RecoveryKey(context.Background(), func(int, int) {}); code(err) != "no-passphrase" {
		t.Errorf("without a passphrase: %v", err)
	}
}

func TestASecondProgramReads(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	_, err := Open(s.Path(), Options{})
	var e *assessment.Error
	if !errors.As(err, &e) || e.Code != "in-use" || e.Params["file"] != s.Path() || e.Params["who"] == "" || e.Params["since"] == "?" {
		t.Errorf("it says %v", err)
	}
	reader := opened(t, s.Path(), Options{ReadOnly: true})
	if item(t, reader, filed(1).Key()); len(reader.Rows()) != 1 {
		t.Error("it does not see the rows")
	}
	if err := reader.Save(Change{Items: []register.Item{filed(2)}}); code(err) != "dossier-read-only" {
		t.Errorf("a reader saves: %v", err)
	}
	s.Close()
	if exists(s.Path() + lockSuffix) {
		t.Error("the lock file stays behind")
	}
	opened(t, s.Path(), Options{})
}

func TestNothingIsReplaced(t *testing.T) {
	s := created(t, "")
	if _, err := Create(s.Path(), ""); code(err) != "dossier-exists" {
		t.Errorf("got %v", err)
	}
}

func TestEvidenceFiles(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		f, err := s.AddFile("C:/x/Verklaring.PDF", []byte("inhoud"))
		if err != nil || f.Name != "Verklaring.PDF" || f.MIME != "application/pdf" || f.Size != 6 {
			t.Fatalf("%+v %v", f, err)
		}
		with := filed(1)
		with.Assessment.Answers["e2e"] = assessment.Answer{Evidence: []assessment.Evidence{{Kind: "pentest", Files: []assessment.EvidenceFile{f}}}}
		save(t, s, Change{Items: []register.Item{with}})
		loose, _ := s.AddFile("b", []byte("los"))
		checkAll(t, s)
		s = reopened(t, s, passphrase)
		if data, err := s.File(f.SHA256); string(data) != "inhoud" || err != nil {
			t.Errorf("%q, %v", data, err)
		}
		if _, err := s.File(loose.SHA256); code(err) != "evidence-missing" {
			t.Errorf("what nothing names stays: %v", err)
		}
		for _, size := range []int{0, MaxFile} {
			if file, err := s.AddFile("c", make([]byte, size)); err != nil || file.Size != int64(size) {
				t.Errorf("with %d bytes: %v", size, err)
			}
		}
		if _, err := s.AddFile("c", make([]byte, MaxFile+1)); code(err) != "file-too-large" {
			t.Errorf("too large: %v", err)
		}
	})
}
