package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// fileScreen opens an assessment out of a file: by its path, by the system's
// dialog, or dropped on the window.
type fileScreen struct{ w *app }

func (w *app) file() shell.Page { return &fileScreen{w} }

func (f *fileScreen) Content() fyne.CanvasObject {
	w, path := f.w, ""
	open := func() { w.takePath(w.TypedPath(path)) }
	field := parts.NewTextField(parts.TextOptions{Label: w.T("file.path"), Help: w.T("file.help"), Most: assessment.MaxText, OnChanged: func(s string) { path = s }, OnSubmitted: open})
	choose := parts.NewButton(parts.Plain, w.T("file.choose"), func() { w.Host().ChoosePath(w.T("file.choose"), assessmentFiles, w.takePath) })
	return w.Column(w.Heading("program", "file.title", "file.intro"), field,
		parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("file.open"), open), choose),
		parts.Rows(parts.Gap, w.Section("file.many", "file.many.help"), parts.Line(0, parts.NewButton(parts.Plain, w.T("intake.open"), func() { w.Show(stepIntake) }))), w.Returns())
}
