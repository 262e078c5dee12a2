//go:build unix

package desk

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/register"
)

// batch is how many finds are saved at once.
const batch = 250

// killVariable tells a process that is a copy of this test what to import, and after how
// many finds and batches it is to be killed.
const killVariable = "BEELDBELTOETS_KILLED_IMPORT"

// TestMainOfAKilledImport imports, until it kills itself.
func TestMainOfAKilledImport(t *testing.T) {
	path := os.Getenv(killVariable)
	if path == "" {
		t.Skip("only within TestAKilledImport")
	}
	step, err := strconv.Atoi(os.Getenv(killVariable + "_AT"))
	must(t, err)
	store, err := dossier.Open(path, dossier.Options{Passphrase: os.Getenv(killVariable + "_PASSPHRASE")})
	must(t, err)
	kill := func() {
		if step--; step == 0 {
			must(t, syscall.Kill(os.Getpid(), syscall.SIGKILL))
		}
	}
	d, plan := lookInto(t, store, os.Getenv(killVariable+"_FROM"))
	_, err = d.StartImport(plan, func(string) string { kill(); return "" }).All(context.Background(), func(int, int) { kill() })
	must(t, err)
	must(t, store.Close())
}

// TestAKilledImport: wherever an import is killed, of each file all is there or nothing,
// and imported again it is as if nothing had happened.
func TestAKilledImport(t *testing.T) {
	folder := t.TempDir()
	const id = "6f1c1c1e-0b6c-4b6e-9d53-000000099999"
	data, err := exchange.Write(exampleAs(t, id).Assessment)
	must(t, err)
	many := batch + 20 // of files of one
	for i := range many {
		one := bytes.ReplaceAll(data, []byte(id), fmt.Appendf(nil, "6f1c1c1e-0b6c-4b6e-9d53-%012d", i))
		must(t, os.WriteFile(filepath.Join(folder, fmt.Sprintf("b%04d.json", i)), one, 0o600))
	}
	var items []register.Item
	for i := range 30 {
		items = append(items, exampleAs(t, fmt.Sprintf("7f1c1c1e-0b6c-4b6e-9d53-%012d", i)))
	}
	other := filed(t, items...)
	must(t, dossier.Copy(other.Path(), filepath.Join(folder, "a.toets")))
	all := many + len(items)
	for passphrase, steps := range map[string][]int{"": {1, 40, batch + 1, batch + 2, all + 1}, "vier losse woorden": {batch + 2}} {
		for _, step := range steps {
			t.Run(fmt.Sprintf("%q at %d", passphrase, step), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "d.toets")
				store, err := dossier.Create(path, passphrase)
				must(t, err)
				must(t, store.Close())
				child := exec.Command(os.Args[0], "-test.run", "^TestMainOfAKilledImport$")
				child.Env = append(os.Environ(), killVariable+"="+path, killVariable+"_FROM="+folder, killVariable+"_AT="+strconv.Itoa(step), killVariable+"_PASSPHRASE="+passphrase)
				out, err := child.CombinedOutput()
				if err == nil || child.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
					t.Fatalf("it was not killed: %v, %s", err, out)
				}
				store, err = dossier.Open(path, dossier.Options{Passphrase: passphrase})
				must(t, err)
				defer store.Close()
				there := map[byte]int{}
				for _, row := range store.Rows() {
					there[row.ID[0]]++
					_, err := store.Item(row.Key)
					must(t, err)
				}
				if n := there['7']; n != 0 && n != len(items) {
					t.Errorf("%d of the %d of a dossier", n, len(items))
				}
				if n := there['6']; n != 0 && n != batch-len(items) && n != many {
					t.Errorf("%d of %d files", n, many)
				}
				takeAll(t, store, folder)
				if n := len(store.Rows()); n != all {
					t.Errorf("imported again there are %d of %d", n, all)
				}
				if _, again := lookInto(t, store, folder); again.Count(intake.Same) != all {
					t.Errorf("once more %d of %d are the same", again.Count(intake.Same), all)
				}
			})
		}
	}
}
