package parts

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func alpha(c color.Color) uint32 {
	_, _, _, a := c.RGBA()
	return a
}

// programs is a field with suggestions, and what was taken there.
func programs(t *testing.T) (w fyne.Window, f *TextField, page *Page, taken *[]string) {
	t.Helper()
	start(t, look)
	taken = &[]string{}
	options := []Option{{ID: "zoom", Text: "Zoom"}, {ID: "zoom-pro", Text: "Zoom Pro", Help: "betaald"}, {ID: "teams", Text: "Teams"}}
	f = NewTextField(TextOptions{Label: "Programma", Suggest: func(text string) (fit []Option) {
		for _, o := range options {
			if text != "" && strings.HasPrefix(strings.ToLower(o.Text), strings.ToLower(text)) {
				fit = append(fit, o)
			}
		}
		return fit
	}, OnTaken: func(id string) { *taken = append(*taken, id) }})
	page = NewPage(0, Rows(Gap, f, NewTextField(TextOptions{Label: "Versie"}), &fyne.Container{Layout: tallAs(900)}))
	w = show(t, 500, 300, WithLayer(page))
	entered := func() { *taken = append(*taken, "enter") }
	escaped := func() { *taken = append(*taken, "escape") }
	SetShortcuts(w.Canvas(), Shortcut{Key: fyne.KeyReturn, Do: entered}, Shortcut{Key: fyne.KeyEscape, Do: escaped})
	f.Focus()
	return w, f, page, taken
}

func floats(w fyne.Window) bool { return layerOf(w.Canvas()).float != nil }

func TestASuggestionIsTaken(t *testing.T) {
	w, f, _, taken := programs(t)
	typed(w, "zo")
	if !floats(w) || w.Canvas().Focused() != fyne.Focusable(f.entry) || w.Canvas().Overlays().Top() != nil {
		t.Fatal("no list, or it took the keyboard")
	}
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if f.Text() != "Zoom Pro" || floats(w) {
		t.Errorf("the field holds %q, a list floats: %v", f.Text(), floats(w))
	}
	press(w, fyne.KeyReturn) // of the window again
	typed(w, "x")
	if want := []string{"zoom-pro", "enter"}; !slices.Equal(*taken, want) || floats(w) {
		t.Errorf("taken %v", *taken)
	}
}

func TestASuggestionIsTakenWithThePointer(t *testing.T) {
	w, f, _, taken := programs(t)
	typed(w, "t")
	list := layerOf(w.Canvas()).float.content.(*fyne.Container).Objects[0].(*suggestion)
	list.MouseDown(nil)
	w.Canvas().Unfocus() // as the driver does, since the list takes no keyboard
	list.MouseUp(nil)
	list.Tapped(nil)
	if f.Text() != "Teams" || w.Canvas().Focused() != fyne.Focusable(f.entry) || !slices.Equal(*taken, []string{"teams"}) {
		t.Errorf("the field holds %q, taken %v", f.Text(), *taken)
	}
}

// TestWhatFloatsCloses on Escape, which does nothing else then, on scroll, on resize, when the keyboard
// leaves, and when nothing fits.
func TestWhatFloatsCloses(t *testing.T) {
	for name, close := range map[string]func(fyne.Window, *Page){
		"escape":   func(w fyne.Window, _ *Page) { press(w, fyne.KeyEscape) },
		"scroll":   func(w fyne.Window, _ *Page) { scrolledAt(w, fyne.NewPos(100, 250), fyne.NewDelta(0, -40)) },
		"resize":   func(w fyne.Window, _ *Page) { w.Resize(fyne.NewSize(480, 300)) },
		"leave":    func(w fyne.Window, _ *Page) { press(w, fyne.KeyTab) },
		"no match": func(w fyne.Window, _ *Page) { typed(w, "q") },
		"content":  func(_ fyne.Window, p *Page) { p.SetContent(Rows(0)) },
	} {
		t.Run(name, func(t *testing.T) {
			w, _, page, taken := programs(t)
			typed(w, "zo")
			if !floats(w) {
				t.Fatal("no list")
			}
			close(w, page)
			if floats(w) || len(*taken) > 0 {
				t.Errorf("floats: %v, done: %v", floats(w), *taken)
			}
		})
	}
}
