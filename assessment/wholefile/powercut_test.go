package wholefile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment/wholefile/powercut"
)

// recorder is a file system that does as it is told and records what that was.
type recorder struct {
	disk
	root string
	ops  *[]powercut.Op
	skip string // a kind of operation that is not done, to see the test fail
}

func (r recorder) add(op powercut.Op) {
	if op.Kind == r.skip {
		return
	}
	below, err := filepath.Rel(r.root, op.Path)
	if err != nil {
		panic(err)
	}
	op.Path = filepath.ToSlash(below)
	*r.ops = append(*r.ops, op)
}

type recorded struct {
	file
	r    recorder
	path string
	at   int64
}

func (r recorder) create(path string, perm fs.FileMode) (file, error) {
	f, err := r.disk.create(path, perm)
	return &recorded{file: f, r: r, path: path}, r.done(powercut.Create, path, err)
}

func (r recorder) createOver(path string) (file, error) {
	kind := powercut.Truncate
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		kind = powercut.Create
	}
	f, err := r.disk.createOver(path)
	return &recorded{file: f, r: r, path: path}, r.done(kind, path, err)
}

func (f *recorded) Write(data []byte) (int, error) {
	f.r.add(powercut.Op{Kind: powercut.Write, Path: f.path, At: f.at, Data: slices.Clone(data)})
	n, err := f.file.Write(data)
	f.at += int64(n)
	return n, err
}

func (f *recorded) Sync() error {
	f.r.add(powercut.Op{Kind: powercut.Sync, Path: f.path})
	return f.file.Sync()
}

func (r recorder) renamed(from, to string, err error) error {
	if err == nil {
		below, _ := filepath.Rel(r.root, to)
		r.add(powercut.Op{Kind: powercut.Rename, Path: from, To: filepath.ToSlash(below)})
	}
	return err
}

func (r recorder) rename(from, to string) error { return r.renamed(from, to, r.disk.rename(from, to)) }
func (r recorder) renameNew(from, to string) error {
	return r.renamed(from, to, r.disk.renameNew(from, to))
}

func (r recorder) done(kind, path string, err error) error {
	if err == nil {
		r.add(powercut.Op{Kind: kind, Path: path})
	}
	return err
}

func (r recorder) remove(path string) error {
	return r.done(powercut.Unlink, path, r.disk.remove(path))
}
func (r recorder) mkdir(path string, perm fs.FileMode) error {
	return r.done(powercut.Folder, path, r.disk.mkdir(path, perm))
}
func (r recorder) syncFolder(path string) error {
	return r.done(powercut.SyncDir, path, r.disk.syncFolder(path))
}

var before, after = strings.Repeat("eerst ", 300), strings.Repeat("dan ", 900)

// durable are the ways to write, each from a folder with "a" and "map/b" and what
// must be there in every state: first before, then after it returned.
var durable = []struct {
	name  string
	do    func(w writer, root string) error
	holds func(files map[string][]byte, done bool) error
}{
	{"replace", func(w writer, root string) error { return w.replace(filepath.Join(root, "a"), []byte(after)) }, was("a", before, after)},
	{"create", func(w writer, root string) error { return w.createNew(filepath.Join(root, "new"), []byte(after)) }, was("new", "", after)},
	{"move", func(w writer, root string) error { return w.move(filepath.Join(root, "a"), filepath.Join(root, "c")) }, one("a", "c")},
	{"move elsewhere", func(w writer, root string) error {
		return w.move(filepath.Join(root, "a"), filepath.Join(root, "map", "c"))
	}, one("a", "map/c")},
	{"move a folder", func(w writer, root string) error {
		return w.move(filepath.Join(root, "map"), filepath.Join(root, "kast"))
	}, one("map/b", "kast/b")},
	{"remove", func(w writer, root string) error { return w.removeSynced(filepath.Join(root, "a")) }, was("a", before, "")},
	{"copy", func(w writer, root string) error {
		return w.copyOver(filepath.Join(root, "a"), filepath.Join(root, "c"))
	}, func(files map[string][]byte, done bool) error {
		if !done {
			return nil // it is given its name once it is whole
		}
		return was("c", "", before)(files, done)
	}},
	{"in new folders", func(w writer, root string) error {
		deep := filepath.Join(root, "x", "y", "z")
		return errors.Join(w.makeFolder(deep), w.createNew(filepath.Join(deep, "new"), []byte(after)))
	}, was("x/y/z/new", "", after)},
}

// was says what a file may hold: nothing stands for one that is not there.
func was(name, first, then string) func(map[string][]byte, bool) error {
	return func(files map[string][]byte, done bool) error {
		if got := string(files[name]); got != then && (done || got != first) {
			return fmt.Errorf("%s holds %.20q of %d", name, got, len(got))
		}
		return nil
	}
}

// one says that a file is there under exactly one of two names.
func one(from, to string) func(map[string][]byte, bool) error {
	return func(files map[string][]byte, done bool) error {
		old, fresh := string(files[from]), string(files[to])
		if old+fresh != before || done && fresh == "" {
			return fmt.Errorf("%s has %d bytes and %s %d", from, len(old), to, len(fresh))
		}
		return nil
	}
}

// faults cuts the power at every moment of a write.
func faults(t *testing.T, do func(w writer, root string) error, holds func(map[string][]byte, bool) error, skip string) (checked int, found []powercut.Fault) {
	t.Helper()
	root, there := t.TempDir(), map[string][]byte{"a": []byte(before), "map/b": []byte(before)}
	for name, data := range there {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o700), os.WriteFile(full, data, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	var ops []powercut.Op
	if err := do(writer{recorder{root: root, ops: &ops, skip: skip}}, root); err != nil {
		t.Fatal(err)
	}
	checked, found, err := powercut.Replay(there, append(ops, powercut.Op{Kind: powercut.Promise}), powercut.Effort{Random: 5, Stride: 1}, func(s powercut.State, promised int) error {
		for name := range s.Files {
			if base := path.Base(name); strings.HasPrefix(base, ".") && !strings.HasSuffix(base, ".tmp") {
				return fmt.Errorf("there is %s", name)
			}
		}
		return holds(s.Files, promised >= 0)
	})
	if err != nil {
		t.Fatal(err)
	}
	return checked, found
}

// Whatever the file system had not yet put on the disk when the power was cut, a
// file is as before or as it became, and as it became once that was said.
func TestAPowerCutLeavesFilesWhole(t *testing.T) {
	for _, way := range durable {
		t.Run(way.name, func(t *testing.T) {
			checked, found := faults(t, way.do, way.holds, "")
			if checked < 2 {
				t.Errorf("only %d states were looked at", checked)
			}
			for _, fault := range found {
				t.Error(fault)
			}
		})
	}
}

// Without one of the syncs something is lost: the test above can fail.
func TestAPowerCutIsSeen(t *testing.T) {
	for _, way := range durable {
		lost := map[string]int{}
		for _, skip := range []string{powercut.Sync, powercut.SyncDir} {
			_, found := faults(t, way.do, way.holds, skip)
			lost[skip] = len(found)
		}
		writes := way.name != "remove" && !strings.HasPrefix(way.name, "move")
		if lost[powercut.SyncDir] == 0 || writes && lost[powercut.Sync] == 0 {
			t.Errorf("%s: without its syncs nothing is lost: %v", way.name, lost)
		}
	}
}
