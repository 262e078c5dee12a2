// Package quick is the first answer: the eight questions on one page, with what they
// lead to beside it. The walk goes on with what was answered here.
//
// Never in here: a question, a rule, or evidence, which the walk asks.
package quick

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// Place of the page.
const Place = "quick"

// Window is what the page asks of the window and of the program in it.
type Window interface {
	shell.Speaker
	shell.Navigator
	shell.Dialogs
	shell.Layouter
	shell.Composer
	session.Work
	session.Opener
	session.Documents
	session.Folders
	shell.Machine
	Changed()                  // lets everything follow a change
	Locked() fyne.CanvasObject // why nothing can be changed in what is open; nil where it can
	FocusNext()                // brings the keyboard to the button on
}

// page asks the eight questions, a row each.
type page struct {
	w        Window
	count    *parts.Text // how many are answered
	rows     []*row
	aside    *fyne.Container
	keep     *keeping
	standing string // what the aside says, so that it is laid out anew only when that changes
}

// New is the page of the assessment that is open.
func New(w Window) shell.Page { return &page{w: w} }

// Notice says why nothing can be answered.
func (p *page) Notice() fyne.CanvasObject { return p.w.Locked() }

func (p *page) Content() fyne.CanvasObject {
	w, e := p.w, p.w.Desk().Editor()
	p.count = parts.NewText(parts.Eyebrow, "")
	name := shell.OrElse(e.Assessment().Program.Name, w.T("quick.nameless"))
	heading := parts.Rows(parts.GapSmall, p.count, parts.NewText(parts.Question, w.T("quick.title", "program", name)), parts.NewText(parts.Help, w.T("quick.keys")))
	list := parts.Rows(parts.GapSmall)
	for i, q := range e.Content().Questions.Questions {
		r := newRow(p, i, q)
		p.rows = append(p.rows, r)
		if i > 0 {
			list.Add(parts.NewRule())
		}
		list.Add(r.object)
	}
	p.aside, p.keep = parts.Rows(parts.Gap), newKeeping(w)
	p.Refresh()
	return parts.WideColumns(parts.Rows(parts.Gap, heading, parts.NewCard(list)), p.aside)
}

// Refresh shows what the answers are worth, and what they lead to.
func (p *page) Refresh() {
	w := p.w
	for _, r := range p.rows {
		r.refresh()
	}
	p.count.SetText(strings.ToUpper(w.T("quick.eyebrow", "n", strconv.Itoa(len(p.rows)-p.open()), "all", strconv.Itoa(len(p.rows)))))
	p.follow()
}

// open counts the questions that count here and have no answer.
func (p *page) open() (n int) {
	for _, r := range p.rows {
		if r.isOpen() {
			n++
		}
	}
	return n
}

// FocusFirst brings the keyboard to the first question without an answer.
func (p *page) FocusFirst() { p.nextOpen(-1) }

// Focus brings the keyboard to the row of an answer.
func (p *page) Focus(path string) bool {
	for _, r := range p.rows {
		if change.Under(path, "answers."+r.q.ID) {
			r.answer.Focus()
			return true
		}
	}
	return false
}

// nextOpen goes to the first open row after one, else to the first open of all, else to
// the button on.
func (p *page) nextOpen(after int) {
	for i := range p.rows {
		r := p.rows[(after+1+i)%len(p.rows)]
		if r.isOpen() {
			r.answer.Focus()
			return
		}
	}
	p.w.FocusNext()
}

// moveTo brings the keyboard to a row, where there is one.
func (p *page) moveTo(at int) {
	if at >= 0 && at < len(p.rows) {
		p.rows[at].answer.Focus()
	}
}

// Finish goes to the next open row, and once all are answered on with the walk.
func (p *page) Finish() (text string, do func()) {
	w := p.w
	if p.open() > 0 {
		return w.T("quick.next"), func() { p.nextOpen(p.current()) }
	}
	return w.T("quick.on"), w.ShowFirstOpen
}

// current is the row with the keyboard; -1 for none.
func (p *page) current() int {
	for i, r := range p.rows {
		if r.entered {
			return i
		}
	}
	return -1
}

// answered keeps an answer and goes on to the row below.
func (p *page) answered(r *row, answer string) {
	p.set(r, answer)
	if r.at+1 < len(p.rows) {
		p.moveTo(r.at + 1)
		return
	}
	p.nextOpen(r.at)
}

func (p *page) set(r *row, answer string) {
	if err := form.Set(p.w.Desk().Editor().Form(), r.path(), answer); err != nil {
		p.w.Tell(err)
		return
	}
	p.w.Changed()
}

// takeOver notes the document behind a statement as evidence; the answer stays as it is.
func (p *page) takeOver(question string, d assessment.Document) {
	if err := p.w.Desk().Editor().Form().TakeOver(question, d); err != nil {
		p.w.Tell(err)
		return
	}
	p.w.Changed()
}
