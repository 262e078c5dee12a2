package document

import (
	"strconv"
	"strings"
)

// foot is what stands below each page.
type foot struct {
	c      *composer
	given  Foot
	top    float64 // of its hairline
	left   []string
	middle []string
	font   font
}

const footLines = 2 // more is cut: the foot only tells pages apart

// footOf prepares the foot: its three parts on one line where they fit, the
// middle below the left where not.
func (c *composer) footOf(given Foot) *foot {
	f := &foot{c: c, given: given, font: c.sheet.foot1}
	right := f.width(f.number(999, 999)) + 4*c.unit
	left, middle := Sanitise(given.Left), Sanitise(given.Middle)
	if f.width(left)+f.width(middle)+8*c.unit+right > c.w {
		f.left = f.cut(left, c.w-right)
		f.left = append(f.left, f.cut(middle, c.w)...)
	} else {
		f.left, f.middle = []string{left}, []string{middle}
	}
	f.top = PageHeight - (c.sheet.foot - 28) - f.font.lead*float64(max(1, len(f.left)))
	return f
}

func (f *foot) width(s string) float64 { return f.c.width(f.font, s) }

func (f *foot) number(page, pages int) string {
	return Sanitise(strings.NewReplacer("{page}", strconv.Itoa(page), "{pages}", strconv.Itoa(pages)).Replace(f.given.PageOf))
}

// cut breaks a text into no more lines than a foot has.
func (f *foot) cut(text string, w float64) []string {
	if text == "" {
		return nil
	}
	var lines []string
	for _, line := range f.c.lines(f.font, w-f.font.size, text) {
		lines = append(lines, line.text)
	}
	if len(lines) > footLines {
		lines = lines[:footLines]
		lines[footLines-1] += "…"
	}
	return lines
}

// page sets the foot of one page.
func (f *foot) page(page, pages int) []Item {
	c := f.c
	items := []Item{{Shape: rule(c.margin, f.top, c.margin+c.sheet.width(), 0.5, hairline)}}
	y := f.top + 1.6*c.unit + f.font.baseline()
	set := func(text string, align, y float64) {
		x := c.margin + (c.sheet.width()-f.width(text))*align
		items = append(items, c.line(nil, f.font, x, y, text)...)
	}
	for i, line := range f.left {
		set(line, 0, y+float64(i)*f.font.lead)
	}
	for _, line := range f.middle {
		set(line, f.between(line), y)
	}
	set(f.number(page, pages), 1, y)
	return items
}

// between puts the middle in the page's middle, or, where the left is long, in
// the middle of what is left.
func (f *foot) between(middle string) float64 {
	w, own := f.c.sheet.width(), f.width(middle)
	left, right := f.width(f.left[0]), f.width(f.number(999, 999))
	if left+2*f.c.unit < (w-own)/2 {
		return 0.5
	}
	x := left + (w-left-right-own)/2
	return x / (w - own)
}

// watermark sets a word large and pale across the page.
func (c *composer) watermark(text string) []Item {
	text = Sanitise(text)
	if strings.TrimSpace(text) == "" {
		return nil
	}
	const largest = 104
	natural := c.width(font{face: Bold, size: 1}, text)
	size := min(largest, c.sheet.width()/natural)
	f := font{Bold, size, size, pale}
	return c.line(nil, f, (PageWidth-natural*size)/2, PageHeight*0.54, text)
}
