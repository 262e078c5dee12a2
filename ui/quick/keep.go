package quick

import (
	"path/filepath"

	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// keeping makes one page of the first answer, which says that it is no decision.
type keeping struct {
	w      Window
	work   *shell.Work
	result *fyne.Container
	object fyne.CanvasObject
}

func newKeeping(w Window) *keeping {
	k := &keeping{w: w, result: parts.Rows(parts.GapSmall)}
	k.work = shell.NewWork(w, parts.Plain, w.T("quick.keep"), k.make)
	k.object = parts.Rows(parts.GapSmall, parts.Line(parts.Gap, k.work.Run), parts.NewText(parts.Help, w.T("quick.keep.help")), k.work.Progress, k.result)
	return k
}

// make writes the page where documents went last, off the screen's thread.
func (k *keeping) make() {
	w := k.w
	if k.work.Busy() {
		return
	}
	o := desk.ExportOptions{Lang: w.Words().Lang, Kinds: []export.Kind{export.First}, Folder: w.ExportFolder()}
	request, err := w.Desk().ExportRequest(w.Desk().Editor().Key(), o)
	if err != nil {
		w.Tell(err)
		return
	}
	ctx := k.work.Start()
	w.MakeFiles(func(x *export.Exporter, step func(export.Progress)) ([]export.File, error) {
		return x.Export(ctx, request, step)
	}, func(export.Progress) {}, k.done)
}

func (k *keeping) done(files []export.File, err error) {
	w := k.w
	k.work.End()
	k.result.Objects = nil
	if err != nil {
		k.result.Add(shell.Advice(parts.Bad, parts.SignNo, w.T("documents.failed"), w.Words().Error(err)))
	}
	for _, f := range files {
		k.result.Add(shell.Advice(parts.Good, parts.SignYes, "", filepath.Base(f.Path)))
		k.result.Add(parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("documents.open"), func() {
			if err := w.Host().OpenFile(f.Path); err != nil {
				w.Tell(err)
			}
		})))
	}
	k.result.Refresh()
	w.Relayout()
	w.Reveal(k.result)
}
