package export

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
)

// What 0.2.0 wrote, JSON and the record beside it, opens with the same answers.
func TestFilesOf020Open(t *testing.T) {
	const earlier = "../testdata/0.2.0"
	said := map[string]struct{ Outcome, Decision, Seal, Record string }{}
	data, err := os.ReadFile(filepath.Join(earlier, "said.json"))
	if err == nil {
		err = json.Unmarshal(data, &said)
	}
	if err != nil || len(said) == 0 {
		t.Fatal(len(said), err)
	}
	for name, want := range said {
		t.Run(name, func(t *testing.T) {
			text := contentOf(t, filepath.Join(earlier, name+".json"))
			fromText, err := exchange.OpenAssessment(text)
			if err != nil {
				t.Fatal(err)
			}
			fromRecord, err := exchange.OpenAssessment(contentOf(t, filepath.Join(earlier, want.Record)))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(fromRecord.Data, text) {
				t.Error("the record does not carry the bytes of the JSON beside it")
			}
			if fromRecord.Seal != want.Seal || want.Seal != "" && exchange.Seal(text) != want.Seal {
				t.Errorf("seal %q, want %q", fromRecord.Seal, want.Seal)
			}
			sameAnswers(t, text, fromText.Assessment, want.Decision)
			sameAnswers(t, text, fromRecord.Assessment, want.Decision)
		})
	}
}

func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sameAnswers holds an assessment against its JSON, read without any type of ours.
func sameAnswers(t *testing.T, text []byte, got assessment.Assessment, decision string) {
	t.Helper()
	var plain struct {
		ID      string
		Answers map[string]struct{ Answer string }
	}
	if err := json.Unmarshal(text, &plain); err != nil {
		t.Fatal(err)
	}
	if got.ID != plain.ID {
		t.Errorf("id %q, want %q", got.ID, plain.ID)
	}
	for id, want := range plain.Answers {
		if got.Answers[id].Answer != want.Answer {
			t.Errorf("%s is %q, want %q", id, got.Answers[id].Answer, want.Answer)
		}
	}
	if d := got.Decision; (d == nil) != (decision == "") || d != nil && d.Kind != decision {
		t.Errorf("decision %+v, want %q", d, decision)
	}
}
