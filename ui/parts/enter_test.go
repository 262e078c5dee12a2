package parts

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestEnter over all that can have the keyboard: Enter is the window's, whose main button it presses, except
// at another button or a link, which press themselves, at a list, which opens its row, at an open
// suggestion, which is taken, and in a text of many lines, which gets a line.
func TestEnter(t *testing.T) {
	const window = "window"
	did := ""
	do := func(what string) func() { return func() { did = what } }
	tried := map[string]bool{}
	for _, c := range []struct {
		name string
		make func() (object fyne.CanvasObject, focus func())
		want string
	}{
		{"a button", func() (fyne.CanvasObject, func()) { b := NewButton(Plain, "Zoek", do("button")); return b, b.Focus }, "button"},
		{"a link", func() (fyne.CanvasObject, func()) {
			l := NewLink(Neutral, SignEmpty, "Vraag 3", "", do("link"))
			return l, l.Focus
		}, "link"},
		{"the strip of answers", func() (fyne.CanvasObject, func()) {
			s := NewStrip("Antwoorden", []Cell{{Name: "1"}}, func(int) { did = "cell" })
			return s, s.Focus
		}, "cell"},
		{"a box to tick", func() (fyne.CanvasObject, func()) {
			c := NewCheck("Beeld", "", func(bool) { did = "ticked" })
			return c, c.Focus
		}, window},
		{"answers", func() (fyne.CanvasObject, func()) {
			g := NewAnswerGroup("Versleuteld?", yesNo, func(id string) { did = id })
			return g, g.Focus
		}, window},
		{"options", func() (fyne.CanvasObject, func()) {
			g := NewChoice("Soort", "", yesNo, func(id string) { did = id })
			return g, g.Focus
		}, window},
		{"a closed choice", func() (fyne.CanvasObject, func()) {
			f := NewSelectField("Soort", "", "Kies", yesNo, func(id string) { did = id })
			return f, f.Focus
		}, window},
		{"an open choice", func() (fyne.CanvasObject, func()) {
			f := NewSelectField("Soort", "", "Kies", yesNo, func(id string) { did = id })
			return f, func() { f.box.open() }
		}, "yes"},
		{"a slider", func() (fyne.CanvasObject, func()) {
			s := NewSlider("Gewicht", 0, 10, 1, func(int) string { return "" }, func(int) { did = "slid" })
			return s, s.Focus
		}, window},
		{"a preview", func() (fyne.CanvasObject, func()) { p := NewPreview("Brief"); return p, p.Focus }, window},
		{"a line of text", func() (fyne.CanvasObject, func()) {
			f := NewTextField(TextOptions{Label: "Naam", OnChanged: func(string) { did = "typed" }})
			return f, f.Focus
		}, window},
		{"a line of text with a button of its own", func() (fyne.CanvasObject, func()) {
			f := NewTextField(TextOptions{Label: "Map", OnSubmitted: do("submitted")})
			return f, f.Focus
		}, "submitted"},
		{"a password", func() (fyne.CanvasObject, func()) {
			f := NewPasswordField(TextOptions{Label: "Wachtzin"})
			return f, f.Focus
		}, window},
		{"a text of many lines", func() (fyne.CanvasObject, func()) {
			f := NewTextField(TextOptions{Label: "Toelichting", Lines: 3, OnChanged: func(text string) { did = fmt.Sprintf("%q", text) }})
			return f, f.Focus
		}, `"\n"`},
		{"an open suggestion", func() (fyne.CanvasObject, func()) {
			f := NewTextField(TextOptions{Label: "Programma", Suggest: func(string) []Option { return yesNo }, OnTaken: func(id string) { did = id }})
			return f, func() { f.Focus(); f.entry.TypedRune('j') }
		}, "yes"},
		{"a date", func() (fyne.CanvasObject, func()) {
			f := NewDateField(DateOptions{Label: "Dag", Read: readDay, Show: showDay})
			return f, f.Focus
		}, window},
		{"an open calendar", func() (fyne.CanvasObject, func()) {
			o := dateOptions()
			o.OnChanged = func(text, iso string) { did = "day" }
			f := NewDateField(o)
			return f, func() { f.open() }
		}, "day"},
		{"an open menu", func() (fyne.CanvasObject, func()) {
			b := NewMenuBar([]BarMenu{{Title: "Bestand", Lines: []BarLine{{Text: "Open", Do: do("menu")}}}}, Rows(0))
			return b, b.Toggle
		}, "menu"},
		{"the steps", func() (fyne.CanvasObject, func()) {
			n := NewNavList("Stappen", func(id string) { did = id })
			n.SetItems([]NavItem{{ID: "besluit", Text: "Besluit"}})
			return n, n.Focus
		}, "besluit"},
		{"a list", func() (fyne.CanvasObject, func()) {
			l := NewRowList(RowListOptions{Row: func(int) ListRow { return ListRow{Title: "Zoom"} }, OnOpened: func(int) { did = "row" }})
			l.SetRows(2, 0)
			return l, l.Focus
		}, "row"},
		{"an empty list", func() (fyne.CanvasObject, func()) {
			l := NewRowList(RowListOptions{OnOpened: func(int) { did = "row" }})
			return l, l.Focus
		}, window},
	} {
		t.Run(c.name, func(t *testing.T) {
			start(t, look)
			object, focus := c.make()
			w := show(t, 600, 500, WithLayer(NewPage(0, Rows(Gap, object))))
			SetShortcuts(w.Canvas(), Shortcut{Key: fyne.KeyReturn, Do: do(window)})
			focus()
			focused := w.Canvas().Focused()
			if focused == nil {
				t.Fatal("it does not take the keyboard")
			}
			tried[strings.TrimPrefix(fmt.Sprintf("%T", focused), "*parts.")] = true
			did = ""
			press(w, fyne.KeyReturn)
			if did != c.want {
				t.Errorf("Enter did %q, not %q", did, c.want)
			}
		})
	}
	for _, kind := range takersOfKeys(t) {
		if !tried[kind] {
			t.Errorf("nobody tried Enter at a %s", kind)
		}
	}
}

// takersOfKeys are all types of this package that take keys.
func takersOfKeys(t *testing.T) (kinds []string) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, is := d.(*ast.FuncDecl)
			if is && f.Recv != nil && f.Name.Name == "TypedKey" {
				kinds = append(kinds, f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name)
			}
		}
	}
	if len(kinds) < 8 {
		t.Fatalf("only %v found", kinds)
	}
	return kinds
}
