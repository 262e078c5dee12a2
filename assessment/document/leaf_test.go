package document

import "testing"

// TestWhatIsGivenBackHasALeafOfItsOwn: it begins on a page with an odd number, whatever
// stands before it.
func TestWhatIsGivenBackHasALeafOfItsOwn(t *testing.T) {
	fonts := testFonts(t)
	for n := 1; n < 120; n += 7 {
		blocks := append(paragraphs(n), PageBreak{Leaf: true}, Paragraph{Text: "terug"})
		l := Lay(&Document{Blocks: append(blocks, paragraphs(8)...)}, fonts)
		if page := pageOf(t, l, "terug"); page%2 != 0 || page == 0 {
			t.Errorf("%d paragraphs before it: it begins on page %d", n, page+1)
		}
	}
}
