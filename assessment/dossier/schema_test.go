package dossier

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

const earlierPassphrase = "vier losse woorden hier"

// version1 puts a dossier of version 1 where it can be opened.
func version1(t *testing.T, name string) (path string, data []byte) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	must(t, err)
	path = newPath(t)
	put(t, path, data)
	return path, data
}

// payloadsIn lists all that is closed in a dossier, as it is kept.
func payloadsIn(t *testing.T, path string) []string {
	t.Helper()
	db, err := connect(path, true)
	must(t, err)
	defer db.Close()
	var all []string
	for _, table := range []string{"items", "summaries", "history", "files"} {
		found, err := texts(db, `SELECT hex(payload) || hash FROM `+table+` ORDER BY rowid`)
		must(t, err)
		all = append(all, found...)
	}
	return all
}

func TestVersion1IsConvertedWhereItIsWritten(t *testing.T) {
	for name, passphrase := range map[string]string{"version-1.toets": "", "version-1-passphrase.toets": earlierPassphrase} {
		t.Run(name, func(t *testing.T) {
			path, before := version1(t, name)
			kept := payloadsIn(t, path)
			reader := opened(t, path, Options{Passphrase: passphrase, ReadOnly: true})
			item(t, reader, filed(1).Key())
			must(t, reader.Close())
			if passphrase != "" {
				if _, err := Open(path, Options{Passphrase: "iets anders"}); code(err) != "passphrase-wrong" {
					t.Fatal(err)
				}
			}
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, before) {
				t.Fatal("reading it, or trying to open it, changed it")
			}
			s := opened(t, path, Options{Passphrase: passphrase})
			if version, err := checkTables(s.db); err != nil || version != schemaVersion || s.seen.Token == "" {
				t.Errorf("it is version %d, %v, of state %q", version, err, s.seen.Token)
			}
			if now := payloadsIn(t, path); fmt.Sprint(now) != fmt.Sprint(kept) {
				t.Error("what was kept was written anew")
			}
			save(t, s, Change{Items: []register.Item{filed(2)}})
			s = reopened(t, s, passphrase)
			sound(t, s)
			item(t, s, filed(1).Key())
		})
	}
}

// Each change is a state of its own, and leads back to the ones before.
func TestEveryChangeIsAStateOfItsOwn(t *testing.T) {
	s := created(t, "een twee drie vier")
	with := filed(1)
	states := []tally{s.seen}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"a file", func() error {
			f, err := s.AddFile("a", []byte("bewijs"))
			with.Assessment.Answers["e2e"] = evidenced(f)
			return err
		}},
		{"an item", func() error { return s.Save(Change{At: noon, Items: []register.Item{with}}) }},
		{"a recovery key", func() error { _, err := s.RecoveryKey(context.Background(), func(int, int) {}); return err }},
		{"another passphrase", func() error {
			return s.SetPassphrase(context.Background(), "vijf zes zeven acht", func(int, int) {})
		}},
		{"none", func() error { return s.SetPassphrase(context.Background(), "", func(int, int) {}) }},
		{"an erased name", func() error { _, err := s.EraseName("J. Bos", "", noon); return err }},
		{"an item that goes", func() error { return s.Save(Change{At: noon, Removed: []string{with.Key()}}) }},
	} {
		must(t, step.do())
		now, err := getTally(s.db)
		must(t, err)
		if now != s.seen || now.Token == states[len(states)-1].Token || now.Revision <= states[len(states)-1].Revision {
			t.Errorf("%s: from %+v to %+v, known as %+v", step.name, states[len(states)-1], now, s.seen)
		}
		states = append(states, now)
	}
	for _, before := range states {
		if led, err := descends(s.db, before); err != nil || !led {
			t.Errorf("%+v does not lead to what there is: %v", before, err)
		}
		before.Token += "x"
		if led, err := descends(s.db, before); err != nil || led {
			t.Errorf("%+v leads to what there is: %v", before, err)
		}
	}
	must(t, s.Save(Change{At: noon}))
	if s.seen != states[len(states)-1] {
		t.Error("nothing that was saved made a state")
	}
}

func evidenced(f assessment.EvidenceFile) assessment.Answer {
	return assessment.Answer{Evidence: []assessment.Evidence{evidenceWith(f)}}
}
