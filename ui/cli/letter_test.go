package cli

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestLetterChoices: for whom, how and in which language a letter is, on the
// command line; what there is, is named where it is not that.
func TestLetterChoices(t *testing.T) {
	care, dir := example(t, "care"), t.TempDir()
	for args, want := range map[string]struct {
		code  int
		lines int
		err   string
	}{
		"":                               {done, 2, ""},
		"--who young --way mail --large": {done, 2, ""},
		"--way aloud":                    {done, 3, ""},
		"--who child --one-parent --promise-72 --tone informal":       {done, 2, ""},
		"--only letter --lang tr":                                     {couldNot, 0, "--confirm-not-reviewed"},
		"--only letter --lang uk --confirm-not-reviewed":              {done, 1, ""},
		"--only letter --lang ar --confirm-not-reviewed --format pdf": {done, 1, ""},
		"--who nobody":            {couldNot, 0, "adult, young, child, parents, representative"},
		"--tone rude":             {wrongUse, 0, "formal, informal"},
		"--way silence":           {wrongUse, 0, "paper, mail, aloud"},
		"--lang xx":               {wrongUse, 0, "nl, en, ar, de, fr, pl, tr, uk"},
		"--only record --lang tr": {wrongUse, 0, "‘tr’"},
	} {
		all := slices.Concat([]string{"export", care, "--out", filepath.Join(dir, args)}, strings.Fields(args))
		r := run(t, "", all...)
		if r.code != want.code || strings.Count(r.out, "\n") != want.lines || !strings.Contains(r.err, want.err) || (want.err == "") != (r.err == "") {
			t.Errorf("%q: %+v", args, r)
		}
	}
}
