package ui

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// outcomeScreen shows what follows from the answers, and why, on two axes.
type outcomeScreen struct {
	*stepForm
	lines []*parts.Link // the questions, in the order of their axes
}

func (w *app) outcome() shell.Page {
	return &outcomeScreen{stepForm: newStepForm(w, assessment.StepOutcome)}
}

func (o *outcomeScreen) Content() fyne.CanvasObject {
	w, out := o.w, o.w.desk.Editor().Outcome()
	rows := []fyne.CanvasObject{
		parts.Rows(parts.Gap,
			parts.NewText(parts.Eyebrow, strings.ToUpper(w.T("outcome.eyebrow", "date", w.Words().Date(out.On)))),
			parts.NewText(parts.Question, w.Words().Headline(out)),
			parts.NewText(parts.Body, w.Words().Summary(w.desk.Editor().Content(), out)),
			parts.NewText(parts.Help, w.T("outcome.rests"))),
	}
	for _, v := range w.desk.Editor().Content().LapsedSince(w.desk.Editor().Assessment(), w.desk.Today()) {
		rows = append(rows, shell.Advice(parts.Caution, parts.SignLapsed, "", w.T("outcome.lapsed-since", "question", w.Words().Questions(w.desk.Editor().Content(), []string{v.Question}), "why", w.Words().Value(w.desk.Editor().Content(), v))))
	}
	axes := make([]fyne.CanvasObject, 0, 2)
	for _, axis := range w.desk.Editor().Content().Questions.Axes {
		axes = append(axes, o.axis(axis))
	}
	rows = append(rows, parts.Grid(2, axes...))
	for _, note := range w.Words().Notes(w.desk.Editor().Content(), w.desk.Editor().Assessment(), out, w.desk.Today()) {
		rows = append(rows, shell.Advice(parts.Caution, parts.SignImportant, "", note))
	}
	if changes := w.Words().Changes(w.desk.Editor().Content(), out); len(changes) > 0 {
		better := append([]fyne.CanvasObject{parts.NewText(parts.Strong, w.T("outcome.better"))}, texts(parts.Body, changes)...)
		rows = append(rows, parts.NewCard(parts.Rows(parts.Gap, better...)))
	}
	if w.desk.Editor().Assessment().Version > 1 {
		rows = append(rows, o.sinceBefore())
	}
	return w.Column(rows...)
}

// axis is one card with the questions of an axis; each jumps to its question.
func (o *outcomeScreen) axis(axis assessment.Named) fyne.CanvasObject {
	w := o.w
	rows := []fyne.CanvasObject{parts.NewText(parts.Label, axis.Name.In(w.Words().Lang))}
	for _, q := range w.desk.Editor().Content().Questions.Questions {
		if q.Axis != axis.ID {
			continue
		}
		v := w.desk.Editor().Outcome().Answer(q.ID)
		tone, sign := look(v.Value)
		at := len(o.lines)
		row := parts.NewLink(tone, sign, q.Name.In(w.Words().Lang), w.Words().Value(w.desk.Editor().Content(), v), func() { w.Visit(at, assessment.QuestionStep(q.ID), "") })
		o.lines, rows = append(o.lines, row), append(rows, row)
	}
	return parts.NewCard(parts.Rows(parts.Gap, rows...))
}

// first is the way on: nothing is asked here, and Enter does what the button shows.
func (o *outcomeScreen) FocusFirst() { o.w.FocusNext() }

func (o *outcomeScreen) Line(at int) fyne.Focusable { return lineOf(o.lines, at) }

func texts(style parts.Style, lines []string) []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(lines))
	for i, l := range lines {
		objects[i] = parts.NewText(style, l)
	}
	return objects
}

// look is the sign and tone of a value.
func look(value string) (parts.Tone, parts.Sign) {
	switch value {
	case assessment.Shown:
		return parts.Good, parts.SignYes
	case assessment.Claimed:
		return parts.Caution, parts.SignClaimed
	case assessment.Lapsed:
		return parts.Caution, parts.SignLapsed
	case assessment.ValueNo:
		return parts.Bad, parts.SignNo
	case assessment.ValueOpen:
		return parts.Open, parts.SignUnknown
	}
	return parts.Neutral, parts.SignEmpty
}
