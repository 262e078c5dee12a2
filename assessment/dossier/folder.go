package dossier

import (
	"os"
	"path/filepath"
	"runtime"

	"beeldbeltoets/assessment"
)

// StateVariable names the environment variable that puts the person's state
// somewhere else, such as in a test.
const StateVariable = "BEELDBELTOETS_STATE"

const program = "beeldbeltoets"

// draftPath is the file in which an earlier version kept a person's work.
func draftPath() (string, error) { return inState("draft.json") }

func inState(name string) (string, error) {
	folder, err := stateFolder()
	if err != nil {
		return "", &assessment.Error{Code: "no-home", Params: map[string]string{"variable": StateVariable}}
	}
	return filepath.Join(folder, name), nil
}

// stateFolder follows the custom of the system: XDG's state home on Linux,
// LocalAppData on Windows, Application Support on macOS.
func stateFolder() (string, error) {
	if own := os.Getenv(StateVariable); own != "" {
		return own, nil
	}
	switch runtime.GOOS {
	case "windows":
		local, err := os.UserCacheDir() // %LocalAppData%
		return filepath.Join(local, "Beeldbeltoets"), err
	case "darwin":
		support, err := os.UserConfigDir() // ~/Library/Application Support
		return filepath.Join(support, "Beeldbeltoets"), err
	}
	if state := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(state) {
		return filepath.Join(state, program), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "state", program), err
}
