package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Check is a box to tick with a text that wraps.
type Check struct {
	control
	OnChanged func(on bool)

	on      bool
	text    *Text
	content *fyne.Container
	frame   frame
	dial    *dial
}

var (
	_ fyne.Accessible = (*Check)(nil)
	_ fyne.Focusable  = (*Check)(nil)
	_ fyne.Tappable   = (*Check)(nil)
)

// NewCheck makes a box to tick; help may be empty.
func NewCheck(text, help string, changed func(on bool)) *Check {
	c := &Check{OnChanged: changed, text: NewText(Body, text), frame: newFrame(), dial: newDial(false)}
	lines := Rows(0, c.text)
	if help != "" {
		lines.Add(NewText(Help, help))
	}
	c.content = Inset(7, Gap, Marked(Gap+2, c.dial, lines))
	c.init(c)
	return c
}

// On says whether it is ticked.
func (c *Check) On() bool { return c.on }

// Set ticks or unticks without calling OnChanged.
func (c *Check) Set(on bool) {
	c.on = on
	c.Refresh()
}

// Tapped ticks or unticks.
func (c *Check) Tapped(*fyne.PointEvent) {
	c.Focus()
	c.toggle()
}

// TypedKey ticks or unticks on Space. Enter is the window's, whose button shows that key.
func (c *Check) TypedKey(key *fyne.KeyEvent) {
	if key.Name != fyne.KeySpace {
		pass(c, key)
		return
	}
	c.toggle()
}

func (c *Check) toggle() {
	if c.Disabled() {
		return
	}
	c.Set(!c.on)
	if c.OnChanged != nil {
		c.OnChanged(c.on)
	}
}

// AccessibilityLabel reads the text after its box.
func (c *Check) AccessibilityLabel() string {
	if c.on {
		return "☑ " + c.text.Text()
	}
	return "☐ " + c.text.Text()
}

// AccessibilityRole is button: the nearest role Fyne has.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(c.content, c.frame, c.paint)
}

func (c *Check) paint() {
	ink := ColorInk
	if c.Disabled() {
		ink = ColorMuted
	}
	c.frame.paint(c, ColorNone, c.border(ColorNone), theme.SizeNameInputRadius, c.focused && !c.Disabled())
	c.dial.set(c.on)
	c.text.SetColor(ink)
}

// Checks is a list of boxes under one label.
type Checks struct {
	caption
	options []Option
	checks  []*Check
}

var _ Field = (*Checks)(nil)

// NewChecks makes the list; changed hears which box was ticked or unticked.
func NewChecks(label, help string, options []Option, changed func(id string, on bool)) *Checks {
	c := &Checks{options: options}
	list := Rows(0)
	for _, o := range options {
		check := NewCheck(o.Text, o.Help, func(on bool) {
			if changed != nil {
				changed(o.ID, on)
			}
		})
		c.checks = append(c.checks, check)
		list.Add(check)
	}
	c.build(c, label, help, list)
	c.helpAbove()
	return c
}

// Set ticks exactly these, without calling back.
func (c *Checks) Set(ids ...string) {
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	for i, o := range c.options {
		c.checks[i].Set(wanted[o.ID])
	}
}

// Ticked returns the IDs that are ticked, in their order.
func (c *Checks) Ticked() []string {
	var ids []string
	for i, o := range c.options {
		if c.checks[i].On() {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// Focus brings the keyboard to the first box.
func (c *Checks) Focus() {
	if len(c.checks) > 0 {
		c.checks[0].Focus()
	}
}

// Enable lets tick.
func (c *Checks) Enable() {
	for _, check := range c.checks {
		check.Enable()
	}
	c.caption.Enable()
}

// Disable shows what is ticked without letting change it.
func (c *Checks) Disable() {
	for _, check := range c.checks {
		check.Disable()
	}
	c.caption.Disable()
}

// AccessibilityLabel reads the label, the boxes and the error.
func (c *Checks) AccessibilityLabel() string {
	said := []string{c.Label()}
	for _, check := range c.checks {
		said = append(said, check.AccessibilityLabel())
	}
	return words(append(said, c.Error())...)
}
