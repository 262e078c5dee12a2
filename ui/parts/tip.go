package parts

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

const (
	tipAfter = 400 * time.Millisecond // that the pointer rests on something
	tipEm    = 24                     // how wide a tip gets before it wraps
)

// tip is a word about what the pointer rests on. It floats in the layer of the window, so
// that it takes neither the keyboard nor the pointer, and never closes a list that floats there.
type tip struct {
	wait  *fyne.Animation
	float *Float
}

// over shows a text once the pointer rested on its anchor for a moment.
func (t *tip) over(anchor fyne.CanvasObject, text string) {
	t.leave()
	if text == "" {
		return
	}
	t.wait = fyne.NewAnimation(tipAfter, func(done float32) {
		if done == 1 {
			t.show(anchor, text)
		}
	})
	t.wait.Start()
}

func (t *tip) show(anchor fyne.CanvasObject, text string) {
	if l := layerOf(canvasOf(anchor)); l == nil || l.float != nil {
		return // nothing to float in, or something that counts more
	}
	label := NewText(Help, text)
	label.SetColor(ColorInk)
	t.float = ShowFloat(anchor, container.New(tipWidth{label}, label), nil)
}

// leave takes it away.
func (t *tip) leave() {
	if t.wait != nil {
		t.wait.Stop()
		t.wait = nil
	}
	t.float.Hide()
	t.float = nil
}

// tipWidth is as wide as the words on one line, up to where they wrap.
type tipWidth struct{ text *Text }

func (l tipWidth) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	place(l.text, GapSmall, 0, size.Width-2*GapSmall, size.Height)
}

func (l tipWidth) MinSize([]fyne.CanvasObject) fyne.Size {
	line := fyne.MeasureText(l.text.Text(), theme.SizeForWidget(SizeHelp, l.text), fyne.TextStyle{})
	width := min(line.Width+1, tipEm*em())
	return fyne.NewSize(width+2*GapSmall, fit(l.text, width))
}
