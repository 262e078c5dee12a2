package dossier

import (
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

// migratedSuffix marks the draft file of an earlier version that became a dossier.
const migratedSuffix = ".migrated"

// What a dossier that was made of a draft file remembers of it.
const (
	originDraft    = "draft"
	originPrevious = "previous" // the draft file was damaged, the one before was not
)

// FirstFolder is where a person's first dossier comes: among the documents, or in
// the state folder where that was put somewhere else.
func FirstFolder(documents string) string {
	if own := os.Getenv(StateVariable); own != "" {
		return own
	}
	return filepath.Join(documents, "Beeldbeltoets")
}

// Migrate makes the first dossier, at a path where nothing stands yet, of the
// draft file of an earlier version, and reports whether there was one. That file is
// kept under another name until the dossier was opened once.
func Migrate(to string) (found bool, err error) {
	path, err := draftPath()
	if err != nil || exists(path+migratedSuffix) || !exists(path) && !exists(path+previousSuffix) {
		return false, err
	}
	held, err := takeLock(path + lockSuffix)
	if err != nil {
		return false, err
	}
	defer held.release()
	d, previous, err := readDraft(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if err := moveIn(d, previous, to); err != nil {
		return false, err
	}
	if !exists(path) {
		return true, nil
	}
	return true, wholefile.Move(path, path+migratedSuffix)
}

// moveIn makes a dossier of a draft.
func moveIn(d draft, previous bool, to string) error {
	s, err := Create(to, "")
	if err != nil {
		return err
	}
	origin := originDraft
	if previous {
		origin = originPrevious
	}
	err = errors.Join(s.Save(Change{Items: d.Items, Others: d.others()}), s.setOrigin(origin), s.Close())
	if err != nil {
		os.Remove(to)
	}
	return err
}

// settleOrigin removes what an earlier version kept, once the dossier that was
// made of it has been opened. A draft file that was damaged stays, and is told of.
func (s *Store) settleOrigin() error {
	origin, err := getMeta(s.db, metaOrigin)
	if err != nil || origin == "" || s.readOnly {
		return err
	}
	path, err := draftPath()
	if err != nil {
		return err
	}
	if damaged := path + damagedSuffix; origin == originPrevious {
		if exists(path + migratedSuffix) {
			if err := wholefile.Move(path+migratedSuffix, damaged); err != nil {
				return err
			}
		}
		s.notices = append(s.notices, &assessment.Error{Code: "restored", Params: map[string]string{"damaged": damaged}})
		return s.setOrigin("")
	}
	if err := removeDraft(); err != nil {
		return err
	}
	return s.setOrigin("")
}

// setOrigin keeps what the dossier was made of; nothing once that is settled.
func (s *Store) setOrigin(origin string) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.write(func(tx *sql.Tx, _ *tally) error { return setMeta(tx, metaOrigin, origin) })
}

// removeDraft removes what is left of an earlier version's draft file.
func removeDraft() error {
	path, err := draftPath()
	if err != nil {
		return err
	}
	for _, suffix := range []string{migratedSuffix, previousSuffix, damagedSuffix} {
		if err := removeAny(path + suffix); err != nil {
			return err
		}
	}
	return nil
}
