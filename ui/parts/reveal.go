package parts

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
)

// Reveal scrolls until the object is in view, with a little room around it. What is not on this page is left alone.
func (p *Page) Reveal(o fyne.CanvasObject) { reveal(o) }

// openingEm is how much of what has the keyboard first must show, in ems, where it is higher than that: a line and a half of it.
const openingEm = 3

// FocusFirst brings the keyboard to the first object on a page that was just opened, and says whether there is one. A page begins with its
// heading: what does not show below that waits for Tab.
func (p *Page) FocusFirst() bool {
	p.begins = p.opening
	found := FocusFirst(p.content)
	if c := canvasOf(p); c != nil && p.begins {
		p.first = c.Focused() // it comes into view once it is drawn
	}
	p.begins = false
	return found
}

func (p *Page) bring(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(p.content))
	if !within(at, p.content.Size()) {
		return
	}
	view := p.scroll.Size().Height
	above, height := at.Y, o.Size().Height
	if part, is := o.(parted); is && height+2*GapWide > view {
		top, high := part.part()
		above, height = at.Y+top, high
	}
	c := canvasOf(o)
	opening, begins := p.opening, p.begins || p.first != nil && p.first == c.Focused()
	p.opening, p.begins, p.first = false, false, nil
	switch {
	case opening && at.Y+min(o.Size().Height, openingEm*em()) <= view:
		return // enough of it shows for the page to begin with its heading
	case opening && begins:
		c.Unfocus()
		return
	}
	p.bringBand(above, height)
}

// parted is what has one part that counts most, as the current row of a list: it is in view where there
// is no room for the whole.
type parted interface {
	fyne.CanvasObject
	part() (top, height float32)
}

// revealPart brings that part into view on the page that it is on.
func revealPart(o parted) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	driver, root := fyne.CurrentApp().Driver(), rootOf(c)
	if holds(root, o) {
		return // it stands beside the pages
	}
	for _, p := range pages(root) {
		at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(p.content))
		if within(at, p.content.Size()) {
			top, height := o.part()
			p.bringBand(at.Y+top, height)
		}
	}
}

// Holds reports whether an object stands on this page.
func (p *Page) Holds(o fyne.CanvasObject) bool { return holds(p.content, o) }

func holds(in, o fyne.CanvasObject) bool {
	if in == o {
		return true
	}
	c, is := in.(*fyne.Container)
	return is && slices.ContainsFunc(c.Objects, func(child fyne.CanvasObject) bool { return holds(child, o) })
}

// bringFocused brings into view what on the page has the keyboard.
func (p *Page) bringFocused() {
	focused, top := p.focusedAt()
	if focused == nil {
		return
	}
	height := focused.Size().Height
	if part, is := focused.(parted); is {
		at, high := part.part()
		top, height = top+at, high
	}
	p.bringBand(top, height)
}

// bringBand scrolls as far as needed to see a band of the content, with a little room around it.
func (p *Page) bringBand(top, height float32) {
	top, bottom := top-GapWide, top+height+GapWide
	offset, view := p.scroll.Offset.Y, p.scroll.Size().Height
	offset = min(max(offset, bottom-view), top)
	most := p.content.MinSize().Height - view
	p.scrollTo(max(min(offset, most), 0))
}

// untilDrawn is how long Fyne needs at most to draw what was just put on a page.
const untilDrawn = 60 * time.Millisecond

// reveal brings an object into view on whatever page of its canvas holds it. Fyne knows where an object stands only once it is drawn; one
// that is not yet comes into view as soon as it is. Fyne's objects know no parent, so the pages are looked up from the top.
func reveal(o fyne.CanvasObject) {
	if fyne.CurrentApp().Driver().CanvasForObject(o) != nil {
		bringIntoView(o)
		return
	}
	fyne.NewAnimation(untilDrawn, func(done float32) {
		if done == 1 {
			bringIntoView(o)
		}
	}).Start()
}

func bringIntoView(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	root := rootOf(c)
	if holds(root, o) {
		return // it stands beside the pages, as a foot does, and is in view; Fyne would give it a place on one that is higher than its view
	}
	for _, p := range pages(root) {
		p.bring(o)
	}
}

// rootOf is what of a canvas has the keyboard: what lies over it, else its content.
func rootOf(c fyne.Canvas) fyne.CanvasObject {
	if top := c.Overlays().Top(); top != nil {
		return top
	}
	return c.Content()
}
