package dossier

import (
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// withEvidence is an assessment that names a file, which is kept.
func withEvidence(t *testing.T, s *Store, n int, text string) (register.Item, string) {
	t.Helper()
	f, err := s.AddFile("a.txt", []byte(text))
	must(t, err)
	i := filed(n)
	i.Assessment.Answers["mfa"] = assessment.Answer{Evidence: []assessment.Evidence{evidenceWith(f)}}
	return i, f.SHA256
}

func checkedAt(t *testing.T, s *Store, at time.Time) {
	t.Helper()
	_, err := s.Check(at).Run(t.Context())
	must(t, err)
}

// What nothing names any more is put by, and comes back where an assessment names
// it again; after thirty days it is gone.
func TestWhatIsSweptCanBeHadBack(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		with, sum := withEvidence(t, s, 1, "bewijs")
		without := filed(1)
		save(t, s, Change{Items: []register.Item{with}})
		save(t, s, Change{Items: []register.Item{without}})
		if data, err := s.File(sum); err != nil || string(data) != "bewijs" {
			t.Fatalf("before a check: %q, %v", data, err)
		}
		checkedAt(t, s, noon)
		if _, err := s.File(sum); code(err) != "evidence-missing" {
			t.Fatalf("after it: %v", err)
		}
		checkedAt(t, s, noon.AddDate(0, 0, 30))
		s = reopened(t, s, passphrase)
		save(t, s, Change{Items: []register.Item{with}})
		if data, err := s.File(sum); err != nil || string(data) != "bewijs" {
			t.Fatalf("named again: %q, %v", data, err)
		}
		save(t, s, Change{Items: []register.Item{without}})
		checkedAt(t, s, noon)
		checkedAt(t, s, noon.AddDate(0, 0, 31))
		save(t, s, Change{Items: []register.Item{with}})
		if _, err := s.File(sum); code(err) != "evidence-missing" {
			t.Errorf("after thirty days: %v", err)
		}
	})
}

// Nothing is swept while an assessment cannot be read: nobody knows what it names.
func TestNothingIsSweptBesideDamage(t *testing.T) {
	s := created(t, "")
	with, sum := withEvidence(t, s, 1, "bewijs")
	save(t, s, Change{Items: []register.Item{with, filed(2)}})
	_, loose := withEvidence(t, s, 3, "los")
	must(t, s.letGo())
	harm(t, s.path, `UPDATE items SET payload = x'00' WHERE id = '`+with.Key()+`'`)
	s = opened(t, s.path, Options{})
	if found := checkAll(t, s); len(found.Lost) != 1 {
		t.Fatalf("found is %+v", found)
	}
	for _, sum := range []string{sum, loose} {
		if _, err := s.File(sum); err != nil {
			t.Errorf("%v", err)
		}
	}
}

// What a person deletes is gone at once, with what it named before; what another
// assessment names stays.
func TestWhatIsDeletedIsGone(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		with, sum := withEvidence(t, s, 1, "Geheim van een")
		save(t, s, Change{Items: []register.Item{with}})
		other, shared := withEvidence(t, s, 2, "gedeeld")
		changed := other
		changed.Assessment.ID = with.Assessment.ID
		save(t, s, Change{Items: []register.Item{other, changed}})
		checkedAt(t, s, noon) // the first file is put by
		save(t, s, Change{Removed: []string{with.Key()}})
		for _, table := range []string{tableFiles, tableSwept} {
			if ids, err := texts(s.db, `SELECT id FROM `+table+` WHERE id = $1`, s.box.fileID(sum)); err != nil || len(ids) > 0 {
				t.Errorf("%s still has it: %v", table, err)
			}
		}
		if data, err := s.File(shared); err != nil || string(data) != "gedeeld" {
			t.Errorf("what another names: %q, %v", data, err)
		}
		save(t, s, Change{Removed: []string{other.Key()}})
		if _, err := s.File(shared); code(err) != "evidence-missing" {
			t.Errorf("what nothing names: %v", err)
		}
	})
}

// An erased name may stand in what was put by.
func TestWhatIsErasedIsNotPutBy(t *testing.T) {
	s := created(t, "")
	with, sum := withEvidence(t, s, 1, "bewijs")
	save(t, s, Change{Items: []register.Item{with}})
	save(t, s, Change{Items: []register.Item{filed(1)}})
	checkedAt(t, s, noon)
	_, err := s.EraseName("J. Bos", "", noon)
	must(t, err)
	save(t, s, Change{Items: []register.Item{with}})
	if _, err := s.File(sum); code(err) != "evidence-missing" {
		t.Errorf("it comes back: %v", err)
	}
}
