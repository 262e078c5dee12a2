package office

import (
	"math"
)

var docxSpaces = []string{
	"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
	"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture",
	"xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006",
	"xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml",
	"mc:Ignorable", "w14",
}

const (
	packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
	officeRelation   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordType         = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	docxRoot = xmlHead + `<Relationships xmlns="` + packageRelations + `">` +
		`<Relationship Id="rId1" Type="` + officeRelation + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`</Relationships>`

	docxRelations = xmlHead + `<Relationships xmlns="` + packageRelations + `">` +
		`<Relationship Id="rIdStyles" Type="` + officeRelation + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rIdNumbering" Type="` + officeRelation + `numbering" Target="numbering.xml"/>` +
		`<Relationship Id="rIdSettings" Type="` + officeRelation + `settings" Target="settings.xml"/>` +
		`<Relationship Id="rIdFirstHeader" Type="` + officeRelation + `header" Target="header1.xml"/>` +
		`<Relationship Id="rIdHeader" Type="` + officeRelation + `header" Target="header2.xml"/>` +
		`<Relationship Id="rIdFooter" Type="` + officeRelation + `footer" Target="footer1.xml"/>` +
		`</Relationships>`

	docxLogoRelation = xmlHead + `<Relationships xmlns="` + packageRelations + `">` +
		`<Relationship Id="rIdLogo" Type="` + officeRelation + `image" Target="media/logo.png"/>` +
		`</Relationships>`
)

func docxTypes() []byte {
	var m markup
	m.raw(xmlHead)
	m.open("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	m.empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	m.empty("Default", "Extension", "xml", "ContentType", "application/xml")
	m.empty("Default", "Extension", "png", "ContentType", "image/png")
	for _, p := range [][2]string{
		{"document", "document.main"}, {"styles", "styles"}, {"numbering", "numbering"}, {"settings", "settings"},
		{"header1", "header"}, {"header2", "header"}, {"footer1", "footer"},
	} {
		m.empty("Override", "PartName", "/word/"+p[0]+".xml", "ContentType", wordType+p[1]+"+xml")
	}
	m.empty("Override", "PartName", "/docProps/core.xml", "ContentType", "application/vnd.openxmlformats-package.core-properties+xml")
	m.close()
	return m.bytes()
}

// styles writes the styles, with the language that spelling is checked in.
func (d *docx) styles() {
	language, country := region(d.doc.Lang)
	tag := language
	if country != "" {
		tag += "-" + country
	}
	spoken := []string{"w:val", tag}
	if d.rtl {
		spoken = append(spoken, "w:bidi", tag)
	}
	d.open("w:styles", docxSpaces...)
	d.open("w:docDefaults")
	d.open("w:rPrDefault")
	d.open("w:rPr")
	d.empty("w:rFonts", "w:ascii", wordFont, "w:hAnsi", wordFont, "w:cs", wordFont, "w:eastAsia", wordFont)
	d.empty("w:lang", spoken...)
	d.close()
	d.close()
	d.close()
	for i, s := range styles(d.measures) {
		d.style(s, i == 0)
	}
	d.close()
}

func (d *docx) style(s style, first bool) {
	attributes := []string{"w:type", "paragraph", "w:styleId", string(s.id)}
	if first {
		attributes = append(attributes, "w:default", "1")
	}
	d.open("w:style", attributes...)
	d.value("w:name", s.wordName())
	if !first {
		d.value("w:basedOn", string(styleBody))
	}
	if s.outline > 0 {
		d.value("w:next", string(styleBody))
	}
	d.empty("w:qFormat")
	d.open("w:pPr")
	if s.keep {
		d.empty("w:keepNext")
		d.empty("w:keepLines")
	}
	d.empty("w:widowControl")
	switch {
	case s.bulleted:
		d.numbered(listOf(s))
	case s.numbered:
		d.numbered(listOf(s))
	}
	if s.shade {
		d.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", web(d.measures.Panel))
	}
	d.empty("w:spacing", "w:before", twips(s.before), "w:after", twips(s.after), "w:line", twips(s.lead), "w:lineRule", "atLeast")
	if s.indent > 0 {
		d.empty("w:ind", "w:left", twips(s.indent), "w:hanging", twips(s.hanging))
	}
	if s.centre {
		d.value("w:jc", "center")
	}
	if s.outline > 0 {
		d.value("w:outlineLvl", number(s.outline-1))
	}
	d.close()
	d.open("w:rPr")
	if s.bold {
		d.empty("w:b")
		d.empty("w:bCs")
	}
	d.value("w:color", web(s.colour))
	d.value("w:sz", halves(s.size))
	d.value("w:szCs", halves(s.size))
	d.close()
	d.close()
}

func (d *docx) numbered(list int) {
	d.open("w:numPr")
	d.value("w:numId", number(list))
	d.close()
}

// The lists by number: two of bullets, two that only styles use, and one for each
// numbered list of the document.
const (
	bullets = iota + 1
	boxBullets
	numbers
	boxNumbers
	firstNumbered
)

func listOf(s style) int {
	switch {
	case s.bulleted && s.shade:
		return boxBullets
	case s.bulleted:
		return bullets
	case s.shade:
		return boxNumbers
	}
	return numbers
}

func (d *docx) numbering() {
	d.open("w:numbering", docxSpaces...)
	for _, s := range styles(d.measures) {
		if s.bulleted || s.numbered {
			d.abstract(s)
		}
	}
	for id := bullets; id < firstNumbered; id++ {
		d.open("w:num", "w:numId", number(id))
		d.value("w:abstractNumId", number(id))
		d.close()
	}
	for _, p := range d.pieces {
		if p, is := p.(*para); is && p.list != nil && p.list.numbered {
			d.startAnew(p)
		}
	}
	d.close()
}

// startAnew makes a numbered list begin at one, once for each.
func (d *docx) startAnew(p *para) {
	if p.list.id <= d.fields {
		return
	}
	d.fields = p.list.id
	id := numbers
	if p.box != nil {
		id = boxNumbers
	}
	d.open("w:num", "w:numId", number(firstNumbered+p.list.id-1))
	d.value("w:abstractNumId", number(id))
	d.open("w:lvlOverride", "w:ilvl", "0")
	d.value("w:startOverride", "1")
	d.close()
	d.close()
}

func (d *docx) abstract(s style) {
	format, text := "decimal", "%1."
	if s.bulleted {
		format, text = "bullet", "•"
	}
	d.open("w:abstractNum", "w:abstractNumId", number(listOf(s)))
	d.value("w:multiLevelType", "singleLevel")
	d.open("w:lvl", "w:ilvl", "0")
	d.value("w:start", "1")
	d.value("w:numFmt", format)
	d.value("w:pStyle", string(s.id))
	d.value("w:lvlText", text)
	d.value("w:lvlJc", "left")
	d.open("w:pPr")
	d.empty("w:ind", "w:left", twips(s.indent), "w:hanging", twips(s.hanging))
	d.close()
	d.open("w:rPr")
	d.empty("w:rFonts", "w:ascii", wordFont, "w:hAnsi", wordFont, "w:cs", wordFont, "w:hint", "default")
	d.value("w:color", web(d.measures.Accent))
	d.close()
	d.close()
	d.close()
}

// settings say that this is a document of Word 2013 and later, so that Word does
// not set it as an old one.
func (d *docx) settings() {
	d.open("w:settings", docxSpaces...)
	d.open("w:compat")
	d.empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	d.close()
	d.close()
}

// firstHeader is the letterhead.
func (d *docx) firstHeader() {
	d.open("w:hdr", docxSpaces...)
	d.draftMark()
	if d.hasLetterhead() {
		d.letterhead()
	}
	d.in(look{style: styleHeader}, func() {})
	d.close()
}

func (d *docx) header() {
	d.open("w:hdr", docxSpaces...)
	d.draftMark()
	if d.mark == "" {
		d.in(look{style: styleHeader}, func() {})
	}
	d.close()
}

func (d *docx) draftMark() {
	if d.mark != "" {
		d.in(look{style: styleMark, text: d.mark}, func() { d.run(d.mark, face{}) })
	}
}

func (f *flow) hasLetterhead() bool {
	return f.name != "" || f.doc.Head.Logo != nil || len(f.left)+len(f.right) > 0
}

func (d *docx) letterhead() {
	left, right := twips(d.width()*0.58), twips(d.width()*0.42)
	d.open("w:tbl")
	d.open("w:tblPr")
	if d.rtl {
		d.empty("w:bidiVisual")
	}
	d.empty("w:tblW", "w:w", twips(d.width()), "w:type", "dxa")
	d.open("w:tblBorders")
	d.rule("w:bottom", d.measures.Hairline)
	d.close()
	d.empty("w:tblLayout", "w:type", "fixed")
	d.open("w:tblCellMar")
	d.empty("w:left", "w:w", "0", "w:type", "dxa")
	d.empty("w:bottom", "w:w", twips(2*d.measures.Unit), "w:type", "dxa")
	d.empty("w:right", "w:w", "0", "w:type", "dxa")
	d.close()
	d.close()
	d.open("w:tblGrid")
	d.empty("w:gridCol", "w:w", left)
	d.empty("w:gridCol", "w:w", right)
	d.close()
	d.open("w:tr")
	d.headCell(left, func() {
		d.logo()
		d.in(look{style: styleSender, text: d.name, head: true}, func() { d.run(d.name, face{}) })
		d.smallLines(d.left, false)
	})
	d.headCell(right, func() {
		d.smallLines(d.right, true)
		if len(d.right) == 0 {
			d.in(look{style: styleSmall}, func() {})
		}
	})
	d.close()
	d.close()
}

func (d *docx) headCell(width string, inside func()) {
	d.open("w:tc")
	d.open("w:tcPr")
	d.empty("w:tcW", "w:w", width, "w:type", "dxa")
	d.value("w:vAlign", "bottom")
	d.close()
	inside()
	d.close()
}

func (d *docx) smallLines(lines []string, right bool) {
	for _, l := range lines {
		d.in(look{style: styleSmall, text: l, right: right, head: true}, func() { d.run(l, face{}) })
	}
}

// The logo stands no larger than in the PDF.
const logoHeight = 48

func (d *docx) logo() {
	logo := d.doc.Head.Logo
	if logo == nil {
		return
	}
	w, h, _ := logo.Fit(d.width()*0.4, logoHeight)
	cx, cy := emu(w), emu(h)
	d.in(look{style: styleSmall}, func() {
		d.open("w:r")
		d.open("w:drawing")
		d.open("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
		d.empty("wp:extent", "cx", cx, "cy", cy)
		d.empty("wp:docPr", "id", "1", "name", "logo", "descr", line(logo.Alt))
		d.open("a:graphic")
		d.open("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")
		d.open("pic:pic")
		d.open("pic:nvPicPr")
		d.empty("pic:cNvPr", "id", "1", "name", "logo.png", "descr", line(logo.Alt))
		d.empty("pic:cNvPicPr")
		d.close()
		d.open("pic:blipFill")
		d.empty("a:blip", "r:embed", "rIdLogo")
		d.open("a:stretch")
		d.empty("a:fillRect")
		d.close()
		d.close()
		d.open("pic:spPr")
		d.open("a:xfrm")
		d.empty("a:off", "x", "0", "y", "0")
		d.empty("a:ext", "cx", cx, "cy", cy)
		d.close()
		d.open("a:prstGeom", "prst", "rect")
		d.empty("a:avLst")
		d.close()
		d.close()
		d.close()
		d.close()
		d.close()
		d.close()
		d.close()
		d.close()
	})
}

// emu are English Metric Units, 12,700 to a point.
func emu(points float64) string { return number(int(math.Round(points * 12700))) }

// footer tells pages apart: what the PDF's foot says.
func (d *docx) footer() {
	d.open("w:ftr", docxSpaces...)
	l := look{style: styleFooter, tabs: []tab{{"center", d.width() / 2, ""}, {"right", d.width(), ""}}}
	d.in(l, func() {
		d.run(d.footLeft, face{})
		d.tab()
		d.run(d.footMiddle, face{})
		d.tab()
		for _, part := range split(d.doc.Foot.PageOf) {
			switch part {
			case fieldPage:
				d.field("PAGE")
			case fieldPages:
				d.field("NUMPAGES")
			default:
				d.run(part, face{})
			}
		}
	})
	d.close()
}

func (d *docx) field(instruction string) {
	d.open("w:fldSimple", "w:instr", " "+instruction+" ")
	d.run("1", face{})
	d.close()
}
