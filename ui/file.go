package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// fileScreen opens an assessment out of a file: by its path, by the system's
// dialog, or dropped on the window.
type fileScreen struct{ w *Window }

func (w *Window) file() shell.Page { return &fileScreen{w} }

func (f *fileScreen) Content() fyne.CanvasObject {
	w, path := f.w, ""
	open := func() { w.takePath(w.typedPath(path)) }
	field := parts.NewTextField(parts.TextOptions{Label: w.t("file.path"), Help: w.t("file.help"), Most: assessment.MaxText, OnChanged: func(s string) { path = s }, OnSubmitted: open})
	choose := parts.NewButton(parts.Plain, w.t("file.choose"), func() { w.host.ChooseFile(w.t("file.choose"), assessmentFiles, pdf.MaxFile, w.take) })
	return w.page(w.heading("program", "file.title", "file.intro"), field,
		parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.t("file.open"), open), choose),
		parts.Rows(parts.Gap, w.section("file.many", "file.many.help"), parts.Line(0, parts.NewButton(parts.Plain, w.t("intake.open"), func() { w.show(stepIntake) }))), w.returns())
}
