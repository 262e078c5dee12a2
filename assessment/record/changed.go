package record

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/words"
)

// changed is the page of a later version that says what changed since the one
// before, and why.
func (b *builder) changed() {
	was := b.o.Previous
	if was == nil && b.a.Because == "" {
		return
	}
	if was == nil {
		b.paragraph(document.Body, b.a.Because)
		return
	}
	b.heading(2, "changed-since", "version", strconv.Itoa(was.Version))
	b.because()
	p := b.pair(was)
	p.inShort()
	p.values()
	p.differences()
	p.confirmed()
}

func (b *builder) because() {
	if b.a.Because == "" {
		b.paragraph(document.Muted, b.w.T("record.no-reason"))
		return
	}
	b.add(document.Callout{Title: b.w.T("record.label.because"), Blocks: []document.Block{document.Paragraph{Text: b.a.Because}}})
}

// pair is two assessments side by side: the one of before or of another program,
// and the one at hand.
type pair struct {
	*builder
	was, now     *assessment.Assessment
	before       assessment.Outcome
	heads        [2]string
	acrossNumber bool // two assessments, and not two versions of one
}

func (b *builder) pair(was *assessment.Assessment) *pair {
	p := &pair{builder: b, was: was, now: b.a, before: standing(b.c, was, b.o.Today), acrossNumber: was.ID != b.a.ID}
	p.heads = [2]string{p.head(was), p.head(b.a)}
	return p
}

// standing is the outcome of an assessment by its own editions where these can be
// read, else by those at hand.
func standing(c *assessment.Content, a *assessment.Assessment, today assessment.Date) assessment.Outcome {
	if own, err := assessment.Load(a.Editions); err == nil {
		c = own
	}
	return c.Standing(a, today)
}

// head names one of the two above its column.
func (p *pair) head(a *assessment.Assessment) string {
	if p.acrossNumber {
		return programOf(p.w, a)
	}
	version := p.w.T("record.version", "version", strconv.Itoa(a.Version))
	if a.Decision == nil {
		return version
	}
	return p.w.T("record.version-of", "version", version, "date", p.w.Date(a.Decision.On))
}

func (p *pair) columns(first string) []document.Column {
	return []document.Column{{Title: p.w.T(first), Share: 4}, {Title: p.heads[0], Share: 4}, {Title: p.heads[1], Share: 4}}
}

// inShort sets outcome and decision side by side.
func (p *pair) inShort() {
	t := document.Table{Caption: p.w.T("record.compare.short"), Columns: p.columns("record.column.point")}
	t.Rows = p.row(t.Rows, p.w.T("record.compare.outcome"), p.w.Headline(p.before), p.w.Headline(p.outcome))
	t.Rows = p.row(t.Rows, p.w.T("record.label.decided"), p.decisionOf(p.was), p.decisionOf(p.now))
	if p.acrossNumber {
		t.Rows = p.row(t.Rows, p.w.T("record.compare.number"), p.numberOf(p.was), p.numberOf(p.now))
	}
	p.add(t)
}

func (p *pair) decisionOf(a *assessment.Assessment) string {
	other := *p.builder
	other.a = a
	return other.decidedInShort()
}

func (p *pair) numberOf(a *assessment.Assessment) string {
	other := *p.builder
	other.a = a
	return p.w.T("record.number-version", "number", other.number(), "version", strconv.Itoa(a.Version))
}

// row adds a row; where the two differ the latter is strong.
func (p *pair) row(rows [][]document.Cell, label, was, now string) [][]document.Cell {
	then, after := document.Cell{Text: p.orNone(was)}, document.Cell{Text: p.orNone(now)}
	if was != now {
		after.Style = document.Strong
	}
	return append(rows, []document.Cell{{Text: label}, then, after})
}

func (p *pair) orNone(text string) string {
	if strings.TrimSpace(text) == "" {
		return p.w.T("change.none")
	}
	return text
}

// values sets what each answer is worth side by side.
func (p *pair) values() {
	p.heading(2, "compare-values")
	t := document.Table{Caption: p.w.T("record.heading.compare-values"), Columns: p.columns("record.column.point")}
	for _, q := range p.c.Questions.Questions {
		was, now := p.before.Answer(q.ID).Value, p.outcome.Answer(q.ID).Value
		row := []document.Cell{{Text: title(q, p.w.Lang)}, p.value(was), p.value(now)}
		if was != now {
			row[2].Style = document.Strong
		}
		t.Rows = append(t.Rows, row)
	}
	p.add(t)
}

func (p *pair) value(value string) document.Cell {
	m := markOf(value)
	return document.Cell{Text: p.w.T("value." + value), Sign: m.sign, Tone: m.tone}
}

// differences lists every field that is not the same, by question and field.
func (p *pair) differences() {
	p.heading(2, "differences")
	changes := change.Told(change.Diff(p.was, p.now), p.c)
	if len(changes) == 0 {
		p.paragraph(document.Body, p.w.T("record.no-differences"))
		return
	}
	t := document.Table{Caption: p.w.T("record.heading.differences"), Columns: p.columns("record.column.field")}
	for _, ch := range changes {
		was, now := p.w.Sides(ch, p.c)
		t.Rows = append(t.Rows, []document.Cell{{Text: p.w.ChangedPlace(ch.Path, p.c)}, {Text: p.orNone(was)}, {Text: p.orNone(now)}})
	}
	p.add(t)
}

// confirmed lists the answers that were looked at and are the same, and those
// that nobody has looked at yet.
func (p *pair) confirmed() {
	changes := change.Told(change.Diff(p.was, p.now), p.c)
	var same, open []string
	for _, q := range p.c.Questions.Questions {
		answer := p.now.Answers[q.ID]
		switch {
		case answer.Unconfirmed:
			open = append(open, q.ID)
		case answer.Answer != "" && len(change.Within(changes, "answers."+q.ID)) == 0:
			same = append(same, q.ID)
		}
	}
	if len(same) > 0 {
		p.paragraph(document.Body, p.w.T("record.confirmed-same", "questions", p.w.Questions(p.c, same)))
	}
	if len(open) > 0 {
		p.paragraph(document.Body, p.w.T("record.confirmed-open", "questions", p.w.Questions(p.c, open)))
	}
}

// Compare makes the document that sets two assessments side by side: two versions
// of one, or two programs. The words for questions and fields are those of the
// latter's editions.
func Compare(c *assessment.Content, was, now *assessment.Assessment, w *words.Catalogue, o Options) *document.Document {
	b := &builder{c: c, a: now, w: w, o: o, outcome: c.Standing(now, o.Today)}
	p := b.pair(was)
	name := w.T("record.compare.title", "one", p.heads[0], "other", p.heads[1])
	if !p.acrossNumber {
		name = w.T("record.compare.title-versions", "program", b.program(), "one", strconv.Itoa(was.Version), "other", strconv.Itoa(now.Version))
	}
	b.add(document.Title{Eyebrow: w.T("record.compare.eyebrow"), Text: name})
	if !p.acrossNumber && now.Because != "" {
		b.because()
	}
	p.inShort()
	p.values()
	p.differences()
	b.paragraph(document.Muted, w.T("record.compare.dated", "date", w.Date(o.Today)))
	return &document.Document{
		Title: name, Kind: document.KindPair, Subject: w.T("record.compare.eyebrow"), Author: now.Practice.Name, Lang: w.Lang, Created: o.Today.Time(), Style: document.Dense,
		Head: b.letterhead(), Foot: document.Foot{Left: name, Middle: w.T("record.foot.untested"), PageOf: w.T("record.foot.page")},
		Blocks: b.blocks,
	}
}

// erased says what stands where a name was erased.
func (b *builder) erased() {
	people := []assessment.Person{b.a.Assessor, b.a.SecondReader}
	if d := b.a.Decision; d != nil {
		people = append(people, d.By)
	}
	for _, w := range b.a.Withdrawn {
		people = append(people, w.Decision.By, assessment.Person{Erased: w.By == assessment.Redacted})
	}
	isRedacted := func(t assessment.TextField) bool { return strings.Contains(t.Value, assessment.Redacted) }
	if slices.ContainsFunc(people, assessment.Person.Gone) || slices.ContainsFunc(b.a.Texts(), isRedacted) {
		b.paragraph(document.Muted, b.w.T("record.names-erased", "person", b.w.T("person.erased"), "text", assessment.Redacted))
	}
}
