package dossiers

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// duplicateScreen begins an assessment of another program for the same use.
type duplicateScreen struct {
	d       *Dossiers
	w       Window
	program string
	field   *parts.TextField
}

func (d *Dossiers) duplicatePage() shell.Page { return &duplicateScreen{d: d, w: d.w} }

func (s *duplicateScreen) Content() fyne.CanvasObject {
	w := s.w
	s.field = w.Line(w.T("duplicate.program"), &s.program)
	return w.Column(w.Heading("duplicate.eyebrow", "duplicate.title", "duplicate.intro"), s.field,
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("duplicate.begin"), s.begin),
			parts.NewButton(parts.Plain, w.T("back"), w.Return)))
}

func (s *duplicateScreen) begin() {
	w, name := s.w, strings.TrimSpace(s.program)
	if name == "" {
		w.Refuse(s.field, w.T("duplicate.missing"))
		return
	}
	if err := w.Desk().DuplicateAs(name); err != nil {
		w.Tell(err)
		return
	}
	w.Show(assessment.StepProgram)
}
