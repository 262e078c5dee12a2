package parts

import (
	"unicode"

	"fyne.io/fyne/v2"
)

// Option is one of several things to choose.
type Option struct {
	ID   string
	Text string
	Help string // shown under the text where there is room for it
	Key  rune   // chooses it while its group has focus; 0 for none
}

// picker is the keyboard of a group: a cursor that moves and at most one option that is chosen.
type picker struct {
	options        []Option
	cursor, chosen int // chosen is -1 for none
}

func newPicker(options []Option) picker { return picker{options: options, chosen: -1} }

// Chosen returns the ID of the chosen option, empty for none.
func (p *picker) Chosen() string {
	if p.chosen < 0 {
		return ""
	}
	return p.options[p.chosen].ID
}

// find returns the place of an ID, -1 for none.
func (p *picker) find(id string) int {
	for i, o := range p.options {
		if o.ID == id {
			return i
		}
	}
	return -1
}

// set chooses without telling anyone.
func (p *picker) set(id string) {
	p.chosen = p.find(id)
	p.cursor = max(p.chosen, 0)
}

// keyed returns the option that a letter chooses, -1 for none.
func (p *picker) keyed(r rune) int {
	for i, o := range p.options {
		if o.Key != 0 && unicode.ToLower(o.Key) == unicode.ToLower(r) {
			return i
		}
	}
	return -1
}

// moves lets arrows, Home and End move a cursor among count places; false when the key does not move.
func moves(cursor *int, count int, key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		*cursor--
	case fyne.KeyRight, fyne.KeyDown:
		*cursor++
	case fyne.KeyHome:
		*cursor = 0
	case fyne.KeyEnd:
		*cursor = count - 1
	default:
		return false
	}
	*cursor = max(0, min(*cursor, count-1))
	return true
}

// words joins what a screen reader says of a control: its label, its value and what is wrong with it.
func words(parts ...string) string {
	said := ""
	for _, part := range parts {
		if part == "" {
			continue
		}
		if said != "" {
			said += ". "
		}
		said += part
	}
	return said
}
