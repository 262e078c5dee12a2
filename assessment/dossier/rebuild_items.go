package dossier

import (
	"encoding/json"

	"beeldbeltoets/assessment/register"
)

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
