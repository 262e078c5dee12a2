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
	entriesTable
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
				cell{style: styleLabel, text: held(pair.Label), label: true},
				cell{style: styleCell, text: held(pair.Value), sign: pair.Sign, tone: pair.Tone})
		}
		t.rows = append(t.rows, row)
	}
	t.fill()
	f.set(t)
}

// entries sets each row's lines below each other, with their references.
func (f *flow) entries(given document.Entries) {
	t := &table{kind: entriesTable, ruled: true, shares: []float64{0.27, 0.73}}
	for _, row := range given.Rows {
		var lines []string
		for _, l := range row.Lines {
			text := held(l.Lead+l.Text) + references(l.Refs)
			if sign := signs[l.Sign]; sign != "" {
				text = sign + " " + text
			}
			lines = append(lines, text)
		}
		t.rows = append(t.rows, []cell{{style: styleCellStrong, text: held(row.Label), label: true}, {style: styleCell, text: strings.Join(lines, "\n")}})
	}
	f.set(t)
}

// references are those behind a text.
func references(refs []document.Ref) string {
	var all []string
	for _, r := range refs {
		all = append(all, line(r.Text))
	}
	if len(all) == 0 {
		return ""
	}
	return " " + strings.Join(all, ", ")
}

// staysWhole reports whether a row may not part over two pages: a short one.
func (t *table) staysWhole(cells []cell) bool {
	const long = 420 // characters, which are about six lines of a cell
	for _, c := range cells {
		if utf8.RuneCountInString(c.text) > long {
			return false
		}
	}
	return true
}

// holds reports whether a row stays with the one below it: the first with the second
// and the last but one with the last; small tables as a whole.
func (t *table) holds(i int) bool {
	const small = 6 // rows
	last := len(t.rows) - 1
	if i >= last {
		return t.keep
	}
	return t.keep || i == 0 || i == last-1 || t.kind != gridTable && t.kind != entriesTable && len(t.rows) <= small || t.kind == signTable
}

// fill brings each row to as many cells as the table has columns.
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
		t.head = append(t.head, cell{style: styleHead, text: held(c.Title), right: c.Right})
	}
	for _, c := range columns {
		t.shares = append(t.shares, share(c)/total)
	}
	for _, cells := range given.Rows {
		var row []cell
		for i, c := range cells {
			row = append(row, cell{style: cellStyle(c.Style), text: held(c.Text) + references(c.Refs), sign: c.Sign, tone: c.Tone, right: columns[i].Right})
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
			row = append(row, cell{style: styleCellStrong, above: held(c.Label), text: held(c.Value), sign: c.Sign, tone: c.Tone})
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
		if title := held(b.Title); title != "" {
			f.put(&para{style: styleStrong, text: title, keep: true})
		}
		for _, who := range b.Who {
			f.put(&para{style: styleBody, text: held(who), keep: true})
		}
		t := &table{kind: signTable, shares: []float64{f.labelShare(b.Lines), 0.5}}
		for i, label := range b.Lines {
			given := ""
			if i < len(b.Given) {
				given = held(b.Given[i])
			}
			t.rows = append(t.rows, []cell{
				{style: styleSign, text: held(label), label: true},
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
		for word := range strings.FieldsSeq(held(l)) {
			longest = max(longest, utf8.RuneCountInString(word))
		}
	}
	const perLetter = 0.62 // of the size, for a face without serifs
	width := document.PageWidth - 2*f.measures.Margin
	return min(max(float64(longest+2)*perLetter*f.measures.Body/width, 0.22), 0.45)
}
