package document

import "strings"

// run is a piece of text in one font, of one element; a link where it leads somewhere.
type run struct {
	owner *Element
	font  font
	text  string
	link  *Link
}

// runsOf cuts a text where an address on the web stands in it, which becomes a link.
func (c *composer) runsOf(owner *Element, f font, text string) []run {
	if !c.linked || !strings.Contains(text, "://") {
		return []run{{owner: owner, font: f, text: text}}
	}
	var runs []run
	part := func(role Role, text string, link *Link) {
		if text == "" {
			return
		}
		of := f
		if link != nil {
			of.colour = accent
		}
		c.within(owner, func() { runs = append(runs, run{c.element(role), of, text, link}) })
	}
	for text != "" {
		start, end := address(text)
		part(RoleSpan, text[:start], nil)
		if end > start {
			part(RoleLink, text[start:end], &Link{Address: text[start:end], Tip: text[start:end]})
		}
		text = text[end:]
	}
	return runs
}

// address finds the first address on the web; both are the end where there is none.
func address(text string) (start, end int) {
	for _, scheme := range []string{"https://", "http://"} {
		start = strings.Index(text, scheme)
		if start < 0 {
			continue
		}
		end = start + strings.IndexAny(text[start:]+" ", " \n\u00a0<>\"")
		for end > start+len(scheme) && strings.ContainsRune(".,;:)", rune(text[end-1])) {
			end--
		}
		if end > start+len(scheme) {
			return start, end
		}
	}
	return len(text), len(text)
}

// refs adds references behind a text.
func (c *composer) refs(owner *Element, f font, runs []run, refs []Ref) []run {
	for i, ref := range refs {
		between := ", "
		if i == 0 {
			between = " "
		}
		c.within(owner, func() {
			runs = append(runs, run{owner: c.element(RoleSpan), font: f, text: between})
			element, link := c.element(RoleLink), &Link{Anchor: ref.Anchor, Tip: ref.Text}
			if ref.Anchor == "" {
				element.Role, link = RoleSpan, nil
			}
			runs = append(runs, run{element, f.in(accent), Sanitise(ref.Text), link})
		})
	}
	return runs
}

// apart sets runs below each other: what is shaped is shaped as a whole.
func (c *composer) apart(f font, in span, runs []run) (slabs []slab) {
	for _, r := range runs {
		if strings.TrimSpace(r.text) != "" {
			slabs = append(slabs, c.runs(r.font, in, []run{r})...)
		}
	}
	if len(slabs) == 0 {
		return c.runs(f, in, runs[:1])
	}
	return slabs
}

// lineOf sets the part of runs that is one line, which begins at a place in their text.
func (c *composer) lineOf(runs []run, f font, x float64, at int, l textLine) []Item {
	y, line := f.baseline(), l.text
	if l.pieces != nil { // shaped as a whole, and so of one element
		return c.put(runs[0].owner, f, x, y, l)
	}
	if at > 0 && strings.HasPrefix(line, "· ") { // it stood between two that are parted now
		line, at = line[len("· "):], at+len("· ")
	}
	var items []Item
	begin := 0
	for _, r := range runs {
		from, to := max(at-begin, 0), min(at+len(line)-begin, len(r.text))
		begin += len(r.text)
		if from >= to {
			continue
		}
		text := strings.ReplaceAll(r.text[from:to], "\n", " ")
		set := c.line(r.owner, r.font, x, y, text)
		items = append(items, set...)
		width := 0.0
		for _, item := range set {
			b := item.Shape.Bounds()
			width = max(width, b.X+b.W-x)
		}
		if r.link != nil && strings.TrimSpace(text) != "" {
			link := *r.link
			link.Box = Box{x, y - f.size*0.85, width, f.size * 1.1}
			items = append(items, Item{r.owner, link})
		}
		x += width
	}
	return items
}
