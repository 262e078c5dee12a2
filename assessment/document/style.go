package document

// A4 in points.
const (
	PageWidth  = 595.28
	PageHeight = 841.89
)

// Colour is red, green and blue.
type Colour struct{ R, G, B uint8 }

// The palette on paper: the light theme's, with text a little darker. Each pair
// also differs in grey, so that a print without colour reads the same.
var (
	ink      = Colour{0x17, 0x24, 0x23}
	muted    = Colour{0x4C, 0x60, 0x5E}
	accent   = Colour{0x0B, 0x66, 0x60}
	hairline = Colour{0xB4, 0xBF, 0xBC}
	panel    = Colour{0xF0, 0xF4, 0xF3}
	pale     = Colour{0xE5, 0xEA, 0xE9}
)

// toneColour is the colour of a sign or a bar.
func toneColour(t Tone) Colour {
	switch t {
	case Good:
		return Colour{0x1B, 0x6E, 0x43}
	case Caution:
		return Colour{0x7A, 0x4F, 0x00}
	case Bad:
		return Colour{0xA3, 0x21, 0x1B}
	case Open:
		return Colour{0x3F, 0x4F, 0x74}
	}
	return ink
}

// font is a face at a size with its line height.
type font struct {
	face   Face
	size   float64
	lead   float64
	colour Colour
}

// sheet is a Style's measures, in points. Everything between blocks is a
// multiple of unit.
type sheet struct {
	unit           float64
	margin, right  float64 // at the left and at the right
	top, foot      float64 // where the text begins; what the foot takes
	later          float64 // where it begins on the pages after the first, below a line
	aboveFoot      float64
	label          float64 // the width of labels; 0 for what they need
	signing        float64 // room to sign
	rowPad         float64 // above and below a row's text
	annex          *sheet  // for what stands behind the body; nil for no other
	foot1          font    // of the line below and above pages
	body, small    font
	eyebrow, title font
	headings       [3]font
	strip          font
	stripRow       int // cells of a strip beside each other
	beside         int // facts beside each other
	signers        int // boxes to sign in beside each other
}

// width is the measure of the text.
func (s *sheet) width() float64 { return PageWidth - s.margin - s.right }

func sheetOf(style Style) *sheet {
	switch style {
	case Letter:
		return scaled(10.5, 14.5, 54, accent, 4)
	case Large:
		s := scaled(16, 23.5, 52, accent, 4)
		s.title.size, s.title.lead = 26, 33
		s.beside, s.signers = 1, 1
		return s
	}
	s := dense(9.2, 12.6)
	s.annex = dense(8.6, 11.6)
	s.annex.rowPad = 1.9
	return s
}

// dense is the sheet of a record, for the size of its running text. Its edges are
// those of the design, in millimetres: 24, 68, 104, 120, 148, 190.
func dense(size, lead float64) *sheet {
	const mm = 72 / 25.4
	s := scaled(size, lead, 24*mm, ink, 8)
	s.right, s.label = 20*mm, 44*mm
	s.top, s.later, s.foot, s.aboveFoot = 14*mm, 25*mm, 63, 17
	s.beside, s.signers, s.signing, s.rowPad = 2, 3, 20*mm, 3.2
	s.small = font{Regular, round(size * 0.87), round(size * 1.16), muted}
	s.title = font{Bold, 17, 21, ink}
	s.eyebrow = font{Bold, 7.6, 12, accent}
	s.headings = [3]font{{Bold, 11.5, 15, ink}, {Bold, size + 0.2, lead + 1, ink}, {Bold, size, lead, ink}}
	s.strip = font{Regular, 7.4, 9.4, ink}
	s.foot1 = font{Regular, 7.6, 10, muted}
	return s
}

// scaled derives a sheet from the size of its running text.
func scaled(size, lead, margin float64, heading Colour, stripRow int) *sheet {
	step := func(ratio, leading float64, face Face, c Colour) font {
		return font{face, round(size * ratio), round(size * ratio * leading), c}
	}
	return &sheet{
		unit:     size * 0.4,
		margin:   margin,
		top:      48,
		foot:     62,
		body:     font{Regular, size, lead, ink},
		small:    step(0.85, 1.4, Regular, muted),
		eyebrow:  step(0.8, 1.5, Bold, accent),
		title:    step(1.9, 1.25, Bold, ink),
		headings: [3]font{step(1.22, 1.3, Bold, heading), step(1.08, 1.35, Bold, ink), step(1, 1.4, Bold, muted)},
		strip:    step(0.76, 1.3, Regular, ink),
		stripRow: stripRow,
		beside:   2,
		signers:  2,

		right: margin, aboveFoot: 1.4 * size, rowPad: size / 2,
		foot1: font{Regular, max(7.5, round(size*0.765)), round(max(7.5, round(size*0.765)) * 1.35), muted},
	}
}

// round keeps sizes on a tenth of a point.
func round(v float64) float64 { return float64(int(v*10+0.5)) / 10 }

// text is the font of a TextStyle.
func (s *sheet) text(style TextStyle) font {
	switch style {
	case Strong:
		return s.body.bold()
	case Muted:
		f := s.body
		f.colour = muted
		return f
	}
	return s.body
}

func (f font) bold() font {
	f.face = Bold
	return f
}

func (f font) in(c Colour) font {
	f.colour = c
	return f
}
