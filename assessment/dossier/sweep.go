package dossier

import (
	"database/sql"
	"regexp"
	"slices"
	"time"

	"beeldbeltoets/assessment"
)

// sweptFor is how long a file that nothing names any more can be had back.
const sweptFor = 30 * 24 * time.Hour

// naming is which evidence files the assessments name, worked out from these
// themselves: an index of it that was damaged would have files deleted.
type naming struct {
	files  map[string]Damage // by the ids under which they are kept, as they are named where they are damaged
	read   map[string]int64  // of which assessments, at which revision
	failed bool              // one could not be read, so that nobody knows what it names
}

func newNaming() naming { return naming{files: map[string]Damage{}, read: map[string]int64{}} }

// add reads which files an assessment names.
func (n *naming) add(p piece, b *box) {
	data, err := p.open(b)
	if err != nil {
		n.failed = true
		return
	}
	item, err := assessmentIn(p.of.id, data)
	if err != nil {
		n.failed = true
		return
	}
	for _, answer := range item.Assessment.Answers {
		for _, e := range answer.Evidence {
			for _, f := range e.Files {
				n.files[b.fileID(f.SHA256)] = Damage{Part: PartEvidence, Key: p.of.id, Program: item.Assessment.Program.Name, Name: f.Name}
			}
		}
	}
	n.read[p.of.id] = p.revision
}

func (n *naming) names(id string) bool {
	_, is := n.files[id]
	return is
}

// without lists the files that are named and not among some.
func (n *naming) without(there []string) (missing []string) {
	kept := map[string]bool{}
	for _, id := range there {
		kept[id] = true
	}
	for id := range n.files {
		if !kept[id] {
			missing = append(missing, id)
		}
	}
	slices.Sort(missing)
	return missing
}

// complete reads the assessments that were not read yet, or changed since, and
// reports whether all are known.
func (n *naming) complete(tx *sql.Tx, b *box) (bool, error) {
	rows, err := tx.Query(`SELECT place, id, revision FROM items WHERE kind = $1`, kindAssessment)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	var anew []int64
	for rows.Next() {
		var place, revision int64
		var id string
		if err := rows.Scan(&place, &id, &revision); err != nil {
			return false, err
		}
		if n.read[id] != revision {
			anew = append(anew, place)
		}
	}
	if err := rows.Err(); err != nil {
		return false, err
	}
	for _, place := range anew {
		p, found := onePiece(tx, tableItems, `place = $1`, place)
		if !found {
			return false, nil
		}
		n.add(p, b)
	}
	return !n.failed, nil
}

// sweep puts by the files that no assessment names, and lets go of those that were
// put by long enough ago. Where one assessment cannot be read, nothing is.
func (n *naming) sweep(tx *sql.Tx, b *box, at time.Time) (swept bool, err error) {
	known, err := n.complete(tx, b)
	if err != nil || !known {
		return false, err
	}
	kept, err := texts(tx, `SELECT id FROM files`)
	if err != nil {
		return false, err
	}
	for _, id := range kept {
		if n.names(id) {
			continue
		}
		if err := putBy(tx, id, at); err != nil {
			return false, err
		}
		swept = true
	}
	gone, err := tx.Exec(`DELETE FROM swept WHERE at < $1`, sweptAt(at.Add(-sweptFor)))
	if err != nil {
		return false, err
	}
	count, err := gone.RowsAffected()
	return swept || count > 0, err
}

// putBy puts a file where it can be had back from.
func putBy(tx *sql.Tx, id string, at time.Time) error {
	_, err := tx.Exec(`INSERT INTO swept (id, size, hash, payload, at) SELECT id, size, hash, payload, $1 FROM files WHERE id = $2
		ON CONFLICT (id) DO UPDATE SET size = excluded.size, hash = excluded.hash, payload = excluded.payload, at = excluded.at`, sweptAt(at), id)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`DELETE FROM files WHERE id = $1`, id)
	return err
}

// sweptAt is a moment as it is kept: it sorts as text.
func sweptAt(at time.Time) string { return at.UTC().Format(time.DateOnly) }

// getBack takes files that an assessment names again from where they were put by.
func getBack(tx *sql.Tx, b *box, a *assessment.Assessment) error {
	for _, id := range filesOf(b, a) {
		_, err := tx.Exec(`INSERT INTO files (id, size, hash, payload) SELECT id, size, hash, payload FROM swept WHERE id = $1 ON CONFLICT (id) DO NOTHING`, id)
		if err == nil {
			_, err = tx.Exec(`DELETE FROM swept WHERE id = $1`, id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sums are what the SHA-256 of a file looks like.
var sums = regexp.MustCompile(`[0-9a-f]{64}`)

// leave notes which files an assessment that is removed names, or ever named.
func (w *saving) leave(r ref, data []byte) error {
	texts := [][]byte{data}
	lines, err := w.tx.Query(pieceColumns[tableHistory]+` WHERE kind = $1 AND id = $2`, r.kind, r.id)
	if err != nil {
		return err
	}
	defer lines.Close()
	for lines.Next() {
		line, err := scanPiece(tableHistory, lines.Scan)
		if err != nil {
			return err
		}
		if told, err := line.open(w.s.box); err == nil {
			texts = append(texts, told)
		}
	}
	for _, text := range texts {
		for _, sum := range sums.FindAll(text, -1) {
			w.orphans = append(w.orphans, w.s.box.fileID(string(sum)))
		}
	}
	return lines.Err()
}

// dropFiles deletes, of the files that a removed assessment named, those that no
// other names: what a person deletes is gone. Where an assessment cannot be read,
// they stay.
func (w *saving) dropFiles() error {
	if len(w.orphans) == 0 {
		return nil
	}
	named := newNaming()
	known, err := named.complete(w.tx, w.s.box)
	if err != nil || !known {
		return err
	}
	slices.Sort(w.orphans)
	for _, id := range slices.Compact(w.orphans) {
		if named.names(id) {
			continue
		}
		for _, table := range []string{"files", "swept"} {
			if err := w.dropFile(table, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *saving) dropFile(table, id string) error {
	gone, err := w.tx.Exec(`DELETE FROM `+table+` WHERE id = $1`, id)
	if err != nil {
		return err
	}
	n, err := gone.RowsAffected()
	w.freed = w.freed || n > 0
	return err
}
