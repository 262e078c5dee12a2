package history

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// pair sets two assessments side by side: two versions of one, or two
// programs.
type pair struct {
	w          Window
	one, other string // their keys
	beside     *fyne.Container
	result     *fyne.Container
	folder     string
}

// Pair is the page of two side by side: it begins with what is open and the version before, where there are.
func Pair(w Window) shell.Page {
	s := &pair{w: w, folder: w.ExportFolder()}
	rows := w.Desk().Rows()
	s.one, s.other = rows[len(rows)-2].Key, rows[len(rows)-1].Key
	if w.Desk().Editor() == nil {
		return s
	}
	a := w.Desk().Editor().Assessment()
	s.other = w.Desk().Editor().Item().Key()
	if before := register.Key(a.ID, a.Version-1); w.Desk().Editor().Previous() != nil {
		s.one = before
	} else if s.one == s.other {
		s.one = rows[len(rows)-1].Key
	}
	return s
}

func (s *pair) Content() fyne.CanvasObject {
	w := s.w
	s.beside, s.result = parts.Rows(parts.GapWide), parts.Rows(parts.Gap)
	one := parts.NewSelectField(w.T("pair.one"), "", "", s.filedOptions(), func(key string) { s.one = key; s.show() })
	other := parts.NewSelectField(w.T("pair.other"), "", "", s.filedOptions(), func(key string) { s.other = key; s.show() })
	one.Set(s.one)
	other.Set(s.other)
	s.show()
	return w.Column(
		w.Heading("pair.eyebrow", "pair.title", "pair.intro"), parts.Grid(2, one, other), s.beside,
		parts.NewRule(), w.FolderField(&s.folder), parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.T("pair.export"), s.export),
			parts.NewButton(parts.Plain, w.T("back"), w.Return)), s.result)
}

// filedOptions are all that is filed, the newest first.
func (s *pair) filedOptions() []parts.Option {
	w := s.w
	var options []parts.Option
	for _, r := range slices.Backward(w.Desk().Rows()) {
		state := w.T("nav.draft")
		if r.Number != "" {
			state = w.T("decision.number.value", "number", r.Number, "version", strconv.Itoa(r.Version))
		}
		options = append(options, parts.Option{ID: r.Key, Text: shell.Join(" · ", shell.OrElse(r.Program, w.T("start.nameless")), r.Practice, state)})
	}
	return options
}

// show sets both side by side, by question and by field.
func (s *pair) show() {
	w := s.w
	one, err := w.Desk().Item(s.one)
	other, err2 := w.Desk().Item(s.other)
	if err == nil {
		err = err2
	}
	c, err3 := assessment.Load(other.Assessment.Editions)
	if err == nil {
		err = err3
	}
	if err != nil {
		s.beside.Objects = []fyne.CanvasObject{shell.Advice(parts.Bad, parts.SignNo, "", w.Words().Error(err))}
	} else {
		s.beside.Objects = s.sideBySide(c, &one.Assessment, &other.Assessment)
	}
	s.beside.Refresh()
	w.Relayout()
}

func (s *pair) sideBySide(c *assessment.Content, one, other *assessment.Assessment) []fyne.CanvasObject {
	w := s.w
	heads := [2]string{s.nameInPair(one, other), s.nameInPair(other, one)}
	rows := []fyne.CanvasObject{s.outcomesBeside(c, one, other, heads)}
	if why := other.Because; why != "" && one.ID == other.ID {
		rows = append(rows, shell.Advice(parts.Neutral, parts.SignImportant, w.T("pair.because"), why))
	}
	changes := change.Told(change.Diff(one, other), c)
	rows = append(rows, parts.NewText(parts.Title, w.Words().N("pair.differences", len(changes))))
	for _, ch := range changes {
		from, to := w.Words().Sides(ch, c)
		rows = append(rows, parts.NewCard(parts.Rows(parts.GapSmall,
			parts.NewText(parts.Strong, w.Words().ChangedPlace(ch.Path, c)), parts.Grid(2, session.Side(w, heads[0], from), session.Side(w, heads[1], to)))))
	}
	return rows
}

// nameInPair is what tells one of two from the other.
func (s *pair) nameInPair(a, other *assessment.Assessment) string {
	w := s.w
	if a.ID != other.ID {
		return shell.OrElse(a.Program.Name, w.T("start.nameless"))
	}
	version := w.T("record.version", "version", strconv.Itoa(a.Version))
	if a.Decision == nil {
		return shell.Join(", ", version, w.T("nav.draft"))
	}
	return shell.Join(", ", version, w.Words().Date(a.Decision.On))
}

// outcomesBeside sets outcome, decision and the eight answers side by side.
func (s *pair) outcomesBeside(c *assessment.Content, one, other *assessment.Assessment, heads [2]string) fyne.CanvasObject {
	w := s.w
	var columns []fyne.CanvasObject
	for i, a := range []*assessment.Assessment{one, other} {
		own, err := assessment.Load(a.Editions)
		if err != nil {
			own = c
		}
		o := own.Standing(a, w.Desk().Today())
		decision := w.T("pair.undecided")
		if d := a.Decision; d != nil {
			decision = shell.Join(", ", w.T("decision."+d.Kind), w.Words().Date(d.On))
		}
		rows := []fyne.CanvasObject{parts.NewText(parts.Label, heads[i]), parts.NewText(parts.Strong, w.Words().Headline(o)), parts.NewText(parts.Body, decision)}
		for _, v := range o.Answers {
			q, _ := own.Questions.Question(v.Question)
			tone, sign := session.AnswerLook(v.Value)
			rows = append(rows, parts.Marked(parts.Gap, parts.NewMark(tone, sign),
				parts.NewText(parts.Body, w.T("pair.answer", "number", strconv.Itoa(q.Number), "name", q.Short.In(w.Words().Lang), "value", w.T("value."+v.Value)))))
		}
		columns = append(columns, parts.NewCard(parts.Rows(parts.GapSmall, rows...)))
	}
	return parts.Grid(2, columns...)
}

// export writes the document with both, off the screen's thread.
func (s *pair) export() {
	w := s.w
	one, err := w.Desk().Item(s.one)
	if err != nil {
		w.Tell(err)
		return
	}
	other, err := w.Desk().Item(s.other)
	if err != nil {
		w.Tell(err)
		return
	}
	request := export.PairRequest{One: one.Assessment.Clone(), Other: other.Assessment.Clone(), Lang: w.Words().Lang, Folder: strings.TrimSpace(s.folder), Today: w.Desk().Today()}
	w.Worker().Do(func() func() {
		x, err := w.Exporter()
		if err != nil {
			return func() { s.done(export.File{}, err) }
		}
		file, err := x.ExportPair(context.Background(), request)
		return func() { s.done(file, err) }
	})
}

func (s *pair) done(file export.File, err error) {
	w := s.w
	if err != nil {
		s.result.Objects = []fyne.CanvasObject{shell.Advice(parts.Bad, parts.SignNo, w.T("documents.failed"), w.Words().Error(err))}
	} else {
		w.RememberFolder(filepath.Dir(file.Path))
		s.result.Objects = []fyne.CanvasObject{
			shell.Advice(parts.Good, parts.SignYes, "", w.T("pair.done", "name", filepath.Base(file.Path))),
			parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("documents.open"), func() {
				if err := w.Host().OpenFile(file.Path); err != nil {
					w.Tell(err)
				}
			})),
		}
	}
	s.result.Refresh()
	w.Relayout()
	w.Reveal(s.result)
}
