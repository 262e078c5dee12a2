package assessment

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"pgregory.net/rapid"
)

// A logo that was made one stays as it is, however often it is read again; the
// faintest pixels too.
func TestALogoStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 12).Draw(t, "width"), rapid.IntRange(1, 12).Draw(t, "height")
		picture := image.NewNRGBA(image.Rect(0, 0, w, h))
		for i := range picture.Pix {
			picture.Pix[i] = rapid.Byte().Draw(t, "channel")
		}
		once := logoOf(t, picture)
		if twice, err := Logo(once); err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("it became another, %v", err)
		}
	})
}

func TestAFaintLogoKeepsItsColour(t *testing.T) {
	picture := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	faint := color.NRGBA{R: 200, G: 100, B: 50, A: 1}
	picture.SetNRGBA(0, 0, faint)
	kept, err := png.Decode(bytes.NewReader(logoOf(t, picture)))
	if err != nil || kept.At(0, 0) != faint {
		t.Errorf("%v became %v, %v", faint, kept.At(0, 0), err)
	}
}

func TestALargeLogoFitsALetterheadAndStays(t *testing.T) {
	for _, size := range [][2]int{{1801, 77}, {70, 1201}, {1000, 999}, {901, 301}} {
		picture := image.NewNRGBA(image.Rect(0, 0, size[0], size[1]))
		for i := range picture.Pix {
			picture.Pix[i] = byte(i * 7)
		}
		once := logoOf(t, picture)
		made, err := png.DecodeConfig(bytes.NewReader(once))
		if err != nil || made.Width > logoMaxWidth || made.Height > logoMaxHeight {
			t.Errorf("%v became %d by %d, %v", size, made.Width, made.Height, err)
		}
		if twice, err := Logo(once); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%v became another, %v", size, err)
		}
	}
}

func logoOf(t interface {
	Helper()
	Fatal(...any)
}, picture image.Image) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		t.Fatal(err)
	}
	logo, err := Logo(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return logo
}
