package assessment

import "slices"

// Standing is the outcome that stands: a draft's is that of today; a decided
// version keeps what was decided, and only the details that explain it are
// worked out again, for the day of the decision.
func (c *Content) Standing(a *Assessment, today Date) Outcome {
	o := c.Outcome(a, a.BaseDate(today))
	d := a.Decision
	if d == nil {
		return o
	}
	same := o.Outcome == d.Outcome && a.Editions.Rule == o.Rule
	o.Rule = a.Editions.Rule
	o.Answers = slices.Clone(o.Answers)
	for i, v := range o.Answers {
		if decided, told := d.Values[v.Question]; told && decided != v.Value {
			o.Answers[i] = AnswerValue{Question: v.Question, Value: decided, Counted: v.Counted}
			same = false
		}
	}
	if !same {
		o.Verdict = Verdict{Months: o.Months}
		o.Causes, o.Changes, o.AdvisedBy = c.OpenPoints(o), nil, ""
	}
	o.Outcome, o.Headline, o.Advised = d.Outcome, d.Headline, d.Advised
	return o
}

// LapsedSince lists the answers that were with evidence when it was decided and
// are so no longer on a day.
func (c *Content) LapsedSince(a *Assessment, on Date) []AnswerValue {
	if a.Decision == nil || !on.After(a.Decision.On) {
		return nil
	}
	var lapsed []AnswerValue
	_, answers := c.Values(a, on)
	for _, v := range answers {
		if v.Value == Lapsed && a.Decision.Values[v.Question] == Shown {
			lapsed = append(lapsed, v)
		}
	}
	return lapsed
}
