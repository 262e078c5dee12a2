package shell

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestAWindowIsNoLargerThanItsScreen, and as it was where that fits or nothing is known.
func TestAWindowIsNoLargerThanItsScreen(t *testing.T) {
	for _, c := range []struct {
		size, screen, want fyne.Size
	}{
		{fyne.NewSize(1200, 700), fyne.NewSize(1366, 768), fyne.NewSize(1200, 700)},
		{fyne.NewSize(2560, 1400), fyne.NewSize(1366, 768), fyne.NewSize(1366, 768)},
		{fyne.NewSize(1200, 900), fyne.NewSize(1366, 768), fyne.NewSize(1200, 768)},
		{fyne.NewSize(1200, 900), fyne.Size{}, fyne.NewSize(1200, 900)},
	} {
		if got := within(c.size, c.screen.Width, c.screen.Height); got != c.want {
			t.Errorf("%v on a screen of %v gets %v", c.size, c.screen, got)
		}
	}
}
