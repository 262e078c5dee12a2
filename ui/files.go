package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/ui/session"
)

// Endings of the files that hold an assessment.
var assessmentFiles = []string{".json", ".pdf"}

// Drop takes files that the page has no use for: a dossier to open, an assessment as
// JSON or in its record, or more than one to import.
func (w *app) Drop(paths []string) {
	importable := slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return !isImportable(path) })
	if len(importable) > 1 || slices.ContainsFunc(paths, isFolder) {
		w.TakeFrom(importable...)
		return
	}
	for _, path := range paths {
		if session.IsDossier(path) {
			w.OpenPath(path)
			return
		}
		w.takePath(path)
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isImportable reports whether a path is a folder or a file that may hold assessments.
func isImportable(path string) bool {
	return isFolder(path) || session.Exists(path) && slices.Contains(intake.Endings, strings.ToLower(filepath.Ext(path)))
}

// takePath opens a dossier, or imports what another file holds and opens that.
func (w *app) takePath(path string) {
	if session.IsDossier(path) && session.Exists(path) {
		w.OpenPath(path)
		return
	}
	w.NeedUser(func() { w.NeedDossier(func() { w.takeIn(path) }) })
}

// takeIn asks first where a person has something to choose.
func (w *app) takeIn(path string) {
	plan, err := w.Desk().LookAt(path)
	if err != nil {
		w.Tell(err)
		return
	}
	asks, err := w.Desk().OpenFound(plan, w.fromFile)
	switch {
	case err != nil:
		w.Tell(err)
	case asks:
		w.intake.letGo()
		w.intake.plan = plan
		w.Show(stepIntake)
		return
	case w.Desk().Comparisons().IsOpen():
		w.compare.Opened(nil)
	default:
		w.Show(assessment.StepOutcome)
	}
	plan.Close()
}

// fromFile is what the history says of what came out of a file.
func (w *app) fromFile(file string) string { return w.T("intake.why", "file", file) }
