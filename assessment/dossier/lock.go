package dossier

import (
	"io"
	"os"
	"os/user"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

const lockSuffix = ".lock"

// lock is a file that the system itself holds for this process, so that none
// stays behind when the program is killed. Its text says who holds it.
type lock struct{ file *os.File }

// takeLock fails with code "in-use" where another program holds the file, with
// "not-a-file" where something else stands in its place, and with "locks-missing" on a
// share that knows no locks.
func takeLock(path string) (*lock, error) {
	fresh := !exists(path)
	f, err := wholefile.OpenOwn(path)
	if err != nil {
		return nil, wholefile.Coded(err, path)
	}
	if err := lockFile(f); err != nil {
		defer f.Close()
		if isHeld(err) {
			return nil, inUse(f, path)
		}
		if fresh {
			os.Remove(path)
		}
		return nil, lockless(path, err)
	}
	if !stillAt(f, path) {
		f.Close()
		return takeLock(path) // who held it has removed it meanwhile
	}
	l := &lock{file: f}
	l.sign()
	return l, nil
}

// stillAt reports whether a file that is open is the one that stands at path.
func stillAt(f *os.File, path string) bool {
	there, err := os.Lstat(path)
	if err != nil {
		return false
	}
	open, err := f.Stat()
	return err == nil && os.SameFile(there, open)
}

// inUse tells who holds a lock and since when, by its text and its date.
func inUse(f *os.File, path string) error {
	params := map[string]string{"file": path, "who": "?", "since": "?"}
	if who, err := io.ReadAll(io.LimitReader(f, 1024)); err == nil && len(who) > 0 {
		params["who"] = string(who)
	}
	if info, err := f.Stat(); err == nil {
		params["since"] = info.ModTime().Format("2006-01-02 15:04")
	}
	return &assessment.Error{Code: assessment.InUse, Params: params}
}

// sign writes who holds the lock. A lock without a text still holds, so that a
// failure here is no reason to refuse.
func (l *lock) sign() {
	who := "?"
	if u, err := user.Current(); err == nil {
		who = u.Username
	}
	if host, err := os.Hostname(); err == nil {
		who += " (" + host + ")"
	}
	l.file.Truncate(0)
	l.file.WriteAt([]byte(who), 0)
}

// release lets the lock file go, and removes it unless another stands in its place.
func (l *lock) release() error {
	if !stillAt(l.file, l.file.Name()) {
		return l.file.Close()
	}
	return removeLock(l.file)
}
