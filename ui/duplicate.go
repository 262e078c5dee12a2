package ui

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// duplicateScreen begins an assessment of another program for the same use.
type duplicateScreen struct {
	w       *Window
	program string
	field   *parts.TextField
}

func (w *Window) duplicateScreen() shell.Page { return &duplicateScreen{w: w} }

func (s *duplicateScreen) Content() fyne.CanvasObject {
	w := s.w
	s.field = w.looseLine(w.t("duplicate.program"), &s.program)
	return w.page(w.heading("duplicate.eyebrow", "duplicate.title", "duplicate.intro"), s.field,
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.t("duplicate.begin"), s.begin),
			parts.NewButton(parts.Plain, w.t("back"), func() { w.show(w.from) })))
}

func (s *duplicateScreen) begin() {
	w, name := s.w, strings.TrimSpace(s.program)
	if name == "" {
		w.refuse(s.field, w.t("duplicate.missing"))
		return
	}
	if err := w.desk.DuplicateAs(name); err != nil {
		w.tell(err)
		return
	}
	w.show(assessment.StepProgram)
}
