package document

// Measures are a Style's sizes in points and its colours, for who writes a
// document in another way than on pages of ours.
type Measures struct {
	Margin, Top, Foot float64 // of the page
	Unit              float64 // room between blocks comes in these
	Body, Lead, Small float64
	Eyebrow, Title    float64
	Headings          [3]float64
	StripRow          int // cells of a strip beside each other

	Ink, Muted, Accent, Hairline, Panel Colour
}

// Measures returns those of a Style.
func (s Style) Measures() Measures {
	sheet := sheetOf(s)
	return Measures{
		Margin: sheet.margin, Top: sheet.top, Foot: sheet.foot, Unit: sheet.unit,
		Body: sheet.body.size, Lead: sheet.body.lead, Small: sheet.small.size,
		Eyebrow: sheet.eyebrow.size, Title: sheet.title.size,
		Headings: [3]float64{sheet.headings[0].size, sheet.headings[1].size, sheet.headings[2].size},
		StripRow: sheet.stripRow,
		Ink:      ink, Muted: muted, Accent: accent, Hairline: hairline, Panel: panel,
	}
}

// Colour is the colour of a sign or a bar.
func (t Tone) Colour() Colour { return toneColour(t) }

// Fit is how large a picture is within a width and a height, and whether it can
// be measured.
func (p *Picture) Fit(width, height float64) (w, h float64, ok bool) {
	pw, ph, ok := p.size()
	if !ok {
		return 0, 0, false
	}
	scale := min(width/pw, height/ph)
	return pw * scale, ph * scale, true
}
