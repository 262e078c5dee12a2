package ui

import (
	"slices"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// evidenceList is the pieces of evidence with an answer, and the buttons that
// add one of each kind that fits the question.
type evidenceList struct {
	s   *questionScreen
	box *fyne.Container
}

func newEvidenceList(s *questionScreen) *evidenceList {
	l := &evidenceList{s: s, box: parts.Rows(parts.GapWide)}
	l.show()
	return l
}

// show lays all pieces out anew; only adding and removing does that.
func (l *evidenceList) show() {
	w := l.s.w
	rows := []fyne.CanvasObject{parts.NewText(parts.Strong, w.t("evidence.title"))}
	for i, e := range l.s.get().Evidence {
		if kind, ok := w.desk.Editor().Content().Questions.Kind(e.Kind); ok {
			rows = append(rows, l.piece(i, kind))
		}
	}
	if !w.desk.Editor().Locked() {
		rows = append(rows, l.adding())
	}
	l.box.Objects = rows
	l.box.Refresh()
}

func (l *evidenceList) adding() fyne.CanvasObject {
	w := l.s.w
	var buttons []fyne.CanvasObject
	for _, id := range l.s.q.Kinds {
		if kind, ok := w.desk.Editor().Content().Questions.Kind(id); ok {
			buttons = append(buttons, parts.NewButton(parts.Plain, w.t("evidence.add", "kind", kind.Name.In(w.words.Lang)), func() { l.add(kind) }))
		}
	}
	return parts.Line(parts.Gap, buttons...)
}

// add files a new piece and brings the keyboard to its first field.
func (l *evidenceList) add(kind assessment.EvidenceKind) {
	e := assessment.NewEvidence(kind, l.s.w.desk.Editor().Assessment())
	l.s.edit(func(a *assessment.Answer) { a.Evidence = append(slices.Clone(a.Evidence), e) })
	l.show()
	last := len(l.s.get().Evidence) - 1
	l.s.w.relayout()
	l.s.focus(l.path(last, kind.Fields[0].ID))
}

// ask removes a piece, after a question where something was filled in.
func (l *evidenceList) ask(i int, kind assessment.EvidenceKind) {
	if len(l.s.get().Evidence[i].Fields) == len(assessment.NewEvidence(kind, l.s.w.desk.Editor().Assessment()).Fields) {
		l.remove(i)
		return
	}
	w := l.s.w
	w.confirm(w.t("evidence.remove.sure", "kind", kind.Name.In(w.words.Lang)), w.t("evidence.remove"), func() { l.remove(i) })
}

func (l *evidenceList) remove(i int) {
	l.s.edit(func(a *assessment.Answer) { a.Evidence = slices.Delete(slices.Clone(a.Evidence), i, i+1) })
	l.s.forget("answers." + l.s.q.ID + ".evidence.")
	l.show()
	l.s.w.relayout()
	l.s.answers.Focus()
}

func (l *evidenceList) path(i int, field string) string {
	return "answers." + l.s.q.ID + ".evidence." + strconv.Itoa(i) + ".fields." + field
}

// piece is the card of one piece of evidence, with the fields of its kind.
func (l *evidenceList) piece(i int, kind assessment.EvidenceKind) fyne.CanvasObject {
	w, lang := l.s.w, l.s.w.words.Lang
	remove := parts.NewButton(parts.Quiet, w.t("evidence.remove"), func() { l.ask(i, kind) })
	if w.desk.Editor().Locked() {
		remove.Disable()
	}
	rows := []fyne.CanvasObject{parts.Ends(parts.Gap, parts.NewText(parts.Strong, kind.Name.In(lang)), remove)}
	if help := kind.Help.In(lang); help != "" {
		rows = append(rows, parts.NewText(parts.Help, help))
	}
	var narrow []fyne.CanvasObject
	flush := func() {
		if len(narrow) > 0 {
			rows = append(rows, parts.Grid(2, narrow...))
			narrow = nil
		}
	}
	for _, f := range kind.Fields {
		if f.ID == assessment.SnapshotFunctions {
			continue
		}
		field := l.field(i, kind, f)
		if f.Wide {
			flush()
			rows = append(rows, field)
			continue
		}
		narrow = append(narrow, field)
	}
	flush()
	rows = append(rows, l.files(i))
	return parts.NewCard(parts.Rows(parts.GapWide, rows...))
}

// field is one field of a piece, by its type in the question set.
func (l *evidenceList) field(i int, kind assessment.EvidenceKind, f assessment.EvidenceField) fyne.CanvasObject {
	w, lang := l.s.w, l.s.w.words.Lang
	path, label, help, v := l.path(i, f.ID), f.Label.In(lang), f.Help.In(lang), l.value(i, kind, f.ID)
	if !f.Required {
		label = w.t("field.optional", "label", label)
	}
	switch f.Type {
	case assessment.FieldDate:
		return l.s.date(path, label, help, v)
	case assessment.FieldYesNo:
		return l.s.choice(path, label, help, w.yesNo(), v)
	case assessment.FieldChoice:
		return l.s.choice(path, label, help, w.named(w.desk.Editor().Content().Questions.ChoiceOptions(f.Choices)), v)
	case assessment.FieldEdition:
		var options []parts.Option
		for _, e := range w.desk.Editor().Content().Questions.EditionsOf(kind.Standard) {
			options = append(options, parts.Option{ID: e.ID, Text: e.Name.In(lang)})
		}
		return l.s.choice(path, label, help, options, v)
	}
	return l.s.line(path, label, help, v)
}

// value is a field of a piece.
func (l *evidenceList) value(i int, kind assessment.EvidenceKind, field string) value {
	return value{
		func() string { return l.s.get().Evidence[i].Fields[field] },
		func(text string) {
			a := l.s.get()
			a.Evidence = slices.Clone(a.Evidence)
			a.Evidence[i] = a.Evidence[i].With(kind, l.s.w.desk.Editor().Assessment(), field, text)
			l.s.w.desk.Editor().Assessment().Answers[l.s.q.ID] = a
			l.s.settle()
			l.showSnapshot(i, kind)
		},
	}
}

// showSnapshot shows the plan and version that a new day of checking brought in.
func (l *evidenceList) showSnapshot(i int, kind assessment.EvidenceKind) {
	for _, f := range kind.Fields {
		field, ok := l.s.fields[l.path(i, f.ID)].(*parts.TextField)
		if now := l.s.get().Evidence[i].Fields[f.ID]; ok && field.Text() != now {
			field.SetText(now)
		}
	}
}
