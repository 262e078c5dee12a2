package ui

import (
	"path/filepath"

	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// comparisonExport writes the open comparison as a report and tables to a folder.
type comparisonExport struct {
	w      *Window
	folder *parts.TextField
	work   *longWork
	result *fyne.Container
}

func newComparisonExport(w *Window) *comparisonExport { return &comparisonExport{w: w} }

func (e *comparisonExport) content() fyne.CanvasObject {
	w := e.w
	e.folder = parts.NewTextField(parts.TextOptions{Label: w.t("documents.folder"), OnSubmitted: e.export})
	e.folder.SetText(w.exportFolder())
	browse := parts.NewButton(parts.Plain, w.t("documents.browse"), func() { w.host.ChooseFolder(e.folder.Text(), e.folder.SetText) })
	e.work = newLongWork(w, parts.Primary, w.t("compare.export"), e.export)
	e.result = parts.Rows(parts.Gap)
	return parts.Rows(parts.GapWide, w.section("compare.export.title", "compare.export.help"),
		parts.Ends(parts.Gap, e.folder, browse), parts.Line(parts.Gap, e.work.run), e.work.progress, e.result)
}

// export writes all kinds of file, off the screen's thread.
func (e *comparisonExport) export() {
	w := e.w
	if e.work.busy() {
		return
	}
	request := export.ComparisonRequest{
		Comparison: w.desk.Comparisons().Current().Clone(), Lang: w.words.Lang, Kinds: export.ComparisonKinds, Folder: e.folder.Text(), Today: w.desk.Today(),
	}
	w.worker.exportComparison(e.work.start(), request, e.step, e.done)
}

func (e *comparisonExport) step(p export.Progress) {
	e.work.at(p.Done, p.Total, e.w.t("documents.making", "name", p.Name))
}

func (e *comparisonExport) done(files []export.File, err error) {
	w := e.w
	e.work.end()
	if err != nil {
		e.list(advice(parts.Bad, parts.SignNo, w.t("documents.failed"), w.words.Error(err)))
		return
	}
	w.rememberFolder(e.folder.Text())
	rows := []fyne.CanvasObject{advice(parts.Good, parts.SignYes, "", w.words.N("documents.done", len(files)))}
	for _, f := range files {
		rows = append(rows, parts.Ends(parts.Gap, parts.NewText(parts.Strong, filepath.Base(f.Path)),
			parts.NewButton(parts.Plain, w.t("documents.open"), func() { e.open(f.Path) })))
	}
	e.list(rows...)
}

func (e *comparisonExport) open(path string) {
	if err := e.w.host.OpenFile(path); err != nil {
		e.w.tell(err)
	}
}

func (e *comparisonExport) list(rows ...fyne.CanvasObject) {
	e.result.Objects = rows
	e.result.Refresh()
	e.w.relayout()
	e.w.body.Reveal(e.result)
}
