// Package password says how strong a password is: the rule of our source, and an
// estimate that knows Dutch words.
//
// Never in here: keeping or logging what was typed, or a sentence.
package password

import (
	"unicode"
)

const (
	ruleLength = 10  // of our source, 2020
	maxLength  = 100 // what is estimated; more changes nothing
)

// Result is what is said of one password.
type Result struct {
	// The source's rule asks all four kinds of characters, and ten of them.
	Lower, Upper, Digit, Special bool
	Length                       int // in characters

	Score     int  // 0 to 4
	Magnitude int  // guessing takes about 10 to this power tries
	Capped    bool // only the first hundred characters were estimated
}

// Lacks names what the source's rule still misses: lower, upper, digit, special
// or ten.
func (r Result) Lacks() []string {
	var lacks []string
	for _, part := range []struct {
		id string
		ok bool
	}{{"lower", r.Lower}, {"upper", r.Upper}, {"digit", r.Digit}, {"special", r.Special}, {"ten", r.Length >= ruleLength}} {
		if !part.ok {
			lacks = append(lacks, part.id)
		}
	}
	return lacks
}

// AtOnce reports whether a thief guesses it within minutes: nothing is closed by it.
func (r Result) AtOnce() bool { return r.Score == 0 }

// Check looks at a password. Nothing of it is kept.
func Check(password string) Result {
	runes := []rune(password)
	r := Result{Length: len(runes), Capped: len(runes) > maxLength}
	for _, c := range runes {
		switch {
		case unicode.IsLower(c):
			r.Lower = true
		case unicode.IsUpper(c):
			r.Upper = true
		case unicode.IsDigit(c):
			r.Digit = true
		default:
			r.Special = true
		}
	}
	tries := estimate(runes[:min(len(runes), maxLength)])
	r.Magnitude = int(tries)
	r.Score = score(tries)
	return r
}

// score puts a number of tries, as a power of ten, on the scale. Its steps are
// those of a thief with the stored passwords and a hundred computers, who needs
// less than minutes, hours, weeks, or years.
func score(tries float64) int {
	for score, below := range []float64{6.3, 8.3, 10.3, 12.3} {
		if tries < below {
			return score
		}
	}
	return 4
}
