package script

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// The levels of Unicode's bidirectional algorithm (UAX 9, rules as named there), of
// text with isolates and without embeddings and overrides, which are dropped before.
// x/text has the classes of characters and no levels.

// levels returns the level of each character of a paragraph: even from left to right,
// odd from right to left. The base is 0 or 1.
func levels(text []rune, base int) []int {
	p := paragraph{text: text, class: make([]bidi.Class, len(text)), level: make([]int, len(text))}
	for i, r := range text {
		p.class[i] = classOf(r)
	}
	p.resolve(0, len(text), base)
	return p.level
}

// RightToLeft reports whether a text has letters that are read from right to left.
func RightToLeft(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		c := classOf(r)
		return c == bidi.R || c == bidi.AL
	})
}

// settleEnd sets white space at the end of a line to the level of the paragraph (L1).
func settleEnd(line []rune, levels []int, base int) {
	for i := len(line) - 1; i >= 0; i-- {
		switch classOf(line[i]) {
		case bidi.WS, bidi.S, bidi.B, bidi.BN, bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI:
			levels[i] = base
		default:
			return
		}
	}
}

func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

type paragraph struct {
	text  []rune
	class []bidi.Class
	level []int
}

// resolve works out the levels of text that stands at one level, and within it of
// each isolate at the next one.
func (p *paragraph) resolve(from, to, level int) {
	var sequence []int
	for i := from; i < to; i++ {
		p.level[i] = level
		switch c := p.class[i]; {
		case begins(c):
			end := p.end(i, to)
			inner := level + 1 + (level+1+p.direction(i, end))%2
			p.class[i] = bidi.ON
			p.resolve(i+1, end, inner)
			sequence = append(sequence, i)
			if i = end; end < to {
				p.class[end], p.level[end] = bidi.ON, level
				sequence = append(sequence, end)
			}
		case c != bidi.BN:
			sequence = append(sequence, i)
		}
	}
	s := run{p, sequence, [2]bidi.Class{bidi.L, bidi.R}[level%2]}
	s.weak()
	s.brackets()
	s.neutral()
	s.implicit(level)
}

func begins(c bidi.Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

// direction is that of the isolate at i: its own, or its first letter's.
func (p *paragraph) direction(i, end int) int {
	switch p.class[i] {
	case bidi.RLI:
		return 1
	case bidi.FSI:
		return firstStrong(p.text[i+1:end], 0)
	}
	return 0
}

// end is where the isolate that begins at i ends; to where it never does (BD9).
func (p *paragraph) end(i, to int) int {
	depth := 0
	for ; i < to; i++ {
		switch c := p.class[i]; {
		case begins(c):
			depth++
		case c == bidi.PDI:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return to
}

// firstStrong is the direction of the first letter outside of isolates (P2).
func firstStrong(text []rune, otherwise int) int {
	depth := 0
	for _, r := range text {
		switch c := classOf(r); {
		case begins(c):
			depth++
		case c == bidi.PDI:
			depth = max(0, depth-1)
		case depth > 0:
		case c == bidi.L:
			return 0
		case c == bidi.R || c == bidi.AL:
			return 1
		}
	}
	return otherwise
}

// run is what stands at one level, without the isolates within it (BD13).
type run struct {
	*paragraph
	at   []int
	edge bidi.Class // the direction before it and after it
}

func (s run) of(k int) bidi.Class {
	if k < 0 || k >= len(s.at) {
		return s.edge
	}
	return s.class[s.at[k]]
}

func (s run) set(k int, c bidi.Class) { s.class[s.at[k]] = c }

// weak resolves marks, numbers and their signs (W1 to W7).
func (s run) weak() {
	s.marks()
	s.numbers()
	s.separators()
	s.terminators()
	last := s.edge
	for k := range s.at {
		switch s.of(k) {
		case bidi.ES, bidi.CS, bidi.ET: // W6
			s.set(k, bidi.ON)
		case bidi.L, bidi.R:
			last = s.of(k)
		case bidi.EN: // W7
			if last == bidi.L {
				s.set(k, bidi.L)
			}
		}
	}
}

// marks take the class of what they stand on (W1).
func (s run) marks() {
	for k, i := range s.at {
		if s.class[i] != bidi.NSM {
			continue
		}
		s.set(k, s.of(k-1))
		if k > 0 && isolates(s.text[s.at[k-1]]) {
			s.set(k, bidi.ON)
		}
	}
}

// numbers after an Arabic letter are Arabic (W2, W3).
func (s run) numbers() {
	letter := s.edge
	for k := range s.at {
		switch c := s.of(k); c {
		case bidi.L, bidi.R:
			letter = c
		case bidi.AL:
			letter = c
			s.set(k, bidi.R)
		case bidi.EN:
			if letter == bidi.AL {
				s.set(k, bidi.AN)
			}
		}
	}
}

// separators between two numbers of one kind are of that kind (W4).
func (s run) separators() {
	for k := range s.at {
		before, c := s.of(k-1), s.of(k)
		if before != s.of(k+1) {
			continue
		}
		if c == bidi.CS && (before == bidi.EN || before == bidi.AN) || c == bidi.ES && before == bidi.EN {
			s.set(k, before)
		}
	}
}

// terminators beside a number are of it (W5).
func (s run) terminators() {
	for k := 0; k < len(s.at); k++ {
		end := s.span(k, func(c bidi.Class) bool { return c == bidi.ET })
		becomes := bidi.Class(bidi.ON)
		if s.of(k-1) == bidi.EN || s.of(end) == bidi.EN {
			becomes = bidi.EN
		}
		for ; k < end; k++ {
			s.set(k, becomes)
		}
	}
}

// span is where the stretch from k on ends whose classes fit.
func (s run) span(k int, fits func(bidi.Class) bool) int {
	for k < len(s.at) && fits(s.of(k)) {
		k++
	}
	return k
}

// neutral sets what has no direction to that of its surroundings (N1, N2).
func (s run) neutral() {
	for k := 0; k < len(s.at); k++ {
		end := s.span(k, isNeutral)
		direction := strong(s.of(k - 1))
		if direction != strong(s.of(end)) {
			direction = s.edge
		}
		for ; k < end; k++ {
			s.set(k, direction)
		}
	}
}

func isNeutral(c bidi.Class) bool {
	switch c {
	case bidi.ON, bidi.WS, bidi.S, bidi.B, bidi.PDI:
		return true
	}
	return false
}

// strong is the direction that a number counts as beside what has none.
func strong(c bidi.Class) bidi.Class {
	if c == bidi.L {
		return c
	}
	return bidi.R
}

// implicit raises what goes against its level (I1, I2).
func (s run) implicit(level int) {
	for k, i := range s.at {
		switch c := s.of(k); {
		case level%2 == 0 && c == bidi.R || level%2 == 1 && c != bidi.R:
			s.level[i] = level + 1
		case level%2 == 0 && c != bidi.L:
			s.level[i] = level + 2
		}
	}
}

// pair is two brackets, by their place in a run.
type pair struct{ open, close int }

// maxOpen is how many brackets may be open before no pair counts (BD16).
const maxOpen = 63

// pairs finds the brackets that belong together, in order of the first (BD16).
func (s run) pairs() (pairs []pair) {
	type opener struct {
		at    int
		close rune
	}
	var open []opener
	for k, i := range s.at {
		p, _ := bidi.LookupRune(s.text[i])
		if s.class[i] != bidi.ON || !p.IsBracket() {
			continue
		}
		if p.IsOpeningBracket() {
			if len(open) == maxOpen {
				return nil
			}
			open = append(open, opener{k, alike(mirrored(s.text[i]))})
			continue
		}
		closes := func(o opener) bool { return o.close == alike(s.text[i]) }
		for n := len(open) - 1; n >= 0; n-- {
			if closes(open[n]) {
				pairs = append(pairs, pair{open[n].at, k})
				open = open[:n]
				break
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Compare(a.open, b.open) })
	return pairs
}

func mirrored(bracket rune) rune { return []rune(bidi.ReverseString(string(bracket)))[0] }

// alike makes one of the two angle brackets that Unicode calls equivalent.
func alike(bracket rune) rune {
	switch bracket {
	case '\u3008':
		return '\u2329'
	case '\u3009':
		return '\u232A'
	}
	return bracket
}

// brackets take the direction of what they hold, or of what stands before (N0).
func (s run) brackets() {
	for _, p := range s.pairs() {
		direction, known := s.within(p)
		if !known {
			continue
		}
		for _, k := range []int{p.open, p.close} {
			s.set(k, direction)
			for k++; k < len(s.at) && classOf(s.text[s.at[k]]) == bidi.NSM; k++ {
				s.set(k, direction)
			}
		}
	}
}

// within is the direction of a pair, and whether it holds anything that has one.
func (s run) within(p pair) (direction bidi.Class, known bool) {
	for k := p.open + 1; k < p.close; k++ {
		if c := s.of(k); hasDirection(c) {
			if strong(c) == s.edge {
				return s.edge, true
			}
			known = true
		}
	}
	for k := p.open - 1; k >= 0 && known; k-- {
		if c := s.of(k); hasDirection(c) {
			return strong(c), true
		}
	}
	return s.edge, known
}

func hasDirection(c bidi.Class) bool {
	switch c {
	case bidi.L, bidi.R, bidi.EN, bidi.AN:
		return true
	}
	return false
}

// isolates reports whether a character begins or ends an isolate.
func isolates(r rune) bool { return r >= '\u2066' && r <= '\u2069' }
