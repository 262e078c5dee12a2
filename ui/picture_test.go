package ui

import (
	"image"
	"image/png"
	"os"
	"testing"
)

func writePNG(t testing.TB, path string, picture image.Image) {
	t.Helper()
	f, err := os.Create(path)
	must(t, err)
	defer f.Close()
	must(t, png.Encode(f, picture))
}
