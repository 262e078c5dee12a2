package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// menu is an open list: arrows and letters move, Enter picks, Escape closes.
type menu struct {
	control
	texts  []string
	cursor int
	pick   func(i int)
	closed func()
	rows   []*menuRow
	box    *fyne.Container
	scroll *container.Scroll
}

// popMenu opens a list under its anchor, as wide as that, and gives it the keyboard.
func popMenu(anchor fyne.CanvasObject, texts []string, cursor int, pick func(int), closed func()) *widget.PopUp {
	m := &menu{texts: texts, cursor: cursor, pick: pick, closed: closed, box: Rows(0)}
	for i, text := range texts {
		row := newMenuRow(m, i, text)
		m.rows = append(m.rows, row)
		m.box.Add(row)
	}
	m.init(m)
	content := Inset(GapSmall, GapSmall, m)
	m.scroll = container.NewVScroll(content)
	width := max(anchor.Size().Width, 12*em())
	popup := popUnder(anchor, m.scroll, fyne.NewSize(width, fit(content, width)))
	focus(m)
	m.show()
	return popup
}

// TypedRune goes to the next text that begins with the letter.
func (m *menu) TypedRune(r rune) {
	if i := initial(m.texts, m.cursor, r); i >= 0 {
		m.cursor = i
		m.show()
	}
}

// TypedKey moves, picks and closes.
func (m *menu) TypedKey(key *fyne.KeyEvent) {
	switch {
	case moves(&m.cursor, len(m.rows), key):
		m.show()
	case key.Name == fyne.KeyEscape:
		m.closed()
	case presses(key):
		m.pick(m.cursor)
	}
}

// show marks the cursor and scrolls to it.
func (m *menu) show() {
	m.Refresh()
	row := m.rows[m.cursor]
	top, bottom := row.Position().Y, row.Position().Y+row.Size().Height+2*GapSmall
	offset := min(max(m.scroll.Offset.Y, bottom-m.scroll.Size().Height), top)
	m.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}

// CreateRenderer is for Fyne.
func (m *menu) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(m.box) }

// Refresh marks the cursor.
func (m *menu) Refresh() {
	for _, row := range m.rows {
		row.Refresh()
	}
	m.control.Refresh()
}

type menuRow struct {
	hover
	menu    *menu
	place   int
	content *fyne.Container
	frame   frame
}

func newMenuRow(m *menu, place int, text string) *menuRow {
	r := &menuRow{menu: m, place: place, content: Inset(Gap, Gap, NewText(Body, text)), frame: newFrame()}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped picks.
func (r *menuRow) Tapped(*fyne.PointEvent) { r.menu.pick(r.place) }

// CreateRenderer is for Fyne.
func (r *menuRow) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(r.content, r.frame, r.paint)
}

func (r *menuRow) paint() {
	fill := ColorNone
	if r.menu.cursor == r.place {
		fill = ColorSoft
	}
	r.frame.paint(r, fill, r.border(ColorNone), theme.SizeNameInputRadius, false)
}
