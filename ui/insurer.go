package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// insurerFields take the question to the insurer and the answer.
type insurerFields struct {
	*form
	state string // that the fields stand for
	extra *fyne.Container
}

func newInsurerFields(f *form) *insurerFields {
	return &insurerFields{form: f, extra: parts.Rows(parts.GapWide)}
}

func (i *insurerFields) content() fyne.CanvasObject {
	w := i.w
	i.refresh()
	profile := w.desk.Editor().Content().Kind(w.desk.Editor().Assessment())
	var costs fyne.CanvasObject = parts.Rows(parts.Gap)
	if len(profile.Costs) > 0 {
		costs = i.choice("insurer.costs", w.field("insurer.costs"), w.t("help.insurer.costs"), w.options("costs.", profile.Costs...), text(&w.desk.Editor().Assessment().Insurer.Costs))
	}
	return parts.NewCard(parts.Rows(parts.GapWide,
		w.section("insurer.title", "insurer.help"),
		i.choice("insurer.state", "", "", w.options("insurer.state.", assessment.Asked, assessment.ToAsk, assessment.DoesNotApply), text(&w.desk.Editor().Assessment().Insurer.State)),
		i.extra, costs))
}

// refresh shows the fields of the state; only another state changes them.
func (i *insurerFields) refresh() {
	w, in := i.w, &i.w.desk.Editor().Assessment().Insurer
	if in.State == i.state {
		return
	}
	i.state = in.State
	switch in.State {
	case assessment.Asked:
		i.extra.Objects = []fyne.CanvasObject{
			parts.Grid(2, i.date("insurer.on", w.t("insurer.asked-on"), "", day(&in.On))),
			i.area("insurer.answer", w.field("insurer.answer"), "", text(&in.Answer))}
	case assessment.ToAsk:
		i.extra.Objects = []fyne.CanvasObject{parts.Grid(2, i.date("insurer.on", w.t("insurer.ask-by"), "", day(&in.On)))}
	case assessment.DoesNotApply:
		i.extra.Objects = []fyne.CanvasObject{i.line("insurer.reason", w.field("insurer.reason"), "", text(&in.Reason))}
	}
	i.extra.Refresh()
}
