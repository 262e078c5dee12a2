package office

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/goldentest"
)

// TestStructure holds each format against how it should be built.
func TestStructure(t *testing.T) {
	doc := sample(document.Letter, "nl")
	for name, text := range map[string]string{
		"docx-document": outline(t, part1(t, write(t, doc, DOCX), "word/document.xml")),
		"docx-header":   outline(t, part1(t, write(t, doc, DOCX), "word/header1.xml")),
		"docx-footer":   outline(t, part1(t, write(t, doc, DOCX), "word/footer1.xml")),
		"docx-styles":   outline(t, part1(t, write(t, doc, DOCX), "word/styles.xml")),
		"odt-content":   outline(t, part1(t, write(t, doc, ODT), "content.xml")),
		"odt-styles":    outline(t, part1(t, write(t, doc, ODT), "styles.xml")),
		"html":          outline(t, string(write(t, doc, HTML))),
		"text":          strings.ReplaceAll(string(write(t, doc, Text)), "\r\n", "\n"),
	} {
		goldentest.Text(t, "testdata/"+name+".golden", text)
	}
}

func part1(t *testing.T, data []byte, name string) string {
	t.Helper()
	content, err := unpack(data, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// outline shows XML one element a line.
func outline(t *testing.T, data string) string {
	t.Helper()
	var b strings.Builder
	decoder := xml.NewDecoder(strings.NewReader(data))
	depth := 0
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			b.WriteString(strings.Repeat(" ", depth) + token.Name.Space + ":" + token.Name.Local)
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Value, "data:") {
					a.Value = a.Value[:20]
				}
				if a.Name.Space != "xmlns" {
					b.WriteString(" " + a.Name.Local + "=" + a.Value)
				}
			}
			b.WriteString("\n")
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); text != "" {
				b.WriteString(strings.Repeat(" ", depth) + text + "\n")
			}
		}
	}
}

// TestWordFindsItsParts: every part that a .docx speaks of is there.
func TestWordFindsItsParts(t *testing.T) {
	data := write(t, sample(document.Letter, "nl"), DOCX)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/numbering.xml", "word/settings.xml", "word/header2.xml", "word/_rels/document.xml.rels", "word/_rels/header1.xml.rels"} {
		outline(t, part1(t, data, name))
	}
	core := part1(t, data, "docProps/core.xml")
	for _, text := range []string{"<dc:title>Beeldbellen: lees dit eerst</dc:title>", "<dc:creator>Praktijk Zoë &amp; zn.</dc:creator>", "2026-11-22T00:00:00Z"} {
		if !strings.Contains(core, text) {
			t.Errorf("the properties lack %s", text)
		}
	}
	odt := write(t, sample(document.Letter, "nl"), ODT)
	if string(odt[30:38]) != "mimetype" || string(odt[38:38+len(odtType)]) != odtType {
		t.Error("an .odt does not begin with what it is")
	}
}

// TestNumberedListsBeginAtOne counts the numbers that .docx gives its lists.
func TestNumberedListsBeginAtOne(t *testing.T) {
	data := write(t, sample(document.Letter, "nl"), DOCX)
	numbering, document := part1(t, data, "word/numbering.xml"), part1(t, data, "word/document.xml")
	for _, id := range []string{"5", "6"} {
		if !strings.Contains(numbering, `<w:num w:numId="`+id+`">`) || strings.Count(document, `<w:numId w:val="`+id+`"/>`) != 2 {
			t.Errorf("the list %s is not one of two items that starts anew", id)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	doc := sample(document.Letter, "ar")
	doc.RTL = true
	doc.Blocks = append(doc.Blocks, document.Paragraph{Text: "نحن نتصل بك عبر الفيديو."}, document.Paragraph{Text: "Dit is Nederlands."})
	word := part1(t, write(t, doc, DOCX), "word/document.xml")
	if !strings.Contains(word, `<w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">نحن`) || !strings.Contains(word, "<w:titlePg/><w:bidi/>") {
		t.Error(".docx does not set Arabic from the right")
	}
	if strings.Contains(word, `<w:rtl/></w:rPr><w:t xml:space="preserve">Dit`) {
		t.Error(".docx sets Dutch from the right")
	}
	odt := part1(t, write(t, doc, ODT), "styles.xml")
	if !strings.Contains(odt, `style:writing-mode="rl-tb"`) || !strings.Contains(odt, `style:language-complex="ar"`) {
		t.Error(".odt does not set Arabic from the right")
	}
	page := string(write(t, doc, HTML))
	if !strings.Contains(page, `<html lang="ar" dir="rtl">`) || !strings.Contains(page, `<p dir="ltr">Dit`) {
		t.Error(".html does not set Arabic from the right")
	}
	for _, f := range Formats {
		if err := Verify(write(t, doc, f), doc, f); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
	if beside := part1(t, write(t, func() *document.Document { d := sample(document.Letter, "nl"); d.Blocks = doc.Blocks; return d }(), DOCX), "word/document.xml"); strings.Count(beside, "<w:bidi/>") != 1 {
		t.Error("an Arabic paragraph in a Dutch letter is not the only one from the right")
	}
}

func TestLargePrintIsLarger(t *testing.T) {
	normal := part1(t, write(t, sample(document.Letter, "nl"), DOCX), "word/styles.xml")
	large := part1(t, write(t, sample(document.Large, "nl"), DOCX), "word/styles.xml")
	if !strings.Contains(normal, `<w:sz w:val="21"/>`) || !strings.Contains(large, `<w:sz w:val="32"/>`) || strings.Contains(large, `<w:sz w:val="21"/>`) {
		t.Error("large print is not of 16 points")
	}
}

// TestHTMLFetchesNothing: no script, no address.
func TestHTMLFetchesNothing(t *testing.T) {
	doc := sample(document.Letter, "nl")
	doc.Blocks = append(doc.Blocks, document.Paragraph{Text: `<script>alert(1)</script> <img src="http://example.org">`})
	page := string(write(t, doc, HTML))
	for _, bad := range []string{"<script", `src="http`, "url(", "@import"} {
		if strings.Contains(page, bad) {
			t.Errorf("it holds %s", bad)
		}
	}
	for _, good := range []string{"<title>Beeldbellen: lees dit eerst</title>", "<h1>", "<h2>", `<th scope="col">`, `<th scope="row"`, `alt="Logo van de praktijk"`, "@page"} {
		if !strings.Contains(page, good) {
			t.Errorf("it lacks %s", good)
		}
	}
}

func TestPlainTextFitsInAMail(t *testing.T) {
	doc := sample(document.Letter, "nl")
	long := strings.Repeat("woorden en nog eens woorden ", 20)
	doc.Blocks = append(doc.Blocks, document.Paragraph{Text: long}, document.List{Items: []string{long}},
		document.Callout{Blocks: []document.Block{document.Paragraph{Text: long}, document.List{Items: []string{long}, Numbered: true}}}, document.CheckBox{Text: long})
	data := write(t, doc, Text)
	if err := Verify(data, doc, Text); err != nil {
		t.Error(err)
	}
	for _, l := range strings.Split(string(data), "\r\n") {
		if len([]rune(l)) > textWidth {
			t.Errorf("%q is too wide", l)
		}
	}
}
