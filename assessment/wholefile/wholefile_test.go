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

func TestReplaceMoveAndCopy(t *testing.T) {
	folder := t.TempDir()
	path, other := filepath.Join(folder, "a"), filepath.Join(folder, "b")
	steps := []struct {
		write     func() error
		now, then string
	}{
		{func() error { return Replace(path, []byte("1")) }, "1", ""},
		{func() error { return Replace(path, []byte("22")) }, "22", ""},
		{func() error { return CopyOver(path, other) }, "22", "22"},
		{func() error { return Replace(path, []byte("3")) }, "3", "22"},
		{func() error { return CopyOver(path, other) }, "3", "3"},
		{func() error { return Move(path, other) }, "", "3"},
	}
	for i, step := range steps {
		if err := step.write(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if content(path) != step.now || content(other) != step.then {
			t.Errorf("step %d: %q and %q", i, content(path), content(other))
		}
	}
	only(t, folder, "b")
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
