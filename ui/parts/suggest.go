package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// suggestMost is how many suggestions show at once.
const suggestMost = 8

// suggestions is the open list below a text field. The keyboard stays in the field: Up
// and Down move in the list, Enter takes what is marked, Escape closes it.
type suggestions struct {
	field   *TextField
	find    func(text string) []Option
	taken   func(id string)
	options []Option
	cursor  int
	rows    []*suggestion
	float   *Float
	pressed bool // the pointer is down on a row, for which the keyboard left
}

// follow shows what fits the text by now.
func (s *suggestions) follow(text string) {
	s.options = s.find(text)
	s.options = s.options[:min(len(s.options), suggestMost)]
	s.cursor, s.rows = 0, nil
	if len(s.options) == 0 {
		s.float.Hide()
		return
	}
	box := Rows(0)
	for i, o := range s.options {
		row := newSuggestion(s, i, o)
		s.rows = append(s.rows, row)
		box.Add(row)
	}
	s.float = ShowFloat(s.field.ring, box, nil)
}

// typed takes the keys of an open list.
func (s *suggestions) typed(key *fyne.KeyEvent) bool {
	if !s.float.Shown() {
		return false
	}
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown:
		moves(&s.cursor, len(s.options), key)
		for _, row := range s.rows {
			row.Refresh()
		}
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		s.take(s.cursor)
		return true
	}
	return false
}

func (s *suggestions) take(i int) {
	id, text := s.options[i].ID, s.options[i].Text
	s.float.Hide()
	s.field.Focus()
	s.field.entry.setQuietly(text)
	s.field.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	s.taken(id)
}

// said is what is marked in an open list.
func (s *suggestions) said() string {
	if !s.float.Shown() {
		return ""
	}
	return words(s.options[s.cursor].Text, s.options[s.cursor].Help)
}

// left closes the list, unless the keyboard left because a row is pressed.
func (s *suggestions) left() {
	if !s.pressed {
		s.float.Hide()
	}
}

// suggestion is one row of the list.
type suggestion struct {
	hover
	list    *suggestions
	place   int
	content *fyne.Container
	frame   frame
}

var _ desktop.Mouseable = (*suggestion)(nil)

func newSuggestion(s *suggestions, place int, o Option) *suggestion {
	lines := Rows(0, NewText(Body, o.Text))
	if o.Help != "" {
		lines.Add(NewText(Help, o.Help))
	}
	r := &suggestion{list: s, place: place, content: Inset(Gap, Gap, lines), frame: newFrame()}
	r.ExtendBaseWidget(r)
	return r
}

// MouseDown comes before Fyne takes the keyboard from the field.
func (r *suggestion) MouseDown(*desktop.MouseEvent) { r.list.pressed = true }

// MouseUp comes before Tapped, and alone where the pointer went elsewhere.
func (r *suggestion) MouseUp(*desktop.MouseEvent) { r.list.pressed = false }

// Tapped takes the suggestion, and gives the keyboard back to the field.
func (r *suggestion) Tapped(*fyne.PointEvent) { r.list.take(r.place) }

// CreateRenderer is for Fyne.
func (r *suggestion) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(r.content, r.frame, r.paint)
}

func (r *suggestion) paint() {
	fill := ColorNone
	if r.list.cursor == r.place {
		fill = ColorSoft
	}
	r.frame.paint(r, fill, r.border(ColorNone), theme.SizeNameInputRadius, false)
}
