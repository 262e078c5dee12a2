package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"beeldbeltoets/assessment/document"
)

// drawing is a layout drawn by fpdf, and which element each piece of its
// content belongs to.
type drawing struct {
	file   []byte
	owners [][]*document.Element // by page, by number of marked content
	used   []rune                // the characters, in order
	made   []*composite          // the fonts of what is shaped
}

// pen draws on fpdf's pages. Positions and sizes are points. It uses only what
// fpdf does well: Text and paths; not its cells, its page breaks, its rounded
// rectangles or its count of pages.
type pen struct {
	*fpdf.Fpdf
	owners [][]*document.Element
	images map[*document.Picture]string
	runs   []run // of what is shaped, those that were not yet drawn

	// What fpdf has now, on this page and the next ones. It begins in black.
	family       string
	face         document.Face
	size, width  float64
	fill, stroke document.Colour
}

// main is the name that fpdf knows the main font by.
const main = "noto"

// familyOf is the name that fpdf knows a font by that was made, and familyIndex the
// index of one: fpdf puts a mark before it.
func familyOf(i int) string { return "made" + strconv.Itoa(i) }

func familyIndex(name string) (int, bool) {
	_, number, isMade := strings.Cut(name, "made")
	i, err := strconv.Atoi(number)
	return i, isMade && err == nil
}

var styles = [...]string{document.Regular: "", document.Bold: "B"}

// draw makes fpdf's file of a layout. fpdf panics at what it does not expect,
// which is then an error like any other.
func draw(layout *document.Layout, fonts *document.Fonts, created time.Time) (d *drawing, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, failure(Failed, fmt.Sprint(r))
		}
	}()
	p := &pen{Fpdf: fpdf.New("P", "pt", "A4", ""), images: map[*document.Picture]string{}}
	p.SetCatalogSort(true)
	p.SetCreationDate(created)
	p.SetModificationDate(created)
	p.SetCompression(false) // the output does, with one compressor for all
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	p.SetLineCapStyle("round")
	p.SetLineJoinStyle("round")
	faces := usedCharacters(layout)
	for face, used := range faces {
		p.AddUTF8FontFromBytes(main, styles[face], onlyCharacters(fonts, document.Face(face), used))
	}
	made, runs := composites(layout)
	for i, font := range made {
		file, err := font.build()
		if err != nil {
			return nil, failure(Failed, err.Error())
		}
		p.AddUTF8FontFromBytes(familyOf(i), "", file)
	}
	p.runs = runs
	for _, page := range layout.Pages {
		p.page(page)
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, failure(Failed, err.Error())
	}
	maps.Copy(faces[0], faces[1])
	return &drawing{file: out.Bytes(), owners: p.owners, used: slices.Sorted(maps.Keys(faces[0])), made: made}, nil
}

// usedCharacters collects the characters of each face.
func usedCharacters(layout *document.Layout) [2]map[rune]bool {
	used := [2]map[rune]bool{{' ': true}, {' ': true}}
	for _, page := range layout.Pages {
		for _, item := range page.Items {
			t, ok := item.Shape.(document.Text)
			if !ok || t.Font != nil {
				continue
			}
			for _, r := range t.Text {
				used[t.Face][r] = true
			}
		}
	}
	return used
}

// page draws a page. All that paints stands in marked content: an element's, or
// an artifact's.
func (p *pen) page(page document.Page) {
	p.AddPage()
	var owners []*document.Element
	items := page.Items
	for len(items) > 0 {
		n := piece(items)
		if owner := items[0].Owner; owner == nil {
			p.RawWriteStr("/Artifact BMC")
		} else {
			p.RawWriteStr(beginning(owner, len(owners), replaced(items[0].Shape)))
			owners = append(owners, owner)
		}
		for _, item := range items[:n] {
			p.shape(item.Shape)
		}
		p.RawWriteStr("EMC")
		items = items[n:]
	}
	p.owners = append(p.owners, owners)
}

// piece counts the items at the front that are one piece of marked content:
// what has one owner. What means something else than it shows is a piece by
// itself, since some readers lose the text behind a piece within a piece.
func piece(items []document.Item) int {
	owner := items[0].Owner
	if owner != nil && replaced(items[0].Shape) != "" {
		return 1
	}
	n := 1
	for n < len(items) && items[n].Owner == owner && (owner == nil || replaced(items[n].Shape) == "") {
		n++
	}
	return n
}

// replaced is what a shape means where that is not what it shows.
func replaced(shape document.Shape) string {
	switch s := shape.(type) {
	case document.Text:
		return s.Actual
	case document.Squares:
		return s.Text
	}
	return ""
}

func beginning(owner *document.Element, id int, meant string) string {
	role, properties := name(owner.Role), dict{"MCID": id}
	if meant != "" {
		role, properties["ActualText"] = "Span", utf16Of(meant)
	}
	return string(append(encodeDict(append(encodeName(nil, role), ' '), properties), " BDC"...))
}

func (p *pen) shape(shape document.Shape) {
	switch s := shape.(type) {
	case document.Text:
		p.text(s)
	case document.Squares:
		p.squares(s)
	case document.Path:
		p.path(s)
	case document.Image:
		p.image(s)
	}
}

func (p *pen) text(t document.Text) {
	if t.Font != nil {
		p.shaped(t)
		return
	}
	p.font(main, t.Face, t.Size)
	p.ink(t.Colour)
	if t.Tracking != 0 {
		p.RawWriteStr(strconv.FormatFloat(t.Tracking, 'f', 2, 64) + " Tc")
	}
	p.Text(t.X, t.Y, t.Text)
	if t.Tracking != 0 {
		p.RawWriteStr("0 Tc")
	}
}

// shaped draws a text by the codes that its pictures were given.
func (p *pen) shaped(t document.Text) {
	next := p.runs[0]
	p.runs = p.runs[1:]
	p.font(familyOf(next.font), document.Regular, t.Size)
	p.ink(t.Colour)
	p.Text(t.X, t.Y, next.codes)
}

// squares draws a square for each character that the font lacks. Among them is
// a space, for readers that look for text to put what is meant in its place.
func (p *pen) squares(s document.Squares) {
	for i := range s.Count {
		p.path(s.Outline(i))
	}
	p.font(main, document.Regular, s.Size)
	p.ink(s.Colour)
	p.Text(s.X, s.Y, " ")
}

func (p *pen) path(path document.Path) {
	style := ""
	if path.Stroke != nil {
		style = "D"
		p.line(*path.Stroke, path.Width)
	}
	if path.Fill != nil {
		style += "F"
		p.ink(*path.Fill)
	}
	p.MoveTo(path.Points[0].X, path.Points[0].Y)
	for _, q := range path.Points[1:] {
		p.LineTo(q.X, q.Y)
	}
	if path.Closed {
		p.ClosePath()
	}
	p.DrawPath(style)
}

func (p *pen) image(i document.Image) {
	options := fpdf.ImageOptions{ImageType: "PNG"}
	id, known := p.images[i.Picture]
	if !known {
		id = "picture" + strconv.Itoa(len(p.images))
		p.images[i.Picture] = id
		p.RegisterImageOptionsReader(id, options, bytes.NewReader(i.Picture.PNG))
	}
	p.ImageOptions(id, i.X, i.Y, i.W, i.H, false, options, 0, "")
}

func (p *pen) font(family string, face document.Face, size float64) {
	if p.family == family && p.face == face && p.size == size {
		return
	}
	p.SetFont(family, styles[face], size)
	p.family, p.face, p.size = family, face, size
}

// ink sets the colour of areas and of text as one, which spares fpdf from
// saving and restoring the state around each text.
func (p *pen) ink(c document.Colour) {
	if p.fill == c {
		return
	}
	p.SetFillColor(int(c.R), int(c.G), int(c.B))
	p.SetTextColor(int(c.R), int(c.G), int(c.B))
	p.fill = c
}

func (p *pen) line(c document.Colour, width float64) {
	if p.stroke != c {
		p.SetDrawColor(int(c.R), int(c.G), int(c.B))
		p.stroke = c
	}
	if p.width != width {
		p.SetLineWidth(width)
		p.width = width
	}
}
