package export

import "testing"

// TestDevicesAreNoNames: Windows takes a superscript digit for a digit, and passes over
// what comes after a point (D17).
func TestDevicesAreNoNames(t *testing.T) {
	for _, name := range []string{"COM¹", "lpt²", "Com³.txt", "NUL", "aux.tar.gz", "CON ", "PRN.", "a\rb", "a\u0085b", "COM1 .txt"} {
		if IsFileName(name) {
			t.Errorf("%q passes for a name", name)
		}
		if made := FileName(name); !IsFileName(made) {
			t.Errorf("%q becomes %q, which is none", name, made)
		}
	}
	for _, name := range []string{"COM", "COM10", "Praktijk m²", "console"} {
		if !IsFileName(name) {
			t.Errorf("%q is refused", name)
		}
	}
}
