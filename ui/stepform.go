package ui

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// stepForm draws what is asked at a step, and follows it: after a change only the
// groups that ask something else are laid out anew, so that the field that is typed in
// stays as it is.
type stepForm struct {
	*fieldSet
	step string
	// layout puts the groups on the screen; nil for one below the other.
	layout func(form.Step) []fyne.CanvasObject
	// frame is what stands around a group; nil, also what it returns, for the usual.
	frame    func(form.Group, *groupView) fyne.CanvasObject
	groups   map[string]*groupView
	shown    []string // the ids of the groups on the screen
	reframed bool     // what stands around a group is another
	box      *fyne.Container
}

// groupView is one group of fields as it is drawn.
type groupView struct {
	asked   []form.Field
	head    string // all that stands above them
	body    *fyne.Container
	advice  *parts.Advice
	against *parts.Advice     // what sources say against an answer
	all     fyne.CanvasObject // with what stands around the fields
	unfold  *parts.Button     // shows the fields of a group that is folded; nil for another
}

func newStepForm(w *app, step string) *stepForm {
	return &stepForm{fieldSet: newFieldSet(w), step: step, groups: map[string]*groupView{}}
}

// put sets the field of a path, with what follows from it.
func put[V change.Value](w *app, path string, value V) {
	e := w.Desk().Editor()
	if err := form.Set(e.Form(), path, value); err != nil {
		w.Tell(err)
		return
	}
	if strings.HasPrefix(path, "decision.") {
		e.Unfinished() // another day offers another decision
	}
}

// put is that for a text. Another kind of practice has other words on all of the screen.
func (w *app) put(path, text string) {
	put(w, path, text)
	if path == "practice.profile" {
		w.ReshowAfter(path)
	}
}

// say is what a form says, in the language of the window.
func (w *app) say(words form.Words) string { return w.Words().Say(words, w.Desk().Editor().Content()) }

// draw is what the step asks, each group with a gap between.
func (s *stepForm) draw(gap float32) *fyne.Container {
	s.box, s.reframed = parts.Rows(gap), true
	s.Refresh()
	return s.box
}

// refresh draws what is asked by now.
func (s *stepForm) Refresh() {
	if s.box == nil {
		return
	}
	step := s.w.Desk().Editor().Form().Step(s.step)
	ids := make([]string, len(step.Groups))
	for i, g := range step.Groups {
		ids[i] = g.ID
		s.follow(g)
	}
	if s.reframed || !slices.Equal(ids, s.shown) {
		s.reframed = false
		s.leaveOut(ids)
		s.shown = ids
		s.box.Objects = s.rows(step)
		s.box.Refresh()
	}
	for _, show := range s.sync {
		show()
	}
}

// leaveOut drops the groups that are no longer there.
func (s *stepForm) leaveOut(ids []string) {
	for id, view := range s.groups {
		if !slices.Contains(ids, id) {
			s.drop(view.asked, nil)
			delete(s.groups, id)
		}
	}
}

// drop takes fields off the screen that are not among those that stay.
func (s *stepForm) drop(fields, stay []form.Field) {
	for _, field := range fields {
		if !slices.ContainsFunc(stay, func(o form.Field) bool { return same(o, field) }) {
			s.remove(field.Path)
		}
	}
}

// follow draws a group, or of one that is there what became otherwise.
func (s *stepForm) follow(g form.Group) {
	view, there := s.groups[g.ID]
	if !there {
		view = &groupView{body: parts.Rows(s.gapIn(g)), advice: shell.Advice(parts.Caution, parts.SignImportant, "", ""), against: shell.Advice(parts.Caution, parts.SignImportant, "", "")}
		s.groups[g.ID] = view
	}
	if !there || !slices.EqualFunc(view.asked, g.Fields, same) {
		s.drop(view.asked, g.Fields)
		view.asked = g.Fields
		view.body.Objects = s.fieldsOfGroup(g)
		view.body.Hidden = len(view.body.Objects) == 0
		view.body.Refresh()
	}
	for _, field := range g.Fields {
		if drawn, is := s.ByPath[field.Path]; is {
			drawn.SetHelp(s.w.say(field.Help))
		}
	}
	if text := s.w.say(g.Advice); text != "" {
		view.advice.Say(toneOf(g, s.w.Desk().Editor().Assessment()), parts.SignImportant, "", text)
	}
	shell.SetVisible(view.advice, !g.Advice.None() && s.w.say(g.Advice) != "")
	if len(g.Against) > 0 {
		view.against.Say(parts.Caution, parts.SignImportant, "", s.w.against(g.Against))
	}
	shell.SetVisible(view.against, len(g.Against) > 0)
	if head := s.headText(g); !there || view.head != head {
		view.head, view.all = head, s.around(g, view)
		s.reframed = true
	}
}

// same reports whether two fields are drawn alike.
func same(x, y form.Field) bool {
	return x.Path == y.Path && x.Kind == y.Kind && x.Required == y.Required && x.Label.Key == y.Label.Key &&
		slices.EqualFunc(x.Options, y.Options, func(o, p form.Option) bool { return o.ID == p.ID })
}

// gapIn is the room between the fields of a group: in a card less than on the page.
func (s *stepForm) gapIn(g form.Group) float32 {
	switch g.Kind {
	case form.Plain:
		return parts.GapWide + parts.Gap
	case form.AboutSafeguard:
		return parts.Gap
	}
	return parts.GapWide
}

// fieldsOfGroup lays the fields of a group out: side by side where they may stand so.
func (s *stepForm) fieldsOfGroup(g form.Group) []fyne.CanvasObject {
	var rows, beside []fyne.CanvasObject
	flush := func() {
		if len(beside) > 0 {
			rows = append(rows, parts.Grid(g.Columns, beside...))
			beside = nil
		}
	}
	for _, field := range g.Fields {
		drawn := s.field(g, field)
		switch {
		case drawn == nil:
		case g.Columns > 1 && !field.Wide:
			beside = append(beside, drawn)
		default:
			flush()
			rows = append(rows, drawn)
		}
	}
	flush()
	return rows
}

// field draws one field; nil for what its screen draws itself. One that is there
// already stays.
func (s *stepForm) field(g form.Group, field form.Field) fyne.CanvasObject {
	if drawn, there := s.ByPath[field.Path]; there {
		return drawn
	}
	label, help := s.label(g, field), s.w.say(field.Help)
	switch field.Kind {
	case form.Line, form.Person:
		return s.line(field.Path, label, help, s.at(field.Path))
	case form.Text:
		return s.area(field.Path, label, help, s.at(field.Path))
	case form.Day:
		return s.date(field.Path, label, help, s.at(field.Path))
	case form.Choice, form.YesNo:
		return s.choice(field.Path, label, help, s.w.choices(field.Options), s.at(field.Path))
	case form.List:
		return s.list(field, label, help)
	case form.Tick:
		return s.tick(field, label)
	}
	return nil
}

// withOptional are the kinds of groups in which some fields are needed and some are not.
var withOptional = []form.GroupKind{form.AboutPoint, form.AboutCheck, form.AboutSafeguard, form.AboutPiece}

// label marks what may stay empty where something beside it may not.
func (s *stepForm) label(g form.Group, field form.Field) string {
	label := s.w.say(field.Label)
	typed := field.Kind != form.Choice && field.Kind != form.YesNo || g.Kind == form.AboutPiece
	if !field.Required && label != "" && typed && slices.Contains(withOptional, g.Kind) {
		return s.w.T("field.optional", "label", label)
	}
	return label
}

func (s *stepForm) list(field form.Field, label, help string) fyne.CanvasObject {
	get := func() []string {
		ids, _ := form.Get[[]string](s.w.Desk().Editor().Form(), field.Path) // one that is asked is there
		return ids
	}
	return s.checks(field.Path, label, help, s.w.choices(field.Options), get, func(ids []string) { put(s.w, field.Path, ids) })
}

// tick is one box, whose label stands beside it.
func (s *stepForm) tick(field form.Field, label string) fyne.CanvasObject {
	get := func() []string {
		if on, _ := form.Get[bool](s.w.Desk().Editor().Form(), field.Path); on {
			return []string{field.Path}
		}
		return nil
	}
	return s.checks(field.Path, "", "", []parts.Option{{ID: field.Path, Text: label}}, get, func(ids []string) { put(s.w, field.Path, len(ids) > 0) })
}

// choices are the options of a field, in the language of the window.
func (w *app) choices(options []form.Option) []parts.Option {
	list := make([]parts.Option, len(options))
	for i, o := range options {
		list[i] = parts.Option{ID: o.ID, Text: w.say(o.Name), Help: w.say(o.Help)}
	}
	return list
}

// rows puts the groups on the screen.
func (s *stepForm) rows(step form.Step) []fyne.CanvasObject {
	if s.layout != nil {
		return s.layout(step)
	}
	var rows []fyne.CanvasObject
	for _, g := range step.Groups {
		rows = append(rows, s.sectionOf(g)...)
		rows = append(rows, s.groups[g.ID].all)
	}
	return rows
}

// sectionOf is the heading that begins with a group, where one does.
func (s *stepForm) sectionOf(g form.Group) []fyne.CanvasObject {
	if g.Section.None() {
		return nil
	}
	rows := []fyne.CanvasObject{parts.NewText(parts.Title, s.w.say(g.Section))}
	for _, about := range g.About {
		rows = append(rows, parts.NewText(parts.Help, s.w.say(about)))
	}
	return []fyne.CanvasObject{parts.Rows(parts.GapSmall, rows...)}
}

// around is a group with what stands around its fields.
func (s *stepForm) around(g form.Group, view *groupView) fyne.CanvasObject {
	if s.frame != nil {
		if framed := s.frame(g, view); framed != nil {
			return framed
		}
	}
	head := s.head(g)
	switch g.Kind {
	case form.AboutSettings:
		return parts.Rows(parts.Gap, parts.NewCard(parts.Rows(parts.GapWide, head, view.body, view.against)), s.w.knownOf(g))
	case form.AboutPoint, form.AboutCheck:
		return parts.NewCard(parts.Rows(parts.GapWide, head, view.body, view.advice, view.against, s.w.knownOf(g)))
	case form.AboutTodo:
		return parts.NewCard(parts.Rows(parts.GapWide, s.openPoint(g), view.body))
	case form.AboutSafeguard:
		return parts.Rows(parts.Gap, head, s.checker(g), view.body)
	case form.NoLongerAsked:
		return parts.NewCard(view.body)
	case form.AboutChecklist:
		return s.folded(head, g, view)
	}
	return parts.Rows(parts.Gap, head, view.body, view.advice, view.against, s.w.knownOf(g))
}

// folded shows a group that nobody needs only when asked for, or once it holds something.
func (s *stepForm) folded(head fyne.CanvasObject, g form.Group, view *groupView) fyne.CanvasObject {
	view.unfold = parts.NewButton(parts.Plain, s.w.T("unfold", "count", strconv.Itoa(len(g.Fields))), func() {
		s.show(view)
		s.fieldSet.Focus(g.ID)
	})
	view.body.Hidden, view.unfold.Hidden = g.Folded, !g.Folded
	return parts.NewCard(parts.Rows(parts.GapWide, head, parts.Line(0, view.unfold), view.body))
}

// show unfolds a group.
func (s *stepForm) show(view *groupView) {
	view.unfold.Hide()
	view.body.Show()
	s.w.Relayout()
}

// focus is that of the fields, of which one may be folded away.
func (s *stepForm) Focus(path string) bool {
	for id, view := range s.groups {
		if view.unfold != nil && (path == id || strings.HasPrefix(path, id+".")) {
			s.show(view)
		}
	}
	return s.fieldSet.Focus(path)
}

// headText is all that stands around the fields of a group, to see that it is another.
func (s *stepForm) headText(g form.Group) string {
	text := g.Subject + s.w.say(g.Title)
	for _, help := range g.Help {
		text += s.w.say(help)
	}
	return text
}

// head is the title of a group with its help.
func (s *stepForm) head(g form.Group) fyne.CanvasObject {
	style := parts.Title
	if g.Kind == form.AboutSafeguard || g.Kind == form.AboutSettings {
		style = parts.Strong
	}
	var rows []fyne.CanvasObject
	if title := s.w.say(g.Title); title != "" {
		rows = append(rows, parts.NewText(style, title))
	}
	for _, help := range g.Help {
		rows = append(rows, parts.NewText(parts.Help, s.w.say(help)))
	}
	head := parts.Rows(parts.GapSmall, rows...)
	shell.SetVisible(head, len(rows) > 0)
	return head
}

// openPoint is the question that a to-do is about, with what its answer is worth.
func (s *stepForm) openPoint(g form.Group) fyne.CanvasObject {
	w, content := s.w, s.w.Desk().Editor().Content()
	q, _ := content.Questions.Question(g.Subject)
	v := w.Desk().Editor().Outcome().Answer(g.Subject)
	tone, sign := session.AnswerLook(v.Value)
	return parts.Marked(parts.Gap, parts.NewMark(tone, sign), parts.Rows(0,
		parts.NewText(parts.Strong, strconv.Itoa(q.Number)+" "+w.say(g.Title)), parts.NewText(parts.Help, w.Words().Value(content, v))))
}

// checker is the password checker, at the measure that it belongs to.
func (s *stepForm) checker(g form.Group) fyne.CanvasObject {
	if item, _ := s.w.Desk().Editor().Content().Packs.Item(g.Subject); item.Password {
		return s.w.PasswordChecker()
	}
	none := parts.Rows(0)
	none.Hide()
	return none
}
