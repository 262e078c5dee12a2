package document

import (
	"bytes"
	"image/png"
)

// size is a picture's width and height in pixels.
func (p *Picture) size() (w, h float64, ok bool) {
	config, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil || config.Width == 0 || config.Height == 0 {
		return 0, 0, false
	}
	return float64(config.Width), float64(config.Height), true
}

// Readable reports whether a picture can be measured. The layout leaves one out
// that cannot.
func (p *Picture) Readable() bool {
	_, _, ok := p.size()
	return ok
}
