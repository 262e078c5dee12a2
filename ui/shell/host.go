package shell

// Host is the desktop around the window: file choosing, and the system's own
// programs. Tests give one of their own.
type Host interface {
	// ChooseFile lets choose a file with one of the endings and returns its bytes,
	// at most limit of them.
	ChooseFile(title string, endings []string, limit int64, chosen func(file []byte, err error))
	// ChoosePath lets choose a file with one of the endings and returns its path.
	ChoosePath(title string, endings []string, chosen func(path string))
	// ChooseFolder lets choose a folder, beginning at one.
	ChooseFolder(from string, chosen func(path string))
	// OpenFile opens a file or folder in the system's own program.
	OpenFile(path string) error
	// ShowFile shows a file in its folder, and points at it where the system can.
	ShowFile(path string) error
	// Documents is the person's folder for documents.
	Documents() string
}
