//go:build !windows

package dossier

import (
	"errors"
	"os"
	"syscall"
)

func lockFile(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}

// shareFile takes hold of a file to read it, for as long as it is open.
func shareFile(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
}

func isHeld(err error) bool { return errors.Is(err, syscall.EWOULDBLOCK) }

// removeLock removes a lock file while it is held, so that nobody else can have
// taken hold of it.
func removeLock(f *os.File) error {
	return errors.Join(os.Remove(f.Name()), f.Close())
}
