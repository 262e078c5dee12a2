package registers

import (
	"context"
	"strconv"

	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/sheet"
	"beeldbeltoets/assessment/wholefile"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// manyExport writes what a register shows: the list itself, what is due as a
// calendar, or the documents of every row.
type manyExport struct {
	r    *Registers
	w    Window
	keys func() []string
	work *shell.Work
	box  fyne.CanvasObject

	left   []string // keys that are still to do
	total  int
	files  int
	failed []string // what went wrong, with what it is about
	ctx    context.Context
}

func (r *Registers) newManyExport(keys func() []string) *manyExport {
	m := &manyExport{r: r, w: r.w, keys: keys}
	m.work = shell.NewWork(r.w, parts.Quiet, r.w.T("register.export.documents"), m.begin)
	m.box = parts.Rows(parts.GapSmall, parts.Line(parts.Gap,
		parts.NewButton(parts.Quiet, r.w.T("register.export.xlsx"), func() { m.table("xlsx") }),
		parts.NewButton(parts.Quiet, r.w.T("register.export.csv"), func() { m.table("csv") }),
		parts.NewButton(parts.Quiet, r.w.T("register.export.ics"), r.ExportDue), m.work.Run), m.work.Progress)
	return m
}

// table writes the rows that are shown as a table, to the folder of documents.
func (m *manyExport) table(ending string) {
	w := m.w
	g, err := register.New(w.Desk().Rows(), w.Desk().Today(), w.Words())
	if err != nil {
		w.Tell(err)
		return
	}
	var entries []*register.Entry
	for _, key := range m.keys() {
		if e, there := g.Entry(key); there {
			entries = append(entries, e)
		}
	}
	var data []byte
	if ending == "csv" {
		data, err = sheet.CSV(g.Table(entries), w.T("decimal"))
	} else {
		data, err = sheet.XLSX([]sheet.Sheet{g.Table(entries), g.DueTable(g.Due())})
	}
	m.r.putInFolder(w.T("register.title")+"."+ending, data, err)
}

// ExportDue writes what is due as a calendar: taken in again, it changes what the
// calendar has.
func (r *Registers) ExportDue() {
	g, err := register.New(r.w.Desk().Rows(), r.w.Desk().Today(), r.w.Words())
	if err != nil {
		r.w.Tell(err)
		return
	}
	r.putInFolder(r.w.T("due.title")+".ics", g.Calendar(g.Due(), r.w.Now()), nil)
}

// putInFolder writes a file to the folder of documents and says where it is.
func (r *Registers) putInFolder(name string, data []byte, err error) {
	if err != nil {
		r.w.Tell(err)
		return
	}
	path, err := wholefile.CreateFree(r.w.ExportFolder(), export.FileName(string(r.w.Desk().Today())+" "+name), data)
	r.w.TellDone(err, "register.exported", "file", path)
}

// begin asks which rows are meant where some do not hold, or whose decision could be
// taken back until now.
func (m *manyExport) begin() {
	if m.work.Busy() {
		return
	}
	w, keys := m.w, m.keys()
	holding, ending := w.Desk().Holding(keys), w.Desk().EndsTakingBack(keys)
	if len(holding) == len(keys) && ending == 0 {
		m.export(keys)
		return
	}
	text := w.Words().N("register.export.sure", len(keys))
	if other := len(keys) - len(holding); other > 0 {
		text += " " + w.Words().N("register.export.sure.beside", other)
	}
	if ending > 0 {
		text += " " + w.Words().N("register.export.sure.ending", ending)
	}
	acts := []parts.Act{{Text: w.T("register.export.all"), Weight: parts.Plain, Do: func() { m.export(keys) }}}
	if len(holding) > 0 && len(holding) < len(keys) {
		acts = append(acts, parts.Act{Text: w.Words().N("register.export.holding", len(holding)), Weight: parts.Primary, Do: func() { m.export(holding) }})
	}
	w.Ask(parts.ConfirmOptions{Text: text, Safe: w.T("cancel"), Acts: acts})
}

// export makes record and letter of each, one after the other.
func (m *manyExport) export(keys []string) {
	m.left = keys
	m.total, m.files, m.failed = len(m.left), 0, nil
	m.ctx = m.work.Start()
	m.next()
}

// next exports one row and then the one after it, until all are done or it is
// cancelled. A row that fails is told at the end.
func (m *manyExport) next() {
	w := m.w
	if len(m.left) == 0 || m.ctx.Err() != nil {
		m.end()
		return
	}
	key := m.left[0]
	m.left = m.left[1:]
	m.work.At(m.total-len(m.left)-1, m.total, w.T("register.exporting", "n", strconv.Itoa(m.total-len(m.left)), "all", strconv.Itoa(m.total)))
	request, err := w.Desk().ExportRequest(key, w.ExportOptions())
	if err != nil {
		m.done(key, request, nil, err)
		return
	}
	w.MakeFiles(func(x *export.Exporter, step func(export.Progress)) ([]export.File, error) {
		return x.Export(m.ctx, request, step)
	}, func(export.Progress) {}, func(files []export.File, err error) { m.done(key, request, files, err) })
}

func (m *manyExport) done(key string, request export.Request, files []export.File, err error) {
	if err == nil {
		m.files += len(files)
		err = m.w.Desk().Exported(key, request, files)
	}
	if err != nil && m.ctx.Err() == nil {
		row, _ := m.w.Desk().Row(key)
		m.failed = append(m.failed, shell.OrElse(row.Program, m.w.T("start.nameless"))+": "+m.w.Words().Error(err))
	}
	m.next()
}

// mostFailed is how many rows are named that failed.
const mostFailed = 6

func (m *manyExport) end() {
	w := m.w
	m.work.End()
	said := w.T("register.exported.many", "n", strconv.Itoa(m.files), "file", w.ExportFolder())
	for _, failed := range m.failed[:min(len(m.failed), mostFailed)] {
		said += "\n" + failed
	}
	if more := len(m.failed) - mostFailed; more > 0 {
		said += "\n" + w.T("register.exported.failed", "n", strconv.Itoa(more))
	}
	w.Say(said)
}
