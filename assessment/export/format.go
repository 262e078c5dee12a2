package export

import (
	"bytes"

	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/office"
)

// Format is a format by the ending of its files.
type Format string

// Formats that documents leave in.
const (
	AsPDF  Format = "pdf"
	AsDOCX        = Format(office.DOCX)
	AsODT         = Format(office.ODT)
	AsHTML        = Format(office.HTML)
	AsText        = Format(office.Text)
	AsMail Format = "eml" // the draft of a mail with the letter as PDF
)

// Formats are all of them, the one that counts first.
var Formats = []Format{AsPDF, AsDOCX, AsODT, AsHTML, AsText, AsMail}

// Binary reports whether a file of the format is no text.
func (f Format) Binary() bool { return f == AsPDF || f == AsDOCX || f == AsODT }

// paper is one document in one format.
type paper struct {
	kind     Kind
	format   Format
	name     string // of its file
	doc      *document.Document
	cover    office.Mail // the words of a draft
	attached string      // the name of what goes with it
}

// made is a file that can be written, and how it is looked at afterwards.
type made struct {
	data   []byte
	pages  int
	verify func([]byte) error
}

// make makes the file of a paper.
func (e *Exporter) make(p paper) (made, error) {
	switch p.format {
	case AsPDF:
		return e.makePDF(p.doc)
	case AsMail:
		return e.makeMail(p)
	}
	format := office.Format(p.format)
	data, err := office.Write(p.doc, format)
	return made{data: data, verify: func(back []byte) error { return office.Verify(back, p.doc, format) }}, err
}

func (e *Exporter) makePDF(doc *document.Document) (made, error) {
	var out bytes.Buffer
	written, err := e.pdf.Write(&out, doc)
	if err != nil {
		return made{}, err
	}
	return made{data: out.Bytes(), pages: written.Pages(), verify: written.Verify}, nil
}

// makeMail makes a draft with the PDF in it, and looks at both.
func (e *Exporter) makeMail(p paper) (made, error) {
	attached, err := e.makePDF(p.doc)
	if err != nil {
		return made{}, err
	}
	mail := p.cover
	mail.Files = []office.MailFile{{Name: p.attached, MIME: "application/pdf", Content: attached.data}}
	return made{data: office.Draft(mail), verify: func(back []byte) error {
		if err := office.VerifyDraft(back, mail); err != nil {
			return err
		}
		return attached.verify(attached.data)
	}}, nil
}

// sameBytes is how a file is looked at of which nothing else is to be known.
func sameBytes([]byte) error { return nil }
