package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Advice is a tinted box with a sign, a few bold words and what to do. It comes and goes without moving the focus.
type Advice struct {
	widget.BaseWidget
	panel *Panel
	mark  *Mark
	text  *Text
	box   *fyne.Container
}

var _ fyne.Accessible = (*Advice)(nil)

// NewAdvice makes a box that is hidden until Say.
func NewAdvice() *Advice {
	a := &Advice{mark: NewMark(Neutral, SignImportant), text: NewLeadText(Body, "", "")}
	a.panel = NewPanel(ColorSoft, ColorNone, theme.SizeNameCardRadius)
	a.box = container.New(behind{}, a.panel, Inset(Gap+2, Gap+4, Marked(Gap, a.mark, a.text)))
	a.ExtendBaseWidget(a)
	a.Hide()
	return a
}

// Say shows the box.
func (a *Advice) Say(tone Tone, sign Sign, title, text string) {
	ink, tint := tone.colors()
	if tone == Neutral {
		tint = ColorSoft
	}
	border := ColorNone
	if theme.ColorForWidget(tint, a) == theme.ColorForWidget(theme.ColorNameBackground, a) {
		border = ink // in high contrast a tint cannot be told from the ground
	}
	a.panel.SetColors(tint, border)
	a.mark.Set(tone, sign)
	a.text.SetLead(title, text)
	a.Show()
	a.Refresh()
}

// AccessibilityLabel reads the words.
func (a *Advice) AccessibilityLabel() string { return a.text.Text() }

// AccessibilityRole is text.
func (a *Advice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (a *Advice) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(a.box) }

// Refresh lays the box out again.
func (a *Advice) Refresh() {
	a.box.Refresh()
	a.BaseWidget.Refresh()
}
