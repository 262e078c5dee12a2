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

func (w *Window) use() shell.Page { return &useScreen{stepForm: newStepForm(w, assessment.StepUse)} }

func (u *useScreen) Content() fyne.CanvasObject {
	w := u.w
	u.note = advice(parts.Open, parts.SignImportant, "", w.t("use.internal"))
	page := w.page(w.heading("step.use", "use.title", "use.intro"), u.draw(parts.GapWide+parts.Gap), u.note, parts.NewText(parts.Help, w.t("use.telephone")))
	u.Refresh()
	return page
}

func (u *useScreen) Refresh() {
	u.stepForm.Refresh()
	show(u.note, u.w.desk.Editor().Assessment().Use.Audience == assessment.Internal)
}
