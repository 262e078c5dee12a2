package cli

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"time"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/register"
)

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
	files, err := intake.Files(a.rest[1:])
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
	plan, err := intake.Look(context.Background(), store, files, o, func(int, int) {})
	if err != nil {
		return errors.Join(err, store.Close())
	}
	defer plan.Close()
	s.tellFinds(plan)
	if a.has("look") {
		s.say("cli.intake.looked")
		return store.Close()
	}
	n, err := takeAll(plan, store)
	s.line(s.words.N("cli.intake.done", n, "file", path))
	err = errors.Join(err, store.Close())
	if err == nil && plan.Count(intake.Damaged) > 0 {
		return errSaid
	}
	return err
}

// tellFinds says of each find on a line what it is; why one is damaged goes where
// errors go.
func (s *session) tellFinds(plan *intake.Plan) {
	for _, f := range plan.Finds {
		if f.State == intake.Damaged {
			s.complain(&fileError{f.File, f.Err})
			continue
		}
		title := f.Row.Program
		if f.Compares() {
			title = f.Title
		}
		s.line(s.words.T("cli.intake.row", "state", s.words.T("intake.state."+string(f.State)), "title", plaintext.Line(title)) + "\t" + f.Row.Key + "\t" + filepath.Base(f.File))
	}
}

// takeAll takes everything in, each find with its own line in the history.
func takeAll(plan *intake.Plan, store *dossier.Store) (n int, err error) {
	for i := range plan.Finds {
		f := &plan.Finds[i]
		if f.State == intake.Conflict {
			f.Choice = intake.Both // nobody is there to choose
		}
		if err := take(plan, f, store); err != nil {
			return n, err
		}
		if f.Choice != "" {
			n++
		}
	}
	rest, err := plan.Rest(store)
	if err != nil {
		return n, err
	}
	return n, store.Save(dossier.Change{At: time.Now(), Others: rest.Others})
}

func take(plan *intake.Plan, f *intake.Find, store *dossier.Store) error {
	if err := plan.Carry(f, store); err != nil {
		return err
	}
	var mine register.Item
	there := slices.ContainsFunc(store.Rows(), func(r register.Row) bool { return r.Key == f.Row.Key })
	if there {
		var err error
		if mine, err = store.Item(f.Row.Key); err != nil {
			return err
		}
	}
	if f.Compares() {
		there = slices.Contains(store.IDs(dossier.KindComparison), f.ComparisonID())
	}
	t, err := plan.Take(f, store, mine, there)
	if err != nil {
		return err
	}
	return store.Save(dossier.Change{At: time.Now(), Why: filepath.Base(f.File), Items: t.Items, Others: t.Others})
}
