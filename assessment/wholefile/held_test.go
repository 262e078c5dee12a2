package wholefile

import (
	"errors"
	"testing"
	"time"
)

// TestAHeldFileIsTriedAgain, for a bounded while, and anything else fails at once.
func TestAHeldFileIsTriedAgain(t *testing.T) {
	held, other := errors.New("held"), errors.New("other")
	for name, c := range map[string]struct {
		fails int // times that it is held
		then  error
		want  error
		tries int
	}{
		"let go":       {3, nil, nil, 4},
		"never let go": {1 << 30, nil, held, int(heldFor/(20*time.Millisecond)) + 1},
		"fails":        {0, other, other, 1},
	} {
		t.Run(name, func(t *testing.T) {
			tries, waited := 0, time.Duration(0)
			_, err := whileHeld(func() (int, error) {
				if tries++; tries <= c.fails {
					return 0, held
				}
				return 1, c.then
			}, func(err error) bool { return errors.Is(err, held) }, func(d time.Duration) { waited += d })
			if !errors.Is(err, c.want) || tries != c.tries || waited > heldFor {
				t.Errorf("%v after %d tries in %v", err, tries, waited)
			}
		})
	}
}
