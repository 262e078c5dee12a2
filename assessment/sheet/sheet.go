// Package sheet writes tables as CSV and as XLSX, for who goes on counting with
// them. Text from people can never act there: a cell that a spreadsheet would
// take for a formula is made harmless.
//
// Never in here: what a table says, a file, or a document.
package sheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"unicode/utf8"

	"beeldbeltoets/assessment/plaintext"
)

// Sheet is a table with its name; the first row is its head.
type Sheet struct {
	Name string
	Rows [][]Cell
}

// Cell is text, or a number of hundredths.
type Cell struct {
	text       string
	hundredths int
	number     bool
	places     int // decimals that are shown
}

// Text is a cell with text, without what steers a screen or a printer.
func Text(s string) Cell { return Cell{text: plaintext.Prose(s)} }

// Hundredths is a cell with a number of two decimals.
func Hundredths(n int) Cell { return Cell{hundredths: n, number: true, places: 2} }

// Whole is a cell with a whole number.
func Whole(n int) Cell { return Cell{hundredths: n * 100, number: true} }

// formula begins what some spreadsheet takes for a formula.
const formula = "=+-@\t\r\n＝＋－＠"

// harmless sets an apostrophe before what a spreadsheet would take for a formula.
func harmless(text string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \u00a0\u200b\ufeff"))
	if strings.ContainsRune(formula, first) {
		return "'" + text
	}
	return text
}

// CSV writes one table as UTF-8 with its mark, between semicolons, with a
// decimal sign.
func CSV(s Sheet, decimal string) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\uFEFF")
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = ';', true
	for _, row := range s.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = c.csv(decimal)
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

func (c Cell) csv(decimal string) string {
	if !c.number {
		return harmless(c.text)
	}
	n, sign := c.hundredths, ""
	if n < 0 {
		n, sign = -n, "-"
	}
	if c.places == 0 {
		return fmt.Sprintf("%s%d", sign, n/100)
	}
	return fmt.Sprintf("%s%d%s%02d", sign, n/100, decimal, n%100)
}
