package assessment

import (
	"slices"
	"strings"
)

// Ids of the steps, in the order in which a person takes them. A question's step
// has StepQuestion and the question's id behind a colon.
const (
	StepPractice   = "practice"
	StepProgram    = "program"
	StepUse        = "use"
	StepQuestion   = "question"
	StepOutcome    = "outcome"
	StepChecks     = "checks"
	StepSafeguards = "safeguards"
	StepException  = "exception"
	StepDecision   = "decision"
	StepDocuments  = "documents"
)

// States of a step.
const (
	StepOpen  = "open" // nothing or not enough filled in
	StepDone  = "done"
	StepWeak  = "weak"  // filled in, with warnings
	StepWrong = "wrong" // something filled in cannot be right
)

// Step is one place in the walk through an assessment.
type Step struct {
	ID       string // step id; with ":" and the question's id for a question
	Question string // set for a question's step
	State    string // open, done, weak or wrong; a question's own sign is its value
	Value    string // a question's value
	Open     int    // what blocks here
}

// Steps lists the steps of an assessment with their states, given its outcome
// and its review list.
func (c *Content) Steps(a *Assessment, o Outcome, findings []Finding) []Step {
	blocks, warns, wrong := map[string]int{}, map[string]int{}, map[string]bool{}
	for _, f := range findings {
		step := c.StepOf(f.Path)
		if f.Severity != Blocks {
			warns[step]++
			continue
		}
		blocks[step]++
		wrong[step] = wrong[step] || !f.Missing
	}
	var steps []Step
	add := func(id, question, value string) {
		s := Step{ID: id, Question: question, Value: value, Open: blocks[id], State: StepDone}
		switch {
		case wrong[id]:
			s.State = StepWrong
		case s.Open > 0:
			s.State = StepOpen
		case warns[id] > 0:
			s.State = StepWeak
		}
		steps = append(steps, s)
	}
	add(StepPractice, "", "")
	add(StepProgram, "", "")
	add(StepUse, "", "")
	for _, q := range c.Questions.Questions {
		add(QuestionStep(q.ID), q.ID, o.Answer(q.ID).Value)
	}
	add(StepOutcome, "", "")
	add(StepChecks, "", "")
	add(StepSafeguards, "", "")
	if c.AsksException(a, o) || blocks[StepException]+warns[StepException] > 0 {
		add(StepException, "", "")
	}
	add(StepDecision, "", "")
	add(StepDocuments, "", "")
	for i := range steps {
		switch s := &steps[i]; s.ID {
		case StepOutcome, StepSafeguards:
			if o.Outcome == Incomplete {
				s.State = StepOpen
			} else if s.ID == StepOutcome && o.Outcome == ExceptionOnly && s.State == StepDone {
				s.State = StepWeak // no tick beside what one had rather not
			}
		case StepDecision, StepDocuments:
			if a.Draft() {
				s.State = StepOpen
			}
		}
	}
	return steps
}

// QuestionStep is the id of a question's step.
func QuestionStep(question string) string { return StepQuestion + ":" + question }

// StepOf returns the step at which the field of a path is filled in: a further check
// that is asked along with a question at that question's.
func (c *Content) StepOf(path string) string {
	if rest, is := strings.CutPrefix(path, "checks."); is {
		id, _, _ := strings.Cut(rest, ".")
		for _, q := range c.Questions.Questions {
			if slices.Contains(q.Checks, id) {
				return QuestionStep(q.ID)
			}
		}
	}
	return StepOf(path)
}

// StepOf returns the step at which the field of a path is filled in, as far as the
// path alone tells.
func StepOf(path string) string {
	room, rest, _ := strings.Cut(path, ".")
	switch room {
	case "practice", "assessor", "secondReader":
		return StepPractice
	case "program", "ownStatements":
		return StepProgram
	case "use":
		return StepUse
	case "answers":
		question, _, _ := strings.Cut(rest, ".")
		return QuestionStep(question)
	case "legal", "checks", "insurer":
		return StepChecks
	case "todos", "safeguards":
		return StepSafeguards
	case "exception":
		return StepException
	case "decision", "withdrawn":
		return StepDecision
	}
	return StepOutcome // "because" as well: what changed is told beside where it led
}
