package dossier

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// rebuilding makes a dossier anew of what reads whole in one that is damaged and in
// its daily copies. What no copy has whole comes along as it is, so that it is
// still known to be there. No state takes the place of another: of an assessment
// that is damaged an older copy is not what was saved.
type rebuilding struct {
	tx    *sql.Tx
	b     *box
	from  querier // the damaged one
	all   donors  // with the damaged one itself before its copies
	found Findings

	sound    bool // whether the damaged one reads to its end, so that what it lacks was removed
	placed   map[ref]piece
	places   map[int64]bool
	rows     map[string]register.Row // what a person knows the assessments by
	named    naming
	whole    int   // of what was placed
	own      int   // and of that, from the damaged dossier
	last     tally // as this program saw the dossier last
	complete bool  // whether the first of the copies is of then
}

// rebuild fills the tables of a new dossier.
func (r *rebuilding) rebuild(key string) error {
	if err := lay(r.tx); err != nil {
		return err
	}
	t := tally{}
	for _, step := range []func(*tally) error{r.items, r.lacking, r.history, r.summaries, r.files, r.states} {
		if err := step(&t); err != nil {
			return err
		}
	}
	if err := r.meta(key); err != nil {
		return err
	}
	t.Revision++
	return stamp(r.tx, &t)
}

// read returns each row of a table that can still be read. One that cannot leaves
// the others; whole reports whether there was none of these.
func (r *rebuilding) read(q querier, table string, last int64, see func(piece) error) (whole bool, err error) {
	for after := int64(0); ; {
		pieces, more, err := piecesAfter(context.Background(), q, table, after)
		for _, p := range pieces {
			after = p.at
			if err := see(p); err != nil {
				return false, err
			}
		}
		if err != nil {
			return false, r.readEach(q, table, after+1, last, see)
		}
		if !more {
			return true, nil
		}
	}
}

// readEach reads row by row, past those that cannot be read.
func (r *rebuilding) readEach(q querier, table string, at, last int64, see func(piece) error) error {
	for ; at <= last; at++ {
		if p, found := onePiece(q, table, `rowid = $1`, at); found {
			if err := see(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// lastOf is the last rowid of a table that may be taken: where that cannot be read,
// some more than the copies have.
func (r *rebuilding) lastOf(table string) (last int64) {
	const more = 1000
	query := `SELECT coalesce(max(rowid), 0) FROM ` + table
	if r.from.QueryRow(query).Scan(&last) == nil {
		return last
	}
	for _, d := range r.all {
		var n int64
		if d.q.QueryRow(query).Scan(&n) == nil {
			last = max(last, n)
		}
	}
	return last + more
}

// states places what is known of earlier states.
func (r *rebuilding) states(t *tally) error {
	for _, d := range r.all {
		if now, err := getTally(d.q); err == nil {
			t.Revision = max(t.Revision, now.Revision)
		}
		if err := r.statesOf(d.q, t); err != nil {
			return err
		}
	}
	if now, err := getTally(r.from); r.last.Token == "" || err == nil && now.Revision < r.last.Revision {
		return nil // an older file, which is told of as such
	}
	t.Revision = max(t.Revision, r.last.Revision)
	_, err := r.tx.Exec(`INSERT INTO states (revision, token) VALUES ($1, $2) ON CONFLICT (revision) DO NOTHING`, r.last.Revision, r.last.Token)
	return err
}

func (r *rebuilding) statesOf(q querier, t *tally) error {
	rows, err := q.Query(`SELECT revision, token FROM states ORDER BY revision`)
	if err != nil {
		return nil // of version 1, or damaged
	}
	defer rows.Close()
	for rows.Next() {
		var revision column[int64]
		var token column[string]
		if rows.Scan(&revision, &token) != nil || !revision.typed || !token.typed || !tokenFits(revision.value, token.value) {
			continue
		}
		t.Revision = max(t.Revision, revision.value)
		if _, err := r.tx.Exec(`INSERT INTO states (revision, token) VALUES ($1, $2) ON CONFLICT (revision) DO NOTHING`, revision.value, token.value); err != nil {
			return err
		}
	}
	return nil
}

// meta places what is known of the dossier itself; its key is the one that opened it.
// What goes with that key may come from a copy.
func (r *rebuilding) meta(key string) error {
	kept := map[string]string{}
	for i, d := range r.all {
		whole := map[string]string{}
		_, err := r.read(d.q, tableMeta, r.lastOf(tableMeta), func(p piece) error {
			if p.whole(r.b) {
				whole[p.of.id] = string(p.payload)
			}
			return nil
		})
		if err != nil {
			return err
		}
		for name, value := range whole {
			if i == 0 || whole[metaKey] == key && slices.Contains(lasting, name) {
				kept[name] = cmp.Or(kept[name], value)
			}
		}
	}
	kept[metaKey] = key
	kept[metaID] = cmp.Or(kept[metaID], uuid.NewString())
	delete(kept, metaTally)
	for name, value := range kept {
		if err := setMeta(r.tx, name, value); err != nil {
			return err
		}
	}
	return nil
}

// damage names a piece.
func (r *rebuilding) damage(p piece) Damage {
	d := (&mending{b: r.b, from: r.all, named: &r.named}).damage(p)
	return d.of(r.rows[d.Key])
}

// after names what was saved after the newest copy, but for what the program keeps for
// itself.
func (r *rebuilding) after() (saved []Damage) {
	if len(r.all.copies()) == 0 {
		return nil
	}
	copied := r.all.copies()[:1]
	for of, p := range r.placed {
		before, _, found := copied.older(r.b, of)
		if found && before.revision >= p.revision || kinds[of.kind].own || !p.whole(r.b) {
			continue
		}
		saved = append(saved, r.damage(p))
	}
	return saved
}
