package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Link is a row that leads somewhere: a sign, a line in bold and one below it. Space, Enter or the pointer follow it.
type Link struct {
	control
	OnTapped func()

	title, detail *Text
	frame         frame
	box           *fyne.Container
}

var (
	_ fyne.Accessible = (*Link)(nil)
	_ fyne.Focusable  = (*Link)(nil)
	_ fyne.Tappable   = (*Link)(nil)
)

// NewLink makes the row.
func NewLink(tone Tone, sign Sign, title, detail string, tapped func()) *Link {
	l := &Link{OnTapped: tapped, title: NewText(Strong, title), detail: NewText(Help, detail), frame: newFrame()}
	l.box = Inset(GapSmall, GapSmall, Marked(Gap+2, NewMark(tone, sign), Rows(0, l.title, l.detail)))
	l.init(l)
	return l
}

// Tapped follows the row.
func (l *Link) Tapped(*fyne.PointEvent) {
	l.Focus()
	l.follow()
}

// TypedRune follows on Space, as a button does.
func (l *Link) TypedRune(r rune) {
	if r == ' ' {
		l.follow()
	}
}

// TypedKey follows on Enter.
func (l *Link) TypedKey(key *fyne.KeyEvent) {
	if !entersKey(key) {
		pass(l, key)
		return
	}
	l.follow()
}

func (l *Link) follow() {
	if l.OnTapped != nil {
		l.OnTapped()
	}
}

// AccessibilityLabel reads both lines.
func (l *Link) AccessibilityLabel() string { return words(l.title.Text(), l.detail.Text()) }

// AccessibilityRole is link.
func (l *Link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// CreateRenderer is for Fyne.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(l.box, l.frame, l.paint)
}

func (l *Link) paint() {
	l.frame.paint(l, ColorNone, l.border(ColorNone), theme.SizeNameInputRadius, l.focused)
}
