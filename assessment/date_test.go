package assessment

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from   Date
		months int
		want   Date
	}{
		{"2025-11-22", 12, "2026-11-22"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2023-02-28", 12, "2024-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2026-08-31", 6, "2027-02-28"},
		{"2026-11-30", 3, "2027-02-28"},
		{"2026-12-31", 2, "2027-02-28"},
		{"2026-10-31", 1, "2026-11-30"},
		{"2026-11-22", 0, "2026-11-22"},
		{"2026-02-31", 1, ""},
		{"", 1, ""},
	} {
		if got := c.from.AddMonths(c.months); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

// TestAddMonthsProperties: the month is right, the day never grows, and it only
// shrinks to a month's last day.
func TestAddMonthsProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 60_000).Draw(t, "day"))
		n := rapid.IntRange(0, 60).Draw(t, "months")
		got := On(start).AddMonths(n).Time()
		months := (got.Year()-start.Year())*12 + int(got.Month()-start.Month())
		if months != n || got.Day() > start.Day() {
			t.Fatalf("%v + %d months = %v", start, n, got)
		}
		if got.Day() < start.Day() && got.AddDate(0, 0, 1).Day() != 1 {
			t.Fatalf("%v + %d months = %v, not the month's last day", start, n, got)
		}
	})
}

func TestDateValid(t *testing.T) {
	for d, want := range map[Date]bool{"2026-11-22": true, "2024-02-29": true, "2025-02-29": false, "2026-13-01": false, "22-11-2026": false, "": false, "morgen": false, "0001-01-01": false} {
		if d.Valid() != want {
			t.Errorf("%q valid: %v", d, !want)
		}
	}
}
