// Package plaintext makes text from people fit for where it goes: a field of one line, a
// field of several, a terminal. What a reader sees is never dropped.
//
// Never in here: what a text says.
package plaintext

import (
	"strings"
	"unicode"
)

// Line makes of a text what a field of one line can hold: a break or a tab, with
// the space around it, is one space, and what steers a screen and shows nothing is
// dropped. Two lines pasted from elsewhere would else break a letter in mid-sentence.
func Line(text string) string {
	if !strings.ContainsFunc(text, steers) {
		return text
	}
	var b strings.Builder
	space := "" // what stands before the next character
	broken := false
	for _, r := range text {
		switch {
		case breaks(r) || r == '\t':
			broken = true
		case steers(r):
		case unicode.IsSpace(r):
			space += string(r)
		default:
			if broken {
				space = " "
			}
			if broken && b.Len() == 0 {
				space = ""
			}
			b.WriteString(space)
			b.WriteRune(r)
			space, broken = "", false
		}
	}
	if !broken {
		b.WriteString(space)
	}
	return b.String()
}

// Prose makes of a text what a field of several lines can hold: every break a line
// feed, every tab a space, and nothing that steers a screen and shows nothing.
func Prose(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && steers(r) }) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case breaks(r):
			return '\n'
		case r == '\t':
			return ' '
		case steers(r):
			return -1
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
}

// breaks reports whether a character begins another line.
func breaks(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// steers reports whether a character is for a screen or printer and not for a reader:
// controls, breaks, and the marks that turn the direction of what follows.
func steers(r rune) bool {
	return unicode.IsControl(r) || breaks(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff'
}
