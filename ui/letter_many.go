package ui

import (
	"cmp"

	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// manyLetters makes the letter for everybody on a list that is pasted in. Names
// go into the files alone: the list stays in its field and is kept nowhere.
type manyLetters struct {
	s    *letterScreen
	list *parts.TextField
	work *longWork
	box  fyne.CanvasObject
}

// mostList is how many characters of a list are taken.
const mostList = 200_000

func newManyLetters(s *letterScreen) *manyLetters {
	w := s.w
	m := &manyLetters{s: s}
	m.list = parts.NewTextField(parts.TextOptions{Label: w.t("letters.list"), Help: w.t("letters.list.help"), Lines: 5, Most: mostList})
	m.work = newLongWork(w, parts.Plain, w.t("letters.make"), m.begin)
	m.box = parts.NewCard(parts.Rows(parts.Gap, w.section("letters.title", "letters.help"), m.list, parts.Line(0, m.work.run), m.work.progress))
	return m
}

func (m *manyLetters) begin() {
	w := m.s.w
	if m.work.busy() {
		return
	}
	to, err := export.Addressees([]byte(m.list.Text()))
	if err != nil {
		w.refuse(m.list, w.words.Error(err))
		return
	}
	m.list.SetError("")
	key := w.desk.Editor().Key()
	request, err := w.desk.ExportRequest(key, w.exportOptions(export.Letter))
	if err != nil {
		w.tell(err)
		return
	}
	w.worker.exportLetters(m.work.start(), request, to, m.step, func(files []export.File, err error) { m.done(key, request, files, err) })
}

func (m *manyLetters) step(p export.Progress) {
	m.work.at(p.Done, p.Total, m.s.w.t("register.exporting", "n", itoa(p.Done), "all", itoa(p.Total)))
}

func (m *manyLetters) done(key string, request export.Request, files []export.File, err error) {
	w := m.s.w
	m.work.end()
	if err := cmp.Or(err, w.desk.Exported(key, request, files)); err != nil { // what was made before one failed went out too
		w.tell(err)
		return
	}
	w.tellDone(nil, "letters.done", "n", itoa(len(files)), "file", w.exportFolder())
}
