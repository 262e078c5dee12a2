package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"beeldbeltoets/assessment"
)

func TestReplaceAndKeep(t *testing.T) {
	folder := t.TempDir()
	path, previous := filepath.Join(folder, "a"), filepath.Join(folder, "b")
	steps := []struct {
		write       func() error
		now, before string
	}{
		{func() error { return ReplaceKeeping(path, previous, []byte("1")) }, "1", ""},
		{func() error { return ReplaceKeeping(path, previous, []byte("2")) }, "2", "1"},
		{func() error { return Replace(path, []byte("3")) }, "3", "1"},
		{func() error { return Move(path, previous) }, "", "3"},
	}
	for i, step := range steps {
		if err := step.write(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if content(path) != step.now || content(previous) != step.before {
			t.Errorf("step %d: %q and %q", i, content(path), content(previous))
		}
	}
	only(t, folder, "b")
}

// A program that is killed before or after any rename leaves the newest data or
// those before at path, and no older generation beside them than it had.
func TestKilledAtAnyStep(t *testing.T) {
	const renames = 2
	for killed := range 2 * renames {
		folder := t.TempDir()
		path, previous := filepath.Join(folder, "a"), filepath.Join(folder, "b")
		for _, data := range []string{"1", "2"} {
			if err := ReplaceKeeping(path, previous, []byte(data)); err != nil {
				t.Fatal(err)
			}
		}
		if !dies(func() { replaceKeeping(path, previous, []byte("3"), dieAt(killed)) }) {
			t.Fatalf("it was not killed at %d", killed)
		}
		Clean(path)
		want := "2"
		if killed == 2*renames-1 {
			want = "3"
		}
		if content(path) != want || content(previous) == "" {
			t.Errorf("killed at %d there is %q and before it %q", killed, content(path), content(previous))
		}
		only(t, folder, "a", "b")
	}
}

type kill struct{}

// dieAt renames, and ends the program at a step: 0 before the first rename, 1
// after it, 2 before the second.
func dieAt(step int) func(from, to string) error {
	now := 0
	at := func() {
		if now == step {
			panic(kill{})
		}
		now++
	}
	return func(from, to string) error {
		at()
		err := rename(from, to)
		at()
		return err
	}
}

func dies(run func()) (died bool) {
	defer func() { died = recover() == kill{} }()
	run()
	return false
}

func TestAGenerationThatCannotBeKeptLeavesTheFile(t *testing.T) {
	folder := t.TempDir()
	path, previous := filepath.Join(folder, "a"), filepath.Join(folder, "b")
	if err := errors.Join(Replace(path, []byte("1")), os.MkdirAll(filepath.Join(previous, "full"), 0o700)); err != nil {
		t.Fatal(err)
	}
	if err := ReplaceKeeping(path, previous, []byte("2")); err == nil || content(path) != "1" {
		t.Errorf("it says %v and there is %q", err, content(path))
	}
	only(t, folder, "a", "b")
}

func TestCreateReplacesNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a")
	if err := Create(path, []byte("1")); err != nil {
		t.Fatal(err)
	}
	if err := Create(path, []byte("2")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v", err)
	}
	if content(path) != "1" {
		t.Errorf("it is now %q", content(path))
	}
	only(t, folder, "a")
}

func TestFailuresAreCoded(t *testing.T) {
	folder := t.TempDir()
	asFolder := filepath.Join(folder, "taken")
	if err := os.MkdirAll(filepath.Join(asFolder, "full"), 0o700); err != nil {
		t.Fatal(err)
	}
	for want, err := range map[string]error{
		"folder-missing": Replace(filepath.Join(folder, "none", "a"), nil),
		"file-failed":    Replace(asFolder, nil),
		"disk-full":      Coded(&fs.PathError{Op: "write", Err: syscall.ENOSPC}, "a"),
		"no-permission":  Coded(&fs.PathError{Op: "open", Err: fs.ErrPermission}, "a"),
	} {
		var e *assessment.Error
		if !errors.As(err, &e) || e.Code != want || e.Params["file"] == "" || strings.Contains(e.Params["detail"], folder) {
			t.Errorf("%s: %v", want, err)
		}
	}
	if Coded(nil, "a") != nil {
		t.Error("no error has no code")
	}
	only(t, folder, "taken")
}

func TestAReadOnlyFolder(t *testing.T) {
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Create(filepath.Join(folder, "a")); err == nil {
		f.Close()
		t.Skip("this user may write everywhere")
	}
	var e *assessment.Error
	if err := Create(filepath.Join(folder, "a"), nil); !errors.As(err, &e) || e.Code != "no-permission" {
		t.Errorf("got %v", err)
	}
}

func TestCleanTakesOnlyWhatWasLeftBehind(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{".a-1.tmp", ".b-1.tmp", "a", "a.tmp"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	Clean(filepath.Join(folder, "a"))
	only(t, folder, ".b-1.tmp", "a", "a.tmp")
}

func content(path string) string {
	data, _ := os.ReadFile(path)
	return string(data)
}

func only(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if strings.Join(names, " ") != strings.Join(want, " ") {
		t.Errorf("there is %q, not %q", names, want)
	}
}
