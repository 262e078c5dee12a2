package dossier

import (
	"context"
	"slices"
	"strings"
)

// A write that a disk lost leaves a piece that is whole, and of before: what the
// history says of it tells.

// withHistory are the kinds of which each revision has a line, for SQL.
var withHistory = `'` + strings.Join(kindsThat(func(k kind) bool { return k.history }), `', '`) + `'`

// staleItems are the items of which the history, as far as it is whole, tells of a later
// state. Their revision is the one that they should be of.
func staleItems(q querier, b *box) (stale []piece, err error) {
	found, err := q.Query(`SELECT i.place, h.entry FROM items i JOIN history h ON h.kind = i.kind AND h.id = i.id
		WHERE h.revision > i.revision AND i.kind IN (` + withHistory + `) ORDER BY i.place, h.revision DESC`)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var pairs [][2]int64
	for found.Next() {
		var pair [2]int64
		if err := found.Scan(&pair[0], &pair[1]); err != nil {
			return nil, err
		}
		pairs = append(pairs, pair)
	}
	if err := found.Err(); err != nil {
		return nil, err
	}
	found.Close() // what is read next may need its connection
	for _, pair := range pairs {
		p, is := onePiece(q, tableItems, `place = $1`, pair[0])
		line, told := onePiece(q, tableHistory, `entry = $1`, pair[1])
		if !is || !told || !p.whole(b) || !line.whole(b) || slices.ContainsFunc(stale, func(s piece) bool { return s.at == p.at }) {
			continue
		}
		p.revision, p.hash, p.payload = line.revision, "", nil
		stale = append(stale, p)
	}
	return stale, nil
}

// stale brings items that are older than their history to what they were, and the
// summaries that are of another time than their items.
func (m *mending) stale() error {
	items, err := staleItems(m.tx, m.b)
	if err != nil {
		return err
	}
	for _, p := range items {
		whole, found := m.from.same(m.b, p)
		if !found {
			m.found.Lost = append(m.found.Lost, m.damage(p))
			continue
		}
		m.found.Mended = append(m.found.Mended, m.damage(p))
		if err := m.put(p.at, whole); err != nil {
			return err
		}
	}
	rows, err := texts(m.tx, `SELECT i.place FROM items i LEFT JOIN summaries s ON s.place = i.place WHERE i.kind = $1 AND (s.id IS NOT i.id OR s.revision IS NOT i.revision)`, kindAssessment)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return nil
	}
	if _, err := m.tx.Exec(`DELETE FROM summaries WHERE place NOT IN (SELECT place FROM items WHERE kind = $1)`, kindAssessment); err != nil {
		return err
	}
	for _, place := range rows {
		item, found := onePiece(m.tx, tableItems, `place = $1`, place)
		if !found || !item.whole(m.b) {
			continue
		}
		if err := m.summary(piece{table: tableSummaries, at: item.at}); err != nil {
			return err
		}
	}
	return nil
}

// lines puts back the lines of the history that are not there any more and that a copy
// has. Of what no copy has the count is corrected, once it was named: without it no
// further copy would count as whole.
func (m *mending) lines(t *tally) error {
	there, err := m.countLines()
	if err != nil || there == t.History {
		return err
	}
	for _, d := range m.from.copies() {
		if err := m.linesOf(d); err != nil {
			return err
		}
	}
	if there, err = m.countLines(); err != nil {
		return err
	}
	if there < t.History {
		err = m.lostLines()
	}
	m.wrote, t.History = true, there
	return err
}

func (m *mending) countLines() (n int64, err error) {
	err = m.tx.QueryRow(`SELECT count(*) FROM history`).Scan(&n)
	return n, err
}

// linesOf takes the lines of a copy that are lacking here, of what is still kept or of
// what was removed.
func (m *mending) linesOf(d donor) error {
	for after, more := int64(0), true; more; {
		pieces, further, err := piecesAfter(context.Background(), d.q, tableHistory, after)
		if err != nil {
			return nil // what a damaged copy still has was taken
		}
		more = further
		for _, p := range pieces {
			after = p.at
			if err := m.line(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// line puts back a line that is lacking.
func (m *mending) line(p piece) error {
	if _, there := onePiece(m.tx, tableHistory, `uid = $1 OR entry = $2`, p.uid, p.at); there || !p.whole(m.b) {
		return nil
	}
	now, kept := onePiece(m.tx, tableItems, `kind = $1 AND id = $2`, p.of.kind, p.of.id)
	if p.revision > 0 && (!kept || p.revision > now.revision) {
		return nil
	}
	m.wrote = true
	m.found.Mended = append(m.found.Mended, m.damage(p))
	_, err := m.tx.Exec(`INSERT INTO history (entry, kind, id, revision, uid, hash, payload) VALUES ($1, $2, $3, $4, $5, $6, $7)`, p.at, p.of.kind, p.of.id, p.revision, p.uid, p.hash, p.payload)
	return err
}

// lostLines names what has fewer lines than it was saved.
func (m *mending) lostLines() error {
	found, err := m.tx.Query(`SELECT kind, id FROM items i WHERE kind IN (` + withHistory + `)
		AND revision > (SELECT count(DISTINCT revision) FROM history h WHERE h.kind = i.kind AND h.id = i.id AND h.revision > 0)`)
	if err != nil {
		return err
	}
	defer found.Close()
	before := len(m.found.Lost)
	for found.Next() {
		var of ref
		if err := found.Scan(&of.kind, &of.id); err != nil {
			return err
		}
		m.found.Lost = append(m.found.Lost, Damage{Part: PartHistory, Key: keyOf(of)})
	}
	if len(m.found.Lost) == before {
		m.found.Lost = append(m.found.Lost, Damage{Part: PartHistory}) // of something that was removed
	}
	return found.Err()
}
