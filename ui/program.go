package ui

import (
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
	family, ok := w.desk.Editor().Content().Statements.Family(w.desk.Editor().Assessment().Program.Family)
	if !ok {
		return nil
	}
	var cards []fyne.CanvasObject
	if question == "" && family.Closed.Valid() {
		cards = append(cards, advice(parts.Bad, parts.SignImportant, w.t("program.closed"), w.t("program.closed.text", "program", family.Name, "date", w.words.Date(family.Closed))))
	}
	said := family.On(question)
	if len(said) == 0 {
		return cards
	}
	lines := []fyne.CanvasObject{parts.NewText(parts.Strong, w.t("facts.title", "program", family.Name))}
	for _, f := range said {
		lines = append(lines, parts.Rows(0, parts.NewText(parts.Body, f.Text.In(w.words.Lang)), parts.NewText(parts.Label, w.words.SourceOf(w.desk.Editor().Content().Statements.Sources, f))))
	}
	return append(cards, parts.NewCard(parts.Rows(parts.Gap, lines...)))
}
