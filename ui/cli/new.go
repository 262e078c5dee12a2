package cli

import (
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
	path, err := one(a)
	if err != nil {
		return err
	}
	if !isDossier(path) {
		return usage("not-a-dossier-name", "file", path, "ending", dossier.Ending)
	}
	if _, err := os.Lstat(path); err == nil {
		return &assessment.Error{Code: "dossier-exists", Params: map[string]string{"file": path}}
	}
	passphrase, err := s.newPassphrase(path, a)
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
	s.say(said, "file", plaintext.Line(filepath.Clean(path)))
	return nil
}

// newPassphrase is the passphrase of a new dossier; empty for none. One that is
// guessed at once is taken only where that is confirmed.
func (s *session) newPassphrase(path string, a arguments) (passphrase string, err error) {
	in, isFile := s.in.(*os.File)
	switch file := a.value("passphrase-file"); {
	case file != "":
		if passphrase, err = s.readPassphrase(file); err == nil && passphrase == "" {
			err = &assessment.Error{Code: "passphrase-empty", Params: map[string]string{"file": file}}
		}
	case isFile && term.IsTerminal(int(in.Fd())):
		passphrase, err = s.askTwice(path)
	}
	if err == nil && passphrase != "" && !a.has("confirm-weak") && password.Check(passphrase).AtOnce() {
		err = &assessment.Error{Code: "passphrase-weak"}
	}
	return passphrase, err
}

// askTwice asks for a new passphrase at the terminal; nothing typed is none.
func (s *session) askTwice(path string) (string, error) {
	s.line(s.words.T("cli.new.passphrase"))
	first, err := s.askPassphrase(path)
	if err != nil || strings.TrimSpace(first) == "" {
		return "", err
	}
	s.line(s.words.T("cli.new.again"))
	again, err := s.askPassphrase(path)
	if err == nil && again != first {
		err = &assessment.Error{Code: "passphrase-differs"}
	}
	return first, err
}
