package dossier

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"maps"
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

// items places what the damaged dossier has, each whole one as it is.
func (r *rebuilding) items(t *tally) error {
	var bad []piece
	seen := int64(0)
	whole, err := r.read(r.from, tableItems, r.lastOf(tableItems), func(p piece) error {
		seen++
		if !p.whole(r.b) {
			bad = append(bad, p)
			return nil
		}
		r.own++
		return r.item(p, t)
	})
	if err != nil {
		return err
	}
	must, err := getTally(r.from)
	r.sound = whole && (err != nil || must.Items+must.Others == seen)
	for _, p := range bad {
		if err := r.badItem(p, t); err != nil {
			return err
		}
	}
	return nil
}

// item places one that is whole, unless a later state of it is there.
func (r *rebuilding) item(p piece, t *tally) error {
	if _, there := r.placed[p.of]; there {
		return nil
	}
	data, err := p.open(r.b)
	if err != nil {
		return err
	}
	if p.of.kind == kindAssessment {
		item, err := assessmentIn(p.of.id, data)
		if err != nil {
			return err
		}
		r.rows[p.of.id] = knownRow(item)
		r.named.add(p, r.b)
	}
	r.whole++
	return r.place(p, t)
}

// place writes an item at its place, or at another where that is taken.
func (r *rebuilding) place(p piece, t *tally) error {
	var at any = p.at
	if r.places[p.at] || p.at < 1 {
		at = nil
	}
	done, err := r.tx.Exec(`INSERT INTO items (place, kind, id, revision, hash, payload) VALUES ($1, $2, $3, $4, $5, $6)`, at, p.of.kind, p.of.id, p.revision, p.hash, p.payload)
	if err != nil {
		return err
	}
	if p.at, err = done.LastInsertId(); err != nil {
		return err
	}
	r.placed[p.of], r.places[p.at] = p, true
	t.Names += p.of.number()
	if p.of.kind == kindAssessment {
		t.Items++
	} else {
		t.Others++
	}
	return nil
}

// badItem places one that is damaged: as it was, from its own bytes where the
// damage is in what names them or from a copy that has the same; else as it is.
func (r *rebuilding) badItem(p piece, t *tally) error {
	if whole, found := r.all.renamed(r.b, p); found {
		r.found.Mended = append(r.found.Mended, r.damage(whole))
		return r.item(whole, t)
	}
	of, known := r.all.identified(r.b, p)
	if !known {
		r.sound = false // what it was cannot be told; the copies have it, or nobody does
		return nil
	}
	p.of, p.typed = of, true
	if _, there := r.placed[of]; there {
		return nil
	}
	if whole, found := r.all.same(r.b, p); found {
		whole.at = p.at
		r.found.Mended = append(r.found.Mended, r.damage(whole))
		return r.item(whole, t)
	}
	r.found.Lost = append(r.found.Lost, r.damage(p))
	return r.place(p, t)
}

// lacking takes from the copies what the damaged dossier does not show any more,
// unless that was removed.
func (r *rebuilding) lacking(t *tally) error {
	if r.sound {
		return nil
	}
	for _, d := range r.all[1:] {
		_, err := r.read(d.q, tableItems, r.lastOf(tableItems), func(p piece) error {
			if _, there := r.placed[p.of]; there || !p.whole(r.b) || r.removed(p.of) {
				return nil
			}
			p = r.newest(p)
			r.found.Mended = append(r.found.Mended, r.damage(p))
			return r.item(p, t)
		})
		if err != nil {
			return err
		}
	}
	return r.missing(t)
}

// missing names what was there and neither the damaged dossier nor a copy has any more:
// assessments by their summaries.
func (r *rebuilding) missing(t *tally) error {
	if r.complete {
		return nil
	}
	must, err := getTally(r.from)
	lacking := must.Items + must.Others - t.Items - t.Others
	if err != nil {
		lacking = 1 // nobody knows how many
	}
	_, err = r.read(r.from, tableSummaries, r.lastOf(tableSummaries), func(p piece) error {
		if _, there := r.placed[p.of]; there || !p.whole(r.b) || r.removed(p.of) || lacking == 0 {
			return nil
		}
		var row register.Row
		data, err := p.open(r.b)
		if err == nil && json.Unmarshal(data, &row) == nil {
			r.found.Lost = append(r.found.Lost, Damage{Part: PartAssessment, Key: row.Key}.of(row))
			lacking--
		}
		return nil
	})
	for range lacking {
		r.found.Lost = append(r.found.Lost, Damage{Part: PartMissing})
	}
	return err
}

// newest is a state of a copy, or what the history makes of it since.
func (r *rebuilding) newest(p piece) piece {
	line, found := onePiece(r.from, tableHistory, `kind = $1 AND id = $2 ORDER BY revision DESC LIMIT 1`, p.of.kind, p.of.id)
	if !found || line.revision <= p.revision {
		return p
	}
	since := p
	since.revision, since.hash = line.revision, ""
	if q, found := r.all.rolledForward(r.b, since); found {
		return q
	}
	return p
}

// removed reports whether the history says that something was taken away.
func (r *rebuilding) removed(of ref) bool {
	line, found := onePiece(r.from, tableHistory, `kind = $1 AND id = $2 AND revision = 0`, of.kind, of.id)
	return found && line.whole(r.b)
}

// history places the lines of the damaged dossier, and from the copies those that
// it lacks.
func (r *rebuilding) history(t *tally) error {
	uids, revisions, entries := map[string]bool{}, map[string]bool{}, map[int64]bool{}
	place := func(p piece) error {
		at := p.of.place("", p.revision)
		if uids[p.uid] || entries[p.at] || p.revision > 0 && revisions[at] {
			return nil
		}
		uids[p.uid], entries[p.at], revisions[at] = true, true, true
		t.History++
		_, err := r.tx.Exec(`INSERT INTO history (entry, kind, id, revision, uid, hash, payload) VALUES ($1, $2, $3, $4, $5, $6, $7)`, p.at, p.of.kind, p.of.id, p.revision, p.uid, p.hash, p.payload)
		return err
	}
	var bad []piece
	_, err := r.read(r.from, tableHistory, r.lastOf(tableHistory), func(p piece) error {
		if !p.whole(r.b) {
			bad = append(bad, p)
			return nil
		}
		return place(p)
	})
	if err != nil {
		return err
	}
	for _, d := range r.all[1:] {
		_, err := r.read(d.q, tableHistory, r.lastOf(tableHistory), func(p piece) error {
			now, kept := r.placed[p.of]
			if (p.revision == 0 || kept && p.revision <= now.revision) && p.whole(r.b) {
				return place(p)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, p := range bad {
		if _, kept := r.placed[p.of]; kept && !entries[p.at] {
			r.found.Lost = append(r.found.Lost, r.damage(p))
			if err := place(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// summaries places the row of each assessment: as it was, or made anew.
func (r *rebuilding) summaries(*tally) error {
	for of, p := range r.placed {
		if of.kind != kindAssessment {
			continue
		}
		whole, err := r.summary(p)
		if err != nil {
			return err
		}
		_, err = r.tx.Exec(`INSERT INTO summaries (place, id, revision, hash, payload) VALUES ($1, $2, $3, $4, $5)`, p.at, whole.of.id, whole.revision, whole.hash, whole.payload)
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *rebuilding) summary(p piece) (piece, error) {
	s, found := r.all.find(r.b, tableSummaries, `rowid = $1 AND id = $2 AND revision = $3`, p.at, p.of.id, p.revision)
	if !p.whole(r.b) {
		return r.damagedRow(p, s)
	}
	if found && !saysDamaged(r.b, s) {
		return s, nil
	}
	row, err := r.all.row(r.b, p)
	if err != nil {
		return r.damagedRow(p, s)
	}
	return closeSummary(r.b, row)
}

// saysDamaged reports whether a summary says that its item is damaged, which a repair of
// before wrote.
func saysDamaged(b *box, s piece) bool {
	var row register.Row
	data, err := s.open(b)
	return err != nil || json.Unmarshal(data, &row) != nil || row.Damaged
}

// damagedRow is the summary of an assessment that cannot be read: what was last
// known of it.
func (r *rebuilding) damagedRow(p, s piece) (piece, error) {
	row := r.all.knownRow(r.b, p.of.id)
	if row.Key == "" {
		row = bareRow(p.of.id, "")
	}
	if data, err := s.open(r.b); err == nil {
		_ = json.Unmarshal(data, &row)
	}
	row.Revision, row.Damaged = p.revision, true
	return closeSummary(r.b, row)
}

// files places the evidence, and from the copies what is damaged or lacking.
func (r *rebuilding) files(*tally) error {
	there := map[string]bool{}
	place := func(p piece) error {
		if there[p.of.id] {
			return nil
		}
		there[p.of.id] = true
		_, err := r.tx.Exec(`INSERT INTO files (id, size, hash, payload) VALUES ($1, $2, $3, $4)`, p.of.id, p.size, p.hash, p.payload)
		return err
	}
	_, err := r.read(r.from, tableFiles, r.lastOf(tableFiles), func(p piece) error {
		if !p.whole(r.b) {
			return nil
		}
		return place(p)
	})
	if err != nil {
		return err
	}
	ids := slices.Sorted(maps.Keys(r.named.files))
	for _, id := range ids {
		if there[id] {
			continue
		}
		p, found := r.file(id)
		if !found {
			continue // told of below, where it was there
		}
		r.found.Mended = append(r.found.Mended, r.named.files[id])
		if err := place(p); err != nil {
			return err
		}
	}
	return r.badFiles(there)
}

// file finds a file: under another name in the damaged dossier, among what was
// swept, or in a copy.
func (r *rebuilding) file(id string) (piece, bool) {
	if p, found := r.all.find(r.b, tableFiles, `id = $1`, id); found {
		return p, true
	}
	if p, found := r.all.find(r.b, tableSwept, `id = $1`, id); found {
		return p, true
	}
	var named piece
	found := false
	_, _ = r.read(r.from, tableFiles, r.lastOf(tableFiles), func(p piece) error {
		p.typed, p.of.id = true, id
		if data, err := p.open(r.b); err == nil && !found {
			p.size = int64(len(data))
			named, found = p, true
		}
		return nil
	})
	return named, found
}

// badFiles keeps what is damaged and has no copy, where it is named, and what was
// put by.
func (r *rebuilding) badFiles(there map[string]bool) error {
	_, err := r.read(r.from, tableFiles, r.lastOf(tableFiles), func(p piece) error {
		if there[p.of.id] || !p.typed || !r.named.names(p.of.id) && len(r.found.Lost) == 0 {
			return nil
		}
		there[p.of.id] = true
		r.found.Lost = append(r.found.Lost, cmp.Or(r.named.files[p.of.id], Damage{Part: PartEvidence}))
		_, err := r.tx.Exec(`INSERT INTO files (id, size, hash, payload) VALUES ($1, $2, $3, $4)`, p.of.id, p.size, p.hash, p.payload)
		return err
	})
	if err != nil {
		return err
	}
	rows, err := r.from.Query(`SELECT id, size, hash, payload, at FROM swept`)
	if err != nil {
		return nil // of a version without, or damaged: nobody misses it
	}
	defer rows.Close()
	for rows.Next() {
		var id, hash, at column[string]
		var size column[int64]
		var payload column[[]byte]
		if rows.Scan(&id, &size, &hash, &payload, &at) != nil || there[id.value] || !(id.typed && size.typed && hash.typed && payload.typed && at.typed) {
			continue
		}
		if _, err := r.tx.Exec(`INSERT INTO swept (id, size, hash, payload, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING`, id.value, size.value, hash.value, payload.value, at.value); err != nil {
			return err
		}
	}
	return nil
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
