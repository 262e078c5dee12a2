package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGridForPeopleAndPrograms(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		r := run(t, "", "grid", "clb-2020", "--lang="+lang)
		if r.code != done || r.err != "" {
			t.Errorf("%+v", r)
		}
		golden(t, "grid-"+lang+".txt", r.out)
	}
	r := run(t, "", "grid", "clb-2020", "--json")
	golden(t, "grid.json", r.out)
	fitsSchema(t, "schema/ranking-1.schema.json", r.out)
	r = run(t, "", "grid", "clb-2020", "--use", "clients")
	if r.code != done || strings.Contains(r.out, "35,63") || !strings.Contains(r.out, "33,51") {
		t.Errorf("%+v", r)
	}
}

// TestGridReadsWhatItWrote: the example as JSON, from standard input, and out of
// the report that was exported.
func TestGridReadsWhatItWrote(t *testing.T) {
	example := run(t, "", "example", "clb-2020")
	want := run(t, "", "grid", "clb-2020").out
	if got := run(t, example.out, "grid", "-"); got.out != want {
		t.Errorf("%+v", got)
	}
	folder := filepath.Join(t.TempDir(), "new")
	r := run(t, "", "grid", "clb-2020", "--out", folder, "--date", "2026-11-22")
	paths := strings.Split(strings.TrimSpace(r.out), "\n")
	if r.code != done || len(paths) != 3 {
		t.Fatalf("%+v", r)
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Error(err)
		}
	}
	if got := run(t, "", "grid", paths[0]); got.out != want {
		t.Errorf("%+v", got)
	}
	if got := run(t, "", "assess", paths[0]); got.code != couldNot {
		t.Errorf("a comparison is assessed: %+v", got)
	}
}

func TestGridRefuses(t *testing.T) {
	example := run(t, "", "example", "clb-2020").out
	for want, c := range map[string]struct {
		input string
		code  int
		args  []string
	}{
		"BESTAND":                   {"", wrongUse, []string{"grid"}},
		"--use ‘fun’":               {"", wrongUse, []string{"grid", "clb-2020", "--use", "fun"}},
		"gaat niet over ‘clients’":  {strings.Replace(example, `"use":"both"`, `"use":"meetings"`, 1), wrongUse, []string{"grid", "-", "--use=clients"}},
		"twee programma’s":          {strings.Replace(example, `"Praatbox"`, `"MS Teams"`, 1), couldNot, []string{"grid", "-"}},
		"staat 5.01":                {strings.Replace(example, `"ease":4.18`, `"ease":5.01`, 1), couldNot, []string{"grid", "-"}},
		"Dit is een toetsing":       {run(t, "", "example", "care").out, couldNot, []string{"grid", "-"}},
		"is er niet: bestaat-niet.": {"", couldNot, []string{"grid", "bestaat-niet.json"}},
	} {
		r := run(t, c.input, c.args...)
		if r.code != c.code || !strings.Contains(r.err, want) || strings.Count(r.err, "\n") != 1 || r.out != "" {
			t.Errorf("%v: %+v", c.args, r)
		}
	}
}
