package document

import (
	"strings"
	"unicode"

	"beeldbeltoets/assessment/script"
)

// composer turns blocks into slabs and elements.
type composer struct {
	*sheet
	fonts  *Fonts
	layout *Layout
	slabs  []slab

	parent *Element
	x, w   float64 // the measure; a callout narrows it
	panel  *panelStyle
	depth  int     // of the last heading, so that none is skipped
	titled bool    // whether a Title stands above the headings
	fill   bool    // whether it can be filled in on screen
	linked bool    // whether addresses on the web are links
	gap    float64 // the room that the next slab needs above it

	lang   string
	rtl    bool // whether text runs from right to left
	turned bool // whether what stands here is put on the other side of turn
	turn   [2]float64
	shaper *script.Shaper // made where there is text to shape

	owed int // lines that the last heading still has to have below it

	feet   *foot
	bottom float64 // where text ends on a page

	breakNext, leafNext bool
}

// owedLines are those that follow a heading on its page.
const owedLines = 2

// Lay puts a document on its pages.
func Lay(doc *Document, fonts *Fonts) *Layout {
	sheet := sheetOf(doc.Style)
	c := &composer{
		sheet: sheet, fonts: fonts, layout: &Layout{Anchors: map[string]Bookmark{}},
		x: sheet.margin, w: sheet.width(), depth: -1, fill: doc.Fillable, lang: doc.Lang, rtl: doc.RTL,
		linked: doc.Style == Dense,
	}
	c.feet = c.footOf(doc.Foot)
	c.bottom = c.feet.top - c.sheet.aboveFoot
	c.layout.Root = c.element(RoleDocument)
	c.parent = c.layout.Root
	c.letterhead(doc.Head)
	c.blocks(doc.Blocks)
	c.paginate(doc)
	if doc.RTL {
		c.layout.mirror()
	}
	return c.layout
}

func (c *composer) blocks(blocks []Block) {
	for _, b := range blocks {
		c.block(b)
	}
}

func (c *composer) block(b Block) {
	switch b := b.(type) {
	case Title:
		c.title(b)
	case Heading:
		c.heading(b)
	case Paragraph:
		c.paragraph(b)
	case List:
		c.list(b)
	case Facts:
		c.facts(b)
	case Table:
		c.table(b)
	case Callout:
		c.callout(b)
	case Strip:
		c.stripOf(b)
	case Signatures:
		c.signatures(b)
	case CheckBox:
		c.checkBox(b)
	case Blank:
		c.blank(b)
	case Pair:
		c.translated(b)
	case PageBreak:
		c.breakNext, c.leafNext = true, b.Leaf
	case Entries:
		c.entries(b)
	case Annex:
		c.annex(b)
	case Fitting:
		c.fitting(b)
	case Keep:
		from := len(c.slabs)
		c.blocks(b.Blocks)
		hold(c.slabs[from:], tiedKeep)
	}
}

// element makes a part of the structure and puts it under the present parent.
func (c *composer) element(role Role) *Element {
	e := &Element{Role: role, Order: c.layout.elements}
	c.layout.elements++
	if c.parent != nil {
		c.parent.Kids = append(c.parent.Kids, e)
	}
	return e
}

// within runs a function with an element as parent.
func (c *composer) within(e *Element, compose func()) {
	outer := c.parent
	c.parent = e
	compose()
	c.parent = outer
}

// space asks for room above what follows. Neighbours share it: the larger wish
// counts.
func (c *composer) space(units float64) { c.gap = max(c.gap, units*c.unit) }

// emit appends slabs, the first of which takes the room asked for.
func (c *composer) emit(slabs ...slab) {
	for i := range slabs {
		slabs[i].panel = c.panel
		if c.turned {
			mirror(slabs[i].items, c.turn[0], c.turn[1])
		}
	}
	if len(slabs) == 0 {
		return
	}
	slabs[0].gap, c.gap = c.gap, 0
	slabs[0].newPage, slabs[0].newLeaf = c.breakNext, c.leafNext
	c.breakNext, c.leafNext = false, false
	for i := 0; i < len(slabs) && c.owed > 1; i++ {
		slabs[i].tie = tiedLines
		c.owed--
	}
	c.slabs = append(c.slabs, slabs...)
}

// span is a part of the width, and to which side text in it stands.
type span struct {
	x, w  float64
	align float64 // 0 left, 0.5 in the middle, 1 right
}

func (c *composer) measure() span { return span{x: c.x, w: c.w} }

// flow sets running text, one slab a line.
func (c *composer) flow(owner *Element, f font, in span, text string) []slab {
	return c.runs(f, in, c.runsOf(owner, f, Sanitise(text)))
}

// runs sets pieces of text behind each other, one slab a line.
func (c *composer) runs(f font, in span, runs []run) []slab {
	var slabs []slab
	var text strings.Builder
	for _, r := range runs {
		text.WriteString(r.text)
	}
	if len(runs) > 1 && !c.simple(&c.fonts.faces[f.face], text.String()) {
		return c.apart(f, in, runs)
	}
	at := 0
	for _, line := range c.lines(f, in.w, text.String()) {
		s := slab{height: f.lead}
		if line.text == "" {
			s.height = f.lead / 2
		}
		x := in.x
		if in.align > 0 {
			shown := strings.TrimSuffix(line.text, " ") // the one that may hang over
			x += (in.w - c.width(f, shown)) * in.align
		}
		s.items = c.lineOf(runs, f, x, at, line)
		at += max(len(line.text), 1) // of an empty line its newline is left out
		slabs = append(slabs, s)
	}
	holdEnds(slabs)
	return slabs
}

// baseline is where text stands in a line, so that capitals are in its middle.
func (f font) baseline() float64 { return f.lead/2 + f.size*0.36 }

// capitals sets one short line in capitals with room between them, and what is shaped
// as it is. What is read out stays as it was written.
func (c *composer) capitals(owner *Element, f font, x, y float64, text string) []Item {
	items := c.line(owner, f, x, y, text)
	if !c.simple(&c.fonts.faces[f.face], text) {
		return items
	}
	shift := 0.0
	for i, item := range items {
		t, isText := item.Shape.(Text)
		if !isText {
			items[i].Shape = item.Shape.shifted(shift)
			continue
		}
		upper := []rune(t.Text)
		for j, r := range upper {
			if u := unicode.ToUpper(r); c.fonts.Has(f.face, u) {
				upper[j] = u
			}
		}
		before := t.Width
		t.X += shift
		t.Tracking = f.size * 0.08
		t.Actual, t.Text = t.Text, string(upper)
		t.Width = c.fonts.Width(t.Face, t.Size, t.Text) + t.Tracking*float64(len(upper))
		shift += t.Width - before
		items[i].Shape = t
	}
	return items
}
