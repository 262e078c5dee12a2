package dossier

import (
	"errors"
	"path/filepath"
	"strings"
	"time"

	"beeldbeltoets/assessment"

	"modernc.org/sqlite"
)

// ownMark is in the name of the file in which work goes on, or in which the last
// state is kept, beside what another put in the place of a dossier.
const ownMark = ".own"

// What is told where only a part, or nothing, is left of the state that was seen last.
const (
	lastPart = "dossier-put-back-part"
	lastLost = "dossier-put-back-lost"
)

// same reports whether what is in the file is what this program saved or read last,
// or was saved after it. Another copy that was written over the file is neither,
// however often it was saved.
func (s *Store) same() (bool, error) {
	t, err := getTally(s.db)
	if err == nil && t.Token == s.seen.Token {
		return true, nil
	}
	led := false
	if err == nil {
		led, err = descends(s.db, s.seen)
	}
	if assessment.IsCode(coded(err, s.path), assessment.FileDamaged) || isStrange(err) {
		return false, nil
	}
	return led, coded(err, s.path)
}

// isStrange reports whether a database has not the tables of a dossier, such as an
// empty file.
func isStrange(err error) bool {
	of, is := errors.AsType[*sqlite.Error](err)
	return is && of.Code() == sqliteError
}

// overwritten reports whether another copy was written over the file that is open.
func (s *Store) overwritten() bool {
	if s.readOnly {
		return false
	}
	s.mu.Lock()
	known := &Store{path: s.path, db: s.db, seen: s.stands}
	s.mu.Unlock()
	same, err := known.same()
	return err == nil && !same
}

// goAside makes the last state again in a file of its own, beside what was written
// over the dossier, and works there from now on.
func (s *Store) goAside() (moved, err error) {
	aside := free(strings.TrimSuffix(s.path, Ending) + ownMark)
	fresh, from, err := s.madeAgain(aside, s.seen)
	if err != nil {
		return nil, err
	}
	code := "dossier-replaced"
	if from.IsZero() {
		s.mu.Lock()
		fresh.known = s.known // nothing is lost: each revision is the one that it was
		s.mu.Unlock()
	} else {
		code = assessment.DossierReplaced
	}
	moved = &assessment.Error{Code: code, Params: map[string]string{"file": s.path, "aside": aside, "day": from.Format(time.DateOnly)}}
	s.takeOver(fresh)
	s.remember()
	return moved, nil
}

// madeAgain makes a state of this dossier again where no file stands yet: of the
// newest daily copy that is whole and of what was saved since. From is the day of
// that copy, where more than that is not there.
func (s *Store) madeAgain(to string, want tally) (fresh *Store, from time.Time, err error) {
	fresh = &Store{path: to, box: s.boxed(), known: map[ref]int64{}}
	if fresh.held, err = takeLock(to + lockSuffix); err != nil {
		return nil, from, err
	}
	if from, err = fresh.again(s.path, want, s.fail(assessment.DossierOverwritten)); err != nil {
		return nil, from, errors.Join(err, fresh.giveUp())
	}
	return fresh, from, nil
}

// again begins with the newest daily copy that is whole of the dossier at a path,
// and does again what was saved after it.
func (s *Store) again(of string, want tally, cause error) (from time.Time, err error) {
	if from, err = s.fromCopy(of, cause); err != nil {
		return from, err
	}
	log, err := (&Store{path: of}).redoPath()
	if err == nil {
		err = s.redoAll(log)
	}
	if errors.Is(err, errDamaged) {
		err = nil // what came before it was done
	}
	if err == nil {
		err = s.readAnew()
	}
	if err != nil {
		return from, coded(err, s.path)
	}
	if led, err := descends(s.db, want); err != nil || !led {
		return from, coded(err, s.path)
	}
	return time.Time{}, nil
}

// compareSeen holds the state that is opened against the one that was seen last. One
// that does not come after it is told of, and the last one is put beside it.
func (s *Store) compareSeen() error {
	if last, found := lastSeen(s.id, s.path); found {
		led, err := descends(s.db, last)
		if err != nil {
			return err
		}
		if !led && !s.keepLast(last) {
			return nil // it is told of until the other state is kept
		}
	}
	s.remember()
	return nil
}

// keepLast puts the state that was seen last beside what is there now, where it has
// something that this lacks, and reports whether that is settled.
func (s *Store) keepLast(last tally) bool {
	if s.readOnly {
		s.note(s.fail("dossier-put-back-read"))
		return false
	}
	aside := free(strings.TrimSuffix(s.path, Ending) + ownMark)
	fresh, from, err := s.madeAgain(aside, last)
	if assessment.IsCode(err, assessment.DossierOverwritten) {
		s.note(s.fail(lastLost))
		return true
	}
	if err != nil {
		s.note(err)
		return false
	}
	if line, err := newest(fresh.db); err == nil && s.hasLine(line) {
		return fresh.giveUp() == nil
	}
	fresh.box = nil // it is still in use
	if err := fresh.letGo(); err != nil {
		s.note(err)
		return false
	}
	code := "dossier-put-back"
	if !from.IsZero() {
		code = lastPart
	}
	params := map[string]string{"file": s.path, "aside": filepath.Base(aside), "day": from.Format(time.DateOnly)}
	s.note(&assessment.Error{Code: code, Params: params})
	return true
}
