package dossier

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"beeldbeltoets/assessment/wholefile/powercut"
)

// Where the files of a test of power cuts are: below one folder that is recorded.
const (
	cutState   = "state"
	cutDossier = "stukken/a.toets"
	cutRenamed = "stukken/b.toets"
)

// Variables of the process that is recorded.
const (
	cutFolder = "DOSSIER_CUT_FOLDER"
	cutWay    = "DOSSIER_CUT_WAY"
	cutSync   = "DOSSIER_CUT_SYNC" // another synchronous than EXTRA
)

const cutPassphrase = "vier losse woorden hier"

// TestPowerCutProcess is the process that is recorded; by itself it does nothing.
func TestPowerCutProcess(t *testing.T) {
	folder := os.Getenv(cutFolder)
	if folder == "" {
		t.Skip("only as a child of TestAPowerCut")
	}
	if os.Getenv(cutSync) != "" {
		pragmas[slices.Index(pragmas, "synchronous(EXTRA)")] = "synchronous(" + os.Getenv(cutSync) + ")"
	}
	must(t, cuts[os.Getenv(cutWay)].run(filepath.Join(folder, filepath.FromSlash(cutDossier))))
}

// filesBelow reads all files below a folder, by their paths in it.
func filesBelow(t *testing.T, root string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	must(t, filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		below, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(below)], err = os.ReadFile(path)
		return err
	}))
	return files
}

// record lets a process of its own go through something, and returns what stood
// there before and what that process did to it.
func record(t *testing.T, way string) (root string, before map[string][]byte, ops []powercut.Op) {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not here: ", err)
	}
	root = cutRoot(t)
	must(t, os.MkdirAll(root, 0o700))
	t.Setenv(StateVariable, filepath.Join(root, cutState))
	if prepare := cuts[way].prepare; prepare != nil {
		must(t, prepare(filepath.Join(root, filepath.FromSlash(cutDossier))))
	}
	before = filesBelow(t, root)
	cmd := exec.Command(os.Args[0], "-test.run=^TestPowerCutProcess$")
	cmd.Env = append(os.Environ(), cutFolder+"="+root, cutWay+"="+way)
	ops, err := powercut.Record(root, cmd)
	must(t, err)
	return root, before, ops
}

// replay cuts the power at every moment of what was recorded, in the same place: the
// daily copies of a dossier are found by its path.
func replay(t *testing.T, way, root string, before map[string][]byte, ops []powercut.Op) (checked int, faults []powercut.Fault) {
	t.Helper()
	checked, faults, err := powercut.Replay(before, ops, effort(), func(s powercut.State, promised int) error {
		if err := s.Lay(root); err != nil {
			return err
		}
		return cuts[way].holds(filepath.Join(root, filepath.FromSlash(cutDossier)), promised)
	})
	must(t, err)
	return checked, faults
}

// effort is short in a test of every day, and whole where ROUNDS asks for more.
func effort() powercut.Effort {
	if rounds(0) > 0 {
		return powercut.Effort{Random: 8, Stride: 1}
	}
	return powercut.Effort{Random: 2, Stride: 7}
}

// cutRoot is in memory where there is a folder for that.
func cutRoot(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "powercut")
	if err != nil {
		if folder, err = filepath.EvalSymlinks(t.TempDir()); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	return filepath.Join(folder, "all")
}

// What was called saved is there whenever the power is cut, whatever of the rest had
// reached the disk.
func TestAPowerCut(t *testing.T) {
	for _, way := range slices.Sorted(maps.Keys(cuts)) {
		t.Run(way, func(t *testing.T) {
			root, before, ops := record(t, way)
			checked, faults := replay(t, way, root, before, ops)
			t.Log(len(ops), "operations,", checked, "states")
			for _, fault := range faults[:min(3, len(faults))] {
				t.Error(fault)
			}
			if len(faults) > 3 {
				t.Errorf("and %d more", len(faults)-3)
			}
		})
	}
}

// Under synchronous=FULL the journal may come back after the power was cut, and undo
// what was called saved: the test above can fail.
func TestAPowerCutIsSeen(t *testing.T) {
	t.Setenv(cutSync, "FULL")
	root, before, ops := record(t, "saving")
	if _, faults := replay(t, "saving", root, before, ops); len(faults) == 0 {
		t.Error("under synchronous=FULL nothing is lost; the test shows nothing")
	}
}
