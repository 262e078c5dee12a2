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

// Cells draws the answers as a row of small signs that only shows: in the rows of a register.
type Cells struct {
	widget.BaseWidget
	cells []Cell
	row   *fyne.Container
}

var _ fyne.Accessible = (*Cells)(nil)

// NewCells makes the row.
func NewCells(cells []Cell) *Cells {
	c := &Cells{row: container.New(&line{gap: GapSmall})}
	c.ExtendBaseWidget(c)
	c.SetCells(cells)
	return c
}

// SetCells shows other answers, with the drawings it has.
func (c *Cells) SetCells(cells []Cell) {
	c.cells = cells
	for len(c.row.Objects) < len(cells) {
		c.row.Add(newMark(Neutral, SignEmpty, true, 1.1))
	}
	for i, o := range c.row.Objects {
		o.(*Mark).Hidden = i >= len(cells)
		if i < len(cells) {
			o.(*Mark).Set(cells[i].Tone, cells[i].Sign)
		}
	}
	c.Refresh()
}

// MinSize is the whole row: it never wraps.
func (c *Cells) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	return fyne.NewSize(natural(c.row), tallest(c.row.Objects))
}

// AccessibilityLabel reads every answer.
func (c *Cells) AccessibilityLabel() string { return spoken("", c.cells) }

// AccessibilityRole is text.
func (c *Cells) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (c *Cells) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.row) }

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
	named  bool
	items  []*stripCell
	box    *fyne.Container
}

var (
	_ fyne.Accessible = (*Strip)(nil)
	_ fyne.Focusable  = (*Strip)(nil)
)

// NewStrip makes a compact strip of signs.
func NewStrip(label string, cells []Cell, tapped func(i int)) *Strip {
	return newStrip(label, cells, tapped, false, container.New(&line{gap: GapSmall}))
}

// NewNamedStrip makes a strip with every name under its sign.
func NewNamedStrip(label string, cells []Cell, tapped func(i int)) *Strip {
	return newStrip(label, cells, tapped, true, container.New(&even{least: 6.5}))
}

func newStrip(label string, cells []Cell, tapped func(int), named bool, box *fyne.Container) *Strip {
	s := &Strip{OnTapped: tapped, label: label, named: named, box: box}
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

// MinSize of a compact strip is the whole row.
func (s *Strip) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	if s.named {
		return s.box.MinSize()
	}
	return fyne.NewSize(natural(s.box), tallest(s.box.Objects))
}

// TypedKey moves along the cells and goes to one.
func (s *Strip) TypedKey(key *fyne.KeyEvent) {
	switch {
	case moves(&s.cursor, len(s.items), key):
		s.Refresh()
	case presses(key) && len(s.items) > 0:
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

// stripCell is one sign, with its name under it in a named strip.
type stripCell struct {
	hover
	strip   *Strip
	place   int
	mark    *Mark
	name    *Text
	content *fyne.Container
	frame   frame
}

func newStripCell(s *Strip, place int) *stripCell {
	c := &stripCell{strip: s, place: place, mark: NewSquareMark(Neutral, SignEmpty), name: NewText(Label, ""), frame: newFrame()}
	c.content = container.New(behind{}, NewPanel(ColorNone, ColorNone, ""), c.mark)
	if s.named {
		c.content = Inset(GapSmall, GapSmall, Rows(GapSmall, Line(0, c.mark), c.name))
	}
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
	fill := ColorNone
	if c.hovered && c.strip.named {
		fill = ColorSoft
	}
	c.frame.paint(c, fill, ColorNone, theme.SizeNameSelectionRadius, c.strip.focused && c.strip.cursor == c.place)
	c.mark.Set(cell.Tone, cell.Sign)
	c.name.SetText(cell.Name)
}

// even gives all objects the same width, on as many lines as that takes.
type even struct{ least, width float32 } // least in ems

func (l *even) columns(count int) int {
	return max(1, min(count, int(l.width/(l.least*em()))))
}

func (l *even) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	n := l.columns(len(objects))
	width := size.Width / float32(n)
	y := float32(0)
	for first := 0; first < len(objects); first += n {
		run, height := objects[first:min(first+n, len(objects))], float32(0)
		for _, o := range run {
			height = max(height, fit(o, width))
		}
		for i, o := range run {
			place(o, float32(i)*width, y, width, height)
		}
		y += height
	}
}

func (l *even) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(l.least*em(), 0)
	n := l.columns(len(objects))
	for first := 0; first < len(objects); first += n {
		least.Height += tallest(objects[first:min(first+n, len(objects))])
	}
	return least
}
