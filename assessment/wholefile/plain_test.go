//go:build unix

package wholefile

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"beeldbeltoets/assessment"
)

// strange puts, under its name, what is no plain file.
func strange(t *testing.T) map[string]string {
	t.Helper()
	folder := t.TempDir()
	paths := map[string]string{"device": "/dev/zero"}
	for name, put := range map[string]func(path string) error{
		"pipe":   func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"folder": func(path string) error { return os.Mkdir(path, 0o700) },
		"socket": func(path string) error {
			s, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
			if err == nil {
				t.Cleanup(func() { syscall.Close(s) })
				err = syscall.Bind(s, &syscall.SockaddrUnix{Name: path})
			}
			return err
		},
		"link to a pipe": func(path string) error {
			return errors.Join(syscall.Mkfifo(path+".to", 0o600), os.Symlink(path+".to", path))
		},
	} {
		paths[name] = filepath.Join(folder, name)
		if err := put(paths[name]); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// TestOnlyPlainFilesAreRead: what would be waited for, or is endless, is refused (D13).
func TestOnlyPlainFilesAreRead(t *testing.T) {
	for name, path := range strange(t) {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(path, 10); !isNotPlain(err) {
				t.Errorf("read: %v", err)
			}
			if f, err := OpenOwn(path); !isNotPlain(err) {
				f.Close()
				t.Errorf("taken as our own: %v", err)
			}
			if err := CopyOver(path, filepath.Join(t.TempDir(), "copy")); !isNotPlain(err) {
				t.Errorf("copied: %v", err)
			}
		})
	}
}

// TestOurOwnFilesAreNoLinks: what a link leads to is neither made nor written over.
func TestOurOwnFilesAreNoLinks(t *testing.T) {
	folder := t.TempDir()
	target, lost, link := filepath.Join(folder, "target"), filepath.Join(folder, "lost"), filepath.Join(folder, "link")
	if err := errors.Join(os.WriteFile(target, []byte("kept"), 0o600), os.Symlink(target, link), os.Symlink(filepath.Join(folder, "none"), lost)); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{link, lost} {
		if _, err := OpenOwn(path); !isNotPlain(err) {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
		if err := CopyOver(target, path); !isNotPlain(err) {
			t.Errorf("copied over %s: %v", filepath.Base(path), err)
		}
	}
	if content(target) != "kept" || content(filepath.Join(folder, "none")) != "" {
		t.Error("what a link leads to was written")
	}
	if _, err := Read(link, 10); err != nil {
		t.Errorf("a link to a plain file may be read: %v", err)
	}
}

func isNotPlain(err error) bool {
	e, is := errors.AsType[*assessment.Error](err)
	return is && e.Code == "not-a-file"
}
