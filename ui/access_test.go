package ui

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"
	"beeldbeltoets/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// TestEveryScreenCanBeUsed: on every screen in every state, in both languages and
// at both ends of the text sizes, nothing asks the window to be wider or higher,
// is cut off or lies over something else; and Tab walks round, forwards, over
// controls that say what they are, are marked, and come into view whole or, where
// they are higher than the page, from their top.
func TestEveryScreenCanBeUsed(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		for _, size := range []int{100, 200} {
			everyScene(t, dossier.Settings{Language: lang, TextSize: size, Still: true}, func(r *rig, s scene) {
				where := lang + " at " + strconv.Itoa(size) + " %, " + s.name
				if least := r.Window().Content().MinSize(); least.Width > shell.Width || least.Height > shell.Height {
					t.Errorf("%s asks for %v", where, least)
				}
				for _, wrong := range wrongly(r.onTop()) {
					t.Errorf("%s: %s", where, wrong)
				}
				r.walkRound(where)
			})
		}
	}
}

// walkRound presses Tab until the keyboard is where it was.
func (r *rig) walkRound(where string) {
	r.t.Helper()
	board := r.Canvas()
	if board.Focused() == nil {
		r.Key(fyne.KeyTab)
	}
	first := board.Focused()
	parts.FocusFirst(r.Frame().Body)
	top := board.Focused() // where Tab comes round on a page
	board.Focus(first)
	for n := 0; ; n++ {
		o := board.Focused()
		if o == nil {
			r.t.Fatalf("%s: nothing has the keyboard", where)
		}
		r.heard(where, o)
		r.standsInView(where, o)
		if !marked(r.onTop()) {
			r.t.Errorf("%s: no ring is around the %T that has the keyboard", where, o)
		}
		before := r.onPage(o)
		r.Key(fyne.KeyTab)
		after := board.Focused()
		if after == first {
			return
		}
		if now := r.onPage(after); after != top && r.bothOnPage(o, after) && now.Y < before.Y && now.X <= before.X {
			r.t.Errorf("%s: Tab goes from %s at %v back to %s at %v", where, controlName(o), before, controlName(after), now)
		}
		if n > 400 {
			r.t.Errorf("%s: Tab does not come round", where)
			return
		}
	}
}

// bothOnPage reports whether Tab stayed on the page.
func (r *rig) bothOnPage(one, other fyne.Focusable) bool {
	return r.Frame().Body.Holds(one.(fyne.CanvasObject)) && r.Frame().Body.Holds(other.(fyne.CanvasObject))
}

// onPage is where an object stands on the page, however far that is scrolled.
func (r *rig) onPage(o fyne.Focusable) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.(fyne.CanvasObject))
	return at.AddXY(0, r.Frame().Body.Offset())
}

// marked reports whether a ring is shown around something.
func marked(o fyne.CanvasObject) bool {
	if !o.Visible() {
		return false
	}
	if box, is := o.(*canvas.Rectangle); is {
		return box.StrokeWidth > 0 && box.StrokeColor == theme.Color(parts.ColorRing)
	}
	if scroll, is := o.(*container.Scroll); is {
		return marked(scroll.Content)
	}
	if scroll, is := o.(insider); is {
		return marked(scroll.Inside())
	}
	return slices.ContainsFunc(uitest.Children(o), marked)
}

// insider is what scrolls something of its own.
type insider interface{ Inside() fyne.CanvasObject }

// heard fails where a screen reader would have nothing to say. A field is named by
// what holds it, since Fyne's own entry has no name.
func (r *rig) heard(step string, o fyne.Focusable) {
	r.t.Helper()
	named := accessible(r.Window().Content(), o.(fyne.CanvasObject))
	if named == nil || strings.TrimSpace(named.AccessibilityLabel()) == "" {
		r.t.Errorf("%s: a %T has no name", step, o)
	}
}

// standsInView fails where what has the keyboard cannot be seen.
func (r *rig) standsInView(step string, o fyne.Focusable) {
	r.t.Helper()
	object := o.(fyne.CanvasObject)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(object)
	if _, steps := o.(*parts.NavList); steps && at.Y+object.Size().Height > shell.Height/2 {
		at.Y = 0 // with its heading they may be higher than there is room: then the current one is in view
	}
	if at.X < 0 || at.Y < 0 || at.X+object.Size().Width > shell.Width+1 || at.Y > shell.Height-10 {
		r.t.Errorf("%s: a %T stands at %v, %v large", step, o, at, object.Size())
	}
}

// accessible finds the nearest object around one that has a name of its own.
func accessible(in, o fyne.CanvasObject) fyne.Accessible {
	if self, is := o.(fyne.Accessible); is {
		return self
	}
	named, _ := around(in, o)
	return named
}

func around(in, o fyne.CanvasObject) (named fyne.Accessible, found bool) {
	if in == o {
		return nil, true
	}
	for _, child := range uitest.Children(in) {
		if named, found := around(child, o); found {
			own, is := in.(fyne.Accessible)
			_, plain := in.(*fyne.Container)
			_, page := in.(*parts.Page) // reads everything on it, and so names nothing
			if named == nil && is && !plain && !page {
				return own, true
			}
			return named, true
		}
	}
	return nil, false
}
