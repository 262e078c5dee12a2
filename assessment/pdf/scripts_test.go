package pdf

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"beeldbeltoets/assessment/document"
)

// inScripts are sentences in each script that documents can have, by language.
var inScripts = []struct {
	lang, text string
	rtl        bool
}{
	{"ar", "عزيزي عبد الرحمن، موعدكم يوم الاثنين.", true},
	{"ar", "الهاتف: \u2066033 555 01 21\u2069 في البيت", true},
	{"fa", "می\u200cخواهم با گلچهره پژوهش تماس بگیرم", true},
	{"ur", "ڈاکٹر ٹیپو ہاشمی سے بات کریں", true},
	{"he", "שלום דוד, תודה רבה", true},
	{"ti", "ሰላም ገብረ ማርያም፡ ከመይ ኣለኻ", false},
	{"ka", "გამარჯობა ნინო ბერიძე", false},
	{"hy", "Բարև Անահիտ Սարգսյան", false},
	{"hi", "श्री कृष्णमूर्ति जी नमस्ते", false},
	{"ta", "வணக்கம் கோபாலகிருஷ்ணன்", false},
	{"th", "สวัสดี สมชาย น้ำทิพย์", false},
	{"nl", "Beste أحمد en Nguyễn, E\u0323\u0301gbé: → ≤ ≥ ✓ ☎", false},
}

func scriptDocument(i int) *document.Document {
	of := inScripts[i]
	return &document.Document{
		Title: "t", Lang: of.lang, RTL: of.rtl, Created: created, Style: document.Letter,
		Head:   document.Letterhead{Name: of.text, Left: []string{"Straat 1"}, Right: []string{"1 ديسمبر 2026"}},
		Blocks: []document.Block{document.Title{Eyebrow: of.text, Text: of.text}, document.Paragraph{Text: of.text}, document.List{Items: []string{of.text, of.text}}, document.CheckBox{Name: "a", Text: of.text}, document.Callout{Title: of.text, Blocks: []document.Block{document.Paragraph{Text: strings.Repeat(of.text+" ", 8)}}}},
		Foot:   document.Foot{Left: of.text, PageOf: "{page} / {pages}"},
	}
}

// TestEveryScriptIsWritten: each sentence is in the file as it was given, by what the
// program reads back, and nothing is set as a square.
func TestEveryScriptIsWritten(t *testing.T) {
	for i, of := range inScripts {
		t.Run(of.lang, func(t *testing.T) {
			doc := scriptDocument(i)
			data := written(t, doc)
			if err := asWritten(t, doc).Verify(data); err != nil {
				t.Error(err)
			}
			if unset := document.Lay(doc, newFonts(t)).Unset(); len(unset) > 0 {
				t.Errorf("no font has %q", unset)
			}
			f, err := open(data)
			if err != nil {
				t.Fatal(err)
			}
			checkFonts(t, f)
		})
	}
}

// TestEveryScriptIsRead: another program finds the words in the order of reading.
func TestEveryScriptIsRead(t *testing.T) {
	for i, of := range inScripts {
		t.Run(of.lang, func(t *testing.T) {
			path := onDisk(t, written(t, scriptDocument(i)))
			if out := tool(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Error(out)
			}
			out := readable(tool(t, "pdftotext", path, "-"))
			for _, word := range wordsOf(readable(of.text)) {
				if !strings.Contains(out, word) {
					t.Errorf("no %q in\n%s", word, out)
				}
			}
		})
	}
}

// wordsOf are the words of a text without the signs around them, which poppler takes for
// words of their own.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
}

// readable is text in composed form without what steers it.
func readable(text string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if r >= 0x200C && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, text))
}
