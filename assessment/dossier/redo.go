package dossier

import (
	"bufio"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"beeldbeltoets/assessment/register"
)

// Beside the daily copies stands what was saved since the newest of them, closed as
// the dossier closes it. With that copy it makes the last state again where another
// file was written over the dossier. It is not synced: a power cut leaves the dossier.
const redoName = "since.log"

// redoMost bounds what is read of one entry: a file of evidence, in JSON.
const redoMost = 2*MaxFile + 1<<20

// redo is one write: the states that it lies between, and what it saved; nothing
// where that need not be done again.
type redo struct {
	From, To tally
	Changes  []redoChange `json:",omitempty"`
	File     *redoFile    `json:",omitempty"`
}

type redoChange struct {
	By      string    `json:",omitempty"`
	At      time.Time `json:",omitzero"`
	Why     string    `json:",omitempty"`
	Items   []register.Item
	Others  []redoOther
	Removed []string
}

type redoOther struct {
	Kind, ID string
	Value    json.RawMessage
}

type redoFile struct {
	Sum  string
	Data []byte
}

// redoOf is what is saved at once as it is kept, to be done again.
func redoOf(changes []Change) (r redo, err error) {
	for _, c := range changes {
		kept, err := redoChangeOf(c)
		if err != nil {
			return redo{}, err
		}
		r.Changes = append(r.Changes, kept)
	}
	return r, nil
}

func redoChangeOf(c Change) (redoChange, error) {
	kept := redoChange{By: c.By, At: c.At, Why: c.Why, Items: c.Items, Removed: c.Removed}
	for _, o := range c.Others {
		other := redoOther{Kind: o.Kind, ID: o.ID}
		if o.Value != nil {
			data, err := json.Marshal(o.Value)
			if err != nil {
				return redoChange{}, err
			}
			other.Value = data
		}
		kept.Others = append(kept.Others, other)
	}
	return kept, nil
}

func (c redoChange) change() Change {
	done := Change{By: c.By, At: c.At, Why: c.Why, Items: c.Items, Removed: c.Removed}
	for _, o := range c.Others {
		other := Other{Kind: o.Kind, ID: o.ID}
		if o.Value != nil {
			other.Value = o.Value
		}
		done.Others = append(done.Others, other)
	}
	return done
}

func (s *Store) redoPath() (string, error) {
	folder, err := copiesFolder(s.path)
	return filepath.Join(folder, redoName), err
}

// keepRedo adds a write to what leads from the newest daily copy to the state that
// is known now. One that cannot be added ends it, until the next copy.
func (s *Store) keepRedo(r redo) {
	if s.redone.Token != r.From.Token {
		return
	}
	s.redone = tally{}
	data, err := json.Marshal(r)
	if err != nil {
		return
	}
	if len(data) > redoMost/2 {
		return // closed, it must be no more than is read
	}
	payload, hash, err := s.box.close("redo", data)
	if err != nil {
		return
	}
	path, err := s.redoPath()
	if err != nil {
		return
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return
	}
	size := binary.BigEndian.AppendUint32(nil, uint32(len(hash)+len(payload)))
	_, err = f.Write(slices.Concat(size, []byte(hash), payload))
	if errors.Join(err, f.Close()) == nil {
		s.redone = r.To
	}
}

// beginRedo begins anew, at a daily copy of the state that is known now.
func (s *Store) beginRedo() {
	s.redone = tally{}
	if path, err := s.redoPath(); err == nil && removeAny(path) == nil {
		s.redone = s.seen
	}
}

// findRedo finds out, at opening, whether the newest daily copy and what was saved
// since lead to what is there. What the key of the dossier does not open goes.
func (s *Store) findRedo() {
	copies, err := Copies(s.path)
	if err != nil {
		return
	}
	path, err := s.redoPath()
	if err != nil {
		return
	}
	if len(copies) == 0 {
		_ = removeAny(path) // it leads from nowhere
		return
	}
	at := tallyIn(bySaving(copies)[0].Path)
	end, err := s.eachRedo(path, func(r redo) error {
		if r.From.Token == at.Token {
			at = r.To
		}
		return nil
	})
	if errors.Is(err, errDamaged) {
		_ = removeAny(path)
		return
	}
	if info, err := os.Stat(path); err == nil && info.Size() > end {
		_ = os.Truncate(path, end) // what was cut off may be of before the passphrase
	}
	if at.Token == s.seen.Token {
		s.redone = s.seen
	}
}

// tallyIn is what a file must hold; nothing where that cannot be read.
func tallyIn(path string) (t tally) {
	_ = peek(path, func(db *sql.DB) (err error) {
		t, err = getTally(db)
		return err
	})
	return t
}

// eachRedo visits what was saved since the newest copy, and returns where that ends: the
// last may be cut off.
func (s *Store) eachRedo(path string, visit func(redo) error) (end int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, nil // nothing was saved since
	}
	defer f.Close()
	in := bufio.NewReader(f)
	for {
		var size uint32
		if binary.Read(in, binary.BigEndian, &size) != nil || size > redoMost {
			return end, nil
		}
		entry := make([]byte, size)
		if _, err := io.ReadFull(in, entry); err != nil {
			return end, nil
		}
		r, err := s.openRedo(entry)
		if err != nil {
			return end, err
		}
		if err := visit(r); err != nil {
			return end, err
		}
		end += 4 + int64(size)
	}
}

func (s *Store) openRedo(entry []byte) (r redo, err error) {
	hash := ""
	if !s.box.encrypted() {
		if len(entry) < hashLength {
			return r, errDamaged
		}
		hash, entry = string(entry[:hashLength]), entry[hashLength:]
	}
	data, err := s.box.open("redo", entry, hash)
	if err != nil || json.Unmarshal(data, &r) != nil {
		return r, errDamaged
	}
	return r, nil
}

const hashLength = 64 // of a SHA-256 in hexadecimals

// redoAll does again, in a dossier made of a daily copy, what was saved after it.
func (s *Store) redoAll(path string) error {
	_, err := s.eachRedo(path, func(r redo) error {
		if r.From.Token != s.seen.Token {
			return nil
		}
		return s.redo(r)
	})
	return err
}

// redo does one write again, so that the state is the one that it was.
func (s *Store) redo(r redo) error {
	err := s.transact(func(tx *sql.Tx) error {
		t := s.seen
		if r.File != nil {
			if err := addFile(tx, s.box, r.File.Sum, r.File.Data); err != nil {
				return err
			}
		}
		if len(r.Changes) > 0 {
			var changes []Change
			for _, c := range r.Changes {
				changes = append(changes, c.change())
			}
			w := &saving{s: s, tx: tx, tally: &t, revisions: map[ref]int64{}}
			if err := w.all(changes); err != nil && !errors.Is(err, errUnchanged) {
				return err
			}
		}
		t.Revision, t.Token = r.To.Revision, r.To.Token
		return keepState(tx, t)
	})
	if err != nil {
		return err
	}
	s.seen = r.To
	return s.knowAll()
}
