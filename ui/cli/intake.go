package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/plaintext"
)

// importMemory is how much memory an import takes before it is tidied up more often:
// ten thousand files leave much behind.
const importMemory = 150 << 20

// importInto takes files, folders and other dossiers into a dossier, with a line
// for each find. What clashes is kept beside what is there; with --look nothing is.
func (s *session) importInto(a arguments) error {
	path := a.rest[0]
	files, err := intake.Files(a.rest[1:])
	if err != nil {
		return err
	}
	o := intake.Options{Passphrases: map[string]string{}, Contents: map[string][]byte{}}
	if slices.Contains(files, intake.Input) {
		if o.Contents[intake.Input], err = s.read(intake.Input); err != nil {
			return err
		}
	}
	store, passphrase, err := s.unlock(path, a, a.has("look"))
	if err != nil {
		return &fileError{path, err}
	}
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
		s.tell("cli.intake.looked")
		return errors.Join(s.importJSON(a, plan, 0), store.Close())
	}
	for i := range plan.Finds {
		if f := &plan.Finds[i]; f.State == intake.Conflict && !f.Left {
			f.Choice = intake.Both // nobody is there to choose
		}
	}
	d, err := s.sit(store)
	if err != nil {
		return errors.Join(err, store.Close())
	}
	taken := d.StartImport(plan, s.fromFile)
	_, err = taken.All(ctx, func(int, int) {})
	s.tellLine(s.words.N("cli.intake.done", taken.Applied, "file", path))
	err = errors.Join(err, s.importJSON(a, plan, taken.Applied), store.Close())
	if err == nil && (plan.Count(intake.Damaged) > 0 || plan.Count(intake.Other) == len(plan.Finds)) {
		return errSaid
	}
	return err
}

// fromFile is what the history says of what came out of a file.
func (s *session) fromFile(file string) string { return s.words.T("intake.why", "file", file) }

// imported is what was found and taken, as JSON. Its form is published as
// assets/schema/import-1.schema.json.
type imported struct {
	Format  string         `json:"format"`
	Version int            `json:"version"`
	Looked  bool           `json:"looked"`
	Applied int            `json:"applied"`
	Finds   []importedFind `json:"finds"`
}

type importedFind struct {
	File    string       `json:"file"`
	State   intake.State `json:"state"`
	Key     string       `json:"key,omitempty"`
	Title   string       `json:"title,omitempty"`
	Problem string       `json:"problem,omitempty"`
}

// importJSON prints what an import found where --json asks for it.
func (s *session) importJSON(a arguments, plan *intake.Plan, applied int) error {
	if !a.has("json") {
		return nil
	}
	all := imported{"beeldbeltoets/import", 1, a.has("look"), applied, []importedFind{}}
	for _, f := range plan.Finds {
		find := importedFind{File: f.File, State: f.State, Key: f.Row.Key, Title: f.Row.Program}
		if f.Compares() {
			find.Title = f.Title
		}
		if f.Err != nil {
			find.Problem = s.words.Error(f.Err)
		}
		all.Finds = append(all.Finds, find)
	}
	return s.printJSON(all)
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
		s.tellLine(s.words.T("cli.intake.row", "state", s.words.T("intake.state."+string(f.State)), "title", plaintext.Line(title)) + "\t" + f.Row.Key + "\t" + plaintext.Line(f.Name()))
		if f.Taken != "" {
			s.complain(&fileError{f.File, &assessment.Error{Code: "number-taken", Params: map[string]string{"number": f.Taken}}})
		}
	}
}
