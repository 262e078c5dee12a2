package cli

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// cutOff copies a dossier as a program leaves it that is killed in the midst of a save:
// half of it is changed, and the journal beside it undoes that.
func cutOff(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", "file://"+path+"?_pragma=cache_size(1)&_pragma=journal_mode(DELETE)")
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	tx, err := db.Begin()
	must(t, err)
	defer tx.Rollback()
	for _, statement := range []string{`UPDATE items SET payload = zeroblob(9000)`, `UPDATE history SET payload = zeroblob(9000)`, `DELETE FROM meta`} {
		_, err := tx.Exec(statement)
		must(t, err)
	}
	cut := filepath.Join(t.TempDir(), "Gekapt.toets")
	for _, suffix := range []string{"", "-journal"} {
		data, err := os.ReadFile(path + suffix)
		must(t, err)
		must(t, os.WriteFile(cut+suffix, data, 0o600))
	}
	return cut
}

// After a crash in the midst of a save every command mends first (D14).
func TestCommandsAfterACrash(t *testing.T) {
	path, items := filed(t, "")
	key := items[0].Key()
	half := cutOff(t, path)
	must(t, os.Remove(half+"-journal"))
	if r := run(t, "", "verify", half); r.code == done && r.err == "" {
		t.Fatalf("without the journal nothing is wrong, so that this shows nothing: %+v", r)
	}
	for name, args := range map[string]func(cut string) []string{
		"register": func(cut string) []string { return []string{"register", cut} },
		"export": func(cut string) []string {
			return []string{"export", cut, "--id", key, "--only", "record", "--out", t.TempDir()}
		},
		"import into": func(cut string) []string { return []string{"import", cut, path} },
		"import from": func(cut string) []string { return []string{"import", "--look", path, cut} },
		"verify":      func(cut string) []string { return []string{"verify", cut} },
		"hand over": func(cut string) []string {
			return []string{"hand-over", cut, "--id", key, "--out", filepath.Join(t.TempDir(), "Weg.toets")}
		},
	} {
		t.Run(name, func(t *testing.T) {
			cut := cutOff(t, path)
			r := run(t, "", args(cut)...)
			if r.code != done || strings.Contains(r.err, "beschadigd") {
				t.Errorf("%+v", r)
			}
			if _, err := os.Lstat(cut + "-journal"); err == nil {
				t.Error("the half change is still there")
			}
			if r := run(t, "", "verify", cut); r.code != done || r.err != "" {
				t.Errorf("afterwards: %+v", r)
			}
		})
	}
}
