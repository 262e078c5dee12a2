package dossier

import (
	"os"
	"path/filepath"
	"strings"

	"beeldbeltoets/assessment"
)

// whereNow returns where the file that is open is by now: where the system tells, or
// else in the folder in which it was. What was thrown away is nowhere.
func (s *Store) whereNow() (path string, found bool) {
	if path, err := pathOf(s.watch); err == nil && s.isAt(path) && !thrownAway(path) {
		return path, true
	}
	folder := filepath.Dir(s.path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", false
	}
	for _, e := range entries {
		if path := filepath.Join(folder, e.Name()); s.isAt(path) {
			return path, true
		}
	}
	return "", false
}

// isAt reports whether the file that is open stands at a path.
func (s *Store) isAt(path string) bool {
	there, err := os.Lstat(path)
	return err == nil && os.SameFile(there, s.file)
}

// thrownAway reports whether a path is in a bin of the system.
func thrownAway(path string) bool {
	for part := range strings.SplitSeq(filepath.ToSlash(path), "/") {
		switch part = strings.ToLower(part); {
		case part == "trash", part == ".trash", strings.HasPrefix(part, ".trash-"), part == "$recycle.bin":
			return true
		}
	}
	return false
}

// follow goes on with the file where it was moved, under the lock that goes with its
// name and with its daily copies, and tells that.
func (s *Store) follow(path string) (moved, err error) {
	held, err := takeLock(path + lockSuffix)
	if err != nil {
		return nil, about(path, err)
	}
	db, err := s.connect(path)
	if err != nil {
		held.release()
		return nil, err
	}
	if fresh, err := copiesFolder(path); err == nil && !exists(fresh) {
		_ = moveCopies(s.path, path) // they can be made again
	}
	moved = &assessment.Error{Code: "dossier-moved", Params: map[string]string{"file": s.path, "to": path}}
	s.mu.Lock()
	s.db.Close()
	s.held.release()
	s.path, s.held, s.db = path, held, db
	s.mu.Unlock()
	s.remember()
	return moved, nil
}
