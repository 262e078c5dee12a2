package dossier

import (
	"context"
	"database/sql"
	"errors"
	"hash/maphash"
	"sync"
)

// proven remembers which pieces this program wrote, or read whole, since it opened a
// dossier: reading thousands of them again, for each daily copy, is what a person
// would wait for when closing. It knows them by a hash of all that they are, so that
// a bit that flips on the way to the disk and back makes another piece.
type proven struct {
	mu    sync.Mutex
	seed  maphash.Seed
	seen  map[uint64]struct{}
	asked bool // whether the daily copy before was read for it
}

func newProven() *proven {
	return &proven{seed: maphash.MakeSeed(), seen: map[uint64]struct{}{}}
}

func (k *proven) mark(place, hash string, size int64, payload []byte) uint64 {
	return maphash.Comparable(k.seed, struct {
		place, hash string
		size        int64
		payload     uint64
	}{place, hash, size, maphash.Bytes(k.seed, payload)})
}

// closeKnown closes a payload that is about to be written, and remembers it.
func (b *box) closeKnown(place string, data []byte) (payload []byte, hash string, err error) {
	payload, hash, err = b.close(place, data)
	b.proven.add(b.proven.mark(place, hash, 0, payload))
	return payload, hash, err
}

// read remembers a piece.
func (k *proven) read(p *piece) {
	if p.typed {
		k.add(k.mark(p.place(), p.hash, p.size, p.payload))
	}
}

func (k *proven) add(mark uint64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.seen[mark] = struct{}{}
}

// has reports whether a piece is one of these.
func (k *proven) has(p *piece) bool {
	if !p.typed {
		return false
	}
	mark := k.mark(p.place(), p.hash, p.size, p.payload)
	k.mu.Lock()
	defer k.mu.Unlock()
	_, is := k.seen[mark]
	return is
}

// allWhole reports whether each piece in a copy that was just made is whole. What
// reads as in the copy before it needs no opening: that was read whole before it
// counted as one.
func (s *Store) allWhole(db *sql.DB, path string) (bool, error) {
	for _, table := range checked {
		for after, more := int64(0), true; more; {
			var pieces []piece
			var err error
			if pieces, more, err = piecesAfter(context.Background(), db, table, after); err != nil {
				return false, err
			}
			for _, p := range pieces {
				after = p.at
				if !s.isProven(&p, path) && !p.whole(s.box) {
					return false, nil
				}
			}
		}
	}
	return true, nil
}

func (s *Store) isProven(p *piece, but string) bool {
	known := s.box.proven
	if known.has(p) {
		return true
	}
	if known.asked {
		return false
	}
	known.asked = true
	return s.readProven(but) == nil && known.has(p)
}

// readProven takes what the newest daily copy holds. Those of version 1 were counted
// only, and prove nothing.
func (s *Store) readProven(but string) error {
	all := donorsOf(s.path, but)
	defer all.close()
	if len(all) == 0 {
		return nil
	}
	if version, err := checkTables(all[0].db); err != nil || version < schemaVersion {
		return errors.Join(err, errDamaged)
	}
	for _, table := range checked {
		for after, more := int64(0), true; more; {
			var pieces []piece
			var err error
			if pieces, more, err = piecesAfter(context.Background(), all[0].q, table, after); err != nil {
				return err
			}
			for _, p := range pieces {
				after = p.at
				s.box.proven.read(&p)
			}
		}
	}
	return nil
}
