package ui

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
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
	w, out := o.w, o.w.Desk().Editor().Outcome()
	rows := []fyne.CanvasObject{
		parts.Rows(parts.Gap,
			parts.NewText(parts.Eyebrow, strings.ToUpper(w.T("outcome.eyebrow", "date", w.Words().Date(out.On)))),
			parts.NewText(parts.Question, w.Words().Headline(out)),
			parts.NewText(parts.Body, w.Words().Summary(w.Desk().Editor().Content(), out)),
			parts.NewText(parts.Help, w.T("outcome.rests"))),
	}
	for _, v := range w.Desk().Editor().Content().LapsedSince(w.Desk().Editor().Assessment(), w.Desk().Today()) {
		rows = append(rows, shell.Advice(parts.Caution, parts.SignLapsed, "", w.T("outcome.lapsed-since", "question", w.Words().Questions(w.Desk().Editor().Content(), []string{v.Question}), "why", w.Words().Value(w.Desk().Editor().Content(), v))))
	}
	axes := make([]fyne.CanvasObject, 0, 2)
	for _, axis := range w.Desk().Editor().Content().Questions.Axes {
		axes = append(axes, o.axis(axis))
	}
	rows = append(rows, parts.Grid(2, axes...))
	for _, note := range w.Words().Notes(w.Desk().Editor().Content(), w.Desk().Editor().Assessment(), out, w.Desk().Today()) {
		rows = append(rows, shell.Advice(parts.Caution, parts.SignImportant, "", note))
	}
	if changes := w.Words().Changes(w.Desk().Editor().Content(), out); len(changes) > 0 {
		better := append([]fyne.CanvasObject{parts.NewText(parts.Strong, w.T("outcome.better"))}, texts(parts.Body, changes)...)
		rows = append(rows, parts.NewCard(parts.Rows(parts.Gap, better...)))
	}
	if w.Desk().Editor().Assessment().Version > 1 {
		rows = append(rows, o.sinceBefore())
	}
	return w.Column(rows...)
}

// axis is one card with the questions of an axis; each jumps to its question.
func (o *outcomeScreen) axis(axis assessment.Named) fyne.CanvasObject {
	w := o.w
	rows := []fyne.CanvasObject{parts.NewText(parts.Label, axis.Name.In(w.Words().Lang))}
	for _, q := range w.Desk().Editor().Content().Questions.Questions {
		if q.Axis != axis.ID {
			continue
		}
		v := w.Desk().Editor().Outcome().Answer(q.ID)
		tone, sign := session.AnswerLook(v.Value)
		at := len(o.lines)
		row := parts.NewLink(tone, sign, q.Name.In(w.Words().Lang), w.Words().Value(w.Desk().Editor().Content(), v), func() { w.Visit(at, assessment.QuestionStep(q.ID), "") })
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
