package change

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
)

// MaxSteps is how many steps can be undone.
const MaxSteps = 200

// History is what was done to an assessment since it was opened, to undo and to
// do again. The zero History is empty.
type History struct {
	done   [][]Change
	undone [][]Change
	closed bool // the next change is a step of its own, also in the same field
}

// Push keeps what was done as a step. Typing on in one field is one step until
// Close is called. What was undone before can then no longer be done again.
func (h *History) Push(before, after *assessment.Assessment) {
	changes := Diff(before, after)
	if len(changes) == 0 {
		return
	}
	h.undone = nil
	if h.continues(changes) {
		h.extend(changes[0])
		return
	}
	h.closed = false
	h.done = append(h.done, changes)
	if len(h.done) > MaxSteps {
		h.done = slices.Delete(h.done, 0, len(h.done)-MaxSteps)
	}
}

// Close ends the step at hand: another field or another screen follows.
func (h *History) Close() { h.closed = true }

func (h *History) continues(changes []Change) bool {
	if h.closed || len(h.done) == 0 || len(changes) != 1 {
		return false
	}
	last := h.done[len(h.done)-1]
	return typed(changes[0]) && len(last) == 1 && last[0].Path == changes[0].Path && last[0].To == changes[0].From
}

// picked are the fields in which a person picks from a few and types nothing.
var picked = []string{"answer", "state", "kind", "agreement", "transfer", "ownUse", "account", "app", "audience", "group", "profile", "family", "costs", "transferClient"}

// typed reports whether a change is of a text, and not of a choice.
func typed(c Change) bool {
	isText := strings.HasPrefix(c.From, `"`) || strings.HasPrefix(c.To, `"`)
	last := c.Path[strings.LastIndex(c.Path, ".")+1:]
	return isText && (!slices.Contains(picked, last) || c.Path == "insurer.answer")
}

// extend lengthens the last step; one that came back to where it began is none.
func (h *History) extend(c Change) {
	last := &h.done[len(h.done)-1][0]
	last.To = c.To
	if last.From == last.To {
		h.done = h.done[:len(h.done)-1]
		h.closed = true
	}
}

// CanUndo reports whether there is a step to undo.
func (h *History) CanUndo() bool { return len(h.done) > 0 }

// CanRedo reports whether there is a step to do again.
func (h *History) CanRedo() bool { return len(h.undone) > 0 }

// Undo returns the assessment as it was before the last step, and that step.
func (h *History) Undo(a assessment.Assessment) (assessment.Assessment, []Change, error) {
	return move(a, &h.done, &h.undone, true)
}

// Redo does the step again that was undone last.
func (h *History) Redo(a assessment.Assessment) (assessment.Assessment, []Change, error) {
	return move(a, &h.undone, &h.done, false)
}

// move takes the last step of one list to the other. Where there is none, or it
// does not fit, nothing happens.
func move(a assessment.Assessment, from, to *[][]Change, reverse bool) (assessment.Assessment, []Change, error) {
	if len(*from) == 0 {
		return a, nil, nil
	}
	step := (*from)[len(*from)-1]
	moved, err := Apply(a, step, reverse)
	if err != nil {
		return a, nil, err
	}
	*from, *to = (*from)[:len(*from)-1], append(*to, step)
	return moved, step, nil
}

// Done is the step that would be undone; nothing for none.
func (h *History) Done() []Change { return lastOf(h.done) }

// Undone is the step that would be done again; nothing for none.
func (h *History) Undone() []Change { return lastOf(h.undone) }

func lastOf(steps [][]Change) []Change {
	if len(steps) == 0 {
		return nil
	}
	return steps[len(steps)-1]
}
