package dossier

import (
	"crypto/rand"
	"database/sql"
	"errors"
	"strconv"

	"beeldbeltoets/assessment"
)

// errUnchanged ends a write that has nothing to write.
var errUnchanged = errors.New("unchanged")

// write changes the dossier in one transaction, which is on the disk when it
// returns. It is the one way to change what is kept: each makes a state of its own,
// and the change may correct the tally of what there must be. The caller holds
// s.writing.
func (s *Store) write(change func(*sql.Tx, *tally) error) error { return s.writeAs(redo{}, change) }

// writeAs does as write does, and keeps what would do it again.
func (s *Store) writeAs(r redo, change func(*sql.Tx, *tally) error) error {
	var t tally
	err := s.transact(func(tx *sql.Tx) (err error) {
		if t, err = s.expected(tx); err != nil {
			return err
		}
		r.From = t
		if err = change(tx, &t); err != nil {
			return err
		}
		t.Revision++
		return stamp(tx, &t)
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	if err != nil {
		return err
	}
	s.sees(t)
	r.To = t
	s.keepRedo(r)
	s.remember()
	return nil
}

// expected returns the state in a transaction, which must be the one that this
// program saved or read last, or come after it: else another copy was written over
// the file, and nothing may be saved in that.
func (s *Store) expected(tx *sql.Tx) (t tally, err error) {
	if t, err = getTally(tx); err != nil || t.Token == s.seen.Token {
		return t, err
	}
	led, err := descends(tx, s.seen)
	if err == nil && !led {
		err = s.fail(assessment.DossierOverwritten)
	}
	return t, err
}

// sees notes the state that this program saved or read last.
func (s *Store) sees(t tally) {
	s.seen = t
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stands = t
}

// transact does something to the database in one transaction.
func (s *Store) transact(change func(*sql.Tx) error) error {
	if stop := s.interrupt.Load(); stop != nil {
		(*stop)()
	}
	s.clearJournal(s.path)
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
	t.Token = newToken(t.Revision)
	return keepState(tx, *t)
}

// newToken is random, with a check of it and of the revision that it is of, by which a
// flipped bit is noticed.
func newToken(revision int64) string {
	text := rand.Text()
	return text + checkOf(revision, text)
}

// bareToken is how long a token is without its check, such as the first of version 2 are.
var bareToken = len(rand.Text())

func checkOf(revision int64, text string) string {
	return hashed("states "+strconv.FormatInt(revision, 10), []byte(text))[:8]
}

// tokenFits reports whether a token is one that was made for a revision.
func tokenFits(revision int64, token string) bool {
	if len(token) <= bareToken {
		return len(token) == bareToken
	}
	return token[bareToken:] == checkOf(revision, token[:bareToken])
}

func keepState(tx *sql.Tx, t tally) error {
	if _, err := tx.Exec(`INSERT INTO states (revision, token) VALUES ($1, $2)`, t.Revision, t.Token); err != nil {
		return err
	}
	return setTally(tx, t)
}

// descends reports whether a state is the one that is kept, or was saved on the way
// to it. Version 1 kept none.
func descends(q querier, from tally) (bool, error) {
	var n int
	err := q.QueryRow(`SELECT count(*) FROM sqlite_schema WHERE name = 'states'`).Scan(&n)
	if err != nil || n == 0 {
		return false, err
	}
	err = q.QueryRow(`SELECT count(*) FROM states WHERE revision = $1 AND token = $2`, from.Revision, from.Token).Scan(&n)
	return n > 0, err
}
