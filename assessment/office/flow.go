package office

import (
	"strings"

	"beeldbeltoets/assessment/document"
)

// flow is a document as paragraphs and tables, all text of it sanitised.
type flow struct {
	doc      *document.Document
	measures document.Measures
	rtl      bool // the document runs from right to left

	mark        string
	name        string   // of the sender
	left, right []string // the letterhead's other lines
	footLeft    string
	footMiddle  string
	pieces      []piece

	box    *box   // the callout that is being read
	lang   string // of what is being read, where it is another than the document's
	titled bool
	depth  int  // of the last heading
	page   bool // what follows begins a page
}

// piece is a paragraph or a table.
type piece interface{ hold() }

// para is one paragraph.
type para struct {
	style styleID
	text  string
	level int    // of a heading in HTML, 1 for the title
	list  *list  // that it is an item of
	box   *box   // that it stands in
	name  string // of a box to tick on screen
	blank bool   // to be written on
	given string // what a blank already says
	lang  string // where it is another than the document's
	keep  bool   // it stays with what follows
	page  bool   // it begins a page
	first bool   // of a callout
	last  bool   // of a callout or a list
}

// list is a list that items have in common.
type list struct {
	numbered bool
	id       int // of the numbered ones, from 1
}

// box is a callout that paragraphs have in common.
type box struct{ colour document.Colour }

func (p *para) hold() { p.keep = true }

// flowOf reads a document.
func flowOf(doc *document.Document) *flow {
	f := &flow{doc: doc, measures: doc.Style.Measures(), rtl: doc.RTL, depth: -1}
	f.mark = strings.TrimSpace(line(doc.Mark))
	f.name, f.left, f.right = line(doc.Head.Name), lines(doc.Head.Left), lines(doc.Head.Right)
	f.footLeft, f.footMiddle = line(doc.Foot.Left), line(doc.Foot.Middle)
	f.blocks(doc.Blocks)
	return f
}

// held is text that can be set, with what belongs together held together.
func held(text string) string { return document.NoBreaks(document.Sanitise(text)) }

// line is text that stands on one line.
func line(text string) string { return strings.ReplaceAll(document.Sanitise(text), "\n", " ") }

func lines(texts []string) []string {
	var all []string
	for _, t := range texts {
		all = append(all, line(t))
	}
	return all
}

func (f *flow) blocks(blocks []document.Block) {
	for _, b := range blocks {
		f.block(b)
	}
}

func (f *flow) block(b document.Block) {
	switch b := b.(type) {
	case document.Title:
		f.title(b)
	case document.Heading:
		f.heading(b)
	case document.Paragraph:
		f.put(&para{style: f.running(b.Style), text: held(b.Text), keep: strings.HasSuffix(strings.TrimSpace(b.Text), ":")})
	case document.List:
		f.list(b)
	case document.Facts:
		f.facts(b)
	case document.Entries:
		f.entries(b)
	case document.Annex:
		f.page = f.page || b.Room > half
		f.blocks(b.Blocks)
	case document.Fitting:
		f.blocks(b.Ways[0].Fits)
		f.blocks(b.Ways[0].Then)
	case document.Table:
		f.table(b)
	case document.Callout:
		f.callout(b)
	case document.Strip:
		f.strip(b)
	case document.Signatures:
		f.signatures(b)
	case document.CheckBox:
		f.checkBox(b)
	case document.Blank:
		f.put(&para{style: styleBlank, text: line(b.Label), blank: true})
	case document.Pair:
		f.pair(b)
	case document.PageBreak:
		f.page = true
	case document.Keep:
		from := len(f.pieces)
		f.blocks(b.Blocks)
		f.holdFrom(from)
	}
}

// pair sets a block and, below it and paler, the same in another language.
func (f *flow) pair(p document.Pair) {
	from := len(f.pieces)
	f.block(p.Left)
	f.lang = p.Lang
	if second, is := p.Right.(document.Paragraph); is {
		second.Style = document.Muted
		f.block(second)
	} else {
		f.block(p.Right)
	}
	f.lang = ""
	if _, is := p.Left.(document.List); !is {
		f.holdFrom(from)
	}
}

// half of a page: an annex that asks for more begins one.
const half = 0.5

// holdFrom keeps the pieces from a place together, and the last with none.
func (f *flow) holdFrom(from int) {
	for i := from; i < len(f.pieces)-1; i++ {
		f.pieces[i].hold()
	}
}

func (f *flow) put(p *para) {
	p.box, p.page, p.lang = f.box, f.page, f.lang
	f.page = false
	f.pieces = append(f.pieces, p)
}

func (f *flow) set(t *table) {
	if len(t.rows)+len(t.head) == 0 || len(t.shares) == 0 {
		return
	}
	t.page = f.page
	f.page = false
	f.pieces = append(f.pieces, t)
}

func (f *flow) running(style document.TextStyle) styleID {
	switch {
	case f.box != nil:
		return [...]styleID{styleBoxText, styleBoxTitle, styleBoxMuted}[style]
	case style == document.Strong:
		return styleStrong
	case style == document.Muted:
		return styleMuted
	}
	return styleBody
}

func (f *flow) title(t document.Title) {
	if eyebrow := line(t.Eyebrow); eyebrow != "" {
		f.put(&para{style: styleEyebrow, text: eyebrow, keep: true})
	}
	f.titled, f.depth = true, 0
	f.put(&para{style: styleTitle, text: held(t.Text), level: 1, keep: true})
}

// heading never skips a level, as in the PDF.
func (f *flow) heading(h document.Heading) {
	level := min(max(h.Level, 1), 3)
	depth := level - 1
	if f.titled {
		depth = level
	}
	f.depth = min(depth, f.depth+1)
	style := [...]styleID{styleHeading1, styleHeading2, styleHeading3}[level-1]
	text := held(h.Text)
	if back := line(h.Back.Text); back != "" {
		text += " · " + back
	}
	f.put(&para{style: style, text: text, level: f.depth + 1, keep: true})
}

func (f *flow) list(l document.List) {
	shared := &list{numbered: l.Numbered}
	style := styleBullet
	switch {
	case f.box != nil && l.Numbered:
		style = styleBoxNumber
	case f.box != nil:
		style = styleBoxBullet
	case l.Numbered:
		style = styleNumber
	}
	if l.Numbered {
		shared.id = f.numbered() + 1
	}
	from := len(f.pieces)
	for _, text := range l.Items {
		f.put(&para{style: style, text: held(text), list: shared})
	}
	f.end(from)
}

// numbered counts the numbered lists so far.
func (f *flow) numbered() int {
	n := 0
	for _, p := range f.pieces {
		if p, is := p.(*para); is && p.list != nil {
			n = max(n, p.list.id)
		}
	}
	return n
}

func (f *flow) callout(c document.Callout) {
	outer, from := f.box, len(f.pieces)
	colour := f.measures.Accent
	if c.Tone != document.Plain {
		colour = c.Tone.Colour()
	}
	f.box = &box{colour}
	if title := held(c.Title); title != "" {
		f.put(&para{style: styleBoxTitle, text: title})
	}
	f.blocks(c.Blocks)
	if first := f.paraAt(from); first != nil {
		first.first = true
	}
	f.box = outer
	f.holdFrom(from)
	f.end(from)
}

// end marks the last of the pieces from a place, which has room below it.
func (f *flow) end(from int) {
	if len(f.pieces) == from {
		return
	}
	if last := f.paraAt(len(f.pieces) - 1); last != nil {
		last.last = true
	}
}

func (f *flow) checkBox(b document.CheckBox) {
	p := &para{style: styleCheck, text: held(b.Text)}
	if f.doc.Fillable && b.Name != "" {
		p.name = b.Name
	}
	f.put(p)
}

// room is how far a paragraph stands from those around it, where that is not as
// its style has it: at the ends of callouts and lists.
func (f *flow) room(p *para) (before, after float64, own bool) {
	switch {
	case p.box != nil && (p.first || p.last):
		if p.first {
			before = 2 * f.measures.Unit
		}
		after = f.measures.Unit
		if p.last {
			after = 3 * f.measures.Unit
		}
	case p.last:
		after = 2 * f.measures.Unit
	}
	return before, after, p.box != nil && p.first || p.last
}

// sameList reports whether the piece at a place is an item of the list of p.
func (f *flow) sameList(at int, p *para) bool {
	other := f.paraAt(at)
	return other != nil && other.list == p.list
}

// sameBox reports whether the piece at a place stands in the callout of p.
func (f *flow) sameBox(at int, p *para) bool {
	other := f.paraAt(at)
	return other != nil && other.box == p.box
}

func (f *flow) paraAt(at int) *para {
	if at < 0 || at >= len(f.pieces) {
		return nil
	}
	p, _ := f.pieces[at].(*para)
	return p
}
