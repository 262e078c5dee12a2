package dossier

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"beeldbeltoets/assessment/wholefile"
)

// migratedSuffix marks the draft file of an earlier version that became a dossier.
const migratedSuffix = ".migrated"

// FirstFolder is where a person's first dossier comes: among the documents, or in
// the state folder where that was put somewhere else.
func FirstFolder(documents string) string {
	if own := os.Getenv(StateVariable); own != "" {
		return own
	}
	return filepath.Join(documents, "Beeldbeltoets")
}

// Migrate makes the first dossier, at a path where nothing stands yet, of the
// draft file of an earlier version, and tells whether there was one. That file is
// kept under another name until the dossier was opened once.
func Migrate(to string) (found bool, err error) {
	draft, err := DefaultPath()
	if err != nil {
		return false, err
	}
	if _, err := os.Stat(draft); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	old, err := OpenDraft(draft)
	if err != nil {
		return false, err
	}
	defer old.Close()
	if err := moveIn(old.Draft, to); err != nil {
		return false, err
	}
	return true, wholefile.Move(draft, draft+migratedSuffix)
}

// moveIn makes a dossier of a draft.
func moveIn(d Draft, to string) error {
	s, err := Create(to, "")
	if err != nil {
		return err
	}
	err = s.Save(Change{Items: d.Items, Others: d.others()})
	if err == nil {
		err = setMeta(s.db, metaOrigin, "draft")
	}
	if err = errors.Join(err, s.Close()); err != nil {
		os.Remove(to)
	}
	return err
}

// others are what a draft kept beside assessments.
func (d Draft) others() []Other {
	practice := map[string]any{"practice": d.Practice, "assessor": d.Assessor, "secondReader": d.SecondReader}
	all := []Other{{KindPractice, "", practice}, {KindState, "", map[string]string{"key": d.Current, "step": d.Step}}}
	for _, c := range d.Comparisons {
		all = append(all, Other{KindComparison, c.ID, c})
	}
	for _, number := range d.Numbers {
		all = append(all, Other{kindNumber, number, true})
	}
	return all
}

// settleOrigin removes what an earlier version kept, once the dossier that was
// made of it has been opened.
func (s *Store) settleOrigin() error {
	origin, err := getMeta(s.db, metaOrigin)
	if err != nil || origin == "" || s.readOnly {
		return err
	}
	if err := removeDraft(); err != nil {
		return err
	}
	return setMeta(s.db, metaOrigin, "")
}

// removeDraft removes what is left of an earlier version's draft file.
func removeDraft() error {
	draft, err := DefaultPath()
	if err != nil {
		return err
	}
	for _, suffix := range []string{migratedSuffix, previousSuffix, damagedSuffix, lockSuffix} {
		if err := removeAny(draft + suffix); err != nil {
			return err
		}
	}
	return nil
}
