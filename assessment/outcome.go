package assessment

import (
	"cmp"
	"slices"
)

// Outcome is what the rule makes of an assessment on a day, with its reasons.
type Outcome struct {
	Verdict
	On      Date
	Country string
	Rule    string        // version of the rule
	Answers []AnswerValue // of all eight, in order
	// While questions are open: the best that can still be reached, and the
	// answered questions that already rule out better.
	Best     string
	RuledOut []string
	// Causes are the questions that keep the outcome from being better.
	Causes []string
	// Changes say, for each better outcome, which questions would have to become what.
	Changes []Change
	// Advised is the advised review date; it comes from the period, or from the
	// evidence for the question AdvisedBy whose lapse would worsen the outcome.
	Advised   Date
	AdvisedBy string
	// ConsentDoesNotMend: questions at whose no it must be said (Belgium).
	ConsentDoesNotMend []string
	// AgreementOpen: no processor agreement is signed, and one is needed or that
	// is not known.
	AgreementOpen bool
}

// Change is what a better outcome asks.
type Change struct {
	To    string
	Needs []ChangeNeed
}

// ChangeNeed is a question and the values it would have to have.
type ChangeNeed struct {
	Questions []string // those that fail now
	AtLeast   int      // how many of them must change
	Values    []string
}

// Outcome applies the rule to an assessment on a day.
func (c *Content) Outcome(a *Assessment, on Date) Outcome {
	rule, flags := c.rule(a), c.Flags(a)
	values, answers := c.Values(a, on)
	o := Outcome{Verdict: rule.Judge(values, flags), On: on, Country: rule.ID, Rule: c.Questions.Rule.Version, Answers: answers}
	o.AgreementOpen = a.Legal.Agreement == No || a.Legal.Agreement == Unknown
	if o.Outcome == Incomplete {
		o.Best = rule.Best(values, flags)
		o.Causes = rule.causes(o.Best, values, flags, open)
		o.RuledOut = o.Causes
		return o
	}
	o.Causes = rule.causes(o.Outcome, values, flags, nil)
	o.Changes = rule.changes(o.Outcome, values, flags)
	o.Advised, o.AdvisedBy = c.advised(a, o, flags)
	for _, q := range rule.ConsentNote {
		if values[q] == ValueNo {
			o.ConsentDoesNotMend = append(o.ConsentDoesNotMend, q)
		}
	}
	return o
}

// Values gives the value of every answer on a day.
func (c *Content) Values(a *Assessment, on Date) (Values, []AnswerValue) {
	values := Values{}
	var answers []AnswerValue
	for _, q := range c.Questions.Questions {
		v := c.Value(a, q, on)
		values[q.ID] = v.Value
		answers = append(answers, v)
	}
	return values, answers
}

// Answer finds the value of one question.
func (o Outcome) Answer(question string) AnswerValue {
	v, _ := find(o.Answers, func(v AnswerValue) bool { return v.Question == question })
	return v
}

// causes lists the answered questions that fail the next better outcome, by the
// route on which fewest do.
func (c CountryRule) causes(outcome string, v Values, flags, may []string) []string {
	rank := c.rank(outcome)
	if rank == 0 || rank > len(c.Outcomes) {
		return nil
	}
	var fewest []string
	for i, r := range passable(c.Outcomes[rank-1].Routes, flags) {
		if fail := r.failing(v, may); i == 0 || len(fail) < len(fewest) {
			fewest = fail
		}
	}
	slices.SortFunc(fewest, c.byNumber)
	return fewest
}

// byNumber orders questions as they are asked.
func (c CountryRule) byNumber(x, y string) int {
	return slices.Index(c.Counted, x) - slices.Index(c.Counted, y)
}

// passable lists the routes that the flags leave open.
func passable(routes []Route, flags []string) []Route {
	return slices.DeleteFunc(slices.Clone(routes), func(r Route) bool { return !r.flagsFit(flags) })
}

func (r Route) failing(v Values, may []string) []string {
	var fail []string
	for _, c := range r.All {
		if f := c.failing(v, may); len(f) > c.spare() {
			fail = append(fail, f...)
		}
	}
	return fail
}

// changes says for each better outcome what its nearest route still asks.
func (c CountryRule) changes(outcome string, v Values, flags []string) []Change {
	var changes []Change
	for _, o := range c.Outcomes[:c.rank(outcome)] {
		var nearest []ChangeNeed
		for i, r := range passable(o.Routes, flags) {
			if needs := r.needs(v); i == 0 || asked(needs) < asked(nearest) {
				nearest = needs
			}
		}
		changes = append(changes, Change{To: o.ID, Needs: nearest})
	}
	slices.Reverse(changes)
	return changes
}

func (r Route) needs(v Values) []ChangeNeed {
	var needs []ChangeNeed
	for _, c := range r.All {
		fail := c.failing(v, nil)
		if n := len(fail) - c.spare(); n > 0 {
			needs = append(needs, ChangeNeed{Questions: fail, AtLeast: n, Values: c.Values})
		}
	}
	return needs
}

func asked(needs []ChangeNeed) int {
	n := 0
	for _, need := range needs {
		n += need.AtLeast
	}
	return n
}

// advised is the earliest of the end of the period and of the last good day of
// the first piece of evidence whose lapse would worsen the outcome.
func (c *Content) advised(a *Assessment, o Outcome, flags []string) (Date, string) {
	end := o.On.AddMonths(o.Months)
	rule := c.rule(a)
	shown := slices.DeleteFunc(slices.Clone(o.Answers), func(v AnswerValue) bool {
		return v.Value != Shown || v.Through == "" || v.Through >= end
	})
	slices.SortStableFunc(shown, func(x, y AnswerValue) int { return cmp.Compare(x.Through, y.Through) })
	for _, v := range shown {
		values, _ := c.Values(a, v.Through.AddDays(1))
		if rule.rank(rule.Judge(values, flags).Outcome) > rule.rank(o.Outcome) {
			return v.Through, v.Question
		}
	}
	return end, ""
}
