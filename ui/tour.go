package ui

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// stop is one place of the guided first assessment: the step that it shows, and
// the part of the window that it points at.
type stop struct {
	id   string
	step string
	part func(*shell.Frame) fyne.CanvasObject
}

var stops = []stop{
	{"steps", assessment.StepOutcome, func(f *shell.Frame) fyne.CanvasObject { return f.Side }},
	{"question", assessment.QuestionStep("audit"), func(f *shell.Frame) fyne.CanvasObject { return f.Body }},
	{"foot", assessment.QuestionStep("audit"), func(f *shell.Frame) fyne.CanvasObject { return f.Foot }},
	{"outcome", assessment.StepOutcome, func(f *shell.Frame) fyne.CanvasObject { return f.Body }},
	{"decision", assessment.StepDecision, func(f *shell.Frame) fyne.CanvasObject { return f.Body }},
	{"documents", assessment.StepDocuments, func(f *shell.Frame) fyne.CanvasObject { return f.Body }},
}

// offersTour reports whether the start page offers the tour by itself: to who has
// nothing filed yet and was not asked before.
func (w *app) offersTour() bool { return !w.Settings().Toured && len(w.Desk().Rows()) == 0 }

// toured remembers that somebody took the tour or did not want it.
func (w *app) toured() {
	if !w.Settings().Toured {
		w.Keep(func(s *dossier.Settings) { s.Toured = true })
	}
}

// startTour begins on an example: one that is filed already, or a new one.
func (w *app) startTour() {
	w.toured()
	w.NeedDossier(func() {
		for _, row := range w.Desk().Rows() {
			if row.Example {
				w.OpenAssessment(row.Key)
				w.stopAt(0)
				return
			}
		}
		w.StartExample("business")
		w.stopAt(0)
	})
}

// stopAt shows a stop; after the last one the tour is over.
func (w *app) stopAt(at int) {
	if at >= len(stops) || w.Desk().Editor() == nil {
		w.endTour()
		return
	}
	s := stops[at]
	w.Show(s.step)
	on := parts.NewButton(parts.Primary, w.T("tour.next"), func() { w.stopAt(at + 1) })
	buttons := parts.Line(parts.Gap, on)
	if at == len(stops)-1 {
		on.SetText(w.T("tour.ready"))
	} else {
		buttons.Add(parts.NewButton(parts.Plain, w.T("tour.skip"), w.endTour))
	}
	words := parts.NewCard(parts.Inset(parts.GapSmall, parts.GapSmall, parts.Rows(parts.Gap,
		parts.NewText(parts.Eyebrow, strings.ToUpper(w.T("tour.count", "n", strconv.Itoa(at+1), "all", strconv.Itoa(len(stops))))),
		parts.NewText(parts.Body, w.T("tour."+s.id)), buttons)))
	w.Guide(s.part(w.Frame()), words, func() bool { return w.Place() == s.step }, w.endTour)
	on.Focus()
}

// endTour takes ring and words away; what is open stays open.
func (w *app) endTour() { w.EndGuide() }
