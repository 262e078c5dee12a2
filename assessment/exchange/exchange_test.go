package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/words"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

const anID = "0191d9a0-0000-4000-8000-000000000001"

func fresh() assessment.Assessment { return assessment.New(anID, exampleDay) }

func TestExamplesRoundTrip(t *testing.T) {
	for name, a := range examples(t) {
		first := write(t, a)
		back, err := Read(bytes.NewReader(first))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(back, a) {
			t.Errorf("%s comes back otherwise", name)
		}
		if second := write(t, back); !bytes.Equal(first, second) {
			t.Errorf("%s is written in two ways", name)
		}
	}
}

func TestAnyAssessmentRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyAssessment(t)
		first, err := Write(a)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Read(bytes.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range back.Texts() {
			if !norm.NFC.IsNormalString(text.Value) {
				t.Fatalf("%s is not in NFC: %q", text.Path, text.Value)
			}
		}
		second, err := Write(back)
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("comes back otherwise, %v:\n%s\n%s", err, first, second)
		}
	})
}

// anyAssessment fills in texts of every kind, days and choices.
func anyAssessment(t *rapid.T) assessment.Assessment {
	text, day := rapid.String(), rapid.Custom(anyDay)
	choice := rapid.SampledFrom([]string{"", assessment.Yes, assessment.No, assessment.Unknown})
	functions := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"video", "audio", "chat", "files", "screen"}), 0, 5, rapid.ID)
	a := fresh()
	a.Practice.Name, a.Practice.City = text.Draw(t, "name"), text.Draw(t, "city")
	a.Practice.Numbers = map[string]string{"kbo": text.Draw(t, "kbo")}
	a.Practice.Logo = rapid.SampledFrom(logos(t)).Draw(t, "logo")
	a.Assessor = assessment.Person{Name: text.Draw(t, "assessor"), Function: text.Draw(t, "function"), Erased: rapid.Bool().Draw(t, "erased")}
	a.Program.Name, a.Program.PrivacySeen = text.Draw(t, "program"), day.Draw(t, "seen")
	a.Program.Account, a.Legal.OwnUse = choice.Draw(t, "account"), choice.Draw(t, "own use")
	a.Use.Functions = functions.Draw(t, "functions")
	a.Answers = map[string]assessment.Answer{"e2e": {
		Answer: choice.Draw(t, "e2e"), Notes: text.Draw(t, "notes"), Covers: functions.Draw(t, "covers"),
		Evidence: []assessment.Evidence{{Kind: "own-check", Fields: map[string]string{
			"check": text.Draw(t, "check"), "checked": string(day.Draw(t, "checked")),
		}, Added: day.Draw(t, "added"), Files: rapid.SliceOfN(rapid.Custom(anyFile), 0, 2).Draw(t, "files")}},
	}}
	a.Todos = map[string]assessment.Todo{"audit": {What: text.Draw(t, "what"), Due: day.Draw(t, "due")}}
	a.Because = text.Draw(t, "because")
	a.Exception.Reason, a.Exception.NotedPerFile = text.Draw(t, "reason"), rapid.Bool().Draw(t, "noted")
	return a
}

func anyFile(t *rapid.T) assessment.EvidenceFile {
	return assessment.EvidenceFile{
		SHA256: strings.Repeat(rapid.SampledFrom([]string{"0", "a", "f"}).Draw(t, "digit"), 64), Name: "n" + rapid.String().Draw(t, "file"),
		MIME: "application/pdf", Size: rapid.Int64Range(0, assessment.MaxFile).Draw(t, "size"), Added: anyDay(t),
	}
}

// logos are none, and pictures of faint and of full pixels.
func logos(t *rapid.T) [][]byte {
	all := [][]byte{nil}
	for _, pixels := range [][]byte{{200, 100, 50, 1, 3, 2, 1, 0}, {1, 2, 3, 255, 4, 5, 6, 255}} {
		var file bytes.Buffer
		if err := png.Encode(&file, &image.NRGBA{Pix: pixels, Stride: 8, Rect: image.Rect(0, 0, 2, 1)}); err != nil {
			t.Fatal(err)
		}
		logo, err := assessment.Logo(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, logo)
	}
	return all
}

func anyDay(t *rapid.T) assessment.Date {
	if rapid.Bool().Draw(t, "none") {
		return ""
	}
	return exampleDay.AddDays(rapid.IntRange(-40000, 300000).Draw(t, "days"))
}

func TestWriteIsCanonical(t *testing.T) {
	a := fresh()
	a.Practice.Name = "Zoe\u0308 <\u0026>\r\n\u202e\u0303"
	a.Because = "\u0303\n\u0303"
	a.Answers = map[string]assessment.Answer{"e2e": {Evidence: []assessment.Evidence{{Kind: "claim", Fields: map[string]string{"who": ""}}}}}
	got := string(write(t, a))
	if !strings.HasPrefix(got, `{"format":"beeldbeltoets/assessment","version":2,"id":"`+anID+`","assessmentVersion":1,`) {
		t.Errorf("the keys stand in another order: %s", got)
	}
	for _, want := range []string{"\"name\":\"Zoë <&> \u0303\"", "\"because\":\"\u0303\\n\u0303\"", `"evidence":[{"kind":"claim"}]`, `"checks":{}`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	if a.Answers["e2e"].Evidence[0].Fields == nil {
		t.Error("writing changed what was written")
	}
}

func TestWriteRefusesImpossibleDays(t *testing.T) {
	a := fresh()
	a.Program.PrivacySeen = "2026-02-30"
	refused(t, second(Write(a)), "date-impossible", "program.privacySeen")

	a = fresh()
	a.Answers = map[string]assessment.Answer{"audit": {Evidence: []assessment.Evidence{
		{Kind: "pentest", Fields: map[string]string{"tested": "gisteren"}},
	}}}
	refused(t, second(Write(a)), "date-impossible", "answers.audit.evidence.0.fields.tested")

	a = fresh()
	a.Created = "1899-12-31"
	refused(t, second(Write(a)), "date-impossible", "created")
}

func TestSealIsSHA256OfTheBytes(t *testing.T) {
	data := write(t, fresh())
	sum := sha256.Sum256(data)
	if got := Seal(data); got != hex.EncodeToString(sum[:]) || got == Seal(append(data, ' ')) {
		t.Errorf("the seal is %s", got)
	}
}

func TestReadRefuses(t *testing.T) {
	good := string(write(t, fresh()))
	with := func(field string) string { return strings.Replace(good, `"answers":{}`, field, 1) }
	for _, c := range []struct{ name, file, code, path string }{
		{"nothing", "", "json-syntax", ""},
		{"no JSON", "Zoom\nis", "json-syntax", ""},
		{"cut off", good[:200], "json-syntax", ""},
		{"two documents", good + good, "json-syntax", ""},
		{"other encoding", "{\"format\":\"\xff\"}", "json-not-utf8", ""},
		{"deep", strings.Repeat("[", 70) + strings.Repeat("]", 70), "json-depth", strings.Repeat("0.", 64) + "0"},
		{"a list", "[]", "format-other", "format"},
		{"another format", `{"format":"x","version":1}`, "format-other", "format"},
		{"newer, with fields we do not know", `{"format":"beeldbeltoets/assessment","version":3,"new":1}`, "newer-version", "version"},
		{"no version", `{"format":"beeldbeltoets/assessment"}`, "field-missing", "assessmentVersion"},
		{"version as text", strings.Replace(good, `"version":2`, `"version":"2"`, 1), "field-choice", "version"},
		{"unknown field", with(`"answers":{"e2e":{"colour":"red"}}`), "field-unknown", "answers.e2e.colour"},
		{"another case", strings.Replace(good, `"created"`, `"Created"`, 1), "field-unknown", "Created"},
		{"wrong type", with(`"answers":{"e2e":{"notes":3}}`), "field-type", "answers.e2e.notes"},
		{"null", with(`"answers":null`), "field-type", "answers"},
		{"fraction", strings.Replace(good, `"assessmentVersion":1`, `"assessmentVersion":1.0`, 1), "field-type", "assessmentVersion"},
		{"wrong choice", with(`"answers":{"e2e":{"answer":"maybe"}}`), "field-choice", "answers.e2e.answer"},
		{"no day", strings.Replace(good, "2026-11-22", "2026-11-31", 1), "date-impossible", "created"},
		{"no id", strings.Replace(good, anID, "7", 1), "field-value", "id"},
		{"a key twice", with(`"answers":{"e2e":{},"e2e":{}}`), "field-twice", "answers.e2e"},
		{"empty question", with(`"answers":{"":{}}`), "id-empty", "answers"},
		{"empty function", with(`"answers":{"e2e":{"covers":[""]}}`), "id-empty", "answers.e2e.covers.0"},
		{"empty kind", with(`"answers":{"e2e":{"evidence":[{"kind":""}]}}`), "id-empty", "answers.e2e.evidence.0.kind"},
		{"empty field", with(`"answers":{"e2e":{"evidence":[{"kind":"claim","fields":{"":"x"}}]}}`), "id-empty", "answers.e2e.evidence.0.fields"},
		{"empty check", strings.Replace(good, `"checks":{}`, `"checks":{"":{}}`, 1), "id-empty", "checks"},
		{"empty to-do", strings.Replace(good, `"todos":{}`, `"todos":{"":{}}`, 1), "id-empty", "todos"},
		{"empty safeguard", strings.Replace(good, `"safeguards":{}`, `"safeguards":{"":{}}`, 1), "id-empty", "safeguards"},
		{"empty number", strings.Replace(good, `"profile":"nl"`, `"profile":"nl","numbers":{"":"1"}`, 1), "id-empty", "practice.numbers"},
		{"unknown question", with(`"answers":{"e3e":{}}`), "id-unknown", "answers.e3e"},
		{"unknown function", with(`"answers":{"e2e":{"covers":["fax"]}}`), "id-unknown", "answers.e2e.covers"},
		{"unknown kind", with(`"answers":{"e2e":{"evidence":[{"kind":"x"}]}}`), "id-unknown", "answers.e2e.evidence.0.kind"},
		{"field of another kind", with(`"answers":{"e2e":{"evidence":[{"kind":"claim","fields":{"tested":"2026-01-01"}}]}}`), "id-unknown", "answers.e2e.evidence.0.fields.tested"},
		{"unknown option", with(`"answers":{"audit":{"evidence":[{"kind":"pentest","fields":{"report-seen":"x"}}]}}`), "id-unknown", "answers.audit.evidence.0.fields.report-seen"},
		{"unknown standard", with(`"answers":{"nen7510":{"evidence":[{"kind":"certificate-nen7510","fields":{"edition":"iso27001-2022"}}]}}`), "id-unknown", "answers.nen7510.evidence.0.fields.edition"},
		{"unknown check", strings.Replace(good, `"checks":{}`, `"checks":{"x":{}}`, 1), "id-unknown", "checks.x"},
		{"unknown safeguard", strings.Replace(good, `"safeguards":{}`, `"safeguards":{"x":{}}`, 1), "id-unknown", "safeguards.x"},
		{"unknown profile", strings.Replace(good, `"profile":"nl"`, `"profile":"de"`, 1), "id-unknown", "practice.profile"},
		{"unknown edition", strings.Replace(good, `"packs":"2026.1"`, `"packs":"2030.1"`, 1), "edition-unknown", "editions.packs"},
		{"unknown rule", strings.Replace(good, `"rule":"2"`, `"rule":"9"`, 1), "edition-unknown", "editions.rule"},
		{"logo that is no picture", strings.Replace(good, `"name":""`, `"name":"","logo":"AAAA"`, 1), "logo-no-picture", "practice.logo"},
		{"logo that is no base64", strings.Replace(good, `"name":""`, `"name":"","logo":"%"`, 1), "field-value", "practice.logo"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(strings.NewReader(c.file))
			refused(t, err, c.code, c.path)
			spoken(t, err)
		})
	}
}

// spoken tells that an error has a whole sentence in every language.
func spoken(t *testing.T, err error) {
	t.Helper()
	for _, lang := range words.Languages {
		w, loadErr := words.Load(lang)
		if loadErr != nil {
			t.Fatal(loadErr)
		}
		if said := w.Error(err); !strings.HasSuffix(said, ".") || strings.Contains(said, "{") {
			t.Errorf("in %s it says %q", lang, said)
		}
	}
}

func TestSyntaxErrorsNameLineAndColumn(t *testing.T) {
	_, err := Read(strings.NewReader("{\n  \"é\": tru}\n"))
	var e *assessment.Error
	if !errors.As(err, &e) || e.Params["line"] != "2" || e.Params["column"] != "11" {
		t.Errorf("got %v", err)
	}
}

func TestReadTakesABOM(t *testing.T) {
	data := append([]byte("\xef\xbb\xbf"), write(t, fresh())...)
	if _, err := Read(bytes.NewReader(data)); err != nil {
		t.Error(err)
	}
}

// endless is a file of any size: reading goes on until it is refused.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	e.read += len(p)
	return len(p), nil
}

func TestReadStopsAtTheLimit(t *testing.T) {
	file := &endless{}
	_, err := Read(file)
	refused(t, err, "too-large", "")
	spoken(t, err)
	if file.read > 2*MaxBytes {
		t.Errorf("read on for %d bytes", file.read)
	}
}

func FuzzRead(f *testing.F) {
	for _, a := range examples(f) {
		data, err := Write(a)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"format":"beeldbeltoets/assessment","version":1e0,"id":"\ud800"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Read(bytes.NewReader(data))
		if err != nil {
			var coded *assessment.Error
			if !errors.As(err, &coded) {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		canonical, err := Write(a)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		if !json.Valid(canonical) {
			t.Fatal("written, but no JSON")
		}
		if _, err := Read(bytes.NewReader(canonical)); err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
	})
}

func write(t *testing.T, a assessment.Assessment) []byte {
	t.Helper()
	data, err := Write(a)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func second[T any](_ T, err error) error { return err }

func refused(t *testing.T, err error, code, path string) {
	t.Helper()
	var e *assessment.Error
	if !errors.As(err, &e) || e.Code != code || e.Path != path {
		t.Errorf("got %v, not %s at %s", err, code, path)
	}
}

// A dossier of before and a record of before keep their seal.
func TestFieldsThatCameLaterLeaveNoTraceWhereEmpty(t *testing.T) {
	a := fresh()
	a.Assessor = assessment.Person{Name: "A"}
	a.Answers = map[string]assessment.Answer{"e2e": {Evidence: []assessment.Evidence{{Kind: "claim", Files: []assessment.EvidenceFile{}}}}}
	got := string(write(t, a))
	for _, key := range []string{"erased", "because", "files", "added"} {
		if strings.Contains(got, `"`+key+`"`) {
			t.Errorf("%s stands in %s", key, got)
		}
	}
}

func TestEvidenceFilesHaveLimits(t *testing.T) {
	good := assessment.EvidenceFile{SHA256: strings.Repeat("a", 64), Name: "test.pdf", Size: assessment.MaxFile}
	large, nameless, hash := good, good, good
	large.Size++
	nameless.Name, hash.SHA256 = "", "ABC"
	for path, files := range map[string][]assessment.EvidenceFile{
		"":          {good},
		".0.size":   {large},
		".0.name":   {nameless},
		".1.sha256": {good, hash},
		".":         make([]assessment.EvidenceFile, assessment.MaxFiles+1),
	} {
		a := fresh()
		a.Answers = map[string]assessment.Answer{"e2e": {Evidence: []assessment.Evidence{{Kind: "claim", Files: files}}}}
		_, err := Write(a)
		var e *assessment.Error
		if errors.As(err, &e) != (path != "") || e != nil && !strings.HasPrefix(e.Path, "answers.e2e.evidence.0.files"+strings.TrimSuffix(path, ".")) {
			t.Errorf("%q gives %v", path, err)
		}
	}
}

// What was decided under the first rule is written as 0.2.0 wrote it, so that its
// seal can be worked out again; a draft of then goes on in today's form.
func TestEarlierDecisionsKeepTheirBytes(t *testing.T) {
	paths, err := filepath.Glob("../testdata/0.2.0/*.json")
	if err != nil || len(paths) < 10 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(bytes.NewReader(text))
		if err != nil {
			continue // beside the assessments stands what was made of them
		}
		again, err := Write(a)
		if err != nil || bytes.Equal(again, text) != (a.Decision != nil) {
			t.Errorf("%s: %v, the same bytes %v", path, err, bytes.Equal(again, text))
		}
	}
}
