package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment/dossier"
)

func TestANewDossierFromTheTerminal(t *testing.T) {
	t.Setenv(dossier.StateVariable, t.TempDir())
	folder := t.TempDir()
	words := filepath.Join(folder, "wachtzin.txt")
	must(t, os.WriteFile(words, []byte("vier losse woorden hier\n"), 0o600))
	weak := filepath.Join(folder, "zwak.txt")
	must(t, os.WriteFile(weak, []byte("welkom01\n"), 0o600))
	empty := filepath.Join(folder, "leeg.txt")
	must(t, os.WriteFile(empty, nil, 0o600))
	for name, c := range map[string]struct {
		input     string
		flags     []string
		code      int
		encrypted bool
		passed    string
	}{
		"plain":               {"", nil, done, false, ""},
		"in a new folder":     {"", nil, done, false, ""},
		"with a passphrase":   {"", []string{"--passphrase-file", words}, done, true, "vier losse woorden hier"},
		"from standard input": {"vijf losse woorden hier\n", []string{"--passphrase-file", "-"}, done, true, "vijf losse woorden hier"},
		"a weak one":          {"", []string{"--passphrase-file", weak}, couldNot, false, ""},
		"a weak one meant so": {"", []string{"--passphrase-file", weak, "--confirm-weak"}, done, true, "welkom01"},
		"an empty one":        {"", []string{"--passphrase-file", empty}, couldNot, false, ""},
		"none there":          {"", []string{"--passphrase-file", filepath.Join(folder, "weg")}, couldNot, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(folder, name, "praktijk.toets")
			r := run(t, c.input, append([]string{"new", path}, c.flags...)...)
			if r.code != c.code || strings.Count(r.out+r.err, "\n") != 1 {
				t.Fatalf("%+v", r)
			}
			if c.code != done {
				if _, err := os.Stat(path); err == nil {
					t.Error("a dossier was made all the same")
				}
				return
			}
			store, err := dossier.Open(path, dossier.Options{Passphrase: c.passed})
			must(t, err)
			defer store.Close()
			if store.Encrypted() != c.encrypted || len(store.Rows()) > 0 {
				t.Errorf("encrypted: %v, with %d rows", store.Encrypted(), len(store.Rows()))
			}
			if r := run(t, "", append([]string{"new", path}, c.flags...)...); r.code != couldNot || strings.Count(r.err, "\n") != 1 {
				t.Errorf("where one stands: %+v", r)
			}
		})
	}
	if r := run(t, "", "new", filepath.Join(folder, "praktijk.pdf")); r.code != wrongUse {
		t.Errorf("another ending: %+v", r)
	}
	if r := run(t, "", "new"); r.code != wrongUse {
		t.Errorf("without a name: %+v", r)
	}
}

// What the new dossier is for: the whole work can be driven from the terminal.
func TestANewDossierIsWorkedWith(t *testing.T) {
	t.Setenv(dossier.StateVariable, t.TempDir())
	path := filepath.Join(t.TempDir(), "praktijk.toets")
	for _, step := range []struct {
		input string
		args  []string
	}{
		{"", []string{"new", path}},
		{"", []string{"import", path, example(t, "care")}},
		{"", []string{"register", path}},
	} {
		if r := run(t, step.input, step.args...); r.code != done || r.out == "" {
			t.Fatalf("%v: %+v", step.args, r)
		}
	}
}
