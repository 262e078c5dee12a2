package document

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"beeldbeltoets/assessment/script"

	"pgregory.net/rapid"
)

func testFonts(t testing.TB) *Fonts {
	t.Helper()
	scripts, err := script.Open(os.DirFS("../../assets/fonts"))
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := NewFonts(scripts)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// broken is a text in lines of at most a width.
func broken(fonts *Fonts, size, width float64, text string) (lines []string) {
	c := &composer{fonts: fonts}
	for _, line := range c.lines(font{size: size}, width, text) {
		lines = append(lines, line.text)
	}
	return lines
}

// said is the text of each element, in the order of reading.
func said(l *Layout) map[*Element]string {
	texts := map[*Element]string{}
	for _, page := range l.Pages {
		for _, item := range page.Items {
			switch s := item.Shape.(type) {
			case Text:
				if s.Actual != "" {
					texts[item.Owner] += s.Actual
				} else {
					texts[item.Owner] += s.Text
				}
			case Squares:
				texts[item.Owner] += s.Text
			}
		}
	}
	delete(texts, nil)
	return texts
}

// words joins a text's words, since lines may be broken anywhere between them.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

// pageOf finds the page of the line that holds a text, from 0.
func pageOf(t testing.TB, l *Layout, text string) int {
	t.Helper()
	for i, page := range l.Pages {
		for _, item := range page.Items {
			if s, ok := item.Shape.(Text); ok && strings.Contains(s.Text, text) {
				return i
			}
		}
	}
	t.Fatalf("%q is on no page", text)
	return -1
}

func paragraphs(n int) []Block {
	blocks := make([]Block, n)
	for i := range blocks {
		blocks[i] = Paragraph{Text: fmt.Sprintf("regel-%d", i)}
	}
	return blocks
}

func TestNewFontsRefusesWhatIsNoFont(t *testing.T) {
	for _, file := range [][]byte{nil, []byte("no font"), make([]byte, 4096)} {
		if _, err := readFace(file); err == nil {
			t.Errorf("%d bytes taken for a font", len(file))
		}
	}
}

func TestSanitise(t *testing.T) {
	for given, want := range map[string]string{
		"plain\ntext":                  "plain\ntext",
		"Zoe\u0308":                    "Zoë",
		"a\r\nb\rc\u2028d\u0085e":      "a\nb\nc\nd\ne",
		"tab\there":                    "tab here",
		"bell\a null\x00 esc\x1b":      "bell null esc",
		"soft\u00adhyphen\u200b\ufeff": "softhyphen",
		"\u202eright\u202c to left":    "right to left",
		"heart ❤\ufe0f":                "heart ❤",
		"bad \xff byte":                "bad \uFFFD byte",
		"private \ue000":               "private \ue000",
		"no\u00a0break":                "no\u00a0break",
		"{nb} {page}":                  "{nb} {page}",
	} {
		if got := Sanitise(given); got != want {
			t.Errorf("%q gives %q, not %q", given, got, want)
		}
	}
}

func TestSanitiseTwiceIsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Sanitise(rapid.String().Draw(t, "s"))
		if twice := Sanitise(once); twice != once {
			t.Fatalf("%q becomes %q", once, twice)
		}
	})
}

func TestLinesAreTheText(t *testing.T) {
	fonts := testFonts(t)
	rapid.Check(t, func(t *rapid.T) {
		text := Sanitise(rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("abc .-/é\u0301 中🙂\n")), rapid.Rune())).Draw(t, "text"))
		width := rapid.Float64Range(1, 300).Draw(t, "width")
		lines := broken(fonts, 10, width, text)
		if got := strings.Join(lines, ""); words(got) != words(text) {
			t.Fatalf("%q becomes %q", text, got)
		}
		for i, line := range lines {
			shown := strings.TrimRight(line, " ")
			c := &composer{fonts: fonts}
			if w := c.width(font{size: 10}, shown); w > width && len(c.shaped(font{}, shown).Clusters()) > 1 {
				t.Fatalf("line %q is %v wide, not %v", line, w, width)
			}
			if i > 0 && line != "" && isMark(firstRune(line)) && !isMark(firstRune(text)) && !strings.Contains(text, " "+string(firstRune(line))) && !strings.Contains(text, "\n"+string(firstRune(line))) {
				if !heapOfMarks(text) {
					t.Fatalf("a mark stands without its letter in %q", lines)
				}
			}
		}
	})
}

// heapOfMarks reports whether more marks stand on a letter than writing has.
func heapOfMarks(text string) bool {
	n := 0
	for _, r := range text {
		if !isMark(r) {
			n = 0
			continue
		}
		if n++; n > maxMarks {
			return true
		}
	}
	return false
}

func TestLongTextsBreak(t *testing.T) {
	fonts := testFonts(t)
	for label, text := range map[string]string{
		"word":  strings.Repeat("a", 1_000_000),
		"words": strings.Repeat("een twee ", 100_000),
		"url":   "https://" + strings.Repeat("x/y?z=1&", 50_000),
		"marks": "a" + strings.Repeat("\u0301", 200_000),
		"lines": strings.Repeat("\n", 100_000),
		"space": strings.Repeat(" ", 200_000),
		"emoji": strings.Repeat("🙂", 100_000),
	} {
		lines := broken(fonts, 10, 200, text)
		if got := strings.Join(lines, ""); label != "lines" && got != text {
			t.Errorf("%s: %d bytes of %d", label, len(got), len(text))
		}
	}
}

func TestBreaksStandWhereAReaderExpectsThem(t *testing.T) {
	fonts := testFonts(t)
	for text, want := range map[string]string{
		"een twee drie":             "een twee |drie",
		"kwaliteits-instituut":      "kwaliteits-|instituut",
		"zie a.nl/pad/naar/ergens":  "zie |a.nl/pad/|naar/ergens",
		"Donaudampfschiffahrtsbank": "Donaudamp|fschiffahrtsb|ank",
		"e\u0308e\u0308 -5":         "e\u0308e\u0308 -5",
	} {
		if got := strings.Join(broken(fonts, 10, 60, text), "|"); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

func TestHeadingsKeepWithTheirText(t *testing.T) {
	fonts := testFonts(t)
	for n := range 60 {
		doc := &Document{Blocks: append(paragraphs(n), Heading{Level: 1, Text: "Kop"}, Heading{Level: 2, Text: "Onderkop"}, Paragraph{Text: "slot"})}
		l := Lay(doc, fonts)
		if a, b, c := pageOf(t, l, "Kop"), pageOf(t, l, "Onderkop"), pageOf(t, l, "slot"); a != c || b != c {
			t.Fatalf("%d paragraphs: heads on pages %d and %d, text on %d", n, a, b, c)
		}
	}
}

// TestNoLineStandsAlone: of a paragraph over two pages, both have two lines.
func TestNoLineStandsAlone(t *testing.T) {
	fonts := testFonts(t)
	split := false
	for n := range 60 {
		doc := &Document{Blocks: append(paragraphs(n), Paragraph{Text: "a1\na2\na3\na4\na5"})}
		doc.Blocks = append(doc.Blocks, paragraphs(8)...)
		l := Lay(doc, fonts)
		var pages []int
		for i := 1; i <= 5; i++ {
			pages = append(pages, pageOf(t, l, fmt.Sprint("a", i)))
		}
		if pages[0] != pages[1] || pages[3] != pages[4] {
			t.Fatalf("%d paragraphs: lines on pages %v", n, pages)
		}
		split = split || pages[0] != pages[4]
	}
	if !split {
		t.Error("the paragraph never split")
	}
}

func TestKeepAndSignaturesStayWhole(t *testing.T) {
	fonts := testFonts(t)
	sign := Signatures{Boxes: []SignatureBox{{Title: "links", Lines: []string{"s-een", "s-twee", "s-drie"}}, {Title: "rechts", Lines: []string{"s-vier"}}}}
	for n := range 50 {
		l := Lay(&Document{Blocks: append(paragraphs(n), Keep{append(paragraphs(5)[1:], sign)}, Paragraph{Text: "na"})}, fonts)
		first := pageOf(t, l, "links")
		for _, text := range []string{"s-een", "s-twee", "s-drie", "s-vier", "rechts"} {
			if p := pageOf(t, l, text); p != first {
				t.Fatalf("%d paragraphs: %q on page %d, not %d", n, text, p, first)
			}
		}
	}
}

func TestKeepLongerThanAPageStillFlows(t *testing.T) {
	l := Lay(&Document{Blocks: []Block{Paragraph{Text: "voor"}, Keep{paragraphs(200)}, Paragraph{Text: "na"}}}, testFonts(t))
	if pageOf(t, l, "voor") != pageOf(t, l, "regel-0") {
		t.Error("what cannot be kept together should not begin a page")
	}
	if len(l.Pages) < 4 {
		t.Errorf("%d pages", len(l.Pages))
	}
}

func TestTablesRepeatTheirHead(t *testing.T) {
	table := Table{Columns: []Column{{Title: "Vraag", Share: 1}, {Title: "Antwoord", Share: 3}}}
	for i := range 100 {
		table.Rows = append(table.Rows, []Cell{{Text: fmt.Sprint("r", i)}, {Text: "ja"}})
	}
	table.Rows[50][1].Text = strings.Repeat("lang antwoord ", 2000) // longer than a page
	l := Lay(&Document{Blocks: []Block{table}}, testFonts(t))
	read := 0
	for i, page := range l.Pages {
		heads := 0
		for _, item := range page.Items {
			if s, ok := item.Shape.(Text); ok && s.Text == "Vraag" {
				heads++
				if item.Owner != nil {
					read++
				}
			}
		}
		if heads != 1 {
			t.Errorf("page %d has the head %d times", i+1, heads)
		}
	}
	if read != 1 {
		t.Errorf("the head is read %d times", read)
	}
	if len(l.Pages) < 4 {
		t.Errorf("%d pages", len(l.Pages))
	}
}

func TestTablesBreakNoWordTheyHaveRoomFor(t *testing.T) {
	table := Table{
		Columns: []Column{{Title: "Punt", Share: 8}, {Title: "Verantwoordelijke", Share: 1}},
		Rows:    [][]Cell{{{Text: "kort"}, {Text: "onbekend en verlopen", Sign: Clock}}},
	}
	facts := Facts{Pairs: []Fact{{Label: "Verwerkersovereenkomst", Value: "ja"}}}
	for _, style := range []Style{Dense, Letter, Large} {
		l := Lay(&Document{Style: style, Blocks: []Block{table, facts}}, testFonts(t))
		for _, word := range []string{"Verantwoordelijke", "onbekend", "verlopen", "Verwerkersovereenkomst"} {
			pageOf(t, l, word)
		}
	}
}

func TestHeadingsSkipNoLevel(t *testing.T) {
	fonts := testFonts(t)
	rapid.Check(t, func(t *rapid.T) {
		var blocks []Block
		if rapid.Bool().Draw(t, "titled") {
			blocks = append(blocks, Title{Text: "titel"})
		}
		for _, level := range rapid.SliceOf(rapid.IntRange(-1, 5)).Draw(t, "levels") {
			blocks = append(blocks, Heading{Level: level, Text: "kop"})
		}
		depth := 0
		for i, b := range Lay(&Document{Blocks: blocks}, fonts).Outline {
			if b.Level > depth+1 || i == 0 && b.Level != 1 {
				t.Fatalf("level %d follows %d", b.Level, depth)
			}
			depth = b.Level
		}
	})
}

func TestUnset(t *testing.T) {
	l := Lay(&Document{Blocks: []Block{Paragraph{Text: "a🙂b אa🙂 e\u0301 中"}}}, testFonts(t))
	if got := string(l.Unset()); got != "🙂中" {
		t.Errorf("%q", got)
	}
}

func TestColoursReadOnPaper(t *testing.T) {
	luminance := func(c Colour) float64 {
		linear := func(v uint8) float64 {
			s := float64(v) / 255
			if s <= 0.04045 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
	}
	for _, c := range []Colour{ink, muted, accent, toneColour(Good), toneColour(Caution), toneColour(Bad), toneColour(Open)} {
		for _, ground := range []Colour{{255, 255, 255}, panel, pale} {
			if ratio := (luminance(ground) + 0.05) / (luminance(c) + 0.05); ratio < 4.5 {
				t.Errorf("%v on %v: %.1f", c, ground, ratio)
			}
		}
	}
}

func BenchmarkBreak(b *testing.B) {
	fonts := testFonts(b)
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		text := strings.Repeat("een woord of twee ", n/18)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				broken(fonts, 10, 400, text)
			}
		})
	}
}
