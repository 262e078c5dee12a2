package dossier

import (
	"crypto/rand"
	"database/sql"
	"errors"
)

// errUnchanged ends a write that has nothing to write.
var errUnchanged = errors.New("unchanged")

// write changes the dossier in one transaction, which is on the disk when it
// returns. It is the one way to change what is kept: each makes a state of its own,
// and the change may correct the tally of what there must be. The caller holds
// s.writing.
func (s *Store) write(change func(*sql.Tx, *tally) error) error {
	var t tally
	err := s.transact(func(tx *sql.Tx) (err error) {
		if t, err = getTally(tx); err != nil {
			return err
		}
		if err = change(tx, &t); err != nil {
			return err
		}
		t.Revision++
		return stamp(tx, &t)
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	if err == nil {
		s.seen = t
	}
	return err
}

// transact does something to the database in one transaction.
func (s *Store) transact(change func(*sql.Tx) error) error {
	tx, err := s.db.Begin()
	if err != nil {
		return coded(err, s.path)
	}
	if err := change(tx); err != nil {
		tx.Rollback()
		if errors.Is(err, errUnchanged) {
			return err
		}
		return coded(err, s.path)
	}
	if err := tx.Commit(); err != nil {
		tx.Rollback() // where another holds the file, the transaction would stay open
		return coded(err, s.path)
	}
	return nil
}

// stamp makes what a transaction leaves a state of its own.
func stamp(tx *sql.Tx, t *tally) error {
	t.Token = rand.Text()
	if _, err := tx.Exec(`INSERT INTO states (revision, token) VALUES ($1, $2)`, t.Revision, t.Token); err != nil {
		return err
	}
	return setTally(tx, *t)
}

// descends reports whether a state is the one that is kept, or was saved on the way
// to it.
func descends(q querier, from tally) (bool, error) {
	var n int
	err := q.QueryRow(`SELECT count(*) FROM states WHERE revision = $1 AND token = $2`, from.Revision, from.Token).Scan(&n)
	return n > 0, err
}
