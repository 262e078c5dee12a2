package dossier

import (
	"cmp"
	"maps"
	"slices"
)

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
