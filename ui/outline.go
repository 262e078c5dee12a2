package ui

import (
	"slices"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"
)

// Outline is the assessment that is open, with its steps.
func (w *app) Outline() *shell.Outline {
	e := w.Desk().Editor()
	if e == nil {
		return nil
	}
	a, number := e.Assessment(), w.T("nav.draft")
	if a.Number != "" {
		number = w.T("decision.number.value", "number", a.Number, "version", strconv.Itoa(a.Version))
	}
	o := &shell.Outline{ID: a.ID, Title: shell.OrElse(a.Program.Name, w.T("start.nameless")), More: shell.Join(" · ", a.Practice.Name, number), Items: w.navItems()}
	for _, s := range e.Steps() {
		o.Steps = append(o.Steps, s.ID)
	}
	o.Halt = w.Place() == assessment.StepDecision && a.Draft() // its own button goes on
	return o
}

// Title names the assessment and the dossier that are open, for the title bar.
func (w *app) Title() string {
	var assessed, file string
	if w.HasAssessment() {
		assessed = shell.OrElse(w.Desk().Editor().Assessment().Program.Name, w.T("start.nameless"))
	}
	if w.Store() != nil {
		file = session.DossierName(w.Store().Path())
	}
	return shell.Join(" · ", assessed, file)
}

// navItems are the steps with their state: a sign, and the state in words.
func (w *app) navItems() []parts.NavItem {
	var items []parts.NavItem
	for _, s := range w.Desk().Editor().Steps() {
		item := parts.NavItem{ID: s.ID, Text: w.T("step." + s.ID), State: w.T("step.state." + s.State)}
		switch s.State {
		case assessment.StepDone:
			item.Tone, item.Sign = parts.Good, parts.SignYes
		case assessment.StepWeak:
			item.Tone, item.Sign = parts.Caution, parts.SignImportant
		case assessment.StepWrong:
			item.Tone, item.Sign = parts.Bad, parts.SignNo
		}
		if s.Question != "" {
			if len(items) > 0 && !items[len(items)-1].Sub {
				items = append(items, w.questionsItem())
			}
			q, _ := w.Desk().Editor().Content().Questions.Question(s.Question)
			item.Sub, item.Text, item.State = true, strconv.Itoa(q.Number)+" "+q.Short.In(w.Words().Lang), w.T("value."+s.Value)
			item.Tone, item.Sign = session.AnswerLook(s.Value)
			if w.Desk().Editor().Assessment().Answers[s.Question].Unconfirmed {
				item.State, item.Tone, item.Sign = w.T("step.unconfirmed", "value", item.State), parts.Caution, parts.SignImportant
			}
		}
		items = append(items, item)
	}
	return items
}

// questionsItem stands above the eight questions and leads to all of them on one page.
func (w *app) questionsItem() parts.NavItem {
	item := parts.NavItem{ID: stepQuick, Text: w.T("step.questions"), State: w.T("step.state.done"), Tone: parts.Good, Sign: parts.SignYes}
	if open := w.openQuestions(); open > 0 {
		item.State, item.Tone, item.Sign = w.Words().N("step.questions.open", open), parts.Neutral, parts.SignEmpty
	} else if open := w.unconfirmed(); open > 0 {
		item.State, item.Tone, item.Sign = w.Words().N("step.questions.unconfirmed", open), parts.Caution, parts.SignImportant
	}
	return item
}

// openQuestions counts the questions that count and have no answer.
func (w *app) openQuestions() int {
	n := 0
	for _, v := range w.Desk().Editor().Outcome().Answers {
		if v.Counted && v.Value == assessment.Unanswered {
			n++
		}
	}
	return n
}

// Summary is the outcome so far of the assessment, or the ranking of the comparison.
func (w *app) Summary(string) *shell.Summary {
	switch {
	case w.HasAssessment():
		return w.outcomeSoFar()
	case w.Compare.Shown():
		return w.Compare.Summary()
	}
	return nil
}

// outcomeSoFar is the strip of the answers, what they lead to, and why.
func (w *app) outcomeSoFar() *shell.Summary {
	e, o := w.Desk().Editor(), w.Desk().Editor().Outcome()
	y := &shell.Summary{Result: w.Words().Headline(o), Why: assessment.StepOutcome, Open: func(i int) { w.Show(assessment.QuestionStep(e.Content().Questions.Questions[i].ID)) }}
	for _, v := range o.Answers {
		q, _ := e.Content().Questions.Question(v.Question)
		tone, sign := session.AnswerLook(v.Value)
		y.Cells = append(y.Cells, parts.Cell{Tone: tone, Sign: sign, Name: q.Short.In(w.Words().Lang), State: w.T("value." + v.Value)})
	}
	switch {
	case o.Outcome == assessment.Incomplete:
		y.Cause = w.Words().BestStill(e.Content(), o)
	case len(o.Causes) > 0:
		y.Cause = w.T("foot.because", "questions", w.Words().CauseNames(e.Content(), o.Causes))
	}
	return y
}

// lockedBecause is the key of why nothing can be changed in what is open.
func (w *app) lockedBecause() string {
	switch {
	case !w.Desk().ReadOnly():
		return "decided.read-only"
	case w.Desk().Editor().Assessment().Draft():
		return "read-only.draft"
	}
	return "read-only.decided"
}

// questionToAnswer is the step of the first open question, else of the first.
func (w *app) questionToAnswer() string {
	answers := w.Desk().Editor().Outcome().Answers
	i := slices.IndexFunc(answers, func(v assessment.AnswerValue) bool { return v.Counted && v.Value == assessment.Unanswered })
	return assessment.QuestionStep(answers[max(i, 0)].Question)
}

// unconfirmed counts the answers of the version before that nobody confirmed yet.
func (w *app) unconfirmed() int {
	n := 0
	for _, a := range w.Desk().Editor().Assessment().Answers {
		if a.Unconfirmed {
			n++
		}
	}
	return n
}
