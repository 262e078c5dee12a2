package record

import (
	"beeldbeltoets/assessment/document"
)

// An annex begins on a page of which 40 mm are left, the first on one of its own where
// the core fills its last.
const (
	least = 0.16
	most  = 0.55
)

// annexes are the parts behind the core, in their order.
var annexes = []struct {
	letter, key string
	room        float64 // the part of a page that must be left for it
	build       func(*builder)
}{
	{"A", "evidence", most, (*builder).evidence},
	{"B", "safeguards", least, (*builder).safeguards},
	{"C", "sources", least, func(b *builder) { b.sources(); b.statements() }},
	{"D", "consent", least, (*builder).consent},
	{"E", "changed", least, func(b *builder) { b.changed(); b.withdrawn() }},
	{"F", "rule", least, func(b *builder) { b.rule(); b.reminders(); b.details(); b.about() }},
}

// annexes says all that the core refers to. One that has nothing to say says that in a
// line.
func (b *builder) annexes() {
	for _, a := range annexes {
		core := b.blocks
		title := b.w.T("record.heading."+a.key, "version", b.outcome.Rule)
		b.blocks = []document.Block{document.Heading{
			Level: 1, Text: b.w.T("record.annex", "letter", a.letter, "title", title), Anchor: a.letter,
			Back: document.Ref{Text: b.w.T("record.to-core"), Anchor: "decision"},
		}}
		a.build(b)
		if len(b.blocks) == 1 {
			b.paragraph(document.Body, b.w.T("record.annex.none."+a.key))
		}
		b.blocks = append(core, document.Annex{Room: a.room, Blocks: b.blocks})
	}
}

// rest is what a core alone ends with; where the rest is, its overview says.
func (b *builder) rest() {
	b.smaller(func() {
		f := b.facts()
		f.text("seal", b.o.Seal)
		b.ruled(f)
	})
}
