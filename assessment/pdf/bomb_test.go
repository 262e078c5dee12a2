package pdf

import (
	"bytes"
	"compress/flate"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// bomb is a compressed stream of so many megabytes of nothing, a thousandth of
// that in size: one piece again and again.
func bomb(t *testing.T, megabytes int) string {
	t.Helper()
	var b bytes.Buffer
	z, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	piece := func() string {
		b.Reset()
		z.Write(make([]byte, 1<<20))
		z.Flush()
		return b.String()
	}
	first := piece()
	return "\x78\xDA" + first + strings.Repeat(piece(), megabytes-1)
}

// TestBombsAreRefused: what would take ten gigabytes takes no more memory than a
// file of ours may, wherever in a file it stands.
func TestBombsAreRefused(t *testing.T) {
	large := bomb(t, 10<<10)
	wide := fmt.Sprintf("<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", len(large), large)
	cross := fmt.Sprintf("%%PDF-1.7\n1 0 obj\n<</Type /XRef /W [1 1 1] /Size 9 /Root 1 0 R %s\nendobj\nstartxref\n9\n%%%%EOF", wide[2:])
	for label, data := range map[string][]byte{
		"attachment":      embedded(large),
		"cross-reference": []byte(cross),
		"page":            handmade("<</Type /Catalog /Pages 2 0 R>>", "<</Kids [3 0 R]>>", "<</Type /Page /Contents 4 0 R>>", wide),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Read(data)
		runtime.ReadMemStats(&after)
		if want := TooLarge; label != "page" && codeOf(err) != want || label == "page" && codeOf(err) != NoData {
			t.Errorf("%s: %v", label, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 128<<20 {
			t.Errorf("%s took %d MB", label, used>>20)
		}
	}
}

// TestOnePageCannotRepeatItself: many times the same stream on a page, which
// each time is within bounds.
func TestOnePageCannotRepeatItself(t *testing.T) {
	content := strings.Repeat("q Q ", 1<<18)
	data := handmade("<</Type /Catalog /Pages 2 0 R>>", "<</Kids [3 0 R]>>",
		"<</Type /Page /Contents ["+strings.Repeat("4 0 R ", 10000)+"]>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	f, err := open(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.pageTexts(); codeOf(err) != TooLarge {
		t.Errorf("%v", err)
	}
}

// TestOneCodeCannotMeanABook: a font that makes a short text endless.
func TestOneCodeCannotMeanABook(t *testing.T) {
	meaning := strings.Repeat("0041", 1<<16)
	codes := "begincmap 1 beginbfchar <0001> <" + meaning + "> endbfchar endcmap"
	content := "BT /F 9 Tf (" + strings.Repeat("\\000\\001", 1<<16) + ") Tj ET"
	f, err := open(handmade("<</Type /Catalog /Pages 2 0 R>>", "<</Kids [3 0 R]>>",
		"<</Type /Page /Contents 4 0 R /Resources <</Font <</F <</ToUnicode 5 0 R>>>>>>>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content),
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(codes), codes)))
	if err != nil {
		t.Fatal(err)
	}
	texts, err := f.pageTexts()
	if err != nil || len(texts) != 1 || len(texts[0]) != 1 || len(texts[0][0]) != 3<<16 {
		t.Errorf("%d pages, %v", len(texts), err)
	}
}
