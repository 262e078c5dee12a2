package dossier

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// mend writes again what is damaged, from the copies that have it whole. A file
// that is damaged itself, and not only in what it holds, is made anew.
func (c *Check) mend() error {
	c.s.writing.Lock()
	defer c.s.writing.Unlock()
	if c.broken {
		if err := c.s.remake(c); err != nil {
			return err
		}
		c.tell()
		return nil
	}
	if err := c.s.ready(); err != nil {
		return err
	}
	from := donorsOf(c.s.path, "")
	defer from.close()
	m := &mending{b: c.s.box, named: &c.named}
	err := c.s.write(func(tx *sql.Tx, _ *tally) error {
		m.tx, m.from = tx, from.before(tx)
		if err := m.all(c.bad); err != nil {
			return err
		}
		if !m.wrote {
			return errUnchanged
		}
		return nil
	})
	if err != nil {
		return err
	}
	c.found = m.found
	if m.wrote {
		if err := c.s.readAnew(); err != nil {
			return err
		}
	}
	c.tell()
	return nil
}

// checkCopy reads all of a copy that was just made, before it counts as one. What is
// damaged in the dossier is so in its copy: there it is taken from an earlier one, of
// an assessment its newest state that is whole, so that this is never lost with the
// copies that are thinned out.
func (s *Store) checkCopy(path string) error {
	db, err := connect(path, false)
	if err != nil {
		return err
	}
	defer db.Close()
	if said, err := integrity(context.Background(), db); err != nil || said != "ok" {
		return errors.Join(errDamaged, err)
	}
	if whole, err := s.allWhole(db, path); whole || err != nil {
		return err
	}
	c := &Check{s: s, named: newNaming(), looked: true}
	for c.table < len(checked) {
		if err := c.read(context.Background(), db, s.box); err != nil {
			return err
		}
	}
	if len(c.bad) == 0 {
		return nil
	}
	from := donorsOf(s.path, path)
	defer from.close()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	m := &mending{tx: tx, b: s.box, from: from, named: &c.named, older: true}
	if err := m.all(c.bad); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

// mending writes whole pieces in the place of damaged ones.
type mending struct {
	tx    *sql.Tx
	b     *box
	from  donors
	named *naming
	found Findings
	wrote bool
	older bool // whether an older state is better than none
}

func (m *mending) all(bad []piece) error {
	for _, p := range bad {
		now, there := onePiece(m.tx, p.table, `rowid = $1`, p.at)
		if there && !now.whole(m.b) {
			if err := m.piece(now); err != nil {
				return err
			}
		}
	}
	return m.missing()
}

// piece mends one piece, and says whether it could.
func (m *mending) piece(p piece) error {
	if p.table == tableSummaries {
		return m.summary(p)
	}
	whole, found := m.from.same(m.b, p)
	if !found && m.older && p.table == tableItems {
		whole, _, found = m.from.older(m.b, p.of)
	}
	if found && (p.table == tableFiles || m.free(whole, p.at)) {
		m.found.Mended = append(m.found.Mended, m.damage(whole))
		if err := m.put(p.at, whole); err != nil || p.table != tableItems || whole.of.kind != kindAssessment {
			return err
		}
		return m.summary(piece{table: tableSummaries, at: p.at}) // which may say that it is damaged
	}
	if p.table == tableFiles && !m.named.names(p.of.id) {
		return nil // nobody misses it; it is put by, and goes
	}
	lost := m.damage(p)
	if lost.Program == "" && lost.Key != "" {
		lost.Program = m.from.programOf(m.b, lost.Key)
	}
	m.found.Lost = append(m.found.Lost, lost)
	return nil
}

// free reports whether what a piece turns out to be is not there elsewhere.
func (m *mending) free(p piece, at int64) bool {
	condition, args := `kind = $1 AND id = $2`, []any{p.of.kind, p.of.id}
	if p.table == tableHistory {
		condition, args = `uid = $1`, []any{p.uid}
	}
	other, there := onePiece(m.tx, p.table, condition, args...)
	return !there || other.at == at
}

// put writes a piece at a rowid.
func (m *mending) put(at int64, p piece) (err error) {
	m.wrote = true
	switch p.table {
	case tableItems:
		_, err = m.tx.Exec(`UPDATE items SET kind = $1, id = $2, revision = $3, hash = $4, payload = $5 WHERE place = $6`, p.of.kind, p.of.id, p.revision, p.hash, p.payload, at)
	case tableSummaries:
		_, err = m.tx.Exec(`UPDATE summaries SET id = $1, revision = $2, hash = $3, payload = $4 WHERE place = $5`, p.of.id, p.revision, p.hash, p.payload, at)
	case tableHistory:
		_, err = m.tx.Exec(`UPDATE history SET kind = $1, id = $2, revision = $3, uid = $4, hash = $5, payload = $6 WHERE entry = $7`, p.of.kind, p.of.id, p.revision, p.uid, p.hash, p.payload, at)
	case tableFiles:
		_, err = m.tx.Exec(`UPDATE files SET size = $1, hash = $2, payload = $3 WHERE rowid = $4`, p.size, p.hash, p.payload, at)
	}
	return err
}

// summary makes a summary anew from its item; of one that is damaged as well, it
// takes that of a copy.
func (m *mending) summary(p piece) error {
	item, found := onePiece(m.tx, tableItems, `place = $1`, p.at)
	if !found {
		return nil
	}
	if data, err := item.open(m.b); err == nil {
		filed, err := assessmentIn(item.of.id, data)
		if err != nil {
			return nil
		}
		whole, err := summaryOf(m.b, item, filed)
		if err != nil {
			return err
		}
		return m.put(p.at, whole)
	}
	if whole, found := m.from.same(m.b, p); found {
		return m.put(p.at, whole)
	}
	return nil // its item is named
}

// summaryOf is the piece with the summary of an item.
func summaryOf(b *box, p piece, item register.Item) (piece, error) {
	row, _ := register.RowOf(item) // of an unknown edition it says what can be told
	row.Revision = p.revision
	return closeSummary(b, row)
}

// missing puts back the evidence that an assessment names, and that is not there,
// where it was put by or a copy has it. One that neither has was never taken in.
func (m *mending) missing() error {
	there, err := texts(m.tx, `SELECT id FROM files`)
	if err != nil {
		return err
	}
	lost := m.named.without(there)
	for _, id := range lost {
		p, found := onePiece(m.tx, tableSwept, `id = $1`, id)
		if !found || !p.whole(m.b) {
			p, found = m.from.find(m.b, tableFiles, `id = $1`, id)
		}
		if !found {
			continue
		}
		if _, err := m.tx.Exec(`INSERT INTO files (id, size, hash, payload) VALUES ($1, $2, $3, $4)`, id, p.size, p.hash, p.payload); err != nil {
			return err
		}
		m.wrote = true
		m.found.Mended = append(m.found.Mended, m.damage(p))
	}
	return nil
}

// damage names a piece.
func (m *mending) damage(p piece) Damage {
	switch {
	case p.table == tableFiles:
		return m.named.files[p.of.id]
	case p.table == tableHistory && p.of.kind == kindAssessment:
		return Damage{Part: PartHistory, Key: p.of.id}
	case p.table == tableItems && p.of.kind == kindAssessment:
		return Damage{Part: PartAssessment, Key: p.of.id}
	}
	return Damage{Part: PartOther, Key: keyOf(p.of)}
}

// keyOf is the assessment that something belongs to; empty for none.
func keyOf(of ref) string {
	if kinds[of.kind].ofAssessment {
		return register.Key(of.id, 1)
	}
	return ""
}

// Earlier returns the newest state of a damaged assessment that a daily copy has
// whole, and the day of that copy. Its errors have the code "item-damaged" where
// there is none, and "item-whole" where it can be read.
func (s *Store) Earlier(key string) (item register.Item, on time.Time, err error) {
	if _, err = s.Item(key); !assessment.IsCode(err, assessment.ItemDamaged) {
		return item, on, cmp.Or(err, error(&assessment.Error{Code: "item-whole", Params: map[string]string{"key": key, "file": s.Path()}}))
	}
	from := donorsOf(s.Path(), "")
	defer from.close()
	b := s.boxed()
	p, on, found := from.older(b, ref{kindAssessment, key})
	if !found {
		return item, on, itemDamaged(key, s.Path())
	}
	data, err := p.open(b)
	if err == nil {
		item, err = assessmentIn(key, data)
	}
	return item, on, coded(err, s.Path())
}
