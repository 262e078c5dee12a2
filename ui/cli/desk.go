package cli

import (
	"errors"
	"slices"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
)

// chosen is what a command works on: a desk, and the keys of what was chosen there.
type chosen struct {
	*desk.Desk
	keys  []string
	store *dossier.Store // nil for a loose file
}

// choose sits down at a dossier, with what --id chooses in it, or at one loose file.
func (s *session) choose(path string, a arguments) (chosen, error) {
	if isDossier(path) {
		return s.chooseIn(path, a)
	}
	f, err := s.open(path)
	if err != nil {
		return chosen{}, err
	}
	return s.loose(register.Item{Assessment: f.Assessment, Sealed: f.Data, Seal: f.Seal})
}

// loose sits down at one assessment that is filed nowhere.
func (s *session) loose(item register.Item) (chosen, error) {
	d, err := s.sit(nil)
	if err != nil {
		return chosen{}, err
	}
	return chosen{Desk: d, keys: []string{item.Key()}}, d.File(item)
}

// sit opens a desk on the day of this run.
func (s *session) sit(store *dossier.Store) (*desk.Desk, error) {
	settings, _ := dossier.LoadSettings() // damaged ones only cost the name of who works here
	told := 0
	if store != nil {
		told = len(store.Notices())
	}
	d, err := desk.New(store, desk.Options{Now: func() time.Time { return s.today.Time() }, User: settings.User})
	if err == nil && store != nil {
		s.tellNotices(store.Path(), store.Notices()[told:])
	}
	return d, err
}

// chooseIn opens a dossier to be written in, so that it keeps what left the house.
// Where another program has it open, or it may only be read, nothing is kept.
func (s *session) chooseIn(path string, a arguments) (c chosen, err error) {
	c.store, _, err = s.unlock(path, a, false)
	if code := assessment.CodeOf(err); code == assessment.InUse || code == assessment.NoPermission {
		c.store, _, err = s.unlock(path, a, true)
	}
	if err != nil {
		return c, err
	}
	if c.Desk, err = s.sit(c.store); err == nil {
		c.keys, err = s.keysIn(path, c.store, a)
	}
	if err != nil {
		return c, errors.Join(err, c.store.Close())
	}
	return c, nil
}

// close saves what was changed and lets go of the dossier.
func (c chosen) close() error {
	if c.store == nil {
		return nil
	}
	return errors.Join(c.Flush(), c.store.Close())
}

// keysIn are the keys of all that a dossier holds but for examples and the archive,
// or of what has an id, a number or a key.
func (s *session) keysIn(path string, store *dossier.Store, a arguments) (keys []string, err error) {
	g, err := register.New(store.Rows(), s.today, s.words)
	if err != nil {
		return nil, err
	}
	entries := g.Look("", register.All).Entries
	if a.has("id") {
		entries = filedIn(g)
		if err := eachThere(entries, a.values("id"), path); err != nil {
			return nil, err
		}
		fits := idsAsked(a)
		entries = slices.DeleteFunc(entries, func(e *register.Entry) bool { return !fits(e) })
	}
	if len(entries) == 0 {
		return nil, &assessment.Error{Code: "dossier-empty", Params: map[string]string{"file": path}}
	}
	for _, e := range entries {
		keys = append(keys, e.Key)
	}
	return keys, nil
}

// eachThere refuses an id, number or key that a dossier does not have.
func eachThere(entries []*register.Entry, ids []string, path string) error {
	for _, id := range ids {
		named := func(e *register.Entry) bool { return id != "" && (e.Key == id || e.ID == id || e.Number == id) }
		if !slices.ContainsFunc(entries, named) {
			return &assessment.Error{Code: "not-in-dossier", Params: map[string]string{"id": id, "file": path}}
		}
	}
	return nil
}
