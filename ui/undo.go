package ui

import (
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// undoButtons are the buttons below the steps.
type undoButtons struct {
	w          *Window
	undo, redo *parts.Button
	box        *fyne.Container
}

func (w *Window) newUndoButtons() *undoButtons {
	b := &undoButtons{w: w}
	b.undo = parts.NewButton(parts.Quiet, w.t("undo"), w.undo)
	b.redo = parts.NewButton(parts.Quiet, w.t("redo"), w.redo)
	past := parts.NewButton(parts.Quiet, w.t("history.open"), func() { w.show(stepHistory) })
	home := parts.NewButton(parts.Quiet, w.t("nav.start"), func() { w.show(stepStart) })
	b.box = parts.Rows(0, parts.Line(0, b.undo, b.redo), parts.Line(0, past), parts.Line(0, home))
	return b
}

// refresh shows which way there is something to do.
func (b *undoButtons) refresh() {
	able(b.undo, b.w.desk.Editor().CanUndo())
	able(b.redo, b.w.desk.Editor().CanRedo())
}

func able(b *parts.Button, can bool) {
	if can {
		b.Enable()
		return
	}
	b.Disable()
}

func (w *Window) undo() { w.stepped(w.desk.Editor().Undo) }

func (w *Window) redo() { w.stepped(w.desk.Editor().Redo) }

// stepped goes a step to or fro and shows the place that it changed.
func (w *Window) stepped(step func() ([]change.Change, error)) {
	changes, err := step()
	if err != nil {
		w.tell(err)
		return
	}
	if len(changes) == 0 {
		return
	}
	path := changes[0].Path
	w.showAt(w.stepOf(path), path)
}

// unconfirmed counts the answers of the version before that nobody confirmed yet.
func (w *Window) unconfirmed() int {
	n := 0
	for _, a := range w.desk.Editor().Assessment().Answers {
		if a.Unconfirmed {
			n++
		}
	}
	return n
}
