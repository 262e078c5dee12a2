package dossier

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"time"

	"beeldbeltoets/assessment/register"
)

// donor is a database from which a damaged piece may be taken: a daily copy, or
// the dossier itself.
type donor struct {
	db *sql.DB // of a copy, to be closed
	q  querier
	on time.Time // the day of the copy; zero for what is none
}

// donors are where a piece is looked for, in this order.
type donors []donor

// donorsOf opens the daily copies of the dossier at path, what was saved last
// first, but for one of them. One that is damaged gives what is whole in it.
func donorsOf(path, but string) (all donors) {
	copies, err := Copies(path)
	if err != nil {
		return nil
	}
	for _, c := range bySaving(copies) {
		if c.Path == but || recognise(c.Path) != nil {
			continue
		}
		if db, err := connect(c.Path, true); err == nil {
			db.SetMaxOpenConns(1)
			all = append(all, donor{db, db, c.On})
		}
	}
	return all
}

func (all donors) close() (err error) {
	for _, d := range all {
		if d.db != nil {
			err = errors.Join(err, d.db.Close())
		}
	}
	return err
}

// again makes, at temp, of the newest copy and what was saved since the last state
// of a dossier, and puts it before the copies. Complete reports whether it is that;
// where nothing can be made, the copies are left.
func (all donors) again(path, temp string, b *box, last tally) (more donors, complete bool) {
	removePair(temp)
	s := &Store{path: temp, box: b, known: map[ref]int64{}}
	from, err := s.again(path, last, errDamaged)
	if s.db == nil {
		return all, false
	}
	s.watch.Close()
	return append(donors{{db: s.db, q: s.db}}, all...), err == nil && from.IsZero()
}

// copies are those of a day.
func (all donors) copies() donors {
	return slices.DeleteFunc(slices.Clone(all), func(d donor) bool { return d.on.IsZero() })
}

// before puts the dossier itself before its copies.
func (all donors) before(q querier) donors { return append(donors{{q: q}}, all...) }

// find returns the first piece that fits a condition and is whole.
func (all donors) find(b *box, table, condition string, args ...any) (piece, bool) {
	for _, d := range all {
		if p, found := onePiece(d.q, table, condition, args...); found && p.whole(b) {
			return p, true
		}
	}
	return piece{}, false
}

// same returns a damaged piece as it was written: the same item at the same
// revision, the same line, the same file.
func (all donors) same(b *box, p piece) (piece, bool) {
	switch p.table {
	case tableItems:
		if whole, found := all.renamed(b, p); found {
			return whole, true
		}
		var known bool
		if p.of, known = all.identified(b, p); !known {
			return piece{}, false
		}
		if said, found := all.find(b, tableSummaries, `rowid = $1 AND id = $2`, p.at, p.of.id); found && !p.typed {
			p.revision = said.revision
		}
		if whole, found := all.find(b, p.table, `kind = $1 AND id = $2 AND revision = $3`, p.of.kind, p.of.id, p.revision); found {
			return whole, true
		}
		if kinds[p.of.kind].history {
			return all.rolledForward(b, p)
		}
		older, _, found := all.older(b, p.of) // nothing tells what came after it
		return older, found
	case tableSummaries:
		return all.find(b, p.table, `rowid = $1 AND id = $2 AND revision = $3`, p.at, p.of.id, p.revision)
	case tableHistory:
		if line, found := all.find(b, p.table, `uid = $1`, p.uid); found {
			return line, true
		}
		return all.find(b, p.table, `entry = $1`, p.at) // where the damage is in what names it
	case tableStates:
		return all.state(b, p)
	case tableSwept:
		if whole, found := all.find(b, tableFiles, `id = $1`, p.of.id); found {
			return whole, true
		}
	}
	return all.find(b, p.table, `id = $1`, p.of.id)
}

// candidates are what a damaged item may be: what its summary says, and what stands
// at its place or under its name in a copy.
func (all donors) candidates(b *box, p piece) (maybe []piece) {
	if s, found := all.find(b, tableSummaries, `rowid = $1`, p.at); found {
		maybe = append(maybe, s)
	}
	if c, found := all.find(b, tableItems, `place = $1`, p.at); found {
		maybe = append(maybe, c)
	}
	if c, found := all.find(b, tableItems, `kind = $1 AND id = $2`, p.of.kind, p.of.id); found {
		maybe = append(maybe, c)
	}
	return maybe
}

// state returns a state that was, as a copy has it or, of the newest, the tally.
func (all donors) state(b *box, p piece) (piece, bool) {
	for _, d := range all {
		if t, err := getTally(d.q); err == nil && t.Revision == p.at && tokenFits(t.Revision, t.Token) {
			p.revision, p.payload, p.typed = t.Revision, []byte(t.Token), true
			return p, true
		}
	}
	return all.find(b, p.table, `revision = $1`, p.at)
}

// validKey is what the key of an assessment looks like.
var validKey = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9]+$`)

// identified is what a damaged item is of: as it says, or as what stands at its place in
// a copy, or its summary, says.
func (all donors) identified(b *box, p piece) (ref, bool) {
	_, known := kinds[p.of.kind]
	known = known && p.typed && (p.of.kind != kindAssessment || validKey.MatchString(p.of.id))
	candidates := all.candidates(b, p)
	for _, c := range candidates {
		if c.of == p.of {
			return p.of, true
		}
	}
	for _, c := range candidates {
		if (!known || c.of.kind == p.of.kind) && !all.removed(b, c.of) {
			return c.of, true
		}
	}
	return p.of, known
}

// removed reports whether the history says that something was taken away.
func (all donors) removed(b *box, of ref) bool {
	_, found := all.find(b, tableHistory, `kind = $1 AND id = $2 AND revision = 0`, of.kind, of.id)
	return found
}

// renamed is a piece whose payload is whole under another name or revision than
// stands beside it.
func (all donors) renamed(b *box, p piece) (piece, bool) {
	p.typed = true
	for _, c := range all.candidates(b, p) {
		for _, of := range []ref{p.of, c.of} {
			for _, revision := range []int64{p.revision, c.revision, c.revision + 1} {
				q := p
				q.of, q.revision = of, revision
				if q.whole(b) {
					return q, true
				}
			}
		}
	}
	return piece{}, false
}

// older returns the newest state of an item that is whole, whichever it is, and of
// which day the copy is that has it.
func (all donors) older(b *box, of ref) (p piece, on time.Time, found bool) {
	for _, d := range all {
		q, is := onePiece(d.q, tableItems, `kind = $1 AND id = $2`, of.kind, of.id)
		if is && q.whole(b) && (!found || q.revision > p.revision) {
			p, on, found = q, d.on, true
		}
	}
	return p, on, found
}

// knownRow is what a person knows a damaged assessment by, as an older state says.
func (all donors) knownRow(b *box, key string) register.Row {
	old, _, found := all.older(b, ref{kindAssessment, key})
	if !found {
		return register.Row{}
	}
	data, err := old.open(b)
	if err != nil {
		return register.Row{}
	}
	item, err := assessmentIn(key, data)
	if err != nil {
		return register.Row{}
	}
	return knownRow(item)
}

// titleOf is the title of a comparison, as its newest whole state says.
func (all donors) titleOf(b *box, of ref) string {
	var c struct{ Title string }
	if p, _, found := all.older(b, of); found {
		if data, err := p.open(b); err == nil && json.Unmarshal(data, &c) != nil {
			return ""
		}
	}
	return c.Title
}

// rolledForward makes, of an older state that a copy has and of what the history
// tells since, the state that is damaged.
func (all donors) rolledForward(b *box, p piece) (piece, bool) {
	old, _, found := all.older(b, p.of)
	if !found || old.revision >= p.revision || !kinds[p.of.kind].history {
		return piece{}, false
	}
	data, err := old.open(b)
	var state any
	if err != nil || parse(data, &state) != nil {
		return piece{}, false
	}
	for revision := old.revision + 1; revision <= p.revision; revision++ {
		line, found := all.find(b, tableHistory, `kind = $1 AND id = $2 AND revision = $3`, p.of.kind, p.of.id, revision)
		if !found {
			return piece{}, false
		}
		if state, err = forward(b, state, line); err != nil {
			return piece{}, false
		}
	}
	return closed(b, p, state)
}

// forward changes a state as a line of the history tells.
func forward(b *box, state any, line piece) (any, error) {
	data, err := line.open(b)
	if err != nil {
		return nil, err
	}
	var kept entry
	if err := json.Unmarshal(data, &kept); err != nil {
		return nil, err
	}
	for _, c := range kept.Changes {
		if state, err = set(state, c.Path, c.To); err != nil {
			return nil, err
		}
	}
	return state, nil
}

// closed is a damaged piece with a state in it, where that is what was saved: where
// it has a hash or bytes of its own, these say so.
func closed(b *box, p piece, state any) (piece, bool) {
	data, err := json.Marshal(state)
	if err == nil && p.of.kind == kindAssessment {
		var item register.Item
		if err = json.Unmarshal(data, &item); err == nil {
			data, err = json.Marshal(item)
		}
	}
	if err != nil {
		return piece{}, false
	}
	said, was := p.hash, p.payload
	p.payload, p.hash, err = b.close(p.place(), data)
	if err != nil || said != "" && p.hash != said && !bytes.Equal(data, was) {
		return piece{}, false
	}
	p.typed = true
	return p, p.whole(b)
}
