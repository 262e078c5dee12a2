package dossier

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/wholefile"
)

func code(err error) string {
	if e, ok := errors.AsType[*assessment.Error](err); ok {
		return e.Code
	}
	return ""
}

// opensToRead reports why a dossier without a passphrase does not open.
func opensToRead(path string) error {
	s, err := openWhole(path, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return s.Close()
}

// asNobody runs a test again as somebody to whom a folder can be read only, where it is
// run as root, and reports whether it did.
func asNobody(t *testing.T) (done bool) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a folder that cannot be written to is made in another way there")
	}
	if os.Geteuid() != 0 {
		return false
	}
	folder, err := os.MkdirTemp("", "nobody")
	must(t, err)
	defer os.RemoveAll(folder)
	program := filepath.Join(folder, "tests")
	must(t, wholefile.CopyOver(os.Args[0], program))
	must(t, errors.Join(os.Chmod(folder, 0o755), os.Chmod(program, 0o755)))
	cmd := exec.Command("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program, "-test.run=^"+t.Name()+"$")
	cmd.Dir, cmd.Env = os.TempDir(), append(os.Environ(), "TMPDIR="+os.TempDir())
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return true
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// rounds is how often something is tortured: more where ROUNDS says so.
func rounds(few int) int {
	if n, err := strconv.Atoi(os.Getenv("ROUNDS")); err == nil {
		return n
	}
	return few
}

func sound(t *testing.T, s *Store) {
	t.Helper()
	if all, err := texts(s.db, "PRAGMA integrity_check"); err != nil || !reflect.DeepEqual(all, []string{"ok"}) {
		t.Fatalf("integrity: %v, %v", all, err)
	}
}

// answered is what came back on a letter, from so many people.
func answered(count int) consent.Ledger {
	return consent.Ledger{
		Letters: []consent.Letter{{Number: 1, Since: "2026-11-22", Basis: consent.Basis{Program: "Zoom"}}},
		Entries: []consent.Entry{{On: "2026-11-22", Kind: consent.Agreed, Letter: 1, Count: count}},
	}
}

const titledID = "bbbbbbbb-0000-4000-8000-00000000000c"

// titled is a comparison.
func titled(title string) grid.Comparison {
	return grid.Comparison{ID: titledID, Title: title, Date: "2026-11-22", Grid: grid.Current, Use: grid.Clients}
}
