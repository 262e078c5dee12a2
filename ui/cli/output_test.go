package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment/dossier"
)

// TestOneDocumentToStandardOutput: exactly that one, byte for byte what a folder gets,
// and it left the house; more than one are refused before anything is made.
func TestOneDocumentToStandardOutput(t *testing.T) {
	path, folder := practiceOf(t), t.TempDir()
	for _, c := range [][]string{{"--only", "record"}, {"--only", "letter"}, {"--only", "letter", "--format", "docx"}, {"--only", "letter", "--format", "txt"}, {"--format", "eml"}} {
		t.Run(strings.Join(c, " "), func(t *testing.T) {
			args := append([]string{"export", path, "--id", "2026-0003"}, c...)
			out := run(t, "", append(args, "--out", "-")...)
			to := filepath.Join(folder, strings.Join(c, ""))
			if r := run(t, "", append(args, "--out", to, "--quiet")...); r.code != done || r.out != "" {
				t.Fatalf("%+v", r)
			}
			made, err := filepath.Glob(filepath.Join(to, "*"))
			if err != nil || len(made) != 1 {
				t.Fatalf("%v, %v", made, err)
			}
			want, err := os.ReadFile(made[0])
			if err != nil || out.code != done || out.out != string(want) {
				t.Errorf("%d, %v: %.80q, not %.80q; %s", out.code, err, out.out, want, out.err)
			}
		})
	}
	if itemsOf(t, path)[0].Exported == "" {
		t.Error("nobody knows that it left the house")
	}
	care := example(t, "care")
	for _, c := range [][]string{
		{care}, {care, care, "--only", "record"}, {care, "--only", "record", "--format", "pdf,txt"}, {care, "--only", "letter", "--for-list", care}, {care, "--only", "letter", "--way", "aloud"},
	} {
		t.Run(strings.Join(c, " "), func(t *testing.T) {
			r := run(t, "", append([]string{"export", "--out", "-"}, c...)...)
			if r.code != wrongUse || r.out != "" || !strings.Contains(r.err, "--only") || strings.Count(r.err, "\n") != 1 {
				t.Errorf("%+v", r)
			}
		})
	}
	if r := run(t, "", "grid", "clb-2020", "--out", "-", "--format", "csv"); r.code != done || !strings.Contains(r.out, ";") {
		t.Errorf("%+v", r)
	}
	if r := run(t, "", "grid", "clb-2020", "--out", "-"); r.code != wrongUse || !strings.Contains(r.err, "--format: pdf, csv, xlsx") {
		t.Errorf("%+v", r)
	}
}

// TestQuietAndAsJSON: each command that says what it did says nothing with --quiet, and
// with --json one thing that fits its form.
func TestQuietAndAsJSON(t *testing.T) {
	path, folder := practiceOf(t), t.TempDir()
	for n, form := range []string{"--quiet", "-q", "--json"} {
		at := func(name string) string { return filepath.Join(folder, form+name) }
		for name, args := range map[string][]string{
			"export": {"export", path, "--id", "2026-0003", "--out", at("out")}, "new": {"new", at("nieuw.toets")}, "next": {"next", path, "--id", "2026-0003"},
			"hand-over": {"hand-over", path, "--id", "2026-0003", "--out", at("weg.toets")}, "import": {"import", path, example(t, "business")}, "verify": {"verify", path},
		} {
			t.Run(form+" "+name, func(t *testing.T) {
				r := run(t, "", append(args, form)...)
				if name == "next" && n > 0 { // it was begun with the first
					return
				}
				if r.code != done || r.err != "" || (form != "--json") != (r.out == "") {
					t.Fatalf("%+v", r)
				}
				if schema := map[string]string{"verify": "verification", "import": "import"}[name]; form == "--json" && schema == "" {
					fitsSchema(t, "schema/made-1.schema.json", r.out)
				} else if form == "--json" {
					fitsSchema(t, "schema/"+schema+"-1.schema.json", r.out)
				}
			})
		}
	}
	r := run(t, "", "new", filepath.Join(folder, "met.toets"), "--json", "--passphrase-file", passphraseFile(t, "paard batterij nietje correct"))
	fitsSchema(t, "schema/made-1.schema.json", r.out)
	if !strings.Contains(r.out, `"encrypted": true`) {
		t.Errorf("%+v", r)
	}
}

func passphraseFile(t *testing.T, passphrase string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "wachtzin.txt")
	must(t, os.WriteFile(path, []byte(passphrase+"\n"), 0o600))
	return path
}

// TestFlagsBeforeAndBehindTheCommand: a flag takes a value in each command or in none,
// so that it may stand anywhere.
func TestFlagsBeforeAndBehindTheCommand(t *testing.T) {
	valued := map[string]bool{}
	for _, f := range everyFlag() {
		if was, known := valued[f.name]; known && was != f.valued() {
			t.Errorf("--%s takes a value in one command alone", f.name)
		}
		valued[f.name] = f.valued()
	}
	for before, behind := range map[string]string{
		"--lang en assess F": "assess --lang en F", "--json -h assess F": "assess --json -h F", "--lang=en --date 2026-01-01 assess": "assess --lang=en --date 2026-01-01",
		"--help": "help", "-h --lang en": "help --lang en", "--version --json": "version --json", "--json --version": "version --json", "assess --json F": "assess --json F",
		"--lang": "--lang", "": "", "-- assess": "-- assess", "- assess": "- assess",
	} {
		if got := ordered(strings.Fields(before)); !slices.Equal(got, strings.Fields(behind)) {
			t.Errorf("%q is %q", before, got)
		}
	}
	if r := run(t, "", "-q", "--lang", "en", "example", "care"); r.code != wrongUse || !strings.Contains(r.err, "no option --quiet") {
		t.Errorf("%+v", r)
	}
	if r := run(t, "", "assess", "-x", "a"); r.code != wrongUse || !strings.Contains(r.err, "-x") {
		t.Errorf("%+v", r)
	}
}

// TestStandardInputAndOutputOnce: "-" is taken wherever a FILE is, in one place, and
// refused where only a file by its name can stand.
func TestStandardInputAndOutputOnce(t *testing.T) {
	t.Setenv(dossier.StateVariable, t.TempDir())
	care, path := run(t, "", "example", "care").out, emptyDossier(t)
	for _, args := range [][]string{{"assess", "-"}, {"export", "-", "--out", t.TempDir()}, {"import", path, "-"}} {
		if r := run(t, care, args...); r.code != done || r.err != "" {
			t.Errorf("%v: %+v", args, r)
		}
	}
	if r := run(t, run(t, "", "example", "clb-2020").out, "grid", "-"); r.code != done {
		t.Errorf("%+v", r)
	}
	if r := run(t, run(t, care, "export", "-", "--only", "record", "--out", "-").out, "verify", "-"); r.code != done {
		t.Errorf("%+v", r)
	}
	for _, c := range table() {
		for _, o := range c.takes {
			if slices.Contains(o.names, aDossier) && (c.keeps || !slices.Contains(o.names, aFile)) {
				if r := run(t, care, c.name, "-", "-"); r.code != wrongUse || strings.Count(r.err, "\n") != 1 {
					t.Errorf("%s -: %+v", c.name, r)
				}
			}
		}
	}
	for _, args := range []string{"assess - --passphrase-file -", "register a.toets --json --csv", "due a.toets --json --ics -", "import a.toets - -", "export - --for-list - --out x", "hand-over a.toets --id x --out -", "grid clb-2020 --out - --format csv --json"} {
		if r := run(t, care, strings.Fields(args)...); r.code != wrongUse || strings.Count(r.err, "\n") != 1 {
			t.Errorf("%s: %+v", args, r)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// TestAFullDisk: what could not be written to standard output does not pass for done.
func TestAFullDisk(t *testing.T) {
	t.Setenv("LC_ALL", "nl_NL.UTF-8")
	for _, args := range [][]string{{"example", "care"}, {"assess", example(t, "care")}, {"assess", example(t, "care"), "--json"}, {"help"}, {"manual"}, {"completion", "fish"}} {
		var errOut bytes.Buffer
		if code := Run(args, strings.NewReader(""), full{}, &errOut); code != couldNot || strings.Count(errOut.String(), "\n") != 1 {
			t.Errorf("%v: %d, %s", args, code, errOut.String())
		}
	}
}

func TestTheManualInTheTerminal(t *testing.T) {
	whole := run(t, "", "manual").out
	if !strings.HasPrefix(whole, "# Handleiding") || strings.Contains(whole, "](") || strings.Contains(whole, "<a ") {
		t.Errorf("%.200s", whole)
	}
	some := run(t, "", "manual", "WACHTZIN").out
	if !strings.Contains(some, "wachtzin") || len(some) >= len(whole) || !strings.HasPrefix(some, "## ") {
		t.Errorf("%.200s", some)
	}
	if r := run(t, "", "manual", "xyzzy"); r.code != couldNot || !strings.Contains(r.err, "‘xyzzy’") {
		t.Errorf("%+v", r)
	}
}
