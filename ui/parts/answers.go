package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// AnswerGroup is a row of large buttons of which one is chosen. It takes focus as one: letters choose, arrows move, Space and Enter choose
// where the cursor is, and Enter on what is chosen goes on.
type AnswerGroup struct {
	control
	picker
	OnChanged func(id string)
	OnNext    func()

	label string
	items []*answer
	row   *fyne.Container
}

var (
	_ fyne.Accessible = (*AnswerGroup)(nil)
	_ fyne.Focusable  = (*AnswerGroup)(nil)
)

// NewAnswerGroup makes the buttons; the label is what they answer, for a screen reader.
func NewAnswerGroup(label string, options []Option, changed func(id string)) *AnswerGroup {
	g := &AnswerGroup{picker: newPicker(options), label: label, OnChanged: changed}
	objects := make([]fyne.CanvasObject, len(options))
	for i, o := range options {
		a := newAnswer(g, i, o)
		g.items, objects[i] = append(g.items, a), a
	}
	g.row = Line(Gap+ringGap, objects...)
	g.init(g)
	return g
}

// Set chooses an option, or none for an unknown ID, without calling OnChanged.
func (g *AnswerGroup) Set(id string) {
	g.set(id)
	g.Refresh()
}

// TypedRune chooses the option whose key it is.
func (g *AnswerGroup) TypedRune(r rune) {
	if i := g.keyed(r); i >= 0 {
		g.choose(i)
	}
}

// TypedKey moves, chooses and goes on.
func (g *AnswerGroup) TypedKey(key *fyne.KeyEvent) {
	switch {
	case moves(&g.cursor, len(g.items), key):
		g.Refresh()
	case entersKey(key) && g.cursor == g.chosen:
		if g.OnNext != nil {
			g.OnNext()
		}
	case presses(key):
		g.choose(g.cursor)
	default:
		pass(g, key)
	}
}

func (g *AnswerGroup) choose(i int) {
	if g.Disabled() {
		return
	}
	changed := i != g.chosen
	g.cursor, g.chosen = i, i
	g.Refresh()
	if changed && g.OnChanged != nil {
		g.OnChanged(g.Chosen())
	}
}

// AccessibilityLabel reads the question and the chosen answer.
func (g *AnswerGroup) AccessibilityLabel() string {
	if g.chosen < 0 {
		return g.label
	}
	return words(g.label, g.options[g.chosen].Text)
}

// AccessibilityRole is container: the role Fyne has for a group.
func (g *AnswerGroup) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is for Fyne.
func (g *AnswerGroup) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.row) }

// Refresh shows what is chosen and where the cursor is.
func (g *AnswerGroup) Refresh() {
	for _, a := range g.items {
		a.Refresh()
	}
	g.control.Refresh()
}

// answer is one button of the group; the group has the focus.
type answer struct {
	hover
	group *AnswerGroup
	place int
	cap   *keycap
	text  *canvas.Text
	frame frame
}

func newAnswer(g *AnswerGroup, place int, o Option) *answer {
	a := &answer{group: g, place: place, text: canvas.NewText(o.Text, nil), frame: newFrame()}
	if o.Key != 0 {
		a.cap = newKeycap(string(o.Key))
	}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped chooses.
func (a *answer) Tapped(*fyne.PointEvent) {
	a.group.Focus()
	a.group.choose(a.place)
}

// CreateRenderer is for Fyne.
func (a *answer) CreateRenderer() fyne.WidgetRenderer {
	r := &answerRenderer{a}
	r.Refresh()
	return r
}

type answerRenderer struct{ *answer }

func (r *answerRenderer) MinSize() fyne.Size {
	words := r.text.MinSize()
	bold := fyne.MeasureText(r.text.Text, r.text.TextSize, fyne.TextStyle{Bold: true})
	least := fyne.NewSize(bold.Width+2*GapWide, words.Height+24) // room for bold, so that choosing moves nothing
	if r.cap != nil {
		least.Width += r.cap.MinSize().Width + Gap
	}
	return least.Max(fyne.NewSquareSize(44))
}

func (r *answerRenderer) Layout(size fyne.Size) {
	r.frame.layout(size)
	x := GapWide
	if r.cap != nil {
		m := r.cap.MinSize()
		place(r.cap, x, (size.Height-m.Height)/2, m.Width, m.Height)
		x += m.Width + Gap
	}
	m := r.text.MinSize()
	place(r.text, x, (size.Height-m.Height)/2, m.Width, m.Height)
}

func (r *answerRenderer) Refresh() {
	g := r.group
	chosen := g.chosen == r.place
	fill, border, ink := ColorSurface, ColorBorder, ColorInk
	switch {
	case chosen:
		fill, border = ColorSoft, ColorAccent
	case g.Disabled():
		fill, border, ink = theme.ColorNameBackground, ColorLine, ColorMuted
	case r.hovered:
		fill = ColorSoft
	}
	r.frame.paint(r.answer, fill, border, theme.SizeNameButtonRadius, g.focused && g.cursor == r.place)
	r.text.Color = theme.ColorForWidget(ink, r.answer)
	r.text.TextSize = theme.SizeForWidget(SizeButton, r.answer)
	r.text.TextStyle.Bold = chosen
	r.text.Refresh()
	r.Layout(r.answer.Size())
}

func (r *answerRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame.box, r.text, r.frame.ring}
	if r.cap != nil {
		objects = append(objects, r.cap)
	}
	return objects
}

func (r *answerRenderer) Destroy() {}
