package dossier

import (
	"path/filepath"
	"slices"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"
)

// What a check finds damaged it mends from a daily copy, also what nobody opens.
func TestACheckMendsWhatNobodyOpens(t *testing.T) {
	for what, statement := range map[string]string{
		"an assessment":         `UPDATE items SET payload = x'00' WHERE kind = 'assessment'`,
		"its revision":          `UPDATE items SET revision = 'x' WHERE kind = 'assessment'`,
		"a hash":                `UPDATE items SET hash = 1 WHERE kind = 'assessment'`,
		"a comparison":          `UPDATE items SET payload = x'00' WHERE kind = 'comparison'`,
		"payloads that changed": `UPDATE items SET payload = (SELECT payload FROM items i WHERE i.place = 3 - items.place) WHERE place < 3`,
		"summaries":             `UPDATE summaries SET payload = x'00'`,
		"a summary's revision":  `UPDATE summaries SET revision = 'x'`,
		"the history":           `UPDATE history SET payload = x'00'`,
		"names in the history":  `UPDATE history SET uid = 'x' || uid`,
		"evidence":              `UPDATE files SET payload = x'00'`,
		"the size of evidence":  `UPDATE files SET size = 'x'`,
		"lost evidence":         `DELETE FROM files`,
		"a summary's key":       `UPDATE summaries SET id = 'x' || id`,
		"lines that are gone":   `DELETE FROM history WHERE revision < 2`,
		"states":                `UPDATE states SET token = 'A' || substr(token, 2)`,
	} {
		t.Run(what, func(t *testing.T) {
			each(t, func(t *testing.T, passphrase string) {
				path, _ := sampled(t, passphrase)
				s := opened(t, path, Options{Passphrase: passphrase})
				save(t, s, Change{At: noon.AddDate(0, 0, 2), Others: []Other{{KindState, "", 2}}}) // makes a copy of all
				want := contents(s)
				must(t, s.letGo())
				harm(t, path, statement)
				s = opened(t, path, Options{Passphrase: passphrase})
				found := checkAll(t, s)
				if len(found.Lost) > 0 {
					t.Errorf("lost is %+v", found.Lost)
				}
				got := contents(s)
				for k, v := range want {
					if got[k] != v {
						t.Errorf("%s is %.200s, not %.200s", k, got[k], v)
					}
				}
				if again := checkAll(t, reopened(t, s, passphrase)); len(again.Mended)+len(again.Lost) > 0 {
					t.Errorf("a second check finds %+v", again)
				}
			})
		})
	}
}

// What no copy has whole is named, in the register too; the rest goes on, and a copy
// of that day has the newest state that is whole.
func TestWhatNoCopyHasIsNamed(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		save(t, s, Change{Items: []register.Item{named(1), named(2)}})
		save(t, s, Change{At: noon.AddDate(0, 0, 1), Others: []Other{{KindState, "", 1}}}) // makes a copy
		newer := named(1)
		newer.Notes = "later"
		save(t, s, Change{At: noon.AddDate(0, 0, 1), Items: []register.Item{newer}})
		must(t, s.letGo())
		harm(t, s.path, `UPDATE items SET payload = x'00' WHERE id = '`+newer.Key()+`'`, `UPDATE history SET payload = x'00' WHERE id = '`+newer.Key()+`' AND revision = 2`)
		s = opened(t, s.path, Options{Passphrase: passphrase})
		found := checkAll(t, s)
		if !slices.Contains(found.Lost, Damage{Part: PartAssessment, Key: newer.Key(), Program: "Programma 1", Created: newer.Assessment.Created}) {
			t.Fatalf("found is %+v", found)
		}
		i := slices.IndexFunc(s.Rows(), func(r register.Row) bool { return r.Key == newer.Key() })
		if i < 0 || !s.Rows()[i].Damaged {
			t.Errorf("the register says nothing: %+v", s.Rows())
		}
		if _, _, err := s.Earlier(named(2).Key()); !assessment.IsCode(err, "item-whole") {
			t.Errorf("of what is whole an earlier state is offered: %v", err)
		}
		for day := 2; day < 12; day++ { // until the copy that had it is thinned out
			other := named(2)
			other.Notes = itoa(day)
			save(t, s, Change{At: noon.AddDate(0, 0, day), Items: []register.Item{other}})
		}
		if earlier, _, err := s.Earlier(newer.Key()); err != nil || earlier.Notes != "Notitie" {
			t.Errorf("%v: offered is %q", err, earlier.Notes)
		}
		save(t, s, Change{At: noon.AddDate(0, 0, 12), Items: []register.Item{named(1)}}) // it can be filed anew
		s = reopened(t, s, passphrase)
		if got := item(t, s, newer.Key()); got.Notes != "Notitie" {
			t.Errorf("filed anew it is %q", got.Notes)
		}
	})
}

// Who only reads is told as well, and changes nothing.
func TestACheckOfWhatIsOnlyRead(t *testing.T) {
	path, _ := sampled(t, "")
	harm(t, path, `UPDATE items SET payload = x'00' WHERE kind = 'assessment'`)
	before := sumOf(path)
	s := opened(t, path, Options{ReadOnly: true})
	if found := checkAll(t, s); len(found.Lost) != 3 || len(found.Notices(path)) != 1 {
		t.Errorf("found is %+v", found)
	}
	if sumOf(path) != before {
		t.Error("it was changed")
	}
}

// A daily copy is read whole before it counts as one, also where most of it was read or
// written before: a piece that changed on its way is another piece.
func TestACopyOfWhatWasReadBeforeIsRead(t *testing.T) {
	for what, statement := range map[string]string{
		"an assessment":        `UPDATE items SET payload = x'00' WHERE kind = 'assessment'`,
		"its revision":         `UPDATE items SET revision = revision + 1 WHERE kind = 'assessment'`,
		"payloads that change": `UPDATE items SET payload = (SELECT payload FROM items i WHERE i.place = 3 - items.place) WHERE place < 3`,
		"a summary":            `UPDATE summaries SET payload = x'00'`,
		"a line":               `UPDATE history SET payload = x'00'`,
		"evidence":             `UPDATE files SET payload = x'00'`,
		"a size":               `UPDATE files SET size = size + 1`,
	} {
		t.Run(what, func(t *testing.T) {
			each(t, func(t *testing.T, passphrase string) {
				path, _ := sampled(t, passphrase)
				s := opened(t, path, Options{Passphrase: passphrase})
				checkAll(t, s)
				save(t, s, Change{At: noon.AddDate(0, 0, 2), Items: []register.Item{named(7)}}) // makes a copy
				copied := filepath.Join(t.TempDir(), "copy.toets")
				must(t, copyInto(s.db, copied, wholefile.Move))
				isWhole := func() bool {
					db, err := connect(copied, true)
					must(t, err)
					defer db.Close()
					whole, err := s.allWhole(db, "")
					must(t, err)
					return whole
				}
				if !isWhole() {
					t.Fatal("a copy of what is whole is not")
				}
				harm(t, copied, statement)
				if isWhole() {
					t.Error("the harm passes")
				}
			})
		})
	}
}
