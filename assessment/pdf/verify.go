package pdf

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment/document"
)

// Verify reads a file back and compares it with the document that it was
// written from: title, language, attachments, fields, and every word on every
// page.
func (w Written) Verify(data []byte) error {
	doc := w.doc
	f, err := open(data)
	if err != nil {
		return err
	}
	got, err := f.contents()
	if err != nil && (len(doc.Attachments) > 0 || codeOf(err) != NoData) {
		return err
	}
	switch {
	case got.Title != document.Sanitise(doc.Title):
		return failure(Differs, "title")
	case got.Lang != doc.Lang:
		return failure(Differs, "language")
	case !sameAttachments(got.Attachments, doc.Attachments):
		return failure(Differs, "attachments")
	case !slices.Equal(f.fieldNames(), fieldNames(w.layout)):
		return failure(Differs, "fields")
	}
	texts, err := f.pageTexts()
	if err != nil {
		return err
	}
	want := w.layout.Pages
	if len(texts) != len(want) {
		return failure(Differs, "pages")
	}
	for i, page := range want {
		if !slices.Equal(texts[i], pieces(page)) {
			return failure(Differs, "pages."+strconv.Itoa(i+1))
		}
	}
	return nil
}

// pieces is the text of a page as it is meant, by marked content.
func pieces(page document.Page) []string {
	var texts []string
	for items := page.Items; len(items) > 0; {
		n := piece(items)
		if items[0].Owner != nil {
			texts = append(texts, meant(items[:n]))
		}
		items = items[n:]
	}
	return texts
}

func meant(items []document.Item) string {
	var b strings.Builder
	for _, item := range items {
		if t, ok := item.Shape.(document.Text); ok {
			b.WriteString(cmp.Or(t.Actual, shown(t)))
		} else {
			b.WriteString(replaced(item.Shape))
		}
	}
	return b.String()
}

// shown is a text in the order in which it stands on the page, from left to right.
func shown(t document.Text) string {
	if t.Font == nil {
		return t.Text
	}
	var b strings.Builder
	for _, g := range t.Glyphs {
		b.WriteRune(g.Rune)
	}
	return b.String()
}

func sameAttachments(a, b []document.Attachment) bool {
	if len(a) != len(b) {
		return false
	}
	byName := func(a, b document.Attachment) int { return cmp.Compare(a.Name, b.Name) }
	a, b = slices.SortedFunc(slices.Values(a), byName), slices.SortedFunc(slices.Values(b), byName)
	return slices.EqualFunc(a, b, func(a, b document.Attachment) bool {
		return a.Name == b.Name && bytes.Equal(a.Content, b.Content)
	})
}
