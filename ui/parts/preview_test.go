package parts

import (
	"image/color"
	"strings"
	"testing"

	"beeldbeltoets/assessment/goldentest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

var ink = color.NRGBA{0x17, 0x24, 0x23, 0xFF}

// sheet is a small page with one of each thing that can be drawn.
func sheet(words string) Sheet {
	return Sheet{Width: 200, Height: 280, Words: words, Inks: []Ink{
		Area{X: 20, Y: 60, Width: 160, Height: 50, Fill: color.NRGBA{0xF0, 0xF4, 0xF3, 0xFF}},
		Area{X: 20, Y: 60, Width: 3, Height: 50, Fill: color.NRGBA{0x0B, 0x66, 0x60, 0xFF}},
		Area{X: 20, Y: 130, Width: 10, Height: 10, Stroke: ink, StrokeWidth: 1},
		Letters{X: 20, Y: 40, Size: 14, Bold: true, Color: ink, Text: words},
		Letters{X: 30, Y: 80, Size: 9, Color: ink, Text: "Elk gesprek heeft een pincode."},
		Stroke{X1: 20, Y1: 160, X2: 180, Y2: 160, Width: 0.6, Color: ink},
		Stroke{X1: 24, Y1: 180, X2: 24, Y2: 180.01, Width: 4, Color: ink},
	}}
}

func preview(t *testing.T, width, height float32, pages int) (*Preview, fyne.Window) {
	t.Helper()
	start(t, look)
	p := NewPreview("Voorbeeld van de brief")
	var sheets []Sheet
	for i := range pages {
		sheets = append(sheets, sheet("Bladzijde "+string(rune('1'+i))))
	}
	w := show(t, width, height, p)
	p.SetSheets(sheets)
	return p, w
}

// drawn lists which sheets have something on them.
func drawn(p *Preview) (at []int) {
	for i, o := range p.desk.Objects {
		if len(o.(*fyne.Container).Objects) > 0 {
			at = append(at, i)
		}
	}
	return at
}

func TestPreviewLooks(t *testing.T) {
	p, w := preview(t, 300, 420, 2)
	goldentest.Text(t, "testdata/preview.xml", test.RenderObjectToMarkup(p))
	goldentest.Picture(t, "testdata/preview.png", w.Canvas().Capture())
	picture(t, w, "preview")
}

// What is drawn stands where it stands on paper: the baseline on its place, at
// the sheet's own scale.
func TestPreviewIsToScale(t *testing.T) {
	p, _ := preview(t, 432, 600, 1) // twice 200, and room around it
	page := p.desk.Objects[0].(*fyne.Container)
	if p.zoom != 2 || page.Size() != fyne.NewSize(400, 560) {
		t.Fatalf("zoom %v, page %v", p.zoom, page.Size())
	}
	text := page.Objects[4].(*canvas.Text)
	_, baseline := fyne.CurrentApp().Driver().RenderedTextSize(text.Text, text.TextSize, text.TextStyle, nil)
	if at := fyne.NewPos(text.Position().X, text.Position().Y+baseline); at != fyne.NewPos(40, 80) || text.TextSize != 28 {
		t.Errorf("the title's baseline begins at %v, size %v", at, text.TextSize)
	}
	box := page.Objects[3].(*canvas.Rectangle)
	if box.Position() != fyne.NewPos(39, 259) || box.Size() != fyne.NewSize(22, 22) || box.StrokeWidth != 2 {
		t.Errorf("the box lies at %v, %v, with a line of %v", box.Position(), box.Size(), box.StrokeWidth)
	}
}

func TestOnlySheetsInViewAreDrawn(t *testing.T) {
	p, w := preview(t, 232, 330, 9)
	if at := drawn(p); len(at) != 2 || at[0] != 0 {
		t.Errorf("at the top these are drawn: %v", at)
	}
	w.Canvas().Focus(p)
	press(w, fyne.KeyEnd)
	if at := drawn(p); len(at) == 0 || len(at) > 2 || at[len(at)-1] != 8 {
		t.Errorf("at the end these are drawn: %v", at)
	}
}

func TestPreviewByKeyboard(t *testing.T) {
	p, w := preview(t, 232, 300, 5)
	w.Canvas().Focus(p)
	if !p.focused {
		t.Fatal("a preview cannot have the keyboard")
	}
	offset := func() float32 { return p.scroll.Offset.Y }
	press(w, fyne.KeyPageDown)
	page := offset()
	press(w, fyne.KeyDown)
	if page <= 0 || offset() <= page {
		t.Errorf("Page Down goes to %v, Down on to %v", page, offset())
	}
	press(w, fyne.KeyUp, fyne.KeyPageUp)
	if offset() != 0 {
		t.Errorf("back up it is at %v", offset())
	}
	press(w, fyne.KeyEnd, fyne.KeyDown)
	if most := p.high - p.scroll.Size().Height; offset() != most {
		t.Errorf("the end is %v, not %v", offset(), most)
	}
	press(w, fyne.KeyHome)
	if offset() != 0 {
		t.Errorf("Home is %v", offset())
	}
	passed := false
	SetShortcuts(w.Canvas(), Shortcut{Key: fyne.KeyF1, Do: func() { passed = true }})
	press(w, fyne.KeyF1)
	if !passed {
		t.Error("a key of the window stays in the preview")
	}
}

// New sheets while one types do not scroll away.
func TestPreviewStaysWhereItIs(t *testing.T) {
	p, w := preview(t, 232, 300, 5)
	w.Canvas().Focus(p)
	press(w, fyne.KeyPageDown)
	before := p.scroll.Offset.Y
	p.SetSheets([]Sheet{sheet("a"), sheet("b"), sheet("c")})
	if p.scroll.Offset.Y != before {
		t.Errorf("it was at %v and is at %v", before, p.scroll.Offset.Y)
	}
	p.SetSheets([]Sheet{sheet("a")})
	if at := drawn(p); len(at) != 1 {
		t.Errorf("of one sheet, %d are drawn", len(at))
	}
}

func TestPreviewIsReadOut(t *testing.T) {
	p, _ := preview(t, 232, 300, 2)
	for _, want := range []string{"Voorbeeld van de brief", "Bladzijde 1", "Bladzijde 2"} {
		if !strings.Contains(p.AccessibilityLabel(), want) {
			t.Errorf("%q is not read out: %q", want, p.AccessibilityLabel())
		}
	}
}

// What it looks like stands beside when wide, below when narrow, and has the
// whole width when asked for.
func TestSplit(t *testing.T) {
	start(t, look)
	left, right := NewText(Body, "Keuzes"), NewText(Body, "Brief")
	s := Split(left, right, "Groter", "Kleiner")
	show(t, 700, 400, s)
	button := s.Objects[1].(*Button)
	if right.Position().X < left.Size().Width || !button.Visible() {
		t.Errorf("wide, the left is %v wide and the right begins at %v", left.Size().Width, right.Position().X)
	}
	button.press()
	if right.Position().X != 0 || right.Size().Width != 700 || left.Position().Y <= right.Position().Y || button.Text() != "Kleiner" {
		t.Errorf("enlarged it is %v wide at %v, what is filled in at %v", right.Size().Width, right.Position(), left.Position())
	}
	button.press()
	s.Resize(fyne.NewSize(400, 400))
	if right.Position().X != 0 || right.Position().Y <= left.Position().Y || button.Visible() {
		t.Errorf("narrow, the right stands at %v and the button shows: %t", right.Position(), button.Visible())
	}
}
