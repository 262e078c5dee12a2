package dossier

import (
	"slices"
	"sync"
	"time"

	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"

	"github.com/go-json-experiment/json" // twice as fast as Go's own, and thousands are read
)

// readRows reads the rows. An item that is damaged is named in a notice.
func (s *Store) readRows() error {
	rows, damaged, err := s.summaries()
	if err != nil {
		return err
	}
	if int64(len(rows)+len(damaged)) != s.seen.Items {
		return errDamaged
	}
	for _, d := range damaged {
		s.notices = append(s.notices, itemDamaged(d.id, s.path))
	}
	s.keepRows(rows, damaged)
	return nil
}

// keepRows takes over rows that were read, with one for each assessment that is
// damaged.
func (s *Store) keepRows(rows []register.Row, damaged []summary) {
	if s.lost == nil {
		s.lost = map[string]string{}
	}
	for _, d := range damaged {
		if _, told := s.lost[d.id]; !told {
			s.lost[d.id] = ""
		}
		s.known[ref{kindAssessment, d.id}] = d.revision // so that it can be filed anew
	}
	for key, program := range s.lost {
		rows = markDamaged(rows, key, program)
	}
	s.rows = rows
}

// summary names a row that is kept, or should be.
type summary struct {
	place    int64
	id       string
	revision int64
	at       int // among the rows of its share
}

// summaries reads the rows, by all connections at once: a register of thousands is
// there before anybody waits. One that does not read is made again from its item;
// damaged are those whose item is so as well.
func (s *Store) summaries() (rows []register.Row, damaged []summary, err error) {
	var last, items int64
	if err := s.db.QueryRow(`SELECT coalesce(max(place), 0), (SELECT count(*) FROM items) FROM summaries`).Scan(&last, &items); err != nil {
		return nil, nil, coded(err, s.path)
	}
	var shares [connections]share
	var work sync.WaitGroup
	for i := range shares {
		work.Go(func() {
			shares[i] = s.readShare(last*int64(i)/connections, last*int64(i+1)/connections, items/connections+1)
		})
	}
	work.Wait()
	for _, share := range shares {
		if share.err != nil {
			return nil, nil, coded(share.err, s.path)
		}
		for _, lost := range share.lost {
			row, err := s.rowAnew(&lost)
			if err != nil {
				damaged = append(damaged, lost)
			}
			share.rows[lost.at] = row
		}
		rows = append(rows, share.rows...)
	}
	return slices.DeleteFunc(rows, func(r register.Row) bool { return r.Key == "" }), damaged, nil
}

// share is what one connection reads of the rows.
type share struct {
	rows []register.Row
	lost []summary // nothing stands in their place yet
	err  error
}

// readShare reads the rows after a place, up to another. What does not read is left
// for later: its item would need a connection, and all may be in use.
func (s *Store) readShare(after, upTo, room int64) (read share) {
	found, err := s.db.Query(`SELECT place, id, revision, hash, payload FROM summaries WHERE place > ? AND place <= ? ORDER BY place`, after, upTo)
	if err != nil {
		return share{err: err}
	}
	defer found.Close()
	read.rows = make([]register.Row, 0, room)
	for found.Next() {
		named := summary{at: len(read.rows)}
		var id, hash column[string]
		var revision column[int64]
		var payload column[[]byte]
		if err := found.Scan(&named.place, &id, &revision, &hash, &payload); err != nil {
			return share{err: err}
		}
		named.id, named.revision = id.value, revision.value
		row, err := s.readRow(named, payload.value, hash.value)
		if err != nil {
			row, read.lost = register.Row{}, append(read.lost, named)
		}
		read.rows = append(read.rows, row)
	}
	read.err = found.Err()
	return read
}

func (s *Store) readRow(named summary, payload []byte, hash string) (row register.Row, err error) {
	place := ref{kindAssessment, named.id}.place("summaries", named.revision)
	data, err := s.box.openQuick(place, payload, hash)
	if err != nil {
		return row, err
	}
	if err := json.Unmarshal(data, &row); err != nil || !rowFits(named, &row, len(data)) {
		return row, errDamaged
	}
	exchange.ComposeKept(data, &row)
	return row, nil
}

// rowAnew makes a row from its item, which stands at the same place: what the summary
// says of itself may be damaged too. Of an item that is damaged, its own name counts.
func (s *Store) rowAnew(named *summary) (register.Row, error) {
	p, found := onePiece(s.db, tableItems, `place = $1`, named.place)
	if !found {
		return register.Row{}, itemDamaged(named.id, s.path)
	}
	if validKey.MatchString(p.of.id) {
		named.id, named.revision = p.of.id, p.revision
	}
	return donors{{q: s.db}}.row(s.box, p)
}

// row makes the row of an assessment from its item. When that was saved last only the
// history tells, or else a summary of the same.
func (all donors) row(b *box, p piece) (row register.Row, err error) {
	data, err := p.open(b)
	if err != nil {
		return row, err
	}
	item, err := assessmentIn(p.of.id, data)
	if err != nil {
		return row, err
	}
	row, _ = register.RowOf(item) // of an unknown edition it says what can be told
	row.Revision, row.Changed = p.revision, all.savedAt(b, p)
	return row, nil
}

// savedAt is when a piece was saved; where nothing tells, when it was saved before that.
func (all donors) savedAt(b *box, p piece) time.Time {
	for revision := p.revision; revision > 0; revision-- {
		if line, found := all.find(b, tableHistory, `kind = $1 AND id = $2 AND revision = $3`, p.of.kind, p.of.id, revision); found {
			var kept entry
			if data, err := line.open(b); err == nil && json.Unmarshal(data, &kept) == nil {
				return kept.At
			}
		}
		if said, found := all.find(b, tableSummaries, `id = $1 AND revision = $2`, p.of.id, revision); found {
			var row register.Row
			if data, err := said.open(b); err == nil && json.Unmarshal(data, &row) == nil && !row.Changed.IsZero() {
				return row.Changed
			}
		}
	}
	return time.Time{}
}

// knownRow is what a person knows an assessment by.
func knownRow(item register.Item) register.Row {
	a := &item.Assessment
	return register.Row{Key: item.Key(), ID: a.ID, Version: a.Version, Program: a.Program.Name, Number: a.Number, Created: a.Created}
}
