package dossier

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// FuzzOpen opens anything as a dossier. Its dossiers are small, in memory where
// there is a folder for that, and their passphrase costs nothing: each try is one
// of the program's own work.
func FuzzOpen(f *testing.F) {
	maxWorkFactor = 10
	f.Cleanup(func() { maxWorkFactor = 20 })
	path := newPath(f)
	if folder, err := os.MkdirTemp("/dev/shm", "beeldbeltoets"); err == nil {
		f.Cleanup(func() { os.RemoveAll(folder) })
		f.Setenv(StateVariable, filepath.Join(folder, "state"))
		path = filepath.Join(folder, "fuzz.toets")
	}
	for _, passphrase := range []string{"", "vier losse woorden hier"} {
		f.Add(small(f, path, passphrase))
	}
	f.Add([]byte(sqliteMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(path, Options{Passphrase: "vier losse woorden hier"})
		if err != nil {
			if code(err) == "" {
				t.Fatalf("%v has no code", err)
			}
			return
		}
		for _, row := range s.Rows() {
			s.Item(row.Key)
			s.History(row.Key)
		}
		s.letGo()
	})
}

// small is the file of a dossier with one assessment, on pages as small as they
// come.
func small(f *testing.F, path, passphrase string) []byte {
	s, err := Create(path, passphrase)
	must(f, err)
	must(f, s.Save(Change{Items: []register.Item{filed(1)}}))
	_, err = s.db.Exec("PRAGMA page_size = 512; VACUUM")
	must(f, err)
	must(f, s.letGo())
	data, err := os.ReadFile(path)
	must(f, err)
	must(f, os.Remove(path))
	return data
}

// FuzzKept reads anything as every kind that a dossier holds.
func FuzzKept(f *testing.F) {
	good, err := json.Marshal(filed(1))
	must(f, err)
	f.Add(good)
	for _, c := range hostile {
		bad := filed(1)
		c.spoil(&bad)
		data, err := json.Marshal(bad)
		must(f, err)
		if len(data) < 10_000 {
			f.Add(data)
		}
	}
	for _, text := range []string{
		`{"id":"c","date":"2026-11-22","grid":"clb-2020","use":"clients","programs":[{"name":"a","choices":{"a":"b"}}]}`,
		`{"practice":{"name":"a","logo":"iVBORw0KGgo="},"assessor":{"name":"b"}}`, `{"key":"a/1","step":"outcome"}`,
		`[{"name":"a","text":"state:lapsed","place":"all"}]`, `true`, `{"who":"adult","tone":"formal","large":true}`,
		`{"own":{"nl/formal/a/b":{"ours":"a","text":"b"}},"removed":["a"]}`,
		`{"letters":[{"number":1,"since":"2026-11-22","basis":{"program":"a"}}],"entries":[{"on":"2026-11-22","kind":"agreed","letter":1,"count":-3}]}`,
		`{"what":"changed","changes":[{"path":"assessment.program.name","from":"\"a\"","to":"\"b\""}]}`,
	} {
		f.Add([]byte(text))
	}
	s := &Store{path: "fuzz.toets"}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, r := range []ref{{kindAssessment, filed(1).Key()}, {KindComparison, "c"}, {KindPractice, ""}, {KindLedger, "a"}} {
			into := map[string]any{kindAssessment: &register.Item{}, KindComparison: new(any), KindPractice: new(map[string]any), KindLedger: new(any)}[r.kind]
			if err := s.fill(r, data, into); err != nil && !assessment.IsCode(err, "item-damaged") {
				t.Errorf("%s: %v", r.kind, err)
			}
		}
		var line entry
		if json.Unmarshal(data, &line) != nil || !line.fits() {
			return
		}
		var state any
		if parse([]byte(`{"assessment":{"program":{"name":"b"}},"tags":["a"]}`), &state) != nil {
			t.Fatal("no state")
		}
		for _, c := range line.Changes {
			if state, _ = set(state, c.Path, c.From); state == nil {
				return
			}
		}
	})
}
