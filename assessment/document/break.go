package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cluster is a character with the marks that stand on it: what is never split.
type cluster struct {
	length int // bytes
	width  int // thousandths of the size
	rune   rune
	set    bool // whether the face has all of it
}

const (
	squareWidth = 620
	maxMarks    = 16 // a heap beyond this is no writing: it may be split
)

// cluster measures the first cluster of text.
func (f *face) cluster(text string) cluster {
	r, n := rune(text[0]), 1
	if r >= utf8.RuneSelf {
		r, n = utf8.DecodeRuneInString(text)
	}
	c := cluster{length: n, rune: r, set: true}
	f.measure(&c, r)
	for marks := 0; marks < maxMarks && c.length < len(text) && text[c.length] >= 0xCC; marks++ { // 0xCC starts U+0300
		mark, n := utf8.DecodeRuneInString(text[c.length:])
		if !isMark(mark) {
			break
		}
		c.length += n
		f.measure(&c, mark)
	}
	if c.rune == ' ' && c.length > 1 {
		c.rune = 0xA0 // it shows its mark, so it is no place to break
	}
	if !c.set {
		c.width = squareWidth
	}
	return c
}

func (f *face) measure(c *cluster, r rune) {
	if r > 0xFFFF || f.advance[r] == absent {
		c.set = false
		return
	}
	c.width += int(f.advance[r])
}

// balanced is the least width in which a text takes no more lines than in a given one,
// so that a title's lines are about as long as each other.
func (c *composer) balanced(of font, width float64, text string) float64 {
	lines := len(c.lines(of, width, text))
	if lines == 1 {
		return width
	}
	least := width / 2
	for width-least > of.size {
		half := (least + width) / 2
		if len(c.lines(of, half, text)) == lines {
			width = half
		} else {
			least = half
		}
	}
	return width
}

// place is a position in a line of text and the width up to it.
type place struct{ at, used int }

// fill breaks a text without newlines into lines of at most a width, in thousandths of
// the size; next is the cluster that begins at a byte. A line keeps the space it was
// broken at, so that the lines together are the text. One pass: the time is linear in
// the text, however long a word is.
func fill(text string, limit int, next func(at int) cluster) (lines []string) {
	var here, good, tied, fair place // tied: where what belongs together parts; fair: inside a long word
	start := 0
	var before rune
	for here.at < len(text) {
		c := next(here.at)
		if overflows(here.used, c, limit) && here.at > start {
			end := here
			for _, p := range []place{fair, tied, good} { // the last of them counts most
				if p.at > start {
					end = p
				}
			}
			lines = append(lines, text[start:end.at])
			start = end.at
			here.used -= end.used
			fair.used -= end.used
			tied.used -= end.used
			continue
		}
		here = place{here.at + c.length, here.used + c.width}
		switch breakAfter(before, c.rune, text[here.at:]) {
		case goodBreak:
			// What is held together for too long may part after all.
			held := c.rune == ' ' && here.at-max(start, good.at) <= longestBound && (Bound(text, here.at-1) || strands(text, here.at-1))
			if held {
				tied = here
			} else {
				good = here
			}
		case fairBreak:
			fair = here
		}
		before = c.rune
	}
	return append(lines, text[start:])
}

// overflows lets one space hang over the edge, where it does not show.
func overflows(used int, c cluster, limit int) bool {
	if c.rune == ' ' {
		return used > limit
	}
	return used+c.width > limit
}

type breakKind int

const (
	noBreak breakKind = iota
	fairBreak
	goodBreak
)

func breakAfter(before, r rune, rest string) breakKind {
	switch {
	case r == ' ' || r == 0x1680 || r >= 0x2000 && r <= 0x200A && r != 0x2007:
		return goodBreak
	case r == 0x1361 || r == 0x1362: // Ethiopic words and sentences end with a sign
		return goodBreak
	case r == '-' || r == 0x2010 || r == 0x2013 || r == 0x2014:
		if unicode.IsLetter(before) && unicode.IsLetter(firstRune(rest)) {
			return goodBreak
		}
		return fairBreak
	case r >= 0x2E80 && r <= 0xD7FF || r >= 0x20000 && r <= 0x3FFFF:
		return goodBreak // scripts without spaces
	case strings.ContainsRune("/\\?&=_.,;:@#%+", r):
		return fairBreak
	}
	return noBreak
}
