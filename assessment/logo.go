package assessment

import (
	"bytes"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	"image/png"
	"strconv"

	"golang.org/x/image/draw"
)

// Limits of a logo: the size of the file, its pixels, and the size it is kept at.
const (
	LogoMaxBytes  = 10 << 20
	logoMaxPixels = 40 << 20
	logoMaxWidth  = 900
	logoMaxHeight = 300
)

// Logo makes of a PNG, JPEG or GIF the 8-bit PNG without interlacing or metadata
// that is kept and printed. It fails with code logo-too-large or logo-no-picture.
func Logo(file []byte) ([]byte, error) {
	if err := LogoFits(file); err != nil {
		return nil, err
	}
	picture, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, logoError("logo-no-picture")
	}
	var out bytes.Buffer
	if err := png.Encode(&out, fitLogo(picture)); err != nil {
		return nil, logoError("logo-no-picture")
	}
	return out.Bytes(), nil
}

// LogoFits refuses, as Logo does, a picture that is too large, by what its head says:
// nothing is decoded.
func LogoFits(file []byte) error {
	if len(file) > LogoMaxBytes {
		return logoError("logo-too-large")
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || size.Width == 0 || size.Height == 0 {
		return logoError("logo-no-picture")
	}
	if size.Width > logoMaxPixels/size.Height {
		return logoError("logo-too-large")
	}
	return nil
}

// fitLogo scales a picture down to the size of a letterhead, in 8 bits a channel.
// One that fits keeps its pixels: what scales counts in premultiplied colours,
// in which faint ones lose theirs.
func fitLogo(picture image.Image) *image.NRGBA {
	b := picture.Bounds()
	w, h := b.Dx(), b.Dy()
	if w > logoMaxWidth {
		w, h = logoMaxWidth, max(1, h*logoMaxWidth/w)
	}
	if h > logoMaxHeight {
		w, h = max(1, w*logoMaxHeight/h), logoMaxHeight
	}
	fitted := image.NewNRGBA(image.Rect(0, 0, w, h))
	if fitted.Bounds().Size() == b.Size() {
		for y := range h {
			for x := range w {
				fitted.Set(x, y, picture.At(b.Min.X+x, b.Min.Y+y))
			}
		}
		return fitted
	}
	draw.CatmullRom.Scale(fitted, fitted.Bounds(), picture, b, draw.Src, nil)
	return fitted
}

func logoError(code string) error {
	return &Error{Code: code, Path: "practice.logo", Params: map[string]string{"max": strconv.Itoa(LogoMaxBytes >> 20)}}
}
