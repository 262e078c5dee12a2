package dossier

import (
	"database/sql"
	"runtime/debug"

	"beeldbeltoets/assessment"

	"filippo.io/age"
)

// newIdentity makes the key of a dossier and closes it for a passphrase. Without
// a passphrase there is none.
func newIdentity(passphrase string) (*age.X25519Identity, string, error) {
	if passphrase == "" {
		return nil, "", nil
	}
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, "", err
	}
	wrapped, err := wrapFor(identity, passphrase)
	return identity, wrapped, err
}

func wrapFor(identity *age.X25519Identity, passphrase string) (string, error) {
	recipient, err := passphraseRecipient(passphrase)
	if err != nil {
		return "", err
	}
	defer debug.FreeOSMemory() // working out a key takes much of it
	return wrap(identity, recipient)
}

// unlock finds the key of a dossier by what was typed: its passphrase or its
// recovery key.
func (s *Store) unlock(typed string) (*box, error) {
	wrapped, err := getMeta(s.db, metaKey)
	if err != nil {
		return nil, err
	}
	if wrapped == "" {
		return newBox(nil)
	}
	if typed == "" {
		return nil, s.fail("passphrase-needed")
	}
	identity, err := s.identity(wrapped, typed)
	if isCode(err, "passphrase-wrong") {
		return nil, s.fail("passphrase-wrong")
	}
	if err != nil {
		return nil, err
	}
	return newBox(identity)
}

func (s *Store) identity(wrapped, typed string) (*age.X25519Identity, error) {
	if key, is := asRecoveryKey(typed); is {
		recovery, err := getMeta(s.db, metaRecovery)
		if err != nil {
			return nil, err
		}
		if recovery == "" {
			return nil, &assessment.Error{Code: "passphrase-wrong"}
		}
		return unwrap(recovery, key)
	}
	key, err := passphraseIdentity(typed)
	if err != nil {
		return nil, err
	}
	return unwrap(wrapped, key)
}

// SetPassphrase sets, changes or, where it is empty, takes away the passphrase.
// Copies of before, which the new one does not open or which need none, go.
func (s *Store) SetPassphrase(passphrase string) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.ready(); err != nil {
		return err
	}
	old := s.boxed()
	if old.encrypted() && passphrase != "" {
		return s.rewrap(old.identity, passphrase)
	}
	identity, wrapped, err := newIdentity(passphrase)
	if err != nil {
		return err
	}
	fresh, err := newBox(identity)
	if err != nil || !old.encrypted() && !fresh.encrypted() {
		return err
	}
	if err := s.write(func(tx *sql.Tx, _ *tally) error { return s.rebox(tx, old, fresh, wrapped) }); err != nil {
		return err
	}
	s.mu.Lock()
	s.box = fresh
	s.mu.Unlock()
	_, _ = s.db.Exec("VACUUM") // hands back what was freed, and overwritten; a full disk can do without
	return s.dropCopies()
}

// rewrap closes the same key for another passphrase.
func (s *Store) rewrap(identity *age.X25519Identity, passphrase string) error {
	wrapped, err := wrapFor(identity, passphrase)
	if err != nil {
		return err
	}
	if err := s.write(func(tx *sql.Tx, _ *tally) error { return setMeta(tx, metaKey, wrapped) }); err != nil {
		return err
	}
	return s.dropCopies()
}

// payloads are the tables with something to close, and how the place of each is
// made.
var payloads = []struct {
	table string
	place string // an expression of SQL
	quick bool
}{
	{"items", `'items ' || kind || ' ' || id || ' ' || revision`, false},
	{"summaries", `'summaries assessment ' || id || ' ' || revision`, true},
	{"history", `'history ' || uid || ' ' || kind || ' ' || id || ' ' || revision`, false},
}

// rebox closes everything again, in another way than it was.
func (s *Store) rebox(tx *sql.Tx, old, fresh *box, wrapped string) error {
	for _, p := range payloads {
		if err := reboxTable(tx, old, fresh, p.table, p.place, p.quick); err != nil {
			return err
		}
	}
	for _, table := range []string{"files", "swept"} {
		if err := reboxFiles(tx, table, old, fresh); err != nil {
			return err
		}
	}
	if err := setMeta(tx, metaRecovery, ""); err != nil {
		return err
	}
	return setMeta(tx, metaKey, wrapped)
}

// reboxTable goes through a table one payload at a time, so that a large dossier
// takes no more memory than a small one.
func reboxTable(tx *sql.Tx, old, fresh *box, table, place string, quick bool) error {
	last := int64(-1)
	for {
		var at string
		var hash string
		var payload []byte
		err := tx.QueryRow(`SELECT rowid, `+place+`, hash, payload FROM `+table+` WHERE rowid > $1 ORDER BY rowid LIMIT 1`, last).Scan(&last, &at, &hash, &payload)
		if err == sql.ErrNoRows {
			return nil
		}
		if err != nil {
			return err
		}
		if payload, hash, err = reclose(old, fresh, at, payload, hash, quick); err != nil {
			return err
		}
		if _, err := tx.Exec(`UPDATE `+table+` SET hash = $1, payload = $2 WHERE rowid = $3`, hash, payload, last); err != nil {
			return err
		}
	}
}

func reclose(old, fresh *box, place string, payload []byte, hash string, quick bool) ([]byte, string, error) {
	if quick {
		data, err := old.openQuick(place, payload, hash)
		if err != nil {
			return nil, "", err
		}
		payload, hash = fresh.closeQuick(place, data)
		return payload, hash, nil
	}
	data, err := old.open(place, payload, hash)
	if err != nil {
		return nil, "", err
	}
	return fresh.close(place, data)
}

// HasRecoveryKey tells whether a recovery key was made that still opens it.
func (s *Store) HasRecoveryKey() bool {
	wrapped, err := getMeta(s.db, metaRecovery)
	return err == nil && wrapped != ""
}

// RecoveryKey makes a key that opens the dossier as the passphrase does, to print
// and put away. It is shown once; one that was made before no longer works.
func (s *Store) RecoveryKey() (string, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	b := s.boxed()
	if !b.encrypted() {
		return "", s.fail("no-passphrase")
	}
	if err := s.ready(); err != nil {
		return "", err
	}
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return "", err
	}
	wrapped, err := wrap(b.identity, key.Recipient())
	if err != nil {
		return "", err
	}
	if err := s.write(func(tx *sql.Tx, _ *tally) error { return setMeta(tx, metaRecovery, wrapped) }); err != nil {
		return "", err
	}
	return key.String(), nil
}
