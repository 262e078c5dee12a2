package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Table shows rows of short texts under a head, each column as wide as its longest; what has no room scrolls sideways.
func Table(head []string, rows [][]string) fyne.CanvasObject {
	cells := make([]fyne.CanvasObject, 0, len(head)*(len(rows)+1))
	for _, title := range head {
		cells = append(cells, NewWord(Label, title))
	}
	for _, row := range rows {
		for i, text := range row {
			style := Body
			if i < 2 || i == len(row)-1 {
				style = Strong
			}
			cells = append(cells, NewWord(style, text))
		}
	}
	return newScroller(container.ScrollHorizontalOnly, container.New(&table{columns: len(head)}, cells...))
}

// table sets the first two columns to the left and numbers to the right.
type table struct{ columns int }

const tableLeft = 2

func (l *table) widths(objects []fyne.CanvasObject) []float32 {
	widths := make([]float32, l.columns)
	for i, o := range objects {
		widths[i%l.columns] = max(widths[i%l.columns], o.MinSize().Width)
	}
	return widths
}

func (l *table) rowHeight(objects []fyne.CanvasObject) float32 { return tallest(objects) + Gap }

func (l *table) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	widths, height := l.widths(objects), l.rowHeight(objects)
	x := float32(0)
	for i, o := range objects {
		column := i % l.columns
		if column == 0 {
			x = 0
		}
		m := o.MinSize()
		left := x
		if column >= tableLeft {
			left += widths[column] - m.Width
		}
		place(o, left, float32(i/l.columns)*height, m.Width, m.Height)
		x += widths[column] + GapWide
	}
}

func (l *table) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := -GapWide
	for _, w := range l.widths(objects) {
		width += w + GapWide
	}
	return fyne.NewSize(max(width, 0), float32(len(objects)/l.columns)*l.rowHeight(objects))
}
