package parts

import (
	"strconv"
	"strings"
	"time"
)

// isoDate is the order in which dates are kept.
const isoDate = "2006-01-02"

// ParseDate reads day-month-year, or year-month-day, with hyphens, slashes, dots or spaces between. It answers with year-month-day.
func ParseDate(text string) (iso string, ok bool) {
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-/. ", r) })
	if len(fields) != 3 {
		return "", false
	}
	if len(fields[0]) == 4 {
		fields[0], fields[2] = fields[2], fields[0]
	}
	if len(fields[0]) > 2 || len(fields[1]) > 2 || len(fields[2]) != 4 {
		return "", false
	}
	var numbers [3]int
	for i, field := range fields {
		n, err := strconv.ParseUint(field, 10, 16)
		if err != nil {
			return "", false
		}
		numbers[i] = int(n)
	}
	day := time.Date(numbers[2], time.Month(numbers[1]), numbers[0], 0, 0, 0, 0, time.UTC)
	if int(day.Month()) != numbers[1] {
		return "", false // 31 November would become 1 December
	}
	return day.Format(isoDate), true
}

// ShowDate writes year-month-day as day-month-year; anything else stays as it is.
func ShowDate(iso string) string {
	day, err := time.Parse(isoDate, iso)
	if err != nil {
		return iso
	}
	return day.Format("02-01-2006")
}
