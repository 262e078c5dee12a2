package record

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/words"
)

// mostChanges is how many ways to a better outcome stand on the one page.
const mostChanges = 3

// First makes the one page of a first answer, which says that it is no decision. It
// names the program and nobody.
func First(c *assessment.Content, a *assessment.Assessment, w *words.Catalogue, today assessment.Date) *document.Document {
	b := &builder{c: c, a: a, w: w, o: Options{Today: today}, outcome: c.Standing(a, today)}
	b.add(document.Title{Eyebrow: w.T("record.first.eyebrow"), Text: b.name()})
	f := b.facts()
	f.date("date", today)
	f.text("use", b.functions(a.Use.Functions))
	b.add(document.Facts{Pairs: f.pairs, Columns: 2})
	b.outcomeBox()
	b.smaller(func() {
		if changes := w.Changes(c, b.outcome); len(changes) > 0 {
			b.add(document.Heading{Level: 1, Text: w.T("record.first.changes")}, document.List{Items: changes[:min(len(changes), mostChanges)]})
		}
		b.add(document.Heading{Level: 1, Text: w.T("record.first.answers")}, b.firstAnswers())
		b.add(document.Heading{Level: 1, Text: w.T("record.first.limits")}, document.List{Items: b.sentences("record.first.limit")})
	})
	return &document.Document{
		Title: b.name(), Subject: w.T("record.first.eyebrow"), Lang: w.Lang, Created: today.Time(), Style: document.Dense,
		Foot: document.Foot{
			Left:   w.T("record.first.foot", "questions", a.Editions.Questions, "rule", b.outcome.Rule),
			Middle: w.T("record.foot.untested"), PageOf: w.T("record.foot.page"),
		},
		Blocks: b.blocks,
	}
}

// firstAnswers are the eight with what was answered.
func (b *builder) firstAnswers() document.Facts {
	answers := document.Facts{Columns: 1}
	for _, q := range b.c.Questions.Questions {
		v := b.outcome.Answer(q.ID)
		answers.Pairs = append(answers.Pairs, document.Fact{Label: title(q, b.w.Lang), Value: b.answer(b.a.Answers[q.ID], v), Sign: markOf(v.Value).sign, Tone: markOf(v.Value).tone})
	}
	return answers
}
