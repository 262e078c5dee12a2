// Package intake imports: it looks into files of whatever kind - assessments as
// JSON, records, comparisons, whole dossiers, in folders and in zip files - and says
// of each find, before anything is kept, what it is to what is filed already; then
// it applies what was chosen. Two copies of a dossier become one this way. Importing
// the same again, in any order and however often, changes nothing.
//
// Never in here: a window, a sentence, or a clock.
package intake

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
)

// State is what a find is to what is filed.
type State string

// The states of a find.
const (
	New      State = "new"      // not filed yet
	Newer    State = "newer"    // goes on from what is filed
	Earlier  State = "earlier"  // a version before those that are filed
	Same     State = "same"     // filed just so
	Known    State = "known"    // what is filed goes on from this
	Joins    State = "joins"    // both changed, and nothing clashes
	Conflict State = "conflict" // both changed, and something clashes
	Other    State = "other"    // a file of another kind
	Damaged  State = "damaged"  // cannot be read, or not be trusted
)

// States lists them as a report counts them.
var States = []State{New, Newer, Earlier, Joins, Conflict, Same, Known, Other, Damaged}

// Choice is what is to be done with a find.
type Choice string

// The choices.
const (
	Take  Choice = "take"  // file it
	Merge Choice = "merge" // make one of both; what clashes is asked
	Both  Choice = "both"  // file it beside what is filed, as a draft of its own
	Leave Choice = "leave" // leave it
)

// Find is something that was found in a file.
type Find struct {
	File  string
	Row   register.Row // of an assessment; empty for others
	Title string       // of a comparison
	State State
	Err   error // why it is damaged
	// Lost are the evidence files that it names and that are nowhere.
	Lost int
	// Taken is a number that it has and another assessment that is filed too.
	Taken string
	// Left reports that it was left before, with the same clash.
	Left bool
	// Clashes are how many places both changed otherwise.
	Clashes int
	// Apart tells that one of the two was decided: only that can stand, and the
	// other comes beside it as a draft.
	Apart  bool
	Choice Choice

	from   *source
	zip    string // the one that it is a part of
	id     string // of a comparison
	counts bool   // only what came back on its letters is otherwise
	// replaces: something is filed under its key.
	replaces bool
}

// Name is that of its file, without the folder; of a part of a zip that of the zip, and
// the part.
func (f *Find) Name() string {
	if f.zip == "" {
		return filepath.Base(f.File)
	}
	return filepath.Base(f.zip) + strings.TrimPrefix(f.File, f.zip)
}

// Choices lists what can be done with a find; nothing where there is nothing to do.
func (f *Find) Choices() []Choice {
	switch {
	case f.State == New || f.State == Newer || f.State == Earlier:
		return []Choice{Take, Leave}
	case f.State == Conflict && f.Compares():
		return []Choice{Both, Leave}
	case f.counts:
		return []Choice{Merge, Leave}
	case f.State == Joins || f.State == Conflict:
		return []Choice{Merge, Both, Leave}
	}
	return nil
}

// Chosen reports whether something of it is to be filed.
func (f *Find) Chosen() bool { return f.Choice != "" && f.Choice != Leave }

// Compares reports whether it is a comparison of programs.
func (f *Find) Compares() bool { return f.id != "" }

// ComparisonID is the id of the comparison that it is; empty for anything else.
func (f *Find) ComparisonID() string { return f.id }

// Filed is the dossier into which is taken.
type Filed interface {
	ID() (string, error)
	Rows() []register.Row
	Item(key string) (register.Item, error)
	Load(kind, id string, into any) (bool, error)
	HasFile(sum string) bool
	Ancestry(other *dossier.Store, kind, id string) (dossier.Ancestry, error)
	Was(key string, fits func(register.Item) bool) (bool, error)
}

// Plan is what was found. Close lets go of the dossiers that it reads.
type Plan struct {
	Finds   []Find
	sources []*source
	counted map[ledger]bool // those that were merged already
	copies  bool
}

// ledger is what came back on one assessment, in one source.
type ledger struct {
	from *source
	id   string
}

// Count tells how many finds have a state.
func (p *Plan) Count(state State) (n int) {
	for _, f := range p.Finds {
		if f.State == state {
			n++
		}
	}
	return n
}

// Locked lists the dossiers that could not be opened without their passphrase.
func (p *Plan) Locked() (files []string) {
	for _, f := range p.Finds {
		if e, is := errors.AsType[*assessment.Error](f.Err); is && (e.Code == assessment.PassphraseNeeded || e.Code == assessment.PassphraseWrong) {
			files = append(files, f.File)
		}
	}
	return files
}

// Asks reports whether a person has to be asked about a find: what is filed under its
// id differs, or its number is another's.
func (p *Plan) Asks(at int) bool {
	f := &p.Finds[at]
	differs := f.State == Conflict || f.State == Joins || f.State == Newer && f.replaces
	return differs || f.Taken != "" && len(f.Choices()) > 0
}

// Copies reports whether a copy of the dossier itself was looked at: then there may
// be more to put together than the finds, by Rest.
func (p *Plan) Copies() bool { return p.copies }

// Close lets go of the dossiers that were looked at.
func (p *Plan) Close() {
	for _, s := range p.sources {
		if s.store != nil {
			s.store.Close()
		}
	}
}

// source is a file with what it holds: one assessment, packed, since there may be
// thousands, or a comparison, or a whole dossier.
type source struct {
	path       string
	store      *dossier.Store // of a dossier
	item       []byte         // of a file with one assessment
	comparison *grid.Comparison
}

// itemOf returns an assessment of a source. A file holds one.
func (s *source) itemOf(key string) (item register.Item, err error) {
	if s.store != nil {
		return s.store.Item(key)
	}
	return item, unpackItem(s.item, &item)
}

// packer packs items, one after the other.
type packer struct {
	out bytes.Buffer
	w   *flate.Writer // takes a megabyte, so that there is one
}

// pack is an assessment in a fraction of the memory, and after it the bytes that were
// sealed of it where these are others.
func (p *packer) pack(item register.Item) (packed []byte, err error) {
	p.out.Reset()
	if p.w == nil {
		if p.w, err = flate.NewWriter(nil, flate.BestSpeed); err != nil {
			return nil, err
		}
	}
	p.w.Reset(&p.out)
	data, err := exchange.Encode(item.Assessment)
	if err != nil {
		return nil, err
	}
	if !item.Assessment.Draft() && !bytes.Equal(data, item.Sealed) {
		data = slices.Concat(data, separator, item.Sealed)
	}
	_, err = p.w.Write(data)
	err = errors.Join(err, p.w.Close())
	return bytes.Clone(p.out.Bytes()), err
}

// separator stands in no canonical JSON.
var separator = []byte("\n")

// unpackers each have a window of 32 kB.
var unpackers = sync.Pool{New: func() any { return flate.NewReader(nil) }}

func unpackItem(packed []byte, into *register.Item) error {
	r := unpackers.Get().(io.ReadCloser)
	defer unpackers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(packed), nil); err != nil {
		return err
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	data, sealed, other := bytes.Cut(plain, separator)
	if into.Assessment, err = exchange.Decode(data); err != nil || into.Assessment.Draft() {
		return err
	}
	into.Sealed = data
	if other {
		into.Sealed = sealed
	}
	into.Seal = exchange.Seal(into.Sealed)
	return nil
}

func (s *source) comparisonOf(id string) (c grid.Comparison, err error) {
	if s.store == nil {
		return *s.comparison, nil
	}
	_, err = s.store.Load(dossier.KindComparison, id, &c)
	return c, err
}
