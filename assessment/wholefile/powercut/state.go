package powercut

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// State is what is found after a cut, and how it came about.
type State struct {
	Files   map[string][]byte
	Folders []string
	Why     string
}

// key is the same for states with the same files.
func (s State) key() string {
	h := sha256.New()
	for _, n := range slices.Sorted(maps.Keys(s.Files)) {
		fmt.Fprintf(h, "%s %x\n", n, sha256.Sum256(s.Files[n]))
	}
	fmt.Fprint(h, s.Folders)
	return string(h.Sum(nil))
}

// Lay writes the state into a folder, in the place of what is in it.
func (s State) Lay(folder string) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for _, f := range append([]string{"."}, s.Folders...) {
		if err := os.MkdirAll(filepath.Join(folder, f), 0o700); err != nil {
			return err
		}
	}
	for n, data := range s.Files {
		if err := os.WriteFile(filepath.Join(folder, n), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// Fault is a state in which what was promised does not hold.
type Fault struct {
	After    int // operations
	Promised int
	Why      string
	Err      error
}

func (f Fault) Error() string {
	return fmt.Sprintf("after %d operations, %s, with %d promised: %v", f.After, f.Why, f.Promised, f.Err)
}

// Effort says how thorough a replay is.
type Effort struct {
	Random int // states by chance for each moment, beside those by rule
	Stride int // of all different states, each so many-th is checked; those at the end all
}

// Replay does operations one by one on a disk that held some files, and hands the
// states that a cut may leave to check, each once. It returns how many it checked,
// and those that failed.
func Replay(before map[string][]byte, ops []Op, e Effort, check func(s State, promised int) error) (checked int, faults []Fault, err error) {
	d, r := NewDisk(before), rand.New(rand.NewPCG(1, 2))
	seen := map[string]bool{}
	for i := range len(ops) + 1 {
		if i > 0 {
			if err := d.Do(ops[i-1]); err != nil {
				return checked, faults, err
			}
		}
		for _, s := range d.States(e.Random, r) {
			key := fmt.Sprint(d.Promised, s.key())
			if seen[key] {
				continue
			}
			seen[key] = true
			if len(seen)%e.Stride > 0 && i < len(ops) {
				continue
			}
			checked++
			if err := check(s, d.Promised); err != nil {
				faults = append(faults, Fault{i, d.Promised, s.Why, err})
			}
		}
	}
	return checked, faults, nil
}
