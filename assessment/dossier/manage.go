package dossier

import (
	"errors"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

// Copy makes a copy of a dossier, which may be open, where no file stands yet.
// It has the same passphrase.
func Copy(from, to string) error {
	if exists(to) {
		return &assessment.Error{Code: "dossier-exists", Params: map[string]string{"file": to}}
	}
	if err := recognise(from); err != nil {
		return err
	}
	db, _, err := connectToRead(from)
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("PRAGMA query_only(OFF)"); err != nil { // the copy is written; what is copied opens to be read
		return coded(err, from)
	}
	if err := copyInto(db, to, wholefile.Place); err != nil {
		return coded(err, to)
	}
	return nil
}

// Rename renames the file of a dossier that is closed, and takes its
// daily copies along.
func Rename(from, to string) error {
	if exists(to) {
		return &assessment.Error{Code: "dossier-exists", Params: map[string]string{"file": to}}
	}
	held, err := takeLock(from + lockSuffix)
	if err != nil {
		return err
	}
	defer held.release()
	// What an unfinished change left at the new name would be undone in this dossier.
	if err := errors.Join(settled(from), removeAny(to+journalSuffix)); err != nil {
		return err
	}
	if err := wholefile.Move(from, to); err != nil {
		return err
	}
	return errors.Join(moveCopies(from, to), forgetSeen(to), moveSeen(from, to))
}

// settled undoes a change that was cut off; a stale journal is told of at opening, by
// the state that was seen last.
func settled(path string) error {
	_, err := settleJournal(path)
	return err
}

func moveCopies(from, to string) error {
	old, err := copiesFolder(from)
	if err != nil || !exists(old) {
		return err
	}
	fresh, err := copiesFolder(to)
	if err != nil {
		return err
	}
	if err := removeFolder(fresh); err != nil { // of a dossier that was there before
		return err
	}
	return wholefile.Move(old, fresh)
}

// Remove deletes a dossier that is closed, with its daily copies.
func Remove(path string) error {
	held, err := takeLock(path + lockSuffix)
	if err != nil {
		return err
	}
	defer held.release()
	for _, p := range []string{path, path + journalSuffix} {
		if err := removeAny(p); err != nil {
			return err
		}
	}
	folder, err := copiesFolder(path)
	if err != nil {
		return err
	}
	return errors.Join(removeFolder(folder), forgetSeen(path))
}

func itoa(n int) string { return strconv.Itoa(n) }
