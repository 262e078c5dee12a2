package intake

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"
)

// Options say how files are read.
type Options struct {
	Passphrases map[string]string   // of dossiers, by path
	Sleep       func(time.Duration) // waits for a file that another program holds; nil for time.Sleep
	// Contents are of what was read already, such as standard input, by the names that
	// stand for them among the files.
	Contents map[string][]byte
}

// Look looks into files, without keeping anything, and holds what is there against
// what is filed. What cannot be read is a find too. It reports how much is done of
// how much is known to be there.
func Look(ctx context.Context, filed Filed, files []string, o Options, report func(done, all int)) (*Plan, error) {
	l, err := newLook(ctx, filed, report)
	if err != nil {
		return nil, err
	}
	l.all = len(files)
	for r := range ahead(files, func(file string) reading { return read(file, o) }) {
		l.file(r, o)
		if err := ctx.Err(); err != nil {
			l.plan.Close()
			return nil, err
		}
		l.step()
	}
	return l.plan, nil
}

func newLook(ctx context.Context, filed Filed, report func(done, all int)) (*look, error) {
	l := &look{ctx: ctx, plan: &Plan{counted: map[ledger]bool{}}, filed: filed, rows: map[string]register.Row{}, version: map[string]int{}, numbers: map[string]string{}, seen: map[string]*source{}, counted: map[ledger]bool{}, report: report, unpack: mostOfAll}
	for _, row := range filed.Rows() {
		l.rows[row.Key] = row
		l.highest(row.ID, row.Version)
		if row.Number != "" {
			l.numbers[row.Number] = row.ID
		}
	}
	var err error
	l.own, err = filed.ID()
	return l, err
}

// look is one look into files.
type look struct {
	ctx       context.Context
	plan      *Plan
	filed     Filed
	own       string                  // its id
	rows      map[string]register.Row // filed, by key
	version   map[string]int          // the highest, by id
	numbers   map[string]string       // whose they are
	seen      map[string]*source      // what was found already, by key
	counted   map[ledger]bool         // looked at already
	report    func(done, all int)
	done, all int
	within    string // the zip that is looked into
	parts     int    // of all zips so far
	unpack    int64  // bytes that zips may still hold
}

// holds makes room for what is in a file, which counts in its place.
func (l *look) holds(n int) {
	l.all += n - 1
	l.done--
}

func (l *look) highest(id string, version int) {
	l.version[id] = max(l.version[id], version)
}

func (l *look) step() {
	l.done++
	l.report(l.done, l.all)
}

func (l *look) add(f Find) {
	if choices := f.Choices(); len(choices) > 0 {
		f.Choice = choices[0]
		if f.Left {
			f.Choice = Leave
		}
	}
	f.zip = l.within
	l.plan.Finds = append(l.plan.Finds, f)
}

func (l *look) damaged(file string, row register.Row, err error) {
	l.add(Find{File: file, Row: row, State: Damaged, Err: err})
}

// file looks at one file. A reader that fails where it should not is the file's
// fault: the others are looked at all the same.
func (l *look) file(r reading, o Options) {
	defer func() {
		if recover() != nil {
			l.place(failed(r.path))
		}
	}()
	switch {
	case r.err != nil:
		l.place(r)
	case r.kind == exchange.KindDossier:
		l.dossier(r.path, o)
	case r.kind == exchange.KindZip:
		l.zip(r.path, o)
	default:
		l.place(r)
	}
}

// place holds what was read of a file, or of a part of a zip, against what is filed.
func (l *look) place(r reading) {
	e, is := errors.AsType[*assessment.Error](r.err)
	switch {
	case is && strings.HasPrefix(e.Code, exchange.OtherKind):
		l.add(Find{File: r.path, State: Other, Err: r.err})
	case r.err != nil:
		l.damaged(r.path, r.row, r.err)
	case r.comparison != nil:
		l.comparison(&source{path: r.path, comparison: r.comparison}, *r.comparison)
	default:
		l.item(&source{path: r.path, item: r.packed}, r.item, r.row)
	}
}

// Seal seals a decided version that came without its bytes as it is.
func Seal(item register.Item) (register.Item, error) {
	if item.Assessment.Draft() {
		item.Sealed, item.Seal = nil, ""
		return item, nil
	}
	if item.Seal != "" {
		return item, nil
	}
	sealed, err := exchange.Write(item.Assessment)
	if err != nil {
		return item, err
	}
	item.Sealed, item.Seal = sealed, exchange.Seal(sealed)
	return item, nil
}

// dossier looks at all that a dossier holds. It is opened to read only, and stays
// open until the plan is closed.
func (l *look) dossier(path string, o Options) {
	store, err := wholefile.WhileHeld(func() (*dossier.Store, error) {
		return dossier.Open(path, dossier.Options{Passphrase: o.Passphrases[path], ReadOnly: true})
	}, o.Sleep)
	if err != nil {
		l.damaged(path, register.Row{}, err)
		return
	}
	s := &source{path: path, store: store}
	if id, err := store.ID(); err == nil && id == l.own {
		l.plan.copies = true
	}
	l.plan.sources = append(l.plan.sources, s)
	for _, notice := range store.Notices() {
		l.damaged(path, register.Row{}, notice)
	}
	rows := store.Rows()
	l.holds(len(rows))
	for _, row := range rows {
		if l.ctx.Err() != nil {
			return
		}
		item, err := store.Item(row.Key)
		if err == nil {
			row, err = register.RowWithoutText(item)
		}
		if err != nil {
			l.damaged(path, row, err)
		} else {
			l.item(s, item, row)
		}
		l.step()
	}
	for _, id := range store.IDs(dossier.KindComparison) {
		c, err := s.comparisonOf(id)
		if err != nil {
			l.damaged(path, register.Row{}, err)
			continue
		}
		l.comparison(s, c)
	}
}

// item holds an assessment against what is filed under its key, else against what
// was found before it.
func (l *look) item(s *source, theirs register.Item, row register.Row) {
	f := Find{File: s.path, Row: row, from: s, Lost: l.lost(s, &theirs.Assessment)}
	if owner := l.numbers[row.Number]; row.Number != "" && owner != "" && owner != row.ID {
		f.Taken = row.Number
	}
	mine, there, err := l.mine(row.Key)
	switch {
	case err != nil: // told below
	case there:
		err = l.against(&f, mine, theirs)
	default:
		f.State, err = l.newcomer(row, theirs)
	}
	if err == nil && (f.State == Same || f.State == Known) {
		if f.counts, err = l.counts(s, row.ID); f.counts {
			f.State = Joins
		}
	}
	if err != nil {
		f.State, f.Err = Damaged, err
	}
	l.seen[row.Key] = s
	if row.Number != "" && l.numbers[row.Number] == "" {
		l.numbers[row.Number] = row.ID
	}
	l.add(f)
}

// counts reports, once for all versions of an assessment, whether something came
// back on its letters that is not counted here.
func (l *look) counts(s *source, id string) (bool, error) {
	if s.store == nil || l.counted[ledger{s, id}] {
		return false, nil
	}
	l.counted[ledger{s, id}] = true
	m, _, err := mergeOther(s.store, l.filed, dossier.KindLedger, id)
	return m.Value != nil, err
}

// newcomer says what a version is that is not filed. A copy of what is filed, which
// a clash made elsewhere, is there already.
func (l *look) newcomer(row register.Row, theirs register.Item) (State, error) {
	if _, filed := l.rows[theirs.CopyOf]; filed {
		copied, err := l.filed.Was(theirs.CopyOf, func(then register.Item) bool { return CopyOf(then).Assessment.ID == row.ID })
		if err != nil || copied {
			return Known, err
		}
	}
	switch version, there := l.version[row.ID]; {
	case !there:
		return New, nil
	case row.Version > version:
		return Newer, nil
	}
	return Earlier, nil
}

// mine is what is filed under a key, or was found before.
func (l *look) mine(key string) (item register.Item, there bool, err error) {
	if _, there = l.rows[key]; there {
		item, err = l.filed.Item(key)
		return item, true, err
	}
	before, there := l.seen[key]
	if !there {
		return item, false, nil
	}
	item, err = before.itemOf(key)
	return item, true, err
}

// against says what a find is to what is filed under its key.
func (l *look) against(f *Find, mine, theirs register.Item) error {
	theirs = f.from.filedAs(mine, theirs)
	c, err := f.from.compare(l.filed, mine, theirs)
	if err != nil {
		return err
	}
	f.State, f.Left, f.replaces = c.state, c.left, true
	if c.state == Same || c.state == Known {
		return nil
	}
	f.Clashes, f.Apart = len(c.merged.Conflicts), c.merged.Beside != nil
	if c.shared {
		return nil
	}
	was, err := l.was(mine.Key(), theirs)
	if was {
		f.State, f.Left = Known, false
	}
	return err
}

// was reports whether what is filed once was so, or a copy of theirs is filed.
func (l *look) was(key string, theirs register.Item) (bool, error) {
	if _, there := l.rows[CopyOf(theirs).Key()]; there {
		return true, nil
	}
	if _, there := l.rows[key]; !there {
		return false, nil
	}
	return l.filed.Was(key, func(then register.Item) bool { return same(theirs, asFiled(then, theirs)) })
}

// filedAs adds to what comes out of a file with one assessment tags, notes and the
// like of what is filed: such a file has none.
func (s *source) filedAs(mine, theirs register.Item) register.Item {
	if s.store != nil {
		return theirs
	}
	return asFiled(theirs, mine)
}

// asFiled files one item as another is filed.
func asFiled(item, other register.Item) register.Item {
	item.Tags, item.Archived, item.Notes, item.Example = other.Tags, other.Archived, other.Notes, other.Example
	item.Exported, item.Unfinished, item.Seals, item.CopyOf = other.Exported, other.Unfinished, other.Seals, other.CopyOf
	return item
}

func (l *look) lost(s *source, a *assessment.Assessment) (n int) {
	for _, sum := range dossier.FilesOf(a) {
		if !l.filed.HasFile(sum) && (s.store == nil || !s.store.HasFile(sum)) {
			n++
		}
	}
	return n
}

// comparison holds a comparison of programs against what is kept under its id.
func (l *look) comparison(s *source, c grid.Comparison) {
	f := Find{File: s.path, Title: c.Title, State: New, from: s, id: c.ID}
	var mine json.RawMessage
	there, err := l.filed.Load(dossier.KindComparison, c.ID, &mine)
	if err == nil && there {
		f.replaces = true
		f.State, err = l.compared(s, mine, c)
	}
	if err != nil {
		f.State, f.Err = Damaged, err
	}
	l.add(f)
}

func (l *look) compared(s *source, mine []byte, c grid.Comparison) (State, error) {
	if other, err := differs(c, mine); err != nil || !other {
		return Same, err
	}
	m, _, err := s.mergeComparison(l.filed, c)
	switch {
	case err != nil:
		return Damaged, err
	case m.Value != nil:
		return Newer, nil
	case m.Beside == nil:
		return Known, nil
	}
	var copied json.RawMessage
	there, err := l.filed.Load(dossier.KindComparison, m.Beside.ID, &copied)
	if there {
		return Known, err
	}
	return Conflict, err
}
