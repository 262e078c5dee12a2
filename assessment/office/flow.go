package office

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

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

// table is a grid of cells; the kind says what it is for.
type table struct {
	kind    tableKind
	caption string
	shares  []float64 // of the width, each a part of the whole
	head    []cell
	rows    [][]cell
	ruled   bool
	keep    bool
	page    bool
}

type tableKind int

const (
	gridTable tableKind = iota
	factsTable
	stripTable
	signTable
)

// cell is one cell of a table.
type cell struct {
	style styleID
	above string // a small line over the text
	text  string
	sign  document.Sign
	tone  document.Tone
	label bool // it heads its row
	right bool
	line  bool // to be written on
}

func (p *para) hold()  { p.keep = true }
func (t *table) hold() { t.keep = true }

// flowOf reads a document.
func flowOf(doc *document.Document) *flow {
	f := &flow{doc: doc, measures: doc.Style.Measures(), rtl: doc.RTL, depth: -1}
	f.mark = strings.TrimSpace(line(doc.Mark))
	f.name, f.left, f.right = line(doc.Head.Name), lines(doc.Head.Left), lines(doc.Head.Right)
	f.footLeft, f.footMiddle = line(doc.Foot.Left), line(doc.Foot.Middle)
	f.blocks(doc.Blocks)
	return f
}

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
		f.put(&para{style: f.running(b.Style), text: document.Sanitise(b.Text)})
	case document.List:
		f.list(b)
	case document.Facts:
		f.facts(b)
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
	f.put(&para{style: styleTitle, text: document.Sanitise(t.Text), level: 1, keep: true})
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
	f.put(&para{style: style, text: document.Sanitise(h.Text), level: f.depth + 1, keep: true})
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
		f.put(&para{style: style, text: document.Sanitise(text), list: shared})
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
	if title := document.Sanitise(c.Title); title != "" {
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

// facts sets pairs, one or two beside each other.
func (f *flow) facts(given document.Facts) {
	beside := 1
	if given.Columns == 2 && f.doc.Style != document.Large {
		beside = 2
	}
	t := &table{kind: factsTable, ruled: given.Ruled}
	for range beside {
		t.shares = append(t.shares, 0.3/float64(beside), 0.7/float64(beside))
	}
	for i := 0; i < len(given.Pairs); i += beside {
		var row []cell
		for _, pair := range given.Pairs[i:min(i+beside, len(given.Pairs))] {
			row = append(row,
				cell{style: styleLabel, text: document.Sanitise(pair.Label), label: true},
				cell{style: styleCell, text: document.Sanitise(pair.Value), sign: pair.Sign, tone: pair.Tone})
		}
		t.rows = append(t.rows, row)
	}
	t.fill()
	f.set(t)
}

// fill gives each row as many cells as the table has columns.
func (t *table) fill() {
	for i := range t.rows {
		for len(t.rows[i]) < len(t.shares) {
			t.rows[i] = append(t.rows[i], cell{style: styleCell})
		}
	}
}

func (f *flow) table(given document.Table) {
	t := &table{kind: gridTable, caption: line(given.Caption), ruled: true}
	count := len(given.Columns)
	for _, row := range given.Rows {
		count = max(count, len(row))
	}
	columns := make([]document.Column, count)
	copy(columns, given.Columns)
	total := 0.0
	for _, c := range columns {
		total += share(c)
		t.head = append(t.head, cell{style: styleHead, text: document.Sanitise(c.Title), right: c.Right})
	}
	for _, c := range columns {
		t.shares = append(t.shares, share(c)/total)
	}
	for _, cells := range given.Rows {
		var row []cell
		for i, c := range cells {
			row = append(row, cell{style: cellStyle(c.Style), text: document.Sanitise(c.Text), sign: c.Sign, tone: c.Tone, right: columns[i].Right})
		}
		t.rows = append(t.rows, row)
	}
	t.fill()
	f.set(t)
}

func share(c document.Column) float64 {
	if c.Share > 0 {
		return c.Share
	}
	return 1
}

func cellStyle(style document.TextStyle) styleID {
	switch style {
	case document.Strong:
		return styleCellStrong
	case document.Muted:
		return styleLabel
	}
	return styleCell
}

func (f *flow) strip(s document.Strip) {
	perRow := min(f.measures.StripRow, len(s.Cells))
	t := &table{kind: stripTable, caption: line(s.Alt), ruled: true}
	for range perRow {
		t.shares = append(t.shares, 1/float64(perRow))
	}
	for i := 0; i < len(s.Cells); i += perRow {
		var row []cell
		for _, c := range s.Cells[i:min(i+perRow, len(s.Cells))] {
			row = append(row, cell{style: styleCellStrong, above: document.Sanitise(c.Label), text: document.Sanitise(c.Value), sign: c.Sign, tone: c.Tone})
		}
		t.rows = append(t.rows, row)
	}
	t.fill()
	f.set(t)
}

// signatures sets each person's lines below those of the one before, in the order
// in which they are read.
func (f *flow) signatures(s document.Signatures) {
	for _, b := range s.Boxes {
		if title := document.Sanitise(b.Title); title != "" {
			f.put(&para{style: styleStrong, text: title, keep: true})
		}
		t := &table{kind: signTable, shares: []float64{f.labelShare(b.Lines), 0.5}}
		for i, label := range b.Lines {
			given := ""
			if i < len(b.Given) {
				given = document.Sanitise(b.Given[i])
			}
			t.rows = append(t.rows, []cell{
				{style: styleSign, text: document.Sanitise(label), label: true},
				{style: styleSign, text: given, line: true},
			})
		}
		f.set(t)
	}
}

// labelShare is the part of the width that the longest word of labels needs.
func (f *flow) labelShare(labels []string) float64 {
	longest := 0
	for _, l := range labels {
		for word := range strings.FieldsSeq(document.Sanitise(l)) {
			longest = max(longest, utf8.RuneCountInString(word))
		}
	}
	const perLetter = 0.62 // of the size, for a face without serifs
	width := document.PageWidth - 2*f.measures.Margin
	return min(max(float64(longest+2)*perLetter*f.measures.Body/width, 0.22), 0.45)
}

func (f *flow) checkBox(b document.CheckBox) {
	p := &para{style: styleCheck, text: document.Sanitise(b.Text)}
	if f.doc.Fillable && b.Name != "" {
		p.name = b.Name
	}
	f.put(p)
}

// ballot is an empty box to tick.
const ballot = "☐"

// signs are drawn by characters. A word that says the same stands beside each.
var signs = [...]string{
	document.NoSign: "", document.Check: "✓", document.Tilde: "~", document.Clock: "◷", document.Cross: "✗",
	document.Query: "?", document.Empty: "☐", document.Warning: "!",
}

// runsLeft tells whether a text is read from right to left: by its first letter.
// Numbers alone never are, and what has neither is read as the document is.
func (f *flow) runsLeft(text string) bool {
	for _, r := range text {
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) && unicode.IsLetter(r) {
			return true
		}
		if unicode.IsLetter(r) {
			return false
		}
	}
	return f.rtl && !strings.ContainsFunc(text, unicode.IsDigit)
}

// region completes a language to one that Word and LibreOffice check spelling in.
func region(lang string) (language, country string) {
	language, country, _ = strings.Cut(lang, "-")
	if country != "" {
		return language, country
	}
	regions := map[string]string{
		"nl": "NL", "en": "GB", "de": "DE", "fr": "FR", "tr": "TR", "pl": "PL", "uk": "UA", "ar": "SA",
	}
	return language, regions[language]
}

// split cuts the text of the page's number into what stands around {page} and
// {pages}, these among it.
func split(pageOf string) []string {
	var parts []string
	rest := line(pageOf)
	for rest != "" {
		at, end := strings.IndexByte(rest, '{'), 0
		for _, field := range []string{fieldPage, fieldPages} {
			if at >= 0 && strings.HasPrefix(rest[at:], field) {
				end = at + len(field)
			}
		}
		switch {
		case at > 0:
			parts, rest = append(parts, rest[:at]), rest[at:]
		case end > 0:
			parts, rest = append(parts, rest[:end]), rest[end:]
		default:
			return append(parts, rest)
		}
	}
	return parts
}

const (
	fieldPage  = "{page}"
	fieldPages = "{pages}"
)

func number(n int) string { return strconv.Itoa(n) }

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

// sameList tells whether the piece at a place is an item of the list of p.
func (f *flow) sameList(at int, p *para) bool {
	other := f.paraAt(at)
	return other != nil && other.list == p.list
}

// sameBox tells whether the piece at a place stands in the callout of p.
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
