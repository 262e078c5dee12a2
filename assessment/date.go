package assessment

import "time"

// Date is a calendar day as ISO text ("2026-11-22"), or what a person typed
// where that is no day: a draft keeps it, the review list names it, and no rule
// counts it. The empty Date is "not filled in".
type Date string

const isoDay = "2006-01-02"

// On returns the Date of a moment in its own time zone.
func On(t time.Time) Date { return Date(t.Format(isoDay)) }

// Valid reports whether d is an existing day between 1900 and 2999. The empty
// Date is not.
func (d Date) Valid() bool {
	if d == "" {
		return false // as most are: reading them costs
	}
	t, err := time.Parse(isoDay, string(d))
	return err == nil && t.Year() >= 1900 && t.Year() < 3000
}

// Impossible reports whether something was typed that is no day.
func (d Date) Impossible() bool { return d != "" && !d.Valid() }

// Time is the start of the day in UTC, and the zero time for no day.
func (d Date) Time() time.Time {
	if !d.Valid() {
		return time.Time{}
	}
	t, _ := time.Parse(isoDay, string(d))
	return t
}

// Before compares two days; false where one of them is no day.
func (d Date) Before(e Date) bool { return d.Valid() && e.Valid() && d < e }

// After compares two days; false where one of them is no day.
func (d Date) After(e Date) bool { return e.Before(d) }

// AddDays moves n days; of an invalid Date it returns the empty one.
func (d Date) AddDays(n int) Date {
	if !d.Valid() {
		return ""
	}
	return On(d.Time().AddDate(0, 0, n))
}

// AddMonths moves n calendar months and clamps to the month's last day, so that
// twelve months after 29 February is the last day of February.
func (d Date) AddMonths(n int) Date {
	if !d.Valid() {
		return ""
	}
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return On(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// earliest is the first of the valid days given, or the empty Date.
func earliest(days ...Date) Date {
	var first Date
	for _, d := range days {
		if d.Valid() && (first == "" || d < first) {
			first = d
		}
	}
	return first
}

// latest is the last of the valid days given, or the empty Date.
func latest(days ...Date) Date {
	var last Date
	for _, d := range days {
		if d.Valid() && d > last {
			last = d
		}
	}
	return last
}
