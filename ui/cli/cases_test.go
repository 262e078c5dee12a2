package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
)

// caseOf is what assess says of a case, on the day that the cases were written for.
func caseOf(t *testing.T, name string) verdict {
	t.Helper()
	r := run(t, "", "assess", "testdata/cases/"+name+".json", "--date", "2026-11-30", "--json")
	var v verdict
	if err := json.Unmarshal([]byte(r.out), &v); err != nil {
		t.Fatalf("%s: %v in %s%s", name, err, r.out, r.err)
	}
	fitsSchema(t, "schema/outcome-1.schema.json", r.out)
	return v
}

func (v verdict) causes() (numbers []int, circumstances []string) {
	for _, r := range v.Reasons {
		if r.Cause {
			numbers = append(numbers, r.Number)
		}
	}
	for _, c := range v.Circumstances {
		circumstances = append(circumstances, c.ID)
	}
	return numbers, circumstances
}

func TestCasesComeOutRight(t *testing.T) {
	for _, try := range []struct {
		name, outcome, headline string
		causes                  []int
		circumstances           []string
		changes                 string
	}{
		{"discord", assessment.ExceptionOnly, "Advies: niet gebruiken", []int{1, 2, 8, 3, 5, 7}, []string{"own-use"}, "geen eigen gebruik door de maker"},
		{"own-use", assessment.ExceptionOnly, "Advies: niet gebruiken", nil, []string{"own-use"}, "geen eigen gebruik door de maker"},
		{"ai-on", assessment.ExceptionOnly, "Liever niet: alleen als het niet anders kan", nil, []string{"transcription-off", "ai-off"}, "Zet automatisch uittypen en AI uit."},
		{"ai-off", assessment.Conditional, "Te gebruiken met maatregelen", []int{1, 2}, nil, ""},
		{"belgium-chat", assessment.Suitable, "Voldoet aan alle zes punten die in België tellen", nil, nil, ""},
		{"nen7512-no", assessment.Suitable, "Voldoet aan zeven van de acht punten", nil, nil, ""},
		{"nen7512-unknown", assessment.Suitable, "Voldoet aan zeven van de acht punten", nil, nil, ""},
		{"nen7512-claim", assessment.Suitable, "Voldoet aan zeven van de acht punten", nil, nil, ""},
	} {
		t.Run(try.name, func(t *testing.T) {
			v := caseOf(t, try.name)
			if v.Outcome != try.outcome || v.Headline != try.headline {
				t.Errorf("%s: %s", v.Outcome, v.Headline)
			}
			numbers, circumstances := v.causes()
			if !slices.Equal(numbers, try.causes) || !slices.Equal(circumstances, try.circumstances) {
				t.Errorf("causes %v and %v", numbers, circumstances)
			}
			if said := strings.Join(v.Changes, "\n"); !strings.Contains(said, try.changes) {
				t.Errorf("changes %q", said)
			}
		})
	}
}

// What is switched off gives the outcome that the change promised.
func TestSwitchingAIOffGivesWhatWasPromised(t *testing.T) {
	on, off := caseOf(t, "ai-on"), caseOf(t, "ai-off")
	if len(on.Changes) == 0 || !strings.Contains(on.Changes[0], "‘"+off.Headline+"’") {
		t.Errorf("%q promises another outcome than %q", on.Changes, off.Headline)
	}
}

// A claim at question 6 is worth what an honest no is, and nobody says "alle acht".
func TestNEN7512WeighsTheSame(t *testing.T) {
	first := caseOf(t, "nen7512-no")
	for _, name := range []string{"nen7512-no", "nen7512-unknown", "nen7512-claim"} {
		v := caseOf(t, name)
		if v.AdvisedReview != first.AdvisedReview {
			t.Errorf("%s holds until %s, another until %s", name, v.AdvisedReview, first.AdvisedReview)
		}
		if r := run(t, "", "assess", "testdata/cases/"+name+".json", "--date", "2026-11-30"); strings.Contains(r.out, "alle acht") {
			t.Errorf("%s: %s", name, r.out)
		}
	}
}

// A decision that is over has its record, which says so on top, and nothing for a
// client, in no language and no format; on its last day it still has all.
func TestNothingForClientsOnceADecisionIsOver(t *testing.T) {
	const file = "testdata/cases/lapsed-exception.json"
	last := func() assessment.Date {
		v := caseOf(t, "lapsed-exception")
		if v.Over == "" || v.Decision == nil {
			t.Fatalf("assess does not say that it is over: %+v", v)
		}
		return v.Decision.Through
	}()
	if r := run(t, "", "assess", file, "--date", "2026-11-30"); strings.Index(r.out, "voorbij") > strings.Index(r.out, "Liever niet") {
		t.Errorf("assess does not say first that it is over: %s", r.out)
	}
	for _, lang := range []string{"nl", "en", "fr", "ar"} {
		for _, format := range []string{"pdf", "docx", "odt", "html", "txt", "eml"} {
			folder := t.TempDir()
			args := []string{"export", file, "--only", "letter", "--lang", lang, "--format", format, "--confirm-not-reviewed", "--out", folder, "--date"}
			r := run(t, "", append(args, string(last.AddDays(1)))...)
			if made, _ := os.ReadDir(folder); r.code != couldNot || len(made) > 0 || !strings.Contains(r.err, "31 jul") && !strings.Contains(r.err, "31 July") {
				t.Errorf("%s %s: %d %s, made %v", lang, format, r.code, r.err, made)
			}
		}
	}
	for day, want := range map[assessment.Date]int{last: done, last.AddDays(1): couldNot} {
		folder := t.TempDir()
		r := run(t, "", "export", file, "--out", folder, "--format", "txt", "--date", string(day))
		made, _ := os.ReadDir(folder)
		if wantFiles := 2 - want; r.code != want || len(made) != wantFiles {
			t.Errorf("on %s: %d, made %v %s", day, r.code, made, r.err)
		}
		text, err := os.ReadFile(r.record(folder, made))
		if at := strings.Index(string(text), "Dit besluit is voorbij"); err != nil || (at >= 0) != (want == couldNot) || at > strings.Index(string(text), "Liever niet") {
			t.Errorf("on %s the record says it at %d (%v)", day, at, err)
		}
	}
	addressees := filepath.Join(t.TempDir(), "lijst.csv")
	if err := os.WriteFile(addressees, []byte("123\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := run(t, "", "export", file, "--for-list", addressees, "--out", t.TempDir(), "--date", "2026-11-30"); r.code != couldNot {
		t.Errorf("letters for a list: %d %s", r.code, r.out)
	}
}

// record is the path of the record among what was made.
func (r result) record(folder string, made []os.DirEntry) string {
	for _, f := range made {
		if strings.Contains(f.Name(), "verslag") {
			return filepath.Join(folder, f.Name())
		}
	}
	return ""
}

// TestOldFactsComeFirst: assess and plain begin with it from twelve months on.
func TestOldFactsComeFirst(t *testing.T) {
	file := example(t, "care")
	for day, want := range map[string]bool{"2026-12-01": false, "2027-12-01": true} {
		if r := run(t, "", "assess", file, "--date", day); strings.HasPrefix(r.out, "De feiten in Beeldbeltoets zijn gezien op") != want {
			t.Errorf("assess on %s: %s", day, r.out)
		}
		if r := run(t, "", "plain", file, "--date", day); strings.Contains(r.out, "De feiten in Beeldbeltoets zijn gezien op") != want {
			t.Errorf("plain on %s: %s", day, r.out)
		}
	}
}
