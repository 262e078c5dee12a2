package compare

import (
	"path/filepath"

	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// comparisonExport writes the open comparison as a report and tables to a folder.
type comparisonExport struct {
	w      *Feature
	folder *parts.TextField
	work   *shell.Work
	result *fyne.Container
}

func newComparisonExport(w *Feature) *comparisonExport { return &comparisonExport{w: w} }

func (e *comparisonExport) content() fyne.CanvasObject {
	w := e.w
	e.folder = parts.NewTextField(parts.TextOptions{Label: w.T("documents.folder"), OnSubmitted: e.export})
	e.folder.SetText(w.ExportFolder())
	browse := parts.NewButton(parts.Plain, w.T("documents.browse"), func() { w.Host().ChooseFolder(e.folder.Text(), e.folder.SetText) })
	e.work = shell.NewWork(w, parts.Primary, w.T("compare.export"), e.export)
	e.result = parts.Rows(parts.Gap)
	return parts.Rows(parts.GapWide, w.Section("compare.export.title", "compare.export.help"),
		parts.Ends(parts.Gap, e.folder, browse), parts.Line(parts.Gap, e.work.Run), e.work.Progress, e.result)
}

// export writes all kinds of file, off the screen's thread.
func (e *comparisonExport) export() {
	w := e.w
	if e.work.Busy() {
		return
	}
	request := export.ComparisonRequest{
		Comparison: w.Desk().Comparisons().Current().Clone(), Lang: w.Words().Lang, Kinds: export.ComparisonKinds, Folder: e.folder.Text(), Today: w.Desk().Today(),
	}
	ctx := e.work.Start()
	w.MakeFiles(func(x *export.Exporter, step func(export.Progress)) ([]export.File, error) {
		return x.ExportComparison(ctx, request, step)
	}, e.step, e.done)
}

func (e *comparisonExport) step(p export.Progress) {
	e.work.At(p.Done, p.Total, e.w.T("documents.making", "name", p.Name))
}

func (e *comparisonExport) done(files []export.File, err error) {
	w := e.w
	e.work.End()
	if err != nil {
		e.list(shell.Advice(parts.Bad, parts.SignNo, w.T("documents.failed"), w.Words().Error(err)))
		return
	}
	w.RememberFolder(e.folder.Text())
	rows := []fyne.CanvasObject{shell.Advice(parts.Good, parts.SignYes, "", w.Words().N("documents.done", len(files)))}
	for _, f := range files {
		rows = append(rows, parts.Ends(parts.Gap, parts.NewText(parts.Strong, filepath.Base(f.Path)),
			parts.NewButton(parts.Plain, w.T("documents.open"), func() { e.open(f.Path) })))
	}
	e.list(rows...)
}

func (e *comparisonExport) open(path string) {
	if err := e.w.Host().OpenFile(path); err != nil {
		e.w.Tell(err)
	}
}

func (e *comparisonExport) list(rows ...fyne.CanvasObject) {
	e.result.Objects = rows
	e.result.Refresh()
	e.w.Relayout()
	e.w.Reveal(e.result)
}
