// Package goldentest holds what a test makes against a file that somebody looked at.
// One flag writes all of them anew: make goldens, or go test PACKAGE -update. Then
// look at what changed before it is committed.
//
// Never in here: the program, or what is made.
package goldentest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens anew, to be looked at")

// Update reports whether goldens are written anew.
func Update() bool { return *update }

// Text holds a text against the file at a path.
func Text(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		Write(t, path, []byte(got))
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v; to make it: -update", err)
		return
	}
	if string(want) == got {
		return
	}
	line, was, is := firstDifference(string(want), got)
	t.Errorf("%s differs from line %d; where that is meant: -update\n- %s\n+ %s", path, line, was, is)
}

// Write writes a file, in folders that are made where needed.
func Write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// firstDifference returns the number of the first line in which two texts differ,
// and what each has there.
func firstDifference(a, b string) (line int, was, is string) {
	ours, theirs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(ours), len(theirs)) {
		if ours[i] != theirs[i] {
			return i + 1, strings.TrimSpace(ours[i]), strings.TrimSpace(theirs[i])
		}
	}
	n := min(len(ours), len(theirs))
	return n + 1, strings.Join(ours[n:], " "), strings.Join(theirs[n:], " ")
}
