package cli

import (
	"errors"
	"io/fs"
	"os"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"

	"golang.org/x/term"
)

// made is what a command made, as JSON. Its form is published as
// assets/schema/made-1.schema.json.
type made struct {
	Format  string     `json:"format"`
	Version int        `json:"version"`
	Command string     `json:"command"`
	Files   []madeFile `json:"files"`
}

// madeFile is a file, or what was begun in one.
type madeFile struct {
	Path      string `json:"path"`
	Kind      string `json:"kind"`
	Format    string `json:"format,omitempty"`
	Bytes     int64  `json:"bytes,omitempty"`
	Pages     int    `json:"pages,omitempty"`
	Key       string `json:"key,omitempty"` // of the assessment
	Number    string `json:"number,omitempty"`
	Program   string `json:"program,omitempty"`
	Holds     int    `json:"holds,omitempty"`     // assessments in a dossier
	Encrypted *bool  `json:"encrypted,omitempty"` // of a dossier
}

// Kinds of what is made that are no document.
const (
	madeDossier = "dossier"
	madeDraft   = "draft"
)

func newMade(command string) *made {
	return &made{Format: "beeldbeltoets/made", Version: 1, Command: command, Files: []madeFile{}}
}

func (m *made) add(f madeFile) { m.Files = append(m.Files, f) }

// printMade prints what was made where --json asks for it.
func (s *session) printMade(a arguments, m *made) error {
	if !a.has("json") {
		return nil
	}
	return s.printJSON(m)
}

// write writes a file where none stands yet; "-" is standard output.
func (s *session) write(path string, data []byte, binary bool) error {
	if path == toOutput {
		return s.output(data, binary)
	}
	err := wholefile.Create(path, data)
	if errors.Is(err, fs.ErrExist) {
		return &assessment.Error{Code: "dossier-exists", Params: map[string]string{"file": path}}
	}
	if err != nil {
		return wholefile.Coded(err, path)
	}
	s.tellLine(path)
	return nil
}

// output writes a file to standard output; what is no text not to a screen.
func (s *session) output(data []byte, binary bool) error {
	if screen, is := s.screen(); is && binary && term.IsTerminal(int(screen.Fd())) {
		return usage("output-screen")
	}
	_, err := s.files.Write(data)
	return err
}

// screen is the file that standard output is.
func (s *session) screen() (*os.File, bool) {
	out, is := s.files.(*watched)
	if !is {
		return nil, false
	}
	f, is := out.to.(*os.File)
	return f, is
}
