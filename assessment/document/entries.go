package document

// entries sets rows of a label and lines. The labels stand as wide as all do.
func (c *composer) entries(e Entries) {
	if len(e.Rows) == 0 {
		return
	}
	c.space(1)
	c.within(c.element(RoleTable), func() {
		var rows [][]slab
		for _, row := range e.Rows {
			rows = append(rows, c.entry(row, e.Continued))
		}
		for _, row := range rows {
			c.emit(row...)
		}
	})
	c.space(3)
}

func (c *composer) entry(e Entry, continued string) []slab {
	var row []slab
	label := c.labels()
	c.within(c.element(RoleRow), func() {
		head := c.element(RoleHead)
		head.OfRow = true
		lines := c.flow(head, c.body.bold(), span{x: c.x, w: label - 2*c.unit}, e.Label)
		var values []slab
		c.within(c.element(RoleData), func() {
			for _, l := range e.Lines {
				values = append(values, c.entryLine(l, span{x: c.x + label, w: c.w - label})...)
			}
		})
		row = beside(lines, values, 0)
	})
	row = c.bound(row, 1.3*c.rowPad)
	row[0].anchor = e.Anchor
	if continued != "" {
		head := c.flow(nil, c.small.bold().in(ink), c.measure(), continued)
		for i := range row {
			row[i].head = head
		}
	}
	return row
}

// bound finishes a row: it holds together where it is short, and has a rule below it.
func (c *composer) bound(row []slab, pad float64) []slab {
	if len(row) <= wholeRow {
		hold(row, tiedRow)
	}
	holdEnds(row)
	row[0].pad(pad, 0)
	row[len(row)-1].pad(0, pad)
	c.underline(row, 0.35, hairline)
	return row
}

func (c *composer) entryLine(l Line, in span) []slab {
	f := c.text(l.Style)
	if l.Style == Muted && l.Sign == NoSign {
		f.size, f.lead = round(f.size*0.89), round(f.lead*0.95)
	}
	if l.Sign != NoSign {
		indent := f.size * signRoom
		in.x, in.w = in.x+indent, in.w-indent
	}
	owner := c.element(RolePara)
	var runs []run
	if lead := Sanitise(l.Lead); lead != "" {
		c.within(owner, func() { runs = append(runs, run{owner: c.element(RoleSpan), font: f.bold(), text: lead}) })
		c.within(owner, func() { runs = append(runs, run{owner: c.element(RoleSpan), font: f, text: Sanitise(l.Text)}) })
	} else {
		runs = c.runsOf(owner, f, Sanitise(l.Text))
		if len(l.Refs) > 0 && len(runs) == 1 {
			c.within(owner, func() { runs[0].owner = c.element(RoleSpan) })
		}
	}
	slabs := c.runs(f, in, c.refs(owner, f, runs, l.Refs))
	if l.Sign != NoSign {
		c.sign(&slabs[0], cell{font: f, sign: l.Sign, tone: l.Tone}, in.x-f.size*signRoom, f.lead)
	}
	return slabs
}

// labels is the width of the labels of rows, which is the same everywhere.
func (c *composer) labels() float64 {
	if c.sheet.label > 0 {
		return c.sheet.label
	}
	return c.w * 0.27
}
