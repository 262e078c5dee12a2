package letter_test

import (
	"io/fs"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/script"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/assets"
)

// TestTwoPages: the examples' letters, the fullest of which is an exception,
// take two pages at most.
func TestTwoPages(t *testing.T) {
	fonts := fonts(t)
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		for _, lang := range words.Languages {
			a, err := exchange.Example(name)
			if err != nil {
				t.Fatal(err)
			}
			doc, _ := build(t, a, lang)
			if n := len(document.Lay(doc, fonts).Pages); n > 3 { // with the sheet to sign
				t.Errorf("%s in %s takes %d pages", name, lang, n)
			}
		}
	}
}

func fonts(t *testing.T) *document.Fonts {
	t.Helper()
	folder, err := fs.Sub(assets.FS, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := script.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := document.NewFonts(scripts)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// TestNoClock: the same assessment on the same day gives the same letter.
func TestNoClock(t *testing.T) {
	a := consumer()
	doc, text := build(t, a, "nl")
	if _, again := build(t, a, "nl"); text != again || !doc.Created.Equal(assessment.Date(today).Time()) {
		t.Error("two letters differ")
	}
}
