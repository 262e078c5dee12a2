package parts

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Page scrolls its content up and down, keeps it from getting wider than reads well, and brings what gains focus into view.
type Page struct {
	widget.BaseWidget
	content *fyne.Container
	scroll  *container.Scroll
	view    fyne.CanvasObject // the scroll as Fyne is to see it
	width   *pageWidth
	needs   []float32 // what the content needed when it was last laid out
	opening bool      // nothing was brought into view yet
	begins  bool      // what gets the keyboard gets it only because it is the first
	first   fyne.Focusable
	gliding *fyne.Animation
	pointed desktop.Hoverable // what the pointer came to last
	laid    fyne.Size         // what it was laid out in last
}

var _ fyne.Accessible = (*Page)(nil)

// NewPage makes a page whose content gets at most so many ems wide; 0 for no limit.
func NewPage(mostEm float32, content fyne.CanvasObject) *Page {
	return newPage(&pageWidth{most: mostEm, inset: fyne.NewSize(GapPage+4, GapPage)}, content)
}

// NewNavPage makes a page for a narrow column at the side.
func NewNavPage(content fyne.CanvasObject) *Page {
	p := newPage(&pageWidth{inset: fyne.NewSize(GapWide, GapWide+2)}, content)
	s := newScroller(container.ScrollVerticalOnly, p.content)
	s.OnScrolled = p.scroll.OnScrolled
	p.view, p.scroll = s, &s.Scroll
	return p
}

func newPage(width *pageWidth, content fyne.CanvasObject) *Page {
	p := &Page{width: width}
	p.content = container.New(p.width, content)
	p.scroll = container.NewVScroll(p.content)
	p.scroll.OnScrolled = func(fyne.Position) { p.scrolled() }
	p.view = p.scroll
	p.ExtendBaseWidget(p)
	return p
}

// scrolled closes what floats beside something that moved, and takes the mark off what
// is no longer under the pointer.
func (p *Page) scrolled() {
	if p.pointed != nil {
		p.pointed.MouseOut()
		p.pointed = nil
	}
	closeFloat(canvasOf(p))
}

// pointed remembers on its page what the pointer came to: Fyne says nothing when it moves away below the
// pointer.
func pointed(o fyne.CanvasObject, at *desktop.MouseEvent, marked desktop.Hoverable) {
	c := canvasOf(o)
	if c == nil || at == nil {
		return
	}
	for _, p := range pages(c.Content()) {
		if p.under(at.AbsolutePosition) {
			p.pointed = marked
			return
		}
	}
}

// under reports whether a place of the canvas is on this page.
func (p *Page) under(at fyne.Position) bool {
	return within(at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(p)), p.Size())
}

// SetContent shows something else, from its top.
func (p *Page) SetContent(content fyne.CanvasObject) {
	closeFloat(canvasOf(p))
	p.content.Objects = []fyne.CanvasObject{content}
	p.content.Refresh()
	p.layout(p.Size())
	p.scroll.ScrollToTop()
	p.opening = true
}

// AccessibilityLabel reads everything on the page, because Fyne's screen reader support does not look inside what scrolls.
func (p *Page) AccessibilityLabel() string { return words(read(p.content)...) }

// AccessibilityRole is text.
func (p *Page) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func read(o fyne.CanvasObject) []string {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *fyne.Container: // has a label of its own that says nothing
		var said []string
		for _, child := range o.Objects {
			said = append(said, read(child)...)
		}
		return said
	case fyne.Accessible:
		return []string{o.AccessibilityLabel()}
	}
	return nil
}

func within(at fyne.Position, size fyne.Size) bool {
	return at.X >= 0 && at.Y >= 0 && at.X < size.Width && at.Y < size.Height
}

// turn scrolls by nearly a view: a positive number of them down.
func (p *Page) turn(views float32) {
	offset := p.scroll.Offset.Y + views*(p.scroll.Size().Height-2*GapPage)
	most := max(p.content.Size().Height-p.scroll.Size().Height, 0)
	p.scrollTo(max(0, min(offset, most)))
}

// scrollTo shows the content from some height on.
func (p *Page) scrollTo(offset float32) {
	if offset == p.scroll.Offset.Y {
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, offset)) // which does not call OnScrolled
	p.scrolled()
}

// ToTop shows the page from its top again.
func (p *Page) ToTop() { p.scrollTo(0) }

// Offset tells how far the page is scrolled.
func (p *Page) Offset() float32 { return p.scroll.Offset.Y }

// CreateRenderer is for Fyne.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return &pageRenderer{p} }

// Relayout lays the content out again if anything on it became higher or lower; at every key that would be too much. What the keyboard is in stays
// where it is, and what has to make room does so quietly.
func (p *Page) Relayout() {
	focused, before := p.focusedAt()
	stood := standing{}
	stood.note(p.content)
	if fit(p.content, p.Size().Width); slices.Equal(needs(p.content, nil), p.needs) {
		return
	}
	p.layout(p.Size())
	if focused != nil {
		if _, after := p.focusedAt(); after != before {
			if !p.keep(after - before) {
				p.bringFocused() // as far as the page goes
			}
			return
		}
	}
	if moved := stood.moved(); len(moved) > 0 && !still() {
		p.gliding = glideOn(moved)
	}
}

// focusedAt is what has the keyboard on this page, and how far down it stands; nil for nothing.
func (p *Page) focusedAt() (fyne.CanvasObject, float32) {
	c := canvasOf(p)
	if c == nil {
		return nil, 0
	}
	focused, is := c.Focused().(fyne.CanvasObject)
	if !is {
		return nil, 0
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(focused).Subtract(driver.AbsolutePositionForObject(p.content))
	if !within(at, p.content.Size()) {
		return nil, 0
	}
	return focused, at.Y
}

// HasFocus reports whether something on the page has the keyboard.
func (p *Page) HasFocus() bool {
	focused, _ := p.focusedAt()
	return focused != nil
}

// keep scrolls by as much as what has the keyboard moved, if the page can.
func (p *Page) keep(by float32) bool {
	offset := p.scroll.Offset.Y + by
	if offset < 0 || offset > p.content.Size().Height-p.scroll.Size().Height {
		return false
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	return true
}

func (p *Page) layout(size fyne.Size) {
	if p.gliding != nil {
		p.gliding.Stop()
		p.gliding = nil
	}
	for range 3 { // what folds at a width may need more height once it has folded
		fit(p.content, size.Width) // the scroller asks for a height before it gives a width
		p.scroll.Resize(size)
		p.scroll.Refresh()
		if p.content.Size().Height >= p.content.MinSize().Height {
			break
		}
	}
	p.needs = needs(p.content, nil)
}

// needs adds what is in view and how high it is. The height of the whole says too little: what grows beside something higher does not change
// it.
func needs(o fyne.CanvasObject, all []float32) []float32 {
	c, holds := o.(*fyne.Container)
	if !holds {
		return all
	}
	_, stacked := c.Layout.(rows)
	for i, child := range c.Objects {
		if !child.Visible() {
			continue
		}
		all = append(all, float32(i))
		if !stacked {
			all = append(all, child.MinSize().Height)
		}
		all = needs(child, all)
	}
	return all
}

type pageRenderer struct{ page *Page }

func (r *pageRenderer) Layout(size fyne.Size) {
	p, was := r.page, r.page.laid
	p.laid = size
	p.layout(size)
	if was != size && !was.IsZero() && !p.opening {
		p.bringFocused() // what was in view may have gone out of it
	}
}

func (r *pageRenderer) MinSize() fyne.Size           { return r.page.scroll.MinSize() }
func (r *pageRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.page.view} }
func (r *pageRenderer) Refresh()                     { r.page.layout(r.page.Size()) }
func (r *pageRenderer) Destroy()                     {}

type pageWidth struct {
	most  float32 // in ems, 0 for no limit
	inset fyne.Size
}

func (l *pageWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		width := size.Width - 2*l.inset.Width
		switch {
		case l.most > 0 && isWide(o):
			width = min(width, wideEm*em())
		case l.most > 0:
			width = min(width, l.most*em())
		}
		height := fit(o, width)
		if fills(o) {
			height = max(height, size.Height-2*l.inset.Height)
		}
		place(o, l.inset.Width, l.inset.Height, width, height)
	}
}

func (l *pageWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.Add(l.inset).Add(l.inset)
}

// turnPage scrolls the page that the keyboard is on, and else the widest of a canvas, which is the one to read. Without it what follows the
// last control could not be reached by keyboard.
func turnPage(c fyne.Canvas, views float32) {
	var widest *Page
	for _, p := range pages(c.Content()) {
		if focused, _ := p.focusedAt(); focused != nil {
			widest = p
			break
		}
		if widest == nil || p.Size().Width > widest.Size().Width {
			widest = p
		}
	}
	if widest != nil {
		widest.turn(views)
	}
}

func pages(o fyne.CanvasObject) []*Page {
	if o == nil || !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *Page:
		return append(pages(o.content), o)
	case *fyne.Container:
		var found []*Page
		for _, child := range o.Objects {
			found = append(found, pages(child)...)
		}
		return found
	}
	return nil
}
