package assessment

// ConditionState is a condition of a checklist with its answer: yes, no, unknown, or
// empty while it was not given.
type ConditionState struct {
	Point  ConditionPoint
	Answer string
}

// Conditions is the checklist of the country, for use with clients, as it stands.
// Each is answered where its question or its check is: a claim that nobody disputes
// is a yes there, what lapsed is not known any more.
func (c *Content) Conditions(a *Assessment, o Outcome) []ConditionState {
	if a.Use.Audience != WithClients {
		return nil
	}
	var states []ConditionState
	for _, p := range c.Questions.Conditions {
		if p.Country != c.Country(a) {
			continue
		}
		answer := a.Checks[p.Check].Answer
		if p.Question != "" {
			answer = map[string]string{Shown: Yes, Claimed: Yes, ValueNo: No, ValueOpen: Unknown, Lapsed: Unknown}[o.Answer(p.Question).Value]
		}
		states = append(states, ConditionState{Point: p, Answer: answer})
	}
	return states
}
