package dossier

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

// ready makes sure that something can be saved. Where that is in another place than
// before, a notice tells.
func (s *Store) ready() error {
	if s.readOnly {
		return s.fail("dossier-read-only")
	}
	moved, err := s.stay()
	if moved != nil && err == nil {
		s.note(moved)
	}
	return err
}

// stay makes sure that what is open is what stands at the path: a sync program,
// or a person, may have moved it, taken it away, or put another file in its place or
// over it. What was moved is followed, and what was taken away put back; beside what
// came in its place, work goes on in a file of its own. Moved tells that.
func (s *Store) stay() (moved, err error) {
	s.clearJournal(s.path)
	moved, err = s.stayAt()
	if err == nil {
		s.lockAgain()
	}
	return moved, err
}

// lockAgain takes the lock anew where its file was taken away, such as with the
// folder, so that a second program is told. Where that has the lock by now, what
// both save is merged.
func (s *Store) lockAgain() {
	if stillAt(s.held.file, s.path+lockSuffix) {
		return
	}
	if fresh, err := takeLock(s.path + lockSuffix); err == nil {
		s.held.file.Close()
		s.held = fresh
	}
}

func (s *Store) stayAt() (moved, err error) {
	there, err := os.Stat(s.path)
	switch {
	case err == nil && os.SameFile(there, s.file):
		if same, err := s.same(); same || err != nil {
			return nil, err
		}
		return s.goAside()
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, wholefile.Coded(err, s.path)
	}
	if path, found := s.whereNow(); found {
		return s.follow(path)
	}
	if err == nil {
		aside := free(strings.TrimSuffix(s.path, Ending) + ownMark)
		moved = &assessment.Error{Code: "dossier-replaced", Params: map[string]string{"file": s.path, "aside": aside}}
		return moved, s.goOn(aside)
	}
	return s.fail("dossier-gone"), s.goOn(s.path)
}

// goOn writes all that is open to a path where nothing stands, and works there
// from now on.
func (s *Store) goOn(path string) error {
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return wholefile.Coded(err, path)
	}
	held := s.held
	if path != s.path {
		var err error
		if held, err = takeLock(path + lockSuffix); err != nil {
			return err
		}
	}
	err := copyInto(s.db, path, wholefile.Place)
	if err != nil {
		if held != s.held {
			held.release()
		}
		return coded(err, path)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.db.Close()
	s.watch.Close()
	if held != s.held {
		s.held.release()
	}
	s.path, s.held = path, held
	return s.attach()
}
