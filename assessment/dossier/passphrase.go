package dossier

import (
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
		return newBox(nil, "")
	}
	if typed == "" {
		return nil, s.fail(assessment.PassphraseNeeded)
	}
	identity, err := s.identity(wrapped, typed)
	if assessment.IsCode(err, assessment.PassphraseWrong) {
		return nil, s.fail(assessment.PassphraseWrong)
	}
	if err != nil {
		return nil, err
	}
	if _, recovered := asRecoveryKey(typed); recovered {
		typed = ""
	}
	return newBox(identity, typed)
}

func (s *Store) identity(wrapped, typed string) (*age.X25519Identity, error) {
	if key, is := asRecoveryKey(typed); is {
		recovery, err := getMeta(s.db, metaRecovery)
		if err != nil {
			return nil, err
		}
		if recovery == "" {
			return nil, &assessment.Error{Code: assessment.PassphraseWrong}
		}
		return unwrap(recovery, key)
	}
	key, err := passphraseIdentity(typed)
	if err != nil {
		return nil, err
	}
	return unwrap(wrapped, key)
}

// HasRecoveryKey reports whether a recovery key was made that still opens it.
func (s *Store) HasRecoveryKey() bool {
	wrapped, err := getMeta(s.db, metaRecovery)
	return err == nil && wrapped != ""
}
