package plaintext

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTerminal(t *testing.T) {
	for given, want := range map[string]string{
		"plain\nlines\tand é 👩\u200d⚕️\r\n": "plain\nlines\tand é 👩\u200d⚕️\r\n",
		"\x1b]0;title\a\x1b[2J":             "]0;title[2J",
		"over\rwritten":                     "over written",
		"\u202egnp.exe\u2069":               "gnp.exe",
		"\u009b31m one byte \x9b31m":        "31m one byte \ufffd31m",
		"\ufeffa;b":                         "\ufeffa;b",
	} {
		var out bytes.Buffer
		if _, err := (&Terminal{To: &out}).Write([]byte(given)); err != nil || out.String() != want {
			t.Errorf("%q is %q, not %q (%v)", given, out.String(), want, err)
		}
	}
}

// TestNothingSteersATerminal: whatever the bytes, and however they come in pieces.
func TestNothingSteersATerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := rapid.SliceOf(rapid.OneOf(rapid.Byte(), rapid.SampledFrom([]byte("\r\n\x1b\xe2\x80\xae\xc2\x9b[m")))).Draw(t, "data")
		var whole, pieces bytes.Buffer
		(&Terminal{To: &whole}).Write(data)
		in := &Terminal{To: &pieces}
		for rest := data; len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "n")
			in.Write(rest[:n])
			rest = rest[n:]
		}
		if whole.String() != pieces.String() {
			t.Fatalf("%q is %q at once and %q in pieces", data, whole.String(), pieces.String())
		}
		left := strings.NewReplacer("\r\n", "", "\n", "", "\t", "", "\ufeff", "").Replace(whole.String())
		if strings.ContainsFunc(left, steers) {
			t.Fatalf("%q comes out as %q", data, whole.String())
		}
	})
}
