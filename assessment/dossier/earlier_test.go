package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"beeldbeltoets/assessment/grid"
)

// earlier holds what version 0.2.0 wrote: see its README.
const earlier = "../testdata/0.2.0"

// earlierSaid is what 0.2.0 read of an assessment in its dossiers.
type earlierSaid struct {
	Program  string
	Answers  map[string]string
	Decision string
	Sealed   string // SHA-256 of the sealed bytes
	History  int    // lines
}

// earlierDossiers are the dossiers of 0.2.0 and its daily copies of them, each
// with its passphrase.
var earlierDossiers = map[string]string{
	"plain.toets": "", "passphrase.toets": "vier losse woorden hier",
	"copies/plain.toets": "", "copies/passp.toets": "vier losse woorden hier",
}

func TestDossiersOf020OpenWithTheSameAnswers(t *testing.T) {
	said := map[string]earlierSaid{}
	data, err := os.ReadFile(filepath.Join(earlier, "dossier.json"))
	must(t, err)
	must(t, json.Unmarshal(data, &said))
	for name, passphrase := range earlierDossiers {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			data, err := os.ReadFile(filepath.Join(earlier, name))
			must(t, err)
			put(t, path, data)
			for _, o := range []Options{{Passphrase: passphrase, ReadOnly: true}, {Passphrase: passphrase}} {
				s := opened(t, path, o)
				if notices := s.Notices(); len(notices) > 0 {
					t.Errorf("read only %v: it is told of %v", o.ReadOnly, notices)
				}
				if len(s.Rows()) != len(said) {
					t.Fatalf("read only %v: %d rows, want %d", o.ReadOnly, len(s.Rows()), len(said))
				}
				for key, want := range said {
					holdsEarlier(t, s, key, want)
				}
				holdsEarlierOthers(t, s)
				must(t, s.Close())
			}
		})
	}
}

func holdsEarlier(t *testing.T, s *Store, key string, want earlierSaid) {
	t.Helper()
	got := item(t, s, key)
	if got.Assessment.Program.Name != want.Program {
		t.Errorf("%s: program %q, want %q", key, got.Assessment.Program.Name, want.Program)
	}
	for id, answer := range want.Answers {
		if got.Assessment.Answers[id].Answer != answer {
			t.Errorf("%s: %s is %q, want %q", key, id, got.Assessment.Answers[id].Answer, answer)
		}
	}
	if d := got.Assessment.Decision; (d == nil) != (want.Decision == "") || d != nil && d.Kind != want.Decision {
		t.Errorf("%s: decision %+v, want %q", key, d, want.Decision)
	}
	if sum := sha256.Sum256(got.Sealed); want.Sealed != "" && hex.EncodeToString(sum[:]) != want.Sealed {
		t.Errorf("%s: its sealed bytes were rewritten", key)
	}
	if lines, err := s.History(key); err != nil || len(lines) < want.History {
		t.Errorf("%s: %d lines of history and %v, want %d", key, len(lines), err, want.History)
	}
	for _, sum := range FilesOf(&got.Assessment) {
		if data, err := s.File(sum); err != nil || len(data) == 0 {
			t.Errorf("%s: evidence %s: %v", key, sum, err)
		}
	}
}

// holdsEarlierOthers holds what 0.2.0 kept beside assessments: one of each kind.
func holdsEarlierOthers(t *testing.T, s *Store) {
	t.Helper()
	const assessed = "aaaaaaaa-0000-4000-8000-000000000001"
	var c grid.Comparison
	if found, err := s.Load(KindComparison, "bbbbbbbb-0000-4000-8000-000000000001", &c); !found || err != nil || c.Title != "Onze vergelijking" {
		t.Errorf("comparison %q %v %v", c.Title, found, err)
	}
	for kind, id := range map[string]string{KindPractice: "", KindState: "", KindFilters: "", KindSentences: "", KindLetter: assessed} {
		var value any
		if found, err := s.Load(kind, id, &value); !found || err != nil {
			t.Errorf("%s: %v %v", kind, found, err)
		}
	}
	for _, kind := range []string{KindLedger, KindMerged} {
		if len(s.IDs(kind)) != 1 {
			t.Errorf("%s: %v", kind, s.IDs(kind))
		}
	}
	if !slices.Contains(s.Numbers(), "2026-0001") {
		t.Errorf("numbers given: %v", s.Numbers())
	}
}
