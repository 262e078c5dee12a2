package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// nested are files in which something leads to something else again and again: each
// must end in an answer or an error, within what a stack and a moment hold.
func nested(many int) map[string][]byte {
	return map[string][]byte{
		"lengths":        chain(many, "<</Length %d 0 R>>\nstream\n\nendstream"),
		"references":     chain(many, "%d 0 R"),
		"page tree":      chain(many, "<</Kids [%d 0 R]>>"),
		"names":          chain(many, "<</Kids [%d 0 R]>>"),
		"names in place": handmade("<</Type /Catalog /Names <</EmbeddedFiles <</Kids 2 0 R>>>>>>", "[<</Kids 2 0 R>> <</Kids 2 0 R>>]"),
		"arrays":         handmade("<</Type /Catalog /AF " + strings.Repeat("[", many) + ">>"),
		"dictionaries":   handmade("<</Type /Catalog /AF " + strings.Repeat("<</A ", many) + ">>"),
		"texts":          handmade("<</Type /Catalog /AF [2 0 R]>>", strings.Repeat("(", many)),
		"object streams": inside(many),
		"overlapping":    overlapping(many),
		"attached":       handmade("<</Type /Catalog /AF ["+strings.Repeat("<</EF <</F 2 0 R>>>> ", many)+"]>>", "<</Length 0>>\nstream\n\nendstream"),
	}
}

// chain is a file of objects each of which leads to the next.
func chain(many int, object string) []byte {
	objects := []string{"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles 2 0 R>> /AF [2 0 R] /Lang 2 0 R>>"}
	for i := range many {
		objects = append(objects, fmt.Sprintf(object, i+3))
	}
	return handmade(append(objects, "9")...)
}

// inside is a file whose objects each stand in the stream that is the next one.
func inside(many int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	index := make([]byte, 0, 6*(many+2))
	for n := range many + 2 {
		index = append(index, 2, byte((n+1)>>16), byte((n+1)>>8), byte(n+1), 0)
	}
	cross := b.Len()
	fmt.Fprintf(&b, "%d 0 obj\n<</Type /XRef /W [1 3 1] /Size %d /Root 1 0 R /Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		many+9, many+2, len(index), index, cross)
	return b.Bytes()
}

// overlapping is a file whose objects each hold all that comes after, as text.
func overlapping(many int) []byte {
	var b, table bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj\n<</Type /Catalog /AF [")
	for i := range many {
		fmt.Fprintf(&b, "%d 0 R ", i+2)
	}
	b.WriteString("]>>\nendobj\n")
	for i := range many {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj (", i+2)
	}
	b.WriteString(strings.Repeat("x", 1<<20) + strings.Repeat(")", many))
	start := b.Len()
	fmt.Fprintf(&b, "\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n2 %d\n%strailer\n<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", many, table.Bytes(), start+1)
	return b.Bytes()
}

// TestNestingIsBounded: a stack that overflows ends the program, and no error can
// stop that (D10).
func TestNestingIsBounded(t *testing.T) {
	for label, data := range nested(100_000) {
		t.Run(label, func(t *testing.T) {
			if _, err := Read(data); codeOf(err) == "" {
				t.Errorf("%v", err)
			}
		})
	}
}

// FuzzNesting begins where things lead to each other.
func FuzzNesting(f *testing.F) {
	for _, data := range nested(3) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(data); err != nil && codeOf(err) == "" {
			t.Errorf("an error without a code: %v", err)
		}
	})
}
