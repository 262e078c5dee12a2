package shell

import (
	"testing"
	"time"
)

// TestWhatIsDoneNowAndThen is done once it is due and not before, also where the clock
// is set back.
func TestWhatIsDoneNowAndThen(t *testing.T) {
	now := time.Date(2026, 11, 22, 14, 32, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		later time.Duration
		done  int
	}{
		"at once":           {0, 0},
		"just before":       {14 * time.Second, 0},
		"when it is due":    {15 * time.Second, 1},
		"the clock is back": {-time.Hour, 1},
	} {
		t.Run(name, func(t *testing.T) {
			at, done := now, 0
			s := &Shell{now: func() time.Time { return at }}
			s.Every(15*time.Second, func() { done++ })
			at = now.Add(c.later)
			s.Watch()
			s.Watch() // however often it is called
			if done != c.done {
				t.Errorf("done %d times, not %d", done, c.done)
			}
		})
	}
}
