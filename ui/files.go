package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/shell"
)

// exportFolder is where documents go: where they went last, else the person's
// folder for documents.
func (w *app) ExportFolder() string {
	if w.settings.ExportFolder != "" {
		return w.settings.ExportFolder
	}
	return w.Host().Documents()
}

func (w *app) RememberFolder(folder string) {
	if folder == w.settings.ExportFolder {
		return
	}
	w.settings.ExportFolder = folder
	w.keepSettings()
}

func (w *app) rememberFormats(formats []string) {
	if slices.Equal(formats, w.settings.Formats) {
		return
	}
	w.settings.Formats = formats
	w.keepSettings()
}

// Endings of the files that hold an assessment.
var assessmentFiles = []string{".json", ".pdf"}

// Drop takes files that the page has no use for: a dossier to open, an assessment as
// JSON or in its record, or more than one to import.
func (w *app) Drop(paths []string) {
	importable := slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return !isImportable(path) })
	if len(importable) > 1 || slices.ContainsFunc(paths, isFolder) {
		w.takeFrom(importable...)
		return
	}
	for _, path := range paths {
		if isDossier(path) {
			w.openPath(path)
			return
		}
		w.take(shell.ReadFile(path, pdf.MaxFile))
	}
}

func isDossier(path string) bool { return strings.EqualFold(filepath.Ext(path), dossier.Ending) }

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isImportable reports whether a path is a folder or a file that may hold assessments.
func isImportable(path string) bool {
	return isFolder(path) || exists(path) && slices.Contains(intake.Endings, strings.ToLower(filepath.Ext(path)))
}

// takePath opens a dossier, or files what another file holds and opens that.
func (w *app) takePath(path string) {
	if isDossier(path) && exists(path) {
		w.openPath(path)
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
	w.needUser(func() { w.NeedDossier(func() { w.takeIn(file) }) })
}

// takeIn asks first where the file has something else than what is filed of the
// same.
func (w *app) takeIn(file []byte) {
	opened, err := exchange.Open(file)
	if err == nil && !w.desk.ReadOnly() {
		plan, err := w.desk.LookAt(w.T("intake.this"), file)
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
		w.compare.Opened(w.desk.Comparisons().FileOrOpen(*opened.Comparison))
		return
	}
	if err == nil {
		err = w.desk.FileOrOpen(register.Item{Assessment: opened.Assessment, Sealed: opened.Data, Seal: opened.Seal})
	}
	if err != nil {
		w.Tell(err)
		return
	}
	w.Show(assessment.StepOutcome)
}
