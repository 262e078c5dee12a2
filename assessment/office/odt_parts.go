package office

import (
	"strings"

	"beeldbeltoets/assessment/document"
)

var odtSpaces = []string{
	"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
	"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
	"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
	"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
	"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
	"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
	"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
	"xmlns:xlink", "http://www.w3.org/1999/xlink",
	"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
	"xmlns:dc", "http://purl.org/dc/elements/1.1/",
	"office:version", "1.3",
}

// styles writes the named styles and the pages.
func (o *odt) styles() []byte {
	o.masters()
	pages := o.markup
	o.markup = markup{}
	o.raw(xmlHead)
	o.open("office:document-styles", odtSpaces...)
	o.open("office:font-face-decls")
	o.empty("style:font-face", "style:name", officeFont, "svg:font-family", "'"+officeFont+"'", "style:font-family-generic", "swiss", "style:font-pitch", "variable")
	o.close()
	o.open("office:styles")
	o.defaults()
	for _, s := range styles(o.measures) {
		o.style(s)
	}
	for _, s := range styles(o.measures) {
		if s.bulleted || s.numbered {
			o.listStyle(s)
		}
	}
	o.close()
	o.open("office:automatic-styles")
	o.b.Write(o.extra.bytes())
	o.pageLayout("Sheet")
	o.close()
	o.open("office:master-styles")
	o.b.Write(pages.bytes())
	o.close()
	o.close()
	return o.bytes()
}

func (o *odt) defaults() {
	language, country := region(o.doc.Lang)
	if country == "" {
		country = "none"
	}
	text := []string{"style:font-name", officeFont, "fo:font-family", officeFont, "style:font-name-complex", officeFont, "style:font-family-complex", officeFont}
	if o.rtl {
		text = append(text, "style:language-complex", language, "style:country-complex", country)
	} else {
		text = append(text, "fo:language", language, "fo:country", country)
	}
	o.open("style:default-style", "style:family", "paragraph")
	o.empty("style:paragraph-properties", "style:writing-mode", writingMode(o.rtl), "fo:text-align", side(o.rtl), "fo:orphans", "2", "fo:widows", "2")
	o.empty("style:text-properties", text...)
	o.close()
	o.open("style:default-style", "style:family", "table")
	o.empty("style:table-properties", "table:border-model", "collapsing")
	o.close()
}

func (o *odt) style(s style) {
	attributes := []string{"style:name", s.odfName(), "style:display-name", strings.ReplaceAll(s.odfName(), "_20_", " "), "style:family", "paragraph"}
	if s.odfName() != "Standard" {
		attributes = append(attributes, "style:parent-style-name", "Standard")
	}
	if s.outline > 0 {
		attributes = append(attributes, "style:default-outline-level", number(s.outline), "style:next-style-name", "Standard")
	}
	o.open("style:style", attributes...)
	p := []string{
		"fo:margin-top", points(s.before), "fo:margin-bottom", points(s.after), "style:line-height-at-least", points(s.lead),
	}
	if s.indent > 0 {
		p = append(p, "fo:margin-left", points(s.margin()), "fo:text-indent", points(-s.hanging))
	}
	if s.keep {
		p = append(p, "fo:keep-with-next", "always", "fo:keep-together", "always")
	}
	if s.shade {
		p = append(p, "fo:background-color", "#"+web(o.measures.Panel))
	}
	if s.centre {
		p = append(p, "fo:text-align", "center")
	}
	o.open("style:paragraph-properties", p...)
	o.tabStops(s)
	o.close()
	weight := "normal"
	if s.bold {
		weight = "bold"
	}
	size := points(s.size)
	o.empty("style:text-properties", "fo:color", "#"+web(s.colour), "fo:font-size", size, "style:font-size-complex", size, "fo:font-weight", weight, "style:font-weight-complex", weight)
	o.close()
}

// margin is where the bar of a callout stands, or where there is none the text.
func (s style) margin() float64 {
	if s.shade {
		return s.indent - barWidth - barRoom
	}
	return s.indent
}

// tabStops are where the tabs of a foot, a blank and a box to tick go.
func (o *odt) tabStops(s style) {
	width := document.PageWidth - 2*o.measures.Margin
	var stops [][]string
	switch s.id {
	case styleFooter:
		stops = [][]string{{"style:position", points(width / 2), "style:type", "center"}, {"style:position", points(width), "style:type", "right"}}
	case styleBlank:
		stops = [][]string{{"style:position", points(width * 0.62), "style:leader-style", "solid", "style:leader-text", "_"}}
	case styleCheck:
		stops = [][]string{{"style:position", "0pt"}}
	default:
		return
	}
	o.open("style:tab-stops")
	for _, stop := range stops {
		o.empty("style:tab-stop", stop...)
	}
	o.close()
}

func (o *odt) listStyle(s style) {
	o.open("text:list-style", "style:name", s.odfName()+"_List")
	label := []string{"text:level", "1"}
	tag := "text:list-level-style-number"
	if s.bulleted {
		tag = "text:list-level-style-bullet"
		label = append(label, "text:bullet-char", "•")
	} else {
		label = append(label, "style:num-format", "1", "style:num-suffix", ".")
	}
	o.open(tag, label...)
	o.open("style:list-level-properties", "text:list-level-position-and-space-mode", "label-alignment")
	o.empty("style:list-level-label-alignment", "text:label-followed-by", "listtab", "text:list-tab-stop-position", points(s.indent),
		"fo:margin-left", points(s.margin()), "fo:text-indent", points(-s.hanging))
	o.close()
	o.empty("style:text-properties", "fo:color", "#"+web(o.measures.Accent))
	o.close()
	o.close()
}

func (o *odt) pageLayout(name string) {
	m := o.measures
	o.open("style:page-layout", "style:name", name)
	o.empty("style:page-layout-properties", "fo:page-width", points(document.PageWidth), "fo:page-height", points(document.PageHeight),
		"style:print-orientation", "portrait", "style:writing-mode", writingMode(o.rtl),
		"fo:margin-top", points(m.Top*0.7), "fo:margin-bottom", points(m.Foot*0.5), "fo:margin-left", points(m.Margin), "fo:margin-right", points(m.Margin))
	for _, part := range []string{"header", "footer"} {
		side := map[string]string{"header": "fo:margin-bottom", "footer": "fo:margin-top"}[part]
		o.open("style:" + part + "-style")
		o.empty("style:header-footer-properties", "fo:min-height", points(m.Foot*0.3), side, points(2*m.Unit), "style:dynamic-spacing", "true")
		o.close()
	}
	o.close()
}

// masters are the first page, with the letterhead, and those that follow.
func (o *odt) masters() {
	o.began = true // what stands in a header begins no page
	o.open("style:master-page", "style:name", "First", "style:page-layout-name", "Sheet", "style:next-style-name", "Standard")
	o.header(o.hasLetterhead())
	o.footer()
	o.close()
	o.open("style:master-page", "style:name", "Standard", "style:page-layout-name", "Sheet")
	o.header(false)
	o.footer()
	o.close()
}

func (o *odt) header(letterhead bool) {
	o.open("style:header")
	if o.mark != "" {
		o.in(look{style: styleMark, text: o.mark}, func() { o.run(o.mark) })
	}
	if letterhead {
		o.letterhead()
	}
	if letterhead || o.mark == "" {
		o.in(look{style: styleHeader}, func() {})
	}
	o.close()
}

func (o *odt) letterhead() {
	width := document.PageWidth - 2*o.measures.Margin
	o.open("table:table", "table:style-name", o.make("table", nil, []string{"style:table-properties", "style:width", points(width), "table:align", "margins", "style:writing-mode", writingMode(o.rtl)}))
	for _, share := range []float64{0.58, 0.42} {
		o.empty("table:table-column", "table:style-name", o.make("table-column", nil, []string{"style:table-column-properties", "style:column-width", points(share * width)}))
	}
	o.open("table:table-row")
	cell := o.make("table-cell", nil, []string{"style:table-cell-properties", "fo:border-bottom", "0.5pt solid #" + web(o.measures.Hairline),
		"fo:padding-top", "0pt", "fo:padding-left", "0pt", "fo:padding-right", "0pt", "fo:padding-bottom", points(2 * o.measures.Unit), "style:vertical-align", "bottom"})
	o.open("table:table-cell", "office:value-type", "string", "table:style-name", cell)
	o.logo()
	o.in(look{style: styleSender, text: o.name, head: true}, func() { o.run(o.name) })
	for _, l := range o.left {
		o.in(look{style: styleSmall, text: l, head: true}, func() { o.run(l) })
	}
	o.close()
	o.open("table:table-cell", "office:value-type", "string", "table:style-name", cell)
	for _, l := range o.right {
		o.in(look{style: styleSmall, text: l, right: true, head: true}, func() { o.run(l) })
	}
	if len(o.right) == 0 {
		o.in(look{style: styleSmall}, func() {})
	}
	o.close()
	o.close()
	o.close()
}

func (o *odt) logo() {
	logo := o.doc.Head.Logo
	if logo == nil {
		return
	}
	w, h, _ := logo.Fit((document.PageWidth-2*o.measures.Margin)*0.4, logoHeight)
	o.in(look{style: styleSmall}, func() {
		o.open("draw:frame", "draw:name", "logo", "text:anchor-type", "as-char", "svg:width", points(w), "svg:height", points(h))
		o.empty("draw:image", "xlink:href", odtLogo, "xlink:type", "simple", "xlink:show", "embed", "xlink:actuate", "onLoad")
		o.element("svg:desc", line(logo.Alt))
		o.close()
	})
}

func (o *odt) footer() {
	o.open("style:footer")
	o.in(look{style: styleFooter}, func() {
		o.run(o.footLeft)
		o.empty("text:tab")
		o.run(o.footMiddle)
		o.empty("text:tab")
		for _, part := range split(o.doc.Foot.PageOf) {
			switch part {
			case fieldPage:
				o.element("text:page-number", "1", "text:select-page", "current")
			case fieldPages:
				o.element("text:page-count", "1")
			default:
				o.run(part)
			}
		}
	})
	o.close()
}
