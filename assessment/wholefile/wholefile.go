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
	private   = 0o600
	document  = 0o666 // less the umask
	ownFolder = 0o700
)

// writer writes to a file system.
type writer struct{ system }

// Replace puts data at path in the place of what stands there. After it returns
// without an error the data survives a power failure.
func Replace(path string, data []byte) error { return writer{disk{}}.replace(path, data) }

func (w writer) replace(path string, data []byte) error {
	temp, err := w.writeTemp(path, data, private)
	if err != nil {
		return Coded(err, path)
	}
	return w.moved(temp, path, w.rename(temp, path))
}

// ReplaceLoose puts data in the place of what stands there as Replace does, whole for
// whoever reads it, but does not wait for the disk: after a power failure what stood
// there before may be back, or nothing that reads.
func ReplaceLoose(path string, data []byte) error { return writer{loose{}}.replace(path, data) }

// Create puts data at a path where nothing stands yet. Where something does, the
// error is fs.ErrExist and nothing has changed.
func Create(path string, data []byte) error { return writer{disk{}}.createNew(path, data) }

func (w writer) createNew(path string, data []byte) error { return w.createWith(path, data, document) }

func (w writer) createWith(path string, data []byte, perm fs.FileMode) error {
	temp, err := w.writeTemp(path, data, perm)
	if err != nil {
		return Coded(err, path)
	}
	return w.place(temp, path)
}

// Place renames a file that is whole to its name, where nothing stands yet; else it is
// removed, and the error is fs.ErrExist.
func Place(temp, path string) error { return writer{disk{}}.place(temp, path) }

func (w writer) place(temp, path string) error {
	err := w.renameNew(temp, path)
	if errors.Is(err, fs.ErrExist) {
		w.remove(temp)
		return fs.ErrExist
	}
	return w.moved(temp, path, err)
}

// CreateFree puts data in a folder under a name, or where that is taken under the
// first free one: " (2)" is added. It returns the path.
func CreateFree(folder, name string, data []byte) (string, error) {
	return Free(folder, name, func(path string) error { return Create(path, data) })
}

// CreateOwn does as CreateFree, with a file that is the person's alone.
func CreateOwn(folder, name string, data []byte) (string, error) {
	return Free(folder, name, func(path string) error { return writer{disk{}}.createWith(path, data, private) })
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
func (w writer) writeTemp(path string, data []byte, perm fs.FileMode) (string, error) {
	temp := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"-"+uuid.NewString()+".tmp")
	f, err := w.create(temp, perm)
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
		w.remove(temp)
		return "", err
	}
	return temp, nil
}

// moved ends the renaming of a temporary file, which may have failed.
func (w writer) moved(temp, path string, err error) error {
	if err != nil {
		w.remove(temp)
		return Coded(err, path)
	}
	return Coded(w.syncFolder(filepath.Dir(path)), path)
}

// Move renames a file or a folder, over what stands there, down to the disk. A
// Windows virus scanner that holds a file for a moment is waited for.
func Move(from, to string) error { return writer{disk{}}.move(from, to) }

func (w writer) move(from, to string) error {
	if err := w.rename(from, to); err != nil {
		return Coded(err, to)
	}
	if err := w.syncFolder(filepath.Dir(to)); err != nil {
		return Coded(err, to)
	}
	if filepath.Dir(from) == filepath.Dir(to) {
		return nil
	}
	return Coded(w.syncFolder(filepath.Dir(from)), from)
}

// Remove removes a file, down to the disk. One that is not there is no error.
func Remove(path string) error { return writer{disk{}}.removeSynced(path) }

func (w writer) removeSynced(path string) error {
	err := w.remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return Coded(err, path)
	}
	return Coded(w.syncFolder(filepath.Dir(path)), path)
}

// MakeFolder makes a folder that is the person's alone, with those above it, down
// to the disk. One that is there stays as it is.
func MakeFolder(folder string) error { return writer{disk{}}.makeFolder(folder) }

func (w writer) makeFolder(folder string) error {
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return nil
	}
	err := w.mkdir(folder, ownFolder)
	above := filepath.Dir(folder)
	if errors.Is(err, fs.ErrNotExist) && above != folder {
		if err := w.makeFolder(above); err != nil {
			return err
		}
		err = w.mkdir(folder, ownFolder)
	}
	if err != nil {
		return Coded(err, folder)
	}
	return Coded(w.syncFolder(above), folder)
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
	code := assessment.FileFailed
	switch {
	case isDiskFull(err):
		code = assessment.DiskFull
	case isHeld(err):
		code = assessment.FileBusy
	case errors.Is(err, fs.ErrPermission), isReadOnly(err):
		code = assessment.NoPermission
	case errors.Is(err, fs.ErrNotExist):
		code = assessment.FolderMissing
	}
	params := map[string]string{"file": path, "folder": filepath.Dir(path), "detail": reason(err)}
	return &assessment.Error{Code: code, Params: params, Cause: err}
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
