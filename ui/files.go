package ui

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"

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
	if err := dossier.SaveSettings(w.settings); err != nil {
		w.tell(err)
	}
}

// dropped takes a file that is dropped on the window: an assessment as JSON, or
// a picture for the letterhead.
func (w *Window) dropped(files []fyne.URI) {
	for _, f := range files {
		path := f.Path()
		data, err := readFile(path, assessment.LogoMaxBytes)
		if err != nil {
			w.tell(err)
			return
		}
		practice, onPractice := w.screen.(*practiceScreen)
		if onPractice && !strings.EqualFold(filepath.Ext(path), ".json") {
			practice.takeLogo(data, nil)
			continue
		}
		w.take(data)
	}
}

// take files an assessment or a comparison that came as JSON, and opens it.
func (w *Window) take(data []byte) {
	c, _, err := exchange.ReadComparison(bytes.NewReader(data))
	var wrong *assessment.Error
	if !errors.As(err, &wrong) || wrong.Code != "format-other" {
		if err == nil {
			err = w.s.fileComparison(c)
		}
		w.showComparison(err)
		return
	}
	a, err := exchange.Read(bytes.NewReader(data))
	if err == nil {
		err = w.s.add(a)
	}
	if err != nil {
		w.tell(err)
		return
	}
	w.show(w.firstOpen())
}
