// Package password says how strong a password is: the rule of our source, and an
// estimate that knows Dutch words.
//
// Never in here: keeping or logging what was typed, or a sentence.
package password

import (
	"io/fs"
	"math"
	"strings"
	"sync"
	"unicode"

	"beeldbeltoets/assets"

	"github.com/ccojocar/zxcvbn-go"
)

const (
	ruleLength = 10  // of our source, 2020
	maxLength  = 100 // what is estimated; more takes long and changes nothing
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
	estimate := zxcvbn.PasswordStrength(string(runes[:min(len(runes), maxLength)]), dutch())
	r.Score = estimate.Score
	r.Magnitude = int(estimate.Entropy * math.Log10(2))
	return r
}

// dutch lists words, names and places that people here choose, the likeliest first.
var dutch = sync.OnceValue(func() []string {
	list, err := fs.ReadFile(assets.FS, "passwords/nl.txt")
	if err != nil {
		return nil // a test holds that it is there
	}
	return strings.Fields(string(list))
})
