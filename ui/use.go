package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// useScreen takes who is in the conversation, by which functions, and what a
// client is offered instead.
type useScreen struct {
	*stepForm
	note *parts.Advice
}

func (w *app) use() shell.Page { return &useScreen{stepForm: newStepForm(w, assessment.StepUse)} }

func (u *useScreen) Content() fyne.CanvasObject {
	w := u.w
	u.note = shell.Advice(parts.Open, parts.SignImportant, "", w.T("use.internal"))
	page := w.Column(w.Heading("step.use", "use.title", "use.intro"), u.draw(parts.GapWide+parts.Gap), u.note, parts.NewText(parts.Help, w.T("use.telephone")))
	u.Refresh()
	return page
}

func (u *useScreen) Refresh() {
	u.stepForm.Refresh()
	shell.SetVisible(u.note, u.w.Desk().Editor().Assessment().Use.Audience == assessment.Internal)
}
