package quick

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// mostChanges is how many ways to a better outcome are shown; the outcome has all.
const mostChanges = 3

// follow shows what the answers lead to, what would change that, and what goes with it.
func (p *page) follow() {
	w, e := p.w, p.w.Desk().Editor()
	content, outcome := e.Content(), e.Outcome()
	changes := w.Words().Changes(content, outcome)
	notes := w.Words().Notes(content, e.Assessment(), outcome, w.Desk().Today())
	head, summary := w.Words().Headline(outcome), w.Words().Summary(content, outcome)
	said := strings.Join(append(append([]string{head, summary}, changes...), notes...), "\n")
	if said == p.standing {
		return
	}
	p.standing = said
	tone, sign := session.OutcomeLook(outcome)
	rows := []fyne.CanvasObject{parts.NewText(parts.Eyebrow, strings.ToUpper(w.T("quick.first"))), shell.Advice(tone, sign, head, summary)}
	if len(changes) > 0 {
		rows = append(rows, p.changes(outcome.Changes, changes))
	}
	if len(notes) > 0 {
		lines := parts.Rows(parts.GapSmall, parts.NewText(parts.Strong, w.T("quick.notes")))
		for _, note := range notes {
			lines.Add(parts.NewText(parts.Help, note))
		}
		rows = append(rows, parts.NewCard(lines))
	}
	rows = append(rows, parts.NewText(parts.Help, w.T("quick.rests")))
	if e.Assessment().Draft() {
		rows = append(rows, p.keep.object)
	}
	p.aside.Objects = rows
	p.aside.Refresh()
}

// changes are the ways to a better outcome; each leads to where it begins.
func (p *page) changes(all []assessment.Change, said []string) fyne.CanvasObject {
	w := p.w
	lines := parts.Rows(0, parts.NewText(parts.Strong, w.T("outcome.better")))
	for i, text := range said[:min(len(said), mostChanges)] {
		path := w.Desk().Editor().Content().Path(all[i])
		lines.Add(parts.NewLink(parts.Accent, parts.SignImportant, text, "", func() { w.Jump(path) }))
	}
	return parts.NewCard(lines)
}
