// Package dossier keeps what a person files: a dossier is one SQLite file with
// assessments, comparisons, evidence files and the history of all of it, which a
// passphrase closes. A lock beside it says who has it open; copies of each day of
// work and the settings of the program are in the person's state folder.
//
// Never in here: what an assessment means, a clock, or a window.
package dossier

import (
	"context"
	"database/sql"
	"errors"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"

	"github.com/google/uuid"
)

// Ending is what the name of a dossier's file ends with.
const Ending = ".toets"

// Options say how to open a dossier.
type Options struct {
	Passphrase string // or the recovery key
	ReadOnly   bool   // beside another program that has it open
}

// Store is an open dossier. It may be used from several goroutines.
type Store struct {
	path     string
	readOnly bool
	version  int    // of its tables
	id       string // the same in every copy
	key      string // as a passphrase closes it
	held     *lock

	writing sync.Mutex // one change at a time
	seen    tally      // as this program saved or read it last; guarded by writing, as what follows
	redone  tally      // the state to which the newest daily copy leads, with what was saved since
	day     string     // of which there is a daily copy
	worked  time.Time  // when something was last saved
	freed   bool       // whether files were deleted, which leaves much room
	telling bool       // whether the dossier keeps what is to be told of a repair

	interrupt atomic.Pointer[context.CancelFunc] // ends what a check reads, where somebody saves
	cleared   atomic.Bool                        // whether something was removed from beside the file

	mu      sync.Mutex // guards what follows
	db      *sql.DB
	box     *box
	file    os.FileInfo // the file that is open, to notice that another takes its place
	watch   *os.File    // the same, to find it where it was moved
	frozen  bool        // whether it is read as it was at that time
	stands  tally       // as seen, for who reads
	rows    []register.Row
	known   map[ref]int64     // revisions of what was read or saved
	fit     map[ref]uint64    // what was found fit, by a hash of it
	lost    map[string]string // programs of the assessments that cannot be read, by key
	notices []error
}

// ref names what is kept.
type ref struct{ kind, id string }

func (r ref) place(table string, revision int64) string {
	return table + " " + r.kind + " " + r.id + " " + strconv.FormatInt(revision, 10)
}

// number stands for a name in the tally.
func (r ref) number() int64 {
	h := fnv.New64a()
	io.WriteString(h, r.kind+" "+r.id)
	return int64(h.Sum64())
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

func itemDamaged(id, path string) error {
	return &assessment.Error{Code: assessment.ItemDamaged, Params: map[string]string{"key": id, "file": path}}
}

// Path is where the dossier is.
func (s *Store) Path() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.path
}

// ReadOnly reports whether it was opened only to read.
func (s *Store) ReadOnly() bool { return s.readOnly }

// Encrypted reports whether it has a passphrase.
func (s *Store) Encrypted() bool { return s.boxed().encrypted() }

func (s *Store) boxed() *box {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.box
}

// handle is what is read with; nil where the dossier is closed.
func (s *Store) handle() (*sql.DB, *box) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.db, s.box
}

// Notices say what had to be mended at opening, what is damaged, of which day there
// could be no copy, and where the dossier went on in another place.
func (s *Store) Notices() []error {
	if s.cleared.Swap(false) {
		s.note(s.fail(staleBeside))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.notices)
}

// Size is how many bytes the file takes.
func (s *Store) Size() int64 {
	info, err := os.Stat(s.path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// Rows are the assessments in the dossier, in the order in which they were filed.
func (s *Store) Rows() []register.Row {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.rows)
}

// Item reads an assessment in full. Its errors have the codes "item-missing" and
// "item-damaged".
func (s *Store) Item(key string) (register.Item, error) {
	var item register.Item
	found, err := s.load(ref{kindAssessment, key}, &item)
	if err == nil && !found {
		err = &assessment.Error{Code: assessment.ItemMissing, Params: map[string]string{"key": key, "file": s.path}}
	}
	return item, err
}

// Load reads something else that is kept, and reports whether it is there.
func (s *Store) Load(kind, id string, into any) (found bool, err error) {
	return s.load(ref{kind, id}, into)
}

// LoadWhole reads something that all else can do without: what is damaged of it is as if
// it were not there, and told by a notice.
func (s *Store) LoadWhole(kind, id string, into any) (found bool, err error) {
	if found, err = s.Load(kind, id, into); !assessment.IsCode(err, assessment.ItemDamaged) {
		return found, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	told := func(notice error) bool { return notice.Error() == err.Error() }
	if !slices.ContainsFunc(s.notices, told) {
		s.notices = append(s.notices, err)
	}
	return false, nil
}

func (s *Store) load(r ref, into any) (found bool, err error) {
	data, revision, err := s.readSame(r)
	if err != nil || data == nil {
		return false, err
	}
	if err := s.fill(r, data, into); err != nil {
		return false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known[r] = revision
	return true, nil
}

// readSame reads what this program knows as its own: where another copy was written
// over the file, it goes on beside that first.
func (s *Store) readSame(r ref) (data []byte, revision int64, err error) {
	data, revision, err = s.read(s.db, r)
	if !s.overwritten() {
		return data, revision, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.ready(); err != nil {
		return nil, 0, err
	}
	return s.read(s.db, r)
}

// read returns what is kept as JSON; nil where it is not there.
func (s *Store) read(q querier, r ref) (data []byte, revision int64, err error) {
	p, err := scanPiece(tableItems, q.QueryRow(pieceColumns[tableItems]+` WHERE kind = $1 AND id = $2`, r.kind, r.id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, 0, nil
	}
	if damaged(err) {
		return nil, 0, itemDamaged(r.id, s.path)
	}
	if err != nil {
		return nil, 0, coded(err, s.path)
	}
	if data, err = p.open(s.box); err != nil {
		return nil, p.revision, itemDamaged(r.id, s.path)
	}
	return data, p.revision, nil
}

// IDs are the ids of a kind, in the order in which they came.
func (s *Store) IDs(kind string) []string {
	ids, err := texts(s.db, `SELECT id FROM items WHERE kind = $1 ORDER BY place`, kind)
	if err != nil {
		return nil
	}
	return ids
}

// Numbers are the numbers that were ever given, also of versions that are gone.
func (s *Store) Numbers() []string { return s.IDs(kindNumber) }

// Close lets go of the dossier.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.held == nil {
		return s.letGo() // read only, or closed before
	}
	return errors.Join(s.finish(), s.letGo())
}

// finish leaves what was worked on where it belongs, with its daily copy. Where
// another file stands in its place it comes beside that, and the error says so.
func (s *Store) finish() error {
	if s.telling {
		if err := s.write(func(tx *sql.Tx, _ *tally) error { return setMeta(tx, metaTold, "") }); err != nil {
			return err
		}
	}
	if s.worked.IsZero() {
		return nil
	}
	moved, err := s.stay()
	if err == nil && s.freed {
		_, err = s.db.Exec("VACUUM")
		err = coded(err, s.path)
	}
	if err == nil {
		err = s.copyDay(s.worked.Format(time.DateOnly))
	}
	return errors.Join(err, moved)
}

func (s *Store) letGo() error {
	var err error
	if s.db != nil {
		err = s.db.Close()
		s.db = nil
	}
	if s.watch != nil {
		s.watch.Close() // only now: closing a file lets go of the locks that SQLite has on it
		s.watch = nil
	}
	if s.held != nil {
		err = errors.Join(err, s.held.release())
		s.held = nil
	}
	if s.box != nil && s.box.encrypted() {
		debug.FreeOSMemory() // working out a key takes much of it
	}
	return err
}
