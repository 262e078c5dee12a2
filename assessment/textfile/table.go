package textfile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// Row is a row of a table: the line of the file on which it begins, from 1, and
// its cells without the spaces around them.
type Row struct {
	Line  int
	Cells []string
}

// Empty reports whether nothing stands in any cell.
func (r Row) Empty() bool {
	return !slices.ContainsFunc(r.Cells, func(cell string) bool { return cell != "" })
}

// Cell returns the cell at a column, from 0; an empty one beyond the last.
func (r Row) Cell(column int) string {
	if column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column]
}

// Table reads the rows of a delimited text one by one.
type Table struct {
	lines *csv.Reader
	first int // line of the file on which the table begins
}

// NewTable reads a table with semicolons, tabs or commas between its cells: what
// Excel, Numbers, a form on the web and a person with Notepad make. Excel's first
// line "sep=;" says which and is no row.
func NewTable(data []byte) *Table {
	text := unifyLines(Lenient(data))
	t := &Table{first: 1}
	separator, rest := stated(text)
	if separator == 0 {
		separator = guessed(text)
	} else {
		t.first = 2
	}
	t.lines = csv.NewReader(bytes.NewReader(rest))
	t.lines.Comma = separator
	t.lines.FieldsPerRecord, t.lines.LazyQuotes, t.lines.ReuseRecord = -1, true, true
	return t
}

// Next returns the next row in which something stands, and io.EOF after the last.
// The row is the reader's own until the next call.
func (t *Table) Next() (Row, error) {
	for {
		cells, err := t.lines.Read()
		if err != nil {
			return Row{}, err
		}
		line, _ := t.lines.FieldPos(0)
		for i, cell := range cells {
			cells[i] = strings.TrimSpace(cell)
		}
		if row := (Row{Line: line + t.first - 1, Cells: cells}); !row.Empty() {
			return row, nil
		}
	}
}

// Rows returns all rows of a table in which something stands, most of them at most.
func Rows(data []byte, most int) (rows []Row, err error) {
	t := NewTable(data)
	for len(rows) < most {
		row, err := t.Next()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		row.Cells = slices.Clone(row.Cells)
		rows = append(rows, row)
	}
	return rows, nil
}

// unifyLines ends each line as Go's reader expects it, also those of old Macs.
func unifyLines(text []byte) []byte {
	if !bytes.ContainsRune(text, '\r') {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// separators in the order in which they win: where cells stand between
// semicolons, a comma is a decimal.
const separators = ";\t,"

// stated returns the separator that a first line states, and what follows that
// line; 0 for none.
func stated(text []byte) (separator rune, rest []byte) {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	sign, states := strings.CutPrefix(strings.Trim(strings.ToLower(string(line)), "\" "), "sep=")
	if states && len(sign) == 1 && (strings.Contains(separators, sign) || sign == "|") {
		return rune(sign[0]), rest
	}
	return 0, text
}

// guessed is the first separator that stands outside quotation marks near the
// beginning: a form puts several choices in one cell, with semicolons between.
func guessed(text []byte) rune {
	var outside strings.Builder
	for i, part := range strings.Split(string(text[:min(len(text), 4096)]), `"`) {
		if i%2 == 0 {
			outside.WriteString(part)
		}
	}
	for _, separator := range separators {
		if strings.ContainsRune(outside.String(), separator) {
			return separator
		}
	}
	return ','
}
