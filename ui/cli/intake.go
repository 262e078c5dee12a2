package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/wholefile"
)

// importMemory is how much memory an import takes before it is tidied up more often:
// ten thousand files leave much behind.
const importMemory = 150 << 20

// importInto takes files, folders and other dossiers into a dossier, with a line
// for each find. What clashes is kept beside what is there; with --look nothing is.
func (s *session) importInto(a arguments) error {
	switch len(a.rest) {
	case 0:
		return usage("argument-missing", "argument", "DOSSIER")
	case 1:
		return usage("argument-missing", "argument", "FILE")
	}
	path := a.rest[0]
	files, err := intake.Files(pastedArguments(a.rest[1:]))
	if err != nil {
		return err
	}
	store, passphrase, err := s.unlock(path, a, a.has("look"))
	if err != nil {
		return &fileError{path, err}
	}
	o := intake.Options{Passphrases: map[string]string{}}
	for _, file := range files {
		o.Passphrases[file] = passphrase // a copy has the same
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(importMemory))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	plan, err := intake.Look(ctx, store, files, o, func(int, int) {})
	if err != nil {
		return errors.Join(err, store.Close())
	}
	defer plan.Close()
	s.tellFinds(plan)
	if a.has("look") {
		s.say("cli.intake.looked")
		return store.Close()
	}
	for i := range plan.Finds {
		if f := &plan.Finds[i]; f.State == intake.Conflict && !f.Left {
			f.Choice = intake.Both // nobody is there to choose
		}
	}
	total, err := plan.ApplyAll(ctx, store, time.Now(), func(file string) string { return s.words.T("intake.why", "file", file) }, func(int, int) {})
	s.line(s.words.N("cli.intake.done", total.Applied, "file", path))
	err = errors.Join(err, store.Close())
	if err == nil && (plan.Count(intake.Damaged) > 0 || plan.Count(intake.Other) == len(plan.Finds)) {
		return errSaid
	}
	return err
}

// pastedArguments are paths as a person pasted them: what is there as it stands is
// meant so.
func pastedArguments(arguments []string) (paths []string) {
	for _, argument := range arguments {
		if _, err := os.Lstat(argument); err == nil {
			paths = append(paths, argument)
			continue
		}
		paths = append(paths, wholefile.Pasted(argument)...)
	}
	return paths
}

// tellFinds says of each find on a line what it is; why one is damaged goes where
// errors go.
func (s *session) tellFinds(plan *intake.Plan) {
	for _, f := range plan.Finds {
		if f.State == intake.Damaged || f.State == intake.Other {
			s.complain(&fileError{f.File, f.Err})
			continue
		}
		title := f.Row.Program
		if f.Compares() {
			title = f.Title
		}
		s.line(s.words.T("cli.intake.row", "state", s.words.T("intake.state."+string(f.State)), "title", plaintext.Line(title)) + "\t" + f.Row.Key + "\t" + plaintext.Line(filepath.Base(f.File)))
		if f.Taken != "" {
			s.complain(&fileError{f.File, &assessment.Error{Code: "number-taken", Params: map[string]string{"number": f.Taken}}})
		}
	}
}
