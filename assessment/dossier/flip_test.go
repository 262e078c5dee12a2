package dossier

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// sampled is a dossier with every kind of thing in it, of which a daily copy has
// all but what came after it: one assessment changed, one new, with evidence.
func sampled(t *testing.T, passphrase string) (path string, after []string) {
	t.Helper()
	s := created(t, passphrase)
	first, second, gone := named(1), named(2), named(9)
	f, err := s.AddFile("a.txt", bytes.Repeat([]byte("bewijs"), 900))
	must(t, err)
	second.Assessment.Answers["mfa"] = assessment.Answer{Evidence: []assessment.Evidence{evidenceWith(f)}}
	save(t, s, Change{Items: []register.Item{first, second, gone}, Others: []Other{
		{KindLedger, first.Assessment.ID, answered(1)}, {KindComparison, titledID, titled("Vergelijking")},
		{KindPractice, "", map[string]any{"practice": first.Assessment.Practice}}, {KindFilters, "", []register.Saved{{Name: "a"}}},
	}})
	second.Notes = "eerst"
	save(t, s, Change{Items: []register.Item{second}, Removed: []string{gone.Key()}})
	if passphrase != "" {
		_, err := s.RecoveryKey(context.Background(), func(int, int) {})
		must(t, err)
	}
	save(t, s, Change{At: noon.AddDate(0, 0, 1), Others: []Other{{KindState, "", 1}}}) // makes the copy of this day
	f, err = s.AddFile("b.txt", []byte("later bewijs"))
	must(t, err)
	first.Notes = "later"
	fresh := named(3)
	fresh.Assessment.Answers["mfa"] = assessment.Answer{Evidence: []assessment.Evidence{evidenceWith(f)}}
	save(t, s, Change{At: noon.AddDate(0, 0, 1), Items: []register.Item{first, fresh}})
	must(t, s.letGo()) // as if it was killed: no copy of afterwards
	withoutRedo(t, s.path)
	return s.path, []string{"file b.txt", fresh.Key(), fresh.Key() + " history 1", first.Key() + " history 2", "state"}
}

// contents is all that can be read of a dossier, by name; what cannot is left out.
func contents(s *Store) map[string]string {
	all := map[string]string{}
	tell := func(what string, v any, err error) {
		if text, _ := json.Marshal(v); err == nil {
			all[what] = string(text)
		}
	}
	for n := range 10 {
		key := named(n).Key()
		item, err := s.Item(key)
		tell(key, item, err)
		for _, f := range []string{"a.txt", "b.txt"} {
			for _, e := range item.Assessment.Answers["mfa"].Evidence {
				if e.Files[0].Name == f {
					data, err := s.File(e.Files[0].SHA256)
					tell("file "+f, data, err)
				}
			}
		}
		lines, _ := s.History(key)
		for _, line := range lines {
			if line.What != WhatDamaged {
				line.Entry = 0
				tell(fmt.Sprint(key, " history ", line.Revision), line, nil)
			}
		}
	}
	for _, row := range s.Rows() {
		if !row.Damaged {
			tell("row "+row.Key, row.Program+row.Notes, nil)
		}
	}
	for _, o := range []Other{{Kind: KindLedger, ID: named(1).Assessment.ID}, {Kind: KindComparison, ID: titledID}, {Kind: KindPractice}, {Kind: KindFilters}, {Kind: KindState}} {
		var v any
		if found, err := s.Load(o.Kind, o.ID, &v); found || err != nil {
			tell(o.Kind, v, err)
		}
	}
	id, err := s.ID()
	tell("id", id, err)
	tell("recovery", s.HasRecoveryKey(), nil)
	return all
}

// checkAll runs a check to its end.
func checkAll(t testing.TB, s *Store) Findings {
	t.Helper()
	found, err := s.Check(noon).Run(context.Background())
	must(t, err)
	return found
}

// A bit that flips anywhere in a dossier is noticed and mended, or changes nothing:
// all that a copy has is as it was, and of what came after it, what is lost is told.
func TestAFlippedBit(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		path, after := sampled(t, passphrase)
		whole, err := os.ReadFile(path)
		must(t, err)
		s := opened(t, path, Options{Passphrase: passphrase})
		want := contents(s)
		must(t, s.letGo())
		must(t, os.WriteFile(path, whole, 0o600))
		random := rand.New(rand.NewPCG(1, 2))
		tally := map[string]int{}
		for n := range rounds(60) {
			at, bit := random.IntN(len(whole)), random.IntN(8)
			if n%6 == 0 {
				at = random.IntN(headerSize)
			}
			flipped := bytes.Clone(whole)
			flipped[at] ^= 1 << bit
			came, err := flip(t, path, passphrase, flipped, want, after)
			if err != nil {
				t.Errorf("bit %d of byte %d: %v", bit, at, err)
			}
			tally[came]++
			must(t, os.WriteFile(path, whole, 0o600))
		}
		t.Log(tally)
		if tally["mended"] == 0 || tally["without effect"] == 0 {
			t.Error("the damage was all of a kind; the test shows little")
		}
	})
}

// flip opens and checks a dossier in which a bit was flipped, and says what came of
// it.
func flip(t *testing.T, path, passphrase string, data []byte, want map[string]string, after []string) (came string, err error) {
	t.Helper()
	must(t, os.WriteFile(path, data, 0o600))
	s, err := Open(path, Options{Passphrase: passphrase})
	if err != nil {
		return "a fault", err
	}
	defer func() {
		must(t, s.letGo())
		aside, _ := filepath.Glob(strings.TrimSuffix(path, Ending) + ".damaged*")
		for _, a := range aside {
			os.Remove(a)
		}
	}()
	found := checkAll(t, s)
	sound(t, s)
	told := append(s.Notices(), found.Notices(path)...)
	got := contents(s)
	came = "without effect"
	if len(told) > 0 {
		came = "mended"
	}
	for k, v := range want {
		if got[k] == v {
			continue
		}
		late := false
		for _, a := range after {
			late = late || strings.TrimPrefix(k, "row ") == a
		}
		if !late || len(told) == 0 {
			return "a fault", fmt.Errorf("%s is %.300s, not %.300s; told is %v", k, got[k], v, told)
		}
		came = "lost and told"
	}
	for k := range got {
		if _, was := want[k]; !was {
			return "a fault", fmt.Errorf("there is %s, which was not: %v", k, got[k])
		}
	}
	return came, nil
}
