package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"
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
		w.take(shell.ReadFile(path, pdf.MaxFile))
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

// takePath opens a dossier, or files what another file holds and opens that.
func (w *app) takePath(path string) {
	if session.IsDossier(path) && session.Exists(path) {
		w.OpenPath(path)
		return
	}
	w.take(shell.ReadFile(path, pdf.MaxFile))
}

// take files an assessment or a comparison out of a file, and opens it.
func (w *app) take(file []byte, err error) {
	if err != nil {
		w.Tell(err)
		return
	}
	w.NeedUser(func() { w.NeedDossier(func() { w.takeIn(file) }) })
}

// takeIn asks first where the file has something else than what is filed of the
// same.
func (w *app) takeIn(file []byte) {
	opened, err := exchange.Open(file)
	if err == nil && !w.Desk().ReadOnly() {
		plan, err := w.Desk().LookAt(w.T("intake.this"), file)
		if err != nil {
			w.Tell(err)
			return
		}
		if plan.Asks(0) {
			w.intake.letGo()
			w.intake.plan = plan
			w.Show(stepIntake)
			return
		}
	}
	if err == nil && opened.Comparison != nil {
		w.compare.Opened(w.Desk().Comparisons().FileOrOpen(*opened.Comparison))
		return
	}
	if err == nil {
		err = w.Desk().FileOrOpen(register.Item{Assessment: opened.Assessment, Sealed: opened.Data, Seal: opened.Seal})
	}
	if err != nil {
		w.Tell(err)
		return
	}
	w.Show(assessment.StepOutcome)
}
