package dossier

import (
	"database/sql"
	"errors"
	"net/url"
	"os"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

// settleBefore undoes, before a dossier is read, a change that was cut off, such as by
// a crash: reading alone cannot. Where another program has it open, it is that
// program's; where nothing may be written, who reads is told.
func settleBefore(path string) error {
	if !exists(path + journalSuffix) {
		return nil
	}
	held, err := takeLock(path + lockSuffix)
	if err != nil {
		return nil
	}
	defer held.release()
	_, err = settleJournal(path)
	return err
}

// settleJournal undoes a change that was cut off, which is found by the name of the
// file. A journal that is of another time, such as a sync program may put back, undoes
// nothing: the notice tells of it. The caller holds the lock.
func settleJournal(path string) (notice, err error) {
	if found, err := dropLog(path); found && err == nil {
		notice = (&Store{path: path}).fail(staleBeside)
	}
	if !exists(path + journalSuffix) {
		return notice, nil
	}
	whole, last := besideOf(path, ".before"), tally{}
	guarded := false
	if last, guarded = heldBefore(path); guarded {
		defer os.Remove(whole)
		if err := wholefile.CopyOver(path, whole); err != nil {
			return nil, err
		}
	}
	now, err := rolledBack(path)
	if !guarded || err == nil && now.Token == last.Token && intact(path) || !intact(whole) {
		return notice, err
	}
	if err := errors.Join(removeAny(path+journalSuffix), wholefile.Move(whole, path)); err != nil {
		return nil, err
	}
	return (&Store{path: path}).fail(staleBeside), nil
}

const logSuffix = "-wal"

// dropLog removes a write-ahead log from beside a dossier. No dossier has one, so that
// it came from elsewhere: SQLite would take what it holds for the newest state, and
// write it over all that is there.
func dropLog(path string) (found bool, err error) {
	if !exists(path + logSuffix) {
		return false, nil
	}
	if err := wholefile.Own(path + logSuffix); err != nil {
		return true, wholefile.Coded(err, path+logSuffix)
	}
	return true, removeAny(path + logSuffix)
}

// heldBefore reports whether the file holds, without the journal beside it, the state
// that was seen last.
func heldBefore(path string) (last tally, held bool) {
	db, err := connectWith(path, url.Values{"mode": {"ro"}, "immutable": {"1"}, "_pragma": {"trusted_schema(OFF)", "query_only(ON)"}})
	if err != nil {
		return last, false
	}
	defer db.Close()
	id, err := getMeta(db, metaID)
	if err != nil {
		return last, false
	}
	now, err := getTally(db)
	if err != nil {
		return last, false
	}
	last, found := lastSeen(id, path)
	return last, found && now.Token == last.Token
}

// rolledBack lets SQLite undo what was cut off, and returns the state that is left.
func rolledBack(path string) (t tally, err error) {
	db, err := connect(path, false)
	if err != nil {
		return t, err
	}
	defer db.Close()
	if t, err = getTally(db); err == nil {
		err = removeAny(path + journalSuffix) // one that is still there undoes nothing
	}
	return t, coded(err, path)
}

// apart finds items whose history or row is of another time than they are.
var apart = `SELECT count(*) FROM items i WHERE
	i.kind IN (` + withHistory + `) AND i.revision IS NOT (SELECT max(h.revision) FROM history h WHERE h.kind = i.kind AND h.id = i.id)
	OR i.kind = '` + kindAssessment + `' AND i.revision IS NOT (SELECT s.revision FROM summaries s WHERE s.place = i.place)`

// intact reports whether a file is sound, holds as much as it must, and is all of one
// time.
func intact(path string) bool {
	err := peek(path, func(db *sql.DB) error {
		all, err := texts(db, "PRAGMA integrity_check")
		if err != nil {
			return err
		}
		var n int
		if err := db.QueryRow(apart).Scan(&n); err != nil {
			return err
		}
		if n > 0 || !slices.Equal(all, []string{"ok"}) {
			return errDamaged
		}
		return nil
	})
	return err == nil && count(path) == nil
}

// staleBeside is told where something of another time stood beside a dossier.
const staleBeside = "dossier-stale-journal"

// connect connects to a dossier that is open to work in, and keeps from it what another
// program puts beside it meanwhile.
func (s *Store) connect(path string) (*sql.DB, error) {
	return connectAfter(path, writeQuery(), func() {
		if found, err := dropLog(path); found && err == nil {
			s.cleared.Store(true)
		}
		if exists(path+journalSuffix) && s.writing.TryLock() { // else it may be of what is being saved
			s.clearJournal(path)
			s.writing.Unlock()
		}
	})
}

// clearJournal removes a journal that is not of ours, before SQLite undoes in the dossier
// what it tells. Nothing is being saved: the caller holds s.writing, or opens it.
func (s *Store) clearJournal(path string) {
	if exists(path+journalSuffix) && removeAny(path+journalSuffix) == nil {
		s.cleared.Store(true)
	}
}

// connectToRead connects to a file that stays as it is, but for what was cut off in
// it. On a share that knows no locks it is read without. Where something of another time
// stands beside it that cannot be removed, it is read as it is at this moment: frozen.
func connectToRead(path string) (db *sql.DB, frozen bool, err error) {
	if err := settleBefore(path); err != nil {
		return nil, false, err
	}
	query := readQuery()
	if db, err = connectWith(path, query); err != nil {
		return nil, false, err
	}
	if query.Has("immutable") {
		return db, true, nil
	}
	_, err = getTally(db)
	if isHotJournal(err) {
		if _, held := heldBefore(path); held {
			db.Close()
			query.Set("immutable", "1")
			db, err = connectWith(path, query)
			return db, true, err
		}
	}
	if err == nil || !withoutLocks(path) {
		return db, false, nil // what is wrong is said by who reads
	}
	db.Close()
	query.Set("nolock", "1")
	db, err = connectWith(path, query)
	return db, false, err
}

// withoutLocks reports whether a file is on a share that knows no locks.
func withoutLocks(path string) bool {
	f, err := wholefile.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	err = shareFile(f)
	return err != nil && !isHeld(err)
}

// lockless says that a dossier cannot be locked where it is.
func lockless(path string, err error) error {
	e := wholefile.Coded(err, path)
	if assessment.IsCode(e, assessment.FileFailed) {
		return (&Store{path: strings.TrimSuffix(path, lockSuffix)}).fail(assessment.LocksMissing)
	}
	return e
}
