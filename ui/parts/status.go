package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Status is a line that says what just happened, until something else does: *saved 14:32*, *copied*, *could not be saved*.
type Status struct {
	widget.BaseWidget
	mark *Mark
	text *Text
	box  *fyne.Container
	line bool // always one, with the rest of its words in a tip
	tip  tip
}

var (
	_ fyne.Accessible   = (*Status)(nil)
	_ desktop.Hoverable = (*Status)(nil)
)

// NewStatus makes an empty line.
func NewStatus() *Status {
	s := &Status{mark: NewMark(Neutral, SignYes), text: NewText(Label, "")}
	s.mark.Hide()
	s.box = container.New(statusLayout{s})
	s.box.Objects = []fyne.CanvasObject{s.mark, s.text}
	s.ExtendBaseWidget(s)
	return s
}

// NewStatusLine makes one that never takes more than a line: what does not fit is in a tip.
func NewStatusLine() *Status {
	s := NewStatus()
	s.line = true
	s.text.rich.Wrapping, s.text.rich.Truncation = fyne.TextWrapOff, fyne.TextTruncateEllipsis
	return s
}

// MouseIn shows all the words where there is no room for them.
func (s *Status) MouseIn(*desktop.MouseEvent) {
	if s.line && s.text.Size().Width < s.oneLine() {
		s.tip.over(s, s.text.Text())
	}
}

// MouseMoved shows nothing more.
func (s *Status) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tip away.
func (s *Status) MouseOut() { s.tip.leave() }

// oneLine is how wide the words are on one line.
func (s *Status) oneLine() float32 {
	return fyne.MeasureText(s.text.Text(), theme.SizeForWidget(SizeLabel, s.text), fyne.TextStyle{}).Width
}

// Say shows words, with a sign unless that is empty.
func (s *Status) Say(tone Tone, sign Sign, words string) {
	s.mark.Hidden = sign == SignEmpty
	s.mark.Set(tone, sign)
	ink, _ := tone.colors()
	s.text.SetColor(ink)
	s.text.SetText(words)
	s.Refresh()
}

// AccessibilityLabel reads the words.
func (s *Status) AccessibilityLabel() string { return s.text.Text() }

// AccessibilityRole is text.
func (s *Status) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (s *Status) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }

// Refresh lays the line out again.
func (s *Status) Refresh() {
	s.box.Refresh()
	s.BaseWidget.Refresh()
}

// statusLayout is as wide as its words on one line, up to where they wrap.
type statusLayout struct{ *Status }

const statusEm = 20

func (l statusLayout) left() float32 {
	if !l.mark.Visible() {
		return 0
	}
	return l.mark.MinSize().Width + GapSmall + 2
}

func (l statusLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left, mark := l.left(), l.mark.MinSize()
	width := max(size.Width-left, 0)
	height := fit(l.text, width)
	place(l.text, left, (size.Height-height)/2, width, height)
	place(l.mark, 0, (size.Height-mark.Height)/2, mark.Width, mark.Height)
}

func (l statusLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	width := l.oneLine() + 1
	if !l.line {
		width = min(width, statusEm*em())
	}
	return fyne.NewSize(l.left()+width, max(fit(l.text, width), l.mark.MinSize().Height))
}

// Progress shows how far long work is, and a button to stop it.
type Progress struct {
	widget.BaseWidget
	text   *Text
	cancel *Button
	bar    *bar
	box    *fyne.Container
}

var _ fyne.Accessible = (*Progress)(nil)

// NewProgress makes an empty bar.
func NewProgress(cancel string, cancelled func()) *Progress {
	p := &Progress{text: NewText(Help, ""), cancel: NewButton(Plain, cancel, cancelled), bar: newBar()}
	p.box = Ends(GapWide, Rows(GapSmall, p.text, p.bar), p.cancel)
	p.ExtendBaseWidget(p)
	return p
}

// Set shows the part that is done, between 0 and 1, and what is being done.
func (p *Progress) Set(done float32, words string) {
	p.bar.done = max(0, min(done, 1))
	p.text.SetText(words)
	p.bar.Refresh()
	p.Refresh()
}

// Done returns the part that is shown as done.
func (p *Progress) Done() float32 { return p.bar.done }

// Focus brings the keyboard to the button that stops the work.
func (p *Progress) Focus() { p.cancel.Focus() }

// AccessibilityLabel reads what is being done.
func (p *Progress) AccessibilityLabel() string { return p.text.Text() }

// AccessibilityRole is text.
func (p *Progress) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }

// Refresh lays the row out again.
func (p *Progress) Refresh() {
	p.box.Refresh()
	p.BaseWidget.Refresh()
}

// bar is filled from the left.
type bar struct {
	widget.BaseWidget
	done       float32
	rail, fill *Panel
}

func newBar() *bar {
	b := &bar{rail: NewPanel(ColorSurface, ColorBorder, theme.SizeNameSelectionRadius), fill: NewPanel(ColorAccent, ColorAccent, theme.SizeNameSelectionRadius)}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is for Fyne.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(barLayout{b}, b.rail, b.fill))
}

type barLayout struct{ bar *bar }

func (l barLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	place(l.bar.rail, 0, 0, size.Width, size.Height)
	place(l.bar.fill, 0, 0, size.Width*l.bar.done, size.Height)
}

func (l barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(4*Gap, Gap) }
