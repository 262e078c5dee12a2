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

	"fyne.io/fyne/v2"
)

// exportFolder is where documents go: where they went last, else the person's
// folder for documents.
func (w *Window) exportFolder() string {
	if w.settings.ExportFolder != "" {
		return w.settings.ExportFolder
	}
	return w.host.Documents()
}

func (w *Window) rememberFolder(folder string) {
	if folder == w.settings.ExportFolder {
		return
	}
	w.settings.ExportFolder = folder
	w.keepSettings()
}

func (w *Window) rememberFormats(formats []string) {
	if slices.Equal(formats, w.settings.Formats) {
		return
	}
	w.settings.Formats = formats
	w.keepSettings()
}

// Endings of the files that hold an assessment.
var assessmentFiles = []string{".json", ".pdf"}

// dropped takes a file that is dropped on the window: a dossier, evidence where a
// question is asked, an assessment as JSON or in its record, or a picture for the
// letterhead.
func (w *Window) dropped(files []fyne.URI) {
	if w.droppedMany(files) {
		return
	}
	for _, f := range files {
		if strings.EqualFold(filepath.Ext(f.Path()), dossier.Ending) {
			w.openPath(f.Path())
			return
		}
		practice, onPractice := w.screen.(*practiceScreen)
		if onPractice && !slices.Contains(assessmentFiles, strings.ToLower(filepath.Ext(f.Path()))) {
			practice.takeLogo(readFile(f.Path(), assessment.LogoMaxBytes))
			continue
		}
		if question, onQuestion := w.screen.(*questionScreen); onQuestion {
			question.evidence.dropped(f.Path())
			continue
		}
		w.take(readFile(f.Path(), pdf.MaxFile))
	}
}

// takePath opens a dossier, or files what another file holds and opens that.
func (w *Window) takePath(path string) {
	if strings.EqualFold(filepath.Ext(path), dossier.Ending) && exists(path) {
		w.openPath(path)
		return
	}
	w.take(readFile(path, pdf.MaxFile))
}

// droppedMany takes in a folder, or several files that each hold an assessment.
func (w *Window) droppedMany(files []fyne.URI) bool {
	var paths []string
	folders := false
	for _, f := range files {
		info, err := os.Stat(f.Path())
		folders = folders || err == nil && info.IsDir()
		if err == nil && (info.IsDir() || slices.Contains(intake.Endings, strings.ToLower(filepath.Ext(f.Path())))) {
			paths = append(paths, f.Path())
		}
	}
	if s, is := w.screen.(*intakeScreen); is {
		s.dropped(paths)
		return true
	}
	_, onQuestion := w.screen.(*questionScreen)
	if onQuestion || len(paths) == 0 || len(paths) == 1 && !folders {
		return false
	}
	w.takeFrom(paths...)
	return true
}

// take files an assessment or a comparison out of a file, and opens it.
func (w *Window) take(file []byte, err error) {
	if err != nil {
		w.tell(err)
		return
	}
	w.needUser(func() { w.needDossier(func() { w.takeIn(file) }) })
}

// takeIn asks first where the file has something else than what is filed of the
// same.
func (w *Window) takeIn(file []byte) {
	opened, err := exchange.Open(file)
	if err == nil && !w.desk.ReadOnly() {
		plan, err := w.desk.LookAt(w.t("intake.this"), file)
		if err != nil {
			w.tell(err)
			return
		}
		if plan.Asks(0) {
			w.intake.letGo()
			w.intake.plan = plan
			w.show(stepIntake)
			return
		}
	}
	if err == nil && opened.Comparison != nil {
		w.showComparison(w.desk.Comparisons().FileOrOpen(*opened.Comparison))
		return
	}
	if err == nil {
		err = w.desk.FileOrOpen(register.Item{Assessment: opened.Assessment, Sealed: opened.Data, Seal: opened.Seal})
	}
	if err != nil {
		w.tell(err)
		return
	}
	w.show(assessment.StepOutcome)
}
