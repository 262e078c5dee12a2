package dossier

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"beeldbeltoets/assessment/wholefile"

	"github.com/google/uuid"
)

// looked is the folder in the state with copies of evidence that are looked at in another
// program: they are readable, whatever the passphrase.
const looked = "looking"

// LookFolder makes a folder for copies of evidence that are looked at.
func LookFolder() (string, error) {
	root, err := inState(looked)
	if err != nil {
		return "", err
	}
	folder := filepath.Join(root, uuid.NewString())
	if err := wholefile.MakeFolder(root); err != nil {
		return "", err
	}
	held, err := takeLock(folder + lockSuffix) // before the folder: another program clears what nobody holds
	if err != nil {
		return "", err
	}
	looking = append(looking, held)
	if err := wholefile.MakeFolder(folder); err != nil {
		return "", err
	}
	return folder, ClearLooked()
}

// looking are the locks on the folders that this program looks in: held until it
// ends, so that another leaves them be.
var looking []*lock

// ClearLooked removes the copies that were left behind when a program was killed, at
// every start and opening.
func ClearLooked() error {
	root, err := inState(looked)
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(root)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
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

// LayOut writes a file of evidence for another program, under a name that is free. Who
// else uses the computer cannot read it, and the system is told that it came from
// elsewhere.
func LayOut(folder, name string, data []byte) (string, error) {
	path, err := wholefile.CreateOwn(folder, name, data)
	if err == nil {
		err = wholefile.Coded(markForeign(path), path)
	}
	return path, err
}
