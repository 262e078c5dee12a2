package document

import (
	"cmp"
	"slices"
)

// pager puts slabs on pages, from the top down.
type pager struct {
	*sheet
	layout *Layout
	items  []Item // of the page in hand
	fields []Item
	y      float64
	bottom float64
	mark   []Item // on every page
	fresh  bool   // nothing of the flow stands on the page yet

	boxes  []Item      // drawn on the page, behind all else
	box    *panelStyle // the one that is open at y
	boxTop float64
}

func (c *composer) paginate(doc *Document) {
	foot := c.footOf(doc.Foot)
	p := &pager{sheet: c.sheet, mark: c.watermark(doc.Mark), layout: c.layout, y: c.top, bottom: foot.top - 3.5*c.unit, fresh: true}
	p.place(c.slabs, tiedKeep)
	p.endPage()
	for i := range c.layout.Pages {
		page := &c.layout.Pages[i]
		page.Items = append(page.Items, foot.page(i+1, len(c.layout.Pages))...)
	}
}

// place puts slabs on pages, in pieces that hold together by at least a tie. A
// piece that no page can take gives up its weakest ties.
func (p *pager) place(slabs []slab, by tie) {
	for len(slabs) > 0 {
		n := piece(slabs, by)
		chunk := slabs[:n]
		slabs = slabs[n:]
		if chunk[0].newPage && !p.fresh {
			p.nextPage(chunk[0])
		}
		switch {
		case p.y+p.extent(chunk) <= p.bottom, n == 1 && p.fresh:
			p.put(chunk)
		case n > 1 && p.top+extent(chunk[0].head)+extent(chunk)-chunk[0].gap > p.bottom:
			p.place(chunk, by+1)
		default:
			p.nextPage(chunk[0])
			p.put(chunk)
		}
	}
}

// piece counts the slabs at the front that hold together by at least a tie.
func piece(slabs []slab, by tie) int {
	n := 1
	for by <= strongest && n < len(slabs) && slabs[n-1].tie >= by && !slabs[n].newPage {
		n++
	}
	return n
}

// extent is the height of slabs with the room between and above them.
func extent(slabs []slab) float64 {
	h := 0.0
	for _, s := range slabs {
		h += s.gap + s.height
	}
	return h
}

// extent is what slabs take here, where the first may need no room above it.
func (p *pager) extent(slabs []slab) float64 {
	if p.fresh {
		return extent(slabs) - slabs[0].gap
	}
	return extent(slabs)
}

func (p *pager) put(slabs []slab) {
	for _, s := range slabs {
		if s.panel != p.box {
			p.closeBox(0)
		}
		if !p.fresh {
			p.y += s.gap
		}
		if s.panel != nil && p.box == nil {
			p.box, p.boxTop = s.panel, p.y
		}
		p.fresh = false
		p.draw(s, false)
	}
}

// draw puts a slab's items at y. As decoration it belongs to no element: the
// head of a table that was read on an earlier page.
func (p *pager) draw(s slab, decoration bool) {
	for _, item := range s.items {
		item.Shape = item.Shape.moved(p.y)
		if _, isField := item.Shape.(Field); isField {
			p.fields = append(p.fields, item)
			continue
		}
		if decoration {
			item.Owner = nil
		}
		p.items = append(p.items, item)
	}
	if s.mark != nil && !decoration {
		mark := *s.mark
		mark.Page, mark.Y = len(p.layout.Pages), p.y
		p.layout.Outline = append(p.layout.Outline, mark)
	}
	p.y += s.height
}

// nextPage ends the page and begins one for a slab: inside its box, below its
// table's head.
func (p *pager) nextPage(first slab) {
	box := p.box
	p.endPage()
	p.y, p.fresh = p.top, true
	if box != nil && first.panel == box {
		p.box, p.boxTop = box, p.y
		p.y += 2 * p.unit
	}
	for _, s := range first.head {
		p.draw(s, true)
	}
	if len(first.head) > 0 {
		p.y += p.unit
	}
}

// endPage closes the page. Boxes lie at the back, then the mark, then other
// decoration, then text in the order of reading, however the slabs lay across
// columns.
func (p *pager) endPage() {
	p.closeBox(1.5 * p.unit)
	slices.SortStableFunc(p.items, func(a, b Item) int {
		return cmp.Compare(a.Owner.order(), b.Owner.order())
	})
	p.layout.Pages = append(p.layout.Pages, Page{slices.Concat(p.boxes, p.mark, p.items), p.fields})
	p.boxes, p.items, p.fields = nil, nil, nil
}

func (e *Element) order() int {
	if e == nil {
		return -1
	}
	return e.Order
}

// closeBox draws the box that is open, down to y and a little further.
func (p *pager) closeBox(below float64) {
	if p.box == nil {
		return
	}
	const bar = 3
	b, h := p.box, p.y+below-p.boxTop
	p.boxes = append(p.boxes,
		Item{Shape: filled(b.x, p.boxTop, b.w, h, panel)},
		Item{Shape: filled(b.x, p.boxTop, bar, h, b.bar)})
	p.box = nil
}
