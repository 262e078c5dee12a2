package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// pager is a small sign to tap inside another control, which has the keys for the same.
type pager struct {
	hover
	name   string
	text   *canvas.Text
	frame  frame
	tapped func()
}

var _ fyne.Accessible = (*pager)(nil)

func newPager(sign, name string, tapped func()) *pager {
	p := &pager{name: name, text: canvas.NewText(sign, nil), frame: newFrame(), tapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

// Tapped does what it is for.
func (p *pager) Tapped(*fyne.PointEvent) { p.tapped() }

// AccessibilityLabel reads its name.
func (p *pager) AccessibilityLabel() string { return p.name }

// AccessibilityRole is button.
func (p *pager) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// MinSize is a square that is easy to hit.
func (p *pager) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSquareSize(2 * theme.SizeForWidget(theme.SizeNameText, p))
}

// CreateRenderer is for Fyne.
func (p *pager) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(container.NewCenter(p.text), p.frame, p.paint)
}

func (p *pager) paint() {
	fill := ColorNone
	if p.hovered {
		fill = ColorSoft
	}
	p.frame.paint(p, fill, ColorNone, theme.SizeNameInputRadius, false)
	p.text.Color = theme.ColorForWidget(ColorAccent, p)
	p.text.TextSize = theme.SizeForWidget(SizeQuestion, p)
	p.text.Refresh()
}
