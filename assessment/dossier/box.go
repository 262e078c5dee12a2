package dossier

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"

	"beeldbeltoets/assessment"

	"filippo.io/age"
	"filippo.io/age/armor"
	"golang.org/x/text/unicode/norm"
)

// workFactor makes trying a passphrase cost about half a second and 128 MB: what
// OWASP asks of scrypt. Tests make it cheap.
var workFactor = 17

// maxWorkFactor is the most that a file may ask of the machine that opens it. The
// fuzz target asks less.
var maxWorkFactor = 20

// recoveryPrefix is what a recovery key begins with, where a passphrase is asked.
const recoveryPrefix = "AGE-SECRET-KEY-1"

// box closes and opens payloads. Without a passphrase they stay readable and have
// a hash; with one they are age messages to an identity of this dossier. Each is
// bound to its place, so that one that was moved counts as damaged.
type box struct {
	identity *age.X25519Identity // nil without a passphrase
	quick    cipher.AEAD         // for the summaries, of which thousands are opened at once
	naming   []byte              // makes the names of files tell nothing about them

	passphrase string // that opened it, to close another key with; empty where the recovery key did

	proven *proven
}

// newBox makes one of a key, and of the passphrase that closes it where that is known.
func newBox(identity *age.X25519Identity, passphrase string) (*box, error) {
	if identity == nil {
		return &box{proven: newProven()}, nil
	}
	secret := []byte(identity.String())
	key, err := hkdf.Key(sha256.New, secret, nil, "beeldbeltoets summaries", 32)
	if err != nil {
		return nil, err
	}
	naming, err := hkdf.Key(sha256.New, secret, nil, "beeldbeltoets file names", 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	quick, err := cipher.NewGCMWithRandomNonce(block)
	return &box{identity, quick, naming, passphrase, newProven()}, err
}

func (b *box) encrypted() bool { return b.identity != nil }

// close returns a payload as it is kept, and its hash.
func (b *box) close(place string, data []byte) (payload []byte, hash string, err error) {
	if !b.encrypted() {
		return data, hashed(place, data), nil
	}
	var out bytes.Buffer
	w, err := age.Encrypt(&out, b.identity.Recipient())
	if err != nil {
		return nil, "", err
	}
	if _, err := io.WriteString(w, place+"\n"); err != nil {
		return nil, "", err
	}
	if _, err := w.Write(data); err != nil {
		return nil, "", err
	}
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	return out.Bytes(), "", nil
}

// open undoes close. What does not open is errDamaged.
func (b *box) open(place string, payload []byte, hash string) ([]byte, error) {
	if !b.encrypted() {
		if hash != hashed(place, payload) {
			return nil, errDamaged
		}
		return payload, nil
	}
	r, err := age.Decrypt(bytes.NewReader(payload), b.identity)
	if err != nil {
		return nil, errDamaged
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, errDamaged
	}
	data, ok := bytes.CutPrefix(data, []byte(place+"\n"))
	if !ok {
		return nil, errDamaged
	}
	return data, nil
}

// closeQuick and openQuick are for the summaries: these can be made again from
// what they stand for, and there are thousands to open at once.
func (b *box) closeQuick(place string, data []byte) (payload []byte, hash string) {
	if !b.encrypted() {
		return data, hashed(place, data)
	}
	return b.quick.Seal(nil, nil, data, []byte(place)), ""
}

func (b *box) openQuick(place string, payload []byte, hash string) ([]byte, error) {
	if !b.encrypted() {
		return b.open(place, payload, hash)
	}
	data, err := b.quick.Open(nil, nil, payload, []byte(place))
	if err != nil {
		return nil, errDamaged
	}
	return data, nil
}

// fileID names a file by its SHA-256. Under a passphrase the name says nothing to
// who has the same file and wonders whether it is in there.
func (b *box) fileID(sum string) string {
	if !b.encrypted() {
		return sum
	}
	mac := hmac.New(sha256.New, b.naming)
	mac.Write([]byte(sum))
	return hex.EncodeToString(mac.Sum(nil))
}

func hashed(place string, data []byte) string {
	h := sha256.New()
	io.WriteString(h, place)
	h.Write([]byte{'\n'})
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}

// wrap closes an identity for a recipient, as text that the age program opens too.
func wrap(identity *age.X25519Identity, recipient age.Recipient) (string, error) {
	var out strings.Builder
	text := armor.NewWriter(&out)
	w, err := age.Encrypt(text, recipient)
	if err != nil {
		return "", err
	}
	if _, err := io.WriteString(w, identity.String()+"\n"); err != nil {
		return "", err
	}
	if err := errors.Join(w.Close(), text.Close()); err != nil {
		return "", err
	}
	return out.String(), nil
}

// unwrap undoes wrap. The error of a key that does not fit has code "passphrase-wrong".
func unwrap(text string, key age.Identity) (*age.X25519Identity, error) {
	r, err := age.Decrypt(armor.NewReader(strings.NewReader(text)), key)
	if _, is := errors.AsType[*age.NoIdentityMatchError](err); is {
		return nil, &assessment.Error{Code: assessment.PassphraseWrong}
	}
	if err != nil {
		return nil, errDamaged
	}
	data, err := io.ReadAll(io.LimitReader(r, 1024))
	if err != nil {
		return nil, errDamaged
	}
	identity, err := age.ParseX25519Identity(strings.TrimSpace(string(data)))
	if err != nil {
		return nil, errDamaged
	}
	return identity, nil
}

// passphraseRecipient closes for a passphrase, in one spelling of its letters:
// systems differ in how they make an é.
func passphraseRecipient(passphrase string) (age.Recipient, error) {
	r, err := age.NewScryptRecipient(norm.NFC.String(passphrase))
	if err != nil {
		return nil, err
	}
	r.SetWorkFactor(workFactor)
	return r, nil
}

func passphraseIdentity(passphrase string) (age.Identity, error) {
	i, err := age.NewScryptIdentity(norm.NFC.String(passphrase))
	if err != nil {
		return nil, err
	}
	i.SetMaxWorkFactor(maxWorkFactor)
	return i, nil
}

// asRecoveryKey reads what was typed as a recovery key, with the spaces and small
// letters that people make of it.
func asRecoveryKey(typed string) (*age.X25519Identity, bool) {
	key := strings.ToUpper(strings.Join(strings.Fields(typed), ""))
	if !strings.HasPrefix(key, recoveryPrefix) {
		return nil, false
	}
	identity, err := age.ParseX25519Identity(key)
	return identity, err == nil
}
