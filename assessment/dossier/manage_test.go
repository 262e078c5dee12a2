package dossier

import (
	"path/filepath"
	"reflect"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/register"
)

// A copy of an open dossier holds the same and opens in the same way.
func TestCopy(t *testing.T) {
	for _, passphrase := range []string{"", "drie losse woorden"} {
		s := created(t, passphrase)
		save(t, s, Change{Items: []register.Item{filed(1)}})
		to := filepath.Join(t.TempDir(), "Kopie.toets")
		if err := Copy(s.path, to); err != nil {
			t.Fatal(err)
		}
		copied := opened(t, to, Options{Passphrase: passphrase})
		if got := item(t, copied, filed(1).Key()); !reflect.DeepEqual(got, filed(1)) {
			t.Errorf("the copy has %+v", got)
		}
		if err := Copy(s.path, to); !assessment.IsCode(err, "dossier-exists") {
			t.Errorf("a copy over another one: %v", err)
		}
	}
}

// What is handed over is whole, with its files and its own passphrase, and holds
// nothing else.
func TestHandOver(t *testing.T) {
	s := created(t, "drie losse woorden")
	given := filed(1)
	file, err := s.AddFile("rapport.pdf", []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	answer := given.Assessment.Answers["e2e"]
	answer.Evidence = append(answer.Evidence, evidenceWith(file))
	given.Assessment.Answers["e2e"] = answer
	save(t, s, Change{Items: []register.Item{given, filed(2)}, Others: []Other{
		{Kind: KindLedger, ID: given.Assessment.ID, Value: answered(3)}, {Kind: KindLedger, ID: filed(2).Assessment.ID, Value: answered(4)}}})
	to := filepath.Join(t.TempDir(), "Cliënt.toets")
	if left, err := s.HandOver(to, []string{given.Key()}, "andere woorden hier"); err != nil || len(left) > 0 {
		t.Fatal(err)
	}
	fresh := opened(t, to, Options{Passphrase: "andere woorden hier"})
	if got := item(t, fresh, given.Key()); !reflect.DeepEqual(got, given) || len(fresh.Rows()) != 1 {
		t.Errorf("it has %d, and %+v", len(fresh.Rows()), got)
	}
	if data, err := fresh.File(file.SHA256); err != nil || string(data) != "%PDF" {
		t.Errorf("%v: its file is %q", err, data)
	}
	var ledger consent.Ledger
	if found, err := fresh.Load(KindLedger, given.Assessment.ID, &ledger); err != nil || !found || !reflect.DeepEqual(ledger, answered(3)) {
		t.Errorf("%v: its ledger is %+v", err, ledger)
	}
	if ids := fresh.IDs(KindLedger); len(ids) != 1 {
		t.Errorf("it has the ledgers of %v", ids)
	}
	if _, err := s.HandOver(to, []string{given.Key()}, ""); !assessment.IsCode(err, "dossier-exists") {
		t.Errorf("over another one: %v", err)
	}
	gone := filepath.Join(t.TempDir(), "x.toets")
	if _, err := s.HandOver(gone, []string{"none/1"}, ""); err == nil || exists(gone) {
		t.Errorf("what is not there is handed over: %v", err)
	}
}

// What is damaged is left out of what is handed over, and named; the rest goes.
func TestHandingOverLeavesOutWhatIsDamaged(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		file, err := s.AddFile("rapport.pdf", []byte("%PDF"))
		must(t, err)
		proven := named(1)
		proven.Assessment.Answers = map[string]assessment.Answer{"audit": {Evidence: []assessment.Evidence{evidenceWith(file)}}}
		save(t, s, Change{Items: []register.Item{proven, named(2), named(3)}, Others: []Other{{KindLedger, named(3).Assessment.ID, answered(3)}}})
		must(t, s.letGo())
		harm(t, s.path, `UPDATE files SET payload = x'00'`, `UPDATE items SET payload = x'00' WHERE id = '`+named(2).Key()+`' OR kind = 'ledger'`)
		s = opened(t, s.path, Options{Passphrase: passphrase})
		to := filepath.Join(t.TempDir(), "Cliënt.toets")
		left, err := s.HandOver(to, []string{proven.Key(), named(2).Key(), named(3).Key()}, "")
		must(t, err)
		want := []Damage{
			{Part: PartEvidence, Key: proven.Key(), Program: "Programma 1", Created: proven.Assessment.Created, Name: "rapport.pdf"},
			{Part: PartAssessment, Key: named(2).Key(), Program: "Programma 2", Created: proven.Assessment.Created},
			{Part: KindLedger, Key: named(3).Key(), Program: "Programma 3", Created: proven.Assessment.Created},
		}
		if !reflect.DeepEqual(left, want) {
			t.Errorf("left out is %+v", left)
		}
		if said := LeftOut(left, to); !assessment.IsCode(said, "left-out") {
			t.Errorf("said is %v", said)
		}
		fresh := opened(t, to, Options{})
		if got := item(t, fresh, proven.Key()); len(fresh.Rows()) != 2 || len(FilesOf(&got.Assessment)) != 1 {
			t.Errorf("%d went, and %+v", len(fresh.Rows()), got)
		}
		if found := checkAll(t, fresh); len(found.Lost) > 0 {
			t.Errorf("what was made has damage: %+v", found)
		}
		nothing := filepath.Join(t.TempDir(), "x.toets")
		if _, err := s.HandOver(nothing, []string{named(2).Key()}, ""); !assessment.IsCode(err, "item-damaged") || exists(nothing) {
			t.Errorf("all that goes is damaged: %v", err)
		}
	})
}

// TestAnEmptyFileGoesAlong, to where a passphrase closes it and where none does.
func TestAnEmptyFileGoesAlong(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, "")
		file, err := s.AddFile("leeg.txt", []byte{})
		must(t, err)
		given := filed(1)
		given.Assessment.Answers["audit"] = assessment.Answer{Evidence: []assessment.Evidence{evidenceWith(file)}}
		save(t, s, Change{Items: []register.Item{given}})
		to := filepath.Join(t.TempDir(), "Cliënt.toets")
		_, err = s.HandOver(to, []string{given.Key()}, passphrase)
		must(t, err)
		fresh := opened(t, to, Options{Passphrase: passphrase})
		if data, err := fresh.File(file.SHA256); err != nil || len(data) != 0 {
			t.Errorf("it has %d bytes, %v", len(data), err)
		}
	})
}

func evidenceWith(file assessment.EvidenceFile) assessment.Evidence {
	return assessment.Evidence{Kind: "own-check", Files: []assessment.EvidenceFile{file}}
}
