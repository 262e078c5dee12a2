package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ListRow is one row of a RowList: two lines of text with a state and a strip of answers.
type ListRow struct {
	Tone   Tone
	Sign   Sign
	State  string // the sign in words
	Title  string
	More   string // behind the title, muted
	End    string // at the right of the first line
	Cells  []Cell // a small strip, on the second line
	Result string
	Note   string // at the right of the second line
	Ticked bool
	Fixed  bool // there is nothing to tick
}

func (l ListRow) words() string {
	return words(l.State, l.Title, l.More, l.End, spoken("", l.Cells), l.Result, l.Note)
}

// RowListOptions is what a list is made of.
type RowListOptions struct {
	Label    string
	None     string               // what to say where there are no rows
	States   []string             // all words for a state, so that titles stand under each other
	Row      func(i int) ListRow  // asked only for rows in view
	OnMoved  func(i int)          // another row is the current one
	OnOpened func(i int)          // Enter, or a double click
	OnTicked func(i int)          // Space, or a click on the box; nil for a list without boxes
	OnTyped  func(r rune)         // a letter, for a filter above the list
	OnKey    func(k fyne.KeyName) // a key that the list has no use for itself
}

// RowList shows any number of rows, of which only those in view exist. Arrows, Home, End and Page keys move, Enter opens, Space ticks.
type RowList struct {
	control
	o       RowListOptions
	length  int
	cursor  int
	rows    []*rowLine // those in view
	first   int        // place of the first of them
	pressed bool       // the pointer chooses
	ground  *fyne.Container
	scroll  *scroller
	sheet   *Panel // below all rows
	none    *Text
}

var (
	_ fyne.Accessible = (*RowList)(nil)
	_ fyne.Focusable  = (*RowList)(nil)
)

// NewRowList makes an empty list.
func NewRowList(o RowListOptions) *RowList {
	l := &RowList{o: o}
	l.none = NewText(Help, o.None)
	l.ground = &fyne.Container{Layout: rowGround{l}}
	l.scroll = newScroller(container.ScrollVerticalOnly, l.ground)
	l.scroll.OnScrolled = func(fyne.Position) { l.scrolled() }
	l.sheet = NewPanel(ColorSurface, ColorLine, theme.SizeNameCardRadius)
	l.init(l)
	return l
}

// SetRows shows so many rows with one of them current.
func (l *RowList) SetRows(length, cursor int) {
	l.length = length
	l.cursor = max(0, min(cursor, length-1))
	l.ground.Refresh()
	l.scroll.Refresh()
	l.toCursor()
	l.Refresh()
}

// Length tells how many rows there are.
func (l *RowList) Length() int { return l.length }

// Cursor is the current row.
func (l *RowList) Cursor() int { return l.cursor }

func (l *RowList) rowHeight() float32 {
	return lineHeight*(theme.SizeForWidget(theme.SizeNameText, l)+theme.SizeForWidget(SizeHelp, l)) + 3*Gap
}

// inView is how many whole rows fit.
func (l *RowList) inView() int { return max(int(l.scroll.Size().Height/l.rowHeight()), 1) }

// fill makes the rows in view, from those that went out of it.
func (l *RowList) fill() {
	height := l.rowHeight()
	l.first = max(min(int(l.scroll.Offset.Y/height), l.length-1), 0)
	shown := max(min(int(l.scroll.Size().Height/height)+2, l.length-l.first), 0)
	for len(l.rows) < shown {
		row := newRowLine(l)
		l.rows = append(l.rows, row)
	}
	l.ground.Objects = l.ground.Objects[:0]
	for i, row := range l.rows[:shown] {
		row.at = l.first + i
		l.ground.Objects = append(l.ground.Objects, row)
		place(row, 0, float32(row.at)*height, l.scroll.Size().Width, height)
		row.Refresh()
	}
	canvas.Refresh(l.ground)
}

// scrolled shows other rows; none of them is one that the pointer came to.
func (l *RowList) scrolled() {
	for _, row := range l.rows {
		row.hovered = false
	}
	l.fill()
}

// part is the current row.
func (l *RowList) part() (top, height float32) {
	return GapSmall + float32(max(l.cursor, 0))*l.rowHeight() - l.scroll.Offset.Y, l.rowHeight()
}

// FocusGained shows the ring, and the current row.
func (l *RowList) FocusGained() {
	l.focused = true
	l.Refresh()
	if !l.pressed {
		revealPart(l)
	}
	gained(l)
}

// Opens reports whether there is a row to open.
func (l *RowList) Opens() bool { return l.length > 0 && l.o.OnOpened != nil }

// toCursor scrolls as far as needed to see the current row.
func (l *RowList) toCursor() {
	height, offset, view := l.rowHeight(), l.scroll.Offset.Y, l.scroll.Size().Height
	top := float32(l.cursor) * height
	if top+height > offset+view {
		offset = top + height - view
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(min(offset, top), 0)))
	l.fill()
}

// TypedRune ticks on Space; letters are for the filter.
func (l *RowList) TypedRune(r rune) {
	switch {
	case r == ' ' && l.length > 0 && l.o.OnTicked != nil:
		l.tick(l.cursor)
	case r != ' ' && l.o.OnTyped != nil:
		l.o.OnTyped(r)
	}
}

// TypedKey moves and opens.
func (l *RowList) TypedKey(key *fyne.KeyEvent) {
	to := l.cursor
	switch key.Name {
	case fyne.KeyDown:
		to++
	case fyne.KeyUp:
		to--
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = l.length - 1
	case fyne.KeyPageDown:
		to += l.inView()
	case fyne.KeyPageUp:
		to -= l.inView()
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.length == 0 {
			pass(l, key)
			return
		}
		l.open()
		return
	default:
		l.other(key)
		return
	}
	l.move(max(0, min(to, l.length-1)))
	revealPart(l)
}

func (l *RowList) other(key *fyne.KeyEvent) {
	if l.o.OnKey != nil && (key.Name == fyne.KeyBackspace || key.Name == fyne.KeyDelete) {
		l.o.OnKey(key.Name)
		return
	}
	pass(l, key)
}

func (l *RowList) open() {
	if l.length > 0 && l.o.OnOpened != nil {
		l.o.OnOpened(l.cursor)
	}
}

func (l *RowList) move(to int) {
	if l.length == 0 {
		return
	}
	moved := to != l.cursor
	l.cursor = to
	l.toCursor()
	if moved && l.o.OnMoved != nil {
		l.o.OnMoved(to)
	}
}

func (l *RowList) tick(i int) {
	if l.o.Row(i).Fixed {
		return
	}
	l.o.OnTicked(i)
	l.Refresh()
}

// MinSize leaves room for a few rows.
func (l *RowList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(12*em(), float32(max(2, min(l.length, 5)))*l.rowHeight()+2*GapSmall)
}

// AccessibilityLabel reads the current row.
func (l *RowList) AccessibilityLabel() string {
	if l.length == 0 {
		return words(l.o.Label, l.o.None)
	}
	return words(l.o.Label, l.o.Row(l.cursor).words())
}

// AccessibilityRole is text.
func (l *RowList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (l *RowList) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&rowListLayout{list: l}, l.sheet, l.scroll, l.none))
}

// Refresh shows rows, cursor and ring.
func (l *RowList) Refresh() {
	l.fill()
	l.control.Refresh()
}

// rowListLayout keeps the rows off the round corners of the surface.
type rowListLayout struct {
	list *RowList
	size fyne.Size
}

func (l *rowListLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
	place(objects[1], GapSmall, GapSmall, size.Width-2*GapSmall, size.Height-2*GapSmall)
	border := ColorLine
	if l.list.focused && l.list.length == 0 {
		border = ColorRing // no row has it
	}
	l.list.sheet.SetColors(ColorSurface, border)
	l.list.none.Hidden = l.list.length > 0
	if l.size != size {
		l.size = size
		l.list.toCursor() // which may have gone out of view
	}
	place(objects[2], GapWide, GapWide, size.Width-2*GapWide, fit(objects[2], size.Width-2*GapWide))
	l.list.fill()
}

func (*rowListLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// rowGround is as high as all rows.
type rowGround struct{ list *RowList }

func (rowGround) Layout([]fyne.CanvasObject, fyne.Size) {} // fill places the rows

func (g rowGround) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, float32(g.list.length)*g.list.rowHeight())
}

// rowLine is a row in view.
type rowLine struct {
	hover
	list  *RowList
	at    int
	frame frame
	rule  *canvas.Rectangle
	tick  *rowTick
	state *canvas.Text
	pill  *canvas.Rectangle
	sign  *Mark
	texts [5]*canvas.Text // title, more, end, result, note
	cells []*Mark
}

// The texts of a row.
const (
	rowTitle = iota
	rowMore
	rowEnd
	rowResult
	rowNote
)

func newRowLine(l *RowList) *rowLine {
	r := &rowLine{list: l, frame: newFrame(), rule: canvas.NewRectangle(nil), state: canvas.NewText("", nil), pill: canvas.NewRectangle(nil), sign: newMark(Neutral, SignEmpty, false, 1.1)}
	r.tick = newRowTick(r)
	for i := range r.texts {
		r.texts[i] = canvas.NewText("", nil)
	}
	r.ExtendBaseWidget(r)
	return r
}

// MouseDown chooses at once: Fyne waits with a tap until it cannot be a double one any more.
// Nothing moves below the pointer: the second tap goes to where the first went.
func (r *rowLine) MouseDown(*desktop.MouseEvent) {
	r.list.pressed = true
	r.list.Focus()
	r.list.move(r.at)
	r.list.pressed = false
}

// MouseUp changes nothing.
func (r *rowLine) MouseUp(*desktop.MouseEvent) {}

// Tapped chooses, where there is no mouse.
func (r *rowLine) Tapped(*fyne.PointEvent) { r.MouseDown(nil) }

// DoubleTapped opens.
func (r *rowLine) DoubleTapped(*fyne.PointEvent) {
	r.list.move(r.at)
	r.list.open()
}

// CreateRenderer is for Fyne.
func (r *rowLine) CreateRenderer() fyne.WidgetRenderer {
	rr := &rowLineRenderer{r}
	rr.Refresh()
	return rr
}

// rowTick is the box that ticks a row.
type rowTick struct {
	widget.BaseWidget
	row  *rowLine
	mark *Mark
}

func newRowTick(r *rowLine) *rowTick {
	t := &rowTick{row: r, mark: newMark(Neutral, SignEmpty, true, 1.2)}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped ticks.
func (t *rowTick) Tapped(*fyne.PointEvent) {
	t.row.list.Focus()
	t.row.list.tick(t.row.at)
}

// CreateRenderer is for Fyne.
func (t *rowTick) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewCenter(t.mark))
}
