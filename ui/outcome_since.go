package ui

import (
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// sinceBefore asks why it is assessed again and tells what is different by now.
func (o *outcomeScreen) sinceBefore() fyne.CanvasObject {
	w, a := o.w, o.w.Desk().Editor().Assessment()
	rows := []fyne.CanvasObject{
		o.draw(parts.GapWide),
	}
	if was := w.Desk().Editor().Previous(); was != nil {
		n := len(change.Told(change.Diff(was, a), w.Desk().Editor().Content()))
		rows = append(rows, parts.NewText(parts.Body, w.Words().N("since.differences", n)),
			parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("since.show"), func() { w.Show(stepPair) })))
	}
	return parts.NewCard(parts.Rows(parts.Gap, rows...))
}
