//go:build unix

package dossier

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"beeldbeltoets/assessment"
)

// TestWhatIsNoPlainFileIsRefused: a dossier, its lock, its unfinished change and the
// settings, each as what would be waited for, set going or written through (D13).
func TestWhatIsNoPlainFileIsRefused(t *testing.T) {
	for name, put := range map[string]func(path, target string) error{
		"pipe":   func(path, _ string) error { return syscall.Mkfifo(path, 0o600) },
		"folder": func(path, _ string) error { return os.Mkdir(path, 0o700) },
		"link":   func(path, target string) error { return os.Symlink(target, path) },
		"device": func(path, _ string) error { return os.Symlink("/dev/zero", path) },
	} {
		t.Run(name, func(t *testing.T) {
			for place, suffix := range map[string]string{"dossier": "", "lock": lockSuffix, "journal": journalSuffix} {
				path, target := newPath(t), filepath.Join(t.TempDir(), "target")
				s, err := Create(path, "")
				if err != nil {
					t.Fatal(err)
				}
				s.Close()
				if err := errors.Join(os.WriteFile(target, []byte("kept"), 0o600), removeAny(path+suffix), put(path+suffix, target)); err != nil {
					t.Fatal(err)
				}
				for _, readOnly := range []bool{false, true} {
					s, err := Open(path, Options{ReadOnly: readOnly})
					if s != nil {
						s.Close()
					}
					reads := place == "lock" && readOnly // needs none
					linked := place == "dossier" && name == "link"
					if !reads && !linked && !assessment.IsCode(err, "not-a-file") {
						t.Errorf("%s, read only %v: %v", place, readOnly, err)
					}
				}
				if data, _ := os.ReadFile(target); string(data) != "kept" {
					t.Errorf("%s: what the link leads to is now %q", place, data)
				}
			}
			settings, err := inState("settings.json")
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(os.MkdirAll(filepath.Dir(settings), 0o700), removeAny(settings), put(settings, "/dev/zero")); err != nil {
				t.Fatal(err)
			}
			if _, err := LoadSettings(); !assessment.IsCode(err, "not-a-file") {
				t.Errorf("settings: %v", err)
			}
		})
	}
}
