package dossier

import (
	"errors"
	"maps"
	"path/filepath"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

// SaveAt writes the whole dossier, with a change that could not be saved where it
// is, to a path where nothing stands, and works there from now on. Where what is
// open cannot be read any more, such as on a drive that was taken out, the newest
// daily copy goes in its place, and from tells of which day that is.
func (s *Store) SaveAt(path string, changes ...Change) (from time.Time, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.readOnly {
		return from, s.fail("dossier-read-only")
	}
	if exists(path) {
		return from, (&Store{path: path}).fail("dossier-exists")
	}
	if err := wholefile.MakeFolder(filepath.Dir(path)); err != nil {
		return from, err
	}
	fresh, from, err := s.begunAt(path)
	if err != nil {
		return from, err
	}
	saved, err := fresh.save(changes...)
	if err != nil {
		return from, errors.Join(err, fresh.giveUp())
	}
	fresh.rows = saved.apply(fresh.rows)
	maps.Copy(fresh.known, saved.revisions)
	s.takeOver(fresh)
	s.worked = changes[len(changes)-1].At
	return from, nil
}

// begunAt makes a store of its own, at a path, with all that this one has open.
func (s *Store) begunAt(path string) (fresh *Store, from time.Time, err error) {
	fresh = &Store{path: path, id: s.id, version: schemaVersion, box: s.boxed(), rows: s.Rows()}
	fresh.sees(s.seen)
	s.mu.Lock()
	fresh.known = maps.Clone(s.known)
	s.mu.Unlock()
	if fresh.held, err = takeLock(path + lockSuffix); err != nil {
		return nil, from, err
	}
	cause := s.copySame(path)
	switch {
	case cause == nil:
		err = fresh.attach()
	case assessment.IsCode(cause, assessment.FileBusy), assessment.IsCode(cause, assessment.DiskFull):
		err = cause // a copy of before would have less, or not fit either
	default:
		from, err = fresh.again(s.path, s.seen, cause)
	}
	if err != nil {
		return nil, from, errors.Join(err, fresh.giveUp())
	}
	return fresh, from, nil
}

// copySame copies what is open to a path, unless another copy was written over it.
func (s *Store) copySame(path string) error {
	same, err := s.same()
	if err == nil && !same {
		err = s.fail(assessment.DossierOverwritten)
	}
	if err == nil {
		err = copyInto(s.db, path, counted(wholefile.Place))
	}
	return coded(err, path)
}

// fromCopy begins with the newest daily copy that is whole of a dossier that can
// no longer be read.
func (s *Store) fromCopy(of string, cause error) (from time.Time, err error) {
	copies, err := Copies(of)
	if err != nil {
		return from, cause
	}
	for _, c := range bySaving(copies) {
		if wholefile.CopyOver(c.Path, s.path) != nil || s.attach() != nil {
			continue
		}
		if s.begin() == nil && len(s.notices) == 0 {
			return c.On, s.knowAll()
		}
		s.db.Close()
		s.watch.Close()
		s.db, s.watch, s.notices = nil, nil, nil
	}
	return from, cause
}

// knowAll takes all that stands in the file as known: what waits comes after it.
func (s *Store) knowAll() error {
	found, err := s.db.Query(`SELECT kind, id, revision FROM items`)
	if err != nil {
		return coded(err, s.path)
	}
	defer found.Close()
	s.known = map[ref]int64{}
	for found.Next() {
		var r ref
		var revision int64
		if err := found.Scan(&r.kind, &r.id, &revision); err != nil {
			return coded(err, s.path)
		}
		s.known[r] = revision
	}
	return coded(found.Err(), s.path)
}

// giveUp lets go of a file that was begun, and removes it.
func (s *Store) giveUp() error {
	s.box = nil // it is still in use
	err := s.letGo()
	return errors.Join(err, removeAny(s.path))
}

// takeOver goes on with what another store has open, and lets its own go.
func (s *Store) takeOver(fresh *Store) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.db.Close()     // what it says of a file that is gone helps nobody
	s.held.release() // likewise
	s.watch.Close()
	s.path, s.held, s.db, s.file, s.watch = fresh.path, fresh.held, fresh.db, fresh.file, fresh.watch
	s.rows, s.known, s.seen, s.stands = fresh.rows, fresh.known, fresh.seen, fresh.seen
	s.day, s.redone = "", tally{}
}
