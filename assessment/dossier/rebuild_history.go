package dossier

import (
	"encoding/json"

	"beeldbeltoets/assessment/register"
)

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
