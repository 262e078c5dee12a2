package dossier

import (
	"os"
	"testing"
)

// TestEvidenceIsMarked: it carries the mark of the web (D17).
func TestEvidenceIsMarked(t *testing.T) {
	path, err := LayOut(t.TempDir(), "a.txt", []byte("a"))
	must(t, err)
	if data, err := os.ReadFile(path + markStream); err != nil || string(data) != "[ZoneTransfer]\r\nZoneId=3\r\n" {
		t.Errorf("%q, %v", data, err)
	}
}
