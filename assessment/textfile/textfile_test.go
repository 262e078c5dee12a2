package textfile

import (
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
)

func TestTablesAsPeopleMakeThem(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []Row
	}{
		"Excel":             {"\uFEFFsep=;\r\na;\"b;c\"\r\n\r\n1;2\r\n", []Row{{2, []string{"a", "b;c"}}, {4, []string{"1", "2"}}}},
		"Excel, by commas":  {"sep=,\n1,2;3\n", []Row{{2, []string{"1", "2;3"}}}},
		"a form":            {"t,\"x;y\"\n1,2\n", []Row{{1, []string{"t", "x;y"}}, {2, []string{"1", "2"}}}},
		"tabs":              {"1\t2\n\t\n", []Row{{1, []string{"1", "2"}}}},
		"a semicolon wins":  {"1\t2;3\n", []Row{{1, []string{"1\t2", "3"}}}},
		"one column":        {"00123\n\n 00124 \n", []Row{{1, []string{"00123"}}, {3, []string{"00124"}}}},
		"an old Mac":        {"1;2\r3;4", []Row{{1, []string{"1", "2"}}, {2, []string{"3", "4"}}}},
		"quotes unfinished": {"1;\"2\n", []Row{{1, []string{"1", "2"}}}},
		"Windows-1252":      {"1;Jos\xE9\n", []Row{{1, []string{"1", "José"}}}},
		"UTF-16":            {"\xFF\xFE1\x00;\x002\x00", []Row{{1, []string{"1", "2"}}}},
		"nothing":           {"\n \n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Rows([]byte(c.text), 10)
			if err != nil || !reflect.DeepEqual(got, c.want) {
				t.Errorf("it reads as %v, %v", got, err)
			}
		})
	}
}

// FuzzTable: whatever the bytes, a table ends, and each of its rows says something
// and stands below the one before it.
func FuzzTable(f *testing.F) {
	for _, text := range []string{"sep=;\n1;2", "\xFF\xFE1\x00", "\"", "a,\"b\nc\",d\n1", "\r\r\n", "sep=|\na|b"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, line := NewTable(data), 0
		for {
			row, err := table.Next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				return // told by whoever reads
			}
			if row.Empty() || row.Line <= line {
				t.Fatalf("row %q at line %d, after line %d", row.Cells, row.Line, line)
			}
			line = row.Line
			for _, cell := range row.Cells {
				if cell != strings.TrimSpace(cell) {
					t.Fatalf("%q has blanks around it", cell)
				}
			}
		}
	})
}
