package ui

import (
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// exceptionScreen takes what using a program needs that should rather not be
// used, and the question to the insurer.
type exceptionScreen struct {
	*form
	state string // of the insurer, that the fields stand for
	extra *fyne.Container
}

func (w *Window) exception() screen { return &exceptionScreen{form: newForm(w)} }

func (e *exceptionScreen) content() fyne.CanvasObject {
	w, x := e.w, &e.w.s.a().Exception
	rows := []fyne.CanvasObject{w.heading("step.exception", "exception.title", "exception.intro")}
	if n := w.s.a().ExceptionsBefore; n > 0 {
		key := "exception.again"
		if n >= 2 {
			key = "exception.no-longer-temporary"
		}
		rows = append(rows, advice(parts.Caution, parts.SignImportant, "", w.t(key, "n", strconv.Itoa(n+1))))
	}
	rows = append(rows,
		e.area("exception.reason", w.field("exception.reason"), w.t("help.exception.reason"), text(&x.Reason)))
	if w.s.a().ExceptionsBefore >= 2 {
		rows = append(rows, e.area("exception.newReason", w.field("exception.newReason"), "", text(&x.NewReason)))
	}
	rows = append(rows,
		e.area("exception.for", w.field("exception.for"), w.t("help.exception.for"), text(&x.For)),
		e.noted(),
		e.area("exception.arranging", w.field("exception.arranging"), "", text(&x.Arranging)),
		parts.Grid(2, e.date("exception.arrangedBy", w.field("exception.arrangedBy"), "", day(&x.ArrangedBy))))
	if w.s.a().Use.Audience == assessment.WithClients {
		rows = append(rows, e.insurer()...)
	}
	return w.page(rows...)
}

// noted is the duty to note the reason in each client's own file.
func (e *exceptionScreen) noted() fyne.CanvasObject {
	x := &e.w.s.a().Exception
	check := parts.NewCheck(e.w.t("exception.noted"), "", func(on bool) { e.change("exception.notedPerFile", func() { x.NotedPerFile = on }) })
	check.Set(x.NotedPerFile)
	if e.w.s.locked() {
		check.Disable()
	}
	return check
}

func (e *exceptionScreen) insurer() []fyne.CanvasObject {
	w := e.w
	e.extra = parts.Rows(parts.GapWide)
	e.refresh()
	return []fyne.CanvasObject{
		w.section("insurer.title", "insurer.help"),
		e.choice("insurer.state", "", "", w.options("insurer.state.", assessment.Asked, assessment.ToAsk, assessment.DoesNotApply), text(&w.s.a().Insurer.State)),
		e.extra,
	}
}

func (e *exceptionScreen) refresh() {
	w, in := e.w, &e.w.s.a().Insurer
	if e.extra == nil || in.State == e.state {
		return
	}
	e.state = in.State
	switch in.State {
	case assessment.Asked:
		e.extra.Objects = []fyne.CanvasObject{
			parts.Grid(2, e.date("insurer.on", w.t("insurer.asked-on"), "", day(&in.On))),
			e.area("insurer.answer", w.field("insurer.answer"), "", text(&in.Answer))}
	case assessment.ToAsk:
		e.extra.Objects = []fyne.CanvasObject{parts.Grid(2, e.date("insurer.on", w.t("insurer.ask-by"), "", day(&in.On)))}
	case assessment.DoesNotApply:
		e.extra.Objects = []fyne.CanvasObject{e.line("insurer.reason", w.field("insurer.reason"), "", text(&in.Reason))}
	}
	e.extra.Refresh()
}
