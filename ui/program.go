package ui

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// programScreen takes what is assessed.
type programScreen struct {
	*stepForm
	known     *fyne.Container
	suggested *fyne.Container // programs to pick from, below the name
	handOver  *parts.Button   // of the facts of one's own
	takeFiled *parts.Button   // those of other assessments of the same program
}

func (w *app) program() shell.Page {
	p := &programScreen{stepForm: newStepForm(w, assessment.StepProgram), known: parts.Rows(parts.Gap), suggested: parts.Rows(0)}
	p.frame = p.framed
	return p
}

// framed puts the suggestions below the name, and a card around each fact of one's own.
func (p *programScreen) framed(g form.Group, view *groupView) fyne.CanvasObject {
	switch {
	case g.ID == "program":
		return parts.Rows(parts.Gap, view.body, p.suggested)
	case g.Kind == form.AboutOwn:
		return p.ownStatement(g, view)
	}
	return nil
}

func (p *programScreen) Content() fyne.CanvasObject {
	w := p.w
	main := parts.Rows(parts.GapWide, w.Heading("step.program", "program.title", "program.intro"), p.draw(parts.GapWide), p.ownButtons())
	p.Refresh()
	return parts.Columns(main, p.known)
}

// suggest lists the programs that begin as what is typed. The keyboard stays where it is.
func (p *programScreen) suggest() {
	e := p.w.Desk().Editor()
	list := e.Suggestions(e.Assessment().Program.Name)
	p.suggested.Objects = nil
	for _, s := range list {
		p.suggested.Add(parts.NewLink(parts.Open, parts.SignEmpty, s.Name, p.w.say(s.About), func() { p.pick(func() error { return e.Pick(s) }) }))
	}
	if len(list) > 0 {
		name := e.Assessment().Program.Name
		keep := func() error { e.KeepName(); return nil }
		p.suggested.Add(parts.NewLink(parts.Open, parts.SignEmpty, p.w.T("suggest.none", "name", name), p.w.T("suggest.none.help"), func() { p.pick(keep) }))
	}
	shell.SetVisible(p.suggested, len(list) > 0)
	p.suggested.Refresh()
}

// pick names the program, and goes on in the next field.
func (p *programScreen) pick(name func() error) {
	p.change("program.family", func() {
		if err := name(); err != nil {
			p.w.Tell(err)
		}
	})
	p.Focus("program.maker")
}

// refresh shows what is known about the program beside the fields.
func (p *programScreen) Refresh() {
	p.stepForm.Refresh()
	p.suggest()
	shell.SetVisible(p.handOver, len(p.w.Desk().Editor().Assessment().AllOwnSaid()) > 0)
	shell.SetVisible(p.takeFiled, p.w.Desk().Editor().OwnElsewhere())
	p.known.Objects = p.w.facts("", nil)
	p.known.Refresh()
}

// facts are the dated statements about the chosen program that belong beside a
// question, or with "" beside the program itself, and what stands below each.
func (w *app) facts(question string, below func(assessment.Statement) fyne.CanvasObject) []fyne.CanvasObject {
	content, a := w.Desk().Editor().Content(), w.Desk().Editor().Assessment()
	family, known := content.Statements.Family(a.Program.Family)
	var cards []fyne.CanvasObject
	if question == "" && family.Closed.Valid() {
		cards = append(cards, shell.Advice(parts.Bad, parts.SignImportant, w.T("program.closed"), w.T("program.closed.text", "program", family.Name, "date", w.Words().Date(family.Closed))))
	}
	if question == "" && len(family.Status) > 0 {
		cards = append(cards, shell.Advice(parts.Caution, parts.SignImportant, "", family.Status.In(w.Words().Lang)))
	}
	said := content.Said(a, question)
	if own := content.OwnSaid(a, question); len(own) > 0 {
		cards = append(cards, parts.NewCard(parts.Rows(parts.Gap, parts.NewText(parts.Strong, w.T("own.said.title")), w.ownSayings(own))))
	}
	if !known && len(said) == 0 {
		return cards
	}
	title := w.T("facts.title", "program", family.Name)
	if !known {
		title = w.T("facts.title.general")
	}
	lines := []fyne.CanvasObject{parts.NewText(parts.Strong, title)}
	if known && len(said) == 0 {
		lines = append(lines, parts.NewText(parts.Help, w.T("facts.none", "program", family.Name)))
	}
	return append(cards, parts.NewCard(parts.Rows(parts.Gap, append(lines, w.sayings(said, below))...)))
}

// sayings are statements with where each is from, and what stands below each; nil for
// nothing.
func (w *app) sayings(said []assessment.Statement, below func(assessment.Statement) fyne.CanvasObject) fyne.CanvasObject {
	lines := parts.Rows(parts.Gap)
	for _, s := range said {
		saying := parts.Rows(0, parts.NewText(parts.Body, s.Text.In(w.Words().Lang)),
			parts.NewText(parts.Label, w.Words().SourceOf(w.Desk().Editor().Content().Statements, s)))
		if below != nil {
			if o := below(s); o != nil {
				saying.Add(o)
			}
		}
		lines.Add(saying)
	}
	shell.SetVisible(lines, len(said) > 0)
	return lines
}

// knownOf is what sources said that belongs to a group, and what the practice noted.
func (w *app) knownOf(g form.Group) fyne.CanvasObject {
	known := parts.Rows(parts.Gap, w.sayings(g.Said, nil), w.ownSayings(g.Own))
	shell.SetVisible(known, len(g.Said)+len(g.Own) > 0)
	return known
}

// ownSayings are statements of one's own, marked as such.
func (w *app) ownSayings(said []assessment.OwnStatement) fyne.CanvasObject {
	lines := parts.Rows(parts.Gap)
	for _, s := range said {
		lines.Add(parts.NewText(parts.Body, w.Words().OwnStatement(s)))
	}
	shell.SetVisible(lines, len(said) > 0)
	return lines
}

// against says what sources say against an answer.
func (w *app) against(said []assessment.Statement) string {
	var all []string
	for _, s := range said {
		all = append(all, w.Words().Against(w.Desk().Editor().Content().Statements, s))
	}
	return strings.Join(all, " ")
}
