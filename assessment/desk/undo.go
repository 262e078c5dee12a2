package desk

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/register"
)

// revisions are what was done to an assessment since it was opened.
type revisions struct {
	history change.History
	opened  assessment.Assessment // as it was then
	last    assessment.Assessment // as it was after the last change
}

// startRevisions begins anew with what is there now.
func (e *Editor) startRevisions() {
	a := e.Assessment().Clone()
	e.revisions = revisions{opened: a, last: a}
}

// revise keeps the last change to a draft, to be undone. A decision ends what can
// be undone: it has a way back of its own.
// The copy of what is there now is kept as it is.
func (e *Editor) revise(now assessment.Assessment) {
	a, r := e.Assessment(), &e.revisions
	if !a.Draft() || !r.last.Draft() {
		e.revisions = revisions{opened: now, last: now}
		return
	}
	r.history.Push(&r.last, &now)
	r.last = now
}

// EndStep ends the step that can be undone as one: another field or screen follows.
func (e *Editor) EndStep() {
	if e != nil {
		e.revisions.history.Close()
	}
}

// CanUndo reports whether there is a step to undo.
func (e *Editor) CanUndo() bool { return e != nil && e.revisions.history.CanUndo() }

// CanRedo reports whether there is a step to do again.
func (e *Editor) CanRedo() bool { return e != nil && e.revisions.history.CanRedo() }

// ToUndo is what Undo would undo; nothing for none.
func (e *Editor) ToUndo() []change.Change { return e.step((*change.History).Done) }

// ToRedo is what Redo would do again; nothing for none.
func (e *Editor) ToRedo() []change.Change { return e.step((*change.History).Undone) }

func (e *Editor) step(of func(*change.History) []change.Change) []change.Change {
	if e == nil {
		return nil
	}
	return of(&e.revisions.history)
}

// Undo undoes the last step and returns what it changed; nothing where there is
// none.
func (e *Editor) Undo() ([]change.Change, error) { return e.walk((*change.History).Undo) }

// Redo does the step again that was undone last, and returns what it changed.
func (e *Editor) Redo() ([]change.Change, error) { return e.walk((*change.History).Redo) }

func (e *Editor) walk(walk func(*change.History, assessment.Assessment) (assessment.Assessment, []change.Change, error)) ([]change.Change, error) {
	if e == nil || e.Locked() {
		return nil, nil
	}
	a, step, err := walk(&e.revisions.history, *e.Assessment())
	if err != nil || len(step) == 0 {
		return nil, err
	}
	e.item.Assessment = a
	e.revisions.last = e.Assessment().Clone() // this is no step of its own
	e.Changed()
	return step, nil
}

// SinceOpened lists what changed since the assessment was opened.
func (e *Editor) SinceOpened() []change.Change {
	return InOrder(change.Diff(&e.revisions.opened, e.Assessment()), e.content)
}

// InOrder sorts changes as the steps are, with all there are.
func InOrder(changes []change.Change, c *assessment.Content) []change.Change {
	told := change.Told(changes, c)
	for _, ch := range changes {
		if !slices.Contains(told, ch) {
			told = append(told, ch)
		}
	}
	return told
}

// Previous returns the version before, and nil where it is not filed.
func (e *Editor) Previous() *assessment.Assessment { return e.desk.previous(e.Assessment()) }

func (d *Desk) previous(a *assessment.Assessment) *assessment.Assessment {
	key := register.Key(a.ID, a.Version-1)
	if _, there := d.Row(key); !there {
		return nil
	}
	item, err := d.Item(key)
	if err != nil {
		return nil // one that is damaged is told where it is opened
	}
	return &item.Assessment
}

// Restore sets places of the draft back to what they had in an earlier state; no places
// are all of it. What was decided or taken back since stays, and so does the number
// that was given. The history says why.
func (e *Editor) Restore(earlier assessment.Assessment, why string, places ...string) error {
	now := e.Assessment()
	earlier.Decision, earlier.Withdrawn, earlier.Number = now.Decision, now.Withdrawn, now.Number
	changes := change.Diff(now, &earlier)
	if len(places) > 0 {
		changes = slices.DeleteFunc(changes, func(c change.Change) bool {
			return !slices.ContainsFunc(places, func(place string) bool { return change.Under(c.Path, place) })
		})
	}
	a, err := change.Apply(*now, changes, false)
	if err != nil {
		return err
	}
	e.item.Assessment = a
	e.EndStep()
	e.desk.queue.change.Why = why
	e.Changed()
	return nil
}
