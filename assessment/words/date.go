package words

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"beeldbeltoets/assessment"
)

// Date writes a day in words: "22 november 2026". What is no day comes back as
// it was typed.
func (c *Catalogue) Date(d assessment.Date) string {
	if !d.Valid() {
		return string(d)
	}
	t := d.Time()
	return fmt.Sprintf("%d %s %d", t.Day(), c.T("month."+strconv.Itoa(int(t.Month()))), t.Year())
}

// ShortDate writes a day as it is typed in forms: "22-11-2026".
func ShortDate(d assessment.Date) string {
	if !d.Valid() {
		return string(d)
	}
	return d.Time().Format("02-01-2006")
}

// ParseDate reads a day as people write it, and as this program does: 22-11-2026,
// 22.11.26, 2026-11-22, 22112026, "22 november 2026", "22 nov. 2026" or "November
// 22nd, 2026", with any dash, in Dutch or English whatever the language is. The day
// comes before the month unless the year or the month's name stands first; a year of
// two digits is one from 2000 on. What is no day comes back as it was typed, so that
// nothing is lost.
func ParseDate(typed string) assessment.Date {
	parts := dateParts(typed)
	if len(parts) == 1 {
		parts = undivided(parts[0])
	}
	if len(parts) != 3 {
		return assessment.Date(typed)
	}
	day, month, year := parts[0], parts[1], parts[2]
	switch {
	case len(day) == 4 && number(day) > 0:
		day, year = year, day
	case monthOf(day) > 0:
		day, month = month, day
	}
	if d := dateOf(number(ordinal(day)), monthNumber(month), yearOf(year)); d.Valid() {
		return d
	}
	return assessment.Date(typed)
}

// dateParts cuts a date where people do, and leaves out what cannot be seen.
func dateParts(typed string) []string {
	shown := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, typed)
	return strings.FieldsFunc(shown, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune("\u2212/.,", r)
	})
}

// undivided cuts eight digits: 22112026, or 20261122.
func undivided(digits string) []string {
	if len(digits) != 8 || number(digits) < 0 {
		return nil
	}
	if number(digits[4:]) >= 1900 { // no month and day are that much
		return []string{digits[:2], digits[2:4], digits[4:]}
	}
	return []string{digits[:4], digits[4:6], digits[6:]}
}

// ordinal drops what makes 22 into 22nd, and 1 into the Dutch 1e.
func ordinal(day string) string {
	for _, ending := range []string{"st", "nd", "rd", "th", "ste", "de", "e"} {
		if bare, is := strings.CutSuffix(day, ending); is && number(bare) > 0 {
			return bare
		}
	}
	return day
}

// number is one of at most four digits and nothing else, and -1 for what is none.
func number(digits string) int {
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return -1
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}

// monthNumber is the month of a name or of one or two digits, and -1 for neither.
func monthNumber(month string) int {
	if n := monthOf(month); n > 0 {
		return n
	}
	if len(month) > 2 {
		return -1
	}
	return number(month)
}

func yearOf(year string) int {
	n := number(year)
	if len(year) == 2 && n >= 0 {
		return 2000 + n
	}
	return n
}

func dateOf(day, month, year int) assessment.Date {
	if day < 1 || month < 1 || year < 1 {
		return ""
	}
	return assessment.Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
}

// monthOf is the month of a name or abbreviation in one of our languages, and 0 for
// none.
func monthOf(name string) int { return monthNames()[name] }

// monthNames has the month of each name: whole, short, and cut off after three letters
// or more.
var monthNames = sync.OnceValue(func() map[string]int {
	months := map[string]int{}
	for _, lang := range Languages {
		c, err := Load(lang)
		if err != nil {
			continue // who asked for it hears what is wrong with it
		}
		for m := 1; m <= 12; m++ {
			months[strings.ToLower(c.T("month.short."+strconv.Itoa(m)))] = m
			name := strings.ToLower(c.T("month." + strconv.Itoa(m)))
			for n := 3; n <= len(name); n++ {
				months[name[:n]] = m
			}
		}
	}
	return months
})
