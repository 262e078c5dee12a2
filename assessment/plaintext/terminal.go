package plaintext

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"
)

// Terminal writes text to a terminal that can hold what others wrote: nothing in it
// moves the cursor, colours, names the window or turns the direction of what follows.
// Line feeds, tabs and the mark of UTF-8 pass, and a return before a line feed.
type Terminal struct {
	To   io.Writer
	held []byte // the beginning of a character, or a return, of which the rest is to come
}

// Write writes what is whole of it; the rest waits for the next Write.
func (t *Terminal) Write(data []byte) (int, error) {
	t.held = append(t.held, data...)
	var out bytes.Buffer
	for len(t.held) > 0 && !t.waits() {
		r, size := utf8.DecodeRune(t.held)
		switch {
		case r == '\r' && t.held[1] == '\n', r == '\n', r == '\t', r == '\ufeff':
			out.Write(t.held[:size])
		case r == utf8.RuneError && size == 1:
			out.WriteRune(utf8.RuneError)
		case breaks(r):
			out.WriteByte(' ')
		case !steers(r):
			out.WriteRune(r)
		}
		t.held = t.held[size:]
	}
	if _, err := t.To.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(data), nil
}

// waits reports whether what comes next decides what this is.
func (t *Terminal) waits() bool {
	return len(t.held) == 1 && t.held[0] == '\r' || !utf8.FullRune(t.held)
}

// JSON escapes in JSON what Terminal would drop, so that it says the same on a terminal
// and in a file.
func JSON(data []byte) []byte {
	if !bytes.ContainsFunc(data, escapes) {
		return data
	}
	var out bytes.Buffer
	for _, r := range string(data) {
		if escapes(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
			continue
		}
		out.WriteRune(r)
	}
	return out.Bytes()
}

// escapes reports whether a character within a text of JSON is escaped. Between texts
// stand line feeds alone.
func escapes(r rune) bool { return r != '\n' && steers(r) }
