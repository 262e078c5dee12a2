package cli

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment/dossier"
)

func TestEachCommandHasItsOwnHelp(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		whole := run(t, "", "help", "--all", "--lang", lang).out
		for _, c := range table() {
			t.Run(lang+" "+c.name, func(t *testing.T) {
				r := run(t, "", c.name, "--help", "--lang", lang)
				if r.code != done || r.err != "" || !strings.Contains(r.out, ": beeldbeltoets "+c.name) {
					t.Errorf("its help has no example: %+v", r)
				}
				for _, f := range c.allFlags() {
					if !strings.Contains(r.out, "--"+f.name) {
						t.Errorf("--%s is missing", f.name)
					}
				}
				if !strings.Contains(whole, r.out) {
					t.Error("it is not on the page of all, of which the man pages are made")
				}
			})
		}
	}
}

// TestTheListsNameEachCommand: the man pages take the page of all, and README.md lists
// each command.
func TestTheListsNameEachCommand(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	must(t, err)
	for _, c := range table() {
		if !bytes.Contains(readme, []byte("beeldbeltoets "+c.name)) {
			t.Errorf("README.md does not list %s", c.name)
		}
	}
	build, err := os.ReadFile("../../.ci/package/build")
	must(t, err)
	for _, want := range []string{"help --all --lang", "completion bash", "completion zsh", "completion fish"} {
		if !bytes.Contains(build, []byte("beeldbeltoets "+want)) {
			t.Errorf("the packages do without %s", want)
		}
	}
	for _, page := range []string{"beeldbeltoets.1", "beeldbeltoets.nl.1"} {
		text, err := os.ReadFile("../../.ci/package/linux/" + page)
		must(t, err)
		if !bytes.Contains(text, []byte("@HELP@")) {
			t.Errorf("%s has no commands", page)
		}
	}
}

// TestCompletionNamesEverything, and bash understands it.
func TestCompletionNamesEverything(t *testing.T) {
	for _, shell := range shells() {
		r := run(t, "", "completion", shell)
		if r.code != done || strings.Contains(r.out, "@") && shell != "fish" {
			t.Errorf("%s: %+v", shell, r)
		}
		for _, c := range table() {
			for _, f := range c.allFlags() {
				if !strings.Contains(r.out, f.name) || !strings.Contains(r.out, c.name) {
					t.Errorf("%s does not complete %s --%s", shell, c.name, f.name)
				}
			}
		}
	}
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash here")
	}
	script := run(t, "", "completion", "bash").out + "COMP_WORDS=(beeldbeltoets register --xl); COMP_CWORD=2; _beeldbeltoets; echo \"${COMPREPLY[@]}\"\n" +
		"COMP_WORDS=(beeldbeltoets export --only r); COMP_CWORD=3; _beeldbeltoets; echo \"${COMPREPLY[@]}\"\n"
	out, err := exec.Command(bash, "--norc", "-c", script).Output()
	if err != nil || string(out) != "--xlsx\nrecord\n" {
		t.Errorf("bash completes %q, %v", out, err)
	}
}

func TestNearest(t *testing.T) {
	for typed, want := range map[string]string{"asses": "assess", "regsiter": "register", "xyz": "", "": "", "v": "", "handover": "hand-over"} {
		t.Run(typed, func(t *testing.T) {
			if got := nearest(typed, namesOfCommands()); got != want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestWhatIsTold(t *testing.T) {
	t.Setenv(dossier.StateVariable, t.TempDir())
	path, _ := filed(t, "")
	for _, c := range []struct {
		schema string
		args   []string
	}{
		{"due", []string{"due", path, "--json", "--date", "2026-11-30"}},
		{"register", []string{"register", path, "--json"}},
		{"version", []string{"--version", "--json"}},
		{"verification", []string{"verify", path, "--json"}},
		{"import", []string{"import", path, example(t, "care"), "--json", "--look"}},
	} {
		t.Run(c.schema, func(t *testing.T) {
			r := run(t, "", c.args...)
			if r.code != done {
				t.Fatalf("%+v", r)
			}
			fitsSchema(t, "schema/"+c.schema+"-1.schema.json", r.out)
		})
	}
	bad := run(t, "", "verify", example(t, "care"), "--json")
	if bad.code != couldNot || bad.err != "" || !strings.Contains(bad.out, `"whole": false`) || !strings.Contains(bad.out, "geen PDF") {
		t.Errorf("what is not whole: %+v", bad)
	}
	fitsSchema(t, "schema/verification-1.schema.json", bad.out)
}

func TestWhatIsDueAndTheRegisterAsFiles(t *testing.T) {
	t.Setenv(dossier.StateVariable, t.TempDir())
	path, _ := filed(t, "")
	calendar := run(t, "", "due", path, "--ics", "-", "--date", "2026-11-30")
	if calendar.code != done || !strings.HasPrefix(calendar.out, "BEGIN:VCALENDAR") || !strings.Contains(calendar.out, "BEGIN:VEVENT") {
		t.Errorf("%+v", calendar)
	}
	if lines := run(t, "", "due", path, "--date", "2026-11-30"); lines.code != done || lines.out == "" {
		t.Errorf("%+v", lines)
	}
	book := run(t, "", "register", path, "--xlsx", "-")
	if _, err := zip.NewReader(strings.NewReader(book.out), int64(len(book.out))); book.code != done || err != nil {
		t.Errorf("the workbook: %v, %s", err, book.err)
	}
	file := filepath.Join(t.TempDir(), "register.xlsx")
	if r := run(t, "", "register", path, "--xlsx", file); r.code != done || r.out != file+"\n" {
		t.Errorf("%+v", r)
	}
	if r := run(t, "", "register", path, "--xlsx", file); r.code != couldNot || !strings.Contains(r.err, "niets overschreven") {
		t.Errorf("%+v", r)
	}
}

func TestNextAndHandOver(t *testing.T) {
	t.Setenv(dossier.StateVariable, t.TempDir())
	path, items := filed(t, "")
	decided := items[0].Key()
	r := run(t, "", "next", path, "--id", decided, "--date", "2026-11-30")
	if r.code != done || !strings.Contains(r.out, "versie 2") {
		t.Fatalf("%+v", r)
	}
	if again := run(t, "", "next", path, "--id", decided); again.code != couldNot || strings.Count(again.err, "\n") != 1 {
		t.Errorf("%+v", again)
	}
	to := filepath.Join(t.TempDir(), "opvolger.toets")
	if r := run(t, "", "hand-over", path, "--id", decided, "--out", to); r.code != done {
		t.Fatalf("%+v", r)
	}
	if r := run(t, "", "register", to, "--json"); strings.Count(r.out, `"key"`) != 1 || !strings.Contains(r.out, decided) {
		t.Errorf("handed over %s", r.out)
	}
	if r := run(t, "", "hand-over", path, "--id", decided, "--out", to); r.code != couldNot || !strings.Contains(r.err, to) {
		t.Errorf("%+v", r)
	}
	if r := run(t, "", "hand-over", path, "--id", "2020-0001", "--out", to+".toets"); r.code != couldNot || !strings.Contains(r.err, "2020-0001") {
		t.Errorf("%+v", r)
	}
}

// TestADossierIsNamedOnce: what is no dossier is said in one line that names it once,
// in each command that takes one.
func TestADossierIsNamedOnce(t *testing.T) {
	path := example(t, "care")
	for _, args := range [][]string{{"register", path}, {"due", path}, {"next", path, "--id", "x"}, {"hand-over", path, "--id", "x", "--out", path + ".toets"}} {
		t.Run(args[0], func(t *testing.T) {
			r := run(t, "", args...)
			if r.code != couldNot || strings.Count(r.err, path) != 1 || !strings.Contains(r.err, "geen dossier") || strings.Count(r.err, "\n") != 1 {
				t.Errorf("%+v", r)
			}
		})
	}
}
