package ui

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// startScreen is where the program opens: what it is for, a new assessment, an
// example to look at, and what was filled in before.
type startScreen struct{ w *Window }

func (w *Window) start() screen { return &startScreen{w} }

func (s *startScreen) content() fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{
		parts.Rows(parts.Gap,
			parts.NewText(parts.Eyebrow, strings.ToUpper(w.t("program"))),
			parts.NewText(parts.Question, w.t("start.title")),
			parts.NewText(parts.Body, w.t("start.text"))),
		parts.Line(parts.Gap,
			parts.NewButton(parts.Primary, w.t("start.new"), w.newAssessment),
			parts.NewButton(parts.Plain, w.t("start.compare"), w.newComparison),
			parts.NewButton(parts.Plain, w.t("start.file"), func() { w.show(stepFile) }),
			parts.NewButton(parts.Plain, w.t("start.settings"), func() { w.show(stepSettings) }),
			parts.NewButton(parts.Plain, w.t("start.keys"), func() { w.show(stepKeys) })),
	}
	if len(w.s.draft.Items) > 0 {
		rows = append(rows, w.section("start.earlier", ""))
		for i := len(w.s.draft.Items) - 1; i >= 0; i-- {
			rows = append(rows, s.earlier(i))
		}
	}
	rows = append(rows, w.section("start.examples", "start.examples.help"), s.examples())
	rows = append(rows, s.comparisons()...)
	rows = append(rows, parts.NewText(parts.Help, w.t("start.where", "path", w.statePath)))
	return w.page(rows...)
}

// earlier is one assessment that is kept, with its outcome.
func (s *startScreen) earlier(at int) fyne.CanvasObject {
	w, a := s.w, &s.w.s.draft.Items[at].Assessment
	name := a.Program.Name
	if name == "" {
		name = w.t("start.nameless")
	}
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.t("start.open"), func() { w.open(at) })}
	if a.Draft() {
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.t("start.delete"), func() { s.drop(at, name) }))
	}
	return parts.NewCard(parts.Ends(parts.Gap,
		parts.Rows(0, parts.NewText(parts.Strong, name), parts.NewText(parts.Help, s.state(at, a))),
		parts.Line(parts.Gap, buttons...)))
}

func (s *startScreen) state(at int, a *assessment.Assessment) string {
	if s.w.s.draft.Items[at].Example {
		return s.w.t("start.example", "state", s.lifeOf(at, a))
	}
	return s.lifeOf(at, a)
}

// lifeOf says where an assessment stands in its life.
func (s *startScreen) lifeOf(at int, a *assessment.Assessment) string {
	w := s.w
	if a.Draft() {
		return w.t("start.draft", "date", w.words.Date(a.Created))
	}
	d := a.Decision
	params := []string{"number", a.Number, "version", itoa(a.Version), "decision", w.t("decision." + d.Kind), "date", w.words.Date(d.On), "through", w.words.Date(d.Through)}
	switch {
	case w.s.superseded(at):
		return w.t("start.superseded", params...)
	case d.Kind == assessment.Refused:
		return w.t("start.refused", params...)
	case d.Through.Before(w.s.today()):
		return w.t("start.lapsed", params...)
	}
	return w.t("start.decided", params...)
}

func (s *startScreen) drop(at int, name string) {
	w := s.w
	w.confirm(w.t("start.delete.sure", "name", name), w.t("start.delete"), func() {
		w.s.drop(at)
		w.show(stepStart)
	})
}

// examples opens a copy of an embedded example, to try everything on.
func (s *startScreen) examples() fyne.CanvasObject {
	w := s.w
	names, err := exchange.Examples()
	if err != nil {
		return parts.NewText(parts.Help, w.words.Error(err))
	}
	var buttons []fyne.CanvasObject
	for _, id := range names {
		buttons = append(buttons, parts.NewButton(parts.Plain, w.t("example."+id), func() { w.openExample(id) }))
	}
	return parts.Line(parts.Gap, buttons...)
}

// comparisons are those that are kept, each on a card, and the published one to
// look at.
func (s *startScreen) comparisons() []fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{w.section("start.comparisons", "start.comparisons.help")}
	for i := len(w.s.draft.Comparisons) - 1; i >= 0; i-- {
		c := w.s.draft.Comparisons[i]
		name := orElse(c.Title, w.t("grid.title"))
		rows = append(rows, parts.NewCard(parts.Ends(parts.Gap,
			parts.Rows(0, parts.NewText(parts.Strong, name),
				parts.NewText(parts.Help, w.words.N("start.comparison", len(c.Programs), "date", w.words.Date(c.Date)))),
			parts.Line(parts.Gap,
				parts.NewButton(parts.Plain, w.t("start.open"), func() { w.openComparison(i) }),
				parts.NewButton(parts.Quiet, w.t("start.delete"), func() { s.dropComparison(i, name) })))))
	}
	return append(rows, parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.t("example."+grid.Current), w.openComparisonExample)))
}

func (s *startScreen) dropComparison(at int, name string) {
	w := s.w
	w.confirm(w.t("start.delete.comparison", "name", name), w.t("start.delete"), func() {
		w.s.dropComparison(at)
		w.show(stepStart)
	})
}

func (s *startScreen) refresh()          {}
func (s *startScreen) focus(string) bool { return false }
