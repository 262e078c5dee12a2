package registers

import (
	"slices"

	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// dueScreen lists what lapsed, what will soon and what comes later, each with who
// sees to it and the way to its place.
type dueScreen struct {
	r *Registers
	w Window
}

func (r *Registers) duePage() shell.Page { return &dueScreen{r: r, w: r.w} }

// dueMost is how many of each a page lists: the calendar and the table have all.
const dueMost = 50

func (s *dueScreen) Content() fyne.CanvasObject {
	w := s.w
	g, err := register.New(w.Desk().Rows(), w.Desk().Today(), w.Words())
	if err != nil {
		return parts.NewText(parts.Help, w.Words().Error(err))
	}
	rows := []fyne.CanvasObject{w.Heading("register.title", "due.title", "due.intro"), parts.Line(parts.Gap, // before a list that may be long
		parts.NewButton(parts.Plain, w.T("start.register"), func() { w.Show(session.Register) }),
		parts.NewButton(parts.Plain, w.T("register.export.ics"), s.r.ExportDue),
		parts.NewButton(parts.Plain, w.T("back"), w.Return))}
	due := g.Due()
	if len(due) == 0 {
		rows = append(rows, shell.Advice(parts.Good, parts.SignYes, "", w.T("due.none")))
	}
	soon := w.Desk().Today().AddDays(register.SoonDays)
	for _, group := range []struct {
		title string
		other func(register.Due) bool
	}{
		{"due.past", func(d register.Due) bool { return !d.Past }},
		{"due.soon", func(d register.Due) bool { return d.Past || d.Date > soon }},
		{"due.later", func(d register.Due) bool { return d.Date <= soon }},
	} {
		rows = append(rows, s.group(g, group.title, slices.DeleteFunc(slices.Clone(due), group.other))...)
	}
	return w.Column(rows...)
}

func (s *dueScreen) group(g *register.Register, title string, due []register.Due) []fyne.CanvasObject {
	w := s.w
	if len(due) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{w.Section(title, "")}
	for _, d := range due[:min(len(due), dueMost)] {
		rows = append(rows, s.r.DueLink(g, d))
	}
	if more := len(due) - dueMost; more > 0 {
		rows = append(rows, parts.NewText(parts.Help, w.Words().N("due.more", more)))
	}
	return []fyne.CanvasObject{parts.Rows(parts.GapSmall, rows...)}
}

// DueLink is what is due, with its day and who sees to it; it opens the assessment
// at its place.
func (r *Registers) DueLink(g *register.Register, d register.Due) fyne.CanvasObject {
	tone := parts.Caution
	switch {
	case d.Past:
		tone = parts.Bad
	case d.Date > r.w.Desk().Today().AddDays(register.SoonDays):
		tone = parts.Open
	}
	return parts.NewLink(tone, parts.SignLapsed, g.Says(d), shell.Join(" · ", r.w.Words().Date(d.Date), d.Owner), func() { r.w.OpenAt(d.Row.Key, d.Path()) })
}

// dueFirst says above the register how much is due soon and what comes first of
// it, and leads to all; nothing where nothing is.
func (r *Registers) dueFirst(g *register.Register) []fyne.CanvasObject {
	due := g.Soon()
	if len(due) == 0 {
		return nil
	}
	d, tone := due[0], parts.Caution
	if d.Past {
		tone = parts.Bad
	}
	return []fyne.CanvasObject{parts.NewLink(tone, parts.SignLapsed, r.w.Words().N("due.count", len(due)),
		r.w.T("due.first", "what", g.Says(d), "when", shell.Join(" · ", r.w.Words().Date(d.Date), d.Owner)), func() { r.w.Show(session.Due) })}
}
