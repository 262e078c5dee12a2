package office

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode"

	"beeldbeltoets/assessment/document"
)

// Verify reads a file back and looks for every text of the document that it was
// written from, in order.
func Verify(data []byte, doc *document.Document, f Format) error {
	found, err := read(data, f)
	if err != nil {
		return failure(err.Error())
	}
	rest := bare(found)
	for _, text := range flowOf(doc).said(f) {
		wanted := bare(text)
		at := strings.Index(rest, wanted)
		if at < 0 {
			return failure(short(text))
		}
		rest = rest[at+len(wanted):]
	}
	return nil
}

// said lists every text of a document, in the order in which a file has it.
func (f *flow) said(format Format) []string {
	all := []string{f.mark, f.name}
	all = append(append(all, f.left...), f.right...)
	for _, p := range f.pieces {
		switch p := p.(type) {
		case *para:
			all = append(all, p.text, p.given)
		case *table:
			all = append(all, p.said(format == Text)...)
		}
	}
	return append(all, f.footLeft, f.footMiddle)
}

// said lists the texts of a table. Plain text says with each row what it is about.
func (t *table) said(plain bool) (all []string) {
	rows := t.rows
	if !plain || len(rows) == 0 {
		rows = append([][]cell{t.head}, rows...)
	}
	for _, row := range rows {
		for i, c := range row {
			if plain && len(t.rows) > 0 && i < len(t.head) {
				all = append(all, t.head[i].text)
			}
			all = append(all, c.above, c.text)
		}
	}
	return all
}

// bare is a text without what formats set in their own way: room, the colon of a
// label, the margin of a callout.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == ':' || r == '|' {
			return -1
		}
		return r
	}, text)
}

// read returns the text of a file that Write made.
func read(data []byte, f Format) (string, error) {
	switch f {
	case DOCX:
		return readParts(data, "word/header1.xml", "word/document.xml", "word/footer1.xml")
	case ODT:
		return readODT(data)
	case HTML:
		return textOf(data, "body")
	}
	return string(data), nil
}

func readParts(data []byte, names ...string) (string, error) {
	var all strings.Builder
	for _, name := range names {
		text, err := readPart(data, name, "")
		if err != nil {
			return "", err
		}
		all.WriteString(text)
	}
	return all.String(), nil
}

// readODT finds the letterhead and the foot of the first page among the styles.
func readODT(data []byte) (string, error) {
	body, err := readPart(data, "content.xml", "body")
	if err != nil {
		return "", err
	}
	head, err := readPart(data, "styles.xml", "header")
	if err != nil {
		return "", err
	}
	foot, err := readPart(data, "styles.xml", "footer")
	return head + body + foot, err
}

// maxPart is more than a part of a document of ours can be.
const maxPart = 64 << 20

func readPart(data []byte, name, within string) (string, error) {
	content, err := unpack(data, name)
	if err != nil {
		return "", err
	}
	return textOf(content, within)
}

func unpack(data []byte, name string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	file, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, maxPart)) // its checksum is looked at on the way
}

// textOf is the text of well-formed XML, within elements of a name or, where that
// is empty, all of it.
func textOf(data []byte, within string) (string, error) {
	var all strings.Builder
	decoder := xml.NewDecoder(bytes.NewReader(data))
	depth := 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if twice(t.Attr) {
				return "", failure(t.Name.Local)
			}
			if depth > 0 || within == "" || t.Name.Local == within {
				depth++
			}
		case xml.EndElement:
			depth = max(0, depth-1)
		case xml.CharData:
			if depth > 0 {
				all.Write(t)
			}
		}
	}
}

// twice reports whether an element says something twice, which encoding/xml takes
// and no other program does.
func twice(attributes []xml.Attr) bool {
	for i, a := range attributes {
		for _, b := range attributes[:i] {
			if a.Name == b.Name {
				return true
			}
		}
	}
	return false
}

// VerifyDraft reads a draft back and compares it with the mail that it was written
// from.
func VerifyDraft(data []byte, m Mail) error {
	boundary := crlf + "--" + m.boundary()
	parts := strings.Split(string(data), boundary)
	if len(parts) != len(m.Files)+3 || parts[len(parts)-1] != "--"+crlf {
		return failure("parts")
	}
	body, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(content(parts[1]))))
	if err != nil || strings.ReplaceAll(string(body), crlf, "\n") != strings.ReplaceAll(m.Body, crlf, "\n") {
		return failure("body")
	}
	for i, f := range m.Files {
		got, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(content(parts[i+2]), crlf, ""))
		if err != nil || !bytes.Equal(got, f.Content) {
			return failure(f.Name)
		}
	}
	return nil
}

// content is a part without its headers.
func content(part string) string {
	_, after, _ := strings.Cut(part, crlf+crlf)
	return after
}
