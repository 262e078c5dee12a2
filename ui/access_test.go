package ui

import (
	"strings"
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// everyScreen shows every screen there is: those of the start, and each step of
// the fullest example as a next version, in which every field is open.
func everyScreen(r *rig, look func(step string)) {
	for _, step := range []string{stepStart, stepSettings, stepKeys, stepFile, stepHelp, stepHelp + ":question", stepDossiers} {
		r.show(step)
		look(step)
	}
	r.openExample("consumer")
	must(r.t, r.s.again())
	for _, s := range r.s.steps {
		r.show(s.ID)
		look(s.ID)
	}
}

// TestEverythingWithTheKeyboardHasAName: Tab walks round every screen, in both
// languages; whatever it stops at says what it is, and comes into view whole or,
// where it is higher than the page, from its top.
func TestEverythingWithTheKeyboardHasAName(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		for _, size := range []int{100, 200} {
			r := newRig(t, lang)
			r.set("", func(s *dossier.Settings) { s.TextSize = size })
			everyScreen(r, func(step string) {
				canvas := r.win.Canvas()
				first := canvas.Focused()
				for n := 0; ; n++ {
					o := canvas.Focused()
					if o == nil {
						t.Fatalf("%s at %d %%: nothing has the keyboard at %s", lang, size, step)
					}
					r.heard(step, o)
					r.standsInView(step, o)
					if r.key(fyne.KeyTab); canvas.Focused() == first {
						break
					}
					if n > 400 {
						t.Fatalf("%s: Tab does not come round", step)
					}
				}
			})
		}
	}
}

// heard fails where a screen reader would have nothing to say. A field is named by
// what holds it, since Fyne's own entry has no name.
func (r *rig) heard(step string, o fyne.Focusable) {
	r.t.Helper()
	named := accessible(r.win.Content(), o.(fyne.CanvasObject))
	if named == nil || strings.TrimSpace(named.AccessibilityLabel()) == "" {
		r.t.Errorf("%s: a %T has no name", step, o)
	}
}

// standsInView fails where what has the keyboard cannot be seen.
func (r *rig) standsInView(step string, o fyne.Focusable) {
	r.t.Helper()
	object := o.(fyne.CanvasObject)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(object)
	if at.X < 0 || at.Y < 0 || at.X+object.Size().Width > windowWidth+1 || at.Y > windowHeight-10 {
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
	for _, child := range children(in) {
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
