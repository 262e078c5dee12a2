package quick

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// fact is the newest of what is known of the program at a question, with its source,
// and the button that notes the document behind it.
type fact struct {
	p        *page
	question string
	document assessment.Document
	take     *parts.Button // nil where there is no document to note
	taken    *parts.Text
	said     fyne.CanvasObject
	act      *fyne.Container // stands below the answer
}

// newFact returns nil where nothing is known.
func newFact(p *page, question string) *fact {
	w, e := p.w, p.w.Desk().Editor()
	newest, known := e.Content().Newest(e.Assessment(), question)
	if !known {
		return nil
	}
	said := parts.Rows(0, parts.NewText(parts.Help, newest.Text.In(w.Words().Lang)), parts.NewText(parts.Label, w.Words().SourceOf(e.Content().Statements, newest)))
	f := &fact{p: p, question: question, said: parts.Marked(parts.GapSmall, parts.NewMark(parts.Accent, "i"), said), act: parts.Rows(0)}
	document, there := e.Content().DocumentOf(e.Assessment(), question, newest, w.Words().DocumentName(e.Content().Statements, newest), w.Desk().Today())
	if there && !e.Locked() {
		f.document = document
		f.take = parts.NewButton(parts.Quiet, w.T("quick.take"), func() { p.takeOver(question, document) })
		f.taken = parts.NewText(parts.Label, w.T("quick.taken"))
		f.act.Add(f.take)
		f.act.Add(f.taken)
	}
	return f
}

// refresh shows whether the document is noted.
func (f *fact) refresh() {
	if f.take == nil {
		return
	}
	evidence := f.p.w.Desk().Editor().Assessment().Answers[f.question].Evidence
	is := slices.ContainsFunc(evidence, f.document.In)
	shell.SetVisible(f.taken, is)
	shell.SetVisible(f.take, !is)
}
