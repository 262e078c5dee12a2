// Package office writes a document for other programs: .docx and .odt to go on
// with in Word or LibreOffice, .html, plain text, and a draft of a mail with the
// document attached. It reads back what it wrote.
//
// Every kind of block becomes a run of paragraphs and tables first (flow.go), in
// styles that .docx and .odt share (style.go); a format only writes these down.
//
// Never in here: what a document says, a sentence of ours, a file on disk, a host
// name, a clock: the same document gives the same bytes.
package office

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// Format is a format by the ending of its files.
type Format string

// Formats that a document can be written in.
const (
	DOCX Format = "docx"
	ODT  Format = "odt"
	HTML Format = "html"
	Text Format = "txt"
)

// Formats are all of them.
var Formats = []Format{DOCX, ODT, HTML, Text}

// Write writes a document.
func Write(doc *document.Document, f Format) ([]byte, error) {
	if logo := doc.Head.Logo; logo != nil && !logo.Readable() {
		return nil, failure("head.logo")
	}
	flow := flowOf(doc)
	switch f {
	case DOCX:
		return writeDOCX(flow)
	case ODT:
		return writeODT(flow)
	case HTML:
		return writeHTML(flow), nil
	case Text:
		return writeText(flow), nil
	}
	return nil, failure(string(f))
}

// failure is a document that cannot be written, or a file that is not what was
// written.
func failure(detail string) error {
	return &assessment.Error{Code: "office-failed", Params: map[string]string{"detail": detail}}
}
