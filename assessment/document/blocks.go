package document

import (
	"strconv"
	"strings"
)

func (c *composer) title(t Title) {
	c.space(5)
	if eyebrow := Sanitise(t.Eyebrow); eyebrow != "" {
		owner := c.element(RolePara)
		var slabs []slab
		spaced := c.eyebrow
		spaced.size *= 1.25
		for _, line := range c.lines(spaced, c.w, eyebrow) {
			slabs = append(slabs, slab{
				height: c.eyebrow.lead, tie: tiedLines,
				items: c.capitals(owner, c.eyebrow, c.x, c.eyebrow.baseline(), line.text),
			})
		}
		c.emit(slabs...)
		c.space(0.5)
	}
	c.titled = true
	c.headline(c.sheet.title, 0, t.Text)
	c.space(2)
}

func (c *composer) heading(h Heading) {
	level := min(max(h.Level, 1), 3)
	c.space([...]float64{4.25, 3.5, 3}[level-1])
	depth := level - 1
	if c.titled {
		depth = level
	}
	from := len(c.slabs)
	c.headline(c.headings[level-1], min(depth, c.depth+1), h.Text)
	c.slabs[from].anchor = h.Anchor
	c.back(&c.slabs[from], h.Back, c.headings[level-1])
	c.space(1)
}

// back sets at the right of a heading's first line where it came from.
func (c *composer) back(s *slab, ref Ref, beside font) {
	if ref.Text == "" {
		return
	}
	f, text := c.small, Sanitise(ref.Text)
	w := c.width(f, text)
	link := &Link{Anchor: ref.Anchor, Tip: text}
	f.lead = beside.lead
	s.items = append(s.items, c.lineOf([]run{{c.element(RoleLink), f, text, link}}, f, c.x+c.w-w, 0, textLine{text: text})...)
}

// headline sets a heading at a depth of the structure.
func (c *composer) headline(f font, depth int, text string) {
	c.depth = depth
	text = Sanitise(text)
	in := c.measure()
	in.w = c.balanced(f, in.w, text)
	slabs := c.flow(c.element(headingRoles[depth]), f, in, text)
	for i := range slabs {
		slabs[i].tie = tiedLines
	}
	slabs[0].mark = &Bookmark{Level: depth + 1, Title: text}
	c.emit(slabs...)
	c.owed = owedLines
}

func (c *composer) paragraph(p Paragraph) {
	c.space(1.5)
	slabs := c.flow(c.element(RolePara), c.text(p.Style), c.measure(), p.Text)
	if strings.HasSuffix(strings.TrimSpace(p.Text), ":") { // it leads in what follows
		slabs[len(slabs)-1].tie = tiedLines
	}
	c.emit(slabs...)
	c.space(1.5)
}

func (c *composer) list(l List) {
	list := c.element(RoleList)
	list.Numbered = l.Numbered
	c.space(1.5)
	c.within(list, func() {
		indent := c.listIndent(l)
		for i, text := range l.Items {
			c.item(l.label(i), indent, text)
			c.space(0.7)
			if i == 0 || i == len(l.Items)-2 { // neither the first nor the last stands alone
				c.slabs[len(c.slabs)-1].tie = tiedLines
			}
		}
	})
	c.space(1.5)
}

func (l List) label(i int) string {
	if l.Numbered {
		return strconv.Itoa(i+1) + "."
	}
	return "•"
}

// listIndent is the room that the widest label needs.
func (c *composer) listIndent(l List) float64 {
	widest := ""
	if n := len(l.Items); n > 0 {
		widest = l.label(n - 1)
	}
	return c.width(c.body, widest) + c.body.size*0.8
}

func (c *composer) item(label string, indent float64, text string) {
	c.within(c.element(RoleItem), func() {
		bullet := c.line(c.element(RoleLabel), c.body.in(accent), c.x+c.body.size*0.2, c.body.baseline(), label)
		slabs := c.flow(c.element(RoleBody), c.body, span{x: c.x + indent, w: c.w - indent}, text)
		slabs[0].items = append(bullet, slabs[0].items...)
		c.emit(slabs...)
	})
}

// callout sets blocks in a box with a bar at its left.
func (c *composer) callout(b Callout) {
	if b.Title == "" && len(b.Blocks) == 0 {
		return
	}
	c.space(2.25)
	x, w, outer := c.x, c.w, c.panel
	bar := accent
	if b.Tone != Plain {
		bar = toneColour(b.Tone)
	}
	from := len(c.slabs)
	c.within(c.element(RoleGroup), func() {
		c.panel = &panelStyle{x: x, w: w, bar: bar}
		c.x, c.w = x+4*c.unit, w-7*c.unit
		c.emit(slab{height: 2.5 * c.unit, tie: tiedLines})
		if b.Title != "" {
			slabs := c.flow(c.element(RolePara), c.calloutTitle(), c.measure(), b.Title)
			for i := range slabs {
				slabs[i].tie = tiedLines
			}
			c.emit(slabs...)
			c.space(0.75)
		} else {
			c.gap = 0
		}
		c.blocksTight(b.Blocks)
		c.slabs[len(c.slabs)-1].tie = tiedLines
		c.gap = 0
		c.emit(slab{height: 2.5 * c.unit})
	})
	hold(c.slabs[from:], tiedKeep)
	c.x, c.w, c.panel = x, w, outer
	c.space(2.25)
}

// blocksTight sets blocks, the first without room above it.
func (c *composer) blocksTight(blocks []Block) {
	gap, from := c.gap, len(c.slabs)
	c.blocks(blocks)
	if len(c.slabs) > from {
		c.slabs[from].gap = gap
	}
}

func (c *composer) calloutTitle() font {
	f := c.headings[0]
	f.colour = ink
	return f
}

// picture is a slab with an image, no larger than given.
func (c *composer) picture(p *Picture, w, h float64) (slab, bool) {
	pw, ph, ok := p.size()
	if !ok {
		return slab{}, false
	}
	scale := min(w/pw, h/ph)
	figure := c.element(RoleFigure)
	figure.Alt = Sanitise(p.Alt)
	image := Image{Box{c.x, 0, pw * scale, ph * scale}, p}
	return slab{height: ph * scale, items: []Item{{figure, image}}, tie: tiedLines}, true
}

// letterhead sets the sender above the first page: name and lines at the left,
// lines at the right, and a hairline below.
func (c *composer) letterhead(h Letterhead) {
	if h.Name == "" && h.Logo == nil && len(h.Left)+len(h.Right) == 0 {
		return
	}
	var slabs []slab
	c.within(c.element(RoleSection), func() {
		if h.Logo != nil {
			if s, ok := c.picture(h.Logo, c.w*0.4, 48); ok {
				s.pad(0, 2*c.unit)
				slabs = append(slabs, s)
			}
		}
		left := span{x: c.x, w: c.w * 0.56}
		right := span{x: c.x + c.w*0.6, w: c.w * 0.4, align: 1}
		lines := c.flow(c.element(RolePara), c.body.bold(), left, h.Name)
		for _, text := range h.Left {
			lines = append(lines, c.flow(c.element(RolePara), c.small, left, text)...)
		}
		var opposite []slab
		for _, text := range h.Right {
			opposite = append(opposite, c.flow(c.element(RolePara), c.small, right, text)...)
		}
		lines = beside(lines, opposite, c.body.baseline()-c.small.baseline())
		slabs = append(slabs, lines...)
	})
	last := &slabs[len(slabs)-1]
	last.pad(0, 2.5*c.unit)
	last.items = append(last.items, Item{Shape: rule(c.x, last.height, c.x+c.w, 0.5, hairline)})
	hold(slabs, tiedRow)
	c.emit(slabs...)
	c.space(6)
}

// beside puts the lines of a second column next to those of the first, the
// first of them lower, so that both begin on one baseline.
func beside(lines, second []slab, shift float64) []slab {
	for i, s := range second {
		if i == len(lines) {
			lines = append(lines, slab{})
		}
		lines[i].add(shift, s.items...)
		lines[i].height = max(lines[i].height, s.height)
		shift = 0
	}
	return lines
}
