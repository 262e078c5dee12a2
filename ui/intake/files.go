package intake

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/session"
)

// Endings of the files that hold an assessment.
var assessmentFiles = []string{".json", ".pdf"}

// Drop takes files that the page has no use for: a dossier to open, an assessment as
// JSON or in its record, or more than one to import.
func (n *Intake) Drop(paths []string) {
	importable := slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return !session.IsImportable(path) })
	if len(importable) > 1 || slices.ContainsFunc(paths, session.IsFolder) {
		n.TakeFrom(importable...)
		return
	}
	for _, path := range paths {
		if session.IsDossier(path) {
			n.w.OpenPath(path)
			return
		}
		n.TakePath(path)
	}
}

// TakePath opens a dossier, or imports what another file holds and opens that.
func (n *Intake) TakePath(path string) {
	if session.IsDossier(path) && session.Exists(path) {
		n.w.OpenPath(path)
		return
	}
	n.w.NeedUser(func() { n.w.NeedDossier(func() { n.takeIn(path) }) })
}

// takeIn asks first where a person has something to choose.
func (n *Intake) takeIn(path string) {
	plan, err := n.w.Desk().LookAt(path)
	if err != nil {
		n.w.Tell(err)
		return
	}
	asks, err := n.w.Desk().OpenFound(plan, n.fromFile)
	switch {
	case err != nil:
		n.w.Tell(err)
	case asks:
		n.Forget()
		n.basket.plan = plan
		n.w.Show(session.Intake)
		return
	case n.w.Desk().Comparisons().IsOpen():
		n.compared(nil)
	default:
		n.w.Show(assessment.StepOutcome)
	}
	plan.Close()
}

// fromFile is what the history says of what came out of a file.
func (n *Intake) fromFile(file string) string { return n.w.T("intake.why", "file", file) }
