// Package desk is where one person works on one dossier: what is filed, the
// assessment or comparison that is open, undo, the changes that wait to be saved,
// decisions, letters and consents, merging, and what is exported. The window and
// the terminal both sit at it.
//
// A desk belongs to one goroutine. It never saves by itself: [Options.OnPending]
// says that something waits, and its owner saves [Desk.Pending], now or later.
//
// Never in here: a widget, a sentence, a clock of its own, or a goroutine.
package desk

import (
	"errors"
	"maps"
	"slices"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// CodeReadOnly is the code of the error for what a dossier that may only be read
// refuses.
const CodeReadOnly = "dossier-read-only"

// ErrReadOnly is that error.
var ErrReadOnly = &assessment.Error{Code: CodeReadOnly}

// Options are what a desk needs from who sits at it.
type Options struct {
	// Now is the clock.
	Now func() time.Time
	// User is the name of who works here, for the history; empty for nobody named.
	User string
	// OnPending is called when something waits to be saved; nil for nobody.
	OnPending func()
	// CopyTitle names the copy of a comparison that two people changed.
	CopyTitle func(title string) string
}

// Desk is the work on one dossier.
type Desk struct {
	store   *dossier.Store // nil where nothing is filed
	options Options

	rows     []register.Row // of all that is filed
	defaults Defaults       // what a new assessment begins with
	queued   Defaults       // as they were queued last
	place    Place
	queue    queue

	editor      *Editor // the open assessment; nil for none
	comparisons Comparisons
	confirmed   map[string]bool // languages whose unreviewed letter goes out knowingly
}

// Defaults are the practice and the people that a new assessment begins with.
type Defaults struct {
	Practice     assessment.Practice `json:"practice"`
	Assessor     assessment.Person   `json:"assessor"`
	SecondReader assessment.Person   `json:"secondReader"`
}

// Place is where a person was last: the key of an assessment, and the step.
type Place struct {
	Key  string `json:"key,omitempty"`
	Step string `json:"step,omitempty"`
}

// New returns a desk for an open dossier. Without one it works in memory: nothing
// is filed yet, and nothing is kept.
func New(store *dossier.Store, o Options) (*Desk, error) {
	d := &Desk{store: store, options: o, confirmed: map[string]bool{}}
	d.comparisons = Comparisons{desk: d, current: -1}
	if store == nil {
		return d, nil
	}
	d.rows = store.Rows()
	var err error
	if d.defaults, err = loadWhole[Defaults](store, dossier.KindPractice); err != nil {
		return nil, err
	}
	d.queued = d.defaults
	if d.place, err = loadWhole[Place](store, dossier.KindState); err != nil {
		return nil, err
	}
	return d, d.comparisons.load()
}

// loadWhole reads what the desk keeps for itself, and starts afresh where it is damaged,
// of which something may have been read.
func loadWhole[T any](store *dossier.Store, kind string) (value T, err error) {
	var kept T
	if found, err := store.LoadWhole(kind, "", &kept); err != nil || !found {
		return value, err
	}
	return kept, nil
}

// Reload takes for what is filed what the store has now, such as after another
// program saved in a dossier that is only read here. What is open is read anew, and
// closed where it is gone.
func (d *Desk) Reload() error {
	d.rows = d.store.Rows()
	if d.editor != nil {
		key := d.editor.Key()
		d.Leave()
		if _, there := d.Row(key); there {
			return errors.Join(d.comparisons.reload(), d.Open(key))
		}
	}
	return d.comparisons.reload()
}

// Today returns the day that everything counts from.
func (d *Desk) Today() assessment.Date { return assessment.On(d.options.Now()) }

// ReadOnly reports whether the dossier may only be read.
func (d *Desk) ReadOnly() bool { return d.store != nil && d.store.ReadOnly() }

// Rows returns the summary of each item that is filed. It is not to be changed.
func (d *Desk) Rows() []register.Row { return d.rows }

// Row returns the summary of what is filed under a key.
func (d *Desk) Row(key string) (register.Row, bool) {
	i := slices.IndexFunc(d.rows, func(r register.Row) bool { return r.Key == key })
	if i < 0 {
		return register.Row{}, false
	}
	return d.rows[i], true
}

// KeysOf are the keys of what is filed and fits.
func (d *Desk) KeysOf(fits func(register.Row) bool) (keys []string) {
	for _, r := range d.rows {
		if fits(r) {
			keys = append(keys, r.Key)
		}
	}
	return keys
}

// Defaults returns what a new assessment begins with.
func (d *Desk) Defaults() Defaults { return d.defaults }

// User returns the name of who works here.
func (d *Desk) User() string { return d.options.User }

// SetUser says who works here from now on.
func (d *Desk) SetUser(name string) { d.options.User = name }

// Place returns where the person was last.
func (d *Desk) Place() Place { return d.place }

// SetStep keeps the step that is in view; it is saved with the next change.
func (d *Desk) SetStep(step string) { d.place.Step = step }

// Editor returns the open assessment, and nil where none is open.
func (d *Desk) Editor() *Editor { return d.editor }

// Comparisons returns the comparisons of programs.
func (d *Desk) Comparisons() *Comparisons { return &d.comparisons }

// StartAssessment files a new assessment with the practice and the people of the
// last one, and opens it. Who works here assesses it.
func (d *Desk) StartAssessment() error {
	a := assessment.New(uuid.NewString(), d.Today())
	if d.defaults.Practice.Profile != "" {
		a.Practice = clonePractice(d.defaults.Practice)
	}
	a.Assessor, a.SecondReader = d.defaults.Assessor, d.defaults.SecondReader
	if user := d.User(); user != "" && user != a.Assessor.Name {
		a.Assessor = assessment.Person{Name: user}
	}
	return d.File(register.Item{Assessment: a})
}

// CopyExample files a copy of an embedded example, which stays known as one.
func (d *Desk) CopyExample(name, lang string) error {
	a, err := exchange.ExampleIn(name, lang)
	if err != nil {
		return err
	}
	a.ID = uuid.NewString()
	return d.File(register.Item{Assessment: a, Example: true})
}

// DuplicateAs files an assessment of another program for the same use as the open
// one, and opens it.
func (d *Desk) DuplicateAs(program string) error {
	content, err := assessment.Load(assessment.Current)
	if err != nil {
		return err
	}
	item := d.editor.Item()
	a := content.DuplicateAs(item.Assessment, uuid.NewString(), program, d.Today())
	return d.File(register.Item{Assessment: a, Example: item.Example, Tags: slices.Clone(item.Tags)})
}

// File files an item and opens it. One that is decided and came without its sealed
// bytes is sealed as it is.
func (d *Desk) File(item register.Item) error {
	if d.ReadOnly() {
		return ErrReadOnly
	}
	item, err := intake.Seal(item)
	if err != nil {
		return err
	}
	if err := d.edit(item); err != nil {
		return err
	}
	d.editor.Changed()
	return nil
}

// Open opens what is filed under a key.
func (d *Desk) Open(key string) error {
	item, err := d.Item(key)
	if err != nil {
		return err
	}
	return d.edit(item)
}

// edit makes an item the open one.
func (d *Desk) edit(item register.Item) error {
	content, err := assessment.Load(item.Assessment.Editions)
	if err != nil {
		return err
	}
	d.Leave()
	d.editor = newEditor(d, item, content)
	d.place.Key = item.Key()
	return nil
}

// Leave closes what is open: the assessment or the comparison.
func (d *Desk) Leave() { d.editor, d.comparisons.current = nil, -1 }

// isOpen reports whether a key is that of the open assessment.
func (d *Desk) isOpen(key string) bool { return d.editor != nil && d.editor.Key() == key }

// HasLater reports whether a later version of what is filed under a key was begun:
// then nothing is begun here.
func (d *Desk) HasLater(key string) bool {
	return d.later(key, func(register.Row) bool { return true })
}

// Superseded reports whether a later version was decided, and holds in its place.
func (d *Desk) Superseded(key string) bool {
	return d.later(key, func(r register.Row) bool { return !r.Draft() })
}

func (d *Desk) later(key string, fits func(register.Row) bool) bool {
	row, _ := d.Row(key)
	return slices.ContainsFunc(d.rows, func(r register.Row) bool { return r.ID == row.ID && r.Version > row.Version && fits(r) })
}

func clonePractice(p assessment.Practice) assessment.Practice {
	p.Numbers = maps.Clone(p.Numbers)
	return p
}
