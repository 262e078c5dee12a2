package dossier

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"modernc.org/sqlite"

	"beeldbeltoets/assessment"
)

// Check reads all that a dossier keeps, in steps that are short enough to be taken
// while somebody works: the file as the database sees it, assessments, what stands
// beside them, summaries, history, evidence, what was put by, and the states that were. What is damaged it mends from the
// newest daily copy that has it whole; then it sweeps what no assessment names.
type Check struct {
	s      *Store
	at     time.Time
	table  int   // among checked
	after  int64 // the last rowid that was read
	looked bool  // at the file as the database sees it
	broken bool  // the file itself is damaged, not only what is in it
	bad    []piece
	stale  []piece // older than the history says
	named  naming
	found  Findings
}

// checked are the tables in the order in which they are read.
var checked = []string{tableMeta, tableItems, tableSummaries, tableHistory, tableFiles, tableSwept, tableStates}

// Check begins to check the dossier. What is swept is said to be so at a time.
func (s *Store) Check(at time.Time) *Check {
	return &Check{s: s, at: at, named: newNaming()}
}

// Step takes one step and reports whether there are more. An error ends the check:
// the dossier was closed, or cannot be read for a reason other than damage.
func (c *Check) Step(ctx context.Context) (more bool, err error) {
	db, b := c.s.handle()
	if db == nil {
		return false, c.s.fail(assessment.FileBusy)
	}
	switch {
	case !c.looked:
		err = c.structure(ctx, db) // first: what is saved in a file whose pages are damaged spreads that
	case c.table < len(checked):
		err = c.read(ctx, db, b)
	case c.s.readOnly:
		c.name()
		return false, nil
	case c.table == len(checked):
		c.table++
		err = c.mend()
	default:
		return false, coded(c.sweep(), c.s.Path())
	}
	return err == nil, coded(err, c.s.Path())
}

// Run takes all steps.
func (c *Check) Run(ctx context.Context) (Findings, error) {
	for {
		if more, err := c.Step(ctx); err != nil || !more {
			return c.found, err
		}
	}
}

// mendAll mends what is damaged before the daily copies go, which may have it whole.
func (s *Store) mendAll(ctx context.Context) error {
	if s.readOnly {
		return nil
	}
	c := s.Check(time.Time{})
	for c.table <= len(checked) {
		if _, err := c.Step(ctx); err != nil {
			return err
		}
	}
	for _, notice := range c.found.Notices(s.Path()) {
		s.note(notice)
	}
	return nil
}

// Findings are what was found, once no more steps are left.
func (c *Check) Findings() Findings { return c.found }

// read reads on in a table.
func (c *Check) read(ctx context.Context, db *sql.DB, b *box) error {
	table := checked[c.table]
	pieces, more, err := piecesAfter(ctx, db, table, c.after)
	if err != nil && !damaged(err) {
		return err
	}
	c.broken = c.broken || err != nil
	for _, p := range pieces {
		c.after = p.at
		c.look(p, b)
	}
	if !more {
		c.table, c.after = c.table+1, 0
	}
	if c.table == len(checked) {
		return c.compare(db, b)
	}
	return nil
}

// compare holds the items against the history.
func (c *Check) compare(db *sql.DB, b *box) (err error) {
	c.stale, err = staleItems(db, b)
	if damaged(err) {
		c.broken, err = true, nil
	}
	return err
}

// look looks at one piece.
func (c *Check) look(p piece, b *box) {
	if !p.whole(b) {
		c.bad = append(c.bad, p)
		c.broken = c.broken || p.table == tableMeta // which says how to read all the others
		return
	}
	b.proven.read(&p)
	if p.table == tableItems && p.of.kind == kindAssessment {
		c.named.add(p, b)
	}
}

// structure has the database look at the file itself: its pages, which of them are
// free, and its indexes. That takes long where a dossier is large, and is begun
// again where somebody saves meanwhile.
func (c *Check) structure(ctx context.Context, db *sql.DB) error {
	until, stop := context.WithCancel(ctx)
	defer stop()
	c.s.interrupt.Store(&stop)
	defer c.s.interrupt.Store(nil)
	said, err := integrity(until, db)
	if interrupted(err) {
		return ctx.Err() // none where a save came first
	}
	if err != nil && !damaged(err) {
		return err
	}
	c.broken, c.looked = err != nil || said != "ok", true
	return nil
}

// integrity is what the database says of its own file: "ok", or what is wrong.
func integrity(ctx context.Context, db *sql.DB) (said string, err error) {
	rows, err := db.QueryContext(ctx, "PRAGMA integrity_check(1)")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	if rows.Next() {
		err = rows.Scan(&said)
	}
	return said, errors.Join(err, rows.Err())
}

func interrupted(err error) bool {
	of, is := errors.AsType[*sqlite.Error](err)
	return errors.Is(err, context.Canceled) || is && of.Code()&0xff == sqliteInterrupt
}

// name tells what is damaged of a dossier that is only read, without mending it.
func (c *Check) name() {
	m := &mending{b: c.s.boxed(), named: &c.named}
	for _, p := range slices.Concat(c.bad, c.stale) {
		if p.table != tableSummaries && (p.table != tableFiles || c.named.names(p.of.id)) {
			c.found.Lost = append(c.found.Lost, m.damage(p))
		}
	}
	if c.broken && len(c.found.Lost) == 0 {
		c.found.Lost = append(c.found.Lost, Damage{Part: PartFile})
	}
	c.tell()
}

// sweep puts by what no assessment names, unless one cannot be read.
func (c *Check) sweep() error {
	s := c.s
	s.writing.Lock()
	defer s.writing.Unlock()
	if len(c.found.Lost) > 0 {
		return nil
	}
	if err := s.ready(); err != nil {
		return err
	}
	return s.write(func(tx *sql.Tx, _ *tally) error {
		swept, err := c.named.sweep(tx, s.box, c.at)
		if err == nil && !swept {
			return errUnchanged
		}
		return err
	})
}
