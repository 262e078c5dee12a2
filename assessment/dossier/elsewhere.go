package dossier

import (
	"encoding/json"
	"slices"

	"beeldbeltoets/assessment/register"
)

// KindAssessment is the kind of what is filed, as "changed-elsewhere" names it.
const KindAssessment = kindAssessment

// Elsewhere gives, of an assessment that another program changed meanwhile, what
// this one knew of it last and what stands in the file now; an item without an id
// is one that is not there. From then on the file's state counts as known, so that
// what is made of both can be saved.
func (s *Store) Elsewhere(key string) (base, theirs register.Item, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	r := ref{kindAssessment, key}
	data, revision, err := s.read(s.db, r)
	if err != nil {
		return base, theirs, err
	}
	lines, err := s.historyOf(r)
	if err != nil {
		return base, theirs, err
	}
	if base, err = before(data, lines, s.knownOf(r)); err != nil {
		return base, theirs, itemDamaged(key, s.path)
	}
	if data != nil && json.Unmarshal(data, &theirs) != nil {
		return base, theirs, itemDamaged(key, s.path)
	}
	tally, err := getTally(s.db)
	if err != nil {
		return base, theirs, coded(err, s.path)
	}
	rows, _, err := s.summaries()
	if err != nil {
		return base, theirs, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known[r], s.seen, s.rows = revision, tally, rows
	return base, theirs, nil
}

// knownOf is the revision of what this program read or saved last.
func (s *Store) knownOf(r ref) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if revision, read := s.known[r]; read {
		return revision
	}
	i := slices.IndexFunc(s.rows, func(row register.Row) bool { return row.Key == r.id })
	if i < 0 {
		return 0
	}
	return s.rows[i].Revision
}

// before turns back what the history tells of later revisions.
func before(data []byte, lines []Entry, known int64) (item register.Item, err error) {
	var state any
	if data == nil || known == 0 {
		return item, nil
	}
	if err := parse(data, &state); err != nil {
		return item, err
	}
	for _, line := range lines {
		if line.Revision <= known {
			break
		}
		for _, c := range slices.Backward(line.Changes) {
			if state, err = set(state, c.Path, c.From); err != nil {
				return item, err
			}
		}
	}
	whole, err := json.Marshal(state)
	if err != nil {
		return item, err
	}
	return item, json.Unmarshal(whole, &item)
}
