// Package wholefile writes files that are there whole or not at all, whatever
// ends the program meanwhile, and says in codes of ours why one could not be
// written.
//
// Never in here: what is in a file.
package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"

	"github.com/google/uuid"
)

// Permissions of what is written: our own state is the person's alone, a
// document follows the folder's habits.
const (
	private  = 0o600
	document = 0o666 // less the umask
)

// Replace puts data at path in the place of what stands there. After it returns
// without an error the data survives a power failure.
func Replace(path string, data []byte) error {
	temp, err := writeTemp(path, data, private)
	if err != nil {
		return Coded(err, path)
	}
	return moveTemp(temp, path, rename)
}

// Create puts data at a path where nothing stands yet. Where something does, the
// error is fs.ErrExist and nothing has changed.
func Create(path string, data []byte) error {
	temp, err := writeTemp(path, data, document)
	if err != nil {
		return Coded(err, path)
	}
	return Place(temp, path)
}

// Place gives a file that is whole its name, where nothing stands yet; else it is
// removed, and the error is fs.ErrExist.
func Place(temp, path string) error {
	// An empty file takes the name, so that the rename replaces nothing of another's.
	// A hard link would do the same but not on every file system.
	taken, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, document)
	if err != nil {
		os.Remove(temp)
		if errors.Is(err, fs.ErrExist) {
			return fs.ErrExist
		}
		return Coded(err, path)
	}
	taken.Close()
	if err := moveTemp(temp, path, rename); err != nil {
		os.Remove(path)
		return err
	}
	return nil
}

// CreateFree puts data in a folder under a name, or where that is taken under the
// first free one: " (2)" is added. It gives the path.
func CreateFree(folder, name string, data []byte) (string, error) {
	return Free(folder, name, func(path string) error { return Create(path, data) })
}

// Free tries one name after the other until create fails with something else
// than fs.ErrExist, or not at all.
func Free(folder, name string, create func(path string) error) (string, error) {
	extension := filepath.Ext(name)
	base := strings.TrimSuffix(name, extension)
	for n := 1; ; n++ {
		if n > 1 {
			name = base + " (" + strconv.Itoa(n) + ")" + extension
		}
		path := filepath.Join(folder, name)
		if err := create(path); !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
}

// writeTemp writes data down to the disk, beside the place where it will stand.
func writeTemp(path string, data []byte, perm fs.FileMode) (string, error) {
	temp := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"-"+uuid.NewString()+".tmp")
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(temp)
		return "", err
	}
	return temp, nil
}

func moveTemp(temp, path string, rename func(from, to string) error) error {
	if err := rename(temp, path); err != nil {
		os.Remove(temp)
		return Coded(err, path)
	}
	if err := syncFolder(filepath.Dir(path)); err != nil {
		return Coded(err, path)
	}
	return nil
}

// Move renames within a folder, over what stands there. A Windows virus scanner
// that holds a file for a moment is waited for.
func Move(from, to string) error {
	if err := rename(from, to); err != nil {
		return Coded(err, to)
	}
	return nil
}

// Coded puts an error of the system in a code of ours, with the path of the file. One
// that is ours already stays.
func Coded(err error, path string) error {
	if err == nil {
		return nil
	}
	if e, is := errors.AsType[*assessment.Error](err); is {
		return e
	}
	code := "file-failed"
	switch {
	case isDiskFull(err):
		code = "disk-full"
	case errors.Is(err, fs.ErrPermission), isReadOnly(err):
		code = "no-permission"
	case errors.Is(err, fs.ErrNotExist):
		code = "folder-missing"
	}
	params := map[string]string{"file": path, "folder": filepath.Dir(path), "detail": reason(err)}
	return &assessment.Error{Code: code, Params: params}
}

// reason is the system's own word for it, without the path.
func reason(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err.Error()
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err.Error()
	}
	return err.Error()
}
