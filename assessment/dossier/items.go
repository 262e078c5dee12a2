package dossier

import (
	"database/sql"
	"errors"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

func itemDamaged(id, path string) error {
	return &assessment.Error{Code: assessment.ItemDamaged, Params: map[string]string{"key": id, "file": path}}
}

// Item reads an assessment in full. Its errors have the codes "item-missing" and
// "item-damaged".
func (s *Store) Item(key string) (register.Item, error) {
	var item register.Item
	found, err := s.load(ref{kindAssessment, key}, &item)
	if err == nil && !found {
		err = &assessment.Error{Code: assessment.ItemMissing, Params: map[string]string{"key": key, "file": s.path}}
	}
	return item, err
}

// Load reads something else that is kept, and reports whether it is there.
func (s *Store) Load(kind, id string, into any) (found bool, err error) {
	return s.load(ref{kind, id}, into)
}

// LoadWhole reads something that all else can do without: what is damaged of it is as if
// it were not there, and told by a notice.
func (s *Store) LoadWhole(kind, id string, into any) (found bool, err error) {
	if found, err = s.Load(kind, id, into); !assessment.IsCode(err, assessment.ItemDamaged) {
		return found, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	told := func(notice error) bool { return notice.Error() == err.Error() }
	if !slices.ContainsFunc(s.notices, told) {
		s.notices = append(s.notices, err)
	}
	return false, nil
}

func (s *Store) load(r ref, into any) (found bool, err error) {
	data, revision, err := s.readSame(r)
	if err != nil || data == nil {
		return false, err
	}
	if err := s.fill(r, data, into); err != nil {
		return false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known[r] = revision
	return true, nil
}

// readSame reads what this program knows as its own: where another copy was written
// over the file, it goes on beside that first.
func (s *Store) readSame(r ref) (data []byte, revision int64, err error) {
	data, revision, err = s.read(s.db, r)
	if !s.overwritten() {
		return data, revision, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.ready(); err != nil {
		return nil, 0, err
	}
	return s.read(s.db, r)
}

// read returns what is kept as JSON; nil where it is not there.
func (s *Store) read(q querier, r ref) (data []byte, revision int64, err error) {
	p, err := scanPiece(tableItems, q.QueryRow(pieceColumns[tableItems]+` WHERE kind = $1 AND id = $2`, r.kind, r.id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, 0, nil
	}
	if damaged(err) {
		return nil, 0, itemDamaged(r.id, s.path)
	}
	if err != nil {
		return nil, 0, coded(err, s.path)
	}
	if data, err = p.open(s.box); err != nil {
		return nil, p.revision, itemDamaged(r.id, s.path)
	}
	return data, p.revision, nil
}

// IDs are the ids of a kind, in the order in which they came.
func (s *Store) IDs(kind string) []string {
	ids, err := texts(s.db, `SELECT id FROM items WHERE kind = $1 ORDER BY place`, kind)
	if err != nil {
		return nil
	}
	return ids
}

// Numbers are the numbers that were ever given, also of versions that are gone.
func (s *Store) Numbers() []string { return s.IDs(kindNumber) }
