package ui

import (
	"strconv"
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
	handOver  *parts.Button // of the facts of one's own
	takeFiled *parts.Button // those of other assessments of the same program
}

func (w *app) program() shell.Page {
	p := &programScreen{stepForm: newStepForm(w, assessment.StepProgram), known: parts.Rows(parts.Gap)}
	p.offers = map[string]offer{"program.name": {p.suggest, p.take}}
	p.frame = p.framed
	return p
}

// framed puts a card around each fact of one's own.
func (p *programScreen) framed(g form.Group, view *groupView) fyne.CanvasObject {
	if g.Kind == form.AboutOwn {
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

// another is the suggestion that it is none of the others.
const another = "another"

// suggest lists the programs that begin as what is typed.
func (p *programScreen) suggest(typed string) (options []parts.Option) {
	for i, s := range p.w.Desk().Editor().Suggestions(typed) {
		options = append(options, parts.Option{ID: strconv.Itoa(i), Text: s.Name, Help: p.w.say(s.About)})
	}
	if len(options) > 0 {
		options = append(options, parts.Option{ID: another, Text: p.w.T("suggest.none", "name", typed), Help: p.w.T("suggest.none.help")})
	}
	return options
}

// take takes a suggestion for what is typed, which the assessment still has.
func (p *programScreen) take(id string) {
	e := p.w.Desk().Editor()
	if id == another {
		p.pick(func() error { e.KeepName(); return nil })
		return
	}
	i, _ := strconv.Atoi(id)
	if list := e.Suggestions(e.Assessment().Program.Name); i < len(list) {
		p.pick(func() error { return e.Pick(list[i]) })
	}
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
