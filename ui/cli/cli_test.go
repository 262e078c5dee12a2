package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/goldentest"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/assets"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// result is what one run of the program gave.
type result struct {
	code     int
	out, err string
}

func run(t *testing.T, input string, args ...string) result {
	t.Helper()
	t.Setenv("LC_ALL", "nl_NL.UTF-8")
	var out, errOut bytes.Buffer
	code := Run(args, strings.NewReader(input), &out, &errOut)
	return result{code, out.String(), errOut.String()}
}

// example writes an embedded example to a file.
func example(t *testing.T, name string) string {
	t.Helper()
	r := run(t, "", "example", name)
	if r.code != done {
		t.Fatal(r.err)
	}
	path := filepath.Join(t.TempDir(), name+".json")
	if err := os.WriteFile(path, []byte(r.out), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	goldentest.Text(t, filepath.Join("testdata", name), got)
}

// After Ctrl+C no further file is tried: one line says so, and no file is named.
func TestCtrlCStopsAtOnce(t *testing.T) {
	paths := []string{example(t, "care"), filepath.Join(t.TempDir(), "none.json"), example(t, "business")}
	catalogue, err := words.Load("nl")
	if err != nil {
		t.Fatal(err)
	}
	exporter, err := export.New()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out, errOut bytes.Buffer
	s := &session{out: &out, err: &errOut, words: catalogue, today: "2026-11-22"}
	err = s.exportFiles(ctx, exporter, arguments{rest: paths}, desk.ExportOptions{Lang: "nl", Folder: t.TempDir()}, newMade("export"))
	if !errors.Is(err, context.Canceled) || out.Len() > 0 || errOut.Len() > 0 {
		t.Errorf("it says %v, %q and %q", err, out.String(), errOut.String())
	}
}

func TestCtrlCIsSaid(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot press Ctrl+C for itself there")
	}
	err := exporting(t.TempDir(), func(ctx context.Context, _ *export.Exporter) error {
		self, err := os.FindProcess(os.Getpid())
		if err != nil {
			return err
		}
		if err := self.Signal(os.Interrupt); err != nil {
			return err
		}
		<-ctx.Done()
		return ctx.Err()
	})
	if e, ok := errors.AsType[*assessment.Error](err); !ok || e.Code != "interrupted" {
		t.Errorf("it says %v", err)
	}
}

func TestAssessForPeopleAndPrograms(t *testing.T) {
	for _, name := range []string{"care", "business", "consumer"} {
		path := example(t, name)
		for _, lang := range []string{"nl", "en"} {
			r := run(t, "", "assess", path, "--date", "2026-11-22", "--lang="+lang)
			if r.code != done || r.err != "" {
				t.Errorf("%s: %+v", name, r)
			}
			golden(t, "assess-"+name+"-"+lang+".txt", r.out)
		}
		r := run(t, "", "assess", "--json", path, "--date=2026-11-22")
		golden(t, "assess-"+name+".json", r.out)
		fitsOutcomeSchema(t, r.out)
	}
}

func fitsOutcomeSchema(t *testing.T, text string) {
	t.Helper()
	fitsSchema(t, "schema/outcome-1.schema.json", text)
}

func fitsSchema(t *testing.T, name, text string) {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("outcome", doc); err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.MustCompile("outcome").Validate(value); err != nil {
		t.Error(err)
	}
}

func TestIncompleteIsDone(t *testing.T) {
	data, err := os.ReadFile(example(t, "business"))
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Replace(data, []byte(`"care":{"answer":"no",`), []byte(`"care":{`), 1)
	r := run(t, string(data), "assess", "-", "--json", "--date", "2026-11-22")
	fitsOutcomeSchema(t, r.out)
	var v verdict
	if err := json.Unmarshal([]byte(r.out), &v); err != nil || r.code != done {
		t.Fatal(err, r)
	}
	if v.Outcome != "incomplete" || v.Best != "conditional" || v.AdvisedReview != "" {
		t.Errorf("got %+v", v)
	}
}

func TestExport(t *testing.T) {
	care, consumer, folder := example(t, "care"), example(t, "consumer"), filepath.Join(t.TempDir(), "new", "folder")
	r := run(t, "", "export", care, "--out", folder, consumer, "--date", "2026-11-22")
	if r.code != done || r.err != "" || strings.Count(r.out, "\n") != 4 {
		t.Fatalf("%+v", r)
	}
	record := filepath.Join(folder, "2026-11-22 Voorbeeldzorg Beeldbellen - verslag.pdf")
	if !strings.HasPrefix(r.out, record+"\n") {
		t.Errorf("got %s", r.out)
	}

	r = run(t, "", "verify", record)
	if r.code != done || !strings.Contains(r.out, "2026-0003") {
		t.Errorf("verify: %+v", r)
	}
	r = run(t, "", "assess", record)
	if r.code != done || !strings.HasPrefix(r.out, "Voorbeeldzorg Beeldbellen\nVoldoet aan alle acht punten\n") {
		t.Errorf("assess: %+v", r)
	}
	r = run(t, "", "export", record, "--only=letter", "--lang", "en", "--format", "pdf", "--out", folder, "--date", "2026-11-22")
	if r.code != done || !strings.HasSuffix(r.out, "letter.pdf\n") {
		t.Errorf("from a record: %+v", r)
	}
}

func TestExportInEveryFormat(t *testing.T) {
	folder := t.TempDir()
	r := run(t, "", "export", example(t, "care"), "--out", folder, "--format", "pdf,docx,odt,html,txt,eml", "--date", "2026-11-22")
	if paths := strings.Fields(strings.ReplaceAll(r.out, " ", "_")); r.code != done || len(paths) != 11 {
		t.Errorf("record and letter in six formats, a mail of the letter alone: %+v", r)
	}
	if r = run(t, "", "export", example(t, "care"), "--out", folder, "--only", "record", "--format", "eml"); r.code != couldNot || !strings.Contains(r.err, "mailconcept") {
		t.Errorf("a mail without a letter: %+v", r)
	}
}

func TestExportWithoutData(t *testing.T) {
	folder := t.TempDir()
	r := run(t, "", "export", example(t, "care"), "--out", folder, "--only", "record", "--no-data")
	path := strings.TrimSpace(r.out)
	r = run(t, "", "verify", path)
	if r.code != couldNot || !strings.Contains(r.err, "zonder de gegevens") {
		t.Errorf("%+v", r)
	}
}

func TestExportNamesWhatItCannotShow(t *testing.T) {
	data, err := os.ReadFile(example(t, "care"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "Voorbeeldzorg Beeldbellen", "Zorg 中 Zoë Çelik Αθηνά 🙂 中", 1)
	r := run(t, text, "export", "-", "--out", t.TempDir())
	if r.code != done || !strings.Contains(r.err, ": 中 🙂.") || strings.Count(r.err, "\n") != 1 {
		t.Errorf("%+v", r)
	}
}

func TestOneBadFileDoesNotStopTheOthers(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.json")
	if err := os.WriteFile(bad, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := run(t, "", "export", bad, example(t, "care"), "--out", t.TempDir())
	if r.code != couldNot || strings.Count(r.out, "\n") != 2 || !strings.HasPrefix(r.err, "beeldbeltoets: "+bad+": ") {
		t.Errorf("%+v", r)
	}
}

// A record whose data were changed is told about, with both seals, and refused.
func TestVerifyNoticesChangedData(t *testing.T) {
	r := run(t, "", "export", example(t, "care"), "--out", t.TempDir(), "--only", "record", "--date", "2026-11-22")
	path := strings.TrimSpace(r.out)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := exchange.OpenAssessment(data)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "verify-care.txt", run(t, "", "verify", path, "--date", "2026-11-22").out)

	stated := strings.Repeat("0", len(sealed.Seal))
	if err := os.WriteFile(path, bytes.ReplaceAll(data, []byte(sealed.Seal), []byte(stated)), 0o600); err != nil {
		t.Fatal(err)
	}
	r = run(t, "", "verify", path)
	if r.code != couldNot || !strings.Contains(r.err, "zegel klopt niet") || !strings.Contains(r.out, stated) || !strings.Contains(r.out, sealed.Seal) {
		t.Errorf("a changed record passes: %+v", r)
	}
	for _, command := range [][]string{{"assess", path}, {"export", path, "--out", t.TempDir()}} {
		if r := run(t, "", command...); r.code != couldNot || r.out != "" {
			t.Errorf("%s takes a changed record: %+v", command, r)
		}
	}
}

func TestWrongUseAndFailures(t *testing.T) {
	care := example(t, "care")
	missing := filepath.Join(t.TempDir(), "none.json")
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"", wrongUse, "geen opdracht"},
		{"fly", wrongUse, "‘fly’"},
		{"asess", wrongUse, "‘assess’"},
		{"register --jsno a", wrongUse, "--json"},
		{"register", wrongUse, "DOSSIER"},
		{"import a.toets", wrongUse, "BESTAND|MAP"},
		{"next a.toets", wrongUse, "--id"},
		{"hand-over a.toets --id x", wrongUse, "--out"},
		{"export - --out x --passphrase-file -", wrongUse, "maar één keer"},
		{"completion tcsh", wrongUse, "bash, zsh, fish"},
		{"assess", wrongUse, "BESTAND"},
		{"assess a b", wrongUse, "‘b’"},
		{"assess --colour a", wrongUse, "--colour"},
		{"assess --json=yes a", wrongUse, "--json"},
		{"assess a --date", wrongUse, "--date"},
		{"assess a --date 2026-02-30", wrongUse, "2026-02-30"},
		{"assess a --lang fr", wrongUse, "‘fr’"},
		{"export", wrongUse, "BESTAND"},
		{"export a", wrongUse, "--out"},
		{"export a --out x --format pdf,doc", wrongUse, "‘doc’"},
		{"export a --out x --only both", wrongUse, "‘both’"},
		{"example a b", wrongUse, "‘b’"},
		{"example nope", couldNot, "‘nope’"},
		{"assess " + missing, couldNot, missing},
		{"verify " + care, couldNot, "geen PDF"},
		{"assess --lang en " + missing, couldNot, "Check the name"},
	} {
		r := run(t, "", strings.Fields(c.args)...)
		if r.code != c.code || !strings.Contains(r.err, c.says) || strings.Count(r.err, "\n") != 1 {
			t.Errorf("%q: %+v", c.args, r)
		}
	}
}

func TestHelpAndVersion(t *testing.T) {
	golden(t, "help.txt", run(t, "", "help").out)
	for _, args := range [][]string{{"--help"}, {"-h"}, {"help", "assess"}, {"assess", "--help"}, {"assess", "-h"}} {
		if r := run(t, "", args...); r.code != done || !strings.Contains(r.out, "assess BESTAND") {
			t.Errorf("%v: %+v", args, r)
		}
	}
	if r := run(t, "", "version"); r.code != done || !strings.HasPrefix(r.out, "Beeldbeltoets ") {
		t.Errorf("%+v", r)
	}
	if r := run(t, "", "example"); r.code != done || !strings.HasPrefix(r.out, "business  ") || strings.Count(r.out, "\n") != 4 {
		t.Errorf("%+v", r)
	}
}

func TestTheSystemsLanguage(t *testing.T) {
	var out bytes.Buffer
	t.Setenv("LC_ALL", "")
	t.Setenv("LC_MESSAGES", "en_GB.UTF-8")
	if Run([]string{"help"}, nil, &out, &out); !strings.Contains(out.String(), "may I use") {
		t.Errorf("got %s", out.String())
	}
}

// TestVerifyNamesTheKindOfAFile: whatever is no record is told for what it is, and
// nobody is sent to save a photo as UTF-8.
func TestVerifyNamesTheKindOfAFile(t *testing.T) {
	comparison, err := grid.Load(grid.Current)
	if err != nil {
		t.Fatal(err)
	}
	asJSON, err := exchange.WriteComparison(comparison.Example)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ data, word string }{
		"leeg.pdf":       {"", "leeg"},
		"tekst.pdf":      {"Zoom is fijn", "gewone tekst"},
		"mail.eml":       {"From: a@example.org\r\n\r\nHallo", "e-mail"},
		"pagina.html":    {"<!doctype html><p>Zoom", "webpagina"},
		"brief.docx":     {"PK\x03\x04\x14\x00word/document.xml", "tekstverwerker"},
		"foto.png":       {"\x89PNG\r\n", "foto"},
		"vergelijk.json": {string(asJSON), "vergelijking"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, []byte(c.data), 0o600); err != nil {
				t.Fatal(err)
			}
			r := run(t, "", "verify", path)
			if r.code != couldNot || !strings.Contains(r.err, c.word) || strings.Contains(r.err, "UTF-8") || strings.Contains(r.err, "JSON:") {
				t.Errorf("exit %d: %s", r.code, r.err)
			}
		})
	}
}
