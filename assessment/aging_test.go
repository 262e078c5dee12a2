package assessment

import "testing"

// TestOldData: from twelve months on at the start, from eighteen everywhere, counted
// from the day that the facts were seen.
func TestOldData(t *testing.T) {
	c := load(t)
	since := earliest(c.Questions.Seen, c.Statements.Seen)
	for months, want := range map[int][2]bool{12: {true, false}, 18: {true, true}} {
		day := since.AddMonths(months)
		for on, is := range map[Date][2]bool{day.AddDays(-1): {months > 12, false}, day: want} {
			seen, start := c.OldAtStart(on)
			_, everywhere := c.OldEverywhere(on)
			if start != is[0] || everywhere != is[1] || seen != since {
				t.Errorf("on %s: at the start %v, everywhere %v, since %s", on, start, everywhere, seen)
			}
		}
	}
}
