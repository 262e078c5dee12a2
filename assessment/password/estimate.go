package password

import (
	"math"
	"unicode"
)

// The estimate takes the way of zxcvbn (Wheeler, USENIX Security 2016): it cuts a
// password in the parts that an attacker would try first, words, names, rows of
// the keyboard, days, and counts the tries. All tries are powers of ten, so that
// those of parts that follow each other add up.

// part is a stretch of a password that is easier to guess than its characters are.
type part struct {
	from, to int // runes, to not included
	tries    float64
}

// estimate is the fewest tries that find a password.
func estimate(password []rune) float64 {
	return cheapest(password, append(parts(password), repeats(password)...))
}

// cheapest fills a password with parts, and with characters where there is none,
// so that the tries are fewest.
func cheapest(password []rune, parts []part) float64 {
	ending := map[int][]part{}
	for _, p := range parts {
		ending[p.to] = append(ending[p.to], p)
	}
	each := math.Log10(float64(alphabet(password)))
	fewest := make([]float64, len(password)+1)
	for to := 1; to <= len(password); to++ {
		fewest[to] = fewest[to-1] + each
		for _, p := range ending[to] {
			fewest[to] = min(fewest[to], fewest[p.from]+p.tries)
		}
	}
	return fewest[len(password)]
}

// alphabet counts the characters that somebody has to try who knows which kinds
// are in the password.
func alphabet(password []rune) int {
	var lower, upper, digit, sign, other int
	for _, c := range password {
		switch {
		case 'a' <= c && c <= 'z':
			lower = 26
		case 'A' <= c && c <= 'Z':
			upper = 26
		case '0' <= c && c <= '9':
			digit = 10
		case c <= unicode.MaxASCII:
			sign = 33
		default:
			other = 100
		}
	}
	return max(1, lower+upper+digit+sign+other)
}
