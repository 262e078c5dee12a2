package ui

import (
	"slices"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// historyScreen tells who changed what and when, and puts an earlier state back.
type historyScreen struct {
	w     *Window
	lines []historyLine
	shown int // how many of them
	list  *fyne.Container
}

func (w *Window) historyScreen() shell.Page { return &historyScreen{w: w, shown: historyFirst} }

// How many lines are shown at first and at each request for more.
const historyFirst = 20

// together is how long after another a change is told in one line with it.
const together = 10 * time.Minute

// historyLine is what somebody did in one go.
type historyLine struct {
	at, until time.Time // of the first and the last that was saved
	by, why   string
	what      string
	before    int64 // the entry whose state it began with; zero where it was made
	changes   []change.Change
}

// historyLines puts the entries of one assessment, newest first, in lines: what
// the same person did shortly after another is one.
func historyLines(entries []dossier.Entry) []historyLine {
	var lines []historyLine
	var steps [][]change.Change
	end := func() {
		if len(lines) > 0 {
			slices.Reverse(steps)
			lines[len(lines)-1].changes = change.Combine(steps...)
			steps = nil
		}
	}
	broken := false
	for i, e := range entries {
		broken = broken || e.What == dossier.WhatDamaged // how it was before that, nobody knows
		changes := told(e.Changes)
		if len(changes) == 0 && e.What == dossier.WhatChanged {
			continue // what only the program keeps
		}
		joins := len(lines) > 0 && lines[len(lines)-1].joins(e)
		if !joins {
			end()
			lines = append(lines, historyLine{until: e.At, by: e.By, why: e.Why})
		}
		steps = append(steps, changes)
		line := &lines[len(lines)-1]
		line.at, line.what, line.before = e.At, e.What, 0
		if i+1 < len(entries) && !broken {
			line.before = entries[i+1].Entry
		}
	}
	end()
	return slices.DeleteFunc(lines, func(l historyLine) bool { return len(l.changes) == 0 && l.what == dossier.WhatChanged })
}

// joins reports whether an entry is told in the line that follows it in time.
func (l *historyLine) joins(e dossier.Entry) bool {
	return e.By == l.by && e.Why == l.why && l.at.Sub(e.At) < together && e.What == dossier.WhatChanged && l.what == dossier.WhatChanged
}

// told are the changes that a person made, by field.
func told(fields []dossier.FieldChange) []change.Change {
	var changes []change.Change
	for _, f := range fields {
		room, _, _ := strings.Cut(f.Path, ".")
		if !slices.Contains([]string{"unfinished", "sealed", "seal", "seals", "example", "editions"}, room) {
			changes = append(changes, change.Change(f))
		}
	}
	return change.Spread(changes)
}

func (s *historyScreen) Content() fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{w.heading("history.eyebrow", "history.title", "history.intro"), s.sinceOpening()}
	s.list = parts.Rows(parts.Gap, parts.NewText(parts.Help, w.t("history.reading")))
	rows = append(rows, parts.Rows(parts.Gap, w.section("history.all", ""), s.list))
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.t("back"), func() { w.show(w.from) })}
	if len(w.desk.Rows()) > 1 {
		buttons = append(buttons, parts.NewButton(parts.Plain, w.t("pair.open"), func() { w.show(stepPair) }))
	}
	s.read()
	return w.page(append(rows, parts.Line(parts.Gap, buttons...))...)
}

// sinceOpening lists what changed since the assessment was opened; each line
// leads to its place.
func (s *historyScreen) sinceOpening() fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{w.section("history.since", "")}
	changes := w.desk.Editor().SinceOpened()
	for _, c := range changes {
		rows = append(rows, parts.NewLink(parts.Neutral, parts.SignImportant, w.words.Change(c, w.desk.Editor().Content()), w.t("history.jump"), func() { w.jump(c.Path) }))
	}
	if len(changes) == 0 {
		rows = append(rows, parts.NewText(parts.Help, w.t("history.since.none")))
	}
	return parts.Rows(parts.Gap, rows...)
}

// read fetches the history once all is saved, off the screen's thread.
func (s *historyScreen) read() {
	w, store, key := s.w, s.w.store, s.w.desk.Editor().Item().Key()
	w.worker.settle(func() {
		w.worker.do(func() func() {
			entries, err := store.History(key)
			lines := historyLines(entries)
			return func() { s.fill(lines, err) }
		})
	})
}

func (s *historyScreen) fill(lines []historyLine, err error) {
	if err != nil {
		s.list.Objects = []fyne.CanvasObject{advice(parts.Bad, parts.SignNo, "", s.w.words.Error(err))}
		s.list.Refresh()
		return
	}
	s.lines = lines
	s.showLines()
}

func (s *historyScreen) showLines() {
	w := s.w
	var rows []fyne.CanvasObject
	for _, l := range s.lines[:min(s.shown, len(s.lines))] {
		rows = append(rows, s.line(l))
	}
	if len(s.lines) > s.shown {
		rows = append(rows, parts.Line(0, parts.NewButton(parts.Plain, w.t("history.more"), func() {
			s.shown += historyFirst
			s.showLines()
		})))
	}
	if len(s.lines) == 0 {
		rows = append(rows, parts.NewText(parts.Help, w.t("history.none")))
	}
	s.list.Objects = rows
	s.list.Refresh()
	w.relayout()
}

// line is a card with what was done, and the buttons that put it back.
func (s *historyScreen) line(l historyLine) fyne.CanvasObject {
	w := s.w
	if l.what == dossier.WhatDamaged {
		return parts.NewCard(parts.NewText(parts.Body, w.t("history.damaged")))
	}
	rows := []fyne.CanvasObject{parts.NewText(parts.Strong, s.head(l))}
	if l.why != "" {
		rows = append(rows, parts.NewText(parts.Help, l.why))
	}
	if l.what == dossier.WhatCreated {
		rows = append(rows, parts.NewText(parts.Body, w.t("history.created")))
	}
	for _, c := range desk.InOrder(l.changes, w.desk.Editor().Content()) {
		rows = append(rows, parts.NewText(parts.Body, w.words.Change(c, w.desk.Editor().Content())))
	}
	if l.before > 0 && !w.desk.Editor().Locked() {
		rows = append(rows, s.puttingBack(l))
	}
	return parts.NewCard(parts.Rows(parts.GapSmall, rows...))
}

// head says when and by whom.
func (s *historyScreen) head(l historyLine) string {
	w := s.w
	when := w.t("history.when", "date", w.words.Date(assessment.On(l.until.In(w.clock().Location()))), "time", l.until.In(w.clock().Location()).Format("15:04"))
	if l.by == "" {
		return when
	}
	return w.t("history.by", "when", when, "by", l.by)
}

// puttingBack puts each place of a line back as it was, or everything.
func (s *historyScreen) puttingBack(l historyLine) fyne.CanvasObject {
	w := s.w
	var buttons []fyne.CanvasObject
	for _, place := range placesOf(l.changes) {
		name := w.words.ChangedPlace(place, w.desk.Editor().Content())
		buttons = append(buttons, parts.NewButton(parts.Quiet, w.t("history.back.place", "place", name), func() { s.putBack(l, name, place) }))
	}
	buttons = append(buttons, parts.NewButton(parts.Quiet, w.t("history.back.all"), func() { s.putBack(l, "") }))
	return parts.Line(parts.Gap, buttons...)
}

// mostPlaces is how many places of one line have a button of their own.
const mostPlaces = 4

// placesOf are the answers and safeguards that changes are of, or the fields.
func placesOf(changes []change.Change) []string {
	var places []string
	for _, c := range changes {
		p := strings.SplitN(c.Path, ".", 3)
		place := c.Path
		if slices.Contains([]string{"answers", "safeguards", "todos", "checks"}, p[0]) && len(p) > 2 {
			place = p[0] + "." + p[1]
		}
		if slices.Contains([]string{"notes", "tags", "archived", "exported", "decision", "withdrawn"}, p[0]) || slices.Contains(places, place) {
			continue // of the filing, or with a way back of its own
		}
		places = append(places, place)
	}
	if len(places) > mostPlaces {
		return nil
	}
	return places
}

// putBack asks, and gives places what they had before a line; no places are all.
func (s *historyScreen) putBack(l historyLine, name string, places ...string) {
	w, key := s.w, s.w.desk.Editor().Item().Key()
	earlier, err := w.store.StateAt(key, l.before)
	if err != nil {
		w.tell(err)
		return
	}
	text := w.t("history.back.all.sure", "when", s.head(l))
	if name != "" {
		text = w.t("history.back.place.sure", "when", s.head(l), "place", name)
	}
	parts.Confirm(w.win.Canvas(), parts.ConfirmOptions{Text: text, Safe: w.t("cancel"), Acts: []parts.Act{{Text: w.t("history.back"), Weight: parts.Primary, Do: func() {
		s.put(earlier, l, places)
	}}}})
}

func (s *historyScreen) put(earlier register.Item, l historyLine, places []string) {
	w := s.w
	if err := w.desk.Editor().Restore(earlier.Assessment, w.t("history.why", "when", s.head(l)), places...); err != nil {
		w.tell(err)
		return
	}
	w.show(stepHistory)
}
