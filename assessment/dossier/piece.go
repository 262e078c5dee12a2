package dossier

import (
	"context"
	"encoding/json"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// piece is a row of a table as it was found: bit rot may have made anything of
// its columns, so nothing in it counts before whole says so.
type piece struct {
	table    string
	at       int64 // its rowid
	of       ref
	uid      string // of a line of the history
	revision int64
	size     int64 // of a file
	hash     string
	payload  []byte
	typed    bool // whether each column is of its type
}

// Tables with pieces.
const (
	tableMeta      = "meta"
	tableItems     = "items"
	tableSummaries = "summaries"
	tableHistory   = "history"
	tableFiles     = "files"
	tableSwept     = "swept"
	tableStates    = "states"
)

// pieceColumns read each table alike: rowid, kind, id, uid, revision, size, hash
// and payload.
var pieceColumns = map[string]string{
	tableMeta:      `SELECT rowid, 'meta', name, '', 0, 0, hash, value FROM meta`,
	tableItems:     `SELECT rowid, kind, id, '', revision, 0, hash, payload FROM items`,
	tableSummaries: `SELECT rowid, 'assessment', id, '', revision, 0, hash, payload FROM summaries`,
	tableHistory:   `SELECT rowid, kind, id, uid, revision, 0, hash, payload FROM history`,
	tableFiles:     `SELECT rowid, 'file', id, '', 0, size, hash, payload FROM files`,
	tableSwept:     `SELECT rowid, 'file', id, '', 0, size, hash, payload FROM swept`,
	tableStates:    `SELECT rowid, 'state', '', '', revision, 0, '', token FROM states`,
}

// enough is how many bytes of payload are read at once: a save waits no longer
// than that takes.
const enough = 256 << 10

// piecesAfter reads the pieces after a rowid, up to about enough of them.
func piecesAfter(ctx context.Context, q querier, table string, after int64) (pieces []piece, more bool, err error) {
	rows, err := q.QueryContext(ctx, pieceColumns[table]+` WHERE rowid > $1 ORDER BY rowid`, after)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	for size := 0; rows.Next(); {
		p, err := scanPiece(table, rows.Scan)
		if err != nil {
			return pieces, false, err
		}
		pieces = append(pieces, p)
		if size += len(p.payload); size >= enough {
			return pieces, true, nil
		}
	}
	return pieces, false, rows.Err()
}

// column is one that a flipped bit may have made of another type.
type column[T any] struct {
	value T
	typed bool
}

// Scan takes what stands there; it never fails.
func (c *column[T]) Scan(found any) error {
	c.value, c.typed = found.(T)
	return nil
}

func scanPiece(table string, scan func(...any) error) (piece, error) {
	var at, revision, size column[int64]
	var kind, id, uid, hash column[string]
	var payload column[[]byte]
	var text column[string] // what stands for a payload in some tables
	into := []any{&at, &kind, &id, &uid, &revision, &size, &hash, &payload}
	texts := table == tableMeta || table == tableStates
	if texts {
		into[7] = &text
	}
	if err := scan(into...); err != nil {
		return piece{}, err
	}
	p := piece{
		table: table, at: at.value, of: ref{kind.value, id.value}, uid: uid.value, revision: revision.value, size: size.value,
		hash: hash.value, payload: payload.value, typed: kind.typed && id.typed && uid.typed && revision.typed && size.typed && hash.typed,
	}
	if texts {
		p.payload, payload.typed = []byte(text.value), text.typed
	}
	if p.payload == nil {
		p.payload = []byte{} // nothing is something
	}
	p.typed = p.typed && payload.typed
	return p, nil
}

// place is what a payload is bound to.
func (p *piece) place() string {
	switch p.table {
	case tableMeta:
		return "meta " + p.of.id
	case tableHistory:
		return p.of.place("history "+p.uid, p.revision)
	case tableFiles, tableSwept:
		return "files " + p.of.id
	}
	return p.of.place(p.table, p.revision)
}

// open returns what a piece holds, or errDamaged. What stands in it for a program is
// read as well: a payload may be whole and no assessment.
func (p *piece) open(b *box) ([]byte, error) {
	if !p.typed {
		return nil, errDamaged
	}
	switch p.table {
	case tableMeta:
		if p.hash != hashed(p.place(), p.payload) {
			return nil, errDamaged
		}
		return p.payload, nil
	case tableStates:
		if !tokenFits(p.revision, string(p.payload)) {
			return nil, errDamaged
		}
		return p.payload, nil
	case tableSummaries:
		return b.openQuick(p.place(), p.payload, p.hash)
	}
	return b.open(p.place(), p.payload, p.hash)
}

// whole reports whether a piece is as it was written.
func (p *piece) whole(b *box) bool {
	data, err := p.open(b)
	if err != nil {
		return false
	}
	switch {
	case p.table == tableFiles, p.table == tableSwept:
		return p.size == int64(len(data))
	case p.table == tableItems && p.of.kind == kindAssessment:
		_, err := assessmentIn(p.of.id, data)
		return err == nil
	case p.table == tableHistory:
		return json.Unmarshal(data, new(entry)) == nil
	case p.table == tableItems:
		return json.Valid(data)
	case p.table == tableSummaries:
		var row register.Row
		return json.Unmarshal(data, &row) == nil && row.Key == p.of.id
	}
	return true
}

// assessmentIn reads an item that is kept under a key.
func assessmentIn(key string, data []byte) (register.Item, error) {
	var item register.Item
	if json.Unmarshal(data, &item) != nil || item.Key() != key {
		return item, errDamaged
	}
	return item, nil
}

// onePiece reads the piece that a condition finds; found is false where there is
// none that can be read.
func onePiece(q querier, table, condition string, args ...any) (p piece, found bool) {
	p, err := scanPiece(table, q.QueryRow(pieceColumns[table]+` WHERE `+condition, args...).Scan)
	return p, err == nil
}

// damaged reports whether an error says that what was read is not as it was
// written: ours does, and the database's own.
func damaged(err error) bool { return assessment.IsCode(coded(err, ""), assessment.FileDamaged) }

// closeSummary makes the piece that keeps a row.
func closeSummary(b *box, row register.Row) (piece, error) {
	data, err := json.Marshal(row)
	if err != nil {
		return piece{}, err
	}
	p := piece{table: tableSummaries, of: ref{kindAssessment, row.Key}, revision: row.Revision, typed: true}
	p.payload, p.hash = b.closeQuick(p.place(), data)
	b.proven.read(&p)
	return p, nil
}

// filesOf are the names under which the files of an assessment are kept.
func filesOf(b *box, a *assessment.Assessment) (ids []string) {
	for _, sum := range FilesOf(a) {
		ids = append(ids, b.fileID(sum))
	}
	return ids
}
