package dossier

import (
	"cmp"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"beeldbeltoets/assessment/wholefile"
)

// How many daily copies are kept, and how many of a dossier that takes much room.
const (
	copiesMost      = 7
	copiesMostLarge = 3
	largeDossier    = 64 << 20
)

// DayCopy is a copy that was made on a day of work.
type DayCopy struct {
	Path string
	On   time.Time
	Size int64
}

// Copies lists the daily copies of the dossier at path, newest first.
func Copies(path string) ([]DayCopy, error) {
	folder, err := copiesFolder(path)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, wholefile.Coded(err, folder)
	}
	var copies []DayCopy
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && strings.HasSuffix(e.Name(), Ending) && !strings.HasPrefix(e.Name(), ".") {
			copies = append(copies, DayCopy{filepath.Join(folder, e.Name()), info.ModTime(), info.Size()})
		}
	}
	slices.SortFunc(copies, func(a, b DayCopy) int { return strings.Compare(b.Path, a.Path) })
	return copies, nil
}

// copiesFolder is where the daily copies of a dossier are, in the person's state.
func copiesFolder(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", wholefile.Coded(err, path)
	}
	sum := sha256.Sum256([]byte(full))
	name := strings.TrimSuffix(filepath.Base(full), Ending) + "-" + hex.EncodeToString(sum[:6])
	return inState(filepath.Join("copies", name))
}

// copyDay makes the copy of a day, or makes it again.
func (s *Store) copyDay(day string) error {
	folder, err := copiesFolder(s.path)
	if err != nil {
		return err
	}
	if err := wholefile.MakeFolder(folder); err != nil {
		return err
	}
	to := filepath.Join(folder, day+Ending)
	if err := s.keepMore(to); err != nil {
		return err
	}
	place := func(temp, to string) error {
		if err := s.checkCopy(temp); err != nil {
			return err
		}
		return counted(wholefile.Move)(temp, to)
	}
	if err := copyInto(s.db, to, place); err != nil {
		return coded(err, to)
	}
	s.beginRedo()
	return s.thin(to)
}

// keepMore renames a daily copy that holds what this dossier lacks:
// it is of before an older file, or another copy, came in the place of the dossier.
func (s *Store) keepMore(path string) error {
	if !exists(path) {
		return nil
	}
	if led, err := descends(s.db, tallyIn(path)); led || err != nil {
		return coded(err, path)
	}
	if _, line := newestIn(path); s.hasLine(line) {
		return nil
	}
	return wholefile.Move(path, free(strings.TrimSuffix(path, Ending)))
}

// counted gives a copy its name once what is in it was counted, so that one of a
// damaged dossier never takes the place of a good one.
func counted(place func(temp, to string) error) func(temp, to string) error {
	return func(temp, to string) error {
		if err := count(temp); err != nil {
			return err
		}
		return place(temp, to)
	}
}

// count holds what is in a copy against what there must be.
func count(path string) error {
	return peek(path, func(db *sql.DB) error {
		must, err := getTally(db)
		if err != nil {
			return err
		}
		var items, summaries, history int64
		err = db.QueryRow(`SELECT (SELECT count(*) FROM items), (SELECT count(*) FROM summaries), (SELECT count(*) FROM history)`).Scan(&items, &summaries, &history)
		if err == nil && (items != must.Items+must.Others || summaries != must.Items || history != must.History) {
			err = errDamaged
		}
		return err
	})
}

// thin removes the oldest copies beside the one that was just made: where the
// clock was put back, that one is not the newest by its name.
func (s *Store) thin(fresh string) error {
	copies, err := Copies(s.path)
	if err != nil {
		return err
	}
	most := copiesMost
	if s.Size() > largeDossier {
		most = copiesMostLarge
	}
	copies = slices.DeleteFunc(copies, func(c DayCopy) bool { return c.Path == fresh })
	for _, c := range copies[min(most-1, len(copies)):] {
		if err := os.Remove(c.Path); err != nil {
			return wholefile.Coded(err, c.Path)
		}
	}
	return nil
}

// copyInto writes the whole database to a file, as it is at one moment. Place returns
// it its name once it is whole: one that is cut off must not pass for a dossier.
func copyInto(db *sql.DB, to string, place func(temp, to string) error) error {
	temp := besideOf(to, ".copy")
	defer func() {
		os.Remove(temp)
		os.Remove(temp + journalSuffix) // stays behind where the disk is full
	}()
	if err := removeAny(temp); err != nil { // of one that was cut off
		return err
	}
	f, err := wholefile.OpenOwn(temp) // SQLite itself would make one that others can read
	if err != nil {
		return err
	}
	f.Close()
	if _, err := db.Exec("VACUUM INTO $1", temp); err != nil {
		return err
	}
	return place(temp, to)
}

// besideOf names a file that is there for a moment only, beside the one at path.
func besideOf(path, mark string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+mark)
}

// copyBefore makes the copy of a day before its first change.
func (s *Store) copyBefore(at time.Time) {
	day := at.Format(time.DateOnly)
	if at.IsZero() || day == s.day || s.seen.Revision == 0 {
		return
	}
	folder, err := copiesFolder(s.path)
	if err == nil && exists(filepath.Join(folder, day+Ending)) && s.redone.Token == s.seen.Token {
		s.day = day
		return
	}
	s.day = day
	if err := s.copyDay(day); err != nil {
		s.note(err) // one that fails is no reason not to save
	}
}

// note keeps something to tell of.
func (s *Store) note(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notices = append(s.notices, err)
}

// foldersInUse are those with the daily copies of the dossiers that a person
// opened and that anybody can still read where they were.
func foldersInUse() (folders []string) {
	for _, path := range recent() {
		_, wrapped, err := keyIn(path)
		closed := err == nil && wrapped != ""
		if folder, err := copiesFolder(path); err == nil && exists(path) && !closed {
			folders = append(folders, folder)
		}
	}
	return folders
}

// recent lists the dossiers that a person opened, as far as that is known.
func recent() []string {
	settings, err := LoadSettings()
	if err != nil {
		return nil
	}
	return settings.Recent
}

// Restore puts a copy in the place of a dossier that is closed, in one step. What
// stands there is put aside, under a name of its own.
func Restore(copied, to string) error {
	held, err := takeLock(to + lockSuffix)
	if err != nil {
		return err
	}
	defer held.release()
	if err := forgetSeen(to); err != nil { // it is asked for
		return err
	}
	temp := besideOf(to, ".new")
	defer os.Remove(temp)
	if err := wholefile.CopyOver(copied, temp); err != nil {
		return err
	}
	if err := putAside(to, ".old"); err != nil {
		return err
	}
	return wholefile.Move(temp, to)
}

// putAside copies what stands at path. An unfinished change that stands beside it
// is undone, and where it cannot be, it goes along: it would be undone in what comes
// in its place.
func putAside(path, mark string) error {
	if !exists(path) {
		return removeAny(path + journalSuffix)
	}
	_, _ = settleJournal(path)
	aside := free(strings.TrimSuffix(path, Ending) + mark)
	temp := besideOf(path, ".aside")
	if err := wholefile.CopyOver(path, temp); err != nil {
		return err
	}
	if err := wholefile.Place(temp, aside); err != nil {
		return wholefile.Coded(err, aside)
	}
	if !exists(path + journalSuffix) {
		return nil
	}
	return wholefile.Move(path+journalSuffix, aside+journalSuffix)
}

const journalSuffix = "-journal"

// free is a path where nothing stands: with a number where it must.
func free(stem string) string {
	path := stem + Ending
	for n := 2; exists(path); n++ {
		path = stem + "-" + itoa(n) + Ending
	}
	return path
}

func removeAny(path string) error { return wholefile.Remove(path) }

// removeFolder removes a folder with all in it, down to the disk: what was in it may
// be what a passphrase closes elsewhere.
func removeFolder(folder string) error {
	copies, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return wholefile.Coded(err, folder)
	}
	for _, c := range copies {
		if err := wholefile.Remove(filepath.Join(folder, c.Name())); err != nil {
			return err
		}
	}
	return wholefile.Remove(folder)
}

// bySaving puts the copy of what was saved last first. Its day does not tell: a clock
// may have stood wrong.
func bySaving(copies []DayCopy) []DayCopy {
	saved := map[string]int64{}
	for _, c := range copies {
		saved[c.Path] = revisionIn(c.Path)
	}
	slices.SortStableFunc(copies, func(a, b DayCopy) int { return cmp.Compare(saved[b.Path], saved[a.Path]) })
	return copies
}

// revisionIn is how often what is in a file was saved; zero where that cannot be read.
func revisionIn(path string) int64 { return tallyIn(path).Revision }
