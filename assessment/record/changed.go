package record

import "beeldbeltoets/assessment/document"

// changed says why this version was made.
func (b *builder) changed() {
	if b.a.Because == "" {
		return
	}
	b.heading(1, "changed")
	b.paragraph(document.Body, b.a.Because)
}
