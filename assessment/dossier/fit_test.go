package dossier

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// hostile are assessments as another's dossier might hold them, with the field at which
// each fails; a row that fails as well keeps it out of the register.
var hostile = map[string]struct {
	path  string
	spoil func(*register.Item)
}{
	"a negative version": {"assessmentVersion", func(i *register.Item) { i.Assessment.Version = -5 }},
	"an id that climbs":  {"id", func(i *register.Item) { i.Assessment.ID = "../../etc/x" }},
	"a note of 2 MB": {"answers.e2e.notes", func(i *register.Item) {
		i.Assessment.Answers["e2e"] = assessment.Answer{Notes: strings.Repeat("x", 2<<20)}
	}},
	"20,000 pieces of evidence": {"answers.e2e.evidence", func(i *register.Item) {
		i.Assessment.Answers["e2e"] = assessment.Answer{Evidence: make([]assessment.Evidence, 20_000)}
	}},
	"no picture":     {"practice.logo", func(i *register.Item) { i.Assessment.Practice.Logo = []byte("GIF89a") }},
	"20,000 tags":    {"tags", func(i *register.Item) { i.Tags = make([]string, 20_000) }},
	"a seal of none": {"seal", func(i *register.Item) { decided(i); i.Sealed, i.Seal = []byte("{}"), "x" }},
}

func decided(i *register.Item) {
	i.Assessment.Program.PrivacySeen = ""
	i.Assessment.Decision = &assessment.Decision{Kind: assessment.Refused, On: "2026-11-22", Outcome: "suitable", Values: map[string]string{}}
}

// TestAnothersItemIsHeldAgainstTheRules: what fails is damaged, named with its field,
// and leaves the rest (D12).
func TestAnothersItemIsHeldAgainstTheRules(t *testing.T) {
	for name, c := range hostile {
		t.Run(name, func(t *testing.T) {
			s := created(t, "")
			bad := filed(1)
			c.spoil(&bad)
			save(t, s, Change{Items: []register.Item{bad, filed(2)}})
			s = reopened(t, s, "")
			_, err := s.Item(bad.Key())
			if e, is := errors.AsType[*assessment.Error](err); !is || e.Code != "item-damaged" || e.Path != c.path || !strings.Contains(e.Params["key"], c.path) {
				t.Errorf("%v, not at %s", err, c.path)
			}
			item(t, s, filed(2).Key())
		})
	}
}

// TestAnothersOtherKindsToo: every kind is read as strictly.
func TestAnothersOtherKindsToo(t *testing.T) {
	for _, kind := range []string{KindComparison, KindPractice, KindState, KindFilters, KindMerged, KindLetter, KindSentences, KindLedger, kindNumber} {
		for value, path := range map[string]string{
			`{"text":"` + strings.Repeat("x", 2<<20) + `"}`: "text",
			`{"a":1,"a":2}`: "a",
			`{"list":[` + strings.Repeat("0,", 20_000) + `0]}`:              "list",
			strings.Repeat(`{"a":`, 5000) + "1" + strings.Repeat("}", 5000): "a",
		} {
			s := created(t, "")
			save(t, s, Change{Others: []Other{{kind, "x", json.RawMessage(value)}}})
			var into any
			_, err := s.Load(kind, "x", &into)
			if e, is := errors.AsType[*assessment.Error](err); !is || e.Code != "item-damaged" || !strings.HasPrefix(e.Path, path) {
				t.Errorf("%s, %.20s: %v, not at %s", kind, value, err, path)
			}
			must(t, s.Close())
		}
	}
}

// TestALongPathIsNotFollowed: a line of the history with a path of a million parts ends
// neither the program nor anybody's patience (D11).
func TestALongPathIsNotFollowed(t *testing.T) {
	s := created(t, "")
	save(t, s, Change{Items: []register.Item{filed(1)}})
	changed := filed(1)
	changed.Notes = "anders"
	save(t, s, Change{Items: []register.Item{changed}})
	lines, err := s.History(filed(1).Key())
	must(t, err)
	line := entry{What: WhatChanged, Changes: []FieldChange{{Path: strings.Repeat("a.", 1_000_000), From: "1", To: "2"}}}
	data, err := json.Marshal(line)
	must(t, err)
	r := ref{kindAssessment, filed(1).Key()}
	payload, hash, err := s.box.close(r.place("history "+lines[0].uid, lines[0].Revision), data)
	must(t, err)
	_, err = s.db.Exec(`UPDATE history SET hash = $1, payload = $2 WHERE entry = $3`, hash, payload, lines[0].Entry)
	must(t, err)
	if told, err := s.History(r.id); err != nil || told[0].What != WhatDamaged || len(told[0].Changes) > 0 {
		t.Errorf("the history: %v, %v", told, err)
	}
	if _, err := s.StateAt(r.id, lines[1].Entry); !assessment.IsCode(err, "item-damaged") {
		t.Errorf("a state of before: %v", err)
	}
	if got := item(t, s, r.id); got.Notes != "anders" {
		t.Errorf("what stands is %q", got.Notes)
	}
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
		for name, k := range kinds {
			r, into := ref{name, map[string]string{kindAssessment: filed(1).Key(), KindComparison: "c"}[name]}, any(new(any))
			if k.value != nil {
				into = k.value()
			}
			err := s.fill(r, data, into)
			if err != nil && !assessment.IsCode(err, assessment.ItemDamaged) {
				t.Errorf("%s: %v", name, err)
			}
			if err != nil || k.merge == nil {
				continue
			}
			if _, err := Merge(name, nil, data, data); err != nil {
				t.Errorf("%s was read, and cannot be merged: %v", name, err)
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
