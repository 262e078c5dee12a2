package ui

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// startScreen is where the program opens: what it is for, a new assessment, an
// example to look at, and what was filled in before.
type startScreen struct{ w *app }

func (w *app) start() shell.Page { return &startScreen{w} }

func (s *startScreen) Content() fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{
		parts.Rows(parts.Gap,
			parts.NewText(parts.Eyebrow, strings.ToUpper(w.T("program"))),
			parts.NewText(parts.Question, w.T("start.title")),
			parts.NewText(parts.Body, w.T("start.text"))),
		s.begin(),
		parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.T("start.compare"), w.Compare.Start),
			parts.NewButton(parts.Plain, w.T("start.file"), func() { w.Show(stepFile) }),
			parts.NewButton(parts.Plain, w.T("start.settings"), func() { w.Show(stepSettings) }),
			parts.NewButton(parts.Plain, w.T("start.keys"), func() { w.Show(stepKeys) })),
	}
	if old := w.old(); old != "" {
		rows = append(rows, shell.Advice(parts.Caution, parts.SignImportant, "", old))
	}
	if w.offersTour() {
		rows = append(rows, s.tour())
	}
	rows = append(rows, s.dossier()...)
	rows = append(rows, w.Section("start.examples", "start.examples.help"), s.examples())
	rows = append(rows, s.comparisons()...)
	return w.Column(rows...)
}

// old is the sentence that the published facts are a year old.
func (w *app) old() string {
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		return ""
	}
	return w.Words().OldAtStart(c, w.Desk().Today())
}

// tour offers to be shown around, to who is here for the first time.
func (s *startScreen) tour() fyne.CanvasObject {
	w := s.w
	return parts.NewCard(parts.Rows(parts.Gap,
		parts.Rows(0, parts.NewText(parts.Strong, w.T("tour.offer")), parts.NewText(parts.Help, w.T("tour.offer.help"))),
		parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("tour.begin"), w.startTour),
			parts.NewButton(parts.Quiet, w.T("tour.no"), func() {
				w.toured()
				w.Show(stepStart)
			}))))
}

// dossier is what is filed in the dossier that is open, with the dossiers that
// were open before.
func (s *startScreen) dossier() []fyne.CanvasObject {
	w := s.w
	other := "start.dossiers"
	if w.Store() == nil {
		other = "start.dossiers.first"
	}
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.T(other), func() { w.Show(stepDossiers) })}
	if w.Store() == nil {
		rows := []fyne.CanvasObject{w.Section("start.no-dossier", "start.no-dossier.help"), parts.Line(parts.Gap, buttons...)}
		if recent := w.Recent(); recent != nil {
			rows = append(rows, recent)
		}
		return rows
	}
	buttons = append([]fyne.CanvasObject{parts.NewButton(parts.Plain, w.T("start.dossier"), func() { w.Show(stepDossier) })}, buttons...)
	if len(w.Desk().Rows()) > 0 {
		buttons = append([]fyne.CanvasObject{parts.NewButton(parts.Plain, w.T("start.register"), func() { w.Show(stepRegister) })}, buttons...)
	}
	rows := []fyne.CanvasObject{
		parts.Rows(parts.GapSmall, parts.NewText(parts.Title, session.DossierName(w.Store().Path())), parts.NewText(parts.Help, w.T("start.where", "path", w.Store().Path()))),
	}
	if w.Desk().ReadOnly() {
		rows = append(rows, shell.Advice(parts.Open, parts.SignImportant, "", w.T("dossier.read-only")))
	}
	rows = append(rows, parts.Line(parts.Gap, buttons...), w.Twins())
	rows = append(rows, s.due()...)
	for i, row := range slices.Backward(w.Desk().Rows()) {
		if i < len(w.Desk().Rows())-startRows {
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
	g, err := register.New(w.Desk().Rows(), w.Desk().Today(), w.Words())
	if err != nil || len(w.Desk().Rows()) == 0 {
		return nil
	}
	due := g.Soon()
	if len(due) == 0 {
		return nil
	}
	links := []fyne.CanvasObject{w.Section("start.due", "")}
	for _, d := range due[:min(len(due), startRows)] {
		links = append(links, w.DueLink(g, d))
	}
	if len(due) > startRows {
		links = append(links, parts.Line(0, parts.NewButton(parts.Quiet, w.T("start.due.all", "n", strconv.Itoa(len(due))), func() { w.Show(stepDue) })))
	}
	return []fyne.CanvasObject{parts.Rows(parts.GapSmall, links...)}
}

// earlier is one assessment that is filed, with its outcome.
func (s *startScreen) earlier(row register.Row) fyne.CanvasObject {
	w, name := s.w, shell.OrElse(row.Program, s.w.T("start.nameless"))
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.T("start.open"), func() { w.OpenAssessment(row.Key) })}
	if row.Kind == "" && !w.Desk().ReadOnly() {
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.T("start.delete"), func() { s.drop(row.Key, name) }))
	}
	return parts.NewCard(parts.Ends(parts.Gap,
		parts.Rows(0, parts.NewText(parts.Strong, name), parts.NewText(parts.Help, s.state(row))),
		parts.Line(parts.Gap, buttons...)))
}

func (s *startScreen) state(row register.Row) string {
	if row.Example {
		return s.w.T("start.example", "state", s.lifeOf(row))
	}
	return s.lifeOf(row)
}

// lifeOf says where an assessment stands in its life.
func (s *startScreen) lifeOf(row register.Row) string {
	w := s.w
	if row.Kind == "" {
		return w.T("start.draft", "date", w.Words().Date(row.Created))
	}
	params := []string{"number", row.Number, "version", strconv.Itoa(row.Version), "decision", w.T("decision." + row.Kind), "date", w.Words().Date(row.On), "through", w.Words().Date(row.Through)}
	switch {
	case w.Desk().Superseded(row.Key):
		return w.T("start.superseded", params...)
	case row.Kind == assessment.Refused:
		return w.T("start.refused", params...)
	case row.Through.Before(w.Desk().Today()):
		return w.T("start.lapsed", params...)
	}
	return w.T("start.decided", params...)
}

func (s *startScreen) drop(key, name string) {
	w := s.w
	w.Confirm(w.T("start.delete.sure", "name", name), w.T("start.delete"), func() {
		w.Desk().Delete(key)
		w.Show(stepStart)
	})
}

// examples opens a copy of an embedded example, to try everything on.
func (s *startScreen) examples() fyne.CanvasObject {
	w := s.w
	names, err := exchange.Examples()
	if err != nil {
		return parts.NewText(parts.Help, w.Words().Error(err))
	}
	var buttons []fyne.CanvasObject
	for _, id := range names {
		buttons = append(buttons, parts.NewButton(parts.Plain, w.T("example."+id), func() { w.OpenExample(id) }))
	}
	demo := parts.Ends(parts.Gap, parts.NewText(parts.Help, w.T("start.demo.help")), parts.NewButton(parts.Plain, w.T("start.demo"), w.OpenDemo))
	if !w.offersTour() {
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.T("deed.tour"), w.startTour))
	}
	return parts.Rows(parts.Gap, parts.Line(parts.Gap, buttons...), demo)
}

// comparisons are those that are kept, each on a card, and the published one to
// look at.
func (s *startScreen) comparisons() []fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{w.Section("start.comparisons", "start.comparisons.help")}
	for i := len(w.Desk().Comparisons().All()) - 1; i >= 0; i-- {
		c := w.Desk().Comparisons().All()[i]
		name := shell.OrElse(c.Title, w.T("grid.title"))
		rows = append(rows, parts.NewCard(parts.Ends(parts.Gap,
			parts.Rows(0, parts.NewText(parts.Strong, name),
				parts.NewText(parts.Help, w.Words().N("start.comparison", len(c.Programs), "date", w.Words().Date(c.Date)))),
			parts.Line(parts.Gap,
				parts.NewButton(parts.Plain, w.T("start.open"), func() { w.Compare.Open(i) }),
				parts.NewButton(parts.Quiet, w.T("start.delete"), func() { s.dropComparison(i, name) })))))
	}
	return append(rows, parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("example."+grid.Current), w.Compare.OpenExample)))
}

func (s *startScreen) dropComparison(at int, name string) {
	w := s.w
	w.Confirm(w.T("start.delete.comparison", "name", name), w.T("start.delete"), func() {
		w.Desk().Comparisons().Delete(at)
		w.Show(stepStart)
	})
}
