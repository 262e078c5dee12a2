package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Choice is one of several options, as large answer buttons or as a list.
type Choice struct {
	caption
	group *group
}

var _ Field = (*Choice)(nil)

// NewAnswerGroup makes a row of large buttons. The label, what they answer, is heard and not shown: it stands above as the question.
func NewAnswerGroup(label string, options []Option, changed func(id string)) *Choice {
	c := newChoice(label, "", newGroup(options, changed, newAnswer, Line(Gap+ringGap)))
	c.label.Hide()
	return c
}

// NewSegment makes a low row of options, for answers of which many stand below each other. The label is heard and not shown.
func NewSegment(label string, options []Option, changed func(id string)) *Choice {
	c := newChoice(label, "", newGroup(options, changed, newLowAnswer, container.New(&line{gap: GapSmall, one: true})))
	c.label.Hide()
	return c
}

// NewChoice makes a list of options with wrapping texts.
func NewChoice(label, help string, options []Option, changed func(id string)) *Choice {
	c := newChoice(label, help, newGroup(options, changed, newRadio, Rows(0)))
	c.helpAbove()
	return c
}

func newChoice(label, help string, g *group) *Choice {
	c := &Choice{group: g}
	c.build(c, label, help, g)
	return c
}

// Set chooses an option, or none for an unknown ID, without calling back.
func (c *Choice) Set(id string) {
	c.group.set(id)
	c.group.Refresh()
}

// Chosen returns the ID of the chosen option, empty for none.
func (c *Choice) Chosen() string { return c.group.Chosen() }

// OnAgain is called when the chosen option is chosen once more, by its letter, a click
// or Space.
func (c *Choice) OnAgain(again func()) { c.group.again = again }

// OnKeys is asked for keys and characters before the options are; it reports whether it
// took them.
func (c *Choice) OnKeys(keys func(*fyne.KeyEvent) bool, runes func(rune) bool) {
	c.group.keys, c.group.runes = keys, runes
}

// OnEntered is called when the keyboard comes here, and when it leaves.
func (c *Choice) OnEntered(entered func(is bool)) { c.group.entered = entered }

// Focus brings the keyboard here.
func (c *Choice) Focus() { c.group.Focus() }

// Enable lets choose.
func (c *Choice) Enable() {
	c.group.Enable()
	c.caption.Enable()
}

// Disable shows what is chosen without letting change it.
func (c *Choice) Disable() {
	c.group.Disable()
	c.caption.Disable()
}

// AccessibilityLabel reads the label, the chosen option and the error.
func (c *Choice) AccessibilityLabel() string {
	chosen := ""
	if c.group.chosen >= 0 {
		chosen = c.group.options[c.group.chosen].Text
	}
	return words(c.Label(), chosen, c.Error())
}

// radio is one row of a list of options.
type radio struct {
	hover
	group   *group
	place   int
	text    *Text
	content *fyne.Container
	frame   frame
	dial    *dial
}

func newRadio(g *group, place int) fyne.CanvasObject {
	o := g.options[place]
	r := &radio{group: g, place: place, text: NewText(Body, o.Text), frame: newFrame(), dial: newDial(true)}
	lines := Rows(0, r.text)
	if o.Help != "" {
		lines.Add(NewText(Help, o.Help))
	}
	r.content = Inset(7, Gap, Marked(Gap+2, r.dial, lines))
	r.ExtendBaseWidget(r)
	return r
}

// Tapped chooses.
func (r *radio) Tapped(*fyne.PointEvent) {
	r.group.Focus()
	r.group.choose(r.place)
}

// CreateRenderer is for Fyne.
func (r *radio) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(r.content, r.frame, r.paint)
}

func (r *radio) paint() {
	chosen, fill, border, ink := r.group.chosen == r.place, ColorNone, r.border(ColorNone), ColorInk
	if chosen {
		fill = ColorSoft
	}
	if r.group.Disabled() {
		border, ink = ColorNone, ColorMuted
	}
	r.frame.paint(r, fill, border, theme.SizeNameInputRadius, r.group.at(r.place))
	r.dial.set(chosen)
	r.text.SetColor(ink)
}

// rowRenderer lays a frame behind content that gets all the room; painting is the owner's.
type rowRenderer struct {
	content *fyne.Container
	frame   frame
	paint   func()
}

func newRowRenderer(content *fyne.Container, f frame, paint func()) *rowRenderer {
	paint()
	return &rowRenderer{content, f, paint}
}

func (r *rowRenderer) Layout(size fyne.Size) {
	r.frame.layout(size)
	r.content.Resize(size)
}

func (r *rowRenderer) MinSize() fyne.Size { return r.content.MinSize() }
func (r *rowRenderer) Refresh()           { r.paint() }
func (r *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame.box, r.content, r.frame.ring}
}
func (r *rowRenderer) Destroy() {}
