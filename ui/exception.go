package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// exceptionScreen takes what using a program needs that should rather not be used.
type exceptionScreen struct{ *stepForm }

func (w *app) exception() shell.Page {
	return &exceptionScreen{newStepForm(w, assessment.StepException)}
}

func (e *exceptionScreen) Content() fyne.CanvasObject {
	return e.w.Column(e.w.Heading("step.exception", "exception.title", "exception.intro"), e.draw(parts.GapWide+parts.Gap))
}
