package dossier

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/words"
)

// daysApart is a dossier of assessments that were saved on days of their own, of which a
// daily copy has all.
func daysApart(t *testing.T, passphrase string) *Store {
	t.Helper()
	s := created(t, passphrase)
	for n := range 3 {
		save(t, s, Change{At: noon.AddDate(0, 0, n), Items: []register.Item{named(n), named(n + 1)}})
	}
	save(t, s, Change{At: noon.AddDate(0, 0, 5), Others: []Other{{KindState, "", 1}}}) // makes the copy
	return s
}

// However a row comes to be made anew, each of its fields is what it was.
func TestAMendedRowLosesNothing(t *testing.T) {
	ways := map[string]struct {
		harm []string
		then func(t *testing.T, s *Store)
	}{
		"at opening":   {[]string{`UPDATE summaries SET payload = x'00'`}, nil},
		"its revision": {[]string{`UPDATE summaries SET revision = 'x'`}, nil},
		"its key":      {[]string{`UPDATE summaries SET id = 'x' || id`}, nil},
		"by the check": {[]string{`UPDATE summaries SET payload = x'00'`}, func(t *testing.T, s *Store) { checkAll(t, s) }},
		"with its item": {[]string{`UPDATE summaries SET payload = x'00'`, `UPDATE items SET payload = x'00'`},
			func(t *testing.T, s *Store) { checkAll(t, s) }},
		"with its line": {[]string{`UPDATE summaries SET payload = x'00'`, `UPDATE history SET payload = x'00'`},
			func(t *testing.T, s *Store) { checkAll(t, s) }},
		"by a repair":   {[]string{`UPDATE summaries SET payload = x'00'`, unread}, nil},
		"of a rebuilt":  {[]string{`UPDATE items SET payload = x'00'`, unread}, nil},
		"an older row":  {[]string{`UPDATE summaries SET revision = 1, payload = x'00'`}, func(t *testing.T, s *Store) { checkAll(t, s) }},
		"no such place": {[]string{`UPDATE summaries SET place = place + 100`}, func(t *testing.T, s *Store) { checkAll(t, s) }},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, passphrase string) {
				s := daysApart(t, passphrase)
				want := s.Rows()
				must(t, s.letGo())
				harm(t, s.path, way.harm...)
				s = opened(t, s.path, Options{Passphrase: passphrase})
				if way.then != nil {
					way.then(t, s)
				}
				if got := s.Rows(); !reflect.DeepEqual(got, want) {
					t.Errorf("the rows are %+v", got)
				}
				changed := named(1)
				changed.Notes = "verder" // what is not known as it stands cannot be saved
				save(t, s, Change{At: noon.AddDate(0, 0, 6), Items: []register.Item{changed}})
				if again := reopened(t, s, passphrase).Rows(); again[0].Changed != want[0].Changed || len(again) != len(want) {
					t.Errorf("opened again they are %+v", again)
				}
			})
		})
	}
}

// A state that is whole and of before, such as a disk leaves that lost a write, is
// noticed by its history, and mended from that.
func TestAStateOfBeforeIsNoticed(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := daysApart(t, passphrase)
		of := ref{kindAssessment, named(1).Key()}
		read := func(table string) piece {
			p, found := onePiece(s.db, table, `rowid = 2`)
			if !found || p.of.id != of.id {
				t.Fatalf("%s has %+v", table, p)
			}
			return p
		}
		item, row := read(tableItems), read(tableSummaries)
		newer := named(1)
		newer.Notes = "later"
		save(t, s, Change{At: noon.AddDate(0, 0, 5), Items: []register.Item{newer}})
		want := s.Rows()
		for _, p := range []piece{item, row} {
			_, err := s.db.Exec(`UPDATE `+p.table+` SET revision = $1, hash = $2, payload = $3 WHERE place = $4`, p.revision, p.hash, p.payload, p.at)
			must(t, err)
		}
		must(t, s.letGo())
		s = opened(t, s.path, Options{Passphrase: passphrase})
		found := checkAll(t, s)
		if len(found.Mended) != 1 || found.Mended[0].Key != of.id || len(found.Lost) > 0 {
			t.Errorf("found is %+v", found)
		}
		if got, err := s.Item(of.id); err != nil || got.Notes != "later" || !reflect.DeepEqual(s.Rows(), want) {
			t.Errorf("%v: it has %q, and the rows are %+v", err, got.Notes, s.Rows())
		}
	})
}

// Lines of the history that are gone and in no copy are named once, and further copies
// are made.
func TestLinesThatNoCopyHasAreNamed(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{At: time.Time{}, Items: []register.Item{named(1)}})
	must(t, s.letGo())
	harm(t, s.path, `DELETE FROM history`)
	s = opened(t, s.path, Options{})
	if found := checkAll(t, s); len(found.Lost) != 1 || found.Lost[0].Part != PartHistory || found.Lost[0].Program != "Programma 1" {
		t.Errorf("found is %+v", found)
	}
	save(t, s, Change{At: noon, Items: []register.Item{named(2)}})
	if copies, err := Copies(s.path); err != nil || len(copies) != 1 || len(s.Notices()) > 0 {
		t.Errorf("%v: copies %v, notices %v", err, copies, s.Notices())
	}
	if found := checkAll(t, s); len(found.Lost) > 0 {
		t.Errorf("a second check finds %+v", found)
	}
}

// What was put by for thirty days is read by the check: mended from a copy, or named.
func TestWhatWasPutByIsChecked(t *testing.T) {
	for what, copied := range map[string]bool{"a copy has it": true, "no copy has it": false} {
		t.Run(what, func(t *testing.T) {
			each(t, func(t *testing.T, passphrase string) {
				s := created(t, passphrase)
				save(t, s, Change{Items: []register.Item{named(1)}})
				f, err := s.AddFile("a.txt", []byte("bewijs"))
				must(t, err)
				if copied {
					save(t, s, Change{At: noon.AddDate(0, 0, 1), Items: []register.Item{named(2)}})
				}
				checkAll(t, s) // puts it by
				must(t, s.letGo())
				harm(t, s.path, `UPDATE swept SET payload = x'00'`)
				s = opened(t, s.path, Options{Passphrase: passphrase})
				found := checkAll(t, s)
				if len(found.Mended) != len(slices.Repeat([]int{1}, btoi(copied))) || len(found.Lost) != 1-btoi(copied) {
					t.Errorf("found is %+v", found)
				}
				with := named(1)
				with.Assessment.Answers["audit"] = assessment.Answer{Evidence: []assessment.Evidence{evidenceWith(f)}}
				save(t, s, Change{Items: []register.Item{with}})
				if data, err := s.File(f.SHA256); copied && (err != nil || string(data) != "bewijs") || !copied && code(err) != "evidence-missing" {
					t.Errorf("had back it is %q, %v", data, err)
				}
				if again := checkAll(t, s); len(again.Mended)+len(again.Lost) > 0 {
					t.Errorf("a second check finds %+v", again)
				}
			})
		})
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Every part that can be damaged is named in words: of a kind, with what it belongs to
// where that is known, and never by nothing.
func TestEveryDamageHasAName(t *testing.T) {
	parts := append(kindsThat(func(kind) bool { return true }), PartHistory, PartEvidence, PartStates, PartFile, PartMissing)
	for _, language := range []string{"nl", "en"} {
		w, err := words.Load(language)
		must(t, err)
		for _, part := range parts {
			for what, d := range map[string]Damage{
				"nothing known": {Part: part},
				"a program":     {Part: part, Program: "Zoom", Name: "x"},
				"a number":      {Part: part, Number: "2026-0007", Name: "x"},
				"a date":        {Part: part, Created: "2026-11-22", Name: "x"},
			} {
				said := w.Error(Findings{Lost: []Damage{d}}.Notices("a.toets")[0])
				_, named, _ := strings.Cut(said, ": ")
				if strings.ContainsAny(said, "{}…") || strings.Contains(said, "part.") || strings.HasPrefix(named, ".") || strings.HasPrefix(named, ":") {
					t.Errorf("%s, %s, %s: %s", language, part, what, said)
				}
			}
		}
		many := slices.Repeat([]Damage{{Part: PartHistory}}, 3)
		for n := range 20 {
			many = append(many, Damage{Part: PartAssessment, Program: "Programma " + itoa(n)})
		}
		said := w.Error(Findings{Lost: many}.Notices("a.toets")[0])
		if !strings.Contains(said, w.T("part.times", "part", w.T("part.history.alone"), "count", "3")) && !strings.Contains(said, " 9") {
			t.Errorf("of many it says %s", said)
		}
	}
}
