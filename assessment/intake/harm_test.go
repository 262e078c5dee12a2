//go:build unix

package intake

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

// panicking fails where a find is held against what is filed.
type panicking struct{ *dossier.Store }

func (panicking) Item(string) (register.Item, error) { panic("a fault of ours") }

// TestOneFileCostsNoFolder: a pipe that is named as if it were one, and a fault of our
// own while one is read, leave the others (D10, D13).
func TestOneFileCostsNoFolder(t *testing.T) {
	folder := t.TempDir()
	for name, key := range map[string]string{"a.json": id, "c.json": otherID} {
		data, err := exchange.Write(example(t, key).Assessment)
		must(t, err)
		must(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
	}
	must(t, syscall.Mkfifo(filepath.Join(folder, "b.json"), 0o600))
	files, err := Files([]string{folder})
	must(t, err)
	store := fresh(t)
	plan := lookInto(t, store, folder)
	if plan.Count(New) != 2 || plan.Count(Damaged) != 1 {
		t.Errorf("with a pipe: %v", states(plan))
	}
	save(t, store, example(t, id))
	plan, err = Look(context.Background(), panicking{store}, files, Options{}, func(int, int) {})
	must(t, err)
	defer plan.Close()
	if got := states(plan); !slices.Equal(got, []State{Damaged, Damaged, New}) {
		t.Errorf("with a fault of ours: %v", got)
	}
}
