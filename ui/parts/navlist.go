package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NavItem is one place to go to.
type NavItem struct {
	ID    string
	Text  string
	State string // the sign in words
	Tone  Tone
	Sign  Sign
	Sub   bool // stands under the one before
}

// NavList shows the places with their state. It is one group for the keyboard: arrows move, Enter goes.
type NavList struct {
	control
	OnChosen func(id string)

	label   string
	items   []NavItem
	current string
	cursor  int
	rows    []*navRow
	box     *fyne.Container
}

var (
	_ fyne.Accessible = (*NavList)(nil)
	_ fyne.Focusable  = (*NavList)(nil)
)

// NewNavList makes the list.
func NewNavList(label string, chosen func(id string)) *NavList {
	n := &NavList{OnChosen: chosen, label: label, box: Rows(2)}
	n.init(n)
	return n
}

// SetItems shows other places, keeping the cursor where it is if it can.
func (n *NavList) SetItems(items []NavItem) {
	before := n.items
	n.items = items
	for len(n.rows) < len(items) {
		row := newNavRow(n, len(n.rows))
		n.rows = append(n.rows, row)
		n.box.Objects = append(n.box.Objects, row)
	}
	for i, row := range n.rows {
		row.Hidden = i >= len(items)
	}
	n.cursor = max(0, min(n.cursor, len(items)-1))
	if len(before) != len(items) {
		n.Refresh()
		return
	}
	n.refreshRows(func(i int) bool { return before[i] != items[i] })
}

// SetCurrent marks where the person is.
func (n *NavList) SetCurrent(id string) {
	was, stood := n.current, n.cursor
	n.current = id
	for i, item := range n.items {
		if item.ID == id {
			n.cursor = i
		}
	}
	n.refreshRows(func(i int) bool {
		return was != id && (n.items[i].ID == was || n.items[i].ID == id) || stood != n.cursor && (i == stood || i == n.cursor)
	})
}

// refreshRows shows the rows that changed: at every key all of them would be too
// much. Where one became higher or lower the list is laid out anew.
func (n *NavList) refreshRows(changed func(i int) bool) {
	higher := false
	for i := range n.items {
		if !changed(i) {
			continue
		}
		before := n.rows[i].MinSize()
		n.rows[i].Refresh()
		higher = higher || n.rows[i].MinSize() != before
	}
	if higher {
		n.Refresh()
	}
}

// Reveal brings the current place into view.
func (n *NavList) Reveal() {
	if n.cursor < len(n.rows) {
		reveal(n.rows[n.cursor])
	}
}

// Opens reports whether there is a place to go to.
func (n *NavList) Opens() bool { return len(n.items) > 0 }

// part is the place with the ring.
func (n *NavList) part() (top, height float32) {
	if len(n.rows) == 0 {
		return 0, n.Size().Height
	}
	return n.rows[n.cursor].Position().Y, n.rows[n.cursor].Size().Height
}

// TypedRune goes on Space, as a button does.
func (n *NavList) TypedRune(r rune) {
	if r == ' ' && len(n.items) > 0 {
		n.choose(n.cursor)
	}
}

// TypedKey moves and goes.
func (n *NavList) TypedKey(key *fyne.KeyEvent) {
	switch {
	case len(n.items) == 0:
		pass(n, key)
	case moves(&n.cursor, len(n.items), key):
		n.Refresh()
		reveal(n.rows[n.cursor])
	case entersKey(key):
		n.choose(n.cursor)
	default:
		pass(n, key)
	}
}

func (n *NavList) choose(i int) {
	n.cursor = i
	n.Refresh()
	if n.OnChosen != nil {
		n.OnChosen(n.items[i].ID)
	}
}

// AccessibilityLabel reads every place and its state.
func (n *NavList) AccessibilityLabel() string {
	said := []string{n.label}
	for _, item := range n.items {
		said = append(said, Cell{Name: item.Text, State: item.State}.words())
	}
	return words(said...)
}

// AccessibilityRole is text: what Fyne calls a container is passed over.
func (n *NavList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (n *NavList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(n.box) }

// Refresh shows states, the current place and the cursor.
func (n *NavList) Refresh() {
	n.box.Refresh() // and so each row
	n.control.Refresh()
}

// navRow is one place.
type navRow struct {
	hover
	list    *NavList
	place   int
	mark    *Mark
	text    *Text
	content *fyne.Container
	frame   frame
}

func newNavRow(n *NavList, place int) *navRow {
	r := &navRow{list: n, place: place, mark: NewMark(Neutral, SignEmpty), text: NewText(Help, ""), frame: newFrame()}
	r.content = &fyne.Container{Layout: &navLayout{r}, Objects: []fyne.CanvasObject{r.mark, r.text}}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped goes there.
func (r *navRow) Tapped(*fyne.PointEvent) {
	r.list.Focus()
	r.list.choose(r.place)
}

// CreateRenderer is for Fyne.
func (r *navRow) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(r.content, r.frame, r.paint)
}

func (r *navRow) item() NavItem {
	if r.place >= len(r.list.items) {
		return NavItem{}
	}
	return r.list.items[r.place]
}

func (r *navRow) paint() {
	item := r.item()
	here := item.ID == r.list.current
	fill, ink := ColorNone, ColorInk
	if here {
		fill = ColorSoft
	}
	if item.Sub && !here {
		ink = ColorMuted
	}
	r.frame.paint(r, fill, r.border(ColorNone), theme.SizeNameInputRadius, r.list.focused && r.list.cursor == r.place)
	r.mark.Set(item.Tone, item.Sign)
	r.text.SetText(item.Text)
	r.text.SetColor(ink)
	r.text.SetBold(here)
	r.content.Refresh()
}

// navLayout indents what stands under something.
type navLayout struct{ row *navRow }

const navPad float32 = 5

func (l *navLayout) left() float32 {
	if l.row.item().Sub {
		return Gap + 13
	}
	return Gap
}

func (l *navLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	r, x := l.row, l.left()
	mark := r.mark.MinSize()
	place(r.mark, x, navPad+max(lineHeight*theme.SizeForWidget(SizeHelp, r)-mark.Height, 0)/2, mark.Width, mark.Height)
	x += mark.Width + Gap
	width := max(size.Width-x-Gap, 0)
	height := fit(r.text, width)
	place(r.text, x, max(size.Height-height, 0)/2, width, height)
}

func (l *navLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	mark := l.row.mark.MinSize()
	return fyne.NewSize(l.left()+mark.Width+2*Gap, max(mark.Height, l.row.text.MinSize().Height)+2*navPad)
}
