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
		return c.s.readAnew()
	}
	if err := c.s.ready(); err != nil {
		return err
	}
	from := donorsOf(c.s.path, "")
	defer from.close()
	m := &mending{b: c.s.box, named: &c.named}
	err := c.s.write(func(tx *sql.Tx, t *tally) error {
		m.tx, m.from = tx, from.before(tx)
		if err := errors.Join(m.all(c.bad), m.stale(), m.lines(t)); err != nil {
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
	c.tell()
	if !m.wrote {
		return nil
	}
	return c.s.readAnew()
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
	if found && m.free(whole, p) {
		m.found.Mended = append(m.found.Mended, m.damage(whole))
		whole.table = p.table // what was put by may be had from among the files, too
		if err := m.put(p.at, whole); err != nil || p.table != tableItems || whole.of.kind != kindAssessment {
			return err
		}
		return m.summary(piece{table: tableSummaries, at: p.at}) // which may say that it is damaged
	}
	if p.table == tableFiles && !m.named.names(p.of.id) {
		return nil // nobody misses it; it is put by, and goes
	}
	if p.table == tableSwept || p.table == tableStates { // of no use to anybody any more
		if err := m.drop(p); err != nil {
			return err
		}
	}
	m.found.Lost = append(m.found.Lost, m.damage(p))
	return nil
}

// free reports whether what a damaged piece turns out to be is not there elsewhere.
func (m *mending) free(whole, p piece) bool {
	condition, args := `kind = $1 AND id = $2`, []any{whole.of.kind, whole.of.id}
	switch p.table {
	case tableItems:
	case tableHistory:
		condition, args = `uid = $1`, []any{whole.uid}
	default:
		return true // it is known by where it stands
	}
	other, there := onePiece(m.tx, p.table, condition, args...)
	return !there || other.at == p.at
}

// drop takes away what nobody can read and nothing names.
func (m *mending) drop(p piece) error {
	m.wrote = true
	_, err := m.tx.Exec(`DELETE FROM `+p.table+` WHERE rowid = $1`, p.at)
	return err
}

const putSummary = `INSERT INTO summaries (place, id, revision, hash, payload) VALUES ($1, $2, $3, $4, $5)
	ON CONFLICT (place) DO UPDATE SET id = excluded.id, revision = excluded.revision, hash = excluded.hash, payload = excluded.payload`

// put writes a piece at a rowid.
func (m *mending) put(at int64, p piece) (err error) {
	m.wrote = true
	switch p.table {
	case tableItems:
		_, err = m.tx.Exec(`UPDATE items SET kind = $1, id = $2, revision = $3, hash = $4, payload = $5 WHERE place = $6`, p.of.kind, p.of.id, p.revision, p.hash, p.payload, at)
	case tableSummaries:
		_, err = m.tx.Exec(putSummary, at, p.of.id, p.revision, p.hash, p.payload)
	case tableHistory:
		_, err = m.tx.Exec(`UPDATE history SET kind = $1, id = $2, revision = $3, uid = $4, hash = $5, payload = $6 WHERE entry = $7`, p.of.kind, p.of.id, p.revision, p.uid, p.hash, p.payload, at)
	case tableFiles:
		_, err = m.tx.Exec(`UPDATE files SET size = $1, hash = $2, payload = $3 WHERE rowid = $4`, p.size, p.hash, p.payload, at)
	case tableSwept:
		_, err = m.tx.Exec(`UPDATE swept SET size = $1, hash = $2, payload = $3 WHERE rowid = $4`, p.size, p.hash, p.payload, at)
	case tableStates:
		_, err = m.tx.Exec(`UPDATE states SET token = $1 WHERE revision = $2`, string(p.payload), at)
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
	if row, err := m.from.row(m.b, item); err == nil {
		whole, err := closeSummary(m.b, row)
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

// damage names a piece, with what a person knows it by.
func (m *mending) damage(p piece) Damage {
	d := damageOf(p, m.named)
	if d.Key != "" && d.Program == "" {
		d = d.of(m.from.knownRow(m.b, d.Key))
	}
	if d.Part == KindComparison {
		d.Name = m.from.titleOf(m.b, p.of)
	}
	return d
}

// damageOf names a piece by what it says of itself.
func damageOf(p piece, named *naming) Damage {
	switch p.table {
	case tableMeta:
		return Damage{Part: PartFile}
	case tableStates:
		return Damage{Part: PartStates}
	case tableFiles, tableSwept:
		return cmp.Or(named.files[p.of.id], Damage{Part: PartEvidence})
	case tableHistory:
		return Damage{Part: PartHistory, Key: keyOf(p.of)}
	}
	d := Damage{Part: p.of.kind, Key: keyOf(p.of)}
	if _, known := kinds[p.of.kind]; !known {
		d.Part = PartMissing // what it was is damaged too
	}
	if p.of.kind == kindNumber {
		d.Name = p.of.id
	}
	return d
}

// keyOf is the assessment that something belongs to; empty for none.
func keyOf(of ref) string {
	switch {
	case of.kind == kindAssessment:
		return of.id
	case kinds[of.kind].ofAssessment:
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
