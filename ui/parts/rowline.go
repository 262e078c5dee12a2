package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// From these widths of a row on, in ems, there is room for more of it.
const (
	rowEndEm   = 20 // the end of the first line stands there, and not in place of the note
	rowWideEm  = 34 // the second line begins under the title
	rowNoteEm  = 5  // a note or a result is at least this wide
	rowInset   = ringGap + ringWidth
	cellGap    = 3
	stateRoom  = 2 * Gap
	rowBetween = GapSmall
)

// rowLineRenderer sets what a row says on two lines. What has no room is cut, the least important first; the current row is told in full elsewhere.
type rowLineRenderer struct{ row *rowLine }

func (r *rowLineRenderer) MinSize() fyne.Size { return fyne.NewSize(12*em(), r.row.list.rowHeight()) }

func (r *rowLineRenderer) Objects() []fyne.CanvasObject {
	row := r.row
	objects := []fyne.CanvasObject{row.frame.box, row.rule, row.pill, row.sign, row.state}
	if row.list.o.OnTicked != nil {
		objects = append(objects, row.tick)
	}
	for _, t := range row.texts {
		objects = append(objects, t)
	}
	for _, c := range row.cells {
		objects = append(objects, c)
	}
	return append(objects, row.frame.ring)
}

func (r *rowLineRenderer) Destroy() {}

// Refresh takes what the row is about by now.
func (r *rowLineRenderer) Refresh() {
	row, l := r.row, r.row.list
	if row.at >= l.length {
		return
	}
	line := l.o.Row(row.at)
	current := row.at == l.cursor
	fill := ColorNone
	if current {
		fill = ColorSoft
	}
	row.frame.paint(row, fill, row.border(ColorNone), theme.SizeNameInputRadius, current && l.focused)
	row.rule.FillColor = theme.ColorForWidget(ColorLine, row)
	row.rule.Hidden = current || row.hovered || row.at == l.length-1
	row.tick.Hidden = line.Fixed
	row.tick.mark.Set(Neutral, SignEmpty)
	if line.Ticked {
		row.tick.mark.Set(Accent, SignYes)
	}
	ink, tint := line.Tone.colors()
	row.pill.FillColor, row.pill.CornerRadius = theme.ColorForWidget(tint, row), theme.SizeForWidget(theme.SizeNameInputRadius, row)
	row.sign.Set(line.Tone, line.Sign)
	set(row, row.state, line.State, SizeHelp, ink, true)
	for len(row.cells) < len(line.Cells) {
		row.cells = append(row.cells, newMark(Neutral, SignEmpty, true, 1.15))
	}
	row.cells = row.cells[:len(line.Cells)]
	for i, c := range line.Cells {
		row.cells[i].Set(c.Tone, c.Sign)
	}
	r.layOut(line, row.Size())
}

// set sets the words of a text, in a size and colour of the theme.
func set(w fyne.Widget, t *canvas.Text, words string, size fyne.ThemeSizeName, ink fyne.ThemeColorName, bold bool) {
	t.Text, t.TextSize, t.Color = words, theme.SizeForWidget(size, w), theme.ColorForWidget(ink, w)
	t.TextStyle.Bold = bold
	t.Refresh()
}

// Layout sets the row anew at another width.
func (r *rowLineRenderer) Layout(size fyne.Size) {
	if r.row.at < r.row.list.length {
		r.layOut(r.row.list.o.Row(r.row.at), size)
	}
}

func (r *rowLineRenderer) layOut(line ListRow, size fyne.Size) {
	row := r.row
	place(row.frame.box, rowInset, 2, size.Width-2*rowInset, size.Height-4)
	place(row.frame.ring, 1, 1, size.Width-2, size.Height-2)
	place(row.rule, rowInset+Gap, size.Height-1, size.Width-2*(rowInset+Gap), 1)
	one, two := lineHeight*theme.SizeForWidget(theme.SizeNameText, row), lineHeight*theme.SizeForWidget(SizeHelp, row)
	left, right := rowInset+Gap, size.Width-rowInset-Gap
	top := (size.Height - one - two - rowBetween) / 2
	if row.list.o.OnTicked != nil {
		side := row.tick.mark.MinSize().Width + Gap
		place(row.tick, left-GapSmall, 0, side, size.Height)
		left += side
	}
	begin := r.state(left, top, one)
	second := left
	if size.Width >= rowWideEm*em() {
		second = begin
	}
	r.firstLine(line, begin, right, top, one, size.Width)
	r.secondLine(line, second, right, top+one+rowBetween, two, size.Width)
}

// state sets the state in its column and returns where the title begins.
func (r *rowLineRenderer) state(left, top, height float32) float32 {
	row := r.row
	sign, words := row.sign.MinSize(), row.state.MinSize()
	widest := words.Width
	for _, s := range row.list.o.States {
		widest = max(widest, fyne.MeasureText(s, row.state.TextSize, row.state.TextStyle).Width)
	}
	place(row.pill, left, top, GapSmall+sign.Width+GapSmall+words.Width+Gap, height)
	place(row.sign, left+GapSmall, top+(height-sign.Height)/2, sign.Width, sign.Height)
	place(row.state, left+2*GapSmall+sign.Width, top+(height-words.Height)/2, words.Width, words.Height)
	return left + sign.Width + widest + stateRoom + Gap + GapSmall
}

// firstLine holds the title, what stands behind it, and the end.
func (r *rowLineRenderer) firstLine(line ListRow, left, right, top, height, width float32) {
	end := ""
	if width >= rowEndEm*em() {
		end = line.End
	}
	right = r.toRight(rowEnd, end, left+rowNoteEm*em(), right, top, height)
	left = r.toLeft(rowTitle, line.Title, theme.SizeNameText, ColorInk, true, left, right, top, height)
	if right-left < rowNoteEm*em() {
		line.More = ""
	}
	r.toLeft(rowMore, line.More, SizeHelp, ColorMuted, false, left+Gap, right, top, height)
}

// secondLine holds the strip, the result and the note.
func (r *rowLineRenderer) secondLine(line ListRow, left, right, top, height, width float32) {
	for _, c := range r.row.cells {
		side := c.MinSize().Width
		place(c, left, top+(height-side)/2, side, side)
		left += side + cellGap
	}
	if len(r.row.cells) > 0 {
		left += GapSmall
	}
	note := line.Note
	if width < rowEndEm*em() {
		note = line.End
	}
	if right-left < 2*rowNoteEm*em() {
		if width >= rowEndEm*em() {
			note = ""
		}
		line.Result = ""
	}
	right = r.toRight(rowNote, note, left, right, top, height)
	if line.Result != "" && right-left < rowNoteEm*em() {
		line.Result = ""
	}
	r.toLeft(rowResult, line.Result, SizeHelp, ColorInk, false, left, right, top, height)
}

// toLeft sets a text from the left and returns where it ends.
func (r *rowLineRenderer) toLeft(at int, words string, size fyne.ThemeSizeName, ink fyne.ThemeColorName, bold bool, left, right, top, height float32) float32 {
	t := r.row.texts[at]
	set(r.row, t, words, size, ink, bold)
	t.Text = cut(words, t.TextSize, t.TextStyle, right-left)
	m := t.MinSize()
	place(t, left, top+(height-m.Height)/2, m.Width, m.Height)
	return left + m.Width
}

// toRight sets a text to the right, at most from some place on, and returns where what stands before it has to end.
func (r *rowLineRenderer) toRight(at int, words string, least, right, top, height float32) float32 {
	t := r.row.texts[at]
	set(r.row, t, words, SizeHelp, ColorMuted, false)
	t.Text = cut(words, t.TextSize, t.TextStyle, right-least)
	m := t.MinSize()
	place(t, right-m.Width, top+(height-m.Height)/2, m.Width, m.Height)
	if t.Text == "" {
		return right
	}
	return right - m.Width - GapWide
}

// cut shortens a text to a width, with dots where it was cut, and to nothing where not even a letter has room.
func cut(words string, size float32, style fyne.TextStyle, width float32) string {
	wide := func(s string) float32 { return fyne.MeasureText(s, size, style).Width }
	if words == "" || wide(words) <= width {
		return words
	}
	letters := []rune(words)
	fit, over := 0, len(letters)
	for fit+1 < over {
		half := (fit + over) / 2
		if wide(string(letters[:half])+"…") <= width {
			fit = half
		} else {
			over = half
		}
	}
	if fit == 0 {
		return ""
	}
	return string(letters[:fit]) + "…"
}
