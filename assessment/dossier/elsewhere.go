package dossier

import (
	"encoding/json"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// KindAssessment is the kind of what is filed, as "changed-elsewhere" names it.
const KindAssessment = kindAssessment

// Elsewhere returns, of an assessment that another program changed meanwhile, what
// this one knew of it last and what stands in the file now; an item without an id
// is one that is not there. From then on the file's state counts as known, so that
// what is made of both can be saved.
func (s *Store) Elsewhere(key string) (base, theirs register.Item, err error) {
	before, now, err := s.OtherElsewhere(kindAssessment, key)
	for data, item := range map[*[]byte]*register.Item{&before: &base, &now: &theirs} {
		if err == nil && *data != nil {
			err = s.fill(ref{kindAssessment, key}, *data, item)
		}
	}
	return base, theirs, err
}

// OtherElsewhere returns as Elsewhere does, and as JSON, what is kept of any kind;
// nothing for what is not there. Of kinds without a history it is not known what
// stood there before.
func (s *Store) OtherElsewhere(kind, id string) (base, theirs []byte, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	r := ref{kind, id}
	theirs, revision, err := s.read(s.db, r)
	if err != nil {
		return nil, nil, err
	}
	if known := s.knownOf(r); known > 0 && known <= revision && kinds[kind].history {
		base, err = s.stateOf(r, theirs, known)
		if err != nil && !assessment.IsCode(err, assessment.ItemDamaged) { // else it is not known what stood there before
			return nil, nil, err
		}
	}
	if err := s.readAnew(); err != nil {
		return nil, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known[r] = revision
	return base, theirs, nil
}

// readAnew takes for the rows what stands in the file now. What this program knows
// of each item stays, so that one that differs is not overwritten.
func (s *Store) readAnew() error {
	tally, err := getTally(s.db)
	if err != nil {
		return coded(err, s.path)
	}
	rows, damaged, err := s.summaries()
	if err != nil {
		return err
	}
	s.sees(tally)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keepRows(rows, damaged)
	return nil
}

// knownOf is the revision of what this program read or saved last.
func (s *Store) knownOf(r ref) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if revision, read := s.known[r]; read {
		return revision
	}
	if r.kind != kindAssessment {
		return 0
	}
	i := slices.IndexFunc(s.rows, func(row register.Row) bool { return row.Key == r.id })
	if i < 0 {
		return 0
	}
	return s.rows[i].Revision
}

// stateOf turns back what the history tells of revisions after the one known.
func (s *Store) stateOf(r ref, data []byte, known int64) ([]byte, error) {
	lines, err := s.historyOf(r)
	if err != nil {
		return nil, err
	}
	var state any
	if err := parse(data, &state); err != nil {
		return nil, itemDamaged(r.id, s.path)
	}
	for _, line := range lines {
		if line.Revision <= known {
			break
		}
		if line.What == WhatDamaged {
			return nil, itemDamaged(r.id, s.path)
		}
		for _, c := range slices.Backward(line.Changes) {
			if state, err = set(state, c.Path, c.From); err != nil {
				return nil, itemDamaged(r.id, s.path)
			}
		}
	}
	return json.Marshal(state)
}
