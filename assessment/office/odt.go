package office

import (
	"math"
	"strings"
	"time"

	"beeldbeltoets/assessment/document"
)

// odt writes the parts of an .odt. What a paragraph or a table has beside its
// style becomes a style of its own, made when it is first used.
type odt struct {
	*flow
	markup
	made  map[string]string // names of styles made on the way, by what they say
	extra markup            // these styles
	began bool              // the first page has its letterhead
	held  bool              // the row in hand stays with the one below it
}

const odtType = "application/vnd.oasis.opendocument.text"

func writeODT(f *flow) ([]byte, error) {
	content, styles := newODT(f), newODT(f)
	parts := []part{
		{name: "mimetype", data: []byte(odtType), bare: true},
		{name: "META-INF/manifest.xml", data: f.manifest()},
		{name: "content.xml", data: content.content()},
		{name: "styles.xml", data: styles.styles()},
		{name: "meta.xml", data: f.odtProperties()},
	}
	if logo := f.doc.Head.Logo; logo != nil {
		parts = append(parts, part{name: odtLogo, data: logo.PNG, bare: true})
	}
	return pack(parts)
}

func newODT(f *flow) *odt { return &odt{flow: f, made: map[string]string{}} }

func (f *flow) manifest() []byte {
	var m markup
	m.raw(xmlHead)
	m.open("manifest:manifest", "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version", "1.3")
	files := [][2]string{{"/", odtType}, {"content.xml", "text/xml"}, {"styles.xml", "text/xml"}, {"meta.xml", "text/xml"}}
	if f.doc.Head.Logo != nil {
		files = append(files, [2]string{odtLogo, "image/png"})
	}
	for _, file := range files {
		m.empty("manifest:file-entry", "manifest:full-path", file[0], "manifest:media-type", file[1])
	}
	m.close()
	return m.bytes()
}

const odtLogo = "Pictures/logo.png"

func (f *flow) odtProperties() []byte {
	var m markup
	m.raw(xmlHead)
	m.open("office:document-meta", odtSpaces...)
	m.open("office:meta")
	m.element("dc:title", line(f.doc.Title))
	if f.doc.Subject != "" {
		m.element("dc:subject", line(f.doc.Subject))
	}
	if f.doc.Author != "" {
		m.element("meta:initial-creator", line(f.doc.Author))
		m.element("dc:creator", line(f.doc.Author))
	}
	when := f.doc.Created.UTC().Format(time.RFC3339)
	m.element("meta:creation-date", when)
	m.element("dc:date", when)
	m.element("dc:language", f.doc.Lang)
	m.close()
	m.close()
	return m.bytes()
}

// content writes the text. Its own styles stand before it, though they are made
// while it is written.
func (o *odt) content() []byte {
	for i, p := range o.pieces {
		switch p := p.(type) {
		case *para:
			o.paragraph(i, p)
		case *table:
			o.table(p)
		}
	}
	body := o.markup
	o.markup = markup{}
	o.raw(xmlHead)
	o.open("office:document-content", odtSpaces...)
	o.open("office:automatic-styles")
	o.b.Write(o.extra.bytes())
	o.close()
	o.open("office:body")
	o.open("office:text")
	o.b.Write(body.bytes())
	o.close()
	o.close()
	o.close()
	return o.bytes()
}

// make returns the name of an automatic style with properties: pairs for the style
// itself, then a tag with its pairs for each kind of property.
func (o *odt) make(family string, own []string, properties ...[]string) string {
	key := family + "\x00" + strings.Join(own, "\x00")
	for _, p := range properties {
		key += "\x00\x00" + strings.Join(p, "\x00")
	}
	if name, known := o.made[key]; known {
		return name
	}
	name := "A" + number(len(o.made)+1)
	o.made[key] = name
	o.extra.open("style:style", append([]string{"style:name", name, "style:family", family}, own...)...)
	for _, p := range properties {
		if len(p) > 1 {
			o.extra.empty(p[0], p[1:]...)
		}
	}
	o.extra.close()
	return name
}

// master is the page that the first piece begins on: the one with the letterhead.
func (o *odt) master() []string {
	if o.began {
		return nil
	}
	o.began = true
	return []string{"style:master-page-name", "First"}
}

// named returns the style of a paragraph, with what it has beside that.
func (o *odt) named(l look) string {
	own := append([]string{"style:parent-style-name", odfNames[l.style]}, o.master()...)
	p := []string{"style:paragraph-properties"}
	add := func(wanted bool, pairs ...string) {
		if wanted {
			p = append(p, pairs...)
		}
	}
	add(l.page && len(own) == 2, "fo:break-before", "page")
	add(l.keep, "fo:keep-with-next", "always")
	rtl := o.runsLeft(l.text)
	add(rtl != o.rtl, "style:writing-mode", writingMode(rtl))
	add(l.style != styleMark && (rtl != o.rtl || l.right), "fo:text-align", side(l.right != (rtl && !l.head || o.rtl && l.head)))
	if l.box != nil {
		near := side(o.runsLeft(l.text))
		add(true, "fo:border-"+near, points(barWidth)+" solid #"+web(l.box.colour), "fo:padding-"+near, points(barRoom))
	}
	if l.of != nil {
		before, after, room := o.room(l.of)
		add(room, "fo:margin-top", points(before), "fo:margin-bottom", points(after))
	}
	if len(own) == 2 && len(p) == 1 {
		return own[1]
	}
	return o.make("paragraph", own, p)
}

// side is where text stands: LibreOffice does not turn "start" around.
func side(right bool) string {
	if right {
		return "right"
	}
	return "left"
}

func writingMode(rtl bool) string {
	if rtl {
		return "rl-tb"
	}
	return "lr-tb"
}

// in writes a paragraph with what stands in it.
func (o *odt) in(l look, inside func()) {
	o.open("text:p", "text:style-name", o.named(l))
	inside()
	o.close()
}

// run writes text; its line breaks and its rows of spaces are kept.
func (o *odt) run(text string) {
	for i, part := range strings.Split(text, "\n") {
		if i > 0 {
			o.empty("text:line-break")
		}
		o.spaced(part)
	}
}

func (o *odt) spaced(text string) {
	for text != "" {
		bare := strings.TrimLeft(text, " ")
		if n := len(text) - len(bare); n > 0 {
			o.empty("text:s", "text:c", number(n))
		}
		end := strings.Index(bare, "  ")
		if end < 0 {
			if trimmed := strings.TrimRight(bare, " "); trimmed != bare {
				o.say(trimmed)
				o.empty("text:s", "text:c", number(len(bare)-len(trimmed)))
				return
			}
			end = len(bare)
		}
		o.say(bare[:end])
		text = bare[end:]
	}
}

// span writes text in a colour.
func (o *odt) span(text string, c document.Colour, bold bool) {
	weight := "normal"
	if bold {
		weight = "bold"
	}
	o.open("text:span", "text:style-name", o.make("text", nil, []string{"style:text-properties", "fo:color", "#" + web(c), "fo:font-weight", weight}))
	o.run(text)
	o.close()
}

func (o *odt) paragraph(at int, p *para) {
	l := look{style: p.style, text: p.text, keep: p.keep, page: p.page, box: p.box, of: p}
	switch {
	case p.list != nil:
		o.item(at, p, l)
	case p.level > 0:
		o.open("text:h", "text:style-name", o.named(l), "text:outline-level", number(p.level))
		o.run(p.text)
		o.close()
	case p.style == styleCheck:
		o.in(l, func() {
			o.say(ballot)
			o.empty("text:tab")
			o.run(p.text)
		})
	case p.blank:
		o.in(l, func() { o.blank(p) })
	default:
		o.in(l, func() { o.run(p.text) })
	}
}

func (o *odt) blank(p *para) {
	o.run(p.text + " ")
	if p.given == "" {
		o.empty("text:tab")
	} else {
		o.run(p.given)
	}
}

// item opens a list with its first item and closes it after its last.
func (o *odt) item(at int, p *para, l look) {
	if !o.sameList(at-1, p) {
		o.open("text:list", "text:style-name", odfNames[p.style]+"_List")
	}
	o.open("text:list-item")
	o.in(l, func() { o.run(p.text) })
	o.close()
	if !o.sameList(at+1, p) {
		o.close()
	}
}

func (o *odt) table(t *table) {
	total := 0.0
	for _, share := range t.shares {
		total += share
	}
	width := document.PageWidth - 2*o.measures.Margin
	own := o.master()
	p := []string{"style:table-properties", "style:width", points(total * width), "table:align", "left", "style:writing-mode", writingMode(o.rtl)}
	if o.rtl {
		p[4] = "right"
	}
	if t.page && own == nil {
		p = append(p, "fo:break-before", "page")
	}
	if t.keep {
		p = append(p, "fo:keep-with-next", "always")
	}
	o.open("table:table", "table:style-name", o.make("table", own, p))
	if t.caption != "" {
		o.element("table:desc", t.caption)
	}
	for _, share := range t.shares {
		o.empty("table:table-column", "table:style-name", o.make("table-column", nil, []string{"style:table-column-properties", "style:column-width", points(share * width)}))
	}
	if len(t.head) > 0 {
		o.open("table:table-header-rows")
		o.row(t, t.head, true)
		o.close()
	}
	for i, row := range t.rows {
		o.held = t.holds(i)
		o.row(t, row, false)
	}
	o.held = false
	o.close()
	o.in(look{style: styleGap}, func() {})
}

func (o *odt) row(t *table, cells []cell, head bool) {
	together := "always"
	if !head && !t.staysWhole(cells) {
		together = "auto"
	}
	o.open("table:table-row", "table:style-name", o.make("table-row", nil, []string{"style:table-row-properties", "fo:keep-together", together}))
	for _, c := range cells {
		border := "none"
		switch {
		case head || c.line:
			border = "0.6pt solid #" + web(o.measures.Ink)
		case t.ruled:
			border = "0.5pt solid #" + web(o.measures.Hairline)
		}
		o.open("table:table-cell", "office:value-type", "string", "table:style-name",
			o.make("table-cell", nil, []string{"style:table-cell-properties", "fo:border-bottom", border, "fo:padding-top", "0pt", "fo:padding-left", "0pt",
				"fo:padding-bottom", "0pt", "fo:padding-right", points(2 * o.measures.Unit)}))
		o.cell(c)
		o.close()
	}
	o.close()
}

func (o *odt) cell(c cell) {
	if c.above != "" {
		o.in(look{style: styleSmall, text: c.above, keep: true}, func() { o.run(c.above) })
	}
	o.in(look{style: c.style, text: c.text, right: c.right, keep: o.held}, func() {
		if sign := signs[c.sign]; sign != "" {
			o.span(sign+" ", c.tone.Colour(), true)
		}
		if c.line && c.text != "" {
			o.span(c.text, o.measures.Ink, false)
			return
		}
		o.run(c.text)
	})
}

// The bar of a callout, and the room between it and the text.
const (
	barWidth = 3
	barRoom  = 8
)

func points(v float64) string { return decimal(math.Round(v*100)/100) + "pt" }

// odfNames are the styles' names in LibreOffice.
var odfNames = func() map[styleID]string {
	names := map[styleID]string{}
	for _, s := range styles(document.Letter.Measures()) {
		names[s.id] = s.odfName()
	}
	return names
}()
