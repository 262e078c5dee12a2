package grid

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment/textfile"
)

// progressEvery is how many rows are read between two reports.
const progressEvery = 1000

// MaxResponses is how many respondents are read at most.
const MaxResponses = 1_000_000

// ReadResponses counts single responses: a row for each respondent and a column
// for each thing that was asked, in that order, as Excel, a form on the web or a
// person makes such a table. Between commas a decimal has a point. A blank is no
// answer. A first row without a number is a heading; of more columns than asked,
// those with times, names and numbers of rows are passed over. Errors name the row
// and the column. After every thousand rows progress gets the number so far; false
// stops.
func ReadResponses(data []byte, asked []string, progress func(rows int) bool) (map[string][]Count, error) {
	columns, err := answerColumns(data, len(asked))
	if err != nil {
		return nil, err
	}
	t := newTally(asked, columns)
	table := textfile.NewTable(data)
	for first := true; ; first = false {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			return t.result()
		}
		if err != nil {
			return nil, err
		}
		if first && t.heading(row) || t.blank(row) {
			continue
		}
		if err := t.add(row); err != nil {
			return nil, err
		}
		if t.rows%progressEvery == 0 && !progress(t.rows) {
			return nil, fail("cancelled", "")
		}
	}
}

// column is what stands in a column below the heading.
type column struct {
	filled, marks int  // cells in which something stands, and those that are a mark
	counts        bool // the cells count 1, 2, 3 and on: numbers of the rows
}

// isMark reports whether a cell is a mark that can be given.
func isMark(cell string) bool {
	mark, err := ParsePoints(cell)
	return err == nil && CheckMark(mark) == ""
}

// add looks at one more cell.
func (c *column) add(cell string) {
	if cell == "" {
		return
	}
	c.filled++
	if isMark(cell) {
		c.marks++
	}
	c.counts = (c.counts || c.filled == 1) && cell == strconv.Itoa(c.filled)
}

// answers reports whether most of what stands in a column are marks: one that is
// none has to be told, not passed over.
func (c *column) answers() bool { return 2*c.marks > c.filled }

// answerColumns returns the columns with answers to as many questions: all there
// are, or of more those in which marks stand.
func answerColumns(data []byte, asked int) ([]int, error) {
	all, err := columnsIn(data)
	if err != nil {
		return nil, err
	}
	chosen := indexes(all, func(c column) bool { return c.filled > 0 })
	if len(chosen) > asked {
		chosen = indexes(all, func(c column) bool { return c.answers() })
	}
	if len(chosen) > asked {
		chosen = indexes(all, func(c column) bool { return c.answers() && !c.counts })
	}
	switch {
	case !slices.ContainsFunc(all, func(c column) bool { return c.filled > 0 }):
		return nil, fail("responses-none", "")
	case len(chosen) > asked:
		return nil, fail("responses-extra", "", "row", "1", "column", strconv.Itoa(chosen[asked]+1), "columns", strconv.Itoa(asked))
	case len(chosen) < asked:
		return nil, fail("responses-few", "", "columns", strconv.Itoa(asked), "there", strconv.Itoa(len(chosen)))
	}
	return chosen, nil
}

// columnsIn looks at every column of a table, without its heading.
func columnsIn(data []byte) (all []column, err error) {
	table := textfile.NewTable(data)
	for first := true; ; first = false {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		for len(all) < len(row.Cells) {
			all = append(all, column{})
		}
		if first && !slices.ContainsFunc(row.Cells, isMark) {
			continue
		}
		for i, cell := range row.Cells {
			all[i].add(cell)
		}
	}
}

// indexes are the places of the columns that fit.
func indexes(all []column, fits func(column) bool) (places []int) {
	for i, c := range all {
		if fits(c) {
			places = append(places, i)
		}
	}
	return places
}

// tally counts marks by what was asked.
type tally struct {
	asked   []string
	columns []int // where the answers to each stand
	counts  []map[Points]int
	rows    int
}

func newTally(asked []string, columns []int) *tally {
	t := &tally{asked: asked, columns: columns, counts: make([]map[Points]int, len(asked))}
	for i := range t.counts {
		t.counts[i] = map[Points]int{}
	}
	return t
}

// heading reports whether a row has words where others have marks.
func (t *tally) heading(row textfile.Row) bool {
	return !slices.ContainsFunc(t.columns, func(column int) bool {
		_, err := ParsePoints(row.Cell(column))
		return err == nil
	})
}

// blank reports whether a row answers nothing.
func (t *tally) blank(row textfile.Row) bool {
	return !slices.ContainsFunc(t.columns, func(column int) bool { return row.Cell(column) != "" })
}

func (t *tally) add(row textfile.Row) error {
	if t.rows == MaxResponses {
		return fail("responses-many", "", "max", strconv.Itoa(MaxResponses))
	}
	for i, column := range t.columns {
		cell := row.Cell(column)
		if cell == "" {
			continue
		}
		mark, err := ParsePoints(cell)
		code := ""
		switch {
		case err != nil:
			code = "responses-text"
		case CheckMark(mark) != "":
			code = "responses-range"
		}
		if code != "" {
			return fail(code, "", "value", shortened(cell), "row", strconv.Itoa(row.Line), "column", strconv.Itoa(column+1))
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

// shortened is enough of a cell to find it by.
func shortened(cell string) string {
	const most = 40
	if runes := []rune(strings.TrimSpace(cell)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return strings.TrimSpace(cell)
}
