package gridreport

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/grid"
)

// choices is a table for each program: every criterion with its choice and what
// that counts in each use.
func (b *builder) choices() {
	criteria := b.g.CriteriaOf(b.c)
	headed := false
	for _, p := range b.c.Programs {
		if p.Out != nil && len(p.Choices) == 0 {
			continue
		}
		if !headed {
			b.heading(1, b.w.T("grid.heading.choices"))
			headed = true
		}
		b.heading(2, p.Name)
		table := document.Table{Caption: p.Name, Columns: []document.Column{
			{Title: b.w.T("grid.column.criterion"), Share: 4}, {Title: b.w.T("grid.column.choice"), Share: 3},
		}}
		uses := b.usesOf(p)
		for _, use := range uses {
			table.Columns = append(table.Columns, document.Column{Title: use.Name.In(b.w.Lang), Share: 1.8, Right: true})
		}
		for _, k := range criteria {
			table.Rows = append(table.Rows, b.choice(k, p, uses))
		}
		b.add(table)
	}
}

// usesOf are the uses of the report that a program takes part in.
func (b *builder) usesOf(p grid.Program) (uses []grid.Use) {
	for _, r := range b.results {
		if p.For(r.Use.ID) {
			uses = append(uses, r.Use)
		}
	}
	return uses
}

func (b *builder) choice(k grid.Criterion, p grid.Program, uses []grid.Use) []document.Cell {
	o, known := k.Choice(p.Choices[k.ID])
	cells := []document.Cell{{Text: b.name(k.Name)}, {Text: b.choiceName(k, p)}}
	if !known {
		cells[1].Sign, cells[1].Tone = document.Query, document.Open
	}
	for _, use := range uses {
		text := b.w.Points(o.Weights[use.ID])
		if _, direct := p.Direct[use.ID][k.Group]; direct || !known {
			text = ""
		}
		cells = append(cells, document.Cell{Text: text})
	}
	return cells
}

// choiceName is what was chosen, or that nobody knows.
func (r *Report) choiceName(k grid.Criterion, p grid.Program) string {
	o, known := k.Choice(p.Choices[k.ID])
	if !known {
		return r.w.T("unknown")
	}
	return o.Name.In(r.w.Lang)
}

// grid says by what was compared: the weights, where they are from, and what
// their source remarks.
func (b *builder) grid() {
	b.heading(1, b.w.T("grid.heading.grid"))
	b.paragraph(document.Body, b.name(b.g.About))
	b.add(document.Facts{Columns: 1, Pairs: []document.Fact{{Label: b.w.T("grid.label.source"), Value: strings.Join([]string{b.name(b.g.Source.Name), b.g.Source.Date}, ", ")}}})
	table := document.Table{Caption: b.w.T("grid.heading.grid"), Columns: []document.Column{
		{Title: b.w.T("grid.column.criterion"), Share: 4}, {Title: b.w.T("grid.column.choice"), Share: 3},
	}}
	for _, r := range b.results {
		table.Columns = append(table.Columns, document.Column{Title: b.name(r.Use.Name), Share: 1.8, Right: true})
	}
	for _, k := range b.g.CriteriaOf(b.c) {
		for _, o := range k.Choices {
			cells := []document.Cell{{Text: b.name(k.Name)}, {Text: b.name(o.Name)}}
			for _, r := range b.results {
				cells = append(cells, document.Cell{Text: b.w.Points(o.Weights[r.Use.ID])})
			}
			table.Rows = append(table.Rows, cells)
		}
	}
	b.add(table)
	if b.Example() {
		b.heading(2, b.w.T("grid.heading.remarks"))
		b.list(b.names(b.g.Notes))
	}
}

func (b *builder) limits() {
	b.heading(1, b.w.T("grid.heading.limits"))
	b.list([]string{b.w.T("grid.limit.1"), b.w.T("grid.limit.2"), b.w.T("grid.limit.3")})
}

// groupName is the name of a group of criteria.
func (r *Report) groupName(id string) string { return assessment.NameOf(r.g.Groups, id, r.w.Lang) }
