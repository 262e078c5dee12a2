package document

// stripOf draws the answers as a row of cells, or in several rows where the
// print is large.
func (c *composer) stripOf(s Strip) {
	if len(s.Cells) == 0 {
		return
	}
	figure := c.element(RoleFigure)
	figure.Alt = Sanitise(s.Alt)
	c.space(3)
	from := len(c.slabs)
	c.within(figure, func() {
		for i := 0; i < len(s.Cells); i += c.stripRow {
			c.emit(c.stripLine(figure, s.Cells[i:min(i+c.stripRow, len(s.Cells))])...)
			c.space(1.25)
		}
	})
	hold(c.slabs[from:], tiedKeep)
	c.space(3)
}

// stripLine is one row of cells, each with its frame around all its lines.
func (c *composer) stripLine(figure *Element, cells []StripCell) []slab {
	gap := 1.4 * c.unit
	w := (c.w - gap*float64(c.stripRow-1)) / float64(c.stripRow)
	f, inset, signSize := c.strip, 0.35*c.unit, c.body.size*1.05
	lines := []slab{{height: signSize + 2.75*c.unit}}
	for i, cell := range cells {
		x := c.x + float64(i)*(w+gap)
		in := span{x: x + inset, w: w - 2*inset, align: 0.5}
		text := c.flow(c.element(RoleSpan), f, in, cell.Label+"\n"+cell.Value)
		lines = append(lines[:1], beside(lines[1:], text, 0)...)
		for _, path := range cell.Sign.Draw(x+(w-signSize)/2, 1.75*c.unit, signSize, toneColour(cell.Tone)) {
			lines[0].items = append(lines[0].items, Item{figure, path})
		}
	}
	lines[len(lines)-1].height += 1.25 * c.unit
	for i := range cells {
		c.frame(figure, lines, c.x+float64(i)*(w+gap), w)
	}
	hold(lines, tiedRow)
	return lines
}

// frame draws a cell's sides on each slab and closes it above and below, so
// that it also holds where a strip is longer than a page.
func (c *composer) frame(owner *Element, lines []slab, x, w float64) {
	const r = 2.5
	for i := range lines {
		top, bottom := 0.0, lines[i].height
		if i == 0 {
			top = r
			lines[i].items = append(lines[i].items, Item{owner, c.edge(
				Point{x, r}, Point{x + 0.3*r, 0.3 * r}, Point{x + r, 0}, Point{x + w - r, 0}, Point{x + w - 0.3*r, 0.3 * r}, Point{x + w, r})})
		}
		if i == len(lines)-1 {
			h := bottom
			bottom -= r
			lines[i].items = append(lines[i].items, Item{owner, c.edge(
				Point{x, h - r}, Point{x + 0.3*r, h - 0.3*r}, Point{x + r, h}, Point{x + w - r, h}, Point{x + w - 0.3*r, h - 0.3*r}, Point{x + w, h - r})})
		}
		lines[i].items = append(lines[i].items,
			Item{owner, c.edge(Point{x, top}, Point{x, bottom})},
			Item{owner, c.edge(Point{x + w, top}, Point{x + w, bottom})})
	}
}

func (c *composer) edge(points ...Point) Path {
	return Path{Points: points, Stroke: &muted, Width: 0.6}
}

// signatures sets boxes beside each other where there is room. A row of them stays whole.
func (c *composer) signatures(s Signatures) {
	gutter := 5.5 * c.unit
	w := (c.w - gutter*float64(c.signers-1)) / float64(c.signers)
	for i := 0; i < len(s.Boxes); i += c.signers {
		c.space(4)
		var slabs []slab
		row := s.Boxes[i:min(i+c.signers, len(s.Boxes))]
		most := 0 // lines of who signs, so that those to sign on are level
		for j, box := range row {
			most = max(most, len(c.who(box, c.x+float64(j)*(w+gutter), w, 0)))
		}
		for j, box := range row {
			slabs = beside(slabs, c.signatureBox(box, c.x+float64(j)*(w+gutter), w, most, s.Tight), 0)
		}
		hold(slabs, tiedLines)
		c.emit(slabs...)
	}
	c.space(4)
}

func (c *composer) signatureBox(b SignatureBox, x, w float64, most int, tight bool) []slab {
	var slabs []slab
	label := 0.0
	for _, text := range b.Lines {
		label = max(label, c.width(c.small, Sanitise(text)))
	}
	label = min(label+2*c.unit, w*0.45)
	c.within(c.element(RoleGroup), func() {
		slabs = c.who(b, x, w, most)
		for i, text := range b.Lines {
			line := signLine{label: text}
			if i < len(b.Given) {
				line.given = b.Given[i]
			}
			line.room = c.body.lead
			if i == len(b.Lines)-1 {
				line.name, line.room = b.Name, c.signingRoom(tight)
			}
			slabs = append(slabs, c.signatureLine(line, x, w, label)...)
		}
	})
	return slabs
}

// who is the title of a box and who signs in it, in at least so many lines. To count
// them nothing of it stays.
func (c *composer) who(b SignatureBox, x, w float64, most int) (slabs []slab) {
	if most == 0 {
		kids, elements := len(c.parent.Kids), c.layout.elements
		defer func() { c.parent.Kids, c.layout.elements = c.parent.Kids[:kids], elements }()
	}
	title := c.body.bold()
	if len(b.Who) > 0 {
		title = c.small
	}
	if b.Title != "" {
		slabs = c.flow(c.element(RolePara), title, span{x: x, w: w}, b.Title)
	}
	for i, text := range b.Who {
		f := c.body
		if i == 0 {
			f = f.bold()
		}
		slabs = append(slabs, c.flow(c.element(RolePara), f, span{x: x, w: w}, text)...)
	}
	for len(slabs) < most {
		slabs = append(slabs, slab{height: c.body.lead})
	}
	return slabs
}

// signLine is a label with what is known, or with room to write on a line. It
// can be signed on screen where it has a name.
type signLine struct {
	label, given, name string
	room               float64 // above the line
}

// signingRoom is what a signature needs above its line.
func (c *composer) signingRoom(tight bool) float64 {
	const least = 43 // 15 mm
	switch {
	case c.signing == 0:
		return c.body.lead
	case tight:
		return least - c.body.lead
	}
	return c.signing - c.body.lead
}

func (c *composer) signatureLine(l signLine, x, w, label float64) []slab {
	var slabs []slab
	c.within(c.element(RolePara), func() {
		f := c.body
		f.size, f.colour = c.small.size, muted
		slabs = c.flow(c.element(RoleSpan), f, span{x: x, w: label - c.unit}, l.label)
		if l.given != "" {
			slabs = beside(slabs, c.flow(c.element(RoleSpan), c.body, span{x: x + label, w: w - label}, l.given), 0)
		}
		slabs[0].pad(l.room, 0)
		last := &slabs[len(slabs)-1]
		last.items = append(last.items, Item{Shape: rule(x+label, last.height, x+w, 0.6, muted)})
		if c.fill && l.name != "" {
			box := Box{x + label, 0.5 * c.unit, w - label, last.height - c.unit}
			last.items = append(last.items, c.field(Field{Box: box, Name: l.name, Tip: l.label, Sign: true}))
		}
	})
	return slabs
}

// field makes a place to fill in, an element by itself.
func (c *composer) field(f Field) Item {
	f.Tip = Sanitise(f.Tip)
	return Item{c.element(RoleForm), f}
}

// ballot is what an empty box to tick on paper is read and copied as.
const ballot = "☐"

// checkBox draws an empty box to tick, with its text beside it.
func (c *composer) checkBox(b CheckBox) {
	c.space(1.5)
	c.within(c.element(RolePara), func() {
		side := c.body.size
		indent := side + 2.5*c.unit
		box := rectangle(c.x+0.4, (c.body.lead-side)/2, side, side)
		box.Stroke, box.Width = &ink, 0.8
		sign := c.tickable(b, box.Bounds())
		slabs := c.flow(c.element(RoleSpan), c.body, span{x: c.x + indent, w: c.w - indent}, b.Text)
		slabs[0].items = append([]Item{sign, {Shape: box}}, slabs[0].items...)
		c.emit(slabs...)
	})
	c.space(1.5)
}

// tickable is what makes a box more than its drawing: a field, or the sign that
// it is read as.
func (c *composer) tickable(b CheckBox, box Box) Item {
	if c.fill && b.Name != "" {
		return c.field(Field{Box: box, Name: b.Name, Tip: b.Text})
	}
	sign := c.line(c.element(RoleSpan), c.body, c.x, c.body.baseline(), " ")[0]
	t := sign.Shape.(Text)
	t.Actual = ballot
	sign.Shape = t
	return sign
}

// blank sets a label and a line to write on, after its last word.
func (c *composer) blank(b Blank) {
	c.space(1.5)
	slabs := c.flow(c.element(RolePara), c.body, span{x: c.x, w: c.w * 0.5}, b.Label)
	last := &slabs[len(slabs)-1]
	from := c.x
	for _, item := range last.items {
		box := item.Shape.Bounds()
		from = max(from, box.X+box.W)
	}
	last.items = append(last.items, Item{Shape: rule(from+c.unit, c.body.baseline()+1.5, c.x+c.w*0.62, 0.6, muted)})
	c.emit(slabs...)
	c.space(1.5)
}
