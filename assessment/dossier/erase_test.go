package dossier

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

const leaver = "Anna Vertrekt"

// decidedBy is an item that a person decided, with what the person did elsewhere.
func decidedBy(t *testing.T, name string) register.Item {
	t.Helper()
	a, err := exchange.Example("consumer")
	if err != nil {
		t.Fatal(err)
	}
	a.Decision.By.Name, a.Assessor.Name = name, name
	sealed, err := exchange.Write(a)
	if err != nil {
		t.Fatal(err)
	}
	return register.Item{Assessment: a, Sealed: sealed, Seal: exchange.Seal(sealed), Notes: "Bewaard door " + name}
}

func TestEraseName(t *testing.T) {
	for _, passphrase := range []string{"", "drie losse woorden"} {
		s := created(t, passphrase)
		decided, draft, other := decidedBy(t, leaver), filed(1), filed(2)
		draft.Assessment.Assessor.Name = leaver
		draft.Unfinished = &assessment.Decision{By: assessment.Person{Name: leaver}}
		begin := map[string]any{"assessor": map[string]any{"name": leaver}, "secondReader": map[string]any{"name": "Blijft"}}
		save(t, s, Change{By: leaver, Why: "Gemaakt door " + leaver, Items: []register.Item{draft, decided, other}, Others: []Other{{Kind: KindPractice, Value: begin}}})
		draft.Assessment.SecondReader.Name, draft.Assessment.Assessor.Name = leaver, "Een ander"
		save(t, s, Change{By: leaver, Items: []register.Item{draft}})
		back := decided
		back.Assessment, back.Sealed, back.Seal = mustTakeBack(t, decided.Assessment), nil, ""
		save(t, s, Change{By: "Blijft", Items: []register.Item{back}})
		save(t, s, Change{By: "Blijft", Items: []register.Item{decided}})

		places, err := s.EraseName("anna  vertrekt", "Blijft", noon)
		if err != nil || places != 5 {
			t.Fatalf("%d places, %v", places, err)
		}
		s = reopened(t, s, passphrase)
		now := item(t, s, decided.Key())
		gone := assessment.Person{Function: decided.Assessment.Decision.By.Function, Erased: true}
		if now.Assessment.Decision.By != gone || !reflect.DeepEqual(now.Seals, []string{decided.Seal}) || now.Seal != exchange.Seal(now.Sealed) || now.Notes != "Bewaard door […]" {
			t.Errorf("the decided one is %+v", now)
		}
		if again, err := exchange.Read(bytes.NewReader(now.Sealed)); err != nil || again.Decision.By != gone {
			t.Errorf("%v: what is sealed still has the name", err)
		}
		if !reflect.DeepEqual(item(t, s, other.Key()), other) {
			t.Error("what has nothing of the name is changed")
		}
		if d := item(t, s, draft.Key()); !d.Unfinished.By.Erased || !d.Assessment.SecondReader.Erased || d.Assessment.Assessor.Name != "Een ander" {
			t.Errorf("the draft is %+v", d)
		}
		for _, key := range []string{"", decided.Key(), draft.Key()} {
			lines, err := s.History(key)
			if err != nil || len(lines) == 0 {
				t.Fatalf("%v: %d lines", err, len(lines))
			}
			for _, line := range lines {
				said := line.By + line.Why
				for _, c := range line.Changes {
					said += c.From + c.To
				}
				if strings.Contains(strings.ToLower(said), strings.ToLower(leaver)) {
					t.Errorf("line %d still has the name: %+v", line.Entry, line)
				}
				if key == "" {
					continue
				}
				if at, err := s.StateAt(key, line.Entry); err != nil || at.Seal != "" && at.Seal != exchange.Seal(at.Sealed) {
					t.Errorf("%v: the state at line %d has another seal", err, line.Entry)
				}
			}
		}
		if _, err := s.Load(KindPractice, "", &begin); err != nil || begin["assessor"].(map[string]any)["erased"] != true || begin["secondReader"].(map[string]any)["name"] != "Blijft" {
			t.Errorf("%v: a new assessment begins with %v", err, begin)
		}
		copies, err := Copies(s.path)
		if err != nil {
			t.Fatal(err)
		}
		paths := []string{s.path}
		for _, c := range copies {
			paths = append(paths, c.Path)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil || bytes.Contains(bytes.ToLower(data), []byte(strings.ToLower(leaver))) {
				t.Errorf("%v: the name is still in %s", err, path)
			}
		}
		if more, err := s.EraseName(leaver, "Blijft", noon); err != nil || more != 0 {
			t.Errorf("%v: a second time there are %d places", err, more)
		}
	}
}

func mustTakeBack(t *testing.T, a assessment.Assessment) assessment.Assessment {
	t.Helper()
	back, err := assessment.TakeBack(a.Clone(), "Anders", leaver, "2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	return back
}

func TestEraseNeedsToWrite(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{decidedBy(t, leaver)}})
	s.Close()
	reader := opened(t, s.path, Options{ReadOnly: true})
	if _, err := reader.EraseName(leaver, "", noon); !assessment.IsCode(err, "dossier-read-only") {
		t.Errorf("it is %v", err)
	}
}

// another opens the same file without minding who has it, as a program does on
// another computer whose folder syncs.
func another(t *testing.T, s *Store) *Store {
	t.Helper()
	os.Remove(s.path + lockSuffix)
	return opened(t, s.path, Options{})
}

func TestElsewhere(t *testing.T) {
	s := created(t, "")
	first := filed(1)
	save(t, s, Change{Items: []register.Item{first}})
	other := another(t, s)
	theirs := first
	theirs.Assessment = first.Assessment.Clone()
	theirs.Assessment.Program.Name, theirs.Assessment.Program.Plan = "Zoom 2", "Pro"
	save(t, other, Change{Items: []register.Item{theirs, filed(7)}})
	theirs.Assessment.Program.Version = "9"
	save(t, other, Change{Items: []register.Item{theirs}})

	mine := first
	mine.Assessment = first.Assessment.Clone()
	mine.Assessment.Program.Maker = "Maker"
	if err := s.Save(Change{Items: []register.Item{mine}, At: noon}); !assessment.IsCode(err, "changed-elsewhere") {
		t.Fatalf("it is %v", err)
	}
	base, found, err := s.Elsewhere(first.Key())
	if err != nil || !reflect.DeepEqual(base, first) || !reflect.DeepEqual(found, theirs) {
		t.Fatalf("%v: of before %+v, theirs %+v", err, base, found)
	}
	if len(s.Rows()) != 2 {
		t.Errorf("what another filed is not there: %d rows", len(s.Rows()))
	}
	save(t, s, Change{Items: []register.Item{mine}})
	if base, found, err = s.Elsewhere(first.Key()); err != nil || !reflect.DeepEqual(base, mine) || !reflect.DeepEqual(found, mine) {
		t.Errorf("%v: saved it is %+v and %+v", err, base, found)
	}
	if base, found, err = s.Elsewhere("none/1"); err != nil || base.Assessment.ID != "" || found.Assessment.ID != "" {
		t.Errorf("%v: of what is not there it gives %+v and %+v", err, base, found)
	}
}

// What another program deleted is told as gone, and can be saved again.
func TestElsewhereGone(t *testing.T) {
	s := created(t, "")
	first := filed(1)
	save(t, s, Change{Items: []register.Item{first}})
	save(t, another(t, s), Change{Removed: []string{first.Key()}})
	first.Notes = "Nog bezig"
	if err := s.Save(Change{Items: []register.Item{first}, At: noon}); !assessment.IsCode(err, "changed-elsewhere") {
		t.Fatalf("it is %v", err)
	}
	if _, theirs, err := s.Elsewhere(first.Key()); err != nil || theirs.Assessment.ID != "" {
		t.Fatalf("%v: it is %+v", err, theirs)
	}
	save(t, s, Change{Items: []register.Item{first}})
}

// What is kept beside assessments is not overwritten either, first or later, and
// can be saved once it was put together. Of what nobody misses the last stands.
func TestOtherElsewhere(t *testing.T) {
	s := created(t, "")
	counted := func(n int) Change {
		return Change{At: noon, Others: []Other{{KindLedger, "a", map[string]int{"n": n}}, {KindState, "", n}, {KindPractice, "", n}}}
	}
	other := another(t, s)
	save(t, other, counted(1))
	if err := s.Save(counted(2)); !assessment.IsCode(err, "changed-elsewhere") {
		t.Fatalf("what another counted first is overwritten: %v", err)
	}
	base, theirs, err := s.OtherElsewhere(KindLedger, "a")
	if err != nil || base != nil || string(theirs) != `{"n":1}` {
		t.Fatalf("%v: %s and %s", err, base, theirs)
	}
	save(t, s, counted(3))
	if err := other.Save(counted(4)); !assessment.IsCode(err, "changed-elsewhere") {
		t.Fatalf("it is %v", err)
	}
	if base, theirs, err = other.OtherElsewhere(KindLedger, "a"); err != nil || string(base) != `{"n":1}` || string(theirs) != `{"n":3}` {
		t.Fatalf("%v: %s and %s", err, base, theirs)
	}
	save(t, other, Change{Others: []Other{{KindLedger, "a", nil}}})
	if err := s.Save(counted(5)); !assessment.IsCode(err, "changed-elsewhere") {
		t.Fatalf("it is %v", err)
	}
	if base, theirs, err = s.OtherElsewhere(KindLedger, "a"); err != nil || base != nil || theirs != nil {
		t.Fatalf("%v: of what is gone %s and %s", err, base, theirs)
	}
	save(t, s, counted(6))
	save(t, s, Change{Others: []Other{{KindFilters, "", []string{"a"}}}})
	if err := other.Save(Change{Others: []Other{{KindFilters, "", []string{"b"}}}}); !assessment.IsCode(err, "changed-elsewhere") {
		t.Fatalf("it is %v", err)
	}
	if base, theirs, err = other.OtherElsewhere(KindFilters, ""); err != nil || base != nil || string(theirs) != `["a"]` {
		t.Fatalf("%v: %s and %s", err, base, theirs)
	}
}

// Two programs that each count one person count two, though they write the same.
func TestTheSameCountTwiceIsNoOne(t *testing.T) {
	s := created(t, "")
	c := Change{At: noon, Others: []Other{{KindLedger, "a", 1}, {KindLetter, "a", 1}}}
	other := another(t, s)
	save(t, other, Change{Others: c.Others[1:]})
	save(t, s, Change{Others: c.Others[1:]})
	save(t, other, c)
	if err := s.Save(c); !assessment.IsCode(err, "changed-elsewhere") {
		t.Errorf("it is %v", err)
	}
}

// TestStaffNamesOfAPractice: what a new assessment begins with has more than people, and
// is read all the same.
func TestStaffNamesOfAPractice(t *testing.T) {
	s := created(t, "")
	begin := map[string]any{"practice": map[string]string{"name": "De Brug", "city": "Zwolle"}, "assessor": map[string]string{"name": "Noor"}, "secondReader": map[string]string{"name": "Sam"}}
	save(t, s, Change{Others: []Other{{Kind: KindPractice, Value: begin}}})
	if names, err := s.StaffNames(); err != nil || !slices.Equal(names, []string{"Noor", "Sam"}) {
		t.Errorf("the names are %v, %v", names, err)
	}
}
