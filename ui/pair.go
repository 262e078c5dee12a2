package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// pairScreen sets two assessments side by side: two versions of one, or two
// programs.
type pairScreen struct {
	w          *Window
	one, other string // their keys
	beside     *fyne.Container
	result     *fyne.Container
	folder     string
}

// pairScreen begins with what is open and the version before, where there are.
func (w *Window) pairScreen() shell.Page {
	s := &pairScreen{w: w, folder: w.exportFolder()}
	rows := w.desk.Rows()
	s.one, s.other = rows[len(rows)-2].Key, rows[len(rows)-1].Key
	if w.desk.Editor() == nil {
		return s
	}
	a := w.desk.Editor().Assessment()
	s.other = w.desk.Editor().Item().Key()
	if before := register.Key(a.ID, a.Version-1); w.desk.Editor().Previous() != nil {
		s.one = before
	} else if s.one == s.other {
		s.one = rows[len(rows)-1].Key
	}
	return s
}

func (s *pairScreen) Content() fyne.CanvasObject {
	w := s.w
	s.beside, s.result = parts.Rows(parts.GapWide), parts.Rows(parts.Gap)
	one := parts.NewSelectField(w.t("pair.one"), "", "", w.filedOptions(), func(key string) { s.one = key; s.show() })
	other := parts.NewSelectField(w.t("pair.other"), "", "", w.filedOptions(), func(key string) { s.other = key; s.show() })
	one.Set(s.one)
	other.Set(s.other)
	s.show()
	return w.page(
		w.heading("pair.eyebrow", "pair.title", "pair.intro"), parts.Grid(2, one, other), s.beside,
		parts.NewRule(), w.folderField(&s.folder), parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.t("pair.export"), s.export),
			parts.NewButton(parts.Plain, w.t("back"), func() { w.show(w.from) })), s.result)
}

// filedOptions are all that is filed, the newest first.
func (w *Window) filedOptions() []parts.Option {
	var options []parts.Option
	for _, r := range slices.Backward(w.desk.Rows()) {
		state := w.t("nav.draft")
		if r.Number != "" {
			state = w.t("decision.number.value", "number", r.Number, "version", itoa(r.Version))
		}
		options = append(options, parts.Option{ID: r.Key, Text: join(" · ", orElse(r.Program, w.t("start.nameless")), r.Practice, state)})
	}
	return options
}

// show sets both side by side, by question and by field.
func (s *pairScreen) show() {
	w := s.w
	one, err := w.desk.Item(s.one)
	other, err2 := w.desk.Item(s.other)
	if err == nil {
		err = err2
	}
	c, err3 := assessment.Load(other.Assessment.Editions)
	if err == nil {
		err = err3
	}
	if err != nil {
		s.beside.Objects = []fyne.CanvasObject{advice(parts.Bad, parts.SignNo, "", w.words.Error(err))}
	} else {
		s.beside.Objects = w.sideBySide(c, &one.Assessment, &other.Assessment)
	}
	s.beside.Refresh()
	w.relayout()
}

func (w *Window) sideBySide(c *assessment.Content, one, other *assessment.Assessment) []fyne.CanvasObject {
	heads := [2]string{w.nameInPair(one, other), w.nameInPair(other, one)}
	rows := []fyne.CanvasObject{w.outcomesBeside(c, one, other, heads)}
	if why := other.Because; why != "" && one.ID == other.ID {
		rows = append(rows, advice(parts.Neutral, parts.SignImportant, w.t("pair.because"), why))
	}
	changes := change.Told(change.Diff(one, other), c)
	rows = append(rows, parts.NewText(parts.Title, w.words.N("pair.differences", len(changes))))
	for _, ch := range changes {
		from, to := w.words.Sides(ch, c)
		rows = append(rows, parts.NewCard(parts.Rows(parts.GapSmall,
			parts.NewText(parts.Strong, w.words.ChangedPlace(ch.Path, c)), parts.Grid(2, w.sideOf(heads[0], from), w.sideOf(heads[1], to)))))
	}
	return rows
}

// sideOf is one side of what differs, under whose it is.
func (w *Window) sideOf(head, text string) fyne.CanvasObject {
	return parts.Rows(0, parts.NewText(parts.Label, head), parts.NewText(parts.Body, orElse(text, w.t("change.none"))))
}

// nameInPair is what tells one of two from the other.
func (w *Window) nameInPair(a, other *assessment.Assessment) string {
	if a.ID != other.ID {
		return orElse(a.Program.Name, w.t("start.nameless"))
	}
	version := w.t("record.version", "version", itoa(a.Version))
	if a.Decision == nil {
		return join(", ", version, w.t("nav.draft"))
	}
	return join(", ", version, w.words.Date(a.Decision.On))
}

// outcomesBeside sets outcome, decision and the eight answers side by side.
func (w *Window) outcomesBeside(c *assessment.Content, one, other *assessment.Assessment, heads [2]string) fyne.CanvasObject {
	var columns []fyne.CanvasObject
	for i, a := range []*assessment.Assessment{one, other} {
		own, err := assessment.Load(a.Editions)
		if err != nil {
			own = c
		}
		o := own.Standing(a, w.desk.Today())
		decision := w.t("pair.undecided")
		if d := a.Decision; d != nil {
			decision = join(", ", w.t("decision."+d.Kind), w.words.Date(d.On))
		}
		rows := []fyne.CanvasObject{parts.NewText(parts.Label, heads[i]), parts.NewText(parts.Strong, w.words.Headline(o)), parts.NewText(parts.Body, decision)}
		for _, v := range o.Answers {
			q, _ := own.Questions.Question(v.Question)
			tone, sign := look(v.Value)
			rows = append(rows, parts.Marked(parts.Gap, parts.NewMark(tone, sign),
				parts.NewText(parts.Body, w.t("pair.answer", "number", itoa(q.Number), "name", q.Short.In(w.words.Lang), "value", w.t("value."+v.Value)))))
		}
		columns = append(columns, parts.NewCard(parts.Rows(parts.GapSmall, rows...)))
	}
	return parts.Grid(2, columns...)
}

// export writes the document with both, off the screen's thread.
func (s *pairScreen) export() {
	w := s.w
	one, err := w.desk.Item(s.one)
	if err != nil {
		w.tell(err)
		return
	}
	other, err := w.desk.Item(s.other)
	if err != nil {
		w.tell(err)
		return
	}
	request := export.PairRequest{One: one.Assessment.Clone(), Other: other.Assessment.Clone(), Lang: w.words.Lang, Folder: strings.TrimSpace(s.folder), Today: w.desk.Today()}
	w.worker.do(func() func() {
		x, err := w.exporter()
		if err != nil {
			return func() { s.done(export.File{}, err) }
		}
		file, err := x.ExportPair(context.Background(), request)
		return func() { s.done(file, err) }
	})
}

func (s *pairScreen) done(file export.File, err error) {
	w := s.w
	if err != nil {
		s.result.Objects = []fyne.CanvasObject{advice(parts.Bad, parts.SignNo, w.t("documents.failed"), w.words.Error(err))}
	} else {
		w.rememberFolder(filepath.Dir(file.Path))
		s.result.Objects = []fyne.CanvasObject{
			advice(parts.Good, parts.SignYes, "", w.t("pair.done", "name", filepath.Base(file.Path))),
			parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.t("documents.open"), func() {
				if err := w.host.OpenFile(file.Path); err != nil {
					w.tell(err)
				}
			})),
		}
	}
	s.result.Refresh()
	w.relayout()
	w.body.Reveal(s.result)
}
