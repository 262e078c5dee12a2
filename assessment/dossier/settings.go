package dossier

import (
	"errors"
	"io/fs"
	"path/filepath"

	"beeldbeltoets/assessment/wholefile"
)

// Settings are the choices of a person about the program itself. Zero values
// mean "not chosen": the program then follows the system.
type Settings struct {
	Language     string   `json:"language,omitempty"`  // nl or en
	Theme        string   `json:"theme,omitempty"`     // light, dark, contrast-light, contrast-dark or system
	TextSize     int      `json:"textSize,omitempty"`  // percent: 100 to 200
	Still        bool     `json:"still,omitempty"`     // nothing moves
	User         string   `json:"user,omitempty"`      // who works here, as it stands in the history
	UserAsked    bool     `json:"userAsked,omitempty"` // who works here was asked once, and may have stayed empty
	Toured       bool     `json:"toured,omitempty"`    // the guided tour was taken or declined
	ExportFolder string   `json:"exportFolder,omitempty"`
	Formats      []string `json:"formats,omitempty"`   // of documents, as they were chosen last
	Recent       []string `json:"recent,omitempty"`    // paths of dossiers, the last opened first
	LockAfter    int      `json:"lockAfter,omitempty"` // minutes without a hand at it until an encrypted dossier closes; -1 for never
	Window       Window   `json:"window,omitzero"`
}

// Window is how large the window was when it was closed and, on Windows, where it stood.
type Window struct {
	Width     float32 `json:"width,omitempty"`
	Height    float32 `json:"height,omitempty"`
	Left      int32   `json:"left,omitempty"`
	Top       int32   `json:"top,omitempty"`
	Right     int32   `json:"right,omitempty"`
	Bottom    int32   `json:"bottom,omitempty"`
	Maximised bool    `json:"maximised,omitempty"`
}

const settingsFormat = "beeldbeltoets/settings"

// LoadSettings reads the settings. Missing ones are the zero Settings; damaged
// ones too, with an error that says so: they cost no more than choosing again.
func LoadSettings() (Settings, error) {
	var s Settings
	path, err := inState("settings.json")
	if err != nil {
		return s, err
	}
	err = readFile(path, settingsFormat, &s)
	if errors.Is(err, fs.ErrNotExist) {
		return Settings{}, nil
	}
	if err != nil {
		return Settings{}, err
	}
	return s, nil
}

// SaveSettings writes the settings whole.
func SaveSettings(s Settings) error {
	path, err := inState("settings.json")
	if err != nil {
		return err
	}
	if err := wholefile.MakeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	data, err := encode(settingsFormat, s)
	if err != nil {
		return err
	}
	return wholefile.Replace(path, data)
}
