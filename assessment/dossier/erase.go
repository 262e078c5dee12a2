package dossier

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

// EraseName takes the name of a staff member out of all that is kept: versions,
// whoever they are of, what a new assessment begins with, and the history. What
// was decided is sealed anew and keeps the seal it had. The daily copies of before
// go, since they have the name. What is damaged cannot be gone through: it stays, and
// notices name it. It tells in how many places of versions it stood.
func (s *Store) EraseName(name, by string, at time.Time) (places int, err error) {
	if err := s.mendAll(context.Background()); err != nil {
		return 0, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.ready(); err != nil {
		return 0, err
	}
	e := &erasing{name: name}
	var done *saving
	err = s.write(func(tx *sql.Tx, t *tally) error {
		done = &saving{s: s, tx: tx, tally: t, revisions: map[ref]int64{}, change: Change{By: by, At: at}}
		return errors.Join(e.all(done), setMeta(tx, metaExposed, "yes"))
	})
	if err != nil {
		return 0, err
	}
	s.mu.Lock()
	for r, revision := range done.revisions {
		s.known[r] = revision
	}
	s.rows = done.apply(s.rows)
	s.mu.Unlock()
	return e.places, s.dropCopies()
}

// erasing is a name on its way out.
type erasing struct {
	name   string
	places int
}

func (e *erasing) all(w *saving) error {
	for _, row := range w.s.Rows() {
		item, err := w.s.itemIn(w.tx, row.Key)
		if assessment.IsCode(err, assessment.ItemDamaged) {
			continue // it stays as it is, and is named in a notice
		}
		if err != nil {
			return err
		}
		erased, places, err := eraseIn(item, e.name)
		if err != nil {
			return err
		}
		if places > 0 {
			e.places += places
			w.change.Items = append(w.change.Items, erased)
		}
	}
	if err := e.beginning(w); err != nil {
		return err
	}
	if err := w.all([]Change{w.change}); err != nil && !errors.Is(err, errUnchanged) {
		return err
	}
	if _, err := w.tx.Exec(`DELETE FROM swept`); err != nil { // of before, as the daily copies are
		return err
	}
	return e.history(w)
}

// itemIn reads an item within a transaction.
func (s *Store) itemIn(q querier, key string) (register.Item, error) {
	var item register.Item
	data, _, err := s.read(q, ref{kindAssessment, key})
	if err != nil {
		return item, err
	}
	if json.Unmarshal(data, &item) != nil {
		return item, itemDamaged(key, s.path)
	}
	return item, nil
}

// eraseIn takes a name out of an item and seals what was decided anew.
func eraseIn(item register.Item, name string) (register.Item, int, error) {
	a, places := assessment.EraseName(item.Assessment, name)
	item.Assessment = a
	if item.Unfinished != nil {
		holder, n := assessment.EraseName(assessment.Assessment{Decision: item.Unfinished}, name)
		item.Unfinished, places = holder.Decision, places+n
	}
	var n int
	item.Notes, n = assessment.EraseText("notes", item.Notes, name)
	places += n
	if places == 0 || item.Seal == "" {
		return item, places, nil
	}
	sealed, err := exchange.Write(a)
	if err != nil {
		return item, places, err
	}
	if seal := exchange.Seal(sealed); seal != item.Seal {
		item.Seals = append(item.Seals, item.Seal)
		item.Sealed, item.Seal = sealed, seal
	}
	return item, places, nil
}

// beginning takes the name out of what a new assessment begins with.
func (e *erasing) beginning(w *saving) error {
	data, _, err := w.s.read(w.tx, ref{KindPractice, ""})
	if err != nil || data == nil {
		return err
	}
	if erased, places := change.EraseJSON("", string(data), e.name); places > 0 {
		w.change.Others = append(w.change.Others, Other{Kind: KindPractice, Value: json.RawMessage(erased)})
	}
	return nil
}

// history goes through all that is told about before, one line at a time.
func (e *erasing) history(w *saving) error {
	last := int64(-1)
	for {
		var line ref
		var revision int64
		var uid, hash string
		var payload []byte
		err := w.tx.QueryRow(`SELECT entry, kind, id, revision, uid, hash, payload FROM history WHERE entry > $1 ORDER BY entry LIMIT 1`, last).
			Scan(&last, &line.kind, &line.id, &revision, &uid, &hash, &payload)
		if err == sql.ErrNoRows {
			return nil
		}
		if err != nil {
			return err
		}
		place := line.place("history "+uid, revision)
		data, err := w.s.box.open(place, payload, hash)
		if err != nil {
			continue // likewise
		}
		erased, err := e.line(data)
		if err != nil || bytes.Equal(erased, data) {
			if err != nil {
				return err
			}
			continue
		}
		if payload, hash, err = w.s.box.close(place, erased); err != nil {
			return err
		}
		if _, err := w.tx.Exec(`UPDATE history SET hash = $1, payload = $2 WHERE entry = $3`, hash, payload, last); err != nil {
			return err
		}
	}
}

// line takes the name out of one line: of who did it, of why, and of what changed.
func (e *erasing) line(data []byte) ([]byte, error) {
	var kept entry
	if err := json.Unmarshal(data, &kept); err != nil {
		return nil, err
	}
	kept.By, _ = assessment.EraseText("by", kept.By, e.name)
	kept.Why, _ = assessment.EraseText("why", kept.Why, e.name)
	var left []FieldChange
	seals := map[string]string{}
	for _, c := range kept.Changes {
		place := strings.TrimPrefix(c.Path, inAssessment)
		if c.Path == "sealed" {
			c.From, c.To = e.sealed(c.From, seals), e.sealed(c.To, seals)
		} else {
			c.From, _ = change.EraseJSON(place, c.From, e.name)
			c.To, _ = change.EraseJSON(place, c.To, e.name)
		}
		left = append(left, c)
	}
	kept.Changes = nil
	for _, c := range left {
		if c.Path == "seal" {
			c.From, c.To = orSame(seals, c.From), orSame(seals, c.To)
		}
		if c.From != c.To {
			kept.Changes = append(kept.Changes, c)
		}
	}
	return json.Marshal(kept)
}

// sealed takes the name out of sealed bytes, and notes which seal these have now
// by the one that they had.
func (e *erasing) sealed(value string, seals map[string]string) string {
	var data []byte
	if value == "" || json.Unmarshal([]byte(value), &data) != nil {
		return value
	}
	a, err := exchange.Read(bytes.NewReader(data))
	if err != nil {
		return value
	}
	erased, places := assessment.EraseName(a, e.name)
	if places == 0 {
		return value
	}
	again, err := exchange.Write(erased)
	if err != nil {
		return value
	}
	seals[written(exchange.Seal(data))] = written(exchange.Seal(again))
	return written(again)
}

func orSame(m map[string]string, value string) string {
	if other, ok := m[value]; ok {
		return other
	}
	return value
}
