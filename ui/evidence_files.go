package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// evidenceEndings are the kinds of file that are offered first; others may be
// dropped or typed.
var evidenceEndings = []string{".pdf", ".png", ".jpg", ".jpeg", ".eml", ".msg", ".txt", ".docx", ".xlsx"}

// files are the files that are kept with a piece of evidence, and the field and the
// button that add one.
func (l *evidenceList) files(i int) fyne.CanvasObject {
	w := l.s.w
	var rows []fyne.CanvasObject
	for n, f := range l.s.get().Evidence[i].Files {
		rows = append(rows, l.file(i, n, f))
	}
	if w.desk.Editor().Locked() {
		return parts.Rows(parts.GapSmall, rows...)
	}
	var path *parts.TextField
	add := func() {
		if strings.TrimSpace(path.Text()) != "" {
			l.addFile(i, w.typedPath(path.Text()))
			return
		}
		w.host.ChoosePath(w.t("evidence.file.add"), evidenceEndings, func(path string) { l.addFile(i, path) })
	}
	limits := w.t("evidence.file.limits", "max", itoa(assessment.MaxFile>>20), "size", w.size(w.store.Size()))
	path = parts.NewTextField(parts.TextOptions{Label: w.t("evidence.file.path"), Most: assessment.MaxText, OnSubmitted: add})
	return parts.Rows(parts.GapSmall, append(rows, parts.FieldEnds(parts.Gap, path, parts.NewButton(parts.Plain, w.t("evidence.file.add"), add)), parts.NewText(parts.Help, limits))...)
}

func (l *evidenceList) file(i, n int, f assessment.EvidenceFile) fyne.CanvasObject {
	w := l.s.w
	buttons := []fyne.CanvasObject{
		parts.NewButton(parts.Plain, w.t("evidence.file.look"), func() { w.lookAt(f) }),
		parts.NewButton(parts.Plain, w.t("evidence.file.out"), func() {
			w.host.ChooseFolder(w.exportFolder(), func(folder string) { w.takeOut(f, folder) })
		}),
	}
	if !w.desk.Editor().Locked() {
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.t("evidence.file.remove"), func() { l.removeFile(i, n, f) }))
	}
	about := w.t("evidence.file.about", "size", w.size(f.Size), "date", w.words.Date(f.Added))
	return parts.Ends(parts.Gap, parts.Rows(0, parts.NewText(parts.Strong, f.Name), parts.NewText(parts.Help, about)), parts.Line(parts.Gap, buttons...))
}

// addFile keeps a file with a piece of evidence, off the screen's thread.
func (l *evidenceList) addFile(i int, path string) {
	w, store, today := l.s.w, l.s.w.store, l.s.w.desk.Today()
	key, kind := w.desk.Editor().Item().Key(), l.s.get().Evidence[i].Kind
	w.worker.do(func() func() {
		file, err := keepFile(store, path)
		return func() {
			if err != nil {
				w.tell(err)
				return
			}
			file.Added = today
			l.attach(key, i, kind, file)
		}
	})
}

func keepFile(store *dossier.Store, path string) (assessment.EvidenceFile, error) {
	data, err := readFile(path, assessment.MaxFile)
	if err != nil {
		return assessment.EvidenceFile{}, err
	}
	return store.AddFile(filepath.Base(path), data)
}

// attach names a kept file in its piece of evidence, where that is still in view.
func (l *evidenceList) attach(key string, i int, kind string, file assessment.EvidenceFile) {
	w := l.s.w
	if w.screen != screen(l.s) || w.desk.Editor() == nil || w.desk.Editor().Item().Key() != key || i >= len(l.s.get().Evidence) || l.s.get().Evidence[i].Kind != kind {
		w.tell(&assessment.Error{Code: "evidence-gone", Params: map[string]string{"file": file.Name}})
		return
	}
	same := func(f assessment.EvidenceFile) bool { return f.SHA256 == file.SHA256 }
	if slices.ContainsFunc(l.s.get().Evidence[i].Files, same) {
		return // it is there already
	}
	l.changeFiles(i, func(files []assessment.EvidenceFile) []assessment.EvidenceFile { return append(files, file) })
}

func (l *evidenceList) removeFile(i, n int, f assessment.EvidenceFile) {
	w := l.s.w
	w.confirm(w.t("evidence.file.remove.sure", "name", f.Name), w.t("evidence.file.remove"), func() {
		l.changeFiles(i, func(files []assessment.EvidenceFile) []assessment.EvidenceFile { return slices.Delete(files, n, n+1) })
		l.s.answers.Focus()
	})
}

func (l *evidenceList) changeFiles(i int, change func([]assessment.EvidenceFile) []assessment.EvidenceFile) {
	l.s.edit(func(a *assessment.Answer) {
		a.Evidence = slices.Clone(a.Evidence)
		a.Evidence[i].Files = change(slices.Clone(a.Evidence[i].Files))
	})
	l.show()
	l.s.w.relayout()
}

// dropped keeps a file that is dropped on the question with its last piece of
// evidence.
func (l *evidenceList) dropped(path string) {
	w, last := l.s.w, len(l.s.get().Evidence)-1
	if w.desk.Editor().Locked() {
		return
	}
	if last < 0 {
		w.tell(&assessment.Error{Code: "evidence-first", Params: map[string]string{"file": filepath.Base(path)}})
		return
	}
	l.addFile(last, path)
}

// lookAt opens a copy of a kept file in the system's own program. What the system
// might run instead is not opened: the dossier may be somebody else's.
func (w *Window) lookAt(f assessment.EvidenceFile) {
	if !dossier.Shown(export.WholeFileName(f.Name)) {
		w.tell(&assessment.Error{Code: "evidence-not-shown", Params: map[string]string{"file": f.Name}})
		return
	}
	data, err := w.store.File(f.SHA256)
	if err != nil {
		w.tell(err)
		return
	}
	w.look(f.Name, data)
}

// look opens a file in the system's own program that is there for as long as the
// dossier is open.
func (w *Window) look(name string, data []byte) {
	path, err := w.lookable(name, data)
	if err == nil {
		err = w.host.OpenFile(path)
	}
	if err != nil {
		w.tell(err)
	}
}

func (w *Window) lookable(name string, data []byte) (string, error) {
	if w.looking == "" {
		folder, err := dossier.LookFolder()
		if err != nil {
			return "", err
		}
		w.looking = folder
	}
	return dossier.LayOut(w.looking, export.WholeFileName(name), data)
}

// stopLooking removes the copies that were looked at.
func (w *Window) stopLooking() {
	if w.looking == "" {
		return
	}
	_ = os.RemoveAll(w.looking) // one that is open elsewhere goes at the next start
	w.looking = ""
}

// takeOut writes a kept file to a folder, beside what stands there.
func (w *Window) takeOut(f assessment.EvidenceFile, folder string) {
	data, err := w.store.File(f.SHA256)
	if err != nil {
		w.tell(err)
		return
	}
	path, err := dossier.LayOut(folder, export.WholeFileName(f.Name), data)
	w.tellDone(err, "evidence.file.taken", "file", path)
}
