package ui

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// safeguardsScreen takes the to-dos for open points and the safeguards that
// apply, pack by pack.
type safeguardsScreen struct {
	*form
	rows map[string]*safeguardRow
}

// safeguardRow is one measure: its state, and the fields that the state asks.
type safeguardRow struct {
	state string // that the fields stand for
	extra *fyne.Container
}

func (w *Window) safeguards() screen {
	return &safeguardsScreen{form: newForm(w), rows: map[string]*safeguardRow{}}
}

func (s *safeguardsScreen) content() fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{w.heading("step.safeguards", "safeguards.title", "safeguards.intro."+w.desk.Editor().Outcome().Outcome)}
	if w.desk.Editor().Outcome().Outcome != assessment.Incomplete {
		for i, q := range w.desk.Editor().Content().OpenPoints(w.desk.Editor().Outcome()) {
			if i == 0 {
				rows = append(rows, w.section("todos.title", "todos.help"))
			}
			rows = append(rows, s.todo(q))
		}
	}
	for _, pack := range w.desk.Editor().Content().Safeguards(w.desk.Editor().Assessment()) {
		rows = append(rows, s.pack(pack))
	}
	return w.page(rows...)
}

func (s *safeguardsScreen) todo(question string) fyne.CanvasObject {
	w, todos := s.w, s.w.desk.Editor().Assessment().Todos
	q, _ := w.desk.Editor().Content().Questions.Question(question)
	v := w.desk.Editor().Outcome().Answer(question)
	tone, sign := look(v.Value)
	path := "todos." + question
	return parts.NewCard(parts.Rows(parts.GapWide,
		parts.Marked(parts.Gap, parts.NewMark(tone, sign), parts.Rows(0,
			parts.NewText(parts.Strong, itoa(q.Number)+" "+q.Name.In(w.words.Lang)), parts.NewText(parts.Help, w.words.Value(w.desk.Editor().Content(), v)))),
		s.line(path+".what", w.t("todo.what"), "", entry(todos, question, func(t *assessment.Todo) *string { return &t.What })),
		parts.Grid(2,
			s.line(path+".owner", w.t("todo.owner"), "", entry(todos, question, func(t *assessment.Todo) *string { return &t.Owner })),
			s.date(path+".due", w.t("todo.due"), "", dayIn(todos, question, func(t *assessment.Todo) *assessment.Date { return &t.Due })))))
}

func (s *safeguardsScreen) pack(p assessment.AppliedPack) fyne.CanvasObject {
	w, lang := s.w, s.w.words.Lang
	rows := []fyne.CanvasObject{parts.NewText(parts.Title, p.Pack.Name.In(lang))}
	if note := p.Pack.Note.In(lang); note != "" {
		rows = append(rows, parts.NewText(parts.Help, note))
	}
	for _, tip := range p.Pack.Tips {
		rows = append(rows, parts.NewText(parts.Help, w.t("safeguards.tip", "tip", tip.In(lang))))
	}
	if !w.desk.Editor().Locked() && len(p.Items) > 1 {
		rows = append(rows, s.atOnce(p))
	}
	for _, item := range p.Items {
		rows = append(rows, parts.NewRule(), s.item(item))
	}
	return parts.NewCard(parts.Rows(parts.GapWide, rows...))
}

// atOnce answers a whole pack as in place by an owner since a day.
func (s *safeguardsScreen) atOnce(p assessment.AppliedPack) fyne.CanvasObject {
	w := s.w
	owner, since := w.desk.Editor().Assessment().Assessor.Name, string(w.desk.Today())
	who, when := w.looseLine(w.t("safeguard.owner"), &owner), w.looseDate(w.t("safeguard.since"), &since)
	return parts.Rows(parts.Gap,
		parts.NewText(parts.Help, w.t("safeguards.at-once.help")),
		parts.Grid(3,
			who, when,
			parts.Rows(parts.GapSmall, parts.NewText(parts.Label, " "), parts.NewButton(parts.Plain, w.t("safeguards.at-once"), func() {
				missing := assessment.Safeguard{State: assessment.InPlace, Owner: owner, Since: assessment.Date(since)}.Missing()
				who.SetError(w.lacks(missing, "owner"))
				when.SetError(w.lacks(missing, "since"))
				if len(missing) > 0 {
					w.relayout()
					return
				}
				w.desk.Editor().Assessment().SetPack(p, owner, assessment.Date(since))
				w.changed()
				w.reshow("safeguards." + p.Items[0].ID)
			}))))
}

// lacks is what to say under a field of a safeguard that is still missing.
func (w *Window) lacks(missing []string, field string) string {
	if !slices.Contains(missing, field) {
		return ""
	}
	return w.t("safeguard.lacks." + field)
}

func (s *safeguardsScreen) item(item assessment.SafeguardItem) fyne.CanvasObject {
	w, lang, path := s.w, s.w.words.Lang, "safeguards."+item.ID
	row := &safeguardRow{extra: parts.Rows(parts.GapWide)}
	s.rows[item.ID] = row
	all := w.desk.Editor().Assessment().Safeguards
	state := value{func() string { return all[item.ID].State }, func(state string) { all[item.ID] = all[item.ID].In(state) }}
	options := w.options("safeguard.state.", assessment.InPlace, assessment.Planned, assessment.DoesNotApply)
	rows := []fyne.CanvasObject{
		parts.Rows(parts.GapSmall, parts.NewText(parts.Strong, item.Name.In(lang)), parts.NewText(parts.Help, item.Why.In(lang)), parts.NewText(parts.Help, item.How.In(lang))),
	}
	if item.Password {
		rows = append(rows, w.passwordChecker())
	}
	rows = append(rows, s.choice(path, "", "", options, state), row.extra)
	s.showState(item.ID)
	return parts.Rows(parts.Gap, rows...)
}

func (s *safeguardsScreen) refresh() {
	for id := range s.rows {
		s.showState(id)
	}
}

// showState shows the fields of a safeguard's state; only another state changes them.
func (s *safeguardsScreen) showState(id string) {
	w, row, all, path := s.w, s.rows[id], s.w.desk.Editor().Assessment().Safeguards, "safeguards."+id
	state := all[id].State
	if state == row.state {
		return
	}
	row.state = state
	owner := s.line(path+".owner", w.t("safeguard.owner"), "", entry(all, id, func(g *assessment.Safeguard) *string { return &g.Owner }))
	notes := s.line(path+".notes", w.t("safeguard.notes"), "", entry(all, id, func(g *assessment.Safeguard) *string { return &g.Notes }))
	switch state {
	case assessment.InPlace:
		since := s.date(path+".since", w.t("safeguard.since"), "", dayIn(all, id, func(g *assessment.Safeguard) *assessment.Date { return &g.Since }))
		row.extra.Objects = []fyne.CanvasObject{parts.Grid(2, since, owner), notes}
	case assessment.Planned:
		due := s.date(path+".due", w.t("safeguard.due"), "", dayIn(all, id, func(g *assessment.Safeguard) *assessment.Date { return &g.Due }))
		row.extra.Objects = []fyne.CanvasObject{parts.Grid(2, owner, due), notes}
	case assessment.DoesNotApply:
		reason := s.line(path+".reason", w.t("safeguard.reason"), "", entry(all, id, func(g *assessment.Safeguard) *string { return &g.Reason }))
		row.extra.Objects = []fyne.CanvasObject{reason}
	}
	row.extra.Refresh()
}
