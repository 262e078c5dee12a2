package export

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/goldentest"
)

// TestLooks holds each page of the examples' documents against its picture, so
// that a change of looks is seen and meant. Look at the new pictures after
// go test ./assessment/export -run Looks -update.
func TestLooks(t *testing.T) {
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		for _, file := range run(t, request(t, name)) {
			label := name + "-" + string(file.Kind)
			t.Run(label, func(t *testing.T) { looksAs(t, label, pictures(t, file.Path)) })
		}
	}
}

func looksAs(t *testing.T, label string, pages []*image.Gray) {
	t.Helper()
	goldens := filepath.Join("testdata", "looks", label)
	if goldentest.Update() {
		redraw(t, goldens, pages)
	}
	old, err := filepath.Glob(goldens + "-*.png")
	if err != nil || len(old) != len(pages) {
		t.Fatalf("%d pages now, %d before (%v); see the comment at TestLooks", len(pages), len(old), err)
	}
	for i, page := range pages {
		if x, y, by := difference(page, grey(t, old[i])); by > tolerance {
			t.Errorf("page %d looks different, by %d at %d, %d of %s; see the comment at TestLooks", i+1, by, x, y, old[i])
		}
	}
}

func redraw(t *testing.T, goldens string, pages []*image.Gray) {
	t.Helper()
	old, _ := filepath.Glob(goldens + "-*.png")
	for _, path := range old {
		os.Remove(path)
	}
	for i, page := range pages {
		var out bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		if err := encoder.Encode(&out, page); err != nil {
			t.Fatal(err)
		}
		goldentest.Write(t, fmt.Sprintf("%s-%02d.png", goldens, i+1), out.Bytes())
	}
}

// pictures draws each page small and grey, or skips.
func pictures(t *testing.T, path string) []*image.Gray {
	t.Helper()
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed (package poppler-utils): no page is looked at")
	}
	folder := t.TempDir()
	if out, err := exec.Command("pdftoppm", "-r", "30", "-gray", "-png", path, filepath.Join(folder, "page")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.png")) // in the order of their names
	if err != nil || len(files) == 0 {
		t.Fatalf("no pictures: %v", err)
	}
	var pages []*image.Gray
	for _, file := range files {
		pages = append(pages, grey(t, file))
	}
	return pages
}

// grey reads a picture. Some versions of the program write greys as colours.
func grey(t *testing.T, path string) *image.Gray {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(read(t, path)))
	if err != nil {
		t.Fatal(err)
	}
	b := picture.Bounds()
	g := image.NewGray(b)
	draw.Draw(g, b, picture, b.Min, draw.Src)
	return g
}

// Another version of the drawing program sets an edge a little lighter or
// darker; a word that moved or changed, or a box without its shade, shows in the
// mean of a block.
const (
	block     = 8
	tolerance = 8 // of 255
)

// difference is the largest between the mean greys of two pages' blocks, and
// where it is.
func difference(a, b *image.Gray) (x, y, by int) {
	if a.Rect != b.Rect {
		return 0, 0, 255
	}
	for top := 0; top < a.Rect.Dy(); top += block {
		for left := 0; left < a.Rect.Dx(); left += block {
			if d := mean(a, left, top) - mean(b, left, top); max(d, -d) > by {
				x, y, by = left, top, max(d, -d)
			}
		}
	}
	return x, y, by
}

func mean(g *image.Gray, left, top int) int {
	sum, n := 0, 0
	for y := top; y < min(top+block, g.Rect.Dy()); y++ {
		for x := left; x < min(left+block, g.Rect.Dx()); x++ {
			sum += int(g.GrayAt(x, y).Y)
			n++
		}
	}
	return sum / n
}

// TestLooksNoticesWhatChanged: a check that sees nothing says nothing.
func TestLooksNoticesWhatChanged(t *testing.T) {
	page := func(blocks ...document.Block) *image.Gray {
		doc := &document.Document{Title: "t", Lang: "nl", Blocks: blocks}
		var out bytes.Buffer
		if _, err := exporter(t).pdf.Write(&out, doc); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "page.pdf")
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return pictures(t, path)[0]
	}
	says := func(text string) document.Block { return document.Paragraph{Text: text} }
	box := document.Callout{Blocks: []document.Block{says("")}}
	was := page(says("Wij bellen u morgen."), box)
	for label, c := range map[string]struct {
		now     *image.Gray
		noticed bool
	}{
		"the same":     {page(says("Wij bellen u morgen."), box), false},
		"a word more":  {page(says("Wij bellen u morgen niet."), box), true},
		"another word": {page(says("Wij bellen u nooit."), box), true},
		"no box":       {page(says("Wij bellen u morgen."), says("")), true},
	} {
		if _, _, by := difference(was, c.now); (by > tolerance) != c.noticed {
			t.Errorf("%s differs by %d", label, by)
		}
	}
}
