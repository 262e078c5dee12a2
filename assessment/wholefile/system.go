package wholefile

import (
	"io"
	"io/fs"
	"os"
)

// system is what is asked of a file system. Tests put one in its place that records
// what a power failure may leave.
type system interface {
	create(path string, perm fs.FileMode) (file, error)
	createOver(path string) (file, error) // empty, whatever was in it
	rename(from, to string) error
	renameNew(from, to string) error // fails with fs.ErrExist where something stands
	remove(path string) error
	mkdir(path string, perm fs.FileMode) error
	syncFolder(folder string) error
}

type file interface {
	io.WriteCloser
	Sync() error
}

// disk is the file system that there is.
type disk struct{}

func (disk) create(path string, perm fs.FileMode) (file, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
}

func (disk) createOver(path string) (file, error) {
	f, err := OpenOwn(path)
	if err != nil {
		return nil, err
	}
	if err := f.Truncate(0); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func (disk) rename(from, to string) error                { return rename(from, to) }
func (disk) renameNew(from, to string) error             { return renameNew(from, to) }
func (disk) remove(path string) error                    { return os.Remove(path) }
func (disk) mkdir(folder string, perm fs.FileMode) error { return os.Mkdir(folder, perm) }
func (disk) syncFolder(folder string) error              { return syncFolder(folder) }

// overNothing renames where no call of the system does so only where nothing stands:
// an empty file takes the name first, so that nothing of another's is replaced.
func overNothing(from, to string, rename func(from, to string) error) error {
	taken, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, private)
	if err != nil {
		return err
	}
	taken.Close()
	if err := rename(from, to); err != nil {
		os.Remove(to)
		return err
	}
	return nil
}

// loose is the file system without waiting for it.
type loose struct{ disk }

type looseFile struct{ file }

func (l loose) create(path string, perm fs.FileMode) (file, error) {
	f, err := l.disk.create(path, perm)
	return looseFile{f}, err
}

func (looseFile) Sync() error         { return nil }
func (loose) syncFolder(string) error { return nil }
