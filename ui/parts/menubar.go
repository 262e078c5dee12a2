package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// BarMenu is one menu of the bar.
type BarMenu struct {
	Title string
	Lines []BarLine
}

// BarLine is one line of a menu: its words, the key that does the same, and what it does.
type BarLine struct {
	Text, Key string
	Do        func()
	Can       func() bool
}

// MenuBar lies along the top of the window: its menus, and at the right what stands there. It takes
// no place in the order of Tab: Toggle opens it, and gives an open menu the keyboard.
type MenuBar struct {
	widget.BaseWidget
	menus  []BarMenu
	titles []*barTitle
	right  fyne.CanvasObject
	sheet  *menuSheet // nil while all are closed
}

// NewMenuBar makes a bar; no menus where the system has a bar of its own.
func NewMenuBar(menus []BarMenu, right fyne.CanvasObject) *MenuBar {
	b := &MenuBar{menus: menus, right: right}
	for i, m := range menus {
		b.titles = append(b.titles, newBarTitle(b, i, m.Title))
	}
	b.ExtendBaseWidget(b)
	return b
}

// Toggle opens the first menu, and closes one that is open. Nothing opens below a dialog.
func (b *MenuBar) Toggle() {
	switch c := canvasOf(b); {
	case b.sheet != nil:
		b.close()
	case c != nil && c.Overlays().Top() == nil && len(b.menus) > 0:
		b.open(0)
	}
}

// open shows a menu, in place of one that was open.
func (b *MenuBar) open(i int) {
	c := canvasOf(b)
	if c == nil {
		return
	}
	closeFloat(c)
	b.close()
	b.sheet = newMenuSheet(b, i)
	c.Overlays().Add(b.sheet)
	b.sheet.Resize(c.Size())
	c.Focus(b.sheet.list)
	b.titles[i].Refresh()
}

func (b *MenuBar) close() {
	sheet := b.sheet
	if sheet == nil {
		return
	}
	b.sheet = nil
	if c := canvasOf(b); c != nil {
		c.Overlays().Remove(sheet)
	}
	b.titles[sheet.at].Refresh()
}

// beside opens the menu left or right of the one that is open.
func (b *MenuBar) beside(by int) {
	b.open((b.sheet.at + by + len(b.menus)) % len(b.menus))
}

// titleAt is the title of a menu at a place of the window; -1 for none.
func (b *MenuBar) titleAt(at fyne.Position) int {
	driver := fyne.CurrentApp().Driver()
	for i, t := range b.titles {
		if within(at.Subtract(driver.AbsolutePositionForObject(t)), t.Size()) {
			return i
		}
	}
	return -1
}

// CreateRenderer is for Fyne.
func (b *MenuBar) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{NewPanel(ColorLine, ColorNone, ""), newWheel()}
	for _, t := range b.titles {
		objects = append(objects, t)
	}
	return widget.NewSimpleRenderer(container.New(menuBarLayout{b}, append(objects, b.right)...))
}

// menuBarLayout sets the titles at the left, what stands beside them at the right, and a hairline below.
type menuBarLayout struct{ bar *MenuBar }

func (l menuBarLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, size.Height-1, size.Width, 1)
	place(objects[1], 0, 0, size.Width, size.Height)
	x := GapSmall
	for _, t := range l.bar.titles {
		width := t.MinSize().Width
		place(t, x, 0, width, size.Height-1)
		x += width
	}
	right := max(min(l.bar.right.MinSize().Width, size.Width-x-2*Gap), 0)
	place(l.bar.right, size.Width-right-Gap, 0, right, size.Height-1)
}

func (l menuBarLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, tallest(objects)+1)
}

// BarEnd is what stands at the right of the bar: signs to press, whose place never changes, and
// before them words that take the room there is.
func BarEnd(words fyne.CanvasObject, signs ...fyne.CanvasObject) *fyne.Container {
	return container.New(barEnd{}, append([]fyne.CanvasObject{words}, signs...)...)
}

type barEnd struct{}

func (barEnd) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := size.Width
	for i := len(objects) - 1; i > 0; i-- {
		m := objects[i].MinSize()
		x -= m.Width
		place(objects[i], x, (size.Height-m.Height)/2, m.Width, m.Height)
	}
	m := objects[0].MinSize()
	width := max(min(m.Width, x-Gap), 0)
	place(objects[0], x-Gap-width, (size.Height-m.Height)/2, width, m.Height)
}

func (barEnd) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(Gap, 0)
	for _, o := range objects {
		m := o.MinSize()
		least.Width += m.Width
		least.Height = max(least.Height, m.Height)
	}
	return least
}

// barTitle is the name of a menu in the bar.
type barTitle struct {
	hover
	bar     *MenuBar
	at      int
	content *fyne.Container
	frame   frame
}

var _ fyne.Accessible = (*barTitle)(nil)

func newBarTitle(b *MenuBar, at int, title string) *barTitle {
	t := &barTitle{bar: b, at: at, content: Inset(GapSmall+2, Gap+2, NewWord(Body, title)), frame: newFrame()}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped opens the menu.
func (t *barTitle) Tapped(*fyne.PointEvent) { t.bar.open(t.at) }

// AccessibilityLabel reads the name.
func (t *barTitle) AccessibilityLabel() string { return t.bar.menus[t.at].Title }

// AccessibilityRole is button.
func (t *barTitle) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (t *barTitle) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(t.content, t.frame, t.paint)
}

func (t *barTitle) paint() {
	fill := ColorNone
	if s := t.bar.sheet; s != nil && s.at == t.at {
		fill = ColorSoft
	}
	t.frame.paint(t, fill, t.border(ColorNone), theme.SizeNameInputRadius, false)
}

// menuSheet lies over the window while a menu is open: a click beside the menu closes it, and
// the pointer over another title opens that one.
type menuSheet struct {
	widget.BaseWidget
	bar   *MenuBar
	at    int
	list  *barList
	panel *fyne.Container
	size  fyne.Size
}

var _ desktop.Hoverable = (*menuSheet)(nil)

func newMenuSheet(b *MenuBar, at int) *menuSheet {
	s := &menuSheet{bar: b, at: at, list: newBarList(b, b.menus[at].Lines)}
	s.panel = container.New(behind{}, NewPanel(ColorSurface, ColorBorder, theme.SizeNameInputRadius), Inset(GapSmall, GapSmall, s.list))
	s.ExtendBaseWidget(s)
	return s
}

// Tapped closes the menu, or opens the one whose title is there.
func (s *menuSheet) Tapped(e *fyne.PointEvent) {
	if i := s.bar.titleAt(e.AbsolutePosition); i >= 0 && i != s.at {
		s.bar.open(i)
		return
	}
	s.bar.close()
}

// MouseIn is for Fyne.
func (s *menuSheet) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved opens the menu whose title the pointer is over.
func (s *menuSheet) MouseMoved(e *desktop.MouseEvent) {
	if i := s.bar.titleAt(e.AbsolutePosition); i >= 0 && i != s.at {
		s.bar.open(i)
	}
}

// MouseOut is for Fyne.
func (s *menuSheet) MouseOut() {}

// CreateRenderer is for Fyne.
func (s *menuSheet) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(sheetLayout{s}, s.panel))
}

// sheetLayout sets the menu under its title, and closes it when the window gets another size.
type sheetLayout struct{ sheet *menuSheet }

func (l sheetLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := l.sheet
	if !s.size.IsZero() && s.size != size {
		s.bar.close()
		return
	}
	s.size = size
	title := s.bar.titles[s.at]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(title)
	least := s.panel.MinSize()
	top := at.Y + title.Size().Height
	place(s.panel, inside(at.X, least.Width, size.Width), top, least.Width, min(least.Height, size.Height-top-GapSmall))
}

func (sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// barList is an open menu: arrows and letters move among the lines that can be done, Enter does
// one, Left and Right open the menu beside it, Escape closes.
type barList struct {
	control
	bar    *MenuBar
	lines  []BarLine
	rows   []*barRow
	cursor int
	box    *fyne.Container
	scroll *container.Scroll
}

func newBarList(b *MenuBar, lines []BarLine) *barList {
	l := &barList{bar: b, lines: lines, box: Rows(0), cursor: -1}
	for i, line := range lines {
		row := newBarRow(l, i, line)
		l.rows = append(l.rows, row)
		l.box.Add(row)
	}
	l.scroll = container.NewVScroll(l.box)
	l.init(l)
	l.move(1)
	return l
}

// move goes to the next line, in a direction, that can be done.
func (l *barList) move(by int) {
	for i := range l.rows {
		to := (l.cursor + by*(i+1) + 2*len(l.rows)) % len(l.rows)
		if l.cursor < 0 && by < 0 {
			to = len(l.rows) - 1 - i
		}
		if !l.rows[to].rests {
			l.at(to)
			return
		}
	}
}

func (l *barList) at(i int) {
	l.cursor = i
	l.Refresh()
}

// TypedRune does the line on Space, whose letter comes after the key, and goes to the next that begins with another.
func (l *barList) TypedRune(r rune) {
	if r == ' ' {
		l.do()
		return
	}
	var texts []string
	for i, line := range l.lines {
		if l.rows[i].rests {
			line.Text = ""
		}
		texts = append(texts, line.Text)
	}
	if i := initial(texts, l.cursor, r); i >= 0 {
		l.at(i)
	}
}

// TypedKey moves, does and closes.
func (l *barList) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyHome:
		l.cursor = -1
		l.move(1)
	case fyne.KeyEnd:
		l.cursor = -1
		l.move(-1)
	case fyne.KeyLeft:
		l.bar.beside(-1)
	case fyne.KeyRight:
		l.bar.beside(1)
	case fyne.KeyEscape, fyne.KeyF10:
		l.bar.close()
	default:
		if entersKey(key) {
			l.do()
		}
	}
}

// do does the line with the cursor. The menu closes first: what it leads to may ask for the keyboard.
func (l *barList) do() {
	if l.cursor < 0 {
		return // none can be done
	}
	l.bar.close()
	l.lines[l.cursor].Do()
}

// AccessibilityLabel reads the line with the cursor.
func (l *barList) AccessibilityLabel() string {
	if l.cursor < 0 {
		return ""
	}
	return words(l.lines[l.cursor].Text, l.lines[l.cursor].Key)
}

// AccessibilityRole is text.
func (l *barList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// MinSize holds all lines.
func (l *barList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return l.box.MinSize()
}

// CreateRenderer is for Fyne.
func (l *barList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.scroll) }

// Refresh marks the cursor, and brings it into view.
func (l *barList) Refresh() {
	for _, row := range l.rows {
		row.Refresh()
	}
	l.control.Refresh()
	if l.cursor >= 0 && l.scroll.Size().Height > 0 {
		row := l.rows[l.cursor]
		top, bottom := row.Position().Y, row.Position().Y+row.Size().Height
		l.scroll.ScrollToOffset(fyne.NewPos(0, min(max(l.scroll.Offset.Y, bottom-l.scroll.Size().Height), top)))
	}
}

// barRow is a line of an open menu: what it does at the left, its key at the right.
type barRow struct {
	hover
	list      *barList
	at        int
	rests     bool // it can do nothing now
	text, key *canvas.Text
	frame     frame
}

func newBarRow(l *barList, at int, line BarLine) *barRow {
	r := &barRow{list: l, at: at, text: canvas.NewText(line.Text, nil), key: canvas.NewText(line.Key, nil), frame: newFrame()}
	r.rests = line.Can != nil && !line.Can()
	r.ExtendBaseWidget(r)
	return r
}

// Tapped does what it says.
func (r *barRow) Tapped(*fyne.PointEvent) {
	if !r.rests {
		r.list.at(r.at)
		r.list.do()
	}
}

// MouseIn moves the cursor along with the pointer.
func (r *barRow) MouseIn(*desktop.MouseEvent) {
	if !r.rests {
		r.list.at(r.at)
	}
}

// CreateRenderer is for Fyne.
func (r *barRow) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(container.New(barRowLayout{r}, r.text, r.key), r.frame, r.paint)
}

func (r *barRow) paint() {
	fill, ink, key := ColorNone, ColorInk, ColorMuted
	if r.list.cursor == r.at {
		fill = ColorSoft
	}
	if r.rests {
		ink, key = ColorBorder, ColorBorder
	}
	r.frame.paint(r, fill, ColorNone, theme.SizeNameInputRadius, false)
	r.text.Color, r.key.Color = theme.ColorForWidget(ink, r), theme.ColorForWidget(key, r)
	r.text.TextSize, r.key.TextSize = theme.SizeForWidget(theme.SizeNameText, r), theme.SizeForWidget(SizeLabel, r)
	r.text.Refresh()
	r.key.Refresh()
}

// barRowLayout sets the words left and the key right.
type barRowLayout struct{ row *barRow }

func (l barRowLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	text, key := l.row.text.MinSize(), l.row.key.MinSize()
	place(l.row.text, Gap, (size.Height-text.Height)/2, text.Width, text.Height)
	place(l.row.key, size.Width-Gap-key.Width, (size.Height-key.Height)/2, key.Width, key.Height)
}

func (l barRowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	l.row.paint() // the sizes of the text
	text, key := l.row.text.MinSize(), l.row.key.MinSize()
	return fyne.NewSize(text.Width+GapPage+key.Width+2*Gap, text.Height+2*GapSmall)
}
