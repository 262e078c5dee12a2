package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// recordFile exports a record of an example and returns its path.
func recordFile(t *testing.T, more ...string) string {
	t.Helper()
	args := append([]string{"export", example(t, "care"), "--out", t.TempDir(), "--only", "record", "--date", "2026-11-22"}, more...)
	r := run(t, "", args...)
	if r.code != done {
		t.Fatalf("%+v", r)
	}
	return strings.TrimSpace(r.out)
}

func TestVerifySaysWhetherADecisionIsOver(t *testing.T) {
	path := recordFile(t)
	if r := run(t, "", "verify", path, "--date", "2027-06-18"); r.code != done || !strings.Contains(r.out, "geldt tot en met 18 juni 2027") {
		t.Errorf("%+v", r)
	}
	if r := run(t, "", "verify", path, "--date", "2027-06-19"); r.code != done || !strings.Contains(r.out, "gold tot en met 18 juni 2027. Die dag is voorbij") {
		t.Errorf("%+v", r)
	}
}

// A page that was cropped in place, in the file's own bytes.
func TestVerifyNamesWhatDiffers(t *testing.T) {
	path := recordFile(t)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(data)
	at := bytes.Index(changed, []byte("/MediaBox ["))
	if at < 0 {
		t.Fatal("no page has a size")
	}
	copy(changed[at:], "/MediaBox [9")
	if err := os.WriteFile(path, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	r := run(t, "", "verify", path)
	if r.code != couldNot || !strings.Contains(r.err, "bijgesneden") || !strings.Contains(r.err, "niet zoals het is geëxporteerd") {
		t.Errorf("%+v", r)
	}
	r = run(t, "", "verify", path, "--json")
	if r.code != couldNot || !strings.Contains(r.out, `"code": "page-cropped"`) {
		t.Errorf("%+v", r)
	}
	fitsSchema(t, "schema/verification-1.schema.json", r.out)
}

func TestVerifyOfPagesThatWereCut(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	path, cut := recordFile(t), filepath.Join(t.TempDir(), "cut.pdf")
	if out, err := exec.Command("qpdf", path, "--pages", ".", "1-2", "--", cut).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	r := run(t, "", "verify", cut)
	if r.code != couldNot || !strings.Contains(r.err, "ontbreken bladzijden") || strings.Contains(r.out, "vergeleken: ze zijn") {
		t.Errorf("%+v", r)
	}
}

// A file that is no whole record is called what it is (P9).
func TestVerifyOfOurOtherFiles(t *testing.T) {
	letter := strings.TrimSpace(run(t, "", "export", example(t, "care"), "--out", t.TempDir(), "--only", "letter").out)
	draft := strings.TrimSpace(run(t, "", "export", example(t, "business"), "--out", t.TempDir(), "--only", "record").out)
	grid, _, _ := strings.Cut(run(t, "", "grid", "clb-2020", "--out", t.TempDir()).out, "\n")
	for path, c := range map[string]struct {
		code int
		says string
	}{
		letter:                     {couldNot, "Dit is een brief"},
		recordFile(t, "--no-data"): {couldNot, "zonder de gegevens"},
		draft:                      {done, "Dit is een concept"},
		grid:                       {couldNot, "vergelijking van programma’s"},
		"../../assessment/testdata/0.2.0/02-nl-suitable--approved.pdf": {done, "bladzijden zijn niet vergeleken"},
	} {
		r := run(t, "", "verify", path)
		if r.code != c.code || !strings.Contains(r.out+r.err, c.says) {
			t.Errorf("%s: %+v", path, r)
		}
	}
}
