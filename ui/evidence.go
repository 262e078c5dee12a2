package ui

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// evidenceList is the pieces of evidence with an answer, and the buttons that
// add one of each kind that fits the question.
type evidenceList struct {
	s     *questionScreen
	add   *parts.Button         // the first that adds a piece
	files map[string]*filesView // by the path of their piece
}

func newEvidenceList(s *questionScreen) *evidenceList {
	return &evidenceList{s: s, files: map[string]*filesView{}}
}

// frame draws the card of a piece and the row of buttons; nil for another group.
func (l *evidenceList) frame(g form.Group, view *groupView) fyne.CanvasObject {
	switch {
	case g.Kind == form.AboutPiece:
		return l.piece(g, view)
	case len(g.Fields) == 1 && g.Fields[0].Kind == form.Pieces:
		return l.adding(g.Fields[0])
	}
	return nil
}

func (l *evidenceList) adding(field form.Field) fyne.CanvasObject {
	w := l.s.w
	row := parts.Line(parts.Gap)
	for i, o := range field.Options {
		button := parts.NewButton(parts.Plain, w.T("evidence.add", "kind", w.say(o.Name)), func() { l.addPiece(o.ID) })
		if i == 0 {
			l.add = button
		}
		row.Add(button)
	}
	shell.SetVisible(row, !w.Desk().Editor().Locked())
	return row
}

// addPiece files a new piece and brings the keyboard to its first field.
func (l *evidenceList) addPiece(kind string) {
	var at string
	l.s.change("answers."+l.s.q.ID, func() {
		var err error
		if at, err = l.s.w.Desk().Editor().Form().AddPiece(l.s.q.ID, kind); err != nil {
			l.s.w.Tell(err)
		}
	})
	l.s.Focus(at + ".fields")
}

// piece is the card of one piece of evidence, with the fields of its kind.
func (l *evidenceList) piece(g form.Group, view *groupView) fyne.CanvasObject {
	w := l.s.w
	remove := parts.NewButton(parts.Quiet, w.T("evidence.remove"), func() { l.ask(g) })
	if w.Desk().Editor().Locked() {
		remove.Disable()
	}
	rows := []fyne.CanvasObject{parts.Ends(parts.Gap, parts.NewText(parts.Strong, w.say(g.Title)), remove)}
	for _, help := range g.Help {
		rows = append(rows, parts.NewText(parts.Help, w.say(help)))
	}
	return parts.NewCard(parts.Rows(parts.GapWide, append(rows, view.body, l.filesOf(g.ID))...))
}

// ask removes a piece, after a question where something was filled in.
func (l *evidenceList) ask(g form.Group) {
	w := l.s.w
	kind, _ := w.Desk().Editor().Content().Questions.Kind(g.Subject)
	e, there := l.at(g.ID)
	if there && len(e.Fields) == len(assessment.NewEvidence(kind, w.Desk().Editor().Assessment()).Fields) {
		l.remove(g.ID)
		return
	}
	w.Confirm(w.T("evidence.remove.sure", "kind", w.say(g.Title)), w.T("evidence.remove"), func() { l.remove(g.ID) })
}

func (l *evidenceList) remove(piece string) {
	l.s.change("answers."+l.s.q.ID, func() {
		if err := l.s.w.Desk().Editor().Form().RemovePiece(piece); err != nil {
			l.s.w.Tell(err)
		}
	})
	l.s.answers.Focus()
}

// at is the piece of evidence at a path, where it is still there.
func (l *evidenceList) at(piece string) (assessment.Evidence, bool) {
	for i, e := range l.s.get().Evidence {
		if piece == l.path(i) {
			return e, true
		}
	}
	return assessment.Evidence{}, false
}

func (l *evidenceList) path(i int) string {
	return "answers." + l.s.q.ID + ".evidence." + strconv.Itoa(i)
}

// focus brings the keyboard to the buttons that add a piece, where a path names the
// evidence as a whole.
func (l *evidenceList) focus(path string) bool {
	if strings.HasSuffix(path, ".evidence") && l.add != nil && l.add.Visible() {
		l.add.Focus()
		return true
	}
	return false
}
