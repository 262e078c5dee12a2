package parts

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Widths are counted in ems (the size of the text), so that large text folds a page just as a narrow window does.
const (
	columnsFromEm = 46 // from this width on the aside stands beside
	asideEm       = 17.5
	wideAsideEm   = 21
	wideEm        = 96 // a wide page gets no wider
	gridColumnEm  = 14 // a grid column is at least this wide
)

func em() float32 { return theme.Size(theme.SizeNameText) }

// Em is the size of the text, for widths of a page that folds by itself.
func Em() float32 { return em() }

// Columns sets an aside to the right of what matters when there is room, and below it when there is not.
func Columns(main, aside fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{aside: asideEm}, main, aside)
}

// WideColumns is Columns over all the room that a page has, with a wider aside: for a page that shows much at once.
func WideColumns(main, aside fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{aside: wideAsideEm, wide: true}, main, aside)
}

type columns struct {
	width float32
	aside float32 // in ems
	wide  bool    // takes all the room
}

// isWide reports whether an object, or one of what it stacks, takes all the room that a page has.
func isWide(o fyne.CanvasObject) bool {
	c, is := o.(*fyne.Container)
	if !is {
		return false
	}
	switch l := c.Layout.(type) {
	case *columns:
		return l.wide
	case rows:
		return slices.ContainsFunc(c.Objects, isWide)
	}
	return false
}

func (l *columns) beside(objects []fyne.CanvasObject) bool {
	return l.width >= columnsFromEm*em() && objects[1].Visible()
}

func (l *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	if !l.beside(objects) {
		rows{GapPage}.Layout(objects, size)
		return
	}
	aside := l.aside * em()
	main := size.Width - aside - GapPage - Gap
	place(objects[0], 0, 0, main, fit(objects[0], main))
	place(objects[1], size.Width-aside, 0, aside, fit(objects[1], aside))
}

func (l *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := rows{GapPage}.MinSize(objects)
	if l.beside(objects) {
		least.Height = tallest(objects)
	}
	return least
}

// Grid sets objects in up to the given number of equal columns, fewer when the columns would become too narrow for the text.
func Grid(most int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&grid{most: most}, objects...)
}

type grid struct {
	most  int
	width float32
}

func (l *grid) columns(shown int) int {
	room := int((l.width + GapWide) / (gridColumnEm*em() + GapWide))
	return max(1, min(l.most, room, shown))
}

func (l *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	shown := visible(objects)
	n := l.columns(len(shown))
	width := (size.Width - float32(n-1)*GapWide) / float32(n)
	y := float32(0)
	for first := 0; first < len(shown); first += n {
		run := shown[first:min(first+n, len(shown))]
		heights := make([]float32, len(run))
		for i, o := range run {
			heights[i] = fit(o, width)
		}
		height, down := float32(0), level(run)
		for i := range run {
			height = max(height, heights[i]+down[i])
		}
		for i, o := range run {
			place(o, float32(i)*(width+GapWide), y+down[i], width, height-down[i])
		}
		y += height + GapWide
	}
}

func (l *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	shown := visible(objects)
	n := l.columns(len(shown))
	for first := 0; first < len(shown); first += n {
		run := shown[first:min(first+n, len(shown))]
		if first > 0 {
			least.Height += GapWide
		}
		height, down := float32(0), level(run)
		for i, o := range run {
			least.Width = max(least.Width, o.MinSize().Width)
			height = max(height, o.MinSize().Height+down[i])
		}
		least.Height += height
	}
	return least
}

// level is how far down each object of a run goes, so that fields stand level
// where the label of one takes more lines than that of another.
func level(run []fyne.CanvasObject) []float32 {
	down, highest := make([]float32, len(run)), float32(0)
	for _, o := range run {
		if l, is := o.(labelled); is {
			highest = max(highest, l.labelHeight())
		}
	}
	for i, o := range run {
		if l, is := o.(labelled); is && l.labelHeight() > 0 {
			down[i] = highest - l.labelHeight()
		}
	}
	return down
}

type labelled interface{ labelHeight() float32 }

// Ends sets one object left, taking the room there is, and one right at its own size; below each other when the left would get too narrow.
func Ends(gap float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(&ends{gap: gap}, left, right)
}

// FieldEnds sets a button right of a field, level with what is typed in there, whatever stands above and below that.
func FieldEnds(gap float32, field, button fyne.CanvasObject) *fyne.Container {
	return container.New(&ends{gap: gap, level: true}, field, button)
}

type ends struct {
	gap, width float32
	level      bool // what is right stands level with the control of the field at the left
}

func (l *ends) beside(objects []fyne.CanvasObject) bool {
	return l.width-natural(objects[1])-l.gap >= max(gridColumnEm*em(), objects[0].MinSize().Width)
}

func (l *ends) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	if !objects[0].Visible() {
		right := min(natural(objects[1]), size.Width)
		place(objects[1], size.Width-right, 0, right, fit(objects[1], right))
		return
	}
	if !l.beside(objects) {
		rows{l.gap}.Layout(objects, size)
		return
	}
	right := natural(objects[1])
	width := size.Width - right - l.gap
	for i, o := range objects {
		x, wide := float32(i)*(width+l.gap), [2]float32{width, right}[i]
		height := fit(o, wide)
		place(o, x, max(size.Height-height, 0)/2, wide, height)
	}
	if field, is := objects[0].(banded); is && l.level {
		l.levelWith(field, objects[1], width+l.gap, right)
	}
}

// banded is a field, with a control somewhere in its height.
type banded interface {
	fyne.CanvasObject
	band() (top, height float32)
}

// levelWith sets an object with its middle where the control has its own.
func (l *ends) levelWith(field banded, o fyne.CanvasObject, x, width float32) {
	top, height := field.band()
	own := o.MinSize().Height
	place(o, x, field.Position().Y+top+(height-own)/2, width, own)
}

func (l *ends) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := rows{l.gap}.MinSize(objects)
	if l.width > 0 && objects[0].Visible() && l.beside(objects) {
		least.Height = tallest(objects)
		if field, is := objects[0].(banded); is && l.level {
			top, height := field.band()
			least.Height = max(least.Height, top+(height+objects[1].MinSize().Height)/2) // it may reach below the field
		}
	}
	return least
}

// natural is the width that an object takes when it has all the room: a Line's is that of all it holds.
func natural(o fyne.CanvasObject) float32 {
	c, ok := o.(*fyne.Container)
	if !ok {
		return o.MinSize().Width
	}
	l, ok := c.Layout.(*line)
	if !ok {
		return o.MinSize().Width
	}
	return l.whole(c.Objects)
}
