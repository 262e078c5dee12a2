package intake

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// fileScreen opens an assessment out of a file: by its path, by the system's
// dialog, or dropped on the window.
type fileScreen struct {
	n *Intake
	w Window
}

func (n *Intake) filePage() shell.Page { return &fileScreen{n: n, w: n.w} }

func (f *fileScreen) Content() fyne.CanvasObject {
	w, path := f.w, ""
	open := func() { f.n.TakePath(w.TypedPath(path)) }
	field := parts.NewTextField(parts.TextOptions{Label: w.T("file.path"), Help: w.T("file.help"), Most: assessment.MaxText, OnChanged: func(s string) { path = s }, OnSubmitted: open})
	choose := parts.NewButton(parts.Plain, w.T("file.choose"), func() { w.Host().ChoosePath(w.T("file.choose"), assessmentFiles, f.n.TakePath) })
	return w.Column(w.Heading("program", "file.title", "file.intro"), field,
		parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("file.open"), open), choose),
		parts.Rows(parts.Gap, w.Section("file.many", "file.many.help"), parts.Line(0, parts.NewButton(parts.Plain, w.T("intake.open"), func() { w.Show(session.Intake) }))), w.Returns())
}
