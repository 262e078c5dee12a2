package dossier

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/register"
)

// later is a dossier of which there is a daily copy, with changes after it: one
// assessment changed, one new with evidence, one as it was, and a count.
func later(t *testing.T, passphrase string) (path, sum string) {
	t.Helper()
	s := created(t, passphrase)
	first := named(1)
	save(t, s, Change{Items: []register.Item{first, named(2)}, Others: []Other{{KindLedger, first.Assessment.ID, answered(1)}}})
	first.Notes = "later"
	save(t, s, Change{At: noon, Others: []Other{{KindState, "", 1}}}) // makes the copy of this day
	f, err := s.AddFile("a.txt", []byte("bewijs"))
	must(t, err)
	fresh := named(3)
	fresh.Assessment.Answers["audit"] = assessment.Answer{Evidence: []assessment.Evidence{evidenceWith(f)}}
	save(t, s, Change{At: noon, Items: []register.Item{first, fresh}, Others: []Other{{KindLedger, first.Assessment.ID, answered(2)}}})
	must(t, s.letGo()) // as if it was killed: no copy of afterwards
	return s.path, f.SHA256
}

func named(n int) register.Item {
	i := filed(n)
	i.Assessment.Program.Name = "Programma " + itoa(n)
	return i
}

// withoutRedo takes away what was kept of what was saved since the copy.
func withoutRedo(t *testing.T, path string) {
	t.Helper()
	log, err := (&Store{path: path}).redoPath()
	must(t, err)
	must(t, removeAny(log))
}

// harm does something to a dossier's file by SQL.
func harm(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := connect(path, false)
	must(t, err)
	defer db.Close()
	for _, statement := range statements {
		_, err := db.Exec(statement)
		must(t, err)
	}
}

// unread makes that a dossier is refused as damaged.
const unread = `UPDATE meta SET hash = 'x' WHERE name = 'id'`

// repaired opens a damaged dossier and returns what its notice says.
func repaired(t *testing.T, path, passphrase string) (*Store, *assessment.Error) {
	t.Helper()
	s := opened(t, path, Options{Passphrase: passphrase})
	n := s.Notices()
	if len(n) != 1 {
		t.Fatalf("it tells %v", n)
	}
	sound(t, s)
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*rescue*")); len(left) > 0 {
		t.Errorf("left behind is %v", left)
	}
	return s, n[0].(*assessment.Error)
}

// namesIn are the parts that a notice names, each once.
func namesIn(parts []assessment.Part) string {
	var names []string
	for _, p := range parts {
		names = append(names, strings.TrimSpace(p.Code+" "+p.Params["program"]+" "+p.Params["name"]))
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

func TestWhatCameAfterTheCopyIsRescued(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		path, sum := later(t, passphrase)
		harm(t, path, unread)
		s, told := repaired(t, path, passphrase)
		if told.Code != restoredWhole || namesIn(told.Parts["saved"]) != "assessment Programma 1, assessment Programma 3, ledger Programma 1" {
			t.Errorf("it tells %v", told)
		}
		if got := item(t, s, named(1).Key()); got.Notes != "later" {
			t.Errorf("of before the damage it has %q", got.Notes)
		}
		item(t, s, named(2).Key())
		item(t, s, named(3).Key())
		if data, err := s.File(sum); err != nil || string(data) != "bewijs" {
			t.Errorf("%v: the evidence is %q", err, data)
		}
		var ledger consent.Ledger
		if found, err := s.Load(KindLedger, named(1).Assessment.ID, &ledger); !found || err != nil || !reflect.DeepEqual(ledger, answered(2)) {
			t.Errorf("%v: the count is %+v", err, ledger)
		}
		again := named(1)
		again.Notes = "nog later"
		save(t, s, Change{At: noon, Items: []register.Item{again}})
		s = reopened(t, s, passphrase)
		if n := s.Notices(); len(n) > 0 || len(s.Rows()) != 3 {
			t.Errorf("opened again it tells %v, with %d rows", n, len(s.Rows()))
		}
	})
}

func TestWhatIsNotRescuedIsNamed(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		path, sum := later(t, passphrase)
		withoutRedo(t, path)
		harm(t, path, unread, `UPDATE items SET payload = '{}' WHERE kind = 'assessment' AND id = '`+named(1).Key()+`'`, `UPDATE history SET payload = x'00' WHERE id = '`+named(1).Key()+`'`, `UPDATE files SET payload = x'00'`)
		s, told := repaired(t, path, passphrase)
		if told.Code != restoredPart || !strings.Contains(namesIn(told.Parts["saved"]), "Programma 3") || namesIn(told.Parts["lost"]) != "assessment Programma 1, evidence Programma 3 a.txt, history Programma 1" {
			t.Errorf("it tells %v", told)
		}
		if _, err := s.Item(named(1).Key()); code(err) != "item-damaged" {
			t.Errorf("what reads no more says %v", err)
		}
		if got, _, err := s.Earlier(named(1).Key()); err != nil || got.Notes != "Notitie" {
			t.Errorf("%v: what the copy has is offered as %q", err, got.Notes)
		}
		item(t, s, named(3).Key())
		if _, err := s.File(sum); code(err) != "evidence-damaged" {
			t.Errorf("the evidence says %v", err)
		}
	})
}

// Whatever is lost of what is known of the dossier itself comes from a copy: a recovery
// key goes on opening it.
func TestWhatIsKnownOfTheDossierIsRescued(t *testing.T) {
	for _, name := range lasting {
		t.Run(name, func(t *testing.T) {
			path, _ := sampled(t, "vier losse woorden hier")
			harm(t, path, `DELETE FROM meta WHERE name = '`+name+`'`, `UPDATE items SET kind = 'x' || kind WHERE place = 1`)
			before := tallyIn(path)
			s, err := Open(path, Options{Passphrase: "vier losse woorden hier"})
			must(t, err)
			defer s.letGo()
			id, err := s.ID()
			if err != nil || !s.HasRecoveryKey() || !s.Encrypted() || id == "" || before.Token == "" {
				t.Errorf("%v: it is %s, encrypted %v, with a recovery key %v", err, id, s.Encrypted(), s.HasRecoveryKey())
			}
		})
	}
}

// Of a file that was cut off the items before the cut are rescued.
func TestACutDossierIsRescued(t *testing.T) {
	path, _ := later(t, "")
	whole, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, whole[:len(whole)-4096], 0o600))
	s, told := repaired(t, path, "")
	if told.Code == restored {
		t.Errorf("it tells %v", told)
	}
	if got := item(t, s, named(1).Key()); got.Notes != "later" {
		t.Errorf("it has %q", got.Notes)
	}
}

// Any damage after a daily copy leaves each item as it is in the copy or as it was
// saved after it, and never less than the copy.
func TestARepairLosesNothingOfTheCopy(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		path, _ := later(t, passphrase)
		withoutRedo(t, path)
		whole, err := os.ReadFile(path)
		must(t, err)
		told := map[string]int{}
		check := func(data []byte, what string) {
			must(t, os.WriteFile(path, data, 0o600))
			s, err := Open(path, Options{Passphrase: passphrase})
			if err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			defer func() {
				must(t, s.letGo())
				aside, _ := filepath.Glob(strings.TrimSuffix(path, Ending) + ".damaged*")
				for _, a := range aside {
					os.Remove(a)
				}
			}()
			mended := false
			for _, n := range s.Notices() {
				told[code(n)]++
				mended = mended || strings.HasPrefix(code(n), restored)
			}
			for n, notes := range map[int][]string{1: {"Notitie", "later"}, 2: {"Notitie"}} {
				got, err := s.Item(named(n).Key())
				if err != nil && (mended || code(err) == "") {
					t.Fatalf("%s: %v", what, err)
				}
				if err == nil && got.Notes != notes[0] && got.Notes != notes[len(notes)-1] {
					t.Fatalf("%s: %d has %q", what, n, got.Notes)
				}
			}
		}
		n := rounds(14)
		for i := range n {
			cut := len(whole) * i / n
			check(whole[:cut], "cut at "+itoa(cut))
			flipped := append([]byte(nil), whole...)
			for at := (i * 7919 * 13) % len(whole); at < min(len(whole), (i*7919*13)%len(whole)+512); at++ {
				flipped[at] ^= 0x55
			}
			check(flipped, "spoilt at "+itoa((i*7919*13)%len(whole)))
		}
		t.Log(told)
		if told[restored] == 0 || told[restoredPart]+told[restoredWhole] == 0 {
			t.Error("nothing was rescued, or all of it; the test shows little")
		}
	})
}
