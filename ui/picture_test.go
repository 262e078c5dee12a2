package ui

import (
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"

	"fyne.io/fyne/v2/test"
)

// pictured are the screens that people see most.
var pictured = stage{
	{"start", func(r *rig) { r.Show(stepStart) }},
	{"question", func(r *rig) {
		r.newAssessment()
		r.Show(assessment.QuestionStep("care"))
		r.typed(r.Words().T("answer.key.no"))
	}},
	{"outcome", func(r *rig) { r.openExample("consumer") }},
	{"letter", func(r *rig) { r.Show(stepLetter) }},
	{"register", func(r *rig) { r.openDemo() }},
}

// TestScreensAsPictures holds what those screens look like: light, dark, and with
// the largest text. Where a difference is meant: look at the picture in
// testdata/failed, then copy it over the one in testdata.
func TestScreensAsPictures(t *testing.T) {
	tellTime(t)
	for name, settings := range map[string]dossier.Settings{
		"light": {Theme: "light"},
		"dark":  {Theme: "dark"},
		"large": {Theme: "light", TextSize: 200},
	} {
		settings.Still = true
		scenesOf(t, []stage{pictured}, settings, func(r *rig, s scene) {
			holdPicture(t, s.name+"-"+name+".png", r.Canvas().Capture())
		})
	}
}

// tellTime lets Fyne look at the clock, as it does whenever it paints. Without, a
// picture after a minute of other tests finds its own widgets a minute old, and
// lets go of how they are laid out just before they are painted.
func tellTime(t *testing.T) {
	t.Helper()
	test.NewTempApp(t)
	test.NewTempWindow(t, nil).Canvas().Capture()
}

// holdPicture compares a picture with the one that was looked at.
func holdPicture(t *testing.T, name string, is image.Image) {
	t.Helper()
	fewer := withFewColours(is)
	file, err := os.Open(filepath.Join("testdata", "pictures", name))
	if err == nil {
		defer file.Close()
		meant, err := png.Decode(file)
		must(t, err)
		n := differing(meant, fewer)
		if n == 0 {
			return
		}
		t.Errorf("%s differs at %d points", name, n)
	} else {
		t.Errorf("%s: %v", name, err)
	}
	path := filepath.Join("testdata", "failed", "pictures", name)
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	failed, err := os.Create(path)
	must(t, err)
	defer failed.Close()
	must(t, (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(failed, fewer))
}

// visibly is how far a channel may be off: the edge of a letter is rounded in
// another way on another processor, and colours are few.
const visibly = 48

// differing counts the points that somebody would see to be different.
func differing(meant, is image.Image) int {
	if meant.Bounds() != is.Bounds() {
		return max(meant.Bounds().Dx()*meant.Bounds().Dy(), 1)
	}
	n := 0
	for y := range is.Bounds().Dy() {
		for x := range is.Bounds().Dx() {
			if far(meant.At(x, y), is.At(x, y)) {
				n++
			}
		}
	}
	return n
}

func far(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	off := func(a, b uint32) bool { return max(a, b)-min(a, b) > visibly<<8 }
	return off(ar, br) || off(ag, bg) || off(ab, bb)
}

// withFewColours keeps a picture small: the colours that are there most stay as
// they are, and what is left, the edges of letters, takes the nearest of them.
func withFewColours(is image.Image) *image.Paletted {
	times := map[color.NRGBA]int{}
	at := func(x, y int) color.NRGBA { return color.NRGBAModel.Convert(is.At(x, y)).(color.NRGBA) }
	for y := range is.Bounds().Dy() {
		for x := range is.Bounds().Dx() {
			times[at(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(times), func(a, b color.NRGBA) int {
		return cmp.Or(cmp.Compare(times[b], times[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, c := range colours[:min(len(colours), mostColours)] {
		palette = append(palette, c)
	}
	index := map[color.NRGBA]uint8{}
	for _, c := range colours {
		index[c] = uint8(palette.Index(c))
	}
	few := image.NewPaletted(is.Bounds(), palette)
	for y := range is.Bounds().Dy() {
		for x := range is.Bounds().Dx() {
			few.SetColorIndex(x, y, index[at(x, y)])
		}
	}
	return few
}

// mostColours is how many colours a picture keeps.
const mostColours = 128
