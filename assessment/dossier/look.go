package dossier

import (
	"os"
	"path/filepath"
	"strings"

	"beeldbeltoets/assessment/wholefile"

	"github.com/google/uuid"
)

// LookFolder makes a folder for copies of evidence that are looked at in another
// program. It removes those that were left behind when a program was killed: they
// are readable, whatever the passphrase.
func LookFolder() (string, error) {
	root, err := inState("looking")
	if err != nil {
		return "", err
	}
	folder := filepath.Join(root, uuid.NewString())
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", wholefile.Coded(err, folder)
	}
	held, err := takeLock(folder + lockSuffix)
	if err != nil {
		return "", err
	}
	looking = append(looking, held)
	return folder, clearLooking(root)
}

// looking are the locks on the folders that this program looks in: held until it
// ends, so that another leaves them be.
var looking []*lock

func clearLooking(root string) error {
	entries, err := os.ReadDir(root)
	if err != nil {
		return wholefile.Coded(err, root)
	}
	for _, e := range entries {
		folder := filepath.Join(root, strings.TrimSuffix(e.Name(), lockSuffix))
		held, err := takeLock(folder + lockSuffix)
		if err != nil {
			continue // another program looks in it
		}
		_ = os.RemoveAll(folder) // what is still open elsewhere goes the next time
		held.release()
	}
	return nil
}
