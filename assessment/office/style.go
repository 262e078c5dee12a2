package office

import (
	"fmt"

	"beeldbeltoets/assessment/document"
)

// styleID names a style in .docx and .odt, and a class in .html.
type styleID string

// The styles. Those that Word and LibreOffice know have the names by which they
// know them, so that a practice can change them there for the whole document.
const (
	styleBody       styleID = "Normal"
	styleStrong     styleID = "Strong"
	styleMuted      styleID = "Muted"
	styleEyebrow    styleID = "Eyebrow"
	styleTitle      styleID = "Title"
	styleHeading1   styleID = "Heading1"
	styleHeading2   styleID = "Heading2"
	styleHeading3   styleID = "Heading3"
	styleBullet     styleID = "ListBullet"
	styleNumber     styleID = "ListNumber"
	styleBoxTitle   styleID = "BoxTitle"
	styleBoxText    styleID = "BoxText"
	styleBoxMuted   styleID = "BoxMuted"
	styleBoxBullet  styleID = "BoxBullet"
	styleBoxNumber  styleID = "BoxNumber"
	styleCheck      styleID = "CheckBox"
	styleBlank      styleID = "Blank"
	styleHead       styleID = "TableHead"
	styleCell       styleID = "TableText"
	styleCellStrong styleID = "TableStrong"
	styleLabel      styleID = "Label"
	styleSmall      styleID = "Small"
	styleSign       styleID = "SignLine"
	styleGap        styleID = "Gap"
	styleHeader     styleID = "Header"
	styleFooter     styleID = "Footer"
	styleSender     styleID = "Sender"
	styleMark       styleID = "Mark"
)

// style is how paragraphs are set; sizes and room in points.
type style struct {
	id            styleID
	word          string // its name in Word; empty for the id
	odf           string // its name in LibreOffice; empty for the id
	size, lead    float64
	bold          bool
	colour        document.Colour
	before, after float64
	indent        float64 // from the start
	hanging       float64 // of that, by how much the first line begins earlier
	outline       int     // of a heading, from 1
	keep          bool    // stays with what follows
	shade         bool    // a callout's ground and bar
	numbered      bool
	bulleted      bool
	centre        bool
}

// styles are all of them for a style of document, the first the one that the
// others are based on.
func styles(m document.Measures) []style {
	u, indent, inBox := m.Unit, m.Body*1.5, m.Unit*4
	text := func(id styleID) style {
		return style{id: id, size: m.Body, lead: m.Lead, colour: m.Ink}
	}
	with := func(s style, change func(*style)) style {
		change(&s)
		return s
	}
	heading := func(n int, odf string, colour document.Colour, before float64) style {
		size := m.Headings[n-1]
		return style{
			id: styleID(fmt.Sprintf("Heading%d", n)), word: fmt.Sprintf("heading %d", n), odf: odf,
			size: size, lead: size * 1.3, bold: true, colour: colour, before: before * u, after: u, outline: n, keep: true,
		}
	}
	boxed := func(id styleID) style {
		return with(text(id), func(s *style) { s.indent, s.shade, s.after = inBox, true, u })
	}
	item := func(id styleID, start float64, numbered bool) style {
		return with(text(id), func(s *style) {
			s.indent, s.hanging, s.after = start+indent, indent, 0.7*u
			s.numbered, s.bulleted, s.shade = numbered, !numbered, start > 0
		})
	}
	small := style{size: m.Small, lead: m.Small * 1.4, colour: m.Muted}
	named := func(s style, id styleID, word, odf string) style {
		s.id, s.word, s.odf = id, word, odf
		return s
	}
	headingColour := m.Ink
	if m.StripRow == 4 { // a letter
		headingColour = m.Accent
	}
	return []style{
		with(named(text(styleBody), styleBody, "Normal", "Standard"), func(s *style) { s.after = 1.5 * u }),
		with(text(styleStrong), func(s *style) { s.bold, s.after = true, 1.5*u }),
		with(text(styleMuted), func(s *style) { s.colour, s.after = m.Muted, 1.5*u }),
		{id: styleEyebrow, size: m.Eyebrow, lead: m.Eyebrow * 1.5, bold: true, colour: m.Accent, before: 5 * u, keep: true},
		{id: styleTitle, size: m.Title, lead: m.Title * 1.25, bold: true, colour: m.Ink, before: 3 * u, after: 2 * u, keep: true},
		heading(1, "Heading_20_1", headingColour, 4.25),
		heading(2, "Heading_20_2", m.Ink, 3.5),
		heading(3, "Heading_20_3", m.Muted, 3),
		named(item(styleBullet, 0, false), styleBullet, "List Bullet", "List_20_Bullet"),
		named(item(styleNumber, 0, true), styleNumber, "List Number", "List_20_Number"),
		with(boxed(styleBoxTitle), func(s *style) { s.bold, s.keep = true, true }),
		boxed(styleBoxText),
		with(boxed(styleBoxMuted), func(s *style) { s.colour = m.Muted }),
		item(styleBoxBullet, inBox, false),
		item(styleBoxNumber, inBox, true),
		with(text(styleCheck), func(s *style) { s.indent, s.hanging, s.before, s.after = indent*1.3, indent*1.3, u, u }),
		with(text(styleBlank), func(s *style) { s.after = 1.5 * u }),
		with(text(styleHead), func(s *style) { s.bold, s.before, s.after, s.keep = true, 0.5*u, 0.5*u, true }),
		with(text(styleCell), func(s *style) { s.before, s.after = 0.5*u, 0.5*u }),
		with(text(styleCellStrong), func(s *style) { s.bold, s.before, s.after = true, 0.5*u, 0.5*u }),
		with(text(styleLabel), func(s *style) { s.colour, s.before, s.after = m.Muted, 0.5*u, 0.5*u }),
		named(small, styleSmall, "", ""),
		with(text(styleSign), func(s *style) { s.before, s.colour = m.Lead*0.8, m.Muted }),
		{id: styleGap, size: 2, lead: 2 * u, colour: m.Ink},
		named(small, styleHeader, "header", "Header"),
		named(small, styleFooter, "footer", "Footer"),
		with(text(styleSender), func(s *style) { s.bold = true }),
		{id: styleMark, size: m.Headings[0] * 1.3, lead: m.Headings[0] * 1.7, bold: true, colour: m.Muted, centre: true},
	}
}

func (s style) wordName() string {
	if s.word != "" {
		return s.word
	}
	return string(s.id)
}

func (s style) odfName() string {
	if s.odf != "" {
		return s.odf
	}
	return string(s.id)
}

// web is a colour by its six digits.
func web(c document.Colour) string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }

// The fonts: one that Word has everywhere, and one that LibreOffice brings along.
const (
	wordFont   = "Arial"
	officeFont = "Liberation Sans"
)
