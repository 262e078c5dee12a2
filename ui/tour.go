package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// stop is one place of the guided first assessment: the step that it shows, and
// the part of the window that it points at.
type stop struct {
	id   string
	step string
	part func(*Window) fyne.CanvasObject
}

var stops = []stop{
	{"steps", assessment.StepOutcome, func(w *Window) fyne.CanvasObject { return w.side }},
	{"question", assessment.QuestionStep("audit"), func(w *Window) fyne.CanvasObject { return w.body }},
	{"foot", assessment.QuestionStep("audit"), func(w *Window) fyne.CanvasObject { return w.foot }},
	{"outcome", assessment.StepOutcome, func(w *Window) fyne.CanvasObject { return w.body }},
	{"decision", assessment.StepDecision, func(w *Window) fyne.CanvasObject { return w.body }},
	{"documents", assessment.StepDocuments, func(w *Window) fyne.CanvasObject { return w.body }},
}

// tour leads through an example and points at things: a ring around a part, and
// words beside it. It stands in nobody's way: everything below it works.
type tour struct {
	at    int // the stop that is shown; -1 for none
	panel *fyne.Container
	ring  *parts.Panel
}

func (t *tour) build() {
	t.at = -1
	t.panel = parts.Rows(0)
	t.ring = parts.NewPanel(parts.ColorNone, parts.ColorAccent, theme.SizeNameCardRadius)
}

// offersTour reports whether the start page offers the tour by itself: to who has
// nothing filed yet and was not asked before.
func (w *Window) offersTour() bool { return !w.settings.Toured && len(w.desk.Rows()) == 0 }

// toured remembers that somebody took the tour or did not want it.
func (w *Window) toured() {
	if !w.settings.Toured {
		w.settings.Toured = true
		w.keepSettings()
	}
}

// startTour begins on an example: one that is filed already, or a new one.
func (w *Window) startTour() {
	w.toured()
	w.needDossier(func() {
		for _, row := range w.desk.Rows() {
			if row.Example {
				w.open(row.Key)
				w.stopAt(0)
				return
			}
		}
		w.startExample("business")
		w.stopAt(0)
	})
}

// stopAt shows a stop; after the last one the tour is over.
func (w *Window) stopAt(at int) {
	if at >= len(stops) || w.desk.Editor() == nil {
		w.endTour()
		return
	}
	s := stops[at]
	w.show(s.step)
	w.tour.at = at
	on := parts.NewButton(parts.Primary, w.t("tour.next"), func() { w.stopAt(at + 1) })
	buttons := parts.Line(parts.Gap, on)
	if at == len(stops)-1 {
		on.SetText(w.t("tour.ready"))
	} else {
		buttons.Add(parts.NewButton(parts.Plain, w.t("tour.skip"), w.endTour))
	}
	w.tour.panel.Objects = []fyne.CanvasObject{parts.NewCard(parts.Inset(parts.GapSmall, parts.GapSmall, parts.Rows(parts.Gap,
		parts.NewText(parts.Eyebrow, upper(w.t("tour.count", "n", itoa(at+1), "all", itoa(len(stops))))),
		parts.NewText(parts.Body, w.t("tour."+s.id)), buttons)))}
	w.win.Content().Refresh()
	on.Focus()
}

// endTour takes ring and words away; what is open stays open.
func (w *Window) endTour() {
	w.tour.at = -1
	w.win.Content().Refresh()
	w.focusFirst()
}

// layout sets the ring around its part and the words in the corner above the
// foot, where they hide least. What the tour left of its own accord ends it.
func (t *tour) layout(w *Window, size fyne.Size) {
	shown := t.at >= 0 && w.step == stops[t.at].step
	show(t.panel, shown)
	show(t.ring, false)
	if !shown {
		return
	}
	part := stops[t.at].part(w)
	if part.Visible() {
		t.ring.Show()
		t.ring.Move(part.Position())
		t.ring.Resize(part.Size())
	}
	width := min(tourEm*theme.Size(theme.SizeNameText), size.Width-2*parts.GapWide)
	bottom := size.Height
	if w.foot.Visible() {
		bottom = w.foot.Position().Y
	}
	for range 2 { // what wraps knows its height once it has its width
		t.panel.Resize(fyne.NewSize(width, t.panel.MinSize().Height))
	}
	height := t.panel.MinSize().Height
	t.panel.Move(fyne.NewPos(size.Width-width-parts.GapWide, max(bottom-height-parts.GapWide, 0)))
	t.panel.Resize(fyne.NewSize(width, height))
}

// tourEm is how wide the words of the tour are.
const tourEm = 26
