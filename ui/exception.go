package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// exceptionScreen takes what using a program needs that should rather not be used.
type exceptionScreen struct{ *stepForm }

func (w *Window) exception() screen {
	return &exceptionScreen{newStepForm(w, assessment.StepException)}
}

func (e *exceptionScreen) content() fyne.CanvasObject {
	return e.w.page(e.w.heading("step.exception", "exception.title", "exception.intro"), e.draw(parts.GapWide+parts.Gap))
}
