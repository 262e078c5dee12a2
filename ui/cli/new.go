package cli

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/password"
	"beeldbeltoets/assessment/plaintext"

	"golang.org/x/term"
)

// newDossier makes an empty dossier where no file stands yet, with the passphrase of
// --passphrase-file or, at a terminal, one that it asks for.
func (s *session) newDossier(a arguments) error {
	path := a.rest[0]
	if !isDossier(path) {
		return usage("not-a-dossier-name", "file", path, "ending", dossier.Ending)
	}
	if _, err := os.Lstat(path); err == nil {
		return &assessment.Error{Code: "dossier-exists", Params: map[string]string{"file": path}}
	}
	passphrase, err := s.newPassphrase(path, a, "passphrase-file")
	if err != nil {
		return err
	}
	store, err := dossier.Create(path, passphrase)
	if err != nil {
		return err
	}
	if err := store.Close(); err != nil {
		return err
	}
	said := "cli.new"
	if passphrase == "" {
		said = "cli.new.readable"
	}
	s.tell(said, "file", plaintext.Line(filepath.Clean(path)))
	list, encrypted := newMade("new"), passphrase != ""
	list.add(madeFile{Path: filepath.Clean(path), Kind: madeDossier, Encrypted: &encrypted})
	return s.printMade(a, list)
}

// newPassphrase is the passphrase of a new dossier, from the file that a flag names
// or asked at a terminal; empty for none. One that is guessed at once is taken only
// where that is confirmed.
func (s *session) newPassphrase(path string, a arguments, flag string) (passphrase string, err error) {
	asking := !a.has(flag) && s.atTerminal()
	switch file := a.value(flag); {
	case file != "":
		if passphrase, err = s.readPassphrase(file); err == nil && passphrase == "" {
			err = &assessment.Error{Code: "passphrase-empty", Params: map[string]string{"file": file}}
		}
	case asking:
		passphrase, err = s.askTwice(path)
	}
	if err != nil || passphrase == "" || a.has("confirm-weak") || !password.Check(passphrase).AtOnce() {
		return passphrase, err
	}
	if asking && s.sure("cli.new.weak") {
		return passphrase, nil
	}
	return "", &assessment.Error{Code: "passphrase-weak"}
}

// atTerminal reports whether a person types at a terminal.
func (s *session) atTerminal() bool {
	in, isFile := s.in.(*os.File)
	return isFile && term.IsTerminal(int(in.Fd()))
}

// sure asks a question that only a typed yes answers.
func (s *session) sure(question string) bool {
	io.WriteString(s.err, s.words.T(question)+" ")
	typed, err := firstLine(s.in)
	yes := s.words.T("answer.yes")
	return err == nil && (strings.EqualFold(strings.TrimSpace(typed), yes) || strings.EqualFold(strings.TrimSpace(typed), s.words.T("answer.key.yes")))
}

// askTwice asks for a new passphrase at the terminal; nothing typed is none.
func (s *session) askTwice(path string) (string, error) {
	io.WriteString(s.err, s.words.T("cli.new.passphrase")+"\n")
	first, err := s.askPassphrase(path)
	if err != nil || strings.TrimSpace(first) == "" {
		return "", err
	}
	io.WriteString(s.err, s.words.T("cli.new.again")+"\n")
	again, err := s.askPassphrase(path)
	if err == nil && again != first {
		err = &assessment.Error{Code: "passphrase-differs"}
	}
	return first, err
}
