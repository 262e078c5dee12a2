package assessment

import (
	"strconv"
	"strings"
)

// CheckNumber checks a number on a letterhead (agb, kvk, big, riziv or kbo) and
// returns the code of what is wrong: "number-characters", "number-length" or
// "number-checksum"; the empty code for a good or an empty number. The rules are
// those of DOMAIN.md section 7: AGB, KvK and BIG have no public check digits.
func CheckNumber(id, number string) (code string) {
	digits, ok := bareDigits(number)
	switch {
	case digits == "" && ok:
		return ""
	case !ok:
		return "number-characters"
	case len(digits) != numberLengths[id]:
		return "number-length"
	case id == "kbo" && !kboFits(digits), id == "riziv" && !rizivFits(digits):
		return "number-checksum"
	}
	return ""
}

// NumberLength is how many digits a letterhead number has, and 0 for an unknown one.
func NumberLength(id string) int { return numberLengths[id] }

var numberLengths = map[string]int{"agb": 8, "kvk": 8, "big": 11, "kbo": 10, "riziv": 11}

// separators are what people write between the digits of a number.
var separators = strings.NewReplacer(" ", "", ".", "", "-", "", "/", "")

// bareDigits drops the separators that people write, and a leading BE.
func bareDigits(s string) (string, bool) {
	s = strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(s)), "BE")
	s = separators.Replace(s)
	for _, r := range s {
		if r < '0' || r > '9' {
			return s, false
		}
	}
	return s, true
}

func kboFits(d string) bool { return (atoi(d[:8])+atoi(d[8:]))%97 == 0 }

// rizivFits accepts both series: check digits modulo 97 and, newer, modulo 89.
func rizivFits(d string) bool {
	first, check := atoi(d[:6]), atoi(d[6:8])
	return check == 97-first%97 || check == 89-first%89
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// CheckPostcode returns "postcode" where a postcode does not fit the country, and
// the empty code for a good or an empty one.
func CheckPostcode(country, postcode string) (code string) {
	p := strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(postcode), " ", ""))
	if p == "" {
		return ""
	}
	digits, letters := p[:min(4, len(p))], p[min(4, len(p)):]
	if len(digits) < 4 || strings.Trim(digits, "0123456789") != "" || digits[0] == '0' {
		return "postcode"
	}
	if country == "be" {
		if letters != "" {
			return "postcode"
		}
		return ""
	}
	outside := len(letters) != 2 || strings.Trim(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != ""
	if outside || letters == "SA" || letters == "SD" || letters == "SS" {
		return "postcode"
	}
	return ""
}

// CheckPhone returns "phone" for what hardly is a telephone number; a warning at most.
func CheckPhone(phone string) (code string) {
	s := strings.NewReplacer(" ", "", "-", "", "(", "", ")", "", ".", "", "/", "").Replace(strings.TrimSpace(phone))
	s = strings.TrimPrefix(s, "+")
	if s == "" {
		return ""
	}
	if strings.Trim(s, "0123456789") != "" || len(s) < 8 || len(s) > 13 {
		return "phone"
	}
	return ""
}

// PersonalNumber finds a Dutch BSN or a Belgian INSZ in free text: exactly nine
// digits that pass the eleven-test, or eleven with the INSZ's check digits. Such
// a number belongs in no record. It returns the digits as typed, and "" for none.
func PersonalNumber(text string) string {
	if !hasDigits(text, 9) { // nearly every text that is typed
		return ""
	}
	for _, run := range numberRuns(text) {
		digits, _ := bareDigits(run)
		if len(digits) == 9 && elevenTest(digits) || len(digits) == 11 && inszFits(digits) {
			return run
		}
	}
	return ""
}

// hasDigits reports whether a text has at least so many digits.
func hasDigits(text string, least int) bool {
	n := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n >= least
}

// numberRuns lists the runs of digits in a text, and the groups of digits that
// are written as these numbers are: 123.456.782 or 85.07.30-033.28.
func numberRuns(text string) []string {
	isDigit := func(r rune) bool { return r >= '0' && r <= '9' }
	separates := func(r rune) bool { return r == '.' || r == '-' || r == ' ' }
	var runs []string
	for _, field := range strings.FieldsFunc(text, func(r rune) bool { return !isDigit(r) && !separates(r) }) {
		groups := strings.FieldsFunc(field, separates)
		var sizes strings.Builder
		for _, g := range groups {
			sizes.WriteString(strconv.Itoa(len(g)) + " ")
		}
		switch sizes.String() {
		case "3 3 3 ", "4 2 3 ", "4 3 2 ", "6 3 2 ", "2 2 2 3 2 ":
			runs = append(runs, strings.TrimFunc(field, separates))
		default:
			runs = append(runs, groups...)
		}
	}
	return runs
}

// elevenTest is the check of a BSN: weights 9 to 2 and -1, divisible by eleven.
func elevenTest(d string) bool {
	sum := 0
	for i, w := range [9]int{9, 8, 7, 6, 5, 4, 3, 2, -1} {
		sum += w * int(d[i]-'0')
	}
	return sum != 0 && sum%11 == 0
}

// inszFits checks an INSZ: 97 minus the first nine modulo 97, with a 2 before
// the nine for those born from 2000 on.
func inszFits(d string) bool {
	check := atoi(d[9:])
	return check == 97-atoi(d[:9])%97 || check == 97-atoi("2"+d[:9])%97
}
