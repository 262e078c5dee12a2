package wholefile

import (
	"io"
	"path/filepath"
)

// CopyOver copies a file of any size to another path, over what stands there, and
// down to the disk.
func CopyOver(from, to string) error { return writer{disk{}}.copyOver(from, to) }

func (w writer) copyOver(from, to string) error {
	in, err := Open(from)
	if err != nil {
		return Coded(err, from)
	}
	defer in.Close()
	out, err := w.createOver(to)
	if err != nil {
		return Coded(err, to)
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	if closing := out.Close(); err == nil {
		err = closing
	}
	if err != nil {
		w.remove(to)
		return Coded(err, to)
	}
	return Coded(w.syncFolder(filepath.Dir(to)), to)
}
