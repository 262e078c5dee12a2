package ui

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// programScreen takes what is assessed.
type programScreen struct {
	*stepForm
	known *fyne.Container
}

func (w *Window) program() screen {
	return &programScreen{newStepForm(w, assessment.StepProgram), parts.Rows(parts.Gap)}
}

func (p *programScreen) content() fyne.CanvasObject {
	w := p.w
	main := parts.Rows(parts.GapWide, w.heading("step.program", "program.title", "program.intro"), p.draw(parts.GapWide))
	p.refresh()
	return w.wide(main, p.known)
}

// refresh shows what is known about the program beside the fields.
func (p *programScreen) refresh() {
	p.stepForm.refresh()
	p.known.Objects = p.w.facts("")
	p.known.Refresh()
}

// facts are the dated statements about the chosen program that belong beside a
// question, or with "" beside the program itself.
func (w *Window) facts(question string) []fyne.CanvasObject {
	content, a := w.desk.Editor().Content(), w.desk.Editor().Assessment()
	family, known := content.Statements.Family(a.Program.Family)
	var cards []fyne.CanvasObject
	if question == "" && family.Closed.Valid() {
		cards = append(cards, advice(parts.Bad, parts.SignImportant, w.t("program.closed"), w.t("program.closed.text", "program", family.Name, "date", w.words.Date(family.Closed))))
	}
	if question == "" && len(family.Status) > 0 {
		cards = append(cards, advice(parts.Caution, parts.SignImportant, "", family.Status.In(w.words.Lang)))
	}
	said := content.Said(a, question)
	if !known && len(said) == 0 {
		return nil
	}
	title := w.t("facts.title", "program", family.Name)
	if !known {
		title = w.t("facts.title.general")
	}
	lines := []fyne.CanvasObject{parts.NewText(parts.Strong, title)}
	if known && len(said) == 0 {
		lines = append(lines, parts.NewText(parts.Help, w.t("facts.none", "program", family.Name)))
	}
	return append(cards, parts.NewCard(parts.Rows(parts.Gap, append(lines, w.sayings(said))...)))
}

// sayings are statements with where each is from.
func (w *Window) sayings(said []assessment.Statement) fyne.CanvasObject {
	lines := parts.Rows(parts.Gap)
	for _, s := range said {
		lines.Add(parts.Rows(0, parts.NewText(parts.Body, s.Text.In(w.words.Lang)),
			parts.NewText(parts.Label, w.words.SourceOf(w.desk.Editor().Content().Statements, s))))
	}
	show(lines, len(said) > 0)
	return lines
}

// against says what sources say against an answer.
func (w *Window) against(said []assessment.Statement) string {
	var all []string
	for _, s := range said {
		all = append(all, w.words.Against(w.desk.Editor().Content().Statements, s))
	}
	return strings.Join(all, " ")
}
