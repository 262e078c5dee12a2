package export

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/assessment/wholefile"
)

const today = assessment.Date("2026-11-22")

func exporter(t testing.TB) *Exporter {
	t.Helper()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func request(t testing.TB, example string) Request {
	t.Helper()
	a, err := exchange.Example(example)
	if err != nil {
		t.Fatal(err)
	}
	return Request{Assessment: a, Lang: "nl", Folder: t.TempDir(), Today: today}
}

func quiet(Progress) {}

func run(t *testing.T, r Request) []File {
	t.Helper()
	files, err := exporter(t).Export(t.Context(), r, quiet)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEveryExampleInEveryLanguage(t *testing.T) {
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		for _, lang := range []string{"nl", "en"} {
			r := request(t, name)
			r.Lang = lang
			files := run(t, r)
			if len(files) != 2 || files[0].Kind != Record || files[1].Kind != Letter {
				t.Fatalf("%s in %s gives %+v", name, lang, files)
			}
			for _, f := range files {
				info, err := os.Stat(f.Path)
				if err != nil || info.Size() != f.Bytes || f.Pages < 1 {
					t.Errorf("%s in %s: %+v is not as told: %v", name, lang, f, err)
				}
			}
			if files[1].Pages > 3 { // with the sheet to sign
				t.Errorf("the letter of %s in %s has %d pages", name, lang, files[1].Pages)
			}
		}
	}
}

func TestNamesSortAndSpeak(t *testing.T) {
	r := request(t, "care")
	files := run(t, r)
	if got := filepath.Base(files[0].Path); got != "2026-11-22 Voorbeeldzorg Beeldbellen - verslag.pdf" {
		t.Error(got)
	}
	if got := filepath.Base(files[1].Path); got != "2026-11-22 Voorbeeldzorg Beeldbellen - brief.pdf" {
		t.Error(got)
	}
}

func TestNothingIsOverwritten(t *testing.T) {
	r := request(t, "care")
	first := run(t, r)
	before := read(t, first[0].Path)
	second := run(t, r)
	if got := filepath.Base(second[0].Path); got != "2026-11-22 Voorbeeldzorg Beeldbellen - verslag (2).pdf" {
		t.Error(got)
	}
	if !bytes.Equal(before, read(t, first[0].Path)) {
		t.Error("the first record has changed")
	}
	if !bytes.Equal(before, read(t, second[0].Path)) {
		t.Error("the same assessment gives other bytes")
	}
}

func TestTheRecordCarriesTheData(t *testing.T) {
	r := request(t, "care")
	r.Sealed, _ = exchange.Write(r.Assessment)
	files := run(t, r)
	if got := attached(t, files[0]); len(got) != 2 || !bytes.Equal(got[0], r.Sealed) {
		t.Errorf("a decided record carries %q", got)
	}
	if got := attached(t, files[1]); len(got) != 0 {
		t.Errorf("a letter carries %q", got)
	}

	r = request(t, "business") // a draft
	r.Sealed = []byte("of an earlier decision that was taken back")
	now, _ := exchange.Write(r.Assessment)
	if got := attached(t, run(t, r)[0]); len(got) != 2 || !bytes.Equal(got[0], now) {
		t.Errorf("a draft's record carries %q", got)
	}

	r.NoData = true
	if got := attached(t, run(t, r)[0]); len(got) != 0 {
		t.Errorf("without data it carries %q", got)
	}
}

func attached(t *testing.T, f File) [][]byte {
	t.Helper()
	contents, err := pdf.Read(read(t, f.Path))
	if err != nil && code(err) != pdf.NoData {
		t.Fatal(err)
	}
	var all [][]byte
	for _, a := range contents.Attachments {
		all = append(all, a.Content)
	}
	return all
}

func TestOnlyWhatThisAssessmentHas(t *testing.T) {
	r := request(t, "business")
	r.Assessment.Answers["audit"] = assessment.Answer{}
	if files := run(t, r); len(files) != 1 || files[0].Kind != Record {
		t.Errorf("incomplete gives %+v", files)
	}
	r.Kinds = []Kind{Record, Letter}
	r.Folder = t.TempDir()
	if _, err := exporter(t).Export(t.Context(), r, quiet); code(err) != "letter-incomplete" {
		t.Errorf("asked for a letter it says %v", err)
	}
	empty(t, r.Folder)
}

func TestProgressCountsUp(t *testing.T) {
	r := request(t, "care")
	var told []Progress
	if _, err := exporter(t).Export(t.Context(), r, func(p Progress) { told = append(told, p) }); err != nil {
		t.Fatal(err)
	}
	if len(told) != 3 || told[1].Done != 1 || told[2].Done != 2 || told[0].Total != 2 || !strings.HasSuffix(told[1].Name, "brief.pdf") {
		t.Errorf("told %+v", told)
	}
}

func TestCancelLeavesNothing(t *testing.T) {
	r := request(t, "care")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := exporter(t).Export(ctx, r, func(p Progress) {
		if p.Done == 1 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled, it says %v", err)
	}
	empty(t, r.Folder)
}

func TestFolderFaults(t *testing.T) {
	r := request(t, "care")
	file := filepath.Join(r.Folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]string{filepath.Join(r.Folder, "none"): "folder-missing", file: "no-folder"} {
		r.Folder = folder
		_, err := exporter(t).Export(t.Context(), r, quiet)
		var e *assessment.Error
		if !errors.As(err, &e) || e.Code != want || e.Params["file"] != folder {
			t.Errorf("%s: %v", folder, err)
		}
	}
}

func TestAFullDiskLeavesNothing(t *testing.T) {
	r := request(t, "care")
	e := exporter(t)
	e.create = func(path string, data []byte) error {
		if strings.Contains(path, "brief") {
			return wholefile.Coded(syscall.ENOSPC, path)
		}
		return wholefile.Create(path, data)
	}
	if _, err := e.Export(t.Context(), r, quiet); code(err) != "disk-full" {
		t.Errorf("it says %v", err)
	}
	empty(t, r.Folder)
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	r := request(t, "care")
	e := exporter(t)
	e.create = func(path string, data []byte) error {
		return wholefile.Create(path, data[:len(data)-1])
	}
	if _, err := e.Export(t.Context(), r, quiet); code(err) != "export-differs" {
		t.Errorf("a file cut short passes: %v", err)
	}
	empty(t, r.Folder)
}

func TestNamesThatSystemsTake(t *testing.T) {
	for _, name := range []string{"Praktijk De Linde", "Cliënt A", "v1.2", "👩‍⚕️ Zorg", "com10", strings.Repeat("é", maxWhole/2)} {
		if !IsFileName(name) {
			t.Errorf("%q is refused", name)
		}
	}
	for _, name := range []string{"", ".", "..", ".x", "x.", "x ", " x", "a/b", `a\b`, "a:b", "a?", "a\nb", "a\x00", "\xff", "con", "NUL", "lpt1.x", strings.Repeat("a", maxWhole+1)} {
		if IsFileName(name) {
			t.Errorf("%q is taken", name)
		}
	}
}

func TestFileNamesThatSystemsTake(t *testing.T) {
	long := strings.Repeat("é", 300)
	for text, want := range map[string]string{
		"Zoom":                   "Zoom",
		`a/b\c:d*e?f"g<h>i|j`:    "a b c d e f g h i j",
		"  Teams\t\n(betaald). ": "Teams (betaald)",
		"CON":                    "_ CON",
		"nul.txt":                "_ nul.txt",
		"":                       "_",
		"...":                    "_",
		"../../etc":              "etc",
		"Zoe\u0308":              "Zoë",
		"\u202egnp.exe\x00":      "gnp.exe",
		"\xff!":                  "!",
		long:                     strings.Repeat("é", maxName/2),
		"👩‍⚕️ Zorg":              "👩⚕️ Zorg",
	} {
		if got := FileName(text); got != want {
			t.Errorf("%q gives %q, not %q", text, got, want)
		}
	}
}

func TestAWholeNameKeepsItsEnding(t *testing.T) {
	long := strings.Repeat("é", 300)
	for text, want := range map[string]string{
		"brief.pdf":          "brief.pdf",
		long + ".pdf":        strings.Repeat("é", maxName/2) + ".pdf",
		long + ".":           strings.Repeat("é", maxName/2),
		long + ".p/f":        strings.Repeat("é", maxName/2),
		long + ". " + long:   strings.Repeat("é", maxName/2),
		"con" + ".pdf":       "_ con.pdf",
		"pdf." + "\u202efdp": "pdf.fdp",
	} {
		if got := WholeFileName(text); got != want {
			t.Errorf("%q gives %q, not %q", text, got, want)
		}
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("Zoom / com1")
	f.Fuzz(func(t *testing.T, text string) {
		name := FileName(text)
		if name == "" || len(name) > maxName+2 || strings.ContainsAny(name, "/\\:*?\"<>|\x00\n") || strings.HasSuffix(name, ".") {
			t.Errorf("%q gives %q", text, name)
		}
		stem, _, _ := strings.Cut(strings.ToLower(name), ".")
		if slices.Contains(reserved, strings.TrimSpace(stem)) {
			t.Errorf("%q gives the device %q", text, name)
		}
	})
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func empty(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		t.Errorf("%s was left behind", e.Name())
	}
}

func code(err error) string {
	var e *assessment.Error
	if !errors.As(err, &e) {
		return ""
	}
	return e.Code
}

// TestSameBytesInAnotherProcess: what is exported today and next year, here and
// there, is the same file.
func TestSameBytesInAnotherProcess(t *testing.T) {
	if folder := os.Getenv("EXPORT_TO"); folder != "" {
		r := request(t, "care")
		r.Folder = folder
		run(t, r)
		return
	}
	folder := t.TempDir()
	other := exec.Command(os.Args[0], "-test.run", "^TestSameBytesInAnotherProcess$")
	other.Env = append(os.Environ(), "EXPORT_TO="+folder)
	if out, err := other.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, f := range run(t, request(t, "care")) {
		if !bytes.Equal(read(t, f.Path), read(t, filepath.Join(folder, filepath.Base(f.Path)))) {
			t.Errorf("another process makes another %s", f.Kind)
		}
	}
}

func TestUnsetCharactersAreKnownBefore(t *testing.T) {
	r := request(t, "care")
	r.Folder = ""
	if unset, err := exporter(t).Unset(r); err != nil || len(unset) != 0 {
		t.Errorf("the example has %q that cannot be set, %v", string(unset), err)
	}
	r.Assessment.Program.Name = "Zoë Ğüneş Αθηνά Юлия 中🙂中"
	if unset, err := exporter(t).Unset(r); err != nil || string(unset) != "中🙂" {
		t.Errorf("got %q, %v", string(unset), err)
	}
}
