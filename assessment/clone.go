package assessment

import (
	"maps"
	"slices"
)

// Clone copies an assessment so that changing one leaves the other as it is.
func (a Assessment) Clone() Assessment {
	a.Practice.Numbers = maps.Clone(a.Practice.Numbers)
	a.Practice.Logo = slices.Clone(a.Practice.Logo)
	a.Use.Functions = slices.Clone(a.Use.Functions)
	a.Use.Roles = slices.Clone(a.Use.Roles)
	a.Use.Alternatives = slices.Clone(a.Use.Alternatives)
	a.Answers = maps.Clone(a.Answers)
	for id, answer := range a.Answers {
		a.Answers[id] = answer.clone()
	}
	a.Legal.Checklist = maps.Clone(a.Legal.Checklist)
	a.Exceptions = slices.Clone(a.Exceptions)
	a.Checks = maps.Clone(a.Checks)
	a.Todos = maps.Clone(a.Todos)
	a.Safeguards = maps.Clone(a.Safeguards)
	a.OwnStatements = maps.Clone(a.OwnStatements)
	for id, s := range a.OwnStatements {
		s.Places = slices.Clone(s.Places)
		a.OwnStatements[id] = s
	}
	a.Withdrawn = slices.Clone(a.Withdrawn)
	for i := range a.Withdrawn {
		a.Withdrawn[i].Decision = a.Withdrawn[i].Decision.clone()
	}
	if a.Decision != nil {
		d := a.Decision.clone()
		a.Decision = &d
	}
	return a
}

func (a Answer) clone() Answer {
	a.Covers = slices.Clone(a.Covers)
	a.Evidence = slices.Clone(a.Evidence)
	for i := range a.Evidence {
		a.Evidence[i].Fields = maps.Clone(a.Evidence[i].Fields)
		a.Evidence[i].Files = slices.Clone(a.Evidence[i].Files)
	}
	return a
}

func (d Decision) clone() Decision {
	d.Values = maps.Clone(d.Values)
	return d
}
