package record

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/document"
)

// consent is what clients were asked and what came back, in counts. A practice's
// own client numbers never stand in a record.
func (b *builder) consent() {
	sum := b.o.Consent
	if sum == nil || len(sum.Letters) == 0 {
		if b.a.HasLetter() {
			b.paragraph(document.Body, b.w.T("record.consent.nothing"))
		}
		return
	}
	b.askedLast(sum.Letters[len(sum.Letters)-1].Letter)
	b.cameBack(sum)
	b.letterTable(sum)
	b.paragraph(document.Muted, b.w.T("record.consent.proof"))
}

// askedLast is the letter that was handed out last, and how it asks.
func (b *builder) askedLast(letter consent.Letter) {
	f := b.facts()
	f.text("consent.letter", b.letterVersion(letter))
	f.text("consent.text", b.w.T("record.consent.text", "lang", letter.Lang, "edition", letter.Edition, "print", letter.Fingerprint()))
	if letter.Who != "" {
		f.text("consent.for", b.w.T("consent.for."+letter.Who))
	}
	if letter.Way != "" {
		f.text("consent.way", b.w.T("consent.asks."+letter.Way))
	}
	if letter.Own {
		f.text("consent.own", b.w.T("record.consent.own"))
	}
	if len(letter.Removed) > 0 {
		f.signed("consent.removed", markAttended, b.w.T("record.consent.removed", "parts", strings.Join(letter.Removed, "; ")))
	}
	b.ruled(f)
}

func (b *builder) letterVersion(letter consent.Letter) string {
	return b.w.T("record.consent.version", "number", strconv.Itoa(letter.Number), "date", b.w.Date(letter.Since))
}

// cameBack are the totals. Nobody to ask again is said as well.
func (b *builder) cameBack(sum *consent.Counts) {
	f := b.facts()
	f.text("consent.standing", b.w.N("record.consent.people", sum.Standing))
	f.text("consent.refused", b.w.N("record.consent.people", sum.Refused))
	f.text("consent.withdrawn", b.w.N("record.consent.people", sum.Withdrawn))
	again := markGood
	if sum.Again > 0 {
		again = markAttended
	}
	f.signed("consent.again", again, b.w.N("record.consent.people", sum.Again))
	if sum.Numbers != "" {
		f.text("consent.numbers", b.w.T("record.consent.numbers", "date", b.w.Date(sum.Numbers)))
	}
	b.ruled(f)
}

// letterTable has a row for each version of the letter.
func (b *builder) letterTable(sum *consent.Counts) {
	table := document.Table{
		Caption: b.w.T("record.heading.consent"),
		Columns: []document.Column{
			{Title: b.w.T("record.column.letter"), Share: 4}, {Title: b.w.T("record.column.agreed"), Share: 6},
			{Title: b.w.T("record.column.withdrawn"), Share: 2, Right: true}, {Title: b.w.T("record.column.again"), Share: 5},
		},
	}
	for _, s := range sum.Letters {
		table.Rows = append(table.Rows, []document.Cell{
			{Text: b.letterVersion(s.Letter)},
			{Text: b.agreedBy(s)},
			{Text: strconv.Itoa(s.Withdrawn)},
			b.askAgain(s),
		})
	}
	b.add(table)
}

func (b *builder) agreedBy(s consent.LetterSum) string {
	lines := []string{strconv.Itoa(s.Agreed)}
	for _, g := range s.By {
		if g.Count > 0 {
			lines = append(lines, b.w.T("record.consent.by", "count", strconv.Itoa(g.Count), "way", b.w.T("consent.way."+g.Way), "who", b.w.T("consent.who."+g.Who)))
		}
	}
	return strings.Join(lines, "\n")
}

// askAgain says why those who agreed to a letter have to be asked again.
func (b *builder) askAgain(s consent.LetterSum) document.Cell {
	if len(s.Changed) == 0 {
		return document.Cell{Text: b.w.T("record.consent.holds"), Sign: markGood.sign, Tone: markGood.tone}
	}
	reasons := make([]string, len(s.Changed))
	for i, r := range s.Changed {
		reasons[i] = b.w.T("consent.changed." + r)
	}
	return document.Cell{
		Text: b.w.N("record.consent.again", s.Standing, "reasons", b.w.Join(reasons)),
		Sign: markAttended.sign, Tone: markAttended.tone,
	}
}
