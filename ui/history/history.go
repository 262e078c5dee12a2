// Package history is what was done before: who changed what and when, and two
// assessments side by side.
package history

import (
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// Places of the history.
const (
	Place     = "history"
	PairPlace = "pair"
)

// Window is what the history asks of the window and of the program in it.
type Window interface {
	shell.Speaker
	shell.Navigator
	shell.Dialogs
	shell.Layouter
	shell.Composer
	shell.Machine
	session.Work
	session.Folders
	Exporter() (*export.Exporter, error)
	Jump(path string) // goes to the field of a path
}

// page tells who changed what and when, and puts an earlier state back.
type page struct {
	w     Window
	lines []desk.HistoryLine
	shown int // how many of them
	list  *fyne.Container
}

// New is the page with the history of the assessment that is open.
func New(w Window) shell.Page { return &page{w: w, shown: first} }

// first is how many lines are shown at first and at each request for more.
const first = 20

func (s *page) Content() fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{w.Heading("history.eyebrow", "history.title", "history.intro"), s.sinceOpening()}
	s.list = parts.Rows(parts.Gap, parts.NewText(parts.Help, w.T("history.reading")))
	rows = append(rows, parts.Rows(parts.Gap, w.Section("history.all", ""), s.list))
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.T("back"), w.Return)}
	if len(w.Desk().Rows()) > 1 {
		buttons = append(buttons, parts.NewButton(parts.Plain, w.T("pair.open"), func() { w.Show(PairPlace) }))
	}
	s.read()
	return w.Column(append(rows, parts.Line(parts.Gap, buttons...))...)
}

// sinceOpening lists what changed since the assessment was opened; each line
// leads to its place.
func (s *page) sinceOpening() fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{w.Section("history.since", "")}
	changes := w.Desk().Editor().SinceOpened()
	for _, c := range changes {
		rows = append(rows, parts.NewLink(parts.Neutral, parts.SignImportant, w.Words().Change(c, w.Desk().Editor().Content()), w.T("history.jump"), func() { w.Jump(c.Path) }))
	}
	if len(changes) == 0 {
		rows = append(rows, parts.NewText(parts.Help, w.T("history.since.none")))
	}
	return parts.Rows(parts.Gap, rows...)
}

// read fetches the history once all is saved, off the screen's thread.
func (s *page) read() {
	w, store, key := s.w, s.w.Store(), s.w.Desk().Editor().Item().Key()
	w.Worker().Settle(func() {
		w.Worker().Do(func() func() {
			entries, err := store.History(key)
			lines := desk.HistoryLines(entries)
			return func() { s.fill(lines, err) }
		})
	})
}

func (s *page) fill(lines []desk.HistoryLine, err error) {
	if err != nil {
		s.list.Objects = []fyne.CanvasObject{shell.Advice(parts.Bad, parts.SignNo, "", s.w.Words().Error(err))}
		s.list.Refresh()
		return
	}
	s.lines = lines
	s.showLines()
}

func (s *page) showLines() {
	w := s.w
	var rows []fyne.CanvasObject
	for _, l := range s.lines[:min(s.shown, len(s.lines))] {
		rows = append(rows, s.line(l))
	}
	if len(s.lines) > s.shown {
		rows = append(rows, parts.Line(0, parts.NewButton(parts.Plain, w.T("history.more"), func() {
			s.shown += first
			s.showLines()
		})))
	}
	if len(s.lines) == 0 {
		rows = append(rows, parts.NewText(parts.Help, w.T("history.none")))
	}
	s.list.Objects = rows
	s.list.Refresh()
	w.Relayout()
}

// line is a card with what was done, and the buttons that put it back.
func (s *page) line(l desk.HistoryLine) fyne.CanvasObject {
	w := s.w
	if l.What == dossier.WhatDamaged {
		return parts.NewCard(parts.NewText(parts.Body, w.T("history.damaged")))
	}
	rows := []fyne.CanvasObject{parts.NewText(parts.Strong, s.head(l))}
	if l.Why != "" {
		rows = append(rows, parts.NewText(parts.Help, l.Why))
	}
	if l.What == dossier.WhatCreated {
		rows = append(rows, parts.NewText(parts.Body, w.T("history.created")))
	}
	for _, c := range desk.InOrder(l.Changes, w.Desk().Editor().Content()) {
		rows = append(rows, parts.NewText(parts.Body, w.Words().Change(c, w.Desk().Editor().Content())))
	}
	if l.Before > 0 && !w.Desk().Editor().Locked() {
		rows = append(rows, s.puttingBack(l))
	}
	return parts.NewCard(parts.Rows(parts.GapSmall, rows...))
}

// head says when and by whom.
func (s *page) head(l desk.HistoryLine) string {
	return s.w.Words().Moment(l.Until.In(s.w.Now().Location()), l.By)
}

// puttingBack puts each place of a line back as it was, or everything.
func (s *page) puttingBack(l desk.HistoryLine) fyne.CanvasObject {
	w := s.w
	var buttons []fyne.CanvasObject
	for _, place := range desk.PlacesOf(l.Changes) {
		name := w.Words().ChangedPlace(place, w.Desk().Editor().Content())
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.T("history.back.place", "place", name), func() { s.putBack(l, name, place) }))
	}
	buttons = append(buttons, parts.NewButton(parts.Quiet, w.T("history.back.all"), func() { s.putBack(l, "") }))
	return parts.Line(parts.Gap, buttons...)
}

// putBack asks, and sets places back to what they had before a line; no places are all.
func (s *page) putBack(l desk.HistoryLine, name string, places ...string) {
	w, key := s.w, s.w.Desk().Editor().Item().Key()
	earlier, err := w.Store().StateAt(key, l.Before)
	if err != nil {
		w.Tell(err)
		return
	}
	text := w.T("history.back.all.sure", "when", s.head(l))
	if name != "" {
		text = w.T("history.back.place.sure", "when", s.head(l), "place", name)
	}
	w.Ask(parts.ConfirmOptions{Text: text, Safe: w.T("cancel"), Acts: []parts.Act{{Text: w.T("history.back"), Weight: parts.Primary, Do: func() {
		s.put(earlier, l, places)
	}}}})
}

func (s *page) put(earlier register.Item, l desk.HistoryLine, places []string) {
	w := s.w
	if err := w.Desk().Editor().Restore(earlier.Assessment, w.T("history.why", "when", s.head(l)), places...); err != nil {
		w.Tell(err)
		return
	}
	w.Show(Place)
}
