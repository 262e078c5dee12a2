package dossier

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"

	"github.com/google/uuid"
)

// Options say how to open a dossier.
type Options struct {
	Passphrase string // or the recovery key
	ReadOnly   bool   // beside another program that has it open
}

// Create makes a dossier where no file stands yet, with its folder, and opens it.
// An empty passphrase leaves it readable for who has the file.
func Create(path, passphrase string) (*Store, error) {
	if err := wholefile.MakeFolder(filepath.Dir(path)); err != nil {
		return nil, err
	}
	identity, wrapped, err := newIdentity(passphrase)
	if err != nil {
		return nil, err
	}
	if err := createFile(path, wrapped); err != nil {
		return nil, err
	}
	return open(path, Options{}, func(s *Store, _ string) (err error) {
		if s.box, err = newBox(identity, passphrase); err != nil {
			return err
		}
		return s.begin()
	})
}

// createFile makes the file of an empty dossier, which has its name once it is whole.
func createFile(path, wrapped string) error {
	if exists(path) {
		return (&Store{path: path}).fail("dossier-exists")
	}
	temp := besideOf(path, ".empty")
	if err := errors.Join(removeAny(temp), removeAny(temp+journalSuffix)); err != nil { // of one that was cut off
		return err
	}
	defer os.Remove(temp)
	if err := fill(temp, wrapped); err != nil {
		return coded(err, path)
	}
	err := wholefile.Place(temp, path)
	if errors.Is(err, fs.ErrExist) {
		return (&Store{path: path}).fail("dossier-exists")
	}
	return err
}

// Open opens a dossier. Its errors have the codes "not-a-dossier",
// "newer-version", "in-use", "passphrase-needed", "passphrase-wrong",
// "file-damaged" and those of the system.
//
// One that is damaged is put aside, and the newest daily copy takes its place, with
// what can still be read of what came after: a notice with a code that begins with
// "dossier-restored" says so.
func Open(path string, o Options) (*Store, error) {
	_ = ClearLooked() // what cannot be removed now goes the next time
	path = linked(path)
	s, err := openWhole(path, o)
	if assessment.IsCode(err, assessment.FileDamaged) || assessment.IsCode(err, assessment.NotADossier) {
		return repair(path, o, err)
	}
	return s, err
}

func openWhole(path string, o Options) (*Store, error) {
	if err := recognise(path); err != nil {
		return nil, err
	}
	return open(path, o, (*Store).enter)
}

// open takes hold of a file, and begins with it in one of two ways.
func open(path string, o Options, begin func(*Store, string) error) (*Store, error) {
	s := &Store{path: path, readOnly: o.ReadOnly, known: map[ref]int64{}, lost: map[string]string{}}
	if !o.ReadOnly {
		var err error
		if s.held, err = takeLock(path + lockSuffix); err != nil {
			return nil, about(path, err)
		}
		if notice, _ := settleJournal(path); notice != nil { // what fails is said by who reads
			s.notices = append(s.notices, notice)
		}
	}
	err := s.attach()
	if err == nil {
		err = begin(s, o.Passphrase)
	}
	if err != nil {
		s.letGo()
		return nil, coded(err, path)
	}
	return s, nil
}

// linked is where a link leads, so that its lock and its daily copies are those of
// the one file that there is.
func linked(path string) string {
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if to, err := filepath.EvalSymlinks(path); err == nil {
			return to
		}
	}
	return path
}

// about names a dossier in what is said of its lock, which no person knows of, unless
// what stands in the place of the lock is in the way: that is what has to go.
func about(path string, err error) error {
	if e, is := errors.AsType[*assessment.Error](err); is && e.Code != assessment.NotAFile {
		e.Params["file"] = path
	}
	return err
}

// attach connects to the file.
func (s *Store) attach() error {
	info, err := os.Stat(s.path)
	if err != nil {
		return wholefile.Coded(err, s.path)
	}
	s.file = info
	if s.watch, err = wholefile.Open(s.path); err != nil {
		return wholefile.Coded(err, s.path)
	}
	if !s.readOnly {
		s.db, err = s.connect(s.path)
		return err
	}
	s.db, s.frozen, err = connectToRead(s.path)
	if s.frozen {
		s.note(s.fail("dossier-beside"))
	}
	return err
}

// fill makes the tables of a new dossier in a file.
func fill(path, wrapped string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	f.Close()
	s := &Store{path: path}
	if s.db, err = connect(path, false); err != nil {
		return err
	}
	err = s.transact(func(tx *sql.Tx) error {
		return errors.Join(lay(tx), setMeta(tx, metaID, uuid.NewString()), setMeta(tx, metaKey, wrapped), stamp(tx, &tally{}))
	})
	return errors.Join(err, s.db.Close())
}

// enter reads what must be known of a dossier: its key and its rows.
func (s *Store) enter(passphrase string) error {
	_, err := checkTables(s.db)
	if err == nil {
		_, err = soundKey(s.db)
	}
	if err != nil {
		return err
	}
	if err := s.checkLength(); err != nil {
		return err
	}
	if s.box, err = s.unlock(passphrase); err != nil {
		return err
	}
	if err := s.begin(); err != nil {
		return err
	}
	if err := errors.Join(s.told(), s.compareSeen()); err != nil {
		return err
	}
	if s.readOnly {
		return nil
	}
	thinSeen()
	s.findRedo()
	if err := s.settleOrigin(); err != nil {
		return err
	}
	s.cover()
	return nil
}

// checkLength refuses a file that is not as long as its header says and has pages in
// use after that, which would be written over. Who only reads may look in the middle of a save.
func (s *Store) checkLength() error {
	var pages, size int64
	if s.readOnly {
		return nil
	}
	if err := s.db.QueryRow(`SELECT page_count, page_size FROM pragma_page_count, pragma_page_size`).Scan(&pages, &size); err != nil {
		return err
	}
	if pages*size == s.Size() {
		return nil
	}
	// A power cut may leave pages at the end that nothing uses any more.
	said, err := integrity(context.Background(), s.db)
	if err == nil && said != "ok" {
		err = errDamaged
	}
	return err
}

// begin converts a dossier of an earlier version, where it may be written, and
// reads what is in it.
func (s *Store) begin() (err error) {
	if s.version, err = checkTables(s.db); err != nil {
		return err
	}
	if s.id, err = getMeta(s.db, metaID); err != nil {
		return err
	}
	if s.key, err = getMeta(s.db, metaKey); err != nil {
		return err
	}
	if !s.readOnly {
		if err := s.convert(); err != nil {
			return err
		}
	}
	return s.readContents()
}

// readContents reads how much there must be, and the rows.
func (s *Store) readContents() error {
	t, err := getTally(s.db)
	if err != nil {
		return err
	}
	s.sees(t)
	if err := s.complete(); err != nil {
		return err
	}
	return s.readRows()
}

// complete holds what can be found against what there must be.
func (s *Store) complete() error {
	found, err := s.db.Query(`SELECT kind, id FROM items`)
	if err != nil {
		return err
	}
	defer found.Close()
	var items, names int64
	for found.Next() {
		var r ref
		if err := found.Scan(&r.kind, &r.id); err != nil {
			return err
		}
		items++
		names += r.number()
	}
	if err := found.Err(); err != nil {
		return err
	}
	if items != s.seen.Items+s.seen.Others || names != s.seen.Names {
		return errDamaged
	}
	return nil
}
