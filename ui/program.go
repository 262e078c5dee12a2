package ui

import (
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// programScreen takes what is assessed.
type programScreen struct {
	*form
	known *fyne.Container
}

func (w *Window) program() screen { return &programScreen{form: newForm(w)} }

func (p *programScreen) content() fyne.CanvasObject {
	w, pr := p.w, &p.w.desk.Editor().Assessment().Program
	name := value{text(&pr.Name).get, p.recognise}
	p.known = parts.Rows(parts.Gap)
	p.refresh()
	main := parts.Rows(parts.GapWide,
		w.heading("step.program", "program.title", "program.intro"),
		p.line("program.name", w.field("program.name"), w.t("help.program.name"), name),
		parts.Grid(2,
			p.line("program.maker", w.field("program.maker"), "", text(&pr.Maker)),
			p.line("program.version", w.field("program.version"), w.t("help.program.version"), text(&pr.Version)),
			p.line("program.plan", w.field("program.plan"), w.t("help.program.plan"), text(&pr.Plan))),
		parts.Grid(2,
			p.line("program.privacyStatement", w.field("program.privacyStatement"), w.t("help.program.privacyStatement"), text(&pr.PrivacyStatement)),
			p.date("program.privacySeen", w.field("program.privacySeen"), "", day(&pr.PrivacySeen)),
			p.choice("program.account", w.field("program.account"), "", w.yesNo(), text(&pr.Account)),
			p.choice("program.app", w.field("program.app"), "", w.yesNo(), text(&pr.App))),
		p.area("program.makerKeeps", w.field("program.makerKeeps"), w.t("help.program.makerKeeps"), text(&pr.MakerKeeps)),
		p.line("program.makerKeepsFor", w.field("program.makerKeepsFor"), w.t("help.program.makerKeepsFor"), text(&pr.MakerKeepsFor)),
	)
	return w.wide(main, p.known)
}

// recognise shows the maker that the program's name brought along.
func (p *programScreen) recognise(name string) {
	pr := &p.w.desk.Editor().Assessment().Program
	p.w.desk.Editor().Content().NameProgram(pr, name)
	if maker, ok := p.fields["program.maker"].(*parts.TextField); ok && maker.Text() != pr.Maker {
		maker.SetText(pr.Maker)
	}
}

// refresh shows what is known about the program beside the fields.
func (p *programScreen) refresh() {
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
