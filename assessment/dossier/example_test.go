package dossier_test

import (
	"fmt"
	"os"
	"path/filepath"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
)

// A dossier is one file; with a passphrase nobody reads it without.
func ExampleOpen() {
	folder, err := os.MkdirTemp("", "dossier")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	os.Setenv(dossier.StateVariable, filepath.Join(folder, "state"))
	defer os.Unsetenv(dossier.StateVariable)
	path := filepath.Join(folder, "praktijk"+dossier.Ending)

	store, err := dossier.Create(path, "vier losse gewone woorden")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(store.Close())
	_, err = dossier.Open(path, dossier.Options{Passphrase: "iets anders"})
	fmt.Println(assessment.CodeOf(err))
	// Output:
	// <nil>
	// passphrase-wrong
}
