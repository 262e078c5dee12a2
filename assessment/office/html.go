package office

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// page writes one page of HTML that needs nothing else: no script, no address,
// and by its policy no way to fetch any.
type page struct {
	*flow
	markup
	ids int
}

func writeHTML(f *flow) []byte {
	h := &page{flow: f}
	h.raw("<!DOCTYPE html>\n")
	h.open("html", "lang", f.doc.Lang, "dir", direction(f.rtl))
	h.head()
	h.open("body")
	if f.mark != "" || h.hasLetterhead() {
		h.open("header")
		if f.mark != "" {
			h.element("p", f.mark, "class", "mark")
		}
		h.letterhead()
		h.close()
	}
	h.open("main")
	for i := 0; i < len(f.pieces); i++ {
		switch p := f.pieces[i].(type) {
		case *para:
			h.paragraph(i, p)
		case *table:
			h.table(p)
		}
	}
	h.close()
	h.footer()
	h.close()
	h.close()
	h.raw("\n")
	return h.bytes()
}

func direction(rtl bool) string {
	if rtl {
		return "rtl"
	}
	return "ltr"
}

func (h *page) head() {
	h.open("head")
	h.empty("meta", "charset", "utf-8")
	h.empty("meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; img-src data:; style-src 'unsafe-inline'")
	h.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	if h.doc.Author != "" {
		h.empty("meta", "name", "author", "content", line(h.doc.Author))
	}
	h.element("title", line(h.doc.Title))
	h.open("style")
	h.raw(h.sheet())
	h.close()
	h.close()
}

// sheet is how the page looks, on a screen and on paper.
func (h *page) sheet() string {
	m := h.measures
	em := func(size float64) string { return fmt.Sprintf("%.2frem", size/m.Body) }
	return strings.NewReplacer(
		"$ink", "#"+web(m.Ink), "$muted", "#"+web(m.Muted), "$accent", "#"+web(m.Accent), "$hairline", "#"+web(m.Hairline), "$panel", "#"+web(m.Panel),
		"$body", points(m.Body), "$screen", fmt.Sprintf("%.0f%%", m.Body/10.5*106.25), "$lead", fmt.Sprintf("%.2f", m.Lead/m.Body), "$small", em(m.Small), "$eyebrow", em(m.Eyebrow),
		"$title", em(m.Title), "$h1", em(m.Headings[0]), "$h2", em(m.Headings[1]), "$margin", points(m.Margin), "$foot", points(m.Foot),
	).Replace(htmlSheet)
}

const htmlSheet = `
:root{font-size:$screen}
body{color:$ink;background:#fff;font:1rem/$lead "Noto Sans",Arial,"Liberation Sans",sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:$title;line-height:1.25;margin:1rem 0 .75rem}
h2{font-size:$h1;color:$accent;line-height:1.3;margin:1.6rem 0 .4rem}
h3{font-size:$h2;margin:1.3rem 0 .4rem}
h4{font-size:1rem;color:$muted;margin:1.2rem 0 .4rem}
p{margin:0 0 .75rem;white-space:pre-line}
ul,ol{margin:0 0 .75rem;padding-inline-start:1.6rem}
li{margin-bottom:.3rem;white-space:pre-line}
li::marker{color:$accent}
.letterhead{display:flex;justify-content:space-between;align-items:flex-end;gap:1rem;border-bottom:1px solid $hairline;padding-bottom:.8rem;margin-bottom:1.6rem;font-size:$small;color:$muted}
.letterhead p{margin:0}
.letterhead .name{font-size:1rem;font-weight:bold;color:$ink}
.letterhead .end{text-align:end}
.letterhead img{display:block;max-height:4.6rem;max-width:18rem;margin-bottom:.5rem}
.mark{font-weight:bold;font-size:1.6rem;color:$muted;text-align:center;letter-spacing:.1em}
.eyebrow{font-size:$eyebrow;font-weight:bold;color:$accent;margin:1.5rem 0 0}
.strong{font-weight:bold}
.muted,.label{color:$muted;font-weight:normal}
.box{background:$panel;border-inline-start:4px solid $accent;padding:.8rem 1.1rem .2rem;margin:1rem 0;break-inside:avoid}
.box-title{font-weight:bold;font-size:$h1}
.check{display:flex;gap:.8rem;align-items:baseline}
.check input{width:1rem;height:1rem;flex:none}
.line{display:inline-block;border-bottom:1px solid $muted;min-width:60%}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.2rem}
th,td{text-align:start;vertical-align:top;padding:.35rem 1rem .35rem 0;white-space:pre-line}
th.end,td.end{text-align:end}
thead th{border-bottom:1.5px solid $ink}
.ruled tbody th,.ruled tbody td{border-bottom:1px solid $hairline}
.signing{width:75%}
.signing th,.signing td{padding-top:1.4rem;vertical-align:bottom}
.signing td{border-bottom:1px solid $muted;width:75%}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
small{display:block;font-size:$small;color:$muted;font-weight:normal}
footer{border-top:1px solid $hairline;margin-top:2rem;padding-top:.5rem;font-size:$small;color:$muted;display:flex;justify-content:space-between;gap:1rem}
@media screen and (max-width:40rem){
.letterhead,footer{flex-direction:column;align-items:flex-start;gap:.3rem}
.letterhead .end{text-align:start}
.letterhead img{max-width:100%}
table,thead,tbody,tr,th,td{display:block;width:auto}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{padding:.4rem 0}
th,td,th.end,td.end{text-align:start;padding:.1rem 0}
.ruled tbody th,.ruled tbody td{border-bottom:0}
.ruled tbody tr{border-bottom:1px solid $hairline}
.signing,.signing td{width:auto}
}
@page{size:A4;margin:48pt $margin $foot;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}}
@media print{
:root{font-size:$body}
body{max-width:none;margin:0;padding:0}
h1,h2,h3,h4{break-after:avoid}
tr,.check,.signing,.keep{break-inside:avoid}
.page{break-before:page}
thead{display:table-header-group}
}
`

func (h *page) letterhead() {
	if !h.hasLetterhead() {
		return
	}
	h.open("div", "class", "letterhead")
	h.open("div")
	if logo := h.doc.Head.Logo; logo != nil {
		h.empty("img", "alt", line(logo.Alt), "src", "data:image/png;base64,"+base64.StdEncoding.EncodeToString(logo.PNG))
	}
	if h.name != "" {
		h.stands("p", h.name, "class", "name")
	}
	h.lines(h.left)
	h.close()
	h.open("div", "class", "end")
	h.lines(h.right)
	h.close()
	h.close()
}

func (h *page) lines(lines []string) {
	for _, l := range lines {
		h.stands("p", l)
	}
}

// stands is an element that stands as the page runs, whichever way its text does.
func (h *page) stands(tag, text string, attributes ...string) {
	h.open(tag, attributes...)
	if h.runsLeft(text) == h.rtl {
		h.say(text)
	} else {
		h.words("bdi", text)
	}
	h.close()
}

// words is an element with text, which says so where it runs the other way.
func (h *page) words(tag, text string, attributes ...string) {
	h.open(tag, h.directed(text, attributes)...)
	h.say(text)
	h.close()
}

func (h *page) directed(text string, attributes []string) []string {
	if rtl := h.runsLeft(text); rtl != h.rtl {
		return append(attributes, "dir", direction(rtl))
	}
	return attributes
}

func (h *page) paragraph(i int, p *para) {
	h.openAround(i, p)
	switch {
	case p.list != nil:
		h.words("li", p.text, p.spoken()...)
	case p.level > 0:
		h.words(fmt.Sprintf("h%d", min(p.level, 4)), p.text, h.class(p)...)
	case p.style == styleCheck:
		h.checkBox(p)
	case p.blank:
		h.blank(p)
	default:
		h.words("p", p.text, h.class(p)...)
	}
	h.closeAround(i, p)
}

var classes = map[styleID]string{
	styleStrong: "strong", styleMuted: "muted", styleEyebrow: "eyebrow", styleBoxTitle: "box-title", styleBoxMuted: "muted", styleCheck: "check",
	styleLabel: "label", styleCellStrong: "strong",
}

func (h *page) class(p *para) []string {
	names := classes[p.style]
	if p.page {
		names = strings.TrimSpace(names + " page")
	}
	if names == "" {
		return p.spoken()
	}
	return append(p.spoken(), "class", names)
}

// spoken says which language a paragraph is in, where it is another.
func (p *para) spoken() []string {
	if p.lang == "" {
		return nil
	}
	return []string{"lang", p.lang}
}

// openAround opens the callout and the list that a paragraph is the first of.
func (h *page) openAround(i int, p *para) {
	if p.box != nil && !h.sameBox(i-1, p) {
		h.open("div", "class", "box", "style", "border-color:#"+web(p.box.colour))
	}
	if p.list != nil && !h.sameList(i-1, p) {
		tag := "ul"
		if p.list.numbered {
			tag = "ol"
		}
		h.open(tag)
	}
}

func (h *page) closeAround(i int, p *para) {
	if p.list != nil && !h.sameList(i+1, p) {
		h.close()
	}
	if p.box != nil && !h.sameBox(i+1, p) {
		h.close()
	}
}

func (h *page) checkBox(p *para) {
	h.ids++
	id := "box" + number(h.ids)
	h.open("p", h.class(p)...)
	h.empty("input", "type", "checkbox", "id", id)
	h.words("label", p.text, "for", id)
	h.close()
}

func (h *page) blank(p *para) {
	h.open("p", h.class(p)...)
	h.say(p.text + " ")
	if p.given == "" {
		h.element("span", "", "class", "line")
	} else {
		h.say(p.given)
	}
	h.close()
}

var tableClasses = [...]string{gridTable: "grid", factsTable: "facts", entriesTable: "facts", stripTable: "strip", signTable: "signing"}

func (h *page) table(t *table) {
	class := tableClasses[t.kind]
	if t.ruled {
		class += " ruled"
	}
	if t.page {
		class += " page"
	}
	h.open("table", "class", class)
	if t.caption != "" {
		h.element("caption", t.caption)
	}
	if len(t.head) > 0 {
		h.open("thead")
		h.open("tr")
		for _, c := range t.head {
			h.words("th", c.text, append([]string{"scope", "col"}, end(c)...)...)
		}
		h.close()
		h.close()
	}
	h.open("tbody")
	for _, row := range t.rows {
		h.open("tr")
		for _, c := range row {
			h.cell(c)
		}
		h.close()
	}
	h.close()
	h.close()
}

func end(c cell) []string {
	if c.right {
		return []string{"class", "end"}
	}
	return nil
}

func (h *page) cell(c cell) {
	attributes := end(c)
	tag := "td"
	if c.label {
		tag, attributes = "th", []string{"scope", "row", "class", "label"}
	} else if class := classes[c.style]; class != "" && attributes == nil {
		attributes = []string{"class", class}
	}
	h.open(tag, h.directed(c.text, attributes)...)
	if c.above != "" {
		h.element("small", c.above)
	}
	if sign := signs[c.sign]; sign != "" {
		h.element("span", sign, "aria-hidden", "true", "style", "color:#"+web(c.tone.Colour()))
		h.say(" ")
	}
	h.say(c.text)
	h.close()
}

func (h *page) footer() {
	if h.footLeft == "" && h.footMiddle == "" {
		return
	}
	h.open("footer")
	h.stands("span", h.footLeft)
	h.stands("span", h.footMiddle)
	h.close()
}
