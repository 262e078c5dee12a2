package intake

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"
)

// Endings are those of the files that can be taken in.
var Endings = []string{".json", ".pdf", dossier.Ending}

// MostFiles is how many files are looked at in one go.
const MostFiles = 10_000

// Files lists the files that can be taken in: those that are named, and those in
// the folders that are named and below them. A hidden folder is passed over.
func Files(paths []string) (files []string, err error) {
	for _, path := range paths {
		err := filepath.WalkDir(path, func(at string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return wholefile.Coded(err, at)
			case d.IsDir() && at != path && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case d.IsDir() || at != path && !slices.Contains(Endings, strings.ToLower(filepath.Ext(at))):
				return nil
			case len(files) == MostFiles:
				return &assessment.Error{Code: "intake-many", Params: map[string]string{"file": path}}
			}
			files = append(files, at)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(files)
	files = slices.Compact(files)
	if len(files) == 0 {
		return nil, &assessment.Error{Code: "intake-none", Params: map[string]string{"file": strings.Join(paths, ", ")}}
	}
	return files, nil
}

// Options are the passphrases of dossiers, by path.
type Options struct {
	Passphrases map[string]string
}

// Look looks into files, without keeping anything, and holds what is there against
// what is filed. What cannot be read is a find too. It reports how much is done of
// how much is known to be there.
func Look(ctx context.Context, filed Filed, files []string, o Options, report func(done, all int)) (*Plan, error) {
	l := &look{ctx: ctx, plan: &Plan{counted: map[ledger]bool{}}, filed: filed, rows: map[string]register.Row{}, version: map[string]int{}, numbers: map[string]string{}, seen: map[string]*source{}, counted: map[ledger]bool{}, report: report}
	for _, row := range filed.Rows() {
		l.rows[row.Key] = row
		l.highest(row.ID, row.Version)
		if row.Number != "" {
			l.numbers[row.Number] = row.ID
		}
	}
	l.all = len(files)
	var err error
	if l.own, err = filed.ID(); err != nil {
		return nil, err
	}
	for _, file := range files {
		l.file(file, o.Passphrases[file])
		if err := ctx.Err(); err != nil {
			l.plan.Close()
			return nil, err
		}
		l.step()
	}
	return l.plan, nil
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
	}
	l.plan.Finds = append(l.plan.Finds, f)
}

func (l *look) damaged(file string, row register.Row, err error) {
	l.add(Find{File: file, Row: row, State: Damaged, Err: err})
}

// file looks at one file. A reader that fails where it should not is the file's
// fault: the others are looked at all the same.
func (l *look) file(path, passphrase string) {
	defer func() {
		if failed := recover(); failed != nil {
			l.damaged(path, register.Row{}, &assessment.Error{Code: "reader-failed", Params: map[string]string{"file": path}})
		}
	}()
	if strings.EqualFold(filepath.Ext(path), dossier.Ending) {
		l.dossier(path, passphrase)
		return
	}
	data, err := readFile(path)
	if err != nil {
		l.damaged(path, register.Row{}, err)
		return
	}
	o, err := exchange.Open(data)
	if err != nil {
		l.damaged(path, register.Row{}, err)
		return
	}
	if c := o.Comparison; c != nil {
		l.comparison(&source{path: path, comparison: c}, *c)
		return
	}
	item := register.Item{Assessment: o.Assessment, Sealed: o.Data, Seal: o.Seal}
	if item, err = Seal(item); err != nil {
		l.damaged(path, register.Row{}, err)
		return
	}
	l.item(&source{path: path, item: &item}, item)
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

func readFile(path string) ([]byte, error) {
	f, err := wholefile.Open(path)
	if err != nil {
		return nil, wholefile.Coded(err, path)
	}
	defer f.Close()
	data, err := exchange.ReadAll(f)
	return data, wholefile.Coded(err, path)
}

// dossier looks at all that a dossier holds. It is opened to read only, and stays
// open until the plan is closed.
func (l *look) dossier(path, passphrase string) {
	store, err := dossier.Open(path, dossier.Options{Passphrase: passphrase, ReadOnly: true})
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
	l.all += len(rows)
	for _, row := range rows {
		if l.ctx.Err() != nil {
			return
		}
		item, err := store.Item(row.Key)
		if err != nil {
			l.damaged(path, row, err)
		} else {
			l.item(s, item)
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
func (l *look) item(s *source, theirs register.Item) {
	row, err := register.RowOf(theirs)
	if err != nil {
		l.damaged(s.path, row, err)
		return
	}
	row.Text = "" // nothing is looked up in a report
	f := Find{File: s.path, Row: row, from: s, Lost: l.lost(s, &theirs.Assessment)}
	if owner := l.numbers[row.Number]; row.Number != "" && owner != "" && owner != row.ID {
		f.Taken = row.Number
	}
	mine, there, err := l.mine(row.Key)
	switch {
	case err != nil: // told below
	case there:
		var j Joined
		f.State, j, err = l.against(s, mine, theirs)
		f.Clashes, f.Apart = len(j.Conflicts), j.Beside != nil
	default:
		f.State = l.newcomer(row)
	}
	if f.State == Same || f.State == Known {
		if f.counts, err = l.counts(s, row.ID); f.counts {
			f.State = Joins
		}
	}
	if err != nil {
		f.State, f.Err = Damaged, err
	}
	l.seen[row.Key] = s
	l.add(f)
}

// counts tells, once for all versions of an assessment, whether something came
// back on its letters that is not counted here.
func (l *look) counts(s *source, id string) (bool, error) {
	if s.store == nil || l.counted[ledger{s, id}] {
		return false, nil
	}
	l.counted[ledger{s, id}] = true
	joined, found, err := joinLedger(s.store, l.filed, id)
	if err != nil || !found {
		return false, err
	}
	var mine consent.Ledger
	_, err = l.filed.Load(dossier.KindLedger, id, &mine)
	return !reflect.DeepEqual(joined, mine), err
}

// newcomer tells what a version is that is not filed.
func (l *look) newcomer(row register.Row) State {
	switch version, there := l.version[row.ID]; {
	case !there:
		return New
	case row.Version > version:
		return Newer
	}
	return Earlier
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

func (l *look) against(s *source, mine, theirs register.Item) (State, Joined, error) {
	theirs = s.filedAs(mine, theirs)
	base, shared, err := s.base(l.filed, mine)
	if err != nil {
		return Damaged, Joined{}, err
	}
	state, j := weigh(base, shared, mine, theirs)
	if state == Same || state == Known || shared {
		return state, j, nil
	}
	was, err := l.was(mine.Key(), theirs)
	if was {
		return Known, Joined{}, err
	}
	return state, j, err
}

// was tells whether what is filed once was so.
func (l *look) was(key string, theirs register.Item) (bool, error) {
	if _, there := l.rows[key]; !there {
		return false, nil
	}
	return l.filed.Was(key, func(then register.Item) bool { return same(theirs, asFiled(then, theirs)) })
}

// filedAs gives what comes out of a file with one assessment tags, notes and the
// like of what is filed: such a file has none.
func (s *source) filedAs(mine, theirs register.Item) register.Item {
	if s.store != nil {
		return theirs
	}
	return asFiled(theirs, mine)
}

// asFiled gives one item how another is filed.
func asFiled(item, other register.Item) register.Item {
	item.Tags, item.Archived, item.Notes, item.Example = other.Tags, other.Archived, other.Notes, other.Example
	item.Exported, item.Unfinished, item.Seals = other.Exported, other.Unfinished, other.Seals
	return item
}

// base is what both sides were made of; where nobody knows, all that differs is
// what both changed.
func (s *source) base(filed Filed, mine register.Item) (base register.Item, shared bool, err error) {
	if s.store != nil {
		data, err := filed.Common(s.store, dossier.KindAssessment, mine.Key())
		if err != nil || data != nil {
			return base, data != nil, errors.Join(err, unmarshal(data, &base))
		}
	}
	a := mine.Assessment
	return register.Item{Assessment: assessment.Assessment{ID: a.ID, Version: a.Version}}, false, nil
}

func (l *look) lost(s *source, a *assessment.Assessment) (n int) {
	for _, sum := range dossier.FilesOf(a) {
		if !l.filed.HasFile(sum) && (s.store == nil || !s.store.HasFile(sum)) {
			n++
		}
	}
	return n
}

func (l *look) comparison(s *source, c grid.Comparison) {
	f := Find{File: s.path, Title: c.Title, State: New, from: s, id: c.ID}
	var filed grid.Comparison
	there, err := l.filed.Load(dossier.KindComparison, c.ID, &filed)
	switch {
	case err != nil:
		f.State, f.Err = Damaged, err
	case there && equal(filed, c):
		f.State = Same
	case there:
		f.State = Conflict
	}
	l.add(f)
}

// equal compares as they are written, for which an empty list is none.
func equal(a, b grid.Comparison) bool {
	one, err := exchange.WriteComparison(a)
	other, err2 := exchange.WriteComparison(b)
	if err != nil || err2 != nil {
		return reflect.DeepEqual(a, b)
	}
	return bytes.Equal(one, other)
}
