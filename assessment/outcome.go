package assessment

import (
	"cmp"
	"maps"
	"slices"
)

// Outcome is what the rule makes of an assessment on a day, with its reasons.
type Outcome struct {
	Verdict
	On      Date
	Country string
	// Internal: without client data, so that fewer questions count.
	Internal bool
	Rule     string        // version of the rule
	Answers  []AnswerValue // of all eight, in order
	// Circumstances are what weighed beside the answers.
	Circumstances Values
	// While questions are open: the best that can still be reached, and the
	// answered questions that already rule out better.
	Best     string
	RuledOut []string
	// Causes are the questions and circumstances that keep the outcome from being
	// better, by weight; each matters, and with all mended the outcome is better.
	Causes []string
	// Changes are the ways to a better outcome, easiest first.
	Changes []Change
	// Advised is the advised review date; it comes from the period, or from the
	// evidence for the question AdvisedBy whose lapse would worsen the outcome.
	Advised   Date
	AdvisedBy string
	// ConsentDoesNotMend: questions at whose no it must be said (Belgium).
	ConsentDoesNotMend []string
	// AgreementOpen: no processor agreement is closed, and one is needed or that is
	// not known.
	AgreementOpen bool
	// AgreementEnded is the last day of an agreement that is over; empty for none.
	AgreementEnded Date
	// TransferOpen: data leave the EEA, and on what basis was not noted.
	TransferOpen bool
}

// Outcome applies the rule to an assessment on a day.
func (c *Content) Outcome(a *Assessment, on Date) Outcome {
	rule := c.rule(a)
	_, answers := c.Values(a, on)
	v := c.weighed(a, answers)
	o := Outcome{Verdict: rule.Judge(v), On: on, Country: rule.Country, Internal: a.Use.Audience == Internal, Rule: c.Questions.Rule.Version, Answers: answers, Circumstances: c.Circumstances(a)}
	o.agreement(a, c.AgreementState(a, on))
	o.TransferOpen = a.Legal.TransferOpen()
	if o.Outcome == Incomplete {
		o.Best = rule.Best(v)
		o.Causes = rule.ruledOut(v, o.Best)
		o.RuledOut = o.Causes
		return o
	}
	o.Causes = rule.causes(v)
	o.Changes = c.changes(a, o, v)
	o.Advised, o.AdvisedBy = c.advised(a, o)
	for _, q := range rule.ConsentNote {
		if v[q] == ValueNo {
			o.ConsentDoesNotMend = append(o.ConsentDoesNotMend, q)
		}
	}
	return o
}

// agreement fills in whether the agreement is open, by its state.
func (o *Outcome) agreement(a *Assessment, state string) {
	o.AgreementOpen = state == No || state == Ended
	if state == Ended {
		o.AgreementEnded = a.Legal.Terms.Until
	}
}

// HeadlineOf is the headline that another outcome would have with the same answers;
// empty for none.
func (c *Content) HeadlineOf(o Outcome, outcome string) string {
	v := maps.Clone(o.Circumstances)
	if v == nil {
		v = Values{}
	}
	for _, answer := range o.Answers {
		v[answer.Question] = answer.weight()
	}
	if h := c.variant(o).headlines(outcome, v); len(h) > 0 && outcome != ExceptionOnly {
		return h[0].ID
	}
	return ""
}

// variant is the rule that made an outcome.
func (c *Content) variant(o Outcome) Variant {
	audience := WithClients
	if o.Internal {
		audience = Internal
	}
	return c.Questions.Rule.For(o.Country, audience)
}

// judged are the values that the rule weighs on a day.
func (c *Content) judged(a *Assessment, on Date) Values {
	_, answers := c.Values(a, on)
	return c.weighed(a, answers)
}

// weighed are the values of answers and circumstances, as the rule weighs them.
func (c *Content) weighed(a *Assessment, answers []AnswerValue) Values {
	v := c.Circumstances(a)
	for _, answer := range answers {
		v[answer.Question] = answer.weight()
	}
	return v
}

// Values returns the value of every answer on a day.
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

// advised is the earliest of the end of the period and of the last good day of
// the first piece of evidence whose lapse would worsen the outcome; none where no
// approval is open.
func (c *Content) advised(a *Assessment, o Outcome) (Date, string) {
	if o.OnlyRefused() {
		return "", ""
	}
	months, rule := o.Months, c.rule(a)
	if most := maxMonths(c.AgreementState(a, o.On)); most > 0 {
		months = min(months, most) // no longer than a decision may hold
	}
	end := o.On.AddMonths(months)
	ending := slices.DeleteFunc(slices.Clone(o.Answers), func(v AnswerValue) bool { return v.Through == "" || v.Through >= end })
	slices.SortStableFunc(ending, func(x, y AnswerValue) int { return cmp.Compare(x.Through, y.Through) })
	for _, v := range ending {
		then := rule.Judge(c.judged(a, v.Through.AddDays(1)))
		if rule.rank(then.Outcome) > rule.rank(o.Outcome) {
			return v.Through, v.Question
		}
	}
	return end, ""
}
