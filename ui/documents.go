package ui

import (
	"fmt"
	"path/filepath"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// documentsScreen exports the record and the letter to a folder, and lists what
// is there.
type documentsScreen struct {
	w       *app
	lang    string
	folder  *parts.TextField
	record  *parts.Check
	letter  *parts.Check
	core    *parts.Check
	data    *parts.Check
	formats *parts.Checks
	work    *shell.Work
	result  *fyne.Container
	made    []export.File

	printing bool // what is being made is opened, to be printed
}

func (w *app) documents() shell.Page { return &documentsScreen{w: w, lang: w.Words().Lang} }

func (d *documentsScreen) Content() fyne.CanvasObject {
	w, a := d.w, d.w.Desk().Editor().Assessment()
	rows := []fyne.CanvasObject{w.Heading("step.documents", "documents.title", "documents.intro")}
	if a.Draft() {
		rows = append(rows, shell.Advice(parts.Open, parts.SignImportant, "", w.T("documents.draft")))
	}
	rows = append(rows, d.unset()...)
	d.record = parts.NewCheck(w.T("documents.record"), "", nil)
	d.record.Set(true)
	d.core = parts.NewCheck(w.T("documents.core"), w.T("documents.core.help"), nil)
	d.data = parts.NewCheck(w.T("documents.data"), w.T("documents.data.help"), nil)
	d.data.Set(true)
	d.letter = parts.NewCheck(w.T("documents.letter"), "", nil)
	hasLetter := w.Desk().Editor().Letters().Exist()
	d.letter.Set(hasLetter)
	chosen := []fyne.CanvasObject{d.record, d.core, d.data}
	if hasLetter {
		chosen = append(chosen, d.letter, parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.T("documents.letter.look"), func() { w.Show(stepLetter) }),
			parts.NewButton(parts.Plain, w.T("letter.back"), func() { w.Show(stepConsent) })))
	} else {
		chosen = append(chosen, parts.NewText(parts.Help, w.T("documents.no-letter")))
	}
	language := parts.NewChoice(w.T("documents.language"), "", w.Options("language.", words.Languages...), func(id string) { d.lang = id })
	language.Set(d.lang)
	d.folder = parts.NewTextField(parts.TextOptions{Label: w.T("documents.folder"), Most: assessment.MaxText, OnSubmitted: d.export})
	d.folder.SetText(w.ExportFolder())
	browse := parts.NewButton(parts.Plain, w.T("documents.browse"), func() { w.Host().ChooseFolder(d.folder.Text(), d.folder.SetText) })
	d.work = shell.NewWork(w, parts.Plain, w.T("documents.export"), d.export)
	d.result = parts.Rows(parts.Gap)
	return w.Column(append(rows,
		parts.Rows(parts.Gap, chosen...), d.formatChecks(), language, parts.FieldEnds(parts.Gap, d.folder, browse),
		d.work.Progress, d.result)...)
}

// first is the export: all is chosen already, and Enter does what the button shows.
func (d *documentsScreen) FocusFirst() { d.w.FocusNext() }

// formatChecks chooses the formats; those that were chosen last are ticked.
func (d *documentsScreen) formatChecks() fyne.CanvasObject {
	w := d.w
	var options []parts.Option
	for _, f := range export.Formats {
		options = append(options, parts.Option{ID: string(f), Text: w.T("format." + string(f)), Help: w.T("format." + string(f) + ".help")})
	}
	d.formats = parts.NewChecks(w.T("documents.formats"), "", options, func(string, bool) {})
	d.formats.Set(w.Settings().Formats...)
	if len(d.formats.Ticked()) == 0 {
		d.formats.Set(string(export.AsPDF))
	}
	return d.formats
}

// unset names the characters that the documents cannot show, before anything is
// made of them. In the data of the record they stay as they are.
func (d *documentsScreen) unset() []fyne.CanvasObject {
	w := d.w
	x, err := w.Exporter()
	if err != nil {
		return nil // as below
	}
	runes, err := d.unsetIn(x)
	if err != nil || len(runes) == 0 {
		return nil // what stands in the way of making them is said at exporting
	}
	names := make([]string, len(runes))
	for i, r := range runes {
		names[i] = fmt.Sprintf("%c (U+%04X)", r, r)
	}
	return []fyne.CanvasObject{shell.Advice(parts.Caution, parts.SignImportant, w.T("documents.unset"), w.T("documents.unset.text", "characters", w.Words().Join(names)))}
}

func (d *documentsScreen) unsetIn(x *export.Exporter) ([]rune, error) {
	r, err := d.w.Desk().ExportRequest(d.w.Desk().Editor().Key(), desk.ExportOptions{Lang: d.lang, NoData: true})
	if err != nil {
		return nil, err
	}
	return x.Unset(r)
}

// deed is the export, at hand in the foot however long the page is.
func (d *documentsScreen) Finish() (string, func()) { return d.w.T("documents.export"), d.export }

// export writes what is ticked, off the screen's thread.
func (d *documentsScreen) export() {
	w := d.w
	if d.work.Busy() {
		return
	}
	o := desk.ExportOptions{Lang: d.lang, Formats: session.Formats(d.formats.Ticked()), Folder: w.TypedPath(d.folder.Text()), NoData: !d.data.On(), Core: d.core.On()}
	if d.record.On() {
		o.Kinds = append(o.Kinds, export.Record)
	}
	if d.letter.On() {
		o.Kinds = append(o.Kinds, export.Letter)
	}
	if len(o.Kinds) == 0 || len(o.Formats) == 0 {
		d.fail(&assessment.Error{Code: "nothing-chosen"})
		return
	}
	key := w.Desk().Editor().Key()
	request, err := w.Desk().ExportRequest(key, o)
	if err != nil {
		d.fail(err)
		return
	}
	ctx := d.work.Start()
	w.MakeFiles(func(x *export.Exporter, step func(export.Progress)) ([]export.File, error) {
		return x.Export(ctx, request, step)
	}, d.step, func(files []export.File, err error) { d.done(key, request, files, err) })
}

func (d *documentsScreen) step(p export.Progress) {
	d.work.At(p.Done, p.Total, d.w.T("documents.making", "name", p.Name))
}

func (d *documentsScreen) done(key string, request export.Request, files []export.File, err error) {
	d.work.End()
	if err != nil {
		d.fail(err)
		return
	}
	d.made = files
	d.w.RememberFolder(d.w.TypedPath(d.folder.Text()))
	d.w.RememberFormats(d.formats.Ticked())
	if err := d.w.Desk().Exported(key, request, files); err != nil {
		d.w.Tell(err)
	}
	rows := []fyne.CanvasObject{shell.Advice(parts.Good, parts.SignYes, "", d.w.Words().N("documents.done", len(files)))}
	for _, f := range files {
		rows = append(rows, d.file(f))
	}
	d.list(rows...)
	parts.FocusFirst(d.result) // and so into view
	if d.printing && len(files) > 0 {
		d.Print()
	}
	d.printing = false
}

func (d *documentsScreen) file(f export.File) fyne.CanvasObject {
	w := d.w
	return parts.NewCard(parts.Ends(parts.Gap,
		parts.Rows(0, parts.NewText(parts.Strong, filepath.Base(f.Path)),
			parts.NewText(parts.Help, w.Words().N("documents.file", f.Pages, "kB", strconv.FormatInt((f.Bytes+1023)/1024, 10)))),
		parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.T("documents.open"), func() { d.check(w.Host().OpenFile(f.Path)) }),
			parts.NewButton(parts.Plain, w.T("documents.show"), func() { d.check(w.Host().ShowFile(f.Path)) }))))
}

// Print opens what was made first, which the system's own program prints; before
// that it makes it.
func (d *documentsScreen) Print() {
	if len(d.made) == 0 {
		d.printing = true
		d.export()
		return
	}
	d.check(d.w.Host().OpenFile(d.made[0].Path))
}

func (d *documentsScreen) check(err error) {
	if err != nil {
		d.w.Tell(err)
	}
}

func (d *documentsScreen) fail(err error) {
	d.printing = false
	d.list(shell.Advice(parts.Bad, parts.SignNo, d.w.T("documents.failed"), d.w.Words().Error(err)))
}

func (d *documentsScreen) list(rows ...fyne.CanvasObject) {
	d.result.Objects = rows
	d.result.Refresh()
	d.w.Relayout()
	d.w.Reveal(d.result)
}
