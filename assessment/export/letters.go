package export

import (
	"context"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/textfile"
)

// MostLetters is how many letters are made at once.
const MostLetters = 1000

// Addressee is one of many that a letter is made for. Nothing of it is kept but
// what stands in the files that are asked for.
type Addressee struct {
	Number string // of the appointment or the client, as the practice has it; names the file
	Name   string // set in the letter; may be empty
}

// mostLines is how many lines that cannot be are named.
const mostLines = 20

// Addressees reads a list of numbers and names, as it is pasted in or as Excel,
// Notepad and other programs save one: a row for each, the number in the column
// that has the practice's own numbers, a name in the next. A heading is passed
// over. Its errors name the lines: list-empty, list-long, list-line and list-lines
// for what is no number of the practice's own, such as a BSN, and list-double.
func Addressees(list []byte) ([]Addressee, error) {
	rows, err := textfile.Rows(list, MostLetters+2) // a heading, and one too many
	if err != nil {
		return nil, err
	}
	for i, row := range rows {
		rows[i].Cells = unmixed(row.Cells)
	}
	numbers, names := listColumns(rows)
	if len(rows) > 1 && isHeading(rows[0].Cell(numbers)) {
		rows = rows[1:]
	}
	switch {
	case len(rows) == 0:
		return nil, listError("list-empty", 0, 0)
	case len(rows) > MostLetters:
		return nil, listError("list-long", rows[MostLetters].Line, 0)
	}
	return addressees(rows, numbers, names)
}

func addressees(rows []textfile.Row, numbers, names int) (all []Addressee, err error) {
	seen := map[string]int{}
	var wrong []string
	for _, row := range rows {
		a := Addressee{Number: row.Cell(numbers), Name: row.Cell(names)}
		if consent.CheckNumber(a.Number) != nil {
			wrong = append(wrong, strconv.Itoa(row.Line))
			continue
		}
		if first := seen[a.Number]; first > 0 {
			return nil, listError("list-double", row.Line, first)
		}
		seen[a.Number] = row.Line
		all = append(all, a)
	}
	if len(wrong) > 0 {
		return nil, wrongLines(wrong)
	}
	return all, nil
}

// listColumns are the columns of the number and of the name: the first in which
// most are numbers of a practice's own, and the first beside it.
func listColumns(rows []textfile.Row) (numbers, names int) {
	fits := map[int]int{}
	for _, row := range rows {
		for i, cell := range row.Cells {
			if consent.CheckNumber(cell) == nil {
				fits[i]++
			}
		}
	}
	for i, n := range fits {
		if n > fits[numbers] || n == fits[numbers] && i < numbers {
			numbers = i
		}
	}
	if numbers == 0 {
		return 0, 1
	}
	return numbers, 0
}

// unmixed splits a line that a person typed with a tab among others with
// semicolons.
func unmixed(cells []string) []string {
	if len(cells) != 1 {
		return cells
	}
	number, name, _ := strings.Cut(cells[0], "\t")
	return []string{strings.TrimSpace(number), strings.TrimSpace(name)}
}

// isHeading reports whether the first row says what stands below it: in words, or
// with nothing above the numbers.
func isHeading(cell string) bool { return !strings.ContainsAny(cell, "0123456789") }

func wrongLines(lines []string) error {
	if len(lines) == 1 {
		return &assessment.Error{Code: "list-line", Params: map[string]string{"line": lines[0]}}
	}
	named := strings.Join(lines[:min(len(lines), mostLines)], ", ")
	if len(lines) > mostLines {
		named += ", …"
	}
	return &assessment.Error{Code: "list-lines", Params: map[string]string{"lines": named}}
}

func listError(code string, line, first int) error {
	return &assessment.Error{Code: code, Params: map[string]string{"line": strconv.Itoa(line), "first": strconv.Itoa(first), "max": strconv.Itoa(MostLetters)}}
}

// UnsetFor is [Exporter.Unset] for the letters to many, with their names. It lays
// all names out in one letter.
func (e *Exporter) UnsetFor(r Request, to []Addressee) ([]rune, error) {
	names := make([]string, len(to))
	for i, a := range to {
		names[i] = a.Name
	}
	r.Kinds, r.Choices.To = []Kind{Letter}, strings.Join(names, " ")
	return e.Unset(r)
}

// ExportLetters makes the letter for each of many. What was made before one fails
// or ctx is cancelled stays, and is given beside the error.
func (e *Exporter) ExportLetters(ctx context.Context, r Request, to []Addressee, report func(Progress)) (files []File, err error) {
	if err := checkFolder(r.Folder); err != nil {
		return nil, err
	}
	r.Kinds = []Kind{Letter}
	for i, a := range to {
		report(Progress{Done: i, Total: len(to), Name: a.Number})
		made, err := e.letterTo(ctx, r, a)
		files = append(files, made...)
		if err != nil {
			return files, err
		}
	}
	report(Progress{Done: len(to), Total: len(to)})
	return files, nil
}

func (e *Exporter) letterTo(ctx context.Context, r Request, a Addressee) ([]File, error) {
	r.Number, r.Choices.To = a.Number, a.Name
	if a.Name == "" {
		r.Choices.To = a.Number
	}
	j, err := e.prepare(r)
	if err != nil {
		return nil, err
	}
	return e.all(ctx, r.Folder, j.papers, func(Progress) {})
}
