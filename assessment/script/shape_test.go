package script

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assets"

	"github.com/go-text/typesetting/font"
	"pgregory.net/rapid"
)

// names are written in each of the scripts that documents can have.
var names = map[string]string{
	"Arabic": "عبد الرحمن بن محمد", "Arabic with vowels": "مُحَمَّد", "Persian": "می\u200cخواهم گلچهره پژوهش", "Urdu": "ڈاکٹر ٹیپو ہاشمی", "Pashto": "ښاغلی ځلمی ړنګ",
	"Hebrew": "שִׂמְחָה בן־דוד", "Ethiopic": "ሰላም ገብረ ማርያም፡", "Georgian": "ნინო ბერიძე", "Armenian": "Անահիտ Սարգսյան",
	"Devanagari": "श्री कृष्णमूर्ति प्रार्थना", "Tamil": "கோபாலகிருஷ்ணன்", "Thai": "สมชาย น้ำทิพย์ กี่",
	"Latin with marks": "E\u0323\u0301gb\u025b\u0301 J\u0330ohn ǹ\u0329", "Vietnamese": "Nguyễn Thị Hạnh", "Russian": "Наталья Щёкина", "Greek": "Άννα Παπαδοπούλου",
	"signs": "→ ≤ ≥ ✓ ✗ ☎ ☐ ☑ ● ■", "mixed": "Beste أحمد (Jan), tel. 033 555 01 21 – 12-03-2026",
}

// notoSans is the main font, as documents have it.
type notoSans struct{ *font.Face }

func (n notoSans) Advance(r rune) (int, bool) {
	g, has := n.NominalGlyph(r)
	return int(n.HorizontalAdvance(g)), has
}

func newShaper(t testing.TB) *Shaper {
	t.Helper()
	folder, err := fs.Sub(assets.FS, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := fonts.Check(); err != nil {
		t.Fatal(err)
	}
	var main [2]Main
	for i, f := range fonts.Main() {
		file, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		main[i] = notoSans{font.NewFace(file.parsed)}
	}
	return NewShaper(fonts, main[0], main[1])
}

// TestEveryNameCanBeWritten: each has all its characters, as pictures or in the main font.
func TestEveryNameCanBeWritten(t *testing.T) {
	s := newShaper(t)
	for of, name := range names {
		for _, style := range []Style{{Lang: "nl"}, {Lang: "ar", RightToLeft: true}, {Lang: "nl", Bold: true}} {
			t.Run(of, func(t *testing.T) {
				p := s.Paragraph(name, style)
				for _, piece := range p.Line(0, len(p.Clusters())) {
					if piece.Missing > 0 {
						t.Errorf("no font has %q", piece.Text)
					}
					for i, g := range piece.Glyphs {
						if slices.ContainsFunc(g.Parts, func(p Part) bool { return p.Glyph == 0 }) {
							t.Errorf("%q has the picture of nothing at %d", piece.Text, i)
						}
					}
				}
			})
		}
	}
}

// TestOrderOnTheLine: what is read from right to left stands so, and numbers do not.
func TestOrderOnTheLine(t *testing.T) {
	s := newShaper(t)
	cases := []struct {
		name, text  string
		rightToLeft bool
		want        string
	}{
		{"a name in Dutch", "Beste שלום 12,", false, "Beste 12 םולש,"},
		{"a name that is isolated", "Beste \u2068שלום\u2069 12,", false, "Beste םולש 12,"},
		{"a number in Hebrew", "שלום 12 נעים", true, "םיענ 12 םולש"},
		{"an isolate", "טל׳ \u2066033 555 01 21\u2069 נעים", true, "םיענ 033 555 01 21 ׳לט"},
		{"what is not isolated", "ab שלום cd", true, "cd םולש ab"},
		{"brackets turn round", "שלום (נעים)", true, ")םיענ( םולש"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := s.Paragraph(c.text, Style{Lang: "nl", RightToLeft: c.rightToLeft})
			if got := shown(p.Line(0, len(p.Clusters()))); got != c.want {
				t.Errorf("%q is shown as %q, not %q", c.text, got, c.want)
			}
		})
	}
}

// shown is what stands on a line from left to right, by the characters of its glyphs.
func shown(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Font == nil {
			b.WriteString(p.Text)
		}
		for _, g := range p.Glyphs {
			b.WriteRune(g.Rune)
		}
	}
	return b.String()
}

// TestLettersJoin: an Arabic letter has another picture within a word than alone, and
// lam with alef one picture for both.
func TestLettersJoin(t *testing.T) {
	s := newShaper(t)
	glyphs := func(text string) []Glyph {
		p := s.Paragraph(text, Style{Lang: "ar", RightToLeft: true})
		return p.Line(0, len(p.Clusters()))[0].Glyphs
	}
	alone, within := glyphs("ه")[0].Parts, glyphs("ههه")[1].Parts
	if slices.Equal(alone, within) {
		t.Error("a letter within a word looks as it does alone")
	}
	if lam := glyphs("لا"); len(lam) != 2 || len(lam[0].Parts) != 0 || len(lam[1].Parts) == 0 || lam[1].Rune != 'ل' {
		t.Errorf("lam and alef are %+v", lam)
	}
}

// TestNothingIsLost holds any text against its clusters and its lines, wherever these
// are broken.
func TestNothingIsLost(t *testing.T) {
	s := newShaper(t)
	var letters []rune
	for _, name := range names {
		letters = append(letters, []rune(name)...)
	}
	letters = append(letters, []rune("漢字 한국 \u2066\u2067\u2068\u2069\u200f é ")...)
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOfN(rapid.SampledFrom(letters), 1, 60).Draw(t, "text"))
		style := Style{Lang: "ar", RightToLeft: rapid.Bool().Draw(t, "right to left"), Bold: rapid.Bool().Draw(t, "bold")}
		p := s.Paragraph(text, style)
		var read strings.Builder
		for _, c := range p.Clusters() {
			read.WriteString(c.Text)
		}
		if read.String() != text {
			t.Fatalf("%q has the clusters of %q", text, read.String())
		}
		at := rapid.IntRange(0, len(p.Clusters())).Draw(t, "broken at")
		got := shown(p.Line(0, at)) + shown(p.Line(at, len(p.Clusters())))
		if sorted(got) != sorted(seen([]rune(text))) {
			t.Fatalf("%q has on its lines %q", text, got)
		}
	})
}

func sorted(text string) string {
	runes := []rune(text)
	slices.Sort(runes)
	return string(runes)
}

// TestSimple: Dutch needs no shaping, and each of the names but the plain ones does.
func TestSimple(t *testing.T) {
	main := newShaper(t).main[0]
	for of, name := range names {
		plain := of == "Vietnamese" || of == "Russian" || of == "Greek"
		if Simple(name, main) != plain {
			t.Errorf("%s: simple is %v", of, !plain)
		}
	}
	if !Simple("‘Één’ café – 12 € · niet meer dan 3 %…", main) {
		t.Error("Dutch is not simple")
	}
}

func BenchmarkParagraph(b *testing.B) {
	s := newShaper(b)
	text := strings.Repeat(names["Arabic"]+" ", 20)
	b.ReportAllocs()
	for b.Loop() {
		p := s.Paragraph(text, Style{Lang: "ar", RightToLeft: true})
		p.Line(0, len(p.Clusters()))
	}
}
