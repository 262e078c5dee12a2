package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beeldbeltoets/assessment/script"
)

// Sanitise makes text fit to be set: valid UTF-8 in composed form, every line end a
// newline, every tab a space, and without the characters that steer a screen and show
// nothing, but for isolates, in which our own texts put what they name, and for what
// joins or parts letters. What can be seen is never dropped.
func Sanitise(s string) string {
	if plainASCII(s) {
		return s
	}
	s = strings.Map(visible, lineEnds.Replace(strings.ToValidUTF8(s, "\uFFFD")))
	return strings.ReplaceAll(norm.NFC.String(s), joiner, "")
}

// joiner is the combining grapheme joiner, which NFC puts into long heaps of
// combining marks.
const joiner = "\u034F"

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n",
	"\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ")

func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '\n' && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}

// visible maps what shows nothing to -1, which strings.Map drops.
func visible(r rune) rune {
	switch {
	case r == '\n' || r >= ' ' && r <= '~', script.Steers(r):
		return r
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector, unicode.Noncharacter_Code_Point):
		return -1
	}
	return r
}

// Unset lists the characters of a document that its fonts cannot show, each
// once, in order of appearance. They are set as squares and keep their meaning
// for a screen reader and for copying.
func (l *Layout) Unset() []rune {
	seen := map[rune]bool{}
	var unset []rune
	for _, page := range l.Pages {
		for _, item := range page.Items {
			squares, ok := item.Shape.(Squares)
			if !ok {
				continue
			}
			for _, r := range squares.Text {
				if !seen[r] {
					seen[r] = true
					unset = append(unset, r)
				}
			}
		}
	}
	return unset
}

// isMark reports whether a character stands on the one before it.
func isMark(r rune) bool { return r >= 0x300 && unicode.Is(unicode.M, r) }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// Isolate puts a text that is named in another between marks, so that neither turns round
// what is beside it.
func Isolate(text string) string {
	if text == "" {
		return text
	}
	return firstStrongIsolate + text + popIsolate
}

// WithoutIsolates is a text without those marks.
func WithoutIsolates(text string) string { return isolates.Replace(text) }

const firstStrongIsolate, popIsolate = "\u2068", "\u2069"

var isolates = strings.NewReplacer(firstStrongIsolate, "", popIsolate, "")

// RightToLeft reports whether a text has letters that are read from right to left.
func RightToLeft(text string) bool { return script.RightToLeft(text) }
