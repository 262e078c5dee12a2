package password

import (
	"math"
	"strings"
	"unicode"
)

const (
	longestWord  = 30
	longestBlock = 16 // of what is repeated
)

// parts finds all that is not a repeat.
func parts(password []rune) []part {
	lower := make([]rune, len(password))
	for i, c := range password {
		lower[i] = unicode.ToLower(c)
	}
	found := words(password, lower)
	found = append(found, runs(lower)...)
	return append(found, days(lower)...)
}

// Characters that stand for a letter, and the letter that is read for them: once
// each way where there are two.
var letterFor = []map[rune]rune{
	{'4': 'a', '@': 'a', '8': 'b', '(': 'c', '3': 'e', '6': 'g', '9': 'g', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't', '+': 't', '2': 'z', 'é': 'e', 'ë': 'e', 'è': 'e', 'ï': 'i'},
	{'4': 'a', '@': 'a', '8': 'b', '(': 'c', '3': 'e', '6': 'g', '9': 'g', '1': 'l', '!': 'l', '|': 'l', '0': 'o', '$': 's', '5': 's', '7': 't', '+': 't', '2': 'z', 'é': 'e', 'ë': 'e', 'è': 'e', 'ï': 'i'},
}

// words finds words and names that are in a list, also backwards, in capitals,
// and with digits and signs for letters.
func words(password, lower []rune) (found []part) {
	ways := [][]rune{lower}
	for _, letters := range letterFor {
		ways = append(ways, read(lower, letters))
	}
	for from := range lower {
		for to := from + shortestWord; to <= min(len(lower), from+longestWord); to++ {
			best := math.Inf(1)
			for _, way := range ways {
				changed := changes(lower[from:to], way[from:to])
				best = min(best, rank(string(way[from:to]))+changed, rank(backwards(way[from:to]))+changed+math.Log10(2))
			}
			if !math.IsInf(best, 1) {
				found = append(found, part{from, to, best + capitals(password[from:to])})
			}
		}
	}
	return found
}

func read(text []rune, letters map[rune]rune) []rune {
	as := make([]rune, len(text))
	for i, c := range text {
		as[i] = c
		if letter, is := letters[c]; is {
			as[i] = letter
		}
	}
	return as
}

func backwards(text []rune) string {
	var turned strings.Builder
	for i := range text {
		turned.WriteRune(text[len(text)-1-i])
	}
	return turned.String()
}

// changes counts the tries for letters that are written otherwise: each kind of
// change doubles them.
func changes(text, as []rune) float64 {
	kinds := map[rune]bool{}
	for i, c := range text {
		if c != as[i] {
			kinds[c] = true
		}
	}
	return float64(len(kinds)) * math.Log10(2)
}

// capitals counts the tries for capitals: few for a first or last letter or for
// all, and else as many as there are ways to choose the letters.
func capitals(word []rune) float64 {
	var upper, lower int
	for _, c := range word {
		switch {
		case unicode.IsUpper(c):
			upper++
		case unicode.IsLower(c):
			lower++
		}
	}
	switch {
	case upper == 0:
		return 0
	case lower == 0, upper == 1 && (unicode.IsUpper(word[0]) || unicode.IsUpper(word[len(word)-1])):
		return math.Log10(2)
	}
	ways := 0.0
	for n := 1; n <= min(upper, lower); n++ {
		ways += choose(upper+lower, n)
	}
	return math.Log10(ways)
}

// choose counts the ways to take k of n.
func choose(n, k int) float64 {
	ways := 1.0
	for i := range k {
		ways = ways * float64(n-i) / float64(i+1)
	}
	return ways
}

// rows are what a finger or a child runs along; the keyboards of the
// Netherlands and of Belgium.
var rows = [][]rune{
	[]rune("abcdefghijklmnopqrstuvwxyz"), []rune("01234567890"),
	[]rune("qwertyuiop"), []rune("asdfghjkl"), []rune("zxcvbnm"),
	[]rune("azertyuiop"), []rune("qsdfghjklm"), []rune("wxcvbn"),
	[]rune("!@#$%^&*()"), []rune("&é\"'(§è!çà"),
	[]rune("1qaz2wsx3edc4rfv5tgb6yhn7ujm"), []rune("1aqw2zsx3edc4rfv5tgb6yhn"),
	[]rune("147258369"), []rune("789456123"),
}

const shortestRun = 3

// runs finds stretches of a row, forwards and backwards.
func runs(lower []rune) (found []part) {
	for _, row := range rows {
		for _, step := range []int{1, -1} {
			found = append(found, along(lower, row, step)...)
		}
	}
	return found
}

func along(lower, row []rune, step int) (found []part) {
	for from := range lower {
		for at, c := range row {
			if c != lower[from] {
				continue
			}
			to := from + 1
			for next := at + step; to < len(lower) && 0 <= next && next < len(row) && row[next] == lower[to]; next += step {
				to++
				if to-from >= shortestRun {
					// Which row, which way, where it begins and how long it is.
					tries := math.Log10(float64(len(rows)*2)) + math.Log10(float64(1+at)) + math.Log10(float64(to-from))
					found = append(found, part{from, to, tries})
				}
			}
		}
	}
	return found
}

// repeats finds the same stretch two times or more, or the same character three.
func repeats(password []rune) (found []part) {
	for from := range password {
		for size := 1; size <= min(longestBlock, (len(password)-from)/2); size++ {
			block := password[from : from+size]
			times := 1
			for end := from + (times+1)*size; end <= len(password) && same(block, password[end-size:end]); end += size {
				times++
				if size > 1 || times > 2 {
					found = append(found, part{from, end, cheapest(block, parts(block)) + math.Log10(float64(times))})
				}
			}
		}
	}
	return found
}

func same(a, b []rune) bool {
	for i, c := range a {
		if b[i] != c {
			return false
		}
	}
	return true
}

// A year of a life, and a day in it.
const (
	firstYear, lastYear = 1920, 2060
	yearsTried          = 140
	daysTried           = 372
)

// days finds years and days of the calendar, as digits alone or with a sign
// between them.
func days(lower []rune) (found []part) {
	for from := range lower {
		for to := from + 4; to <= min(len(lower), from+10); to++ {
			if tries := day(lower[from:to]); tries > 0 {
				found = append(found, part{from, to, tries})
			}
		}
	}
	return found
}

// day returns the tries for a year or a day; none where it is neither.
func day(text []rune) float64 {
	numbers, signs := split(text)
	if numbers == nil {
		return 0
	}
	year := math.Log10(yearsTried)
	full := year + math.Log10(daysTried) + float64(signs)/2*math.Log10(4)
	switch {
	case signs == 0 && len(text) == 4 && isYear(string(text)):
		return year
	case signs == 0 && len(text) == 4 && isDay(string(text[:2]), string(text[2:])):
		return math.Log10(daysTried * 2) // day and month, or turned
	case signs == 0 && (len(text) == 6 || len(text) == 8):
		a, b, c := string(text[:2]), string(text[2:4]), string(text[4:])
		if isDay(a, b) && (len(c) == 2 || isYear(c)) {
			return full
		}
		if n := len(text); isDay(string(text[n-2:]), string(text[n-4:n-2])) && (n == 6 || isYear(string(text[:4]))) {
			return full
		}
	case signs == 2:
		a, b, c := numbers[0], numbers[1], numbers[2]
		if isDay(a, b) && (len(c) == 2 || isYear(c)) || isDay(c, b) && isYear(a) {
			return full
		}
	}
	return 0
}

// split cuts a text at the signs between its numbers; none where anything else
// is in it.
func split(text []rune) (numbers []string, signs int) {
	number := ""
	for _, c := range text {
		switch {
		case '0' <= c && c <= '9':
			number += string(c)
		case strings.ContainsRune("-/._ ", c) && number != "":
			numbers, number, signs = append(numbers, number), "", signs+1
		default:
			return nil, 0
		}
	}
	if number == "" {
		return nil, 0
	}
	return append(numbers, number), signs
}

func isYear(digits string) bool {
	return len(digits) == 4 && number(digits) >= firstYear && number(digits) <= lastYear
}

// isDay tells a day and a month, or a month and a day.
func isDay(a, b string) bool {
	if len(a) > 2 || len(b) > 2 {
		return false
	}
	x, y := number(a), number(b)
	return 1 <= x && x <= 31 && 1 <= y && y <= 31 && min(x, y) <= 12
}

func number(digits string) (n int) {
	for _, c := range digits {
		n = 10*n + int(c-'0')
	}
	return n
}
