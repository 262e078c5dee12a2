package dossier

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// Other is something that is kept beside assessments.
type Other struct {
	Kind, ID string
	Value    any // nil removes it
}

// Change is what is saved at once: all of it or nothing.
type Change struct {
	By      string    // who
	At      time.Time // when
	Why     string
	Items   []register.Item
	Others  []Other
	Removed []string // keys of items
}

// Save writes a change down with its history. When it returns without an error,
// all of it is on the disk. What is the same as before is passed over. It fails
// with code "changed-elsewhere" where another program saved one of these
// meanwhile: then nothing was written. A notice tells where the dossier is saved
// in another place than before.
func (s *Store) Save(c Change) error { return s.SaveAll([]Change{c}) }

// SaveAll saves several changes as Save does one, each with its own lines in the
// history: all of them in one transaction, or none.
func (s *Store) SaveAll(changes []Change) error {
	if len(changes) == 0 {
		return nil
	}
	last := changes[len(changes)-1]
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.ready(); err != nil {
		return err
	}
	s.copyBefore(last.At)
	saved, err := s.save(changes...)
	if err != nil {
		return err
	}
	s.worked, s.freed = last.At, s.freed || saved.freed
	s.mu.Lock()
	defer s.mu.Unlock()
	for r, revision := range saved.revisions {
		s.known[r] = revision
	}
	for _, row := range saved.rows {
		delete(s.lost, row.Key)
	}
	for _, key := range saved.gone {
		delete(s.lost, key)
	}
	s.rows = saved.apply(s.rows)
	return nil
}

func (s *Store) fail(code string) error {
	return &assessment.Error{Code: code, Params: map[string]string{"file": s.path}}
}

func (s *Store) save(changes ...Change) (*saving, error) {
	var done *saving
	again, err := redoOf(changes)
	if err != nil {
		return nil, err
	}
	places := s.places(changes)
	err = s.writeAs(again, func(tx *sql.Tx, t *tally) error {
		done = &saving{s: s, tx: tx, tally: t, revisions: map[ref]int64{}, places: places}
		return done.all(changes)
	})
	return done, err
}

// fewItems is how many items are sought among all rows one by one.
const fewItems = 10

// places are those of the rows by key, for changes of many items; nil for few.
func (s *Store) places(changes []Change) map[string]int {
	n := 0
	for _, c := range changes {
		n += len(c.Items)
	}
	if n <= fewItems {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	places := make(map[string]int, len(s.rows)+n)
	for i := range s.rows {
		places[s.rows[i].Key] = i
	}
	return places
}

// saving is what is saved at once on its way into the database.
type saving struct {
	s         *Store
	tx        *sql.Tx
	change    Change // the one that is being written
	places    map[string]int
	tally     *tally
	revisions map[ref]int64 // of what was written
	rows      []register.Row
	gone      []string
	orphans   []string // files that what was removed named
	freed     bool     // whether files were deleted
}

func (w *saving) all(changes []Change) error {
	before := *w.tally
	for _, c := range changes {
		w.change = c
		if err := w.each(); err != nil {
			return err
		}
	}
	if err := w.dropFiles(); err != nil {
		return err
	}
	if len(w.revisions) == 0 && *w.tally == before {
		return errUnchanged
	}
	return nil
}

// each writes all that one change has.
func (w *saving) each() error {
	for _, item := range w.change.Items {
		if err := w.item(item); err != nil {
			return err
		}
	}
	for _, o := range w.change.Others {
		if err := w.other(o); err != nil {
			return err
		}
	}
	for _, key := range w.change.Removed {
		if err := w.remove(ref{kindAssessment, key}); err != nil {
			return err
		}
	}
	return nil
}

func (w *saving) item(item register.Item) error {
	data, err := json.Marshal(item)
	if err != nil {
		return err
	}
	r := ref{kindAssessment, item.Key()}
	revision, changed, err := w.put(r, data)
	if err != nil || !changed {
		return err
	}
	row, _ := register.RowOf(item) // of an unknown edition it says what can be told
	if err := getBack(w.tx, w.s.box, &item.Assessment); err != nil {
		return err
	}
	row.Revision, row.Changed = revision, w.change.At.UTC()
	w.rows = append(w.rows, row)
	if err := w.summary(r, row); err != nil {
		return err
	}
	if item.Assessment.Number == "" {
		return nil
	}
	_, _, err = w.put(ref{kindNumber, item.Assessment.Number}, []byte("true"))
	return err
}

// summary keeps the row of an item at the item's own place.
func (w *saving) summary(r ref, row register.Row) error {
	p, err := closeSummary(w.s.box, row)
	if err != nil {
		return err
	}
	_, err = w.tx.Exec(`INSERT INTO summaries (place, id, revision, hash, payload) SELECT place, id, $1, $2, $3 FROM items WHERE kind = $4 AND id = $5
		ON CONFLICT (place) DO UPDATE SET revision = excluded.revision, hash = excluded.hash, payload = excluded.payload`,
		p.revision, p.hash, p.payload, r.kind, r.id)
	return err
}

func (w *saving) other(o Other) error {
	r := ref{o.Kind, o.ID}
	if o.Value == nil {
		return w.remove(r)
	}
	data, err := json.Marshal(o.Value)
	if err != nil {
		return err
	}
	_, _, err = w.put(r, data)
	return err
}

// put writes what is kept, with its history, where it differs from before.
func (w *saving) put(r ref, data []byte) (revision int64, changed bool, err error) {
	before, revision, err := w.s.read(w.tx, r)
	if err != nil && !assessment.IsCode(err, assessment.ItemDamaged) {
		return 0, false, err
	}
	foreign := err == nil && w.foreign(r, revision)
	same := err == nil && before != nil && bytes.Equal(before, data)
	if same && !(foreign && r.kind == KindLedger) { // two who each count one person count two
		w.revisions[r] = revision
		return revision, false, nil
	}
	if foreign {
		return 0, false, changedElsewhere(r, w.s.path)
	}
	if err != nil {
		revision = max(revision, w.s.knownOf(r)) // what is damaged is written anew
	}
	revision++
	payload, hash, err := w.s.box.closeKnown(r.place("items", revision), data)
	if err != nil {
		return 0, false, err
	}
	_, err = w.tx.Exec(`INSERT INTO items (kind, id, revision, hash, payload) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (kind, id) DO UPDATE SET revision = excluded.revision, hash = excluded.hash, payload = excluded.payload`, r.kind, r.id, revision, hash, payload)
	if err != nil {
		return 0, false, err
	}
	if revision == 1 {
		w.count(r, 1)
	}
	w.revisions[r] = revision
	return revision, true, w.record(r, revision, before, data)
}

// count keeps how much there must be.
func (w *saving) count(r ref, more int64) {
	w.tally.Names += more * r.number()
	if r.kind == kindAssessment {
		w.tally.Items += more
		return
	}
	w.tally.Others += more
}

// foreign reports whether something is no longer as this program read or saved it.
func (w *saving) foreign(r ref, revision int64) bool {
	return !kinds[r.kind].lastStands && w.knownOf(r) != revision
}

// knownOf is the revision that this program wrote just now, else knew before.
func (w *saving) knownOf(r ref) int64 {
	if revision, written := w.revisions[r]; written {
		return revision
	}
	if w.places == nil {
		return w.s.knownOf(r)
	}
	w.s.mu.Lock()
	defer w.s.mu.Unlock()
	if revision, read := w.s.known[r]; read {
		return revision
	}
	if i, there := w.places[r.id]; there && r.kind == kindAssessment {
		return w.s.rows[i].Revision
	}
	return 0
}

func changedElsewhere(r ref, path string) error {
	return &assessment.Error{Code: assessment.ChangedElsewhere, Params: map[string]string{"file": path, "kind": r.kind, "key": r.id}}
}

// placeOf is that of a row; -1 for one that is not there.
func (w *saving) placeOf(key string, rows []register.Row) int {
	if w.places == nil {
		return slices.IndexFunc(rows, func(r register.Row) bool { return r.Key == key })
	}
	if i, there := w.places[key]; there {
		return i
	}
	return -1
}

// remove takes something away, with what its history tells about it.
func (w *saving) remove(r ref) error {
	before, revision, err := w.s.read(w.tx, r)
	if err != nil && !assessment.IsCode(err, assessment.ItemDamaged) {
		return err
	}
	if err == nil && before == nil {
		return nil
	}
	if err == nil && w.foreign(r, revision) {
		return changedElsewhere(r, w.s.path)
	}
	if r.kind == kindAssessment {
		if err := w.leave(r, before); err != nil {
			return err
		}
	}
	gone, err := w.tx.Exec(`DELETE FROM history WHERE kind = $1 AND id = $2`, r.kind, r.id)
	if err != nil {
		return err
	}
	entries, err := gone.RowsAffected()
	if err != nil {
		return err
	}
	w.tally.History -= entries
	w.count(r, -1)
	if r.kind == kindAssessment {
		w.gone = append(w.gone, r.id)
		_, err = w.tx.Exec(`DELETE FROM summaries WHERE place = (SELECT place FROM items WHERE kind = $1 AND id = $2)`, r.kind, r.id)
	}
	_, err2 := w.tx.Exec(`DELETE FROM items WHERE kind = $1 AND id = $2`, r.kind, r.id)
	w.revisions[r] = 0
	return errors.Join(err, err2, w.enter(r, 0, entry{What: WhatRemoved}))
}

// apply brings rows in memory up to date with what was saved. They change in
// place: who asked for them has a copy, and copying thousands would cost more
// than the saving.
func (w *saving) apply(rows []register.Row) []register.Row {
	for _, row := range w.rows {
		i := w.placeOf(row.Key, rows)
		if i < 0 {
			if w.places != nil {
				w.places[row.Key] = len(rows)
			}
			rows = append(rows, row)
			continue
		}
		rows[i] = row
	}
	if len(w.gone) == 0 {
		return rows
	}
	return slices.DeleteFunc(rows, func(r register.Row) bool { return slices.Contains(w.gone, r.Key) })
}
