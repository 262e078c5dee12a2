package ui

import (
	"cmp"
	"strconv"

	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// manyLetters makes the letter for everybody on a list that is pasted in. Names
// go into the files alone: the list stays in its field and is kept nowhere.
type manyLetters struct {
	s    *letterScreen
	list *parts.TextField
	work *shell.Work
	box  fyne.CanvasObject
}

// mostList is how many characters of a list are taken.
const mostList = 200_000

func newManyLetters(s *letterScreen) *manyLetters {
	w := s.w
	m := &manyLetters{s: s}
	m.list = parts.NewTextField(parts.TextOptions{Label: w.T("letters.list"), Help: w.T("letters.list.help"), Lines: 5, Most: mostList})
	m.work = shell.NewWork(w, parts.Plain, w.T("letters.make"), m.begin)
	m.box = parts.NewCard(parts.Rows(parts.Gap, w.Section("letters.title", "letters.help"), m.list, parts.Line(0, m.work.Run), m.work.Progress))
	return m
}

func (m *manyLetters) begin() {
	w := m.s.w
	if m.work.Busy() {
		return
	}
	to, err := export.Addressees([]byte(m.list.Text()))
	if err != nil {
		w.Refuse(m.list, w.Words().Error(err))
		return
	}
	m.list.SetError("")
	key := w.Desk().Editor().Key()
	request, err := w.Desk().ExportRequest(key, w.ExportOptions(export.Letter))
	if err != nil {
		w.Tell(err)
		return
	}
	ctx := m.work.Start()
	w.MakeFiles(func(x *export.Exporter, step func(export.Progress)) ([]export.File, error) {
		return x.ExportLetters(ctx, request, to, step)
	}, m.step, func(files []export.File, err error) { m.done(key, request, files, err) })
}

func (m *manyLetters) step(p export.Progress) {
	m.work.At(p.Done, p.Total, m.s.w.T("register.exporting", "n", strconv.Itoa(p.Done), "all", strconv.Itoa(p.Total)))
}

func (m *manyLetters) done(key string, request export.Request, files []export.File, err error) {
	w := m.s.w
	m.work.End()
	if err := cmp.Or(err, w.Desk().Exported(key, request, files)); err != nil { // what was made before one failed went out too
		w.Tell(err)
		return
	}
	w.TellDone(nil, "letters.done", "n", strconv.Itoa(len(files)), "file", w.ExportFolder())
}
