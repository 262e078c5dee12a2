package ui

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// startScreen is where the program opens: what it is for, a new assessment, an
// example to look at, and what was filled in before.
type startScreen struct{ w *Window }

func (w *Window) start() shell.Page { return &startScreen{w} }

func (s *startScreen) Content() fyne.CanvasObject {
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
	if old := w.old(); old != "" {
		rows = append(rows, advice(parts.Caution, parts.SignImportant, "", old))
	}
	if w.offersTour() {
		rows = append(rows, s.tour())
	}
	rows = append(rows, s.dossier()...)
	rows = append(rows, w.section("start.examples", "start.examples.help"), s.examples())
	rows = append(rows, s.comparisons()...)
	return w.page(rows...)
}

// old is the sentence that the published facts are a year old.
func (w *Window) old() string {
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		return ""
	}
	return w.words.OldAtStart(c, w.desk.Today())
}

// tour offers to be shown around, to who is here for the first time.
func (s *startScreen) tour() fyne.CanvasObject {
	w := s.w
	return parts.NewCard(parts.Rows(parts.Gap,
		parts.Rows(0, parts.NewText(parts.Strong, w.t("tour.offer")), parts.NewText(parts.Help, w.t("tour.offer.help"))),
		parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.t("tour.begin"), w.startTour),
			parts.NewButton(parts.Quiet, w.t("tour.no"), func() {
				w.toured()
				w.show(stepStart)
			}))))
}

// dossier is what is filed in the dossier that is open, with the dossiers that
// were open before.
func (s *startScreen) dossier() []fyne.CanvasObject {
	w := s.w
	other := "start.dossiers"
	if w.store == nil {
		other = "start.dossiers.first"
	}
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.t(other), func() { w.show(stepDossiers) })}
	if w.store == nil {
		rows := []fyne.CanvasObject{w.section("start.no-dossier", "start.no-dossier.help"), parts.Line(parts.Gap, buttons...)}
		if recent := w.recent(); recent != nil {
			rows = append(rows, recent)
		}
		return rows
	}
	buttons = append([]fyne.CanvasObject{parts.NewButton(parts.Plain, w.t("start.dossier"), func() { w.show(stepDossier) })}, buttons...)
	if len(w.desk.Rows()) > 0 {
		buttons = append([]fyne.CanvasObject{parts.NewButton(parts.Plain, w.t("start.register"), func() { w.show(stepRegister) })}, buttons...)
	}
	rows := []fyne.CanvasObject{
		parts.Rows(parts.GapSmall, parts.NewText(parts.Title, dossierName(w.store.Path())), parts.NewText(parts.Help, w.t("start.where", "path", w.store.Path()))),
	}
	if w.desk.ReadOnly() {
		rows = append(rows, advice(parts.Open, parts.SignImportant, "", w.t("dossier.read-only")))
	}
	rows = append(rows, parts.Line(parts.Gap, buttons...), w.twins())
	rows = append(rows, s.due()...)
	for i, row := range slices.Backward(w.desk.Rows()) {
		if i < len(w.desk.Rows())-startRows {
			break
		}
		rows = append(rows, s.earlier(row))
	}
	return rows
}

// startRows is how many assessments and how many things that are due the start
// page shows; the register has all.
const startRows = 5

// due is what lapses or is to be done soon, the first of it.
func (s *startScreen) due() []fyne.CanvasObject {
	w := s.w
	g, err := register.New(w.desk.Rows(), w.desk.Today(), w.words)
	if err != nil || len(w.desk.Rows()) == 0 {
		return nil
	}
	due := g.Soon()
	if len(due) == 0 {
		return nil
	}
	links := []fyne.CanvasObject{w.section("start.due", "")}
	for _, d := range due[:min(len(due), startRows)] {
		links = append(links, w.dueLink(g, d))
	}
	if len(due) > startRows {
		links = append(links, parts.Line(0, parts.NewButton(parts.Quiet, w.t("start.due.all", "n", itoa(len(due))), func() { w.show(stepDue) })))
	}
	return []fyne.CanvasObject{parts.Rows(parts.GapSmall, links...)}
}

// earlier is one assessment that is filed, with its outcome.
func (s *startScreen) earlier(row register.Row) fyne.CanvasObject {
	w, name := s.w, orElse(row.Program, s.w.t("start.nameless"))
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.t("start.open"), func() { w.open(row.Key) })}
	if row.Kind == "" && !w.desk.ReadOnly() {
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.t("start.delete"), func() { s.drop(row.Key, name) }))
	}
	return parts.NewCard(parts.Ends(parts.Gap,
		parts.Rows(0, parts.NewText(parts.Strong, name), parts.NewText(parts.Help, s.state(row))),
		parts.Line(parts.Gap, buttons...)))
}

func (s *startScreen) state(row register.Row) string {
	if row.Example {
		return s.w.t("start.example", "state", s.lifeOf(row))
	}
	return s.lifeOf(row)
}

// lifeOf says where an assessment stands in its life.
func (s *startScreen) lifeOf(row register.Row) string {
	w := s.w
	if row.Kind == "" {
		return w.t("start.draft", "date", w.words.Date(row.Created))
	}
	params := []string{"number", row.Number, "version", itoa(row.Version), "decision", w.t("decision." + row.Kind), "date", w.words.Date(row.On), "through", w.words.Date(row.Through)}
	switch {
	case w.desk.Superseded(row.Key):
		return w.t("start.superseded", params...)
	case row.Kind == assessment.Refused:
		return w.t("start.refused", params...)
	case row.Through.Before(w.desk.Today()):
		return w.t("start.lapsed", params...)
	}
	return w.t("start.decided", params...)
}

func (s *startScreen) drop(key, name string) {
	w := s.w
	w.confirm(w.t("start.delete.sure", "name", name), w.t("start.delete"), func() {
		w.desk.Delete(key)
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
	demo := parts.Ends(parts.Gap, parts.NewText(parts.Help, w.t("start.demo.help")), parts.NewButton(parts.Plain, w.t("start.demo"), w.openDemo))
	if !w.offersTour() {
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.t("deed.tour"), w.startTour))
	}
	return parts.Rows(parts.Gap, parts.Line(parts.Gap, buttons...), demo)
}

// comparisons are those that are kept, each on a card, and the published one to
// look at.
func (s *startScreen) comparisons() []fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{w.section("start.comparisons", "start.comparisons.help")}
	for i := len(w.desk.Comparisons().All()) - 1; i >= 0; i-- {
		c := w.desk.Comparisons().All()[i]
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
		w.desk.Comparisons().Delete(at)
		w.show(stepStart)
	})
}
