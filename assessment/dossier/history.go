package dossier

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// What an entry of the history tells.
const (
	WhatCreated = "created"
	WhatChanged = "changed"
	WhatRemoved = "removed"
	WhatDamaged = "damaged" // the line cannot be read; nobody knows what it told
)

// FieldChange is a field that changed: its path as in an assessment.Error, and
// what it was and became as JSON; empty where there was nothing.
type FieldChange struct {
	Path string `json:"path"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Entry is a line of the history: who saved what, when and why.
type Entry struct {
	Entry    int64 // its number, for StateAt
	Kind, ID string
	Revision int64
	What     string
	By       string
	At       time.Time
	Why      string
	Changes  []FieldChange

	uid string // the same in every copy of a dossier, and in no other
}

// entry is what is kept of a line.
type entry struct {
	What    string        `json:"what"`
	By      string        `json:"by,omitempty"`
	At      time.Time     `json:"at,omitzero"`
	Why     string        `json:"why,omitempty"`
	Changes []FieldChange `json:"changes,omitempty"`
}

// record adds to the history how something changed.
func (w *saving) record(r ref, revision int64, before, after []byte) error {
	if !kinds[r.kind].history {
		return nil
	}
	if before == nil {
		return w.enter(r, revision, entry{What: WhatCreated})
	}
	changes, err := differences(before, after)
	if err != nil {
		return err
	}
	return w.enter(r, revision, entry{What: WhatChanged, Changes: changes})
}

func (w *saving) enter(r ref, revision int64, e entry) error {
	if !kinds[r.kind].history {
		return nil
	}
	e.By, e.At, e.Why = w.change.By, w.change.At.UTC(), w.change.Why
	data, err := json.Marshal(e)
	if err != nil {
		return err
	}
	uid := uuid.NewString()
	payload, hash, err := w.s.box.closeKnown(r.place("history "+uid, revision), data)
	if err != nil {
		return err
	}
	w.tally.History++
	_, err = w.tx.Exec(`INSERT INTO history (kind, id, revision, uid, hash, payload) VALUES ($1, $2, $3, $4, $5, $6)`, r.kind, r.id, revision, uid, hash, payload)
	return err
}

// historyMost is how many lines are given at most, the newest.
const historyMost = 5000

// inAssessment is what the paths of most changes begin with.
const inAssessment = "assessment."

// History returns the lines about an assessment, newest first; for an empty key
// those about everything. Paths within an assessment are those of its errors.
func (s *Store) History(key string) (lines []Entry, err error) {
	if key == "" {
		lines, err = s.history(`true ORDER BY entry DESC LIMIT $1`, historyMost)
	} else {
		lines, err = s.historyOf(ref{kindAssessment, key})
	}
	for _, line := range lines {
		for i := range line.Changes {
			line.Changes[i].Path = strings.TrimPrefix(line.Changes[i].Path, inAssessment)
		}
	}
	return lines, err
}

func (s *Store) historyOf(r ref) ([]Entry, error) {
	lines, err := s.history(`kind = $1 AND id = $2 ORDER BY entry DESC LIMIT $3`, r.kind, r.id, historyMost)
	if err != nil {
		return nil, err
	}
	return s.fillGaps(r, lines), nil
}

// fillGaps puts a damaged line where one is lost: there is one for every revision.
func (s *Store) fillGaps(r ref, lines []Entry) []Entry {
	item, there := onePiece(s.db, tableItems, `kind = $1 AND id = $2`, r.kind, r.id)
	if !there {
		return lines
	}
	for i, revision := 0, item.revision; revision > 0 && i < historyMost; i, revision = i+1, revision-1 {
		if i < len(lines) && (lines[i].Revision == revision || lines[i].What == WhatDamaged) {
			continue
		}
		lines = slices.Insert(lines, min(i, len(lines)), Entry{Kind: r.kind, ID: r.id, Revision: revision, What: WhatDamaged})
	}
	return lines
}

// history reads lines. One that is damaged says no more than that.
func (s *Store) history(condition string, args ...any) ([]Entry, error) {
	found, err := s.db.Query(pieceColumns[tableHistory]+` WHERE `+condition, args...)
	if err != nil {
		return nil, coded(err, s.path)
	}
	defer found.Close()
	b := s.boxed()
	var all []Entry
	for found.Next() {
		p, err := scanPiece(tableHistory, found.Scan)
		if err != nil {
			return nil, coded(err, s.path)
		}
		all = append(all, entryOf(p, b))
	}
	return all, coded(found.Err(), s.path)
}

func entryOf(p piece, b *box) Entry {
	line := Entry{Entry: p.at, Kind: p.of.kind, ID: p.of.id, Revision: p.revision, What: WhatDamaged, uid: p.uid}
	var kept entry
	data, err := p.open(b)
	if err != nil || len(data) > maxLine || json.Unmarshal(data, &kept) != nil || !kept.fits() {
		return line
	}
	line.What, line.By, line.At, line.Why, line.Changes = kept.What, kept.By, kept.At, kept.Why, kept.Changes
	return line
}

// StateAt returns an assessment as it was after a line of its history.
func (s *Store) StateAt(key string, at int64) (item register.Item, err error) {
	found := false
	err = s.eachState(ref{kindAssessment, key}, func(line Entry, state any) (bool, error) {
		found = line.Entry <= at
		if !found {
			return true, nil
		}
		return false, s.fillState(key, state, &item)
	})
	if err == nil && !found {
		err = itemDamaged(key, s.path)
	}
	return item, err
}

// Was reports whether an assessment, as it is or ever was, is what fits, as far as its
// history can be read.
func (s *Store) Was(key string, fits func(register.Item) bool) (was bool, err error) {
	err = s.eachState(ref{kindAssessment, key}, func(_ Entry, state any) (bool, error) {
		var item register.Item
		if err := s.fillState(key, state, &item); err != nil {
			return false, err
		}
		was = fits(item)
		return !was, nil
	})
	if assessment.IsCode(err, assessment.ItemDamaged) {
		err = nil
	}
	return was, err
}

// eachState visits what is kept as it was after each line of its history, the
// newest first, for as long as visit wants more.
func (s *Store) eachState(r ref, visit func(line Entry, state any) (more bool, err error)) error {
	data, _, err := s.read(s.db, r)
	if err != nil {
		return err
	}
	lines, err := s.historyOf(r)
	if err != nil {
		return err
	}
	var state any
	if data == nil {
		return nil
	}
	if parse(data, &state) != nil {
		return itemDamaged(r.id, s.path)
	}
	for _, line := range lines {
		if state == nil {
			return nil // before this, it was removed
		}
		more, err := visit(line, state)
		if err != nil || !more {
			return err
		}
		if line.What == WhatDamaged {
			return itemDamaged(r.id, s.path) // how it was before nobody knows
		}
		for _, c := range slices.Backward(line.Changes) {
			if state, err = set(state, c.Path, c.From); err != nil {
				return itemDamaged(r.id, s.path)
			}
		}
		if line.What == WhatCreated {
			return nil
		}
	}
	return nil
}

// fillState reads an assessment as it was.
func (s *Store) fillState(key string, state any, item *register.Item) error {
	data, err := json.Marshal(state)
	if err != nil {
		return err
	}
	return s.fill(ref{kindAssessment, key}, data, item)
}

// differences lists what differs between two values in JSON. A list whose length
// changed is one change.
func differences(before, after []byte) ([]FieldChange, error) {
	var from, to any
	if err := parse(before, &from); err != nil {
		from = nil
	}
	if err := parse(after, &to); err != nil {
		return nil, err
	}
	var changes []FieldChange
	compare(nil, from, to, &changes)
	return changes, nil
}

func parse(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	return d.Decode(into)
}

// alikeTexts reports whether two values are the same text, as most are.
func alikeTexts(from, to any) bool {
	before, is := from.(string)
	after, also := to.(string)
	return is && also && before == after
}

func compare(path []string, from, to any, changes *[]FieldChange) {
	switch before := from.(type) {
	case map[string]any:
		if after, same := to.(map[string]any); same && !dotted(before) && !dotted(after) {
			for _, key := range slices.Sorted(maps.Keys(merged(before, after))) {
				compare(append(slices.Clip(path), key), before[key], after[key], changes)
			}
			return
		}
	case []any:
		if after, same := to.([]any); same && len(before) == len(after) {
			for i := range before {
				compare(append(slices.Clip(path), strconv.Itoa(i)), before[i], after[i], changes)
			}
			return
		}
	}
	if alikeTexts(from, to) {
		return
	}
	a, b := written(from), written(to)
	if a != b {
		*changes = append(*changes, FieldChange{Path: strings.Join(path, "."), From: a, To: b})
	}
}

// dotted reports whether a key would not come out of a path as it went in.
func dotted(m map[string]any) bool {
	for key := range m {
		if key == "" || strings.Contains(key, ".") {
			return true
		}
	}
	return false
}

func merged(a, b map[string]any) map[string]any {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// written is a value as JSON; empty for none.
func written(v any) string {
	if v == nil {
		return ""
	}
	data, _ := json.Marshal(v) // it came out of JSON
	return string(data)
}

// set returns a value with the one at a path replaced by what the JSON says, or
// taken away where that is empty.
func set(value any, path, text string) (any, error) {
	if path == "" {
		if text == "" {
			return nil, nil
		}
		var v any
		err := parse([]byte(text), &v)
		return v, err
	}
	key, rest, _ := strings.Cut(path, ".")
	switch v := value.(type) {
	case nil:
		child, err := set(nil, rest, text)
		return map[string]any{key: child}, err
	case map[string]any:
		child, err := set(v[key], rest, text)
		if v[key] = child; child == nil {
			delete(v, key)
		}
		return v, err
	case []any:
		i, err := strconv.Atoi(key)
		if err != nil || i < 0 || i >= len(v) {
			return nil, errDamaged
		}
		v[i], err = set(v[i], rest, text)
		return v, err
	}
	return nil, errDamaged
}
