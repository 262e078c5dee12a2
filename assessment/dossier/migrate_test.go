package dossier

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment/grid"
)

// draftBefore puts the draft file of an earlier version in the state folder.
func draftBefore(t *testing.T) (path string, data []byte) {
	t.Helper()
	path, err := draftPath()
	if err != nil {
		t.Fatal(err)
	}
	if data, err = os.ReadFile("testdata/draft-1.json"); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, path, data)
	return path, data
}

func put(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func migrated(t *testing.T, to string) *Store {
	t.Helper()
	if found, err := Migrate(to); !found || err != nil {
		t.Fatalf("%v %v", found, err)
	}
	return opened(t, to, Options{})
}

func TestTheDraftBecomesTheFirstDossier(t *testing.T) {
	to := newPath(t)
	if found, err := Migrate(to); found || err != nil {
		t.Fatalf("without a draft: %v %v", found, err)
	}
	path, _ := draftBefore(t)
	if found, err := Migrate(to); !found || err != nil || exists(path) || !exists(path+migratedSuffix) {
		t.Fatalf("%v %v: the draft is not put aside", found, err)
	}
	s := opened(t, to, Options{})
	rows := s.Rows()
	if len(rows) != 1 || len(s.Notices()) > 0 {
		t.Fatalf("%v %v", rows, s.Notices())
	}
	sum := sha256.Sum256([]byte("x"))
	if got := item(t, s, rows[0].Key); got.Assessment.Practice.Name != "Praktijk 1" || got.Seal != hex.EncodeToString(sum[:]) || got.Exported != "2026-11-22" || got.Unfinished.Through != "morgen" {
		t.Errorf("it became %+v", got)
	}
	var c grid.Comparison
	if found, err := s.Load(KindComparison, titledID, &c); !found || err != nil || c.ID != titledID {
		t.Errorf("%v %v", c, err)
	}
	var begin draft
	if found, err := s.Load(KindPractice, "", &begin); !found || err != nil || begin.Practice.Name != "Praktijk 1" {
		t.Errorf("%v %v", begin, err)
	}
	var at map[string]string
	if found, err := s.Load(KindState, "", &at); !found || err != nil || at["key"] != rows[0].Key || at["step"] != "decision" {
		t.Errorf("%v %v", at, err)
	}
	if n := s.Numbers(); len(n) != 1 || n[0] != "2026-0007" {
		t.Errorf("numbers %v", n)
	}
	if left, _ := filepath.Glob(path + "*"); len(left) > 0 {
		t.Errorf("after the first opening there is still %v", left)
	}
	if found, err := Migrate(to); found || err != nil {
		t.Errorf("once more: %v %v", found, err)
	}
}

func TestADamagedDraftGivesTheOneBefore(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("x"), {}} {
		to := newPath(t)
		path, whole := draftBefore(t)
		put(t, path+previousSuffix, whole)
		put(t, path, data)
		if data == nil {
			os.Remove(path)
		}
		s := migrated(t, to)
		if len(s.Rows()) != 1 || len(s.Notices()) != 1 || code(s.Notices()[0]) != "restored" {
			t.Errorf("%v %v", s.Rows(), s.Notices())
		}
		if left, err := os.ReadFile(path + damagedSuffix); data != nil && (err != nil || !bytes.Equal(left, data)) {
			t.Errorf("the damaged one is not put aside: %v", err)
		}
	}
	to := newPath(t)
	path, whole := draftBefore(t)
	for n := range len(whole) / 20 {
		flipped := bytes.Clone(whole)
		flipped[n*20] ^= 1 << (n % 8)
		put(t, path, flipped)
		if found, err := Migrate(to); found || code(err) != "file-damaged" || exists(to) {
			t.Fatalf("damaged at %d: %v %v", n*20, found, err)
		}
	}
}
