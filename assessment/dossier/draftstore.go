package dossier

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

const draftFormat = "beeldbeltoets/draft"

// Names that stand beside the kept file.
const (
	previousSuffix = ".bak"     // the generation before
	damagedSuffix  = ".damaged" // what could not be read, put aside
	lockSuffix     = ".lock"
)

// DraftStore is the kept file, held open by this program alone.
type DraftStore struct {
	// Draft is what was found when the store was opened.
	Draft Draft
	// Notice tells what had to be mended at opening: nil, or an error with code
	// "restored" (from the generation before; the damaged file is put aside) or
	// "lost" (nothing could be read).
	Notice error

	path    string
	lock    *lock
	replace func(path, previous string, data []byte) error
}

// OpenDraft takes hold of the file at path and reads it; a missing one is an empty
// Draft. It fails with code "in-use" where another program has it open, and with
// "newer-version" where a newer program wrote it: that file stays as it is.
func OpenDraft(path string) (*DraftStore, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, wholefile.Coded(err, path)
	}
	held, err := takeLock(path + lockSuffix)
	if err != nil {
		return nil, err
	}
	wholefile.Clean(path)
	s := &DraftStore{path: path, lock: held, replace: wholefile.ReplaceKeeping}
	if err := s.read(); err != nil {
		held.release()
		return nil, err
	}
	return s, nil
}

// read loads the file, or the generation before where the file is damaged, or
// was put aside as such and nothing saved since.
func (s *DraftStore) read() error {
	err := readFile(s.path, draftFormat, &s.Draft)
	if err == nil || !recoverable(err) {
		return err
	}
	missing := errors.Is(err, fs.ErrNotExist)
	if !missing {
		if err := wholefile.Move(s.path, s.path+damagedSuffix); err != nil {
			return err
		}
	}
	var before Draft
	err = readFile(s.path+previousSuffix, draftFormat, &before)
	switch {
	case err == nil:
		s.Draft = before
	case !recoverable(err):
		return err
	}
	s.Notice = s.notice(missing, err == nil)
	return nil
}

func (s *DraftStore) notice(missing, found bool) error {
	params := map[string]string{"file": s.path, "damaged": s.path + damagedSuffix}
	switch {
	case missing:
		return nil // a first start, or what was damaged was told of before
	case found:
		return &assessment.Error{Code: "restored", Params: params}
	}
	return &assessment.Error{Code: "lost", Params: params}
}

func recoverable(err error) bool {
	var e *assessment.Error
	return errors.Is(err, fs.ErrNotExist) || errors.As(err, &e) && e.Code == "file-damaged"
}

func readFile(path, format string, into any) error {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err != nil {
		return wholefile.Coded(err, path)
	}
	if err := decode(data, format, into); err != nil {
		var e *assessment.Error
		if errors.As(err, &e) {
			e.Params = withFile(e.Params, path)
		}
		return err
	}
	return nil
}

func withFile(params map[string]string, path string) map[string]string {
	if params == nil {
		params = map[string]string{}
	}
	params["file"] = path
	return params
}

// Save writes everything down. Where it fails, the file is as it was and what
// was typed is still in the caller's memory: try again.
func (s *DraftStore) Save(d Draft) error {
	data, err := encode(draftFormat, d)
	if err != nil {
		return err
	}
	return s.replace(s.path, s.path+previousSuffix, data)
}

// Close lets go of the file.
func (s *DraftStore) Close() error { return s.lock.release() }
