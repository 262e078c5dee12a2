package grid

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// progressEvery is how many rows are read between two reports.
const progressEvery = 1000

// MaxResponses is how many respondents are read at most.
const MaxResponses = 1_000_000

// ReadResponses counts single responses: a row for each respondent and a column
// for each thing that was asked, in that order, between semicolons, tabs or
// commas. Between commas a decimal has a point. A first row without a number
// is a heading. Errors name the row and the column. After every thousand rows
// progress gets the number so far; false stops.
func ReadResponses(r io.Reader, asked []string, progress func(rows int) bool) (map[string][]Count, error) {
	buffered := bufio.NewReaderSize(r, 1<<16)
	lines := csv.NewReader(buffered)
	lines.Comma = separator(buffered)
	lines.FieldsPerRecord, lines.LazyQuotes, lines.ReuseRecord = -1, true, true
	t := &tally{asked: asked, counts: make([]map[Points]int, len(asked))}
	for i := range t.counts {
		t.counts[i] = map[Points]int{}
	}
	for first := true; ; first = false {
		cells, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return t.result()
		}
		if err != nil {
			return nil, unreadable(err)
		}
		row, _ := lines.FieldPos(0)
		if empty(cells) || first && heading(cells) {
			continue
		}
		if err := t.add(row, cells); err != nil {
			return nil, err
		}
		if t.rows%progressEvery == 0 && !progress(t.rows) {
			return nil, fail("cancelled", "")
		}
	}
}

// separator looks at what comes first: a semicolon wins, for then a comma is a
// decimal; then a tab.
func separator(r *bufio.Reader) rune {
	if start, _ := r.Peek(3); string(start) == "\uFEFF" {
		r.Discard(3)
	}
	start, _ := r.Peek(4096)
	for _, s := range []rune{';', '\t'} {
		if strings.ContainsRune(string(start), s) {
			return s
		}
	}
	return ','
}

// tally counts marks by what was asked.
type tally struct {
	asked  []string
	counts []map[Points]int
	rows   int
}

func (t *tally) add(row int, cells []string) error {
	at := func(code string, column int, params ...string) error {
		return fail(code, "", append(params, "row", strconv.Itoa(row), "column", strconv.Itoa(column))...)
	}
	if len(cells) > len(t.asked) && !empty(cells[len(t.asked):]) {
		return at("responses-extra", len(t.asked)+1, "columns", strconv.Itoa(len(t.asked)))
	}
	if t.rows == MaxResponses {
		return at("responses-many", 1, "max", strconv.Itoa(MaxResponses))
	}
	for i := range t.asked {
		if i >= len(cells) || strings.TrimSpace(cells[i]) == "" {
			return at("responses-missing", i+1)
		}
		mark, err := ParsePoints(cells[i])
		if err != nil {
			return at("responses-text", i+1, "value", shortened(cells[i]))
		}
		if CheckMark(mark) != "" {
			return at("responses-range", i+1, "value", shortened(cells[i]))
		}
		t.counts[i][mark]++
	}
	t.rows++
	return nil
}

func (t *tally) result() (map[string][]Count, error) {
	if t.rows == 0 {
		return nil, fail("responses-none", "")
	}
	all := map[string][]Count{}
	for i, id := range t.asked {
		for mark, times := range t.counts[i] {
			all[id] = append(all[id], Count{mark, times})
		}
		slices.SortFunc(all[id], func(a, b Count) int { return cmp.Compare(a.Mark, b.Mark) })
	}
	return all, nil
}

func unreadable(err error) error {
	if wrong, ok := errors.AsType[*csv.ParseError](err); ok {
		return fail("responses-text", "", "row", strconv.Itoa(wrong.StartLine), "column", "1", "value", wrong.Err.Error())
	}
	return err
}

func empty(cells []string) bool {
	return !slices.ContainsFunc(cells, func(s string) bool { return strings.TrimSpace(s) != "" })
}

// heading tells a row of words from one of marks.
func heading(cells []string) bool {
	return !slices.ContainsFunc(cells, func(s string) bool {
		_, err := ParsePoints(s)
		return err == nil
	})
}

// shortened is enough of a cell to find it by.
func shortened(cell string) string {
	const most = 40
	if runes := []rune(strings.TrimSpace(cell)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return strings.TrimSpace(cell)
}
