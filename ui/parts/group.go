package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// group holds options of which one is chosen, and takes focus as one: letters choose, arrows move, and Space chooses where the
// cursor is. Enter is the window's.
type group struct {
	control
	picker
	changed func(id string)
	again   func()                    // what is chosen is chosen once more
	keys    func(*fyne.KeyEvent) bool // takes a key first; nil for none
	runes   func(rune) bool           // takes a character first; nil for none
	entered func(bool)                // the keyboard came or left; nil for nothing

	items []fyne.CanvasObject
	box   *fyne.Container
}

func newGroup(options []Option, changed func(id string), item func(*group, int) fyne.CanvasObject, box *fyne.Container) *group {
	g := &group{picker: newPicker(options), changed: changed, box: box}
	for i := range options {
		g.items = append(g.items, item(g, i))
	}
	box.Objects = g.items
	g.init(g)
	return g
}

// TypedRune chooses the option whose key it is.
func (g *group) TypedRune(r rune) {
	if g.runes != nil && g.runes(r) {
		return
	}
	if i := g.keyed(r); i >= 0 {
		g.choose(i)
	}
}

// TypedKey moves, chooses and goes on.
func (g *group) TypedKey(key *fyne.KeyEvent) {
	switch {
	case g.keys != nil && g.keys(key):
	case moves(&g.cursor, len(g.items), key):
		g.Refresh()
		reveal(g.items[g.cursor])
	case key.Name == fyne.KeySpace:
		g.choose(g.cursor)
	default:
		pass(g, key)
	}
}

// FocusGained shows the ring.
func (g *group) FocusGained() {
	g.control.FocusGained()
	if g.entered != nil {
		g.entered(true)
	}
}

// FocusLost hides the ring.
func (g *group) FocusLost() {
	g.control.FocusLost()
	if g.entered != nil {
		g.entered(false)
	}
}

func (g *group) choose(i int) {
	if g.Disabled() {
		return
	}
	changed := i != g.chosen
	g.cursor, g.chosen = i, i
	g.Refresh()
	switch {
	case changed && g.changed != nil:
		g.changed(g.Chosen())
	case !changed && g.again != nil:
		g.again()
	}
}

// part is the option with the ring.
func (g *group) part() (top, height float32) {
	item := g.items[g.cursor]
	return item.Position().Y, item.Size().Height
}

// at says whether the ring is on an option.
func (g *group) at(i int) bool { return g.focused && g.cursor == i }

// CreateRenderer is for Fyne.
func (g *group) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.box) }

// Refresh shows what is chosen and where the cursor is.
func (g *group) Refresh() {
	for _, item := range g.items {
		item.Refresh()
	}
	g.control.Refresh()
}
