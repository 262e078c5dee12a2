package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"

	"beeldbeltoets/assessment/document"
)

// plainText is what a document says, for fpdf alone to set.
func plainText(layout *document.Layout) string {
	var b strings.Builder
	for _, page := range layout.Pages {
		for _, item := range page.Items {
			if t, ok := item.Shape.(document.Text); ok && item.Owner != nil {
				b.WriteString(t.Text + "\n")
			}
		}
	}
	return b.String()
}

func longRecord() *document.Document {
	doc := sampleRecord()
	blocks := doc.Blocks
	for range 2 {
		doc.Blocks = append(doc.Blocks, blocks...)
	}
	return doc
}

var benched = map[string]func() *document.Document{
	"record": sampleRecord, "long": longRecord,
	"letter": func() *document.Document { return sampleLetter(document.Letter) },
}

// BenchmarkWrite is the whole: layout, pages, tags, archive.
func BenchmarkWrite(b *testing.B) {
	w := newWriter(b)
	for label, make := range benched {
		doc := make()
		b.Run(label, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if _, err := w.Write(&out, doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkBareFPDF sets the same lines with nothing but fpdf.
func BenchmarkBareFPDF(b *testing.B) {
	fonts := newFonts(b)
	for label, make := range benched {
		lines := strings.Split(plainText(document.Lay(make(), fonts)), "\n")
		b.Run(label, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p := fpdf.New("P", "pt", "A4", "")
				p.AddUTF8FontFromBytes("noto", "", bytes.Clone(fonts.File(document.Regular)))
				p.AddUTF8FontFromBytes("noto", "B", bytes.Clone(fonts.File(document.Bold)))
				p.AddPage()
				for i, line := range lines {
					style := ""
					if i%8 == 0 {
						style = "B"
					}
					p.SetFont("noto", style, 10)
					p.MultiCell(0, 14, line, "", "L", false)
				}
				var out bytes.Buffer
				if err := p.Output(&out); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLay(b *testing.B) {
	fonts, doc := newFonts(b), sampleRecord()
	b.ReportAllocs()
	for b.Loop() {
		document.Lay(doc, fonts)
	}
}

func BenchmarkRead(b *testing.B) {
	data := written(b, sampleRecord())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	doc := sampleRecord()
	data, want := written(b, doc), asWritten(b, doc)
	b.ReportAllocs()
	for b.Loop() {
		if err := want.Verify(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFonts(b *testing.B) {
	for b.Loop() {
		newFonts(b)
	}
}
