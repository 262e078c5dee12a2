package ui

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// evidenceEndings are the kinds of file that are offered first; others may be
// dropped or typed.
var evidenceEndings = []string{".pdf", ".png", ".jpg", ".jpeg", ".eml", ".msg", ".txt", ".docx", ".xlsx"}

// filesView is the list of files with a piece of evidence, as it is drawn.
type filesView struct {
	drawn []assessment.EvidenceFile
	box   *fyne.Container
}

// filesOf are the files that are kept with a piece of evidence, and the field and the
// button that add one.
func (l *evidenceList) filesOf(piece string) fyne.CanvasObject {
	w := l.s.w
	view := &filesView{box: parts.Rows(parts.GapSmall)}
	l.files[piece] = view
	l.drawFiles(piece, view)
	if w.Desk().Editor().Locked() {
		return view.box
	}
	var path *parts.TextField
	add := func() {
		if strings.TrimSpace(path.Text()) != "" {
			l.addFile(piece, w.TypedPath(path.Text()))
			return
		}
		w.Host().ChoosePath(w.T("evidence.file.add"), evidenceEndings, func(path string) { l.addFile(piece, path) })
	}
	limits := w.T("evidence.file.limits", "max", strconv.Itoa(assessment.MaxFile>>20), "size", session.Size(w, w.Store().Size()))
	path = parts.NewTextField(parts.TextOptions{Label: w.T("evidence.file.path"), Most: assessment.MaxText, OnSubmitted: add})
	l.s.add(piece+".files", path)
	return parts.Rows(parts.GapSmall, view.box, parts.FieldEnds(parts.Gap, path, parts.NewButton(parts.Plain, w.T("evidence.file.add"), add)), parts.NewText(parts.Help, limits))
}

// showFiles draws the files anew where there are others.
func (l *evidenceList) showFiles() {
	for piece, view := range l.files {
		if e, there := l.at(piece); there && !slices.Equal(e.Files, view.drawn) {
			l.drawFiles(piece, view)
		}
	}
}

func (l *evidenceList) drawFiles(piece string, view *filesView) {
	e, _ := l.at(piece)
	view.drawn = slices.Clone(e.Files)
	view.box.Objects = nil
	for _, f := range e.Files {
		view.box.Add(l.file(piece, f))
	}
	shell.SetVisible(view.box, len(e.Files) > 0)
	view.box.Refresh()
}

func (l *evidenceList) file(piece string, f assessment.EvidenceFile) fyne.CanvasObject {
	w := l.s.w
	buttons := []fyne.CanvasObject{
		parts.NewButton(parts.Plain, w.T("evidence.file.look"), func() { w.lookAt(f) }),
		parts.NewButton(parts.Plain, w.T("evidence.file.out"), func() {
			w.Host().ChooseFolder(w.ExportFolder(), func(folder string) { w.takeOut(f, folder) })
		}),
	}
	if !w.Desk().Editor().Locked() {
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.T("evidence.file.remove"), func() { l.removeFile(piece, f) }))
	}
	about := w.T("evidence.file.about", "size", session.Size(w, f.Size), "date", w.Words().Date(f.Added))
	return parts.Ends(parts.Gap, parts.Rows(0, parts.NewText(parts.Strong, f.Name), parts.NewText(parts.Help, about)), parts.Line(parts.Gap, buttons...))
}

// addFile keeps a file with a piece of evidence, off the screen's thread.
func (l *evidenceList) addFile(piece, path string) {
	w, store, today := l.s.w, l.s.w.Store(), l.s.w.Desk().Today()
	e, _ := l.at(piece)
	key, kind := w.Desk().Editor().Key(), e.Kind
	w.Worker().Do(func() func() {
		file, err := keepFile(store, path)
		return func() {
			if err != nil {
				w.Tell(err)
				return
			}
			file.Added = today
			l.attach(key, piece, kind, file)
		}
	})
}

func keepFile(store *dossier.Store, path string) (assessment.EvidenceFile, error) {
	data, err := shell.ReadFile(path, assessment.MaxFile)
	if err != nil {
		return assessment.EvidenceFile{}, err
	}
	return store.AddFile(filepath.Base(path), data)
}

// attach names a kept file in its piece of evidence, where that is still in view.
func (l *evidenceList) attach(key, piece, kind string, file assessment.EvidenceFile) {
	w := l.s.w
	inView := w.Page() == shell.Page(l.s) && w.Desk().Editor() != nil && w.Desk().Editor().Key() == key
	if inView {
		e, there := l.at(piece)
		inView = there && e.Kind == kind
	}
	if !inView {
		w.Tell(&assessment.Error{Code: "evidence-gone", Params: map[string]string{"file": file.Name}})
		return
	}
	l.changeFiles(piece, func(f *form.Form) error { return f.AddFile(piece, file) })
}

func (l *evidenceList) removeFile(piece string, file assessment.EvidenceFile) {
	w := l.s.w
	w.Confirm(w.T("evidence.file.remove.sure", "name", file.Name), w.T("evidence.file.remove"), func() {
		l.changeFiles(piece, func(f *form.Form) error { return f.RemoveFile(piece, file.SHA256) })
		l.s.answers.Focus()
	})
}

func (l *evidenceList) changeFiles(piece string, change func(*form.Form) error) {
	l.s.change(piece+".files", func() {
		if err := change(l.s.w.Desk().Editor().Form()); err != nil {
			l.s.w.Tell(err)
		}
	})
}

// dropped keeps a file that is dropped on the question with its last piece of
// evidence.
func (l *evidenceList) dropped(path string) {
	w, last := l.s.w, len(l.s.get().Evidence)-1
	if w.Desk().Editor().Locked() {
		return
	}
	if last < 0 {
		w.Tell(&assessment.Error{Code: "evidence-first", Params: map[string]string{"file": filepath.Base(path)}})
		return
	}
	l.addFile(l.path(last), path)
}

// lookAt opens a copy of a kept file in the system's own program. What the system
// might run instead is not opened: the dossier may be somebody else's.
func (w *app) lookAt(f assessment.EvidenceFile) {
	if !dossier.Shown(export.WholeFileName(f.Name)) {
		w.Tell(&assessment.Error{Code: "evidence-not-shown", Params: map[string]string{"file": f.Name}})
		return
	}
	data, err := w.Store().File(f.SHA256)
	if err != nil {
		w.Tell(err)
		return
	}
	w.LookInto(f.Name, data)
}

// takeOut writes a kept file to a folder, beside what stands there.
func (w *app) takeOut(f assessment.EvidenceFile, folder string) {
	data, err := w.Store().File(f.SHA256)
	if err != nil {
		w.Tell(err)
		return
	}
	path, err := dossier.LayOut(folder, export.WholeFileName(f.Name), data)
	w.TellDone(err, "evidence.file.taken", "file", path)
}
