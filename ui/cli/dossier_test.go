package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment/demo"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
)

// filed makes a dossier of the demo practice.
func filed(t *testing.T, passphrase string) (path string, items []register.Item) {
	t.Helper()
	t.Setenv(dossier.StateVariable, t.TempDir())
	items, err := demo.Items("2026-11-22", "nl")
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "Praktijk.toets")
	store, err := dossier.Create(path, passphrase)
	if err == nil {
		err = store.Save(dossier.Change{At: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), Items: items})
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return path, items
}

func TestRegister(t *testing.T) {
	path, items := filed(t, "")
	r := run(t, "", "register", path, "--date", "2026-11-22")
	if lines := strings.Split(strings.TrimSpace(r.out), "\n"); r.code != done || len(lines) != len(items) || !strings.HasPrefix(lines[0], "Verlopen") {
		t.Errorf("%+v", r)
	}
	r = run(t, "", "register", path, "--csv", "--date", "2026-11-22")
	if r.code != done || !strings.HasPrefix(r.out, "\uFEFF") || strings.Count(r.out, "\n") < len(items) {
		t.Errorf("%.200s", r.out)
	}
	r = run(t, "", "register", path, "--json", "--date", "2026-11-22")
	var file struct {
		Items []struct{ State, Program string }
	}
	if err := json.Unmarshal([]byte(r.out), &file); err != nil || len(file.Items) != len(items) || file.Items[0].State != "lapsed" {
		t.Errorf("%v, %d items", err, len(file.Items))
	}
	if r = run(t, "", "register", filepath.Join(t.TempDir(), "weg.toets")); r.code != couldNot || strings.Count(r.err, "\n") != 1 {
		t.Errorf("%+v", r)
	}
}

// TestANameStaysOnItsLine: a name from a file breaks no line and gives a terminal
// no orders.
func TestANameStaysOnItsLine(t *testing.T) {
	path, items := filed(t, "")
	items[0].Assessment.ID, items[0].Assessment.Program.Name = "f0000000-0000-4000-8000-000000000001", "A\x1b[31m\nB\tC"
	store, err := dossier.Open(path, dossier.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(store.Save(dossier.Change{Items: items[:1]}), store.Close()); err != nil {
		t.Fatal(err)
	}
	r := run(t, "", "register", path)
	if strings.ContainsAny(r.out, "\x1b\t") || strings.Count(r.out, "\n") != len(items)+1 || !strings.Contains(r.out, "B C") {
		t.Errorf("%q", r.out)
	}
}

// TestDamageIsTold: what can still be read is listed, and what cannot is named where
// errors go.
func TestDamageIsTold(t *testing.T) {
	path, items := filed(t, "")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	id := []byte(`"id":"` + items[0].Assessment.ID + `"`)
	other := bytes.Replace(id, []byte("id"), []byte("iD"), 1)
	if err := os.WriteFile(path, bytes.ReplaceAll(data, id, other), 0o600); err != nil {
		t.Fatal(err)
	}
	r := run(t, "", "register", path, "--date", "2026-11-22")
	lines := strings.Split(strings.TrimSpace(r.out), "\n")
	if r.code != done || len(lines) != len(items) || !strings.HasPrefix(lines[0], "Beschadigd") || !strings.Contains(r.err, items[0].Assessment.ID) {
		t.Errorf("%d lines of %d, and %q", len(lines), len(items), r.err)
	}
}

func TestRegisterWithAPassphrase(t *testing.T) {
	path, items := filed(t, "vier losse woorden")
	if r := run(t, "", "register", path); r.code != couldNot || !strings.Contains(r.err, "--passphrase-file") {
		t.Errorf("%+v", r)
	}
	file := filepath.Join(t.TempDir(), "wachtzin.txt")
	for passphrase, code := range map[string]int{"vier losse woorden\r\n": done, "\ufeffvier losse woorden\r\n": done, "vijf\n": couldNot} {
		if err := os.WriteFile(file, []byte(passphrase), 0o600); err != nil {
			t.Fatal(err)
		}
		r := run(t, "", "register", path, "--passphrase-file", file)
		if r.code != code || code == done && strings.Count(r.out, "\n") != len(items) {
			t.Errorf("%q: %+v", passphrase, r)
		}
	}
}

func TestExportFromADossierAndVerify(t *testing.T) {
	path, items := filed(t, "")
	var decided register.Item
	for _, i := range items {
		if i.Assessment.Program.Name == "Zorgvenster" {
			decided = i
		}
	}
	folder := t.TempDir()
	r := run(t, "", "export", path, "--id", decided.Assessment.Number, "--out", folder, "--only", "record")
	record := strings.TrimSpace(r.out)
	if r.code != done || !strings.Contains(record, "Zorgvenster") {
		t.Fatalf("%+v", r)
	}
	if r = run(t, "", "verify", record, "--dossier", path); r.code != done || !strings.Contains(r.out, path) {
		t.Errorf("filed: %+v", r)
	}
	store, err := dossier.Open(path, dossier.Options{})
	if err != nil {
		t.Fatal(err)
	}
	places, err := store.EraseName(decided.Assessment.Decision.By.Name, "", time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC))
	if err := errors.Join(err, store.Close()); err != nil || places == 0 {
		t.Fatalf("erased in %d places: %v", places, err)
	}
	if r = run(t, "", "verify", record, "--dossier", path); r.code != done || !strings.Contains(r.out, "voordat er een naam uit is gewist") {
		t.Errorf("filed, and a name erased since: %+v", r)
	}
	other, err := dossier.Create(filepath.Join(t.TempDir(), "Ander.toets"), "")
	if err != nil {
		t.Fatal(err)
	}
	other.Close()
	if r = run(t, "", "verify", record, "--dossier", other.Path()); r.code != couldNot {
		t.Errorf("not filed: %+v", r)
	}
	if r = run(t, "", "export", path, "--id", "2031-0001", "--out", folder); r.code != couldNot || !strings.Contains(r.err, "2031-0001") {
		t.Errorf("no such id: %+v", r)
	}
}

// TestVerifyTellsOfALaterVersion, and holds a draft against the dossier as well.
func TestVerifyTellsOfALaterVersion(t *testing.T) {
	path, items := filed(t, "")
	record := func(key string) string {
		r := run(t, "", "export", path, "--id", key, "--out", t.TempDir(), "--only", "record")
		return strings.TrimSpace(r.out)
	}
	var first, draft register.Item
	for _, i := range items {
		switch a := i.Assessment; {
		case a.Program.Name == "Overlegkamer" && a.Version == 1:
			first = i
		case a.Program.Name == "Teamhuis":
			draft = i
		}
	}
	if r := run(t, "", "verify", record(first.Key()), "--dossier", path); r.code != done || !strings.Contains(r.out, "versie 2") {
		t.Errorf("an older version: %+v", r)
	}
	pdf := record(draft.Key())
	if r := run(t, "", "verify", pdf, "--dossier", path); r.code != done || !strings.Contains(r.out, path) {
		t.Errorf("a draft: %+v", r)
	}
	store, err := dossier.Open(path, dossier.Options{})
	if err != nil {
		t.Fatal(err)
	}
	draft.Assessment.Program.Plan = "anders"
	if err := errors.Join(store.Save(dossier.Change{Items: []register.Item{draft}}), store.Close()); err != nil {
		t.Fatal(err)
	}
	if r := run(t, "", "verify", pdf, "--dossier", path); r.code != couldNot || !strings.Contains(r.err, "anders") {
		t.Errorf("a draft that went on: %+v", r)
	}
}

func TestLettersForAList(t *testing.T) {
	list := filepath.Join(t.TempDir(), "lijst.txt")
	if err := os.WriteFile(list, []byte("1042;Mevrouw Visser\n1043\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := run(t, "", "export", example(t, "care"), "--for-list", list, "--out", t.TempDir())
	if r.code != done || strings.Count(r.out, "\n") != 2 || strings.Contains(r.out, "Visser") {
		t.Errorf("%+v", r)
	}
	if err := os.WriteFile(list, []byte("1042\n1042\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r = run(t, "", "export", example(t, "care"), "--for-list", list, "--out", t.TempDir()); r.code != couldNot || strings.Count(r.err, "\n") != 1 {
		t.Errorf("%+v", r)
	}
}

// TestImportTellsAndKeeps: what is named is taken in with a line for each find,
// what is damaged is told where errors go, and with --look nothing is kept.
func TestImportTellsAndKeeps(t *testing.T) {
	path, items := filed(t, "vier losse woorden hier")
	key := filepath.Join(t.TempDir(), "wachtzin.txt")
	broken := filepath.Join(t.TempDir(), "b.json")
	if err := errors.Join(os.WriteFile(key, []byte("vier losse woorden hier\n"), 0o600), os.WriteFile(broken, []byte("{"), 0o600)); err != nil {
		t.Fatal(err)
	}
	file := example(t, "care")
	takeIn := func(more ...string) result {
		return run(t, "", append([]string{"import", path, "--passphrase-file", key}, more...)...)
	}
	rows := func() int {
		store, err := dossier.Open(path, dossier.Options{ReadOnly: true, Passphrase: "vier losse woorden hier"})
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		return len(store.Rows())
	}
	if r := takeIn(file, broken, "--look"); r.code != done || rows() != len(items) || !strings.Contains(r.out, "nieuw: ") || !strings.Contains(r.err, "b.json") {
		t.Errorf("looked: %+v", r)
	}
	if r := takeIn(file, broken); r.code != couldNot || rows() != len(items)+1 || !strings.Contains(r.out, "1 overgenomen") {
		t.Errorf("taken in: %+v", r)
	}
	copied := filepath.Join(t.TempDir(), "kopie.toets")
	if err := dossier.Copy(path, copied); err != nil {
		t.Fatal(err)
	}
	if r := takeIn(file, copied); r.code != done || strings.Count(r.out, "gelijk: ") != len(items)+2 || rows() != len(items)+1 {
		t.Errorf("taken in again, and a copy of it all: %+v", r)
	}
	if r := run(t, "", "import", path); r.code != wrongUse {
		t.Errorf("without a file: %+v", r)
	}
}

// TestVerifyADossier: all of it is read, and what a daily copy has whole is mended.
func TestVerifyADossier(t *testing.T) {
	path, items := filed(t, "")
	if r := run(t, "", "verify", path); r.code != done || !strings.Contains(r.out, path) {
		t.Fatalf("%+v", r)
	}
	data, err := os.ReadFile(path)
	must(t, err)
	id := []byte(`"id":"` + items[0].Assessment.ID + `"`)
	must(t, os.WriteFile(path, bytes.ReplaceAll(data, id, bytes.Replace(id, []byte("id"), []byte("iD"), 1)), 0o600))
	if r := run(t, "", "verify", path); r.code != done || !strings.Contains(r.err, items[0].Assessment.Program.Name) {
		t.Errorf("%+v", r)
	}
	if r := run(t, "", "verify", path); r.code != done || r.err != "" {
		t.Errorf("once mended: %+v", r)
	}
}

// Of a dossier that was cut off, and of which there is no copy, verify says so as long as
// something of it is missing: it ends with 1, and names what.
func TestVerifyAfterARebuildWithoutCopies(t *testing.T) {
	path, items := filed(t, "")
	data, err := os.ReadFile(path)
	must(t, err)
	lacking := 0
	for cut := range 8 {
		to := filepath.Join(t.TempDir(), "Gekapt.toets")
		must(t, os.WriteFile(to, data[:len(data)-(cut+1)*4096], 0o600))
		r := run(t, "", "verify", to)
		if strings.Count(run(t, "", "register", to).out, "\n") == len(items) {
			continue
		}
		lacking++
		if r.code != couldNot || !strings.Contains(r.err, "Niet meer te lezen: ") || strings.Contains(r.err, "…") {
			t.Errorf("%d pages less: %+v", cut+1, r)
		}
	}
	if lacking == 0 {
		t.Error("nothing was ever missing; the test shows nothing")
	}
}

// damagedOne is a dossier in which one decided assessment, and the line about its last
// change, cannot be read; a daily copy has what came before.
func damagedOne(t *testing.T) (path string, damaged register.Item, all int) {
	t.Helper()
	path, items := filed(t, "")
	store, err := dossier.Open(path, dossier.Options{})
	must(t, err)
	damaged, all = items[0], len(items)
	changed := damaged
	changed.Notes = "KAPOT-XYZ"
	must(t, store.Save(dossier.Change{At: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), Items: []register.Item{changed}}))
	must(t, store.Close())
	copies, err := dossier.Copies(path)
	must(t, err)
	must(t, os.Remove(copies[0].Path)) // that of the last day
	data, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, bytes.ReplaceAll(data, []byte("KAPOT-XYZ"), []byte("KAPOT-XYA")), 0o600))
	return path, damaged, all
}

// One damaged assessment ends neither an export nor an import, and is named; what a
// daily copy has of before is put back where that is asked.
func TestOneDamagedAssessment(t *testing.T) {
	path, damaged, all := damagedOne(t)
	name := damaged.Assessment.Program.Name
	r := run(t, "", "export", path, "--only", "record", "--out", t.TempDir(), "--date", "2026-11-23")
	if r.code != couldNot || strings.Count(r.err, "beschadigd") == 0 || strings.Count(r.out, ".pdf") < 3 {
		t.Errorf("export: %+v", r)
	}
	into := filepath.Join(t.TempDir(), "Ander.toets")
	if r = run(t, "", "new", into); r.code != done {
		t.Fatalf("new: %+v", r)
	}
	if r = run(t, "", "import", into, path); r.code != couldNot || !strings.Contains(r.err+r.out, "beschadigd") {
		t.Errorf("import: %+v", r)
	}
	if r = run(t, "", "register", into); strings.Count(r.out, "\n") != all-1 {
		t.Errorf("taken in is %+v, of %d", r, all)
	}
	if r = run(t, "", "hand-over", path, "--id", damaged.Key(), "--out", filepath.Join(t.TempDir(), "Weg.toets")); r.code != couldNot || r.out != "" {
		t.Errorf("all that is handed over is damaged: %+v", r)
	}
	if r = run(t, "", "verify", path); r.code != couldNot || !strings.Contains(r.err, name) {
		t.Errorf("verify: %+v", r)
	}
	if r = run(t, "", "verify", path, "--restore", damaged.Key()); r.code != done || !strings.Contains(r.out, name) || !strings.Contains(r.out, "teruggezet zoals het was op ") {
		t.Errorf("put back: %+v", r)
	}
	if r = run(t, "", "verify", path, "--restore", damaged.Key()); r.code != couldNot || !strings.Contains(r.err, "niet beschadigd") {
		t.Errorf("put back twice: %+v", r)
	}
	store, err := dossier.Open(path, dossier.Options{ReadOnly: true})
	must(t, err)
	defer store.Close()
	if got, err := store.Item(damaged.Key()); err != nil || got.Notes != damaged.Notes {
		t.Errorf("%v: it is %q", err, got.Notes)
	}
}
