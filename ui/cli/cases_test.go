package cli

import (
	"encoding/json"
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
		{"ai-on", assessment.ExceptionOnly, "Liever niet: alleen als het niet anders kan", nil, []string{"transcription-off", "ai-off"}, "Zet transcriptie en AI uit."},
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
