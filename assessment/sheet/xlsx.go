package sheet

import (
	"bytes"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Widths of a column, in characters.
const (
	leastWidth = 8
	mostWidth  = 48
	maxName    = 31 // of a sheet, by the format
)

// XLSX writes tables as the sheets of one workbook. Text stays text there, so
// that nothing in it is a formula.
func XLSX(sheets []Sheet) ([]byte, error) {
	book := excelize.NewFile()
	defer book.Close()
	head, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return nil, err
	}
	points, err := book.NewStyle(&excelize.Style{NumFmt: 2}) // 0.00, in the reader's own decimal sign
	if err != nil {
		return nil, err
	}
	for i, s := range sheets {
		w := writer{book: book, name: sheetName(s.Name), head: head, points: points}
		if err := w.sheet(i == 0, s); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

type writer struct {
	book         *excelize.File
	name         string
	head, points int // styles
}

func (w writer) sheet(first bool, s Sheet) error {
	if err := w.begin(first); err != nil {
		return err
	}
	for r, row := range s.Rows {
		for c, cell := range row {
			if err := w.cell(c+1, r+1, cell); err != nil {
				return err
			}
		}
	}
	if err := w.widths(s.Rows); err != nil {
		return err
	}
	if err := w.book.SetRowStyle(w.name, 1, 1, w.head); err != nil {
		return err
	}
	return w.book.SetPanes(w.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// begin makes the sheet; a new workbook has one already.
func (w writer) begin(first bool) error {
	if first {
		return w.book.SetSheetName(w.book.GetSheetName(0), w.name)
	}
	_, err := w.book.NewSheet(w.name)
	return err
}

func (w writer) cell(column, row int, c Cell) error {
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	switch {
	case !c.number:
		return w.book.SetCellStr(w.name, at, c.text)
	case c.places == 0:
		return w.book.SetCellInt(w.name, at, int64(c.hundredths/100))
	}
	if err := w.book.SetCellStyle(w.name, at, at, w.points); err != nil {
		return err
	}
	return w.book.SetCellFloat(w.name, at, float64(c.hundredths)/100, 2, 64)
}

// widths sets each column to the width of its longest text, within bounds.
func (w writer) widths(rows [][]Cell) error {
	longest := map[int]int{}
	for _, row := range rows[min(1, len(rows)):] {
		for c, cell := range row {
			longest[c] = max(longest[c], len([]rune(cell.csv("."))))
		}
	}
	for c, n := range longest {
		name, err := excelize.ColumnNumberToName(c + 1)
		if err != nil {
			return err
		}
		if err := w.book.SetColWidth(w.name, name, name, float64(min(max(n+2, leastWidth), mostWidth))); err != nil {
			return err
		}
	}
	return nil
}

// sheetName drops what a workbook does not take in a name.
func sheetName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > maxName {
		name = string(runes[:maxName])
	}
	return strings.TrimSpace(name)
}
