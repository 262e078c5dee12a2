package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// useScreen takes who is in the conversation, by which functions, and what a
// client is offered instead.
type useScreen struct {
	*form
	alternatives *fyne.Container
	note         *parts.Advice
}

func (w *Window) use() screen { return &useScreen{form: newForm(w)} }

func (u *useScreen) content() fyne.CanvasObject {
	w, use, q := u.w, &u.w.desk.Editor().Assessment().Use, u.w.desk.Editor().Content().Questions
	u.note = advice(parts.Open, parts.SignImportant, "", w.t("use.internal"))
	u.alternatives = parts.Rows(parts.GapWide,
		u.checks("use.alternatives", w.field("use.alternatives"), w.t("help.use.alternatives"), w.named(q.Alternatives), &use.Alternatives),
		u.line("use.alternativeOther", w.field("use.alternativeOther"), "", text(&use.AlternativeOther)))
	page := w.page(
		w.heading("step.use", "use.title", "use.intro"),
		u.choice("use.audience", w.field("use.audience"), "", w.named(q.Audiences), text(&use.Audience)),
		u.note,
		u.checks("use.functions", w.field("use.functions"), w.t("help.use.functions"), w.named(q.Functions), &use.Functions),
		u.choice("use.group", w.field("use.group"), "", w.named(q.Groups), text(&use.Group)),
		u.checks("use.roles", w.field("use.roles"), w.t("help.use.roles"), w.named(q.Roles), &use.Roles),
		u.alternatives,
		parts.NewText(parts.Help, w.t("use.telephone")),
	)
	u.refresh()
	return page
}

func (u *useScreen) refresh() {
	audience := u.w.desk.Editor().Assessment().Use.Audience
	show(u.alternatives, audience == assessment.WithClients)
	show(u.note, audience == assessment.Internal)
}
