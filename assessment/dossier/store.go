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
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"beeldbeltoets/assessment/register"
)

// Ending is what the name of a dossier's file ends with.
const Ending = ".toets"

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
