package ui

import (
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/ui/parts"
)

func (w *app) undo() { w.stepped(w.Desk().Editor().Undo, "undone") }

func (w *app) redo() { w.stepped(w.Desk().Editor().Redo, "redone") }

// stepped goes a step to or fro and says what that changed. Nobody is moved: the page
// follows where it is, unless it is a step that is no longer there.
func (w *app) stepped(step func() ([]change.Change, error), said string) {
	onStep := w.OnStep()
	changes, err := step()
	if err != nil {
		w.Tell(err)
		return
	}
	if len(changes) == 0 {
		return
	}
	w.SetUndone(w.T(said, "what", w.ChangedIn(changes)))
	w.SayStatus(parts.Neutral, parts.SignEmpty, w.Undone())
	if onStep && !w.OnStep() {
		w.Jump(changes[0].Path)
		return
	}
	w.Renew()
}

// ChangedIn names the place of a step, and how many more there are.
func (w *app) ChangedIn(step []change.Change) string {
	content := w.Desk().Editor().Content()
	told := change.Told(step, content)
	if len(told) == 0 {
		told = step
	}
	if len(told) == 0 {
		return ""
	}
	what := w.Words().ChangedPlace(told[0].Path, content)
	if more := len(told) - 1; more > 0 {
		return w.Words().N("undone.more", more, "what", what)
	}
	return what
}

// toUndo and toRedo are what the signs in the top bar are about.
func (w *app) toUndo() string { return w.ChangedIn(w.Desk().Editor().ToUndo()) }

func (w *app) toRedo() string { return w.ChangedIn(w.Desk().Editor().ToRedo()) }
