package exchange

import (
	"bytes"
	"encoding/json"
	"hash/crc32"
	"image"
	"image/png"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
)

// hugePicture is a PNG that says it is 20,000 pixels wide and high, and has none.
func hugePicture(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	copy(data[16:], []byte{0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20})
	sum := crc32.ChecksumIEEE(data[12:29])
	copy(data[29:], []byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
	return data
}

// unfitted are assessments that no form of ours takes, with where they fail.
var unfitted = map[string]struct {
	path  string
	spoil func(t testing.TB, a *assessment.Assessment)
}{
	"a negative version": {"assessmentVersion", func(_ testing.TB, a *assessment.Assessment) { a.Version = -5 }},
	"an id that climbs":  {"id", func(_ testing.TB, a *assessment.Assessment) { a.ID = "../../etc" }},
	"a note of 2 MB": {"answers.e2e.notes", func(_ testing.TB, a *assessment.Assessment) {
		a.Answers["e2e"] = assessment.Answer{Notes: strings.Repeat("x", 2<<20)}
	}},
	"20,000 pieces of evidence": {"answers.e2e.evidence", func(_ testing.TB, a *assessment.Assessment) {
		a.Answers["e2e"] = assessment.Answer{Answer: assessment.Yes, Evidence: make([]assessment.Evidence, 20_000)}
	}},
	"a huge picture": {"practice.logo", func(t testing.TB, a *assessment.Assessment) { a.Practice.Logo = hugePicture(t) }},
	"an unknown question": {"answers.none", func(_ testing.TB, a *assessment.Assessment) {
		a.Answers["none"] = assessment.Answer{Answer: assessment.Yes}
	}},
	"an unknown kind": {"answers.e2e.evidence.0.kind", func(_ testing.TB, a *assessment.Assessment) {
		a.Answers["e2e"] = assessment.Answer{Evidence: []assessment.Evidence{{Kind: "none"}}}
	}},
	"a file that is no hash": {"answers.e2e.evidence.0.files.0.sha256", func(_ testing.TB, a *assessment.Assessment) {
		a.Answers["e2e"] = assessment.Answer{Evidence: []assessment.Evidence{{Kind: "claim", Files: []assessment.EvidenceFile{{SHA256: "../x", Name: "a"}}}}}
	}},
	"a day that is none, decided": {"decision.on", func(_ testing.TB, a *assessment.Assessment) {
		a.Number, a.Decision = "2026-0001", &assessment.Decision{Kind: assessment.Refused, On: "2026-02-31", Outcome: "suitable", Values: map[string]string{}}
	}},
}

// TestOneValidator: what a file is refused for, a dossier is refused for, at the same
// field (D12).
func TestOneValidator(t *testing.T) {
	for name, c := range unfitted {
		t.Run(name, func(t *testing.T) {
			a := fresh()
			a.Answers = map[string]assessment.Answer{}
			c.spoil(t, &a)
			kept := Check(a)
			data, err := json.Marshal(envelope{Format: Format, Version: versionOf(a), Assessment: Normalise(a)})
			if err != nil {
				t.Fatal(err)
			}
			_, read := Read(bytes.NewReader(data))
			for from, err := range map[string]error{"a dossier": kept, "a file": read} {
				if e, is := err.(*assessment.Error); !is || e.Path != c.path {
					t.Errorf("from %s: %v, not at %s", from, err, c.path)
				}
			}
		})
	}
}

// TestADraftKeepsWhatWasTyped: days that are none stand in a draft and not in a file.
func TestADraftKeepsWhatWasTyped(t *testing.T) {
	a := fresh()
	a.Program.PrivacySeen = "31-2-2026"
	a.Answers = map[string]assessment.Answer{"audit": {Answer: assessment.Yes, Evidence: []assessment.Evidence{{Kind: "pentest", Fields: map[string]string{"tested": "morgen"}}}}}
	if err := Check(a); err != nil {
		t.Error(err)
	}
	if _, err := Write(a); err == nil {
		t.Error("a file takes it")
	}
}

func TestComparisonsAreChecked(t *testing.T) {
	g, err := grid.Load(grid.Current)
	if err != nil {
		t.Fatal(err)
	}
	c := g.Example.Clone()
	c.Programs[0].Name = "" // somebody is typing it
	if err := CheckKept(c); err != nil {
		t.Fatal(err)
	}
	for path, spoil := range map[string]func(*grid.Comparison){
		"id":                    func(c *grid.Comparison) { c.ID = "../../etc" },
		"date":                  func(c *grid.Comparison) { c.Date = "2026-02-31" },
		"copy.dropped.0":        func(c *grid.Comparison) { c.Copy.Dropped = []string{"none"} },
		"copy.weights.0.points": func(c *grid.Comparison) { c.Copy.Weights = []grid.Weight{{Use: "clients", Points: 1 << 40}} },
		"programs.0.survey.clients.respondents": func(c *grid.Comparison) {
			c.Programs[0].Survey = map[string]grid.Survey{"clients": {Respondents: -3}}
		},
	} {
		bad := c.Clone()
		spoil(&bad)
		if e, is := CheckKept(bad).(*assessment.Error); !is || e.Path != path {
			t.Errorf("%v, not at %s", CheckKept(bad), path)
		}
	}
}

// sentences are as a dossier keeps them.
type sentences struct {
	Own     map[string]struct{ Ours, Text string } `json:"own"`
	Removed []string                               `json:"removed"`
}

func TestFillIsStrict(t *testing.T) {
	for given, path := range map[string]string{
		`{"removed":["a"],"removed":["b"]}`: "removed",
		`{"rmoved":["a"]}`:                  "rmoved",
		`{"removed":1}`:                     "removed",
		`{"own":{"nl/a":{"ours":"a","text":"` + strings.Repeat("x", maxRead+1) + `"}}}`: "own.nl/a.text",
		`{"removed":["a"` + strings.Repeat(`,"a"`, maxList) + `]}`:                      "removed",
		`{"removed":` + nested(100) + `}`:                                               "removed" + strings.Repeat(".0", maxDepth),
	} {
		var into sentences
		if e, is := Fill("sentences", []byte(given), &into).(*assessment.Error); !is || e.Path != path {
			t.Errorf("%.60s: %v, not at %s", given, Fill("sentences", []byte(given), &into), path)
		}
	}
	var into sentences
	if err := Fill("sentences", []byte(`{"removed":["a"]}`), &into); err != nil || into.Removed[0] != "a" {
		t.Errorf("%+v, %v", into, err)
	}
}

func BenchmarkCheck(b *testing.B) {
	names, err := Examples()
	if err != nil {
		b.Fatal(err)
	}
	a, err := Example(names[0])
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := Check(a); err != nil {
			b.Fatal(err)
		}
	}
}
