package wholefile

import (
	"io"
	"os"
)

// CopyOver copies a file of any size to another path, over what stands there, and
// down to the disk.
func CopyOver(from, to string) error {
	in, err := Open(from)
	if err != nil {
		return Coded(err, from)
	}
	defer in.Close()
	out, err := OpenOwn(to)
	if err == nil {
		err = out.Truncate(0)
	}
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
		os.Remove(to)
	}
	return Coded(err, to)
}
