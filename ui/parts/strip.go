package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Cell is one answer in a strip.
type Cell struct {
	Tone  Tone
	Sign  Sign
	Name  string // what was asked, in a word or two
	State string // the answer in words
}

func (c Cell) words() string {
	if c.Name == "" || c.State == "" {
		return c.Name + c.State
	}
	return c.Name + ": " + c.State
}

func spoken(label string, cells []Cell) string {
	said := []string{label}
	for _, c := range cells {
		said = append(said, c.words())
	}
	return words(said...)
}

// Strip is the row of answers to go to: one group for the keyboard, with arrows inside.
type Strip struct {
	control
	OnTapped func(i int)

	label  string
	cells  []Cell
	cursor int
	items  []*stripCell
	box    *fyne.Container
}

var (
	_ fyne.Accessible = (*Strip)(nil)
	_ fyne.Focusable  = (*Strip)(nil)
)

// NewStrip makes a strip.
func NewStrip(label string, cells []Cell, tapped func(i int)) *Strip {
	s := &Strip{OnTapped: tapped, label: label, box: container.New(&line{gap: GapSmall})}
	s.init(s)
	s.SetCells(cells)
	return s
}

// SetCells shows other answers.
func (s *Strip) SetCells(cells []Cell) {
	s.cells = cells
	if len(cells) != len(s.items) {
		s.items, s.box.Objects = nil, nil
		for i := range cells {
			item := newStripCell(s, i)
			s.items = append(s.items, item)
			s.box.Objects = append(s.box.Objects, item)
		}
		s.cursor = 0
	}
	s.Refresh()
}

// MinSize is the whole row: it never wraps.
func (s *Strip) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(natural(s.box), tallest(s.box.Objects))
}

// Opens reports whether there is an answer to go to.
func (s *Strip) Opens() bool { return len(s.items) > 0 && s.OnTapped != nil }

// TypedRune goes on Space, as a button does.
func (s *Strip) TypedRune(r rune) {
	if r == ' ' && len(s.items) > 0 {
		s.tap(s.cursor)
	}
}

// TypedKey moves along the cells and goes to one.
func (s *Strip) TypedKey(key *fyne.KeyEvent) {
	switch {
	case moves(&s.cursor, len(s.items), key):
		s.Refresh()
	case entersKey(key) && len(s.items) > 0:
		s.tap(s.cursor)
	default:
		pass(s, key)
	}
}

func (s *Strip) tap(i int) {
	s.cursor = i
	s.Refresh()
	if !s.Disabled() && s.OnTapped != nil {
		s.OnTapped(i)
	}
}

// AccessibilityLabel reads every answer.
func (s *Strip) AccessibilityLabel() string { return spoken(s.label, s.cells) }

// AccessibilityRole is text: what Fyne calls a container is passed over.
func (s *Strip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }

// Refresh shows the answers and the cursor.
func (s *Strip) Refresh() {
	for _, item := range s.items {
		item.Refresh()
	}
	s.control.Refresh()
}

// stripCell is one sign.
type stripCell struct {
	widget.BaseWidget
	strip   *Strip
	place   int
	mark    *Mark
	content *fyne.Container
	frame   frame
}

func newStripCell(s *Strip, place int) *stripCell {
	c := &stripCell{strip: s, place: place, mark: NewSquareMark(Neutral, SignEmpty), frame: newFrame()}
	c.content = container.New(behind{}, NewPanel(ColorNone, ColorNone, ""), c.mark)
	c.ExtendBaseWidget(c)
	return c
}

// Tapped goes to the question.
func (c *stripCell) Tapped(*fyne.PointEvent) {
	c.strip.Focus()
	c.strip.tap(c.place)
}

// CreateRenderer is for Fyne.
func (c *stripCell) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(c.content, c.frame, c.paint)
}

func (c *stripCell) paint() {
	cell := c.strip.cells[c.place]
	c.frame.paint(c, ColorNone, ColorNone, theme.SizeNameSelectionRadius, c.strip.focused && c.strip.cursor == c.place)
	c.mark.Set(cell.Tone, cell.Sign)
}
