package dossier

import (
	"os"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

// LookAround finds out, without a change to save, whether the dossier that is open was
// moved, taken away or replaced: a notice tells of it.
func (s *Store) LookAround() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.readOnly || s.db == nil {
		return nil
	}
	return s.ready()
}

// Refresh brings a dossier that was opened to read up to date with what another
// program saved in it meanwhile, and reports whether that was anything. Asking costs
// one look at a small row. Where it got another passphrase meanwhile the error has the
// code "passphrase-needed", and where another file took its place that is read.
func (s *Store) Refresh() (changed bool, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if !s.readOnly || s.db == nil {
		return false, nil
	}
	if err := s.reattach(); err != nil {
		return false, err
	}
	now, err := getTally(s.db)
	if err != nil || now == s.seen {
		return false, coded(err, s.path)
	}
	key, err := getMeta(s.db, metaKey)
	if err != nil {
		return false, coded(err, s.path)
	}
	if key != s.key {
		return false, s.fail(assessment.PassphraseNeeded)
	}
	if s.version, err = checkTables(s.db); err != nil {
		return false, coded(err, s.path)
	}
	if err := s.readAnew(); err != nil {
		return false, err
	}
	s.remember()
	return true, nil
}

// reattach connects to the file that stands at the path now, where that is another
// than before: a program that saves a file whole puts a new one there.
func (s *Store) reattach() error {
	there, err := os.Stat(s.path)
	if err != nil {
		return wholefile.Coded(err, s.path)
	}
	same := os.SameFile(there, s.file)
	if same && !(s.frozen && there.ModTime() != s.file.ModTime()) {
		return nil
	}
	fresh := &Store{path: s.path, readOnly: true}
	if err := fresh.attach(); err != nil {
		return err
	}
	id, err := getMeta(fresh.db, metaID)
	if err == nil && id != s.id {
		err = errDamaged
	}
	if err != nil {
		fresh.letGo()
		return coded(err, s.path)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.db.Close()
	s.watch.Close()
	s.db, s.watch, s.file, s.frozen = fresh.db, fresh.watch, fresh.file, fresh.frozen
	return nil
}
