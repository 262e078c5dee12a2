// Package gridreport makes of a comparison the document and the tables that
// leave the program: who comes first and how firmly, what each score is made of,
// what is not known, and what was changed in the grid.
//
// Never in here: a sentence (those are in assets/words), a score that is worked
// out, a place on a page, or a file.
package gridreport

import (
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/words"
)

// Report is a comparison with its results, in a language.
type Report struct {
	g       *grid.Grid
	c       *grid.Comparison
	w       *words.Catalogue
	results []grid.Result
}

// New works out a comparison for some uses.
func New(g *grid.Grid, c *grid.Comparison, uses []grid.Use, w *words.Catalogue) *Report {
	r := &Report{g: g, c: c, w: w}
	for _, use := range uses {
		r.results = append(r.results, g.Rank(c, use))
	}
	return r
}

// Results are those of the uses, in order.
func (r *Report) Results() []grid.Result { return r.results }

// Title is the comparison's own, or a general one.
func (r *Report) Title() string {
	switch {
	case strings.TrimSpace(r.c.Title) != "":
		return r.c.Title
	case r.Example():
		return r.w.T("example." + r.g.Version)
	}
	return r.w.T("grid.title")
}

// Example reports whether this is the grid's own dated example, as it was published.
func (r *Report) Example() bool { return reflect.DeepEqual(*r.c, r.g.Example) }

// AsPublished reports whether each total is the published one, in that order.
func (r *Report) AsPublished(result grid.Result) bool {
	rows := result.Ranked()
	for _, row := range rows {
		p, found := r.g.PublishedOf(result.Use.ID, row.Name)
		if !found || p.Total != row.Total || p.Research != row.Research || p.Survey != row.Survey {
			return false
		}
	}
	return len(rows) > 0
}

// Since says what has changed since the grid was published.
func (r *Report) Since() []string { return r.names(r.g.Since) }

// builder gathers the blocks of one document.
type builder struct {
	*Report
	blocks []document.Block
}

// Document is the report on paper.
func (r *Report) Document(today assessment.Date) *document.Document {
	b := &builder{Report: r}
	b.title()
	b.dated()
	for _, result := range r.results {
		b.result(result)
	}
	b.out()
	b.changes()
	b.choices()
	b.grid()
	b.limits()
	return &document.Document{
		Title: r.Title(), Kind: document.KindGrid, Subject: r.w.T("grid.eyebrow"), Lang: r.w.Lang, Created: today.Time(), Style: document.Dense,
		Foot: document.Foot{
			Left:   r.w.T("grid.foot", "title", r.Title(), "grid", r.g.Version),
			Middle: r.w.T("grid.foot.untested"), PageOf: r.w.T("grid.foot.page"),
		},
		Blocks: b.blocks,
	}
}

func (b *builder) add(blocks ...document.Block) { b.blocks = append(b.blocks, blocks...) }

func (b *builder) heading(level int, text string) {
	b.add(document.Heading{Level: level, Text: text})
}

func (b *builder) paragraph(style document.TextStyle, text string) {
	b.add(document.Paragraph{Text: text, Style: style})
}

func (b *builder) list(items []string) {
	if len(items) > 0 {
		b.add(document.List{Items: items})
	}
}

func (b *builder) title() {
	var uses []string
	for _, result := range b.results {
		uses = append(uses, b.name(result.Use.Name))
	}
	b.add(document.Title{Eyebrow: b.w.T("grid.eyebrow"), Text: b.Title()})
	b.add(document.Facts{Columns: 2, Pairs: []document.Fact{
		{Label: b.w.T("grid.label.date"), Value: b.w.Date(b.c.Date)},
		{Label: b.w.T("grid.label.grid"), Value: b.name(b.g.Name)},
		{Label: b.w.T("grid.label.use"), Value: strings.Join(uses, "\n")},
		{Label: b.w.T("grid.label.programs"), Value: strconv.Itoa(len(b.c.Programs))},
	}})
}

// dated says of an example of when it is, and what has changed since.
func (b *builder) dated() {
	if !b.Example() {
		return
	}
	b.add(document.Callout{
		Title:  b.w.T("grid.example", "date", b.w.Month(b.g.Date)),
		Tone:   document.Caution,
		Blocks: []document.Block{document.List{Items: b.Since()}},
	})
}

func (b *builder) result(r grid.Result) {
	b.heading(1, b.name(r.Use.Name))
	b.paragraph(document.Strong, b.w.Winner(r))
	if b.Example() && b.AsPublished(r) {
		b.paragraph(document.Body, b.w.T("grid.published-same"))
	}
	if len(r.Ranked()) == 0 {
		return
	}
	b.ranking(r)
	b.firmness(r)
	if basis := b.w.Basis(b.g, b.c, r); len(basis) > 0 {
		b.heading(2, b.w.T("grid.heading.notes"))
		b.list(basis)
	}
	b.survey(r)
}

// ranking is the table of the programs with what their totals are made of.
func (b *builder) ranking(r grid.Result) {
	table := document.Table{Caption: b.w.Winner(r), Columns: []document.Column{
		b.column(b.w.T("grid.column.rank"), true), b.column(b.w.T("grid.column.program"), false),
	}}
	for _, group := range b.g.Groups {
		table.Columns = append(table.Columns, b.column(b.name(group.Name), true))
	}
	for _, key := range []string{"research", "survey", "total"} {
		table.Columns = append(table.Columns, b.column(b.w.T("grid.column."+key), true))
	}
	table.Columns = append(table.Columns, b.column(b.w.T("grid.column.used"), false))
	for _, row := range r.Ranked() {
		cells := []document.Cell{{Text: strconv.Itoa(row.Rank)}, {Text: row.Name, Style: document.Strong}}
		for _, s := range row.Scores {
			cells = append(cells, document.Cell{Text: b.score(s)})
		}
		cells = append(cells, document.Cell{Text: b.w.Points(row.Research)}, document.Cell{Text: b.w.Points(row.Survey)},
			document.Cell{Text: b.w.Points(row.Total), Style: document.Strong}, document.Cell{Text: b.inUse(r, row)})
		table.Rows = append(table.Rows, cells)
	}
	b.add(table)
}

func (b *builder) firmness(r grid.Result) {
	summary, changes := b.w.Firmness(b.g, b.c, r)
	together := document.Keep{Blocks: []document.Block{
		document.Heading{Level: 2, Text: b.w.T("grid.heading.firm")}, document.Paragraph{Text: summary},
	}}
	if len(changes) > 0 {
		together.Blocks = append(together.Blocks, document.List{Items: changes})
	}
	b.add(together, document.Paragraph{Text: b.w.T("grid.range"), Style: document.Muted})
}

// survey is the table of what users say, where there is any.
func (b *builder) survey(r grid.Result) {
	if !r.Surveyed() {
		return
	}
	b.heading(2, b.w.T("grid.heading.survey"))
	table := document.Table{Caption: b.w.T("grid.heading.survey"), Columns: []document.Column{b.column(b.w.T("grid.column.program"), false)}}
	for _, k := range r.Use.Survey {
		table.Columns = append(table.Columns, b.column(k.Name.In(b.w.Lang), true))
	}
	table.Columns = append(table.Columns, b.column(b.w.T("grid.column.survey"), true), b.column(b.w.T("grid.column.respondents"), false))
	for _, row := range r.Ranked() {
		cells := []document.Cell{{Text: row.Name, Style: document.Strong}}
		for _, m := range row.Means {
			cells = append(cells, document.Cell{Text: b.w.Mean(m)})
		}
		table.Rows = append(table.Rows, append(cells, document.Cell{Text: b.w.Points(row.Survey)}, document.Cell{Text: b.w.Respondents(b.g, row.Respondents)}))
	}
	b.add(table)
}

// out lists the programs that were knocked out, each once.
func (b *builder) out() {
	var items []string
	for _, p := range b.c.Programs {
		if p.Out != nil {
			items = append(items, p.Name+": "+b.w.KnockedOut(b.g, p.Out))
		}
	}
	if len(items) > 0 {
		b.heading(1, b.w.T("grid.heading.out"))
		b.list(items)
	}
}

func (b *builder) changes() {
	if changes := b.w.Changed(b.g, b.c); len(changes) > 0 {
		b.heading(1, b.w.T("grid.heading.copy"))
		b.list(changes)
	}
}

// column has the room that the longest word of its title needs.
func (b *builder) column(title string, right bool) document.Column {
	longest := 0
	for _, word := range strings.Fields(title) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	const margin = 2 // in characters
	return document.Column{Title: title, Share: float64(longest) + margin, Right: right}
}

// score is a sub-score, marked where it was entered as such.
func (b *builder) score(s grid.Score) string {
	if s.Direct {
		return b.w.T("grid.mark.direct", "points", b.w.Points(s.Points))
	}
	return b.w.Points(s.Points)
}

func (r *Report) inUse(result grid.Result, row grid.Row) string {
	switch r.c.Programs[row.Program].InUse[result.Use.ID] {
	case assessment.Yes:
		return r.w.T("yes")
	case assessment.No:
		return r.w.T("no")
	}
	return ""
}

func (r *Report) name(t assessment.Text) string { return t.In(r.w.Lang) }

func (r *Report) names(texts []assessment.Text) []string {
	names := make([]string, len(texts))
	for i, t := range texts {
		names[i] = t.In(r.w.Lang)
	}
	return names
}
