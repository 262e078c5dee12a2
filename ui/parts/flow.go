package parts

import (
	"fmt"

	"fyne.io/fyne/v2"
)

// taker is what takes the keyboard.
type taker interface {
	fyne.CanvasObject
	Focus()
}

// FocusFirst brings the keyboard to the first object that takes it, in the order in which objects stand in their containers, which Tab
// follows too. It says whether there was one.
func FocusFirst(o fyne.CanvasObject) bool {
	all := takers(o)
	if len(all) == 0 {
		return false
	}
	all[0].Focus()
	return true
}

// takers are all that take the keyboard, in that order.
func takers(o fyne.CanvasObject) (all []taker) {
	if o == nil || !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, takers(child)...)
		}
	case *Page:
		return takers(o.content)
	case taker:
		if d, ok := o.(fyne.Disableable); !ok || !d.Disabled() {
			return []taker{o}
		}
	}
	return all
}

// Hold remembers how far the page is scrolled and what on it has the keyboard. What it returns brings
// both back once the page was made anew: the keyboard to what has the same name.
func (p *Page) Hold() (back func()) {
	offset, focused := p.Offset(), p.focusedName()
	return func() {
		for _, t := range takers(p.content) {
			if n := name(t); focused != (heldName{}) && n == focused.name {
				if focused.nth--; focused.nth < 0 {
					t.Focus()
					break
				}
			}
		}
		p.opening, p.first = false, nil
		p.scrollTo(max(min(offset, p.content.MinSize().Height-p.scroll.Size().Height), 0))
	}
}

// heldName is what had the keyboard: its name, and how many of that name come before.
type heldName struct {
	name string
	nth  int
}

func (p *Page) focusedName() (held heldName) {
	focused, _ := p.focusedAt()
	if focused == nil {
		return held
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(focused).AddXY(1, 1)
	before := map[string]int{}
	for _, t := range takers(p.content) {
		n := name(t)
		if within(at.Subtract(driver.AbsolutePositionForObject(t)), t.Size()) {
			return heldName{n, before[n]}
		}
		before[n]++
	}
	return held
}

// name is what something is called, whatever it holds.
func name(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case Field:
		return o.Label()
	case *Button:
		return o.Text()
	}
	return fmt.Sprintf("%T", o)
}
