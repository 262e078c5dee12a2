package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/wholefile"
)

// zipped is a zip with parts by name.
func zipped(t testing.TB, parts map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range parts {
		part, err := w.Create(name)
		must(t, err)
		_, err = part.Write([]byte(text))
		must(t, err)
	}
	must(t, w.Close())
	return out.String()
}

// TestAZipIsLookedInto: its parts are found as files are, nothing of it is written
// anywhere, and what is dangerous is told and not read.
func TestAZipIsLookedInto(t *testing.T) {
	data, err := exchange.Write(example(t, id).Assessment)
	must(t, err)
	for name, c := range map[string]struct {
		part, text string
		state      State
		code       string
	}{
		"an assessment":         {"map/a.json", string(data), New, ""},
		"without an ending":     {"a", string(data), New, ""},
		"a path out of it":      {"../../../etc/a.json", string(data), New, ""},
		"a photo":               {"a.json", "\x89PNG\r\n", Other, "kind-picture"},
		"a zip in it":           {"b.zip", zipped(t, map[string]string{"a.json": string(data)}), Other, "kind-zip"},
		"a dossier in it":       {"b.toets", "SQLite format 3\x00", Damaged, "zip-dossier"},
		"a bomb":                {"a.json", strings.Repeat(" ", 4<<20), Damaged, "zip-large"},
		"broken JSON":           {"a.json", "{", Damaged, "json-syntax"},
		"what a Mac puts in it": {"__MACOSX/._a.json", "\x00\x05", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "pakket") // a name says nothing
			must(t, os.WriteFile(path, []byte(zipped(t, map[string]string{c.part: c.text})), 0o600))
			plan := lookInto(t, fresh(t), path)
			if c.state == "" {
				if len(plan.Finds) != 0 {
					t.Fatalf("it finds %+v", plan.Finds)
				}
				return
			}
			if len(plan.Finds) != 1 || plan.Finds[0].State != c.state || c.code != "" && !assessment.IsCode(plan.Finds[0].Err, c.code) {
				t.Fatalf("it finds %+v", plan.Finds)
			}
			if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
				t.Errorf("beside it stands %v, %v", left, err)
			}
		})
	}
}

// TestTheZipHandedOver is imported, and once more it is there.
func TestTheZipHandedOver(t *testing.T) {
	store := fresh(t)
	path := filepath.Join("testdata", "pakket.zip")
	importAll(t, store, Merge, path)
	if n := len(store.Rows()); n != 1 {
		t.Fatalf("%d assessments", n)
	}
	if again := lookInto(t, store, path); again.Count(Same) != 1 {
		t.Errorf("once more it is %v", states(again))
	}
}

// TestPartsCountAsFiles: as people see it, a zip is as many files as are in it, and what
// it holds beside these is none; all zips together hold no more than a folder may.
func TestPartsCountAsFiles(t *testing.T) {
	folder := t.TempDir()
	parts := map[string]string{"a.json": "{", "map/": "", "map/b.json": "{", "__MACOSX/._a.json": "x", ".DS_Store": "x"}
	must(t, os.WriteFile(filepath.Join(folder, "pakket.zip"), []byte(zipped(t, parts)), 0o600))
	must(t, os.WriteFile(filepath.Join(folder, "c.json"), []byte("{"), 0o600))
	files, err := Files([]string{folder})
	must(t, err)
	var done, all int
	plan, err := Look(context.Background(), fresh(t), files, Options{}, func(d, a int) { done, all = d, a })
	must(t, err)
	if done != 3 || all != 3 || len(plan.Finds) != 3 {
		t.Errorf("%d of %d, %d finds", done, all, len(plan.Finds))
	}
	for _, want := range []string{"c.json", "pakket.zip › a.json", "pakket.zip › map/b.json"} {
		if !slices.ContainsFunc(plan.Finds, func(f Find) bool { return f.Name() == want }) {
			t.Errorf("%s is not among them", want)
		}
	}
	many := map[string]string{}
	for i := range MostFiles/2 + 1 {
		many[strconv.Itoa(i)] = "\x89PNG"
	}
	data := []byte(zipped(t, many))
	for _, name := range []string{"1.zip", "2.zip"} {
		must(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
	}
	plan = lookInto(t, fresh(t), folder)
	last := plan.Finds[slices.IndexFunc(plan.Finds, func(f Find) bool { return strings.HasSuffix(f.File, "2.zip") })]
	if !assessment.IsCode(last.Err, "intake-many") || plan.Count(Other) != len(many) {
		t.Errorf("%v, and %d pictures", last.Err, plan.Count(Other))
	}
}

// TestADossierThatIsHeldIsTriedAgain, as any file is: a sync program lets go.
func TestADossierThatIsHeldIsTriedAgain(t *testing.T) {
	tries := 0
	_, err := wholefile.WhileHeld(func() (int, error) {
		if tries++; tries < 3 {
			return 0, &assessment.Error{Code: assessment.FileBusy}
		}
		return 1, nil
	}, func(time.Duration) {})
	if err != nil || tries != 3 {
		t.Errorf("%v after %d", err, tries)
	}
}

// FuzzZip: whatever a zip says of itself, each find has a state, and an error of
// ours where it cannot be read.
func FuzzZip(f *testing.F) {
	f.Add([]byte(zipped(f, map[string]string{"a.json": "{}", "b/c": "x"})))
	f.Add([]byte("PK\x05\x06" + string(make([]byte, 18))))
	f.Add([]byte("PK\x03\x04"))
	store, path := fresh(f), filepath.Join(f.TempDir(), "a.zip")
	f.Fuzz(func(t *testing.T, data []byte) {
		must(t, os.WriteFile(path, data, 0o600))
		for _, find := range lookInto(t, store, path).Finds {
			if _, is := find.Err.(*assessment.Error); find.Err != nil && !is || find.State == "" {
				t.Fatalf("%+v", find)
			}
		}
	})
}
