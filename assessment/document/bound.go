package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What belongs together and is not parted at the end of a line: a number with its
// unit or the word that it counts, a day with its month and year, the groups of a
// telephone number, a norm or an article with its number, a postcode with its town,
// initials with a name. It goes by how words look, so that it holds in each language.

// Limits of what is held together, in bytes.
const (
	longestWordBound = 9  // before a number: vraag 3, artikel 28
	longestUnit      = 14 // after one: 6 maanden
	longestBound     = 36 // of all that is held together
	shortestLast     = 4  // of a last word that may stand alone on a line
)

// Bound reports whether the space at a place in a text may not end a line.
func Bound(text string, at int) bool {
	if strings.Contains(text, firstStrongIsolate) {
		// the marks around what is named are no part of its words
		head := WithoutIsolates(text[:at])
		text, at = head+WithoutIsolates(text[at:]), len(head)
	}
	before, after := wordBefore(text, at), wordAfter(text, at)
	switch {
	case before == "" || after == "":
		return false
	case before == "·" || before == "§" || before == "€":
		return true
	case endsInDigit(before):
		return boundToNumber(text, at, before, after)
	case startsWithDigit(after):
		return nameOfNumber(before) && len(before) <= longestWordBound || isYear(after) && endsInDigit(wordBefore(text, at-len(before)-1))
	case isPostcodeEnd(before) && endsInDigit(wordBefore(text, at-len(before)-1)):
		return startsUpper(after)
	}
	if len(strings.TrimRight(after, ",;:)")) == 1 && startsUpper(after) {
		return startsLower(before) && len(before) <= longestWordBound // bijlage A
	}
	return isInitial(before)
}

// NoBreaks puts a space at which no line ends where what belongs together would be
// parted.
func NoBreaks(text string) string {
	var b strings.Builder
	from, held := 0, 0
	for i := 0; i < len(text); i++ {
		if text[i] != ' ' {
			continue
		}
		if i-held > longestBound || !Bound(text, i) {
			held = i
			continue
		}
		b.WriteString(text[from:i])
		b.WriteString("\u00a0")
		from = i + 1
	}
	if from == 0 {
		return text
	}
	b.WriteString(text[from:])
	return b.String()
}

// boundToNumber reports whether what follows a number belongs to it.
func boundToNumber(text string, at int, before, after string) bool {
	switch {
	case startsWithDigit(after):
		return isGroup(before) && isGroup(strings.TrimRight(after, ".,;:)"))
	case strings.HasPrefix(after, "%") || strings.HasPrefix(after, "€"):
		return true
	case isPostcodeEnd(after):
		return len(before) == 4
	case isYear(before):
		return false
	}
	month := at+1+len(after) < len(text) && isYear(wordAfter(text, at+1+len(after)))
	counts := startsLower(after) || month || strings.HasSuffix(before, ".")
	return isGroup(strings.TrimLeft(before, "(")) && counts && len(after) <= longestUnit
}

// isGroup reports whether a word is a number alone, as in a telephone number or a day.
func isGroup(word string) bool {
	digits := strings.Trim(word, "+()")
	return digits != "" && len(digits) <= 10 && strings.Trim(digits, "0123456789.-") == ""
}

func isYear(word string) bool {
	digits := strings.TrimRight(word, ".,;:)")
	return len(digits) == 4 && strings.Trim(digits, "0123456789") == "" && (digits[0] == '1' || digits[0] == '2')
}

// nameOfNumber reports whether a word is one that a number follows: a norm in
// capitals, or a short word.
func nameOfNumber(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsLetter(last) || last == '.'
}

// isPostcodeEnd reports whether a word is two capitals.
func isPostcodeEnd(word string) bool {
	word = strings.TrimRight(word, ",")
	return len(word) == 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'A' && word[1] <= 'Z'
}

// isInitial reports whether a word is a capital with a point.
func isInitial(word string) bool {
	return len(word) == 2 && word[1] == '.' && word[0] >= 'A' && word[0] <= 'Z'
}

func startsWithDigit(word string) bool {
	word = strings.TrimLeft(word, "(+")
	return word != "" && word[0] >= '0' && word[0] <= '9'
}

func endsInDigit(word string) bool {
	word = strings.TrimRight(word, ".")
	return word != "" && word[len(word)-1] >= '0' && word[len(word)-1] <= '9'
}

func startsLower(word string) bool { return unicode.IsLower(firstRune(word)) }
func startsUpper(word string) bool { return unicode.IsUpper(firstRune(word)) }

// wordBefore is the word that ends at a place; empty where none does.
func wordBefore(text string, at int) string {
	if at < 0 {
		return ""
	}
	return text[strings.LastIndexAny(text[:at], " \n")+1 : at]
}

// wordAfter is the word that begins behind the space at a place.
func wordAfter(text string, at int) string {
	rest := text[at+1:]
	if end := strings.IndexAny(rest, " \n"); end >= 0 {
		return rest[:end]
	}
	return rest
}

// strands reports whether a break at a place leaves a last line of one short word.
func strands(text string, at int) bool {
	rest := strings.TrimRight(text[at+1:], " ")
	return at > 0 && len(rest) > 0 && len(rest) < shortestLast && !strings.Contains(rest, " ")
}
