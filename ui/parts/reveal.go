package parts

import (
	"time"

	"fyne.io/fyne/v2"
)

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
