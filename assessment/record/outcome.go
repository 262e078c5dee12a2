package record

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/words"
)

// outcomeBox is the outcome with its notes, and the strip of the answers.
func (b *builder) outcomeBox() {
	box := document.Callout{Title: b.w.Headline(b.outcome), Tone: toneOf(b.outcome.Outcome)}
	say := func(style document.TextStyle, text string) {
		if text != "" {
			box.Blocks = append(box.Blocks, document.Paragraph{Text: text, Style: style})
		}
	}
	notes := b.w.Notes(b.c, b.a, b.outcome, b.o.Today)
	if full := b.w.T("outcome." + b.outcome.Outcome); b.outcome.Outcome == assessment.ExceptionOnly && full != box.Title {
		say(document.Strong, full)
	}
	if b.outcome.Outcome != assessment.Suitable && len(notes) > 0 {
		say(document.Body, notes[0])
		notes = notes[1:]
	}
	say(document.Body, b.w.Summary(b.c, b.outcome))
	for _, n := range notes {
		say(document.Body, n)
	}
	if d := b.a.Decision; d != nil {
		say(document.Muted, b.w.T("record.as-decided", "date", b.w.Date(d.On)))
	}
	b.add(box, b.strip())
}

func (b *builder) strip() document.Strip {
	var strip document.Strip
	var alt []string
	reasons := b.w.Reasons(b.c, b.outcome)
	slices.SortFunc(reasons, func(x, y words.Reason) int { return x.Number - y.Number })
	for _, r := range reasons {
		number, value, m := strconv.Itoa(r.Number), b.w.T("value."+r.Value), markOf(r.Value)
		strip.Cells = append(strip.Cells, document.StripCell{Sign: m.sign, Tone: m.tone, Label: number + "\n" + r.Short, Value: value})
		alt = append(alt, number+" "+r.Short+": "+value)
	}
	strip.Alt = strings.Join(alt, "; ")
	return strip
}

// over says on top that a decision is over.
func (b *builder) over() {
	if d := b.a.Decision; b.a.Over(b.o.Today) {
		b.add(document.Callout{Title: b.w.T("over", "date", b.w.Date(d.Through)), Tone: document.Caution, Blocks: []document.Block{
			document.Paragraph{Text: b.w.T("record.over"), Style: document.Body},
		}})
	}
}

// sinceDecision says what lapsed after it was decided. The outcome above stays
// as it was decided.
func (b *builder) sinceDecision() {
	var items []string
	for _, v := range b.c.LapsedSince(b.a, b.o.Today) {
		q, _ := b.c.Questions.Question(v.Question)
		items = append(items, b.w.T("record.evidence-lapsed", "question", title(q, b.w.Lang), "value", b.w.Value(b.c, v)))
	}
	if len(items) == 0 {
		return
	}
	b.add(document.Callout{
		Title:  b.w.T("record.since", "date", b.w.Date(b.o.Today)),
		Tone:   document.Caution,
		Blocks: []document.Block{document.List{Items: items}},
	})
}

// title is a question's number and name.
func title(q assessment.Question, lang string) string {
	return strconv.Itoa(q.Number) + " " + q.Name.In(lang)
}

// exception lists the reasons for using a program that should rather not be used,
// wherever something of it was filled in.
func (b *builder) exception() []document.Fact {
	e, only := b.a.Exception, b.c.AsksException(b.a, b.outcome)
	f := b.facts()
	f.text("exception.for", e.For)
	f.text("exception.reason", e.Reason)
	if e.NotedPerFile {
		f.signed("exception.noted", markGood, b.w.T("record.noted"))
	} else if only {
		f.signed("exception.noted", markAttended, b.w.T("record.to-note"))
	}
	f.text("exception.arranging", e.Arranging)
	f.date("exception.arranged-by", e.ArrangedBy)
	f.text("exception.new-reason", e.NewReason)
	f.lines("exception.earlier", b.earlierExceptions())
	if before := b.a.ExceptionsWithin(b.a.BaseDate(b.o.Today)); before > 0 {
		f.text("exception.again", b.w.N("record.exceptions-before", before, "count", strconv.Itoa(before+1)))
		if before > 1 {
			f.signed("exception.lasting", markAttended, b.w.T("record.no-longer-temporary"))
		}
	}
	if !only && e == (assessment.Exception{}) && b.a.ExceptionsBefore == 0 && len(b.a.Exceptions) == 0 {
		return nil
	}
	return f.pairs
}

// earlierExceptions are the days of the decisions before, with their last days.
func (b *builder) earlierExceptions() []string {
	var days []string
	for _, e := range b.a.Exceptions {
		days = append(days, b.w.T("record.exception.earlier", "on", b.w.Date(e.On), "through", b.w.Date(e.Through)))
	}
	return days
}

// causes says what made the outcome and what would change it.
func (b *builder) causes() {
	table := document.Table{
		Caption: b.w.T("record.heading.causes"),
		Columns: []document.Column{
			{Title: b.w.T("record.column.point"), Share: 44}, {Title: b.w.T("record.column.answer"), Share: 52}, {Title: b.w.T("record.column.change"), Share: 70},
		},
	}
	for _, cause := range b.w.Circumstances(b.c, b.outcome) {
		table.Rows = append(table.Rows, []document.Cell{{Text: cause.Name}, {Text: cause.Text, Sign: markBad.sign, Tone: markBad.tone}, {Text: cause.Change}})
	}
	var others []string
	for _, r := range b.w.Reasons(b.c, b.outcome) {
		switch m := markOf(r.Value); {
		case r.Cause:
			table.Rows = append(table.Rows, []document.Cell{
				{Text: strconv.Itoa(r.Number) + " " + r.Name}, {Text: r.Text, Sign: m.sign, Tone: m.tone}, {Text: r.Change},
			})
		case r.Value != assessment.Shown:
			others = append(others, b.w.T("record.also-open.item", "number", strconv.Itoa(r.Number), "name", r.Short, "value", r.Text))
		}
	}
	switch {
	case len(table.Rows) > 0:
		b.add(table)
	case b.outcome.Outcome == assessment.Incomplete:
		b.paragraph(document.Body, b.w.T("record.still-open"))
	case len(others) == 0 && b.outcome.Outcome == assessment.Suitable:
		b.paragraph(document.Body, b.w.T("record.best"))
		b.lapsing()
	default:
		b.paragraph(document.Body, b.w.T("record.nothing-better"))
	}
	if len(others) > 0 {
		b.paragraph(document.Body, b.w.T("record.also-open", "points", strings.Join(others, "; ")))
	}
	b.listed("record.changes", b.w.Changes(b.c, b.outcome))
}

// lapsing are the points whose evidence ends, the first first.
func (b *builder) lapsing() {
	points := map[assessment.Date][]string{}
	for _, v := range b.outcome.Answers {
		if v.Through != "" && v.Counted {
			points[v.Through] = append(points[v.Through], v.Question)
		}
	}
	table := document.Table{
		Caption: b.w.T("record.lapsing"),
		Columns: []document.Column{{Title: b.w.T("record.column.point"), Share: 124}, {Title: b.w.T("record.column.lapses"), Share: 42}},
	}
	for _, day := range slices.Sorted(maps.Keys(points)) {
		table.Rows = append(table.Rows, []document.Cell{{Text: b.w.Questions(b.c, points[day])}, {Text: b.w.Date(day)}})
	}
	if len(table.Rows) > 0 {
		b.add(document.Paragraph{Text: b.w.T("record.lapsing")}, table)
	}
}

// listed is a sentence with the list that it announces, which stay together.
func (b *builder) listed(key string, items []string) {
	if len(items) > 0 {
		b.add(document.Keep{Blocks: []document.Block{document.Paragraph{Text: b.w.T(key)}, document.List{Items: items}}})
	}
}
