package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// KeyReturn as a hint shows the bent arrow of the Enter key, which the fonts do not hold.
const KeyReturn = "\r"

// keycap shows which key presses a button: a letter in a small frame, or the arrow of Enter without one.
type keycap struct {
	widget.BaseWidget
	key   string
	ink   fyne.ThemeColorName
	box   *canvas.Rectangle
	text  *canvas.Text
	arrow [4]*canvas.Line // stem, shaft, two barbs
}

func newKeycap(key string) *keycap {
	k := &keycap{key: key, ink: ColorMuted, box: canvas.NewRectangle(nil), text: canvas.NewText(key, nil)}
	for i := range k.arrow {
		k.arrow[i] = canvas.NewLine(nil)
	}
	k.ExtendBaseWidget(k)
	return k
}

// CreateRenderer is for Fyne.
func (k *keycap) CreateRenderer() fyne.WidgetRenderer {
	r := &keycapRenderer{k}
	r.Refresh()
	return r
}

type keycapRenderer struct{ cap *keycap }

func (r *keycapRenderer) Layout(size fyne.Size) {
	k := r.cap
	k.box.Resize(size)
	k.text.Resize(size)
	w, h := size.Width, size.Height
	top, mid, left, barb := h*0.32, h*0.58, w*0.15, h*0.16
	k.stroke(0, w*0.85, top, w*0.85, mid)
	k.stroke(1, left, mid, w*0.85, mid)
	k.stroke(2, left, mid, left+barb, mid-barb)
	k.stroke(3, left, mid, left+barb, mid+barb)
}

func (k *keycap) stroke(i int, x1, y1, x2, y2 float32) {
	k.arrow[i].Position1, k.arrow[i].Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
}

func (r *keycapRenderer) MinSize() fyne.Size {
	side := theme.SizeForWidget(SizeKey, r.cap) * 1.6
	return fyne.NewSize(max(side, r.cap.text.MinSize().Width+Gap), side)
}

func (r *keycapRenderer) Refresh() {
	k := r.cap
	k.box.FillColor = theme.ColorForWidget(ColorNone, k)
	k.box.StrokeColor = theme.ColorForWidget(ColorLine, k)
	k.box.StrokeWidth = 1
	k.box.CornerRadius = 4
	k.text.Text = k.key
	k.text.Color = theme.ColorForWidget(k.ink, k)
	k.text.TextSize = theme.SizeForWidget(SizeKey, k)
	k.text.TextStyle.Bold = true
	k.text.Alignment = fyne.TextAlignCenter
	for _, l := range k.arrow {
		l.StrokeColor = k.text.Color
		l.StrokeWidth = k.text.TextSize / 7
	}
	r.Layout(k.Size())
}

func (r *keycapRenderer) Objects() []fyne.CanvasObject {
	k := r.cap
	if k.key != KeyReturn {
		return []fyne.CanvasObject{k.box, k.text}
	}
	return []fyne.CanvasObject{k.arrow[0], k.arrow[1], k.arrow[2], k.arrow[3]}
}

func (r *keycapRenderer) Destroy() {}
