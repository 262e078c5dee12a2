package cli

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// cutOff copies a dossier as a program leaves it that is killed in the midst of a save:
// half of it is changed, and the journal beside it, in SQLite's own format, undoes that.
func cutOff(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	const sector = 512
	page := int(binary.BigEndian.Uint16(data[16:]))
	journal := append([]byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}, make([]byte, sector-8)...)
	for i, n := range []int{2, 0, len(data) / page, sector, page} { // records, nonce, pages, sizes
		binary.BigEndian.PutUint32(journal[8+4*i:], uint32(n))
	}
	for _, n := range []int{2, len(data) / page / 2} {
		old := data[(n-1)*page : n*page]
		sum := uint32(0)
		for i := page - 200; i > 0; i -= 200 {
			sum += uint32(old[i])
		}
		journal = binary.BigEndian.AppendUint32(journal, uint32(n))
		journal = binary.BigEndian.AppendUint32(append(journal, old...), sum)
		clear(old)
	}
	cut := filepath.Join(t.TempDir(), "Gekapt.toets")
	must(t, os.WriteFile(cut, data, 0o600))
	must(t, os.WriteFile(cut+"-journal", journal, 0o600))
	return cut
}

// ofDossiers are the commands that work on a dossier that is there, and the flags that
// name one.
func ofDossiers() (names []string) {
	for _, c := range table() {
		if c.name == "new" || c.name == "help" {
			continue
		}
		for _, o := range c.takes {
			if slices.Contains(o.names, aDossier) {
				names = append(names, c.name)
			}
		}
		for _, f := range c.flags {
			if f.takes == aDossier && f.name != "out" { // which it makes
				names = append(names, c.name+" --"+f.name)
			}
		}
	}
	return names
}

// After a crash in the midst of a save every command mends first (D14).
func TestCommandsAfterACrash(t *testing.T) {
	path, items := filed(t, "")
	key := items[0].Key()
	record := exported(t, path, key)
	half := cutOff(t, path)
	must(t, os.Remove(half+"-journal"))
	if r := run(t, "", "verify", half); r.code == done && r.err == "" {
		t.Fatalf("without the journal nothing is wrong, so that this shows nothing: %+v", r)
	}
	out := func(name string) string { return filepath.Join(t.TempDir(), name) }
	ways := map[string]func(cut string) []string{
		"register": func(cut string) []string { return []string{"register", cut} },
		"due":      func(cut string) []string { return []string{"due", cut} },
		"next":     func(cut string) []string { return []string{"next", cut, "--id", key} },
		"plain":    func(cut string) []string { return []string{"plain", cut} },
		"export": func(cut string) []string {
			return []string{"export", cut, "--id", key, "--only", "record", "--out", t.TempDir()}
		},
		"import":           func(cut string) []string { return []string{"import", cut, path} },
		"import from":      func(cut string) []string { return []string{"import", "--look", path, cut} },
		"verify":           func(cut string) []string { return []string{"verify", cut} },
		"verify --dossier": func(cut string) []string { return []string{"verify", record, "--dossier", cut} },
		"hand-over": func(cut string) []string {
			return []string{"hand-over", cut, "--id", key, "--out", out("Weg.toets")}
		},
	}
	for _, name := range ofDossiers() {
		if _, is := ways[name]; !is {
			t.Errorf("%s works on a dossier, and no test has it after a crash", name)
		}
	}
	for name, args := range ways {
		t.Run(name, func(t *testing.T) {
			cut := cutOff(t, path)
			r := run(t, "q\n", args(cut)...)
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

// exported is the record of an assessment.
func exported(t *testing.T, path, key string) string {
	t.Helper()
	folder := t.TempDir()
	if r := run(t, "", "export", path, "--id", key, "--only", "record", "--format", "pdf", "--out", folder); r.code != done {
		t.Fatalf("%+v", r)
	}
	found, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%v, %v", found, err)
	}
	return found[0]
}
