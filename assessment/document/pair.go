package document

// translated sets two blocks of one kind side by side, line by line, and others one
// below the other. Where the print is large there is no room for two columns.
func (c *composer) translated(p Pair) {
	left, isList := p.Left.(List)
	right, both := p.Right.(List)
	switch {
	case c.beside == 1 || !sameKind(p.Left, p.Right):
		c.block(p.Left)
		c.second(p.Lang, func() { c.block(p.Right) })
	case isList && both:
		c.pairLists(left, right, p.Lang)
	default:
		x, w, half := c.halves()
		c.w = half
		first := c.captured(func() { c.block(p.Left) })
		c.x = x + w - half
		second := c.captured(func() { c.second(p.Lang, func() { c.block(p.Right) }) })
		c.x, c.w = x, w
		c.emitPair(first, second)
	}
}

// sameKind reports whether two blocks fit beside each other.
func sameKind(left, right Block) bool {
	switch left.(type) {
	case Paragraph:
		_, is := right.(Paragraph)
		return is
	case Heading:
		_, is := right.(Heading)
		return is
	case List:
		_, is := right.(List)
		return is
	}
	return false
}

// halves is the measure, and the width of each of two columns in it.
func (c *composer) halves() (x, w, half float64) { return c.x, c.w, (c.w - 6*c.unit) / 2 }

// second composes what is in another language than the rest, paler. It runs from left to
// right, also where the rest does not: then all is turned round twice.
func (c *composer) second(lang string, compose func()) {
	outer := *c.sheet
	outerLang, outerRTL, outerTurned := c.lang, c.rtl, c.turned
	defer func() { c.lang, c.rtl, c.turned = outerLang, outerRTL, outerTurned }()
	c.turned, c.turn = c.rtl, [2]float64{c.x, c.x + c.w}
	c.lang, c.rtl = lang, false
	c.body.colour = muted
	for i := range c.headings {
		c.headings[i].colour = muted
	}
	group := c.element(RoleGroup)
	group.Lang = lang
	c.within(group, compose)
	*c.sheet = outer
}

// column is what was composed for one of two columns: its slabs and the room that
// it wants below.
type column struct {
	slabs []slab
	below float64
}

// captured composes without putting anything into the flow.
func (c *composer) captured(compose func()) column {
	outer, gap, breakNext := c.slabs, c.gap, [2]bool{c.breakNext, c.leafNext}
	c.slabs, c.gap, c.breakNext, c.leafNext = nil, 0, false, false
	compose()
	col := column{c.slabs, c.gap}
	c.slabs, c.gap, c.breakNext, c.leafNext = outer, gap, breakNext[0], breakNext[1]
	return col
}

// emitPair puts two columns into the flow, slab beside slab.
func (c *composer) emitPair(first, second column) {
	slabs := first.slabs
	for i, s := range second.slabs {
		if i == len(slabs) {
			slabs = append(slabs, slab{})
		}
		own := &slabs[i]
		own.items = append(own.items, s.items...)
		own.height, own.gap, own.tie = max(own.height, s.height), max(own.gap, s.gap), max(own.tie, s.tie)
	}
	if len(slabs) > 0 {
		c.gap = max(c.gap, slabs[0].gap)
	}
	c.emit(slabs...)
	c.gap = max(c.gap, first.below, second.below)
}

// pairLists sets each item beside its translation. Each list is read as a whole.
func (c *composer) pairLists(left, right List, lang string) {
	x, w, half := c.halves()
	c.w = half
	first := c.items(left)
	c.x = x + w - half
	var second []column
	c.second(lang, func() { second = c.items(right) })
	c.x, c.w = x, w
	c.space(1.5)
	for i := range max(len(first), len(second)) {
		c.emitPair(at(first, i), at(second, i))
		c.space(0.7)
	}
	c.space(1.5)
}

// items composes a list, a column for each item.
func (c *composer) items(l List) []column {
	list := c.element(RoleList)
	list.Numbered = l.Numbered
	var items []column
	c.within(list, func() {
		indent := c.listIndent(l)
		for i, text := range l.Items {
			items = append(items, c.captured(func() { c.item(l.label(i), indent, text) }))
		}
	})
	return items
}

func at(columns []column, i int) column {
	if i < len(columns) {
		return columns[i]
	}
	return column{}
}
