package ui

import (
	"strconv"

	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// exceptionScreen takes what using a program needs that should rather not be used.
type exceptionScreen struct{ *form }

func (w *Window) exception() screen { return &exceptionScreen{newForm(w)} }

func (e *exceptionScreen) content() fyne.CanvasObject {
	w, x := e.w, &e.w.desk.Editor().Assessment().Exception
	rows := []fyne.CanvasObject{w.heading("step.exception", "exception.title", "exception.intro")}
	if n := w.desk.Editor().Assessment().ExceptionsBefore; n > 0 {
		key := "exception.again"
		if n >= 2 {
			key = "exception.no-longer-temporary"
		}
		rows = append(rows, advice(parts.Caution, parts.SignImportant, "", w.t(key, "n", strconv.Itoa(n+1))))
	}
	rows = append(rows,
		e.area("exception.reason", w.field("exception.reason"), w.t("help.exception.reason"), text(&x.Reason)))
	if w.desk.Editor().Assessment().ExceptionsBefore >= 2 {
		rows = append(rows, e.area("exception.newReason", w.field("exception.newReason"), "", text(&x.NewReason)))
	}
	rows = append(rows,
		e.area("exception.for", w.field("exception.for"), w.t("help.exception.for"), text(&x.For)),
		e.noted(),
		e.area("exception.arranging", w.field("exception.arranging"), "", text(&x.Arranging)),
		parts.Grid(2, e.date("exception.arrangedBy", w.field("exception.arrangedBy"), "", day(&x.ArrangedBy))))
	return w.page(rows...)
}

// noted is the duty to note the reason in each client's own file.
func (e *exceptionScreen) noted() fyne.CanvasObject {
	x := &e.w.desk.Editor().Assessment().Exception
	check := parts.NewCheck(e.w.t("exception.noted"), "", func(on bool) { e.change("exception.notedPerFile", func() { x.NotedPerFile = on }) })
	check.Set(x.NotedPerFile)
	if e.w.desk.Editor().Locked() {
		check.Disable()
	}
	return check
}

func (e *exceptionScreen) refresh() {}
