package dossier

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"errors"

	"filippo.io/age"
)

// Progress is told how much of all there is was done. It is called on the goroutine of
// who asked for the work.
type Progress func(done, all int)

// SetPassphrase sets, changes or, where it is empty, takes away the passphrase. All that
// is kept is closed with a new key, in one transaction: whatever ends the program, either
// the passphrase of before or the new one opens everything. Until that is written, ctx
// stops it. The recovery key goes on opening it, unless it is of version 1; copies of before
// go.
func (s *Store) SetPassphrase(ctx context.Context, passphrase string, report Progress) error {
	if err := s.mendAll(ctx); err != nil {
		return err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.ready(); err != nil {
		return err
	}
	if !s.boxed().encrypted() && passphrase == "" {
		return nil
	}
	recovery, err := s.recoverer()
	if err != nil {
		return err
	}
	return s.rekey(ctx, passphrase, recovery, report)
}

// recoverer is the public half of the recovery key; nil where there is none, or where it
// is of version 1, which did not keep it. It is closed: else who can write to the file
// could have the next key closed for one of their own.
func (s *Store) recoverer() (*age.X25519Recipient, error) {
	kept, err := getMeta(s.db, metaRecoverer)
	if err != nil || kept == "" || !s.boxed().encrypted() {
		return nil, err
	}
	payload, err := base64.StdEncoding.DecodeString(kept)
	if err != nil {
		return nil, errDamaged
	}
	recipient, err := s.boxed().openQuick(metaRecoverer, payload, "")
	if err != nil {
		return nil, err
	}
	return age.ParseX25519Recipient(string(recipient))
}

// RecoveryKey makes a key that opens the dossier as the passphrase does, to print and
// put away. It is shown once. All that is kept is closed with a new key, as where the
// passphrase is changed, so that the recovery key of before opens nothing of later. Who
// came in by that one has to set a passphrase first: code "passphrase-first".
func (s *Store) RecoveryKey(ctx context.Context, report Progress) (string, error) {
	if err := s.mendAll(ctx); err != nil {
		return "", err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	b := s.boxed()
	if !b.encrypted() {
		return "", s.fail("no-passphrase")
	}
	if b.passphrase == "" {
		return "", s.fail("passphrase-first")
	}
	if err := s.ready(); err != nil {
		return "", err
	}
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return "", err
	}
	if err := s.rekey(ctx, b.passphrase, key.Recipient(), report); err != nil {
		return "", err
	}
	return key.String(), nil
}

// rekey closes all that is kept with a new key, which the passphrase opens and, where
// there is one, a recovery key.
func (s *Store) rekey(ctx context.Context, passphrase string, recovery *age.X25519Recipient, report Progress) error {
	identity, wrapped, err := newIdentity(passphrase)
	if err != nil {
		return err
	}
	fresh, err := newBox(identity, passphrase)
	if err != nil {
		return err
	}
	recoverable, recoverer := "", ""
	if recovery != nil && fresh.encrypted() {
		if recoverable, err = wrap(identity, recovery); err != nil {
			return err
		}
		payload, _ := fresh.closeQuick(metaRecoverer, []byte(recovery.String()))
		recoverer = base64.StdEncoding.EncodeToString(payload)
	}
	r := &rekeying{ctx: ctx, old: s.boxed(), fresh: fresh, report: report}
	err = s.write(func(tx *sql.Tx, _ *tally) error {
		r.tx = tx
		return errors.Join(r.all(), setMeta(tx, metaKey, wrapped), setMeta(tx, metaRecovery, recoverable), setMeta(tx, metaRecoverer, recoverer),
			setMeta(tx, metaExposed, "yes"))
	})
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.box = fresh
	s.mu.Unlock()
	report(r.total, r.total)
	_, _ = s.db.Exec("VACUUM") // hands back what was freed, and overwritten; a full disk can do without
	report(r.total, r.total)
	err = s.dropCopies()
	report(r.total, r.total)
	return err
}

// rekeying is all that is kept on its way to another key.
type rekeying struct {
	ctx        context.Context
	tx         *sql.Tx
	old, fresh *box
	report     Progress
	done       int
	total      int // payloads
}

// payloads are the tables with something to close, and how the place of each is made.
var payloads = []struct {
	table string
	place string // an expression of SQL
	quick bool
}{
	{"items", `'items ' || kind || ' ' || id || ' ' || revision`, false},
	{"summaries", `'summaries assessment ' || id || ' ' || revision`, true},
	{"history", `'history ' || uid || ' ' || kind || ' ' || id || ' ' || revision`, false},
}

// evidence are the tables with files.
var evidence = []string{"files", "swept"}

func (r *rekeying) all() error {
	err := r.tx.QueryRow(`SELECT (SELECT count(*) FROM items) + (SELECT count(*) FROM summaries) + (SELECT count(*) FROM history) +
		(SELECT count(*) FROM files) + (SELECT count(*) FROM swept)`).Scan(&r.total)
	if err != nil {
		return err
	}
	for _, p := range payloads {
		if err := r.table(p.table, p.place, p.quick); err != nil {
			return err
		}
	}
	for _, table := range evidence {
		if err := r.files(table); err != nil {
			return err
		}
	}
	return nil
}

// step counts a payload, and stops where it was asked to.
func (r *rekeying) step() error {
	r.report(r.done, r.total)
	r.done++
	return r.ctx.Err()
}

// table goes through a table one payload at a time, so that a large dossier takes no
// more memory than a small one.
func (r *rekeying) table(table, place string, quick bool) error {
	last := int64(-1)
	for {
		var at, hash string
		var payload []byte
		err := r.tx.QueryRow(`SELECT rowid, `+place+`, hash, payload FROM `+table+` WHERE rowid > $1 ORDER BY rowid LIMIT 1`, last).Scan(&last, &at, &hash, &payload)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err == nil {
			err = r.step()
		}
		if err != nil {
			return err
		}
		if payload, hash, err = r.reclose(at, payload, hash, quick); err != nil {
			return err
		}
		if _, err := r.tx.Exec(`UPDATE `+table+` SET hash = $1, payload = $2 WHERE rowid = $3`, hash, payload, last); err != nil {
			return err
		}
	}
}

// reclose closes a payload with the new key. One that is damaged is closed as it is,
// and stays damaged: it neither stands in the way nor stays readable.
func (r *rekeying) reclose(place string, payload []byte, hash string, quick bool) ([]byte, string, error) {
	if quick {
		data, err := r.old.openQuick(place, payload, hash)
		if err != nil {
			data, place = payload, damagedPlace
		}
		payload, hash = r.fresh.closeQuick(place, data)
		return payload, hash, nil
	}
	data, err := r.old.open(place, payload, hash)
	if err != nil {
		data, place = payload, damagedPlace
	}
	return r.fresh.close(place, data)
}

// damagedPlace is where nothing is looked for.
const damagedPlace = "damaged"

// files goes through a table of files, which get the names that go with the new key.
func (r *rekeying) files(table string) error {
	ids, err := texts(r.tx, `SELECT id FROM `+table+` ORDER BY id`)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := r.step(); err != nil {
			return err
		}
		if err := r.file(table, id); err != nil {
			return err
		}
	}
	return nil
}

func (r *rekeying) file(table, id string) error {
	var payload []byte
	var hash string
	if err := r.tx.QueryRow(`SELECT hash, payload FROM `+table+` WHERE id = $1`, id).Scan(&hash, &payload); err != nil {
		return err
	}
	sum, place := id, damagedPlace
	data, err := r.old.open("files "+id, payload, hash)
	if err == nil {
		whole := sha256.Sum256(data)
		sum = hex.EncodeToString(whole[:])
		place = "files " + r.fresh.fileID(sum)
	} else {
		data = payload
	}
	name := r.fresh.fileID(sum)
	if payload, hash, err = r.fresh.close(place, data); err != nil {
		return err
	}
	_, err = r.tx.Exec(`UPDATE `+table+` SET id = $1, hash = $2, payload = $3 WHERE id = $4`, name, hash, payload, id)
	return err
}
