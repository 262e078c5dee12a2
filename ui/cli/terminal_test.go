package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

// hostile names the window, clears the screen, writes over the line and turns what
// follows around.
const hostile = "Zoom\x1b]0;owned\a\x1b[2J\u009b31m\u202egnp.exe\u2066\rover"

// TestNothingOfOthersSteersTheTerminal: every command over an assessment, a file and a
// dossier that name things so, and over one that a hostile lock holds (D13).
func TestNothingOfOthersSteersTheTerminal(t *testing.T) {
	path, items := filed(t, "")
	a := items[0].Assessment.Clone()
	a.ID, a.Decision, a.Number = "0191d9a0-0000-4000-8000-00000000abcd", nil, ""
	a.Program.Name, a.Practice.Name, a.Assessor.Name = hostile, hostile, hostile
	a.Exception.Reason, a.Program.Maker = hostile, hostile
	store, err := dossier.Open(path, dossier.Options{})
	must(t, err)
	must(t, store.Save(dossier.Change{By: hostile, At: time.Now(), Items: []register.Item{{Assessment: a}}}))
	must(t, store.Close())
	data, err := exchange.Write(a)
	must(t, err)
	folder := t.TempDir()
	file := filepath.Join(folder, "a\x1b[2J.json")
	broken := filepath.Join(folder, "b\u202e.json")
	must(t, os.WriteFile(file, data, 0o600))
	must(t, os.WriteFile(broken, []byte(`{"format":"beeldbeltoets/assessment","version":1,"\u001b[2J":1}`), 0o600))
	other := filepath.Join(t.TempDir(), "ander.toets")
	fresh, err := dossier.Create(other, "")
	must(t, err)
	must(t, fresh.Close())

	commands := [][]string{
		{"assess", file}, {"assess", file, "--json"}, {"assess", broken}, {"export", file, "--out", t.TempDir()},
		{"register", path}, {"register", path, "--json"}, {"register", path, "--csv"}, {"plain", file},
		{"import", other, "--look", path, folder}, {"import", other, path, folder}, {"verify", file}, {hostile}, {"assess", "--" + hostile}, {"grid", file},
	}
	for _, args := range commands {
		for _, input := range []string{"", strings.Repeat("?\n\n", 40)} {
			got := run(t, input, args...)
			for where, text := range map[string]string{"out": got.out, "err": got.err} {
				text = strings.NewReplacer("\r\n", "", "\n", "", "\t", "", "\ufeff", "").Replace(text)
				if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }); i >= 0 {
					t.Errorf("%q, %s: %q", args[0], where, text[max(0, i-40):min(len(text), i+10)])
				}
			}
			if len(args) > 2 && args[len(args)-1] == "--json" && !json.Valid([]byte(got.out)) {
				t.Errorf("%s is no JSON: %s", args[0], got.out)
			}
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestAnErrorIsOneLine: a line feed in the name of a file forges no second one.
func TestAnErrorIsOneLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a\nbeeldbeltoets: alles klopt.json")
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := run(t, "", "assess", path)
	if r.code != couldNot || strings.Count(r.err, "\n") != 1 {
		t.Errorf("exit %d, %q", r.code, r.err)
	}
}
