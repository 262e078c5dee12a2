package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
)

// decryption reads a file that opens without a password, though another program has
// encrypted it, to forbid printing or changing it. (ISO 32000-2, 7.6)
type decryption struct {
	key           []byte
	aes, whole    bool // AES rather than RC4; whole: the key serves for all objects
	clearMetadata bool
}

// padding stands in the place of a password that is empty.
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// decryption works out the key of a file for no password; nil where it asks for one.
func (f *file) decryption() *decryption {
	d := f.dict(f.trailer["Encrypt"])
	if d == nil || d["Filter"] != name("Standard") {
		return nil
	}
	v, _ := d["V"].(int)
	c := &decryption{clearMetadata: d["EncryptMetadata"] == false}
	length := 5
	if n, given := d["Length"].(int); given && v > 1 && n >= 40 && n <= 128 {
		length = n / 8
	}
	if v >= 4 {
		method := f.dict(f.dict(d["CF"])["StdCF"])["CFM"]
		c.aes, length = method == name("AESV2") || method == name("AESV3"), 16
	}
	if v == 5 {
		c.whole, c.key = true, keyOf256(d)
	} else {
		c.key = f.keyOf128(d, length, c.clearMetadata)
	}
	if c.key == nil {
		return nil
	}
	return c
}

// keyOf128 is the key of the older ways, of at most 128 bits.
func (f *file) keyOf128(d dict, length int, clearMetadata bool) []byte {
	revision, _ := d["R"].(int)
	permissions, _ := d["P"].(int)
	owner, _ := d["O"].(text)
	user, _ := d["U"].(text)
	id, _ := first(f.array(f.trailer["ID"])).(text)
	if len(owner) < 32 || len(user) < 32 {
		return nil
	}
	seed := append(bytes.Clone(padding), owner[:32]...)
	seed = binary.LittleEndian.AppendUint32(seed, uint32(permissions))
	seed = append(seed, id...)
	if revision >= 4 && clearMetadata {
		seed = append(seed, 0xFF, 0xFF, 0xFF, 0xFF)
	}
	sum := md5.Sum(seed)
	if revision >= 3 {
		for range 50 {
			sum = md5.Sum(sum[:length])
		}
	}
	key := bytes.Clone(sum[:length])
	if !bytes.Equal(userCheck(key, revision, id), user[:16]) {
		return nil
	}
	return key
}

// userCheck is the beginning of what a file keeps to know its password by.
func userCheck(key []byte, revision int, id text) []byte {
	if revision < 3 {
		return withRC4(key, padding)[:16]
	}
	sum := md5.Sum(append(bytes.Clone(padding), id...))
	check := sum[:]
	for i := range 20 {
		turned := make([]byte, len(key))
		for j, b := range key {
			turned[j] = b ^ byte(i)
		}
		check = withRC4(turned, check)
	}
	return check
}

func withRC4(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// keyOf256 is the key of the newer way, of 256 bits.
func keyOf256(d dict) []byte {
	user, _ := d["U"].(text)
	wrapped, _ := d["UE"].(text)
	revision, _ := d["R"].(int)
	if len(user) < 48 || len(wrapped) != 32 {
		return nil
	}
	hash := hardened
	if revision < 6 {
		hash = func(salt []byte) []byte { sum := sha256.Sum256(salt); return sum[:] }
	}
	if !bytes.Equal(hash(user[32:40]), user[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash(user[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, wrapped)
	return key
}

// hardened is the hash of no password with a salt (algorithm 2.B).
func hardened(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	for round, last := 0, byte(0); round < 64 || int(last) > round-32; round++ {
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		e := bytes.Repeat(k, 64)
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, b := range e[:16] {
			rest += int(b)
		}
		switch rest % 3 {
		case 0:
			sum := sha256.Sum256(e)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(e)
			k = sum[:]
		default:
			sum := sha512.Sum512(e)
			k = sum[:]
		}
		last = e[len(e)-1]
	}
	return k[:32]
}

// object decrypts the strings and the stream of an object.
func (c *decryption) object(r ref, v any) any {
	key := c.keyFor(r)
	s, isStream := v.(stream)
	if !isStream {
		return c.strings(key, v)
	}
	kind := s.dict["Type"]
	if kind == name("XRef") || kind == name("Metadata") && c.clearMetadata {
		return s
	}
	return stream{c.strings(key, s.dict).(dict), c.decrypt(key, s.data)}
}

func (c *decryption) keyFor(r ref) []byte {
	if c.whole {
		return c.key
	}
	seed := append(bytes.Clone(c.key), byte(r), byte(r>>8), byte(r>>16), 0, 0)
	if c.aes {
		seed = append(seed, "sAlT"...)
	}
	sum := md5.Sum(seed)
	return sum[:min(len(c.key)+5, 16)]
}

func (c *decryption) strings(key []byte, v any) any {
	switch v := v.(type) {
	case text:
		return text(c.decrypt(key, v))
	case array:
		out := make(array, len(v))
		for i, e := range v {
			out[i] = c.strings(key, e)
		}
		return out
	case dict:
		out := make(dict, len(v))
		for k, e := range v {
			out[k] = c.strings(key, e)
		}
		return out
	}
	return v
}

// decrypt returns what cannot be decrypted as it is; reading it then fails.
func (c *decryption) decrypt(key, data []byte) []byte {
	if !c.aes {
		return withRC4(key, data)
	}
	if len(data) < 2*aes.BlockSize || len(data)%aes.BlockSize != 0 {
		return nil
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data)-aes.BlockSize)
	cipher.NewCBCDecrypter(block, data[:aes.BlockSize]).CryptBlocks(out, data[aes.BlockSize:])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= aes.BlockSize {
		out = out[:len(out)-pad]
	}
	return out
}
