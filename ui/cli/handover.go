package cli

import (
	"errors"
	"os"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/register"
)

// handOver puts what --id names into a dossier of its own, to give to somebody else.
// The one that it comes from stays as it is.
func (s *session) handOver(a arguments) (err error) {
	path, to := a.rest[0], a.value("out")
	switch {
	case !a.has("id"):
		return usage("id-missing", "command", "hand-over")
	case to == "":
		return usage("handover-out-missing", "ending", dossier.Ending)
	case !isDossier(to):
		return usage("not-a-dossier-name", "file", to, "ending", dossier.Ending)
	}
	if _, err := os.Lstat(to); err == nil {
		return &assessment.Error{Code: "dossier-exists", Params: map[string]string{"file": to}}
	}
	store, err := s.openDossier(path, a)
	if err != nil {
		return &fileError{path, err}
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	keys, err := s.keysIn(path, store, a)
	if err != nil {
		return err
	}
	passphrase, err := s.newPassphrase(to, a, "new-passphrase-file")
	if err != nil {
		return err
	}
	left, err := store.HandOver(to, keys, passphrase)
	if err != nil {
		return &fileError{to, err}
	}
	gone := len(keys)
	for _, d := range left {
		if d.Part == dossier.PartAssessment {
			gone--
		}
	}
	s.tellLine(s.words.N("cli.handover.done", gone, "file", to))
	if passphrase == "" {
		s.tell("cli.new.readable", "file", plaintext.Line(to))
	}
	list, encrypted := newMade("hand-over"), passphrase != ""
	list.add(madeFile{Path: to, Kind: madeDossier, Holds: gone, Encrypted: &encrypted})
	if err := s.printMade(a, list); err != nil {
		return err
	}
	if len(left) > 0 {
		return &fileError{path, dossier.LeftOut(left, to)}
	}
	return nil
}

// next files the next version of what --id names, with each answer to be confirmed
// again, and says under which key.
func (s *session) next(a arguments) (err error) {
	path := a.rest[0]
	if !a.has("id") {
		return usage("id-missing", "command", "next")
	}
	store, _, err := s.unlock(path, a, false)
	if err != nil {
		return &fileError{path, err}
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	keys, err := s.keysIn(path, store, a)
	if err != nil {
		return err
	}
	d, err := s.sit(store)
	if err != nil {
		return err
	}
	newest := keys[0]
	for _, key := range keys {
		row, _ := d.Row(key)
		if before, _ := d.Row(newest); row.ID != before.ID {
			return &fileError{path, &assessment.Error{Code: "id-which", Params: map[string]string{"id": a.value("id")}}}
		} else if row.Version > before.Version {
			newest = key
		}
	}
	if d.HasLater(newest) {
		return &fileError{path, &assessment.Error{Code: "next-exists", Params: map[string]string{"id": newest}}}
	}
	if err := d.Open(newest); err != nil {
		return err
	}
	if err := d.Editor().NextVersion(); err != nil {
		return &fileError{path, err}
	}
	row, _ := d.Row(d.Editor().Key())
	if err := d.Flush(); err != nil {
		return &fileError{path, err}
	}
	s.tell("cli.next", "program", row.Program, "version", strconv.Itoa(row.Version), "key", row.Key, "file", path)
	list := newMade("next")
	list.add(madeFile{Path: path, Kind: madeDraft, Key: row.Key, Program: row.Program})
	return s.printMade(a, list)
}

// idsAsked reports whether an entry is one of those that --id names, by key, id or
// number; without --id each is.
func idsAsked(a arguments) func(*register.Entry) bool {
	asked := map[string]bool{}
	for _, id := range a.values("id") {
		asked[id] = true
	}
	return func(e *register.Entry) bool { return asked[e.Key] || asked[e.ID] || e.Number != "" && asked[e.Number] }
}
