package document

import (
	"slices"
	"strings"
)

// cell is one piece of text in a row.
type cell struct {
	owner *Element
	span
	font font
	text string
	sign Sign
	tone Tone
	refs []Ref
}

// wholeRow is how many lines of a row stay together; a longer one may part, two lines
// at least on each side.
const wholeRow = 6

// holdRows ties the first two and the last two of some rows, where the outer one has a
// single line, so that none strays.
func holdRows(rows [][]slab) {
	for _, i := range []int{0, len(rows) - 2} {
		if i < 0 || i >= len(rows)-1 || len(rows[i]) == 0 {
			continue
		}
		outer := rows[i+1]
		if i == 0 && len(rows) > 2 {
			outer = rows[0]
		}
		if len(outer) > 1 {
			continue
		}
		last := &rows[i][len(rows[i])-1]
		last.tie = max(last.tie, tiedRow)
	}
}

// signRoom is what a sign takes before its text, of the size.
const signRoom = 1.35

// row sets cells beside each other, one slab for each line, so that a row which
// is longer than a page can split.
func (c *composer) row(cells []cell, pad float64) []slab {
	var slabs []slab
	for _, cell := range cells {
		in, f := cell.span, cell.font
		if cell.sign != NoSign {
			indent := f.size * signRoom
			in.x, in.w = in.x+indent, in.w-indent
		}
		lines := c.cellLines(cell, f, in)
		slabs = beside(slabs, lines, 0)
		if cell.sign != NoSign {
			c.sign(&slabs[0], cell, cell.x, f.lead)
		}
	}
	if len(slabs) == 0 {
		return nil
	}
	if len(slabs) <= wholeRow {
		hold(slabs, tiedRow)
	}
	holdEnds(slabs)
	slabs[0].pad(pad, 0)
	slabs[len(slabs)-1].pad(0, pad)
	return slabs
}

// cellLines sets the text of a cell, and its references behind it.
func (c *composer) cellLines(of cell, f font, in span) []slab {
	if len(of.refs) == 0 {
		return c.flow(of.owner, f, in, of.text)
	}
	runs := c.runsOf(of.owner, f, Sanitise(of.text))
	if len(runs) == 1 {
		c.within(of.owner, func() { runs[0].owner = c.element(RoleSpan) })
	}
	return c.runs(f, in, c.refs(of.owner, f, runs, of.refs))
}

// sign draws a cell's sign in the middle of a line. The word beside it says the
// same, so a screen reader passes over the drawing.
func (c *composer) sign(s *slab, of cell, x, lead float64) {
	size := of.font.size * 0.92
	for _, path := range of.sign.Draw(x, (lead-size)/2, size, toneColour(of.tone)) {
		s.items = append(s.items, Item{Shape: path})
	}
}

// underline draws a rule along the bottom of a row's last line.
func (c *composer) underline(row []slab, width float64, colour Colour) {
	last := &row[len(row)-1]
	last.items = append(last.items, Item{Shape: rule(c.x, last.height, c.x+c.w, width, colour)})
}

func (c *composer) table(t Table) {
	spans := c.columns(t)
	if len(spans) == 0 {
		return
	}
	table := c.element(RoleTable)
	table.Summary = Sanitise(t.Caption)
	c.space(2)
	c.within(table, func() {
		head := c.tableHead(t, spans)
		c.emit(head...)
		head = slices.Clone(head)
		if t.Continued != "" {
			head = append(c.flow(nil, c.small.bold().in(ink), c.measure(), t.Continued), head...)
		}
		if extent(head) > PageHeight/4 { // too much to say again
			head = nil
		}
		var rows [][]slab
		for _, cells := range t.Rows {
			rows = append(rows, c.tableRow(cells, spans, head))
		}
		holdRows(rows)
		for _, row := range rows {
			c.emit(row...)
		}
	})
	c.space(3)
}

func (c *composer) tableHead(t Table, spans []span) []slab {
	var cells []cell
	c.within(c.element(RoleRow), func() {
		for i, in := range spans {
			cell := cell{owner: c.element(RoleHead), span: in, font: c.body.bold()}
			if i < len(t.Columns) {
				cell.text = t.Columns[i].Title
			}
			cells = append(cells, cell)
		}
	})
	head := c.row(cells, c.unit)
	c.underline(head, 0.9, ink)
	for i := range head {
		head[i].tie = tiedLines
	}
	return head
}

func (c *composer) tableRow(given []Cell, spans []span, head []slab) []slab {
	var cells []cell
	c.within(c.element(RoleRow), func() {
		for i, in := range spans {
			cell := cell{owner: c.element(RoleData), span: in, font: c.body}
			if i < len(given) {
				g := given[i]
				cell.text, cell.sign, cell.tone, cell.refs, cell.font = g.Text, g.Sign, g.Tone, g.Refs, c.text(g.Style)
			}
			cells = append(cells, cell)
		}
	})
	row := c.row(cells, c.rowPad)
	c.underline(row, 0.5, hairline)
	for i := range row {
		row[i].head = head
	}
	return row
}

// columns divides the width by the columns' shares, but leaves each the room for
// its longest word where the others can miss it.
func (c *composer) columns(t Table) []span {
	count := len(t.Columns)
	for _, row := range t.Rows {
		count = max(count, len(row))
	}
	gutter := min(3.5*c.unit, c.w/float64(2*count+1))
	room := c.w
	spans, total := make([]span, count), 0.0
	for i := range spans {
		spans[i].w = 1
		if i < len(t.Columns) && t.Columns[i].Share > 0 {
			spans[i].w = t.Columns[i].Share
		}
		total += spans[i].w
	}
	for i := range spans {
		spans[i].w *= room / total
		if i < count-1 {
			spans[i].w -= gutter
		}
	}
	widen(spans, c.longestWords(t, count, room))
	x := c.x
	for i := range spans {
		spans[i].x = x
		if i < len(t.Columns) && t.Columns[i].Right {
			spans[i].align = 1
		}
		x += spans[i].w + gutter
	}
	return spans
}

// longestWords is the least width of each column that breaks no word, within
// reason.
func (c *composer) longestWords(t Table, count int, room float64) []float64 {
	least := make([]float64, count)
	for i, column := range t.Columns {
		least[i] = c.longestWord(c.body.bold(), column.Title)
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			w := c.longestWord(c.text(cell.Style), cell.Text)
			if cell.Sign != NoSign {
				w += c.body.size * signRoom
			}
			least[i] = max(least[i], w)
		}
	}
	for i := range least {
		least[i] = min(least[i], room*0.4)
	}
	return least
}

func (c *composer) longestWord(f font, text string) float64 {
	longest := 0.0
	isSpace := func(r rune) bool { return r == ' ' || r == '\n' }
	for word := range strings.FieldsFuncSeq(NoBreaks(Sanitise(text)), isSpace) {
		longest = max(longest, c.width(f, word))
	}
	return longest + 0.1 // lines are measured in whole thousandths
}

// widen brings columns to their least width at the cost of those with room to
// spare, each in proportion. Where there is too little of it, all stay.
func widen(spans []span, least []float64) {
	short, spare := 0.0, 0.0
	for i, s := range spans {
		short += max(0, least[i]-s.w)
		spare += max(0, s.w-least[i])
	}
	if short == 0 || short > spare {
		return
	}
	for i, s := range spans {
		spans[i].w = max(s.w, least[i]) - max(0, s.w-least[i])*short/spare
	}
}

// facts sets pairs as a table with the labels as the rows' heads.
func (c *composer) facts(f Facts) {
	if len(f.Pairs) == 0 {
		return
	}
	beside := 1
	if f.Columns == 2 {
		beside = c.beside
	}
	gutter := 3 * c.unit
	w := (c.w - gutter*float64(beside-1)) / float64(beside)
	label := c.labelWidth(f.Pairs, w)
	places := make([]factPlace, beside)
	for j := range places {
		places[j] = factPlace{c.x + float64(j)*(w+gutter), w, label}
	}
	if c.sheet.label > 0 {
		places = c.edges(beside)
	}
	c.space(2)
	c.within(c.element(RoleTable), func() {
		var rows [][]slab
		for i := 0; i < len(f.Pairs); i += beside {
			var cells []cell
			for j, pair := range f.Pairs[i:min(i+beside, len(f.Pairs))] {
				cells = append(cells, c.pair(pair, places[j].x, places[j].w, places[j].label)...)
			}
			pad := 0.25 * c.unit
			if f.Ruled {
				pad = c.rowPad
			}
			row := c.row(cells, pad)
			if f.Ruled {
				c.underline(row, 0.5, hairline)
			}
			rows = append(rows, row)
		}
		holdRows(rows)
		for _, row := range rows {
			c.emit(row...)
		}
	})
	c.space(3)
}

// factPlace is where a pair stands, and how much of it the label has.
type factPlace struct{ x, w, label float64 }

// edges are the places of pairs on the sheet's own edges.
func (c *composer) edges(beside int) []factPlace {
	label := c.sheet.label
	if beside == 1 {
		return []factPlace{{c.x, c.w, label}}
	}
	half := c.w * 96 / 166 // of the measure in millimetres, as are 28 and 44
	return []factPlace{{c.x, half - 2*c.unit, label}, {c.x + half, c.w - half, c.w * 28 / 166}}
}

func (c *composer) pair(f Fact, x, w, label float64) []cell {
	var cells []cell
	c.within(c.element(RoleRow), func() {
		head := c.element(RoleHead)
		head.OfRow = true
		cells = []cell{
			{owner: head, span: span{x: x, w: label - 2*c.unit}, font: c.body.in(muted), text: f.Label},
			{owner: c.element(RoleData), span: span{x: x + label, w: w - label}, font: c.body, text: f.Value, sign: f.Sign, tone: f.Tone},
		}
	})
	return cells
}

// labelWidth is the room for labels: as wide as the widest, within reason.
func (c *composer) labelWidth(pairs []Fact, w float64) float64 {
	widest, word := 0.0, 0.0
	for _, p := range pairs {
		widest = max(widest, c.width(c.body, Sanitise(p.Label)))
		word = max(word, c.longestWord(c.body, p.Label))
	}
	most := min(max(w*0.4, word+2.5*c.unit), w*0.5)
	return min(max(widest+2.5*c.unit, w*0.24), most)
}
