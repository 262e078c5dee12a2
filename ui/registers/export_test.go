package registers

import (
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// Shown is the register as it is shown, for tests.
type Shown struct{ s *registerScreen }

// Of is the register that a page shows.
func Of(p shell.Page) Shown { return Shown{p.(*registerScreen)} }

// Entries are its rows.
func (s Shown) Entries() []*register.Entry { return s.s.view.Entries }

// Rows are what it chooses the rows from.
func (s Shown) Rows() *register.Register { return s.s.g }

// Text is what is looked for.
func (s Shown) Text() string { return s.s.looks.text }

// Filter is the field for it.
func (s Shown) Filter() *parts.TextField { return s.s.filter }

// Place is the field for where is looked.
func (s Shown) Place() *parts.SelectField { return s.s.place }

// List is the list of the rows.
func (s Shown) List() *parts.RowList { return s.s.list }

// Detail is what is said of the current row.
func (s Shown) Detail() fyne.CanvasObject { return s.s.detail }

// LookFor looks for a text, and LookAt at a place.
func (s Shown) LookFor(text string) { s.s.lookFor(text) }

// LookAt looks at a place from the next search on.
func (s Shown) LookAt(p register.Place) { s.s.looks.place = p }

// Type types a letter on the list.
func (s Shown) Type(r rune) { s.s.typed(r) }

// Edit changes what is kept of a row.
func (s Shown) Edit(key string, change func(*register.Item)) { s.s.edit(key, change) }

// UseSaved does what is chosen among the searches that are kept.
func (s Shown) UseSaved(id string) { s.s.useSaved(id, nil) }

// Saved are the searches that are kept.
func (s Shown) Saved() []register.Saved { return s.s.filters() }

// Moved goes to a row.
func (s Shown) Moved(at int) { s.s.moved(at) }

// Reassess begins the next version of a row.
func (s Shown) Reassess(key string) { s.s.reassess(key) }

// Table exports the rows as a table, and Documents their documents.
func (s Shown) Table(ending string) { s.s.many.table(ending) }

// Documents exports the documents of the rows.
func (s Shown) Documents() { s.s.many.begin() }
