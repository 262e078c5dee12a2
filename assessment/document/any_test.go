package document

import (
	"math"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment/script"

	"pgregory.net/rapid"
)

// anyDocument draws a document with blocks nested in each other.
func anyDocument(t *rapid.T) *Document {
	str := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("aaa eee nnn\n.-/Zé🙂א")), rapid.Rune()))
	text := func() string {
		return strings.Repeat(str.Draw(t, "text"), rapid.SampledFrom([]int{1, 1, 1, 40}).Draw(t, "times"))
	}
	texts := func() []string { return rapid.SliceOfN(rapid.Just(text()), 0, 4).Draw(t, "texts") }
	sign := func() Sign { return Sign(rapid.IntRange(0, 7).Draw(t, "sign")) }
	tone := func() Tone { return Tone(rapid.IntRange(0, 4).Draw(t, "tone")) }
	refs := func() (all []Ref) {
		for range rapid.IntRange(0, 2).Draw(t, "refs") {
			all = append(all, Ref{str.Draw(t, "ref"), "a"})
		}
		return all
	}
	var blocks func(depth int) []Block
	block := func(depth int) Block {
		kinds := 17
		if depth > 2 {
			kinds = 11
		}
		switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
		case 0:
			return Title{text(), text()}
		case 1:
			return Heading{Level: rapid.IntRange(1, 3).Draw(t, "level"), Text: text(), Anchor: rapid.SampledFrom([]string{"", "a"}).Draw(t, "anchor"), Back: Ref{rapid.SampledFrom([]string{"", "terug"}).Draw(t, "back"), "a"}}
		case 2:
			return Paragraph{text(), TextStyle(rapid.IntRange(0, 2).Draw(t, "style"))}
		case 3:
			return List{texts(), rapid.Bool().Draw(t, "numbered")}
		case 4:
			f := Facts{Columns: rapid.IntRange(0, 2).Draw(t, "columns"), Ruled: rapid.Bool().Draw(t, "ruled")}
			for range rapid.IntRange(0, 5).Draw(t, "pairs") {
				f.Pairs = append(f.Pairs, Fact{text(), text(), sign(), tone()})
			}
			return f
		case 5:
			var table Table
			n := rapid.IntRange(0, 6).Draw(t, "columns")
			for range n {
				table.Columns = append(table.Columns, Column{text(), rapid.Float64Range(0, 5).Draw(t, "share"), rapid.Bool().Draw(t, "right")})
			}
			for range rapid.IntRange(0, 4).Draw(t, "rows") {
				var row []Cell
				for range n {
					row = append(row, Cell{Text: text(), Sign: sign(), Tone: tone(), Refs: refs()})
				}
				table.Rows = append(table.Rows, row)
			}
			return table
		case 6:
			s := Strip{Alt: text()}
			for range rapid.IntRange(0, 10).Draw(t, "cells") {
				s.Cells = append(s.Cells, StripCell{sign(), tone(), text(), text()})
			}
			return s
		case 7:
			s := Signatures{Tight: rapid.Bool().Draw(t, "tight")}
			for range rapid.IntRange(0, 3).Draw(t, "boxes") {
				s.Boxes = append(s.Boxes, SignatureBox{Name: "sign", Title: text(), Who: texts(), Lines: texts(), Given: texts()})
			}
			return s
		case 8:
			return CheckBox{"name", text()}
		case 9:
			return Blank{text()}
		case 10:
			e := Entries{Continued: rapid.SampledFrom([]string{"", "vervolg"}).Draw(t, "continued")}
			for range rapid.IntRange(0, 3).Draw(t, "rows") {
				row := Entry{Label: text(), Anchor: "b"}
				for range rapid.IntRange(0, 3).Draw(t, "lines") {
					row.Lines = append(row.Lines, Line{Lead: rapid.SampledFrom([]string{"", "Ja"}).Draw(t, "lead"), Text: text(), Sign: sign(), Tone: tone(), Refs: refs()})
				}
				e.Rows = append(e.Rows, row)
			}
			return e
		case 11:
			return PageBreak{}
		case 12:
			return Keep{blocks(depth + 1)}
		case 14:
			return Annex{Room: rapid.Float64Range(0, 1).Draw(t, "room"), Blocks: blocks(depth + 1)}
		case 15:
			way := blocks(depth + 1)
			return Fitting{Ways: []Way{{Fits: []Block{Keep{way}}}, {Then: way}}}
		case 13:
			pairs := []Pair{
				{Paragraph{Text: text()}, Paragraph{Text: text()}, "nl"}, {Heading{Level: 1, Text: text()}, Heading{Level: 1, Text: text()}, "nl"},
				{List{Items: texts()}, List{Items: texts()}, "nl"}, {CheckBox{"name", text()}, Paragraph{Text: text()}, "nl"},
			}
			return rapid.SampledFrom(pairs).Draw(t, "pair")
		}
		return Callout{text(), tone(), blocks(depth + 1)}
	}
	blocks = func(depth int) []Block {
		var all []Block
		for range rapid.IntRange(0, 4).Draw(t, "blocks") {
			all = append(all, block(depth))
		}
		return all
	}
	return &Document{
		Title: text(), Lang: "nl", Style: Style(rapid.IntRange(0, 2).Draw(t, "style")), Mark: text(),
		Head: Letterhead{Name: text(), Left: texts(), Right: texts()}, Foot: Foot{text(), text(), "{page} van {pages}"},
		Blocks: blocks(0), Fillable: rapid.Bool().Draw(t, "fillable"),
	}
}

// fields counts the places to fill in that a document has.
func fields(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case CheckBox:
			n++
		case Signatures:
			for _, s := range b.Boxes {
				n += min(len(s.Lines), 1)
			}
		case Callout:
			n += fields(b.Blocks)
		case Keep:
			n += fields(b.Blocks)
		case Annex:
			n += fields(b.Blocks)
		case Fitting:
			n += fields(b.Ways[1].Then)
		case Pair:
			n += fields([]Block{b.Left, b.Right})
		}
	}
	return n
}

// given collects every text of a document that stands in its flow.
func given(doc *Document) []string {
	all := slices.Concat([]string{doc.Head.Name}, doc.Head.Left, doc.Head.Right)
	var add func(blocks []Block)
	add = func(blocks []Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case Title:
				all = append(all, b.Eyebrow, b.Text)
			case Heading:
				all = append(all, b.Text)
			case Paragraph:
				all = append(all, b.Text)
			case List:
				all = append(all, b.Items...)
			case Facts:
				for _, p := range b.Pairs {
					all = append(all, p.Label, p.Value)
				}
			case Table:
				for _, c := range b.Columns {
					all = append(all, c.Title)
				}
				for _, row := range b.Rows {
					for _, c := range row {
						all = append(all, c.Text)
					}
				}
			case Strip:
				for _, c := range b.Cells {
					all = append(all, c.Label+"\n"+c.Value)
				}
			case Signatures:
				for _, s := range b.Boxes {
					all = append(append(append(all, s.Title), s.Who...), s.Lines...)
					all = append(all, s.Given[:min(len(s.Given), len(s.Lines))]...)
				}
			case CheckBox:
				all = append(all, b.Text)
			case Blank:
				all = append(all, b.Label)
			case Callout:
				all = append(all, b.Title)
				add(b.Blocks)
			case Keep:
				add(b.Blocks)
			case Annex:
				add(b.Blocks)
			case Fitting:
				add(b.Ways[1].Then)
			case Entries:
				for _, row := range b.Rows {
					all = append(all, row.Label)
					for _, l := range row.Lines {
						all = append(all, l.Lead, l.Text)
					}
				}
			case Pair:
				add([]Block{b.Left, b.Right})
			}
		}
	}
	add(doc.Blocks)
	return all
}

// TestAnyDocumentLaysOut: nothing is lost and nothing leaves the page.
func TestAnyDocumentLaysOut(t *testing.T) {
	fonts := testFonts(t)
	rapid.Check(t, func(t *rapid.T) {
		doc := anyDocument(t)
		l := Lay(doc, fonts)
		if len(l.Pages) == 0 {
			t.Fatal("no page")
		}
		for i, page := range l.Pages {
			order := -1
			for _, item := range page.Items {
				b := item.Shape.Bounds()
				if b.X < 0 || b.Y < 0 || b.X+b.W > PageWidth || b.Y+b.H > PageHeight || math.IsNaN(b.X+b.Y+b.W+b.H) {
					t.Fatalf("page %d: %#v leaves the page", i+1, item.Shape)
				}
				if item.Owner != nil {
					if item.Owner.Order < order {
						t.Fatalf("page %d is not in the order of reading", i+1)
					}
					order = item.Owner.Order
				}
			}
		}
		placed := 0
		for _, page := range l.Pages {
			for _, item := range page.Fields {
				b := item.Shape.Bounds()
				if item.Owner.Role != RoleForm || b.X < 0 || b.Y < 0 || b.W <= 0 || b.H <= 0 || b.X+b.W > PageWidth || b.Y+b.H > PageHeight {
					t.Fatalf("%#v cannot be filled in", item.Shape)
				}
				placed++
			}
		}
		if doc.Fillable && placed != fields(doc.Blocks) || !doc.Fillable && placed > 0 {
			t.Fatalf("%d places to fill in", placed)
		}
		found := map[string]int{}
		for _, text := range said(l) {
			found[letters(text)]++
		}
		for _, text := range given(doc) {
			key := letters(Sanitise(text))
			if key != "" && found[key] == 0 {
				t.Fatalf("%q is lost", key)
			}
			found[key]--
		}
	})
}

// letters are those of a text, in no order: on the page it may run from right to left.
func letters(text string) string {
	all := []rune(strings.Join(strings.Fields(text), ""))
	all = slices.DeleteFunc(all, script.Steers)
	slices.Sort(all)
	return string(all)
}
