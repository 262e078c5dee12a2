package goldentest

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Picture holds a picture against the PNG file at a path, with few colours. One that
// somebody would see to differ is left in testdata/failed.
func Picture(t *testing.T, path string, is image.Image) {
	t.Helper()
	var out bytes.Buffer
	fewer := withFewColours(is)
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, fewer); err != nil {
		t.Fatal(err)
	}
	n, err := differs(path, fewer)
	if err == nil && n == 0 {
		return
	}
	if *update {
		Write(t, path, out.Bytes())
		return
	}
	failed := filepath.Join("testdata", "failed", filepath.Base(path))
	Write(t, failed, out.Bytes())
	t.Errorf("%s differs at %d points (%v), see %s; where that is meant: -update", path, n, err, failed)
}

// differs counts the points at which the picture in a file visibly differs.
func differs(path string, is image.Image) (int, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	meant, err := png.Decode(file)
	if err != nil {
		return 0, err
	}
	return differing(meant, is), nil
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
