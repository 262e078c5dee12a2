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
	links  []Item
	y      float64
	top    float64 // of the page in hand
	later  float64 // of those after the first
	bottom float64
	mark   []Item // on every page
	fresh  bool   // nothing of the flow stands on the page yet

	lines   int             // slabs with text on the page
	ends    float64         // where the page before ended
	shorter map[int]float64 // pages that end earlier, by their index

	boxes  []Item      // drawn on the page, behind all else
	box    *panelStyle // the one that is open at y
	boxTop float64
}

func (c *composer) paginate(doc *Document) {
	foot := c.feet
	p := &pager{sheet: c.sheet, mark: c.watermark(doc.Mark), layout: c.layout, y: c.top, top: c.top, later: c.top, bottom: c.bottom, fresh: true}
	above := c.running(doc.Next)
	if above != nil {
		p.later = c.sheet.later
	}
	p.all(c.slabs)
	p.endPage()
	for i := range c.layout.Pages {
		page := &c.layout.Pages[i]
		if i > 0 {
			page.Items = append(page.Items, above...)
		}
		page.Items = append(page.Items, foot.page(i+1, len(c.layout.Pages))...)
	}
}

// fewest is how many lines of running text a page should hold.
const fewest = 6

// all puts slabs on pages, from one forced break to the next.
func (p *pager) all(slabs []slab) {
	for len(slabs) > 0 {
		n := 1
		for n < len(slabs) && !slabs[n].newPage {
			n++
		}
		if slabs[0].newPage && !p.fresh {
			p.nextPage(slabs[0])
			if slabs[0].newLeaf && len(p.layout.Pages)%2 == 1 {
				p.nextPage(slab{}) // the back of the last one stays empty
			}
		}
		p.stretch(slabs[:n])
		slabs = slabs[n:]
	}
}

// stretch puts slabs on pages so that the last of them holds more than a few lines,
// where that can be: the page before it then ends earlier.
func (p *pager) stretch(slabs []slab) {
	before, pages, outline := *p, len(p.layout.Pages), len(p.layout.Outline)
	p.place(slabs, tiedKeep)
	few := fewest*p.body.lead - (p.y - p.top)
	if p.lines < fewest-1 { // much room and little text, as to sign in
		few = max(few, p.body.lead)
	}
	if few <= 0 || len(p.layout.Pages) == pages {
		return
	}
	ends := p.ends - few
	*p = before
	last := len(p.layout.Pages) - 1
	p.layout.Pages, p.layout.Outline = p.layout.Pages[:pages], p.layout.Outline[:outline]
	p.shorter = map[int]float64{last: ends}
	p.place(slabs, tiedKeep)
	p.shorter = nil
}

// limit is where the page in hand ends.
func (p *pager) limit() float64 {
	if end, given := p.shorter[len(p.layout.Pages)]; given {
		return end
	}
	return p.bottom
}

// place puts slabs on pages, in pieces that hold together by at least a tie. A
// piece that no page can take gives up its weakest ties.
func (p *pager) place(slabs []slab, by tie) {
	for len(slabs) > 0 {
		n := piece(slabs, by)
		chunk := slabs[:n]
		slabs = slabs[n:]
		if !p.fresh && (chunk[0].newPage || chunk[0].room > 0 && p.y+chunk[0].room > p.bottom) {
			p.nextPage(chunk[0])
		}
		switch {
		case p.y+p.extent(chunk) <= p.limit(), n == 1 && p.fresh:
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
		switch item.Shape.(type) {
		case Field:
			p.fields = append(p.fields, item)
			continue
		case Link:
			if !decoration {
				p.links = append(p.links, item)
			}
			continue
		}
		if decoration {
			item.Owner = nil
		}
		p.items = append(p.items, item)
	}
	if s.anchor != "" && !decoration {
		p.layout.Anchors[s.anchor] = Bookmark{Page: len(p.layout.Pages), Y: p.y}
	}
	if s.mark != nil && !decoration {
		mark := *s.mark
		mark.Page, mark.Y = len(p.layout.Pages), p.y
		p.layout.Outline = append(p.layout.Outline, mark)
	}
	if len(s.items) > 0 && !decoration {
		p.lines++
	}
	p.y += s.height
}

// nextPage ends the page and begins one for a slab: inside its box, below its
// table's head.
func (p *pager) nextPage(first slab) {
	box := p.box
	p.ends = p.y
	p.endPage()
	p.y, p.fresh, p.lines = p.top, true, 0
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
	p.layout.Pages = append(p.layout.Pages, Page{slices.Concat(p.boxes, p.mark, p.items), p.fields, p.links})
	p.boxes, p.items, p.fields, p.links = nil, nil, nil, nil
	p.top = p.later
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
