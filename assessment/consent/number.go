package consent

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"beeldbeltoets/assessment"
)

// MostNumber is how many characters a client number has at most.
const MostNumber = 20

// CheckNumber tells what is wrong with a client number of the practice's own. A
// name is none, and neither is a number that the government gave a person.
func CheckNumber(number string) error {
	switch {
	case number == "":
		return fault("client-number-empty", "number")
	case utf8.RuneCountInString(number) > MostNumber:
		return fault("client-number-long", "number", "max", strconv.Itoa(MostNumber))
	case strings.ContainsFunc(number, isOther):
		return fault("client-number-characters", "number")
	case !strings.ContainsAny(number, "0123456789"):
		return fault("client-number-name", "number")
	case personal(number):
		return fault("client-number-personal", "number")
	}
	return nil
}

func isOther(r rune) bool {
	return !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || strings.ContainsRune("-/.", r))
}

// personal reports whether a BSN or an INSZ stands in a number, however it is
// written.
func personal(number string) bool {
	bare := strings.NewReplacer("-", "", "/", "", ".", "").Replace(number)
	return assessment.PersonalNumber(bare) != "" || assessment.PersonalNumber(number) != ""
}

// Month is a month as "2027-03", and empty for none.
type Month string

// Valid reports whether it is an existing month.
func (m Month) Valid() bool { return m.First().Valid() }

// First is its first day.
func (m Month) First() assessment.Date {
	if _, err := time.Parse("2006-01", string(m)); err != nil {
		return ""
	}
	return assessment.Date(m + "-01")
}

// ParseMonth reads a month as people write it, 03-2027, or as it is kept.
func ParseMonth(typed string) Month {
	typed = strings.TrimSpace(typed)
	if month, year, ok := strings.Cut(typed, "-"); ok && len(month) <= 2 {
		if len(month) == 1 {
			month = "0" + month
		}
		return Month(year + "-" + month)
	}
	return Month(typed)
}
