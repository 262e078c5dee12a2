// Package pdf writes documents as tagged PDF for archives (PDF/A-3a and
// PDF/UA-1) and reads back what it wrote.
//
// fpdf draws the pages; our own small writer then takes its file apart into
// objects and adds what fpdf does not know: the structure, the metadata, the
// attachments, the outline. Only draw.go imports fpdf.
//
// Never in here: what a document says or how it is laid out, a sentence of
// ours, and files on disk: bytes go out to a writer and come in as a slice.
package pdf

import (
	"io"

	"beeldbeltoets/assessment/document"
)

// Writer writes documents with the fonts and the colour profile that it was
// given. It does not change, so any number of documents may be written at once.
type Writer struct {
	fonts   *document.Fonts
	profile []byte
}

// NewWriter takes the fonts and an sRGB profile (ICC), which every file embeds.
func NewWriter(fonts *document.Fonts, profile []byte) *Writer {
	return &Writer{fonts: fonts, profile: profile}
}

// Written is a document that was written, with its layout.
type Written struct {
	doc    *document.Document
	layout *document.Layout
}

// Pages counts them.
func (w Written) Pages() int { return len(w.layout.Pages) }

// Write lays a document out and writes it. The same document gives the same
// bytes.
func (w *Writer) Write(to io.Writer, doc *document.Document) (Written, error) {
	if logo := doc.Head.Logo; logo != nil && !logo.Readable() {
		return Written{}, failure(Failed, "head.logo")
	}
	written := Written{doc, document.Lay(doc, w.fonts)}
	return written, w.write(to, written)
}

func (w *Writer) write(to io.Writer, written Written) error {
	doc, layout := written.doc, written.layout
	drawing, err := draw(layout, w.fonts, doc.Created)
	if err != nil {
		return err
	}
	drawn, err := open(drawing.file)
	if err != nil {
		return err
	}
	out, root, err := drawn.objects()
	if err != nil {
		return err
	}
	catalog := dict{"Type": name("Catalog"), "Pages": out.objects[root-1].(dict)["Pages"]}
	pages := out.pages(catalog)
	fixFonts(out, drawing.used, drawing.made)
	widgets := addForm(out, layout, catalog, pages)
	widgets = addLinks(out, layout, widgets, pages)
	addTags(out, layout, drawing.owners, widgets, catalog, pages)
	addOutline(out, layout.Outline, catalog, pages)
	addAttachments(out, doc, catalog)
	info := addArchive(out, doc, w.profile, catalog)
	out.put(root, catalog)
	return out.write(to, root, info)
}
