package office

import (
	"testing"

	"beeldbeltoets/assessment/document"
)

// FuzzText: whatever is typed, each file is well-formed and holds it.
func FuzzText(f *testing.F) {
	for _, text := range []string{"", "  a  b \n\n c ", "<w:t>&amp;]]>", "\x00\ufffe\u202e\xff🙂", "e\u0301\t\r\nשלום {page}", "| - [ ] :", "----\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := filled(text)
		for _, format := range Formats {
			data, err := Write(doc, format)
			if err != nil {
				t.Fatal(err)
			}
			if err := Verify(data, doc, format); err != nil {
				t.Errorf("%s: %v", format, err)
			}
		}
		m := Mail{Subject: text, Body: document.Sanitise(text), Files: []MailFile{{Name: text, MIME: "application/pdf", Content: []byte(text)}}}
		if err := VerifyDraft(Draft(m), m); err != nil {
			t.Error(err)
		}
	})
}

// filled is a document of every kind of block that says one text everywhere.
func filled(text string) *document.Document {
	cells := []document.Cell{{Text: text}, {Text: text, Sign: document.Check}}
	return &document.Document{
		Title: text, Subject: text, Author: text, Lang: "nl", Mark: text, Fillable: true,
		Head: document.Letterhead{Name: text, Left: []string{text}, Right: []string{text}},
		Foot: document.Foot{Left: text, Middle: text, PageOf: text + "{page}"},
		Blocks: []document.Block{
			document.Title{Eyebrow: text, Text: text}, document.Heading{Level: 2, Text: text}, document.Paragraph{Text: text},
			document.List{Items: []string{text, text}}, document.List{Items: []string{text}, Numbered: true},
			document.Facts{Columns: 2, Pairs: []document.Fact{{Label: text, Value: text}}},
			document.Table{Caption: text, Columns: []document.Column{{Title: text}}, Rows: [][]document.Cell{cells}},
			document.Table{Columns: []document.Column{{Title: text}}}, document.Table{},
			document.Callout{Title: text, Blocks: []document.Block{document.Paragraph{Text: text}, document.List{Items: []string{text}}, document.Callout{Title: text}}},
			document.Strip{Alt: text, Cells: []document.StripCell{{Label: text, Value: text}}}, document.Strip{},
			document.Signatures{Boxes: []document.SignatureBox{{Title: text, Lines: []string{text, text}, Given: []string{text}}}},
			document.CheckBox{Name: text, Text: text}, document.Blank{Label: text}, document.PageBreak{}, document.Keep{Blocks: []document.Block{document.Paragraph{Text: text}}},
		},
	}
}
