package intake

import (
	"fmt"
	"os"
	"testing"

	"beeldbeltoets/assessment/dossier"
)

// The daily copies of the dossiers made here are no part of the person's state.
func TestMain(m *testing.M) { os.Exit(withState(m.Run)) }

func withState(run func() int) int {
	state, err := os.MkdirTemp("", "state")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(state)
	os.Setenv(dossier.StateVariable, state)
	return run()
}
