package document

// annex sets blocks in the smaller type of what stands behind the body.
func (c *composer) annex(a Annex) {
	outer := *c.sheet
	if c.sheet.annex != nil {
		top, foot := outer.top, outer.foot
		*c.sheet = *c.sheet.annex
		c.sheet.top, c.sheet.foot, c.sheet.annex = top, foot, nil
	}
	from := len(c.slabs)
	c.blocks(a.Blocks)
	if len(c.slabs) > from {
		c.slabs[from].room = a.Room * (c.bottom - c.sheet.later)
	}
	*c.sheet = outer
}

// fitting sets the first of several ways that fits on the page.
func (c *composer) fitting(f Fitting) {
	room := c.bottom - c.top
	for i, way := range f.Ways {
		if i == len(f.Ways)-1 || extent(c.slabs)+c.tried(way.Fits) <= room {
			c.blocks(way.Fits)
			c.blocks(way.Then)
			return
		}
	}
}

// tried is the height that blocks would take; nothing of them stays.
func (c *composer) tried(blocks []Block) float64 {
	kids, elements, owed, depth := len(c.parent.Kids), c.layout.elements, c.owed, c.depth
	set := c.captured(func() { c.blocks(blocks) })
	c.parent.Kids, c.layout.elements = c.parent.Kids[:kids], elements
	c.owed, c.depth = owed, depth
	return extent(set.slabs)
}

// running sets the line above the pages that follow the first.
func (c *composer) running(r Running) []Item {
	left, right := Sanitise(r.Left), Sanitise(r.Right)
	if left+right == "" {
		return nil
	}
	const rules = 54.4 // 19.2 mm
	f := c.foot1
	y := rules - 8.0
	items := c.line(nil, f, c.margin, y, c.fitted(f, left, c.sheet.width()*0.48))
	shown := c.fitted(f, right, c.sheet.width()*0.48)
	items = append(items, c.line(nil, f, c.margin+c.sheet.width()-c.width(f, shown), y, shown)...)
	return append(items, Item{Shape: rule(c.margin, rules, c.margin+c.sheet.width(), 0.5, hairline)})
}

// fitted is a text on one line, cut where it is longer.
func (c *composer) fitted(f font, text string, width float64) string {
	lines := c.lines(f, width, text)
	if len(lines) == 1 {
		return text
	}
	return lines[0].text + "…"
}
