package dossier

import (
	"bufio"
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

// cover removes, where a dossier is opened to work in, what of it can be read
// elsewhere, and finishes what a program that was killed left undone. What has to stay
// is named in a notice, and so is what could not be removed.
func (s *Store) cover() {
	if s.readOnly {
		return
	}
	pending, err := getMeta(s.db, metaExposed)
	if err == nil && pending != "" {
		err = s.dropCopies()
	}
	if s.box.encrypted() {
		left, failed := s.coverElsewhere()
		err = errors.Join(err, failed)
		if len(left) > 0 {
			s.note(&assessment.Error{Code: "readable-elsewhere", Params: map[string]string{"file": s.path, "files": strings.Join(left, "\n")}})
		}
	}
	if err != nil {
		s.note(coded(err, s.path))
	}
}

// coverElsewhere removes what of an encrypted dossier can be read elsewhere, and
// returns the files that only a person may remove: they hold what this one lacks, or a
// person put them there.
func (s *Store) coverElsewhere() (left []string, err error) {
	kept, err := s.dropStale()
	others, failed := s.Readable()
	err = errors.Join(err, failed, s.dropCut(), s.dropUnfinished())
	return append(kept, others...), err
}

// dropCopies removes the daily copies of before a change of keys or an erased name, also
// those that were made while the file stood elsewhere, and what an earlier version kept.
// That they are to go stands in the dossier until they are gone.
func (s *Store) dropCopies() error {
	s.day = ""
	folder, err := copiesFolder(s.path)
	if err != nil {
		return err
	}
	if err := removeFolder(folder); err != nil {
		return err
	}
	if err := errors.Join(s.dropStray(filepath.Dir(folder)), s.dropCut(), removeDraft()); err != nil {
		return err
	}
	return s.write(func(tx *sql.Tx, _ *tally) error { return setMeta(tx, metaExposed, "") })
}

// dropStale removes daily copies that anybody can read, or that a passphrase of before
// opens. One that holds what this dossier lacks stays, and is returned where anybody
// can read it.
func (s *Store) dropStale() (left []string, err error) {
	own, err := copiesFolder(s.path)
	if err != nil {
		return nil, err
	}
	id, err := s.ID()
	if err != nil {
		return nil, err
	}
	wrapped, err := getMeta(s.db, metaKey)
	if err != nil {
		return nil, err
	}
	folders, err := filepath.Glob(filepath.Join(escapeGlob(filepath.Dir(own)), "*"))
	if err != nil {
		return nil, err
	}
	used := foldersInUse()
	for _, folder := range folders {
		if folder != own && slices.Contains(used, folder) {
			continue
		}
		d := staleCopies{s: s, id: id, wrapped: wrapped, folder: folder, own: folder == own}
		err = errors.Join(err, d.drop())
		left = append(left, d.left...)
	}
	return left, err
}

// staleCopies are the daily copies in one folder, of which those of this dossier go that
// another key than its own opens, or none.
type staleCopies struct {
	s       *Store
	id      string
	wrapped string // the key of this dossier
	folder  string
	own     bool // whether the folder is the one of this dossier
	left    []string
}

func (d *staleCopies) drop() error {
	copies, err := filepath.Glob(filepath.Join(escapeGlob(d.folder), "*"+Ending))
	if err != nil {
		return err
	}
	others := 0 // of other dossiers, as far as can be told
	for _, path := range copies {
		of, key, cause := keyIn(path)
		switch {
		case cause != nil && d.own && exposes(path):
			d.left = append(d.left, path)
		case cause != nil || of != d.id:
			others++
		case key == d.wrapped:
		case d.s.has(path):
			err = errors.Join(err, removeAny(path))
		case key == "":
			d.left = append(d.left, path)
		}
	}
	if others > 0 && !d.own {
		return err
	}
	return errors.Join(err, d.dropCut())
}

// dropCut removes what was cut off beside the copies and, where no copy is left, what
// was saved since. Elsewhere another program may be making its first copy.
func (d *staleCopies) dropCut() error {
	cut, err := filepath.Glob(filepath.Join(escapeGlob(d.folder), ".*"))
	for _, path := range cut {
		if d.own || !d.s.fresh(path) {
			err = errors.Join(err, removeAny(path))
		}
	}
	copies, failed := filepath.Glob(filepath.Join(escapeGlob(d.folder), "*"+Ending))
	if failed == nil && len(copies) == 0 && !d.own {
		failed = removeAny(filepath.Join(d.folder, redoName))
		_ = os.Remove(d.folder) // unless something is left in it
	}
	return errors.Join(err, failed)
}

// fresh reports whether a file was written at most a minute before this dossier was
// opened, so that another program may be writing it.
func (s *Store) fresh(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	now, err := s.held.file.Stat()
	return err == nil && now.ModTime().Sub(info.ModTime()) < time.Minute
}

// has reports whether all that a copy holds was on the way to what this dossier holds.
func (s *Store) has(path string) bool {
	var of tally
	err := peek(path, func(db *sql.DB) (err error) {
		of, err = getTally(db)
		return err
	})
	if err != nil {
		return false
	}
	if of.Token == "" {
		return of.Revision <= s.seen.Revision // an earlier version gave no state a token
	}
	was, err := descends(s.db, of)
	return err == nil && was
}

// readableMark stands in the pages of every dossier without a passphrase that has an
// assessment.
var readableMark = []byte(`{"assessment":{"id":"`)

// exposes reports whether assessments can be read in a file that is too damaged to say
// whether it has a passphrase.
func exposes(path string) bool {
	f, err := wholefile.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	in, before := bufio.NewReaderSize(f, 1<<20), []byte(nil)
	piece := make([]byte, 1<<20)
	for {
		n, err := in.Read(piece)
		window := append(before, piece[:n]...)
		if bytes.Contains(window, readableMark) {
			return true
		}
		if err != nil {
			return false
		}
		before = bytes.Clone(window[max(0, len(window)-len(readableMark)):])
	}
}

// dropCut removes what a program that was killed while it made a copy left beside
// the dossier.
func (s *Store) dropCut() error {
	cut, err := filepath.Glob(escapeGlob(besideOf(s.path, ".")) + "*")
	for _, c := range cut {
		err = errors.Join(err, removeAny(c))
	}
	return err
}

// dropStray removes, of all daily copies, those of this dossier that belong to no
// file that is still there: such as of one that was moved by hand.
func (s *Store) dropStray(root string) error {
	id, err := s.ID()
	if err != nil {
		return err
	}
	copies, err := filepath.Glob(filepath.Join(escapeGlob(root), "*", "*"+Ending))
	if err != nil {
		return err
	}
	used := foldersInUse()
	for _, c := range copies {
		if of, _, _ := keyIn(c); of == id && !slices.Contains(used, filepath.Dir(c)) {
			folder := staleCopies{s: s, folder: filepath.Dir(c)}
			if err := errors.Join(removeAny(c), folder.dropCut()); err != nil {
				return err
			}
		}
	}
	return nil
}

// unfinished is the name of a document that a program was killed over while it wrote.
var unfinished = regexp.MustCompile(`^\..+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$`)

// dropUnfinished removes documents that were never finished from where documents went
// last. One that another program writes at this moment is younger than our lock by a
// minute at most, and stays.
func (s *Store) dropUnfinished() error {
	settings, err := LoadSettings()
	if err != nil || settings.ExportFolder == "" || s.held == nil {
		return nil // nobody knows where they went
	}
	entries, err := os.ReadDir(settings.ExportFolder)
	if err != nil {
		return nil // such as a drive that is not there
	}
	for _, e := range entries {
		path := filepath.Join(settings.ExportFolder, e.Name())
		if info, failed := e.Info(); failed == nil && info.Mode().IsRegular() && unfinished.MatchString(e.Name()) && !s.fresh(path) {
			err = errors.Join(err, removeAny(path))
		}
	}
	return err
}
