package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// SetAltKey does something when Alt is pressed and let go with no other key between. It returns what
// forgets that Alt is down: a window that is left by Alt+Tab never sees it go up.
func SetAltKey(c fyne.Canvas, do func()) (forget func()) {
	a := &altKey{do: do}
	if d, is := c.(desktop.Canvas); is {
		d.SetOnKeyDown(a.down)
		d.SetOnKeyUp(a.up)
	}
	return func() { a.alone = false }
}

type altKey struct {
	alone bool
	do    func()
}

func (a *altKey) down(key *fyne.KeyEvent) { a.alone = key.Name == desktop.KeyAltLeft }

func (a *altKey) up(key *fyne.KeyEvent) {
	alone := a.alone && key.Name == desktop.KeyAltLeft
	a.alone = false
	if alone {
		a.do()
	}
}

// passDown and passUp hand a key that goes down or up where the keyboard is to the window.
func passDown(o fyne.CanvasObject, key *fyne.KeyEvent) {
	if d, is := canvasOf(o).(desktop.Canvas); is && d.OnKeyDown() != nil {
		d.OnKeyDown()(key)
	}
}

func passUp(o fyne.CanvasObject, key *fyne.KeyEvent) {
	if d, is := canvasOf(o).(desktop.Canvas); is && d.OnKeyUp() != nil {
		d.OnKeyUp()(key)
	}
}
