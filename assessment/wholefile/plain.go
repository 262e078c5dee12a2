package wholefile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"

	"beeldbeltoets/assessment"
)

// Open opens a plain file to read. A folder, a pipe, a socket or a device, which
// would be waited for or set going, is refused with code "not-a-file".
func Open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, notPlain(path)
	}
	f, err := os.OpenFile(path, os.O_RDONLY|noWait, 0)
	if err != nil {
		return nil, err
	}
	return stillPlain(f)
}

// Read reads a plain file of so many bytes at most, and tries for a while where another
// program holds it; one that is larger is refused with
// code "file-too-large".
func Read(path string, most int64) ([]byte, error) {
	f, err := OpenHeld(path, nil)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = &assessment.Error{Code: "file-too-large", Params: map[string]string{"file": path, "max": strconv.FormatInt(most>>20, 10)}}
	}
	return data, err
}

// OpenOwn opens, or makes, a file of the program's own, such as a lock. A link in its
// place is refused too, with code "not-a-file": what it leads to would be written over.
func OpenOwn(path string) (*os.File, error) {
	if err := Own(path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|noFollow|noWait, private)
	if err != nil {
		return nil, errors.Join(Own(path), err)
	}
	return stillPlain(f)
}

// Own refuses, with code "not-a-file", what stands at a path of the program's own and
// is no plain file. Nothing may stand there.
func Own(path string) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && !info.Mode().IsRegular() {
		err = notPlain(path)
	}
	return err
}

// stillPlain closes a file that became something else since it was looked at.
func stillPlain(f *os.File) (*os.File, error) {
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = notPlain(f.Name())
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func notPlain(path string) error {
	return &assessment.Error{Code: "not-a-file", Params: map[string]string{"file": path}}
}
