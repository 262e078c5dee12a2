package wholefile

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// Windows has no such flags. A pipe or a device is no plain file when it is looked at,
// and making a link there takes rights that nobody has by default.
const (
	noWait   = 0
	noFollow = 0
)

// rename tries for a second: a virus scanner or a sync program may hold one of
// the two files for a moment.
func rename(from, to string) error {
	var err error
	for wait := 5 * time.Millisecond; wait < time.Second; wait *= 2 {
		err = os.Rename(from, to)
		if !errors.Is(err, windows.ERROR_SHARING_VIOLATION) && !errors.Is(err, windows.ERROR_ACCESS_DENIED) {
			return err
		}
		time.Sleep(wait)
	}
	return err
}

// syncFolder does nothing: Windows has no such call, and MoveFileEx writes through.
func syncFolder(string) error { return nil }

func isDiskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func isReadOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }
