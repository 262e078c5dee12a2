package parts

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// CalendarWords are the words on a calendar: months from January, days from Monday.
type CalendarWords struct {
	Months         [12]string
	Days           [7]string
	Previous, Next string
}

// calendar shows a month and picks a day from it. Fyne's own names its months in English only and cannot be worked from the keyboard.
// Arrows move by day and week, Page Up and Page Down by month, Enter picks.
type calendar struct {
	control
	words  CalendarWords
	day    time.Time // where the cursor is
	picked func(day time.Time)
	closed func()

	title *Text
	cells [49]*dayCell // a row of names and six weeks
	box   *fyne.Container
}

func newCalendar(words CalendarWords, day time.Time, picked func(time.Time), closed func()) *calendar {
	c := &calendar{words: words, day: day, picked: picked, closed: closed, title: NewText(Strong, "")}
	days := container.New(&weeks{})
	for i := range c.cells {
		c.cells[i] = newDayCell(c, i)
		days.Add(c.cells[i])
	}
	head := container.New(tail{Gap}, c.title, Line(0,
		newGlyph(words.Previous, chevronLeft(), func() { c.move(0, -1) }), newGlyph(words.Next, chevronRight(), func() { c.move(0, 1) })))
	c.box = Inset(GapWide, GapWide, Rows(Gap, head, days))
	c.init(c)
	c.fill()
	return c
}

// first is the day in the first cell: the Monday on or before the first of the month.
func (c *calendar) first() time.Time {
	first := time.Date(c.day.Year(), c.day.Month(), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, -((int(first.Weekday()) + 6) % 7))
}

func (c *calendar) fill() {
	c.title.SetText(c.words.Months[c.day.Month()-1] + " " + strconv.Itoa(c.day.Year()))
	for i, cell := range c.cells {
		if i < 7 {
			cell.show(c.words.Days[i], time.Time{})
			continue
		}
		day := c.first().AddDate(0, 0, i-7)
		cell.show(strconv.Itoa(day.Day()), day)
	}
}

func (c *calendar) move(days, months int) {
	if months != 0 { // not 31 January to 3 March
		first := time.Date(c.day.Year(), c.day.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
		c.day = first.AddDate(0, 0, min(c.day.Day(), first.AddDate(0, 1, -1).Day())-1)
	}
	c.day = c.day.AddDate(0, 0, days)
	c.fill()
}

// TypedKey moves, picks and closes.
func (c *calendar) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		c.move(-1, 0)
	case fyne.KeyRight:
		c.move(1, 0)
	case fyne.KeyUp:
		c.move(-7, 0)
	case fyne.KeyDown:
		c.move(7, 0)
	case fyne.KeyPageUp:
		c.move(0, -1)
	case fyne.KeyPageDown:
		c.move(0, 1)
	case fyne.KeyEscape:
		c.closed()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.picked(c.day)
	}
}

// CreateRenderer is for Fyne.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(c.box)
}

// Refresh shows the month and the cursor.
func (c *calendar) Refresh() {
	c.fill()
	c.control.Refresh()
}

// dayCell is a day, or the name of one at the top.
type dayCell struct {
	hover
	calendar *calendar
	day      time.Time
	text     *canvas.Text
	frame    frame
	name     bool
}

func newDayCell(c *calendar, place int) *dayCell {
	d := &dayCell{calendar: c, text: canvas.NewText("", nil), frame: newFrame(), name: place < 7}
	d.ExtendBaseWidget(d)
	return d
}

func (d *dayCell) show(text string, day time.Time) {
	d.text.Text, d.day = text, day
	d.Refresh()
}

// Tapped picks the day.
func (d *dayCell) Tapped(*fyne.PointEvent) {
	if !d.name {
		d.calendar.picked(d.day)
	}
}

// CreateRenderer is for Fyne.
func (d *dayCell) CreateRenderer() fyne.WidgetRenderer {
	d.text.Alignment = fyne.TextAlignCenter
	return newRowRenderer(container.NewStack(d.text), d.frame, d.paint)
}

func (d *dayCell) paint() {
	cursor := !d.name && d.day.Equal(d.calendar.day)
	fill, ink := ColorNone, ColorInk
	if d.name || d.day.Month() != d.calendar.day.Month() {
		ink = ColorMuted
	}
	if cursor {
		fill, ink = ColorAccent, ColorOnAccent
	}
	border := ColorNone
	if !d.name {
		border = d.border(border)
	}
	d.frame.paint(d, fill, border, theme.SizeNameInputRadius, false)
	d.text.Color = theme.ColorForWidget(ink, d)
	d.text.TextSize = theme.SizeForWidget(SizeHelp, d)
	d.text.TextStyle.Bold = d.name || cursor
	d.text.Refresh()
}

// weeks sets seven equal columns.
type weeks struct{}

func (weeks) cell() fyne.Size { return fyne.NewSize(2.6*em(), 2.3*em()) }

func (l weeks) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	cell := l.cell()
	for i, o := range objects {
		place(o, float32(i%7)*cell.Width, float32(i/7)*cell.Height, cell.Width, cell.Height)
	}
}

func (l weeks) MinSize(objects []fyne.CanvasObject) fyne.Size {
	cell := l.cell()
	return fyne.NewSize(7*cell.Width, float32((len(objects)+6)/7)*cell.Height)
}

// tail gives the last object its own width and the first the rest.
type tail struct{ gap float32 }

func (l tail) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	last := objects[1].MinSize()
	width := natural(objects[1])
	rest := size.Width - width - l.gap
	height := fit(objects[0], rest)
	place(objects[0], 0, (size.Height-height)/2, rest, height)
	place(objects[1], size.Width-width, (size.Height-last.Height)/2, width, last.Height)
}

func (l tail) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width+l.gap+natural(objects[1]), tallest(objects))
}
