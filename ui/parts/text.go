package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Style names how a text is set.
type Style int

// The styles of the design.
const (
	Body     Style = iota
	Strong         // body, bold
	Help           // muted, smaller
	Label          // muted, above a field
	Eyebrow        // small and bold in the accent, above a question
	Title          // of a card or column
	Question       // the one large thing on a page
)

func (s Style) look() (size fyne.ThemeSizeName, ink fyne.ThemeColorName, bold bool) {
	switch s {
	case Strong:
		return theme.SizeNameText, ColorInk, true
	case Help:
		return SizeHelp, ColorMuted, false
	case Label:
		return SizeLabel, ColorMuted, false
	case Eyebrow:
		return SizeLabel, ColorAccent, true
	case Title:
		return SizeTitle, ColorInk, true
	case Question:
		return SizeQuestion, ColorInk, true
	}
	return theme.SizeNameText, ColorInk, false
}

// Text is a wrapping text without Fyne's padding around it. It asks for the width of a word or two; its height follows the width it gets.
type Text struct {
	widget.BaseWidget
	rich       *widget.RichText
	lead, body *widget.TextSegment
	tail       []*widget.TextSegment // bold and plain by turns
}

var _ fyne.Accessible = (*Text)(nil)

// NewText makes a wrapping text.
func NewText(style Style, text string) *Text {
	return NewLeadText(style, "", text)
}

// NewSpans makes a wrapping text that is plain and bold by turns.
func NewSpans(style Style, spans ...string) *Text {
	t := NewText(style, "")
	for i, span := range spans {
		segment := *t.body
		segment.Text, segment.Style.TextStyle.Bold = span, i%2 == 1
		t.tail = append(t.tail, &segment)
	}
	t.rich.Segments = t.segments()
	return t
}

// NewLeadText makes a wrapping text that opens with a few bold words.
func NewLeadText(style Style, lead, text string) *Text {
	size, ink, bold := style.look()
	segment := func(text string, bold bool) *widget.TextSegment {
		return &widget.TextSegment{Text: text, Style: widget.RichTextStyle{
			ColorName: ink, SizeName: size, Inline: true, TextStyle: fyne.TextStyle{Bold: bold},
		}}
	}
	t := &Text{lead: segment(lead, true), body: segment(text, bold)}
	t.rich = widget.NewRichText(t.segments()...)
	t.rich.Wrapping = fyne.TextWrapWord
	t.ExtendBaseWidget(t)
	return t
}

// NewWord makes a text that stays on one line, for what is short by nature: a date, a number, a name in a row.
func NewWord(style Style, text string) *Text {
	t := NewText(style, text)
	t.rich.Wrapping = fyne.TextWrapOff
	return t
}

// SetText changes the words after the lead.
func (t *Text) SetText(text string) {
	if t.body.Text == text {
		return
	}
	t.body.Text = text
	t.Refresh()
}

// SetLead changes both.
func (t *Text) SetLead(lead, text string) {
	if t.lead.Text == lead && t.body.Text == text {
		return
	}
	t.lead.Text, t.body.Text = lead, text
	t.rich.Segments = t.segments()
	t.Refresh()
}

// SetColor takes another colour of the palette.
func (t *Text) SetColor(name fyne.ThemeColorName) {
	if t.body.Style.ColorName == name {
		return
	}
	t.lead.Style.ColorName, t.body.Style.ColorName = name, name
	t.Refresh()
}

// SetBold weighs the words after the lead.
func (t *Text) SetBold(bold bool) {
	if t.body.Style.TextStyle.Bold == bold {
		return
	}
	t.body.Style.TextStyle.Bold = bold
	t.Refresh()
}

// Text returns all words.
func (t *Text) Text() string {
	text := t.body.Text
	if t.lead.Text != "" {
		text = t.lead.Text + " " + text
	}
	for _, span := range t.tail {
		text += span.Text
	}
	return text
}

// AccessibilityLabel reads the words.
func (t *Text) AccessibilityLabel() string { return t.Text() }

// AccessibilityRole is text.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer { return &textRenderer{t} }

// Refresh takes changed words, theme or size into account.
func (t *Text) Refresh() {
	t.rich.Refresh()
	t.BaseWidget.Refresh()
}

func (t *Text) segments() []widget.RichTextSegment {
	if len(t.tail) > 0 {
		var segments []widget.RichTextSegment
		for _, span := range t.tail {
			segments = append(segments, span)
		}
		return segments
	}
	if t.lead.Text == "" {
		return []widget.RichTextSegment{t.body}
	}
	gap := &widget.TextSegment{Text: " ", Style: t.body.Style}
	return []widget.RichTextSegment{t.lead, gap, t.body}
}

// textRenderer hides the padding that RichText keeps around itself.
type textRenderer struct{ text *Text }

func (r *textRenderer) pad() float32 { return theme.SizeForWidget(theme.SizeNameInnerPadding, r.text) }

func (r *textRenderer) Layout(size fyne.Size) {
	rich, pad := r.text.rich, r.pad()
	rich.Move(fyne.NewPos(-pad, -pad))
	if width := size.Width + 2*pad; rich.Size().Width != width {
		rich.Resize(fyne.NewSize(width, 0)) // it wraps to the width; its height is never looked at
	}
}

func (r *textRenderer) MinSize() fyne.Size {
	least := r.text.rich.MinSize().Subtract(fyne.NewSquareSize(2 * r.pad()))
	return fyne.NewSize(max(least.Width, r.readable()), max(least.Height, 0))
}

// readable is the least width in which a wrapping text can be read, narrower for a few letters.
func (r *textRenderer) readable() float32 {
	const most, letters = 6, 24 // in ems; more letters than these are never narrower
	t := r.text
	words, widest := t.Text(), most*theme.SizeForWidget(theme.SizeNameText, t)
	if len(words) > letters {
		return widest
	}
	size := theme.SizeForWidget(t.body.Style.SizeName, t)
	return min(widest, fyne.MeasureText(words, size, fyne.TextStyle{Bold: true}).Width)
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text.rich} }
func (r *textRenderer) Refresh()                     { r.Layout(r.text.Size()) }
func (r *textRenderer) Destroy()                     {}
