package wholefile

import (
	"os"
	"time"

	"beeldbeltoets/assessment"
)

// heldFor is how long a file that another program holds is tried again in all.
const heldFor = 2 * time.Second

// OpenHeld opens a plain file as Open does, and tries again for a while where another
// program holds it: a virus scanner or a sync program lets go in a moment. Nil for
// sleep is time.Sleep.
func OpenHeld(path string, sleep func(time.Duration)) (*os.File, error) {
	return WhileHeld(func() (*os.File, error) { return Open(path) }, sleep)
}

// WhileHeld does so with what opens a file in another way.
func WhileHeld[T any](try func() (T, error), sleep func(time.Duration)) (T, error) {
	if sleep == nil {
		sleep = time.Sleep
	}
	held := func(err error) bool { return isHeld(err) || assessment.IsCode(err, assessment.FileBusy) }
	return whileHeld(try, held, sleep)
}

// whileHeld tries until nothing is held any more, or it took too long.
func whileHeld[T any](try func() (T, error), held func(error) bool, sleep func(time.Duration)) (T, error) {
	wait := 20 * time.Millisecond
	for waited := time.Duration(0); ; waited += wait {
		got, err := try()
		if err == nil || !held(err) || waited >= heldFor {
			return got, err
		}
		sleep(wait)
	}
}
