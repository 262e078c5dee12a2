package office

import (
	"strings"
	"unicode/utf8"

	"beeldbeltoets/assessment/document"
)

// table is a grid of cells; the kind says what it is for.
type table struct {
	kind    tableKind
	caption string
	shares  []float64 // of the width, each a part of the whole
	head    []cell
	rows    [][]cell
	ruled   bool
	keep    bool
	page    bool
}

type tableKind int

const (
	gridTable tableKind = iota
	factsTable
	stripTable
	signTable
)

// cell is one cell of a table.
type cell struct {
	style styleID
	above string // a small line over the text
	text  string
	sign  document.Sign
	tone  document.Tone
	label bool // it heads its row
	right bool
	line  bool // to be written on
}

func (t *table) hold() { t.keep = true }

// facts sets pairs, one or two beside each other.
func (f *flow) facts(given document.Facts) {
	beside := 1
	if given.Columns == 2 && f.doc.Style != document.Large {
		beside = 2
	}
	t := &table{kind: factsTable, ruled: given.Ruled}
	for range beside {
		t.shares = append(t.shares, 0.3/float64(beside), 0.7/float64(beside))
	}
	for i := 0; i < len(given.Pairs); i += beside {
		var row []cell
		for _, pair := range given.Pairs[i:min(i+beside, len(given.Pairs))] {
			row = append(row,
				cell{style: styleLabel, text: document.Sanitise(pair.Label), label: true},
				cell{style: styleCell, text: document.Sanitise(pair.Value), sign: pair.Sign, tone: pair.Tone})
		}
		t.rows = append(t.rows, row)
	}
	t.fill()
	f.set(t)
}

// fill gives each row as many cells as the table has columns.
func (t *table) fill() {
	for i := range t.rows {
		for len(t.rows[i]) < len(t.shares) {
			t.rows[i] = append(t.rows[i], cell{style: styleCell})
		}
	}
}

func (f *flow) table(given document.Table) {
	t := &table{kind: gridTable, caption: line(given.Caption), ruled: true}
	count := len(given.Columns)
	for _, row := range given.Rows {
		count = max(count, len(row))
	}
	columns := make([]document.Column, count)
	copy(columns, given.Columns)
	total := 0.0
	for _, c := range columns {
		total += share(c)
		t.head = append(t.head, cell{style: styleHead, text: document.Sanitise(c.Title), right: c.Right})
	}
	for _, c := range columns {
		t.shares = append(t.shares, share(c)/total)
	}
	for _, cells := range given.Rows {
		var row []cell
		for i, c := range cells {
			row = append(row, cell{style: cellStyle(c.Style), text: document.Sanitise(c.Text), sign: c.Sign, tone: c.Tone, right: columns[i].Right})
		}
		t.rows = append(t.rows, row)
	}
	t.fill()
	f.set(t)
}

func share(c document.Column) float64 {
	if c.Share > 0 {
		return c.Share
	}
	return 1
}

func cellStyle(style document.TextStyle) styleID {
	switch style {
	case document.Strong:
		return styleCellStrong
	case document.Muted:
		return styleLabel
	}
	return styleCell
}

func (f *flow) strip(s document.Strip) {
	perRow := min(f.measures.StripRow, len(s.Cells))
	t := &table{kind: stripTable, caption: line(s.Alt), ruled: true}
	for range perRow {
		t.shares = append(t.shares, 1/float64(perRow))
	}
	for i := 0; i < len(s.Cells); i += perRow {
		var row []cell
		for _, c := range s.Cells[i:min(i+perRow, len(s.Cells))] {
			row = append(row, cell{style: styleCellStrong, above: document.Sanitise(c.Label), text: document.Sanitise(c.Value), sign: c.Sign, tone: c.Tone})
		}
		t.rows = append(t.rows, row)
	}
	t.fill()
	f.set(t)
}

// signatures sets each person's lines below those of the one before, in the order
// in which they are read.
func (f *flow) signatures(s document.Signatures) {
	for _, b := range s.Boxes {
		if title := document.Sanitise(b.Title); title != "" {
			f.put(&para{style: styleStrong, text: title, keep: true})
		}
		t := &table{kind: signTable, shares: []float64{f.labelShare(b.Lines), 0.5}}
		for i, label := range b.Lines {
			given := ""
			if i < len(b.Given) {
				given = document.Sanitise(b.Given[i])
			}
			t.rows = append(t.rows, []cell{
				{style: styleSign, text: document.Sanitise(label), label: true},
				{style: styleSign, text: given, line: true},
			})
		}
		f.set(t)
	}
}

// labelShare is the part of the width that the longest word of labels needs.
func (f *flow) labelShare(labels []string) float64 {
	longest := 0
	for _, l := range labels {
		for word := range strings.FieldsSeq(document.Sanitise(l)) {
			longest = max(longest, utf8.RuneCountInString(word))
		}
	}
	const perLetter = 0.62 // of the size, for a face without serifs
	width := document.PageWidth - 2*f.measures.Margin
	return min(max(float64(longest+2)*perLetter*f.measures.Body/width, 0.22), 0.45)
}
