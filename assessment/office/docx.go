package office

import (
	"math"
	"time"

	"beeldbeltoets/assessment/document"
)

// docx writes the parts of a .docx that depend on the document.
type docx struct {
	*flow
	markup
	fields int // check boxes so far
}

func writeDOCX(f *flow) ([]byte, error) {
	logo := f.doc.Head.Logo
	parts := []part{
		{name: "[Content_Types].xml", data: docxTypes()},
		{name: "_rels/.rels", data: []byte(docxRoot)},
		{name: "docProps/core.xml", data: f.coreProperties()},
		{name: "word/document.xml", data: f.docx((*docx).document)},
		{name: "word/styles.xml", data: f.docx((*docx).styles)},
		{name: "word/numbering.xml", data: f.docx((*docx).numbering)},
		{name: "word/settings.xml", data: f.docx((*docx).settings)},
		{name: "word/header1.xml", data: f.docx((*docx).firstHeader)},
		{name: "word/header2.xml", data: f.docx((*docx).header)},
		{name: "word/footer1.xml", data: f.docx((*docx).footer)},
		{name: "word/_rels/document.xml.rels", data: []byte(docxRelations)},
	}
	if logo != nil {
		parts = append(parts,
			part{name: "word/_rels/header1.xml.rels", data: []byte(docxLogoRelation)},
			part{name: "word/media/logo.png", data: logo.PNG, bare: true})
	}
	return pack(parts)
}

// docx lets one part be written by a writer of its own.
func (f *flow) docx(write func(*docx)) []byte {
	d := &docx{flow: f}
	d.raw(xmlHead)
	write(d)
	return d.bytes()
}

// twips are twentieths of a point.
func twips(points float64) string { return number(int(math.Round(points * 20))) }

// halves are half points, which fonts are measured in.
func halves(points float64) string { return number(int(math.Round(points * 2))) }

func (d *docx) value(tag, value string) { d.empty(tag, "w:val", value) }

func (d *docx) width() float64 { return document.PageWidth - 2*d.measures.Margin }

func (d *docx) document() {
	d.open("w:document", docxSpaces...)
	d.open("w:body")
	for _, p := range d.pieces {
		switch p := p.(type) {
		case *para:
			d.paragraph(p)
		case *table:
			d.table(p)
		}
	}
	d.section()
	d.close()
	d.close()
}

// section is the page: its size, its margins, what stands above and below it.
func (d *docx) section() {
	m := d.measures
	d.open("w:sectPr")
	d.empty("w:headerReference", "w:type", "first", "r:id", "rIdFirstHeader")
	d.empty("w:headerReference", "w:type", "default", "r:id", "rIdHeader")
	d.empty("w:footerReference", "w:type", "first", "r:id", "rIdFooter")
	d.empty("w:footerReference", "w:type", "default", "r:id", "rIdFooter")
	d.empty("w:pgSz", "w:w", twips(document.PageWidth), "w:h", twips(document.PageHeight))
	d.empty("w:pgMar", "w:top", twips(m.Top), "w:right", twips(m.Margin), "w:bottom", twips(m.Foot), "w:left", twips(m.Margin),
		"w:header", twips(m.Top*0.7), "w:footer", twips(m.Foot*0.5), "w:gutter", "0")
	d.empty("w:titlePg")
	if d.rtl {
		d.empty("w:bidi")
	}
	d.close()
}

// look is what a paragraph has beside its style.
type look struct {
	style      styleID
	text       string // by which its direction is known
	keep, page bool
	right      bool
	head       bool // of the letterhead, which stands as the document runs
	list       int  // which list it is an item of; 0 for the one of its style
	box        *box
	tabs       []tab
	of         *para // that it writes
}

// tab is a place that a tab goes to, and what fills the way.
type tab struct {
	kind   string
	at     float64
	leader string
}

// in writes a paragraph with what stands in it.
func (d *docx) in(l look, inside func()) {
	d.open("w:p")
	d.open("w:pPr")
	d.value("w:pStyle", string(l.style))
	if l.keep {
		d.empty("w:keepNext")
	}
	if l.page {
		d.empty("w:pageBreakBefore")
	}
	if l.list > 0 {
		d.open("w:numPr")
		d.value("w:ilvl", "0")
		d.value("w:numId", number(l.list))
		d.close()
	}
	if l.box != nil {
		d.open("w:pBdr")
		d.empty("w:left", "w:val", "single", "w:sz", "24", "w:space", "8", "w:color", web(l.box.colour))
		d.close()
	}
	d.tabs(l.tabs)
	rtl := d.runsLeft(l.text)
	switch {
	case rtl:
		d.empty("w:bidi")
	case d.rtl:
		d.value("w:bidi", "0")
	}
	d.room(l.of)
	if l.right != (l.head && rtl != d.rtl) {
		d.value("w:jc", "right") // the far side, in a text that runs from the right too
	}
	d.close()
	inside()
	d.close()
}

func (d *docx) room(p *para) {
	if p == nil {
		return
	}
	if before, after, own := d.flow.room(p); own {
		d.empty("w:spacing", "w:before", twips(before), "w:after", twips(after))
	}
}

func (d *docx) tabs(tabs []tab) {
	if len(tabs) == 0 {
		return
	}
	d.open("w:tabs")
	for _, t := range tabs {
		attributes := []string{"w:val", t.kind, "w:pos", twips(t.at)}
		if t.leader != "" {
			attributes = []string{"w:val", t.kind, "w:leader", t.leader, "w:pos", twips(t.at)}
		}
		d.empty("w:tab", attributes...)
	}
	d.close()
}

// face is what a run has beside its paragraph's style.
type face struct {
	colour *document.Colour
	bold   bool
	lang   string // where it is another than the document's
}

// run writes text, its line breaks kept.
func (d *docx) run(text string, f face) {
	if text == "" {
		return
	}
	d.open("w:r")
	d.face(f, d.runsLeft(text))
	start := 0
	for i := range len(text) {
		if text[i] == '\n' {
			d.words(text[start:i])
			d.empty("w:br")
			start = i + 1
		}
	}
	d.words(text[start:])
	d.close()
}

func (d *docx) face(f face, rtl bool) {
	if f == (face{}) && !rtl {
		return
	}
	d.open("w:rPr")
	if f.bold {
		d.empty("w:b")
		d.empty("w:bCs")
	}
	if f.colour != nil {
		d.value("w:color", web(*f.colour))
	}
	if rtl {
		d.empty("w:rtl")
	}
	if f.lang != "" {
		d.value("w:lang", f.lang)
	}
	d.close()
}

func (d *docx) words(text string) {
	if text != "" {
		d.element("w:t", text, "xml:space", "preserve")
	}
}

func (d *docx) tab() {
	d.open("w:r")
	d.empty("w:tab")
	d.close()
}

func (d *docx) paragraph(p *para) {
	l := look{style: p.style, text: p.text, keep: p.keep, page: p.page, box: p.box, of: p}
	if p.list != nil && p.list.numbered {
		l.list = firstNumbered + p.list.id - 1
	}
	switch {
	case p.style == styleCheck:
		d.in(l, func() { d.checkBox(p) })
	case p.blank:
		if p.given == "" {
			l.tabs = []tab{{"left", d.width() * 0.62, "underscore"}}
		}
		d.in(l, func() { d.blank(p) })
	default:
		d.in(l, func() { d.run(p.text, face{lang: p.lang}) })
	}
}

func (d *docx) blank(p *para) {
	d.run(p.text+" ", face{})
	if p.given == "" {
		d.tab()
	} else {
		d.run(p.given, face{})
	}
}

// checkBox writes a box that Word can tick, or on paper alone its character.
func (d *docx) checkBox(p *para) {
	if p.name != "" {
		d.tickable(p)
	} else {
		d.ballot()
	}
	d.tab()
	d.run(p.text, face{})
}

func (d *docx) tickable(p *para) {
	d.fields++
	d.open("w:sdt")
	d.open("w:sdtPr")
	d.value("w:alias", short(p.text))
	d.value("w:tag", short(p.name))
	d.value("w:id", number(d.fields))
	d.open("w14:checkbox")
	d.empty("w14:checked", "w14:val", "0")
	d.empty("w14:checkedState", "w14:val", "2612", "w14:font", signFont)
	d.empty("w14:uncheckedState", "w14:val", "2610", "w14:font", signFont)
	d.close()
	d.close()
	d.open("w:sdtContent")
	d.ballot()
	d.close()
	d.close()
}

// signFont has the boxes, wherever Word runs.
const signFont = "MS Gothic"

func (d *docx) ballot() {
	d.open("w:r")
	d.open("w:rPr")
	d.empty("w:rFonts", "w:ascii", signFont, "w:hAnsi", signFont, "w:eastAsia", signFont, "w:hint", "eastAsia")
	d.close()
	d.words(ballot)
	d.close()
}

// short is a text that Word takes as the name of a field: 64 characters at most.
func short(text string) string {
	r := []rune(line(text))
	return string(r[:min(len(r), 60)])
}

func (d *docx) table(t *table) {
	if t.page {
		d.in(look{style: styleGap, page: true, keep: true}, func() {})
	}
	widths := make([]string, len(t.shares))
	for i, share := range t.shares {
		widths[i] = twips(share * d.width())
	}
	d.open("w:tbl")
	d.tableProperties(t)
	d.open("w:tblGrid")
	for _, w := range widths {
		d.empty("w:gridCol", "w:w", w)
	}
	d.close()
	if len(t.head) > 0 {
		d.row(t, t.head, widths, true, true)
	}
	for i, row := range t.rows {
		d.row(t, row, widths, false, t.holds(i))
	}
	d.close()
	d.in(look{style: styleGap}, func() {}) // two tables in a row would be one
}

func (d *docx) tableProperties(t *table) {
	d.open("w:tblPr")
	if d.rtl {
		d.empty("w:bidiVisual")
	}
	total := 0.0
	for _, share := range t.shares {
		total += share
	}
	d.empty("w:tblW", "w:w", twips(total*d.width()), "w:type", "dxa")
	d.open("w:tblBorders")
	if t.ruled {
		d.rule("w:bottom", d.measures.Hairline)
		d.rule("w:insideH", d.measures.Hairline)
	}
	d.close()
	d.empty("w:tblLayout", "w:type", "fixed")
	d.open("w:tblCellMar")
	d.empty("w:left", "w:w", "0", "w:type", "dxa")
	d.empty("w:right", "w:w", twips(2*d.measures.Unit), "w:type", "dxa")
	d.close()
	heads, labels := "0", "0"
	if len(t.head) > 0 {
		heads = "1"
	}
	if len(t.rows) > 0 && t.rows[0][0].label {
		labels = "1"
	}
	d.empty("w:tblLook", "w:val", "0000", "w:firstRow", heads, "w:lastRow", "0", "w:firstColumn", labels, "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1")
	if t.caption != "" {
		d.value("w:tblDescription", t.caption)
	}
	d.close()
}

func (d *docx) rule(side string, c document.Colour) {
	d.empty(side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", web(c))
}

func (d *docx) row(t *table, cells []cell, widths []string, head, keep bool) {
	d.open("w:tr")
	d.open("w:trPr")
	if head || t.staysWhole(cells) {
		d.empty("w:cantSplit")
	}
	if head {
		d.empty("w:tblHeader")
	}
	d.close()
	for i, c := range cells {
		d.open("w:tc")
		d.open("w:tcPr")
		d.empty("w:tcW", "w:w", widths[i], "w:type", "dxa")
		if head || c.line {
			d.open("w:tcBorders")
			d.rule("w:bottom", d.measures.Ink)
			d.close()
		}
		if c.line {
			d.value("w:vAlign", "bottom")
		}
		d.close()
		d.cell(c, keep)
		d.close()
	}
	d.close()
}

func (d *docx) cell(c cell, keep bool) {
	if c.above != "" {
		d.in(look{style: styleSmall, text: c.above, keep: true}, func() { d.run(c.above, face{}) })
	}
	d.in(look{style: c.style, text: c.text, keep: keep, right: c.right}, func() {
		if sign := signs[c.sign]; sign != "" {
			colour := c.tone.Colour()
			d.run(sign+" ", face{colour: &colour, bold: true})
		}
		if c.line && c.text != "" {
			d.run(c.text, face{colour: &d.measures.Ink})
			return
		}
		d.run(c.text, face{})
	})
}

// coreProperties are those that Word shows as the document's own.
func (f *flow) coreProperties() []byte {
	var m markup
	m.raw(xmlHead)
	m.open("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	for _, p := range [][2]string{{"dc:title", f.doc.Title}, {"dc:subject", f.doc.Subject}, {"dc:creator", f.doc.Author}} {
		if p[1] != "" {
			m.element(p[0], line(p[1]))
		}
	}
	m.element("dc:language", f.doc.Lang)
	when := f.doc.Created.UTC().Format(time.RFC3339)
	m.element("dcterms:created", when, "xsi:type", "dcterms:W3CDTF")
	m.element("dcterms:modified", when, "xsi:type", "dcterms:W3CDTF")
	m.close()
	return m.bytes()
}
