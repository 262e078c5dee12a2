package assessment

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
)

// Change is one way to a better outcome.
type Change struct {
	To string
	// What can be switched: further checks about recording that would be answered
	// yes, and functions that would no longer be used.
	Checks    []string
	Functions []string
	Needs     []ChangeNeed // what the answers would have to be besides
}

// ChangeNeed names questions or circumstances and the values they would have to
// have.
type ChangeNeed struct {
	Of      []string // those that fail now
	AtLeast int      // how many of them must change
	Values  []string
}

// Path is where a change begins: the answer or the field that would be another.
func (c *Content) Path(ch Change) string {
	switch {
	case len(ch.Checks) > 0:
		return "checks." + ch.Checks[0] + ".answer"
	case len(ch.Functions) > 0:
		return "use.functions"
	case len(ch.Needs) > 0 && len(ch.Needs[0].Of) > 0:
		return c.pathOfCause(ch.Needs[0].Of[0])
	}
	return ""
}

// pathOfCause is where a question is answered, or a circumstance is.
func (c *Content) pathOfCause(id string) string {
	if _, is := c.Questions.Question(id); is {
		return "answers." + id + ".answer"
	}
	switch id {
	case CircumstanceOwnUse:
		return "legal.ownUse"
	case CircumstanceMaker:
		return "program.maker"
	}
	return "checks." + id + ".answer"
}

// causes lists what keeps an outcome from being better, by weight: what bars every
// other outcome, what its headline rests on, then what fails on the nearest route
// that fits the program. Each matters, and with all of them mended the outcome is
// better.
func (r Variant) causes(v Values) []string {
	outcome := r.Judge(v).Outcome
	better := r.better(outcome)
	if len(better) == 0 {
		return nil
	}
	causes := r.barring(v, nil)
	if o, _ := r.outcome(v, false); o.ID != outcome {
		return causes
	}
	var resting []string
	for _, h := range r.headlines(outcome, v) {
		resting = append(resting, h.restingOn(v)...)
	}
	failing := r.against(r.nearest(better[0], v), v, nil)
	for _, point := range resting {
		if slices.Contains(failing, point) || r.matters(v, point, resting) || r.matters(v, point, nil) {
			causes = append(causes, point)
		}
	}
	return once(append(causes, r.sorted(failing)...))
}

// matters reports whether mending a point gives a better outcome or headline after
// some others were mended.
func (r Variant) matters(v Values, point string, others []string) bool {
	before := r.mended(v, slices.DeleteFunc(slices.Clone(others), func(id string) bool { return id == point }))
	after := r.mended(before, []string{point})
	was, is := r.Judge(before), r.Judge(after)
	if was.Outcome != is.Outcome {
		return r.rank(is.Outcome) < r.rank(was.Outcome)
	}
	return r.weight(is) > r.weight(was)
}

// weight orders the headlines of an outcome, the worst first.
func (r Variant) weight(v Verdict) int {
	return slices.IndexFunc(r.Headlines, func(h HeadlineRule) bool { return h.Outcome == v.Outcome && h.ID == v.Headline })
}

// mended are the values with some as good as they can be.
func (r Variant) mended(v Values, points []string) Values {
	m := maps.Clone(v)
	for _, id := range points {
		switch {
		case slices.Contains(r.Counted, id):
			m[id] = Shown
		case id == CircumstanceOwnUse:
			m[id] = No
		default:
			m[id] = Yes
		}
	}
	return m
}

// ruledOut lists, while questions are open, the answers that already rule out
// better than what can still be reached.
func (r Variant) ruledOut(v Values, best string) []string {
	better := r.better(best)
	if len(better) == 0 {
		return nil
	}
	var final, fewest []string
	for _, h := range r.headlines(best, v) {
		final = append(final, slices.DeleteFunc(h.restingOn(v), func(id string) bool { return slices.Contains(open, v[id]) })...)
	}
	for i, route := range better[0].Routes {
		if points := r.against(route, v, open); i == 0 || len(points) < len(fewest) {
			fewest = points
		}
	}
	return once(append(final, r.sorted(fewest)...))
}

// nearest is the route of an outcome that fits the program and asks least: other
// answers first, because what can be switched is easier.
func (r Variant) nearest(o OutcomeRule, v Values) Route {
	fitting := slices.DeleteFunc(slices.Clone(o.Routes), func(route Route) bool { return !all(route.Fits, v) })
	return slices.MinFunc(fitting, func(x, y Route) int {
		return cmp.Or(cmp.Compare(r.answers(x.needs(v)), r.answers(y.needs(v))), cmp.Compare(asked(x.needs(v)), asked(y.needs(v))))
	})
}

// changes says for each better outcome what its nearest route still asks. What gives
// one and a better one alike is told of the better alone.
func (r Variant) changes(v Values) []Change {
	var changes []Change
	for _, o := range r.better(r.Judge(v).Outcome) {
		by := Change{To: o.ID, Needs: append(r.unbar(v), r.nearest(o, v).needs(v)...)}
		changes = slices.DeleteFunc(changes, func(c Change) bool { return reflect.DeepEqual(c.Needs, by.Needs) })
		changes = append(changes, by)
	}
	return changes
}

// unbar is what would have to be otherwise for any better outcome.
func (r Variant) unbar(v Values) []ChangeNeed {
	var needs []ChangeNeed
	for _, of := range r.barring(v, nil) {
		needs = append(needs, ChangeNeed{Of: []string{of}, AtLeast: 1})
	}
	return needs
}

func (r Route) needs(v Values) []ChangeNeed {
	var needs []ChangeNeed
	for _, c := range r.All {
		fail := c.failing(v, nil)
		if n := len(fail) - c.spare(); n > 0 {
			needs = append(needs, ChangeNeed{Of: fail, AtLeast: n, Values: c.Values})
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

// answers counts the questions that would need another answer.
func (r Variant) answers(needs []ChangeNeed) int {
	n := 0
	for _, need := range needs {
		if slices.Contains(r.Counted, need.Of[0]) {
			n += need.AtLeast
		}
	}
	return n
}

// restingOn lists what a headline rests on, as it is now.
func (h HeadlineRule) restingOn(v Values) []string {
	var points []string
	for _, of := range h.Rests {
		if slices.ContainsFunc(h.All, func(c Condition) bool { return slices.Contains(c.Of, of) && slices.Contains(c.Values, v[of]) }) {
			points = append(points, of)
		}
	}
	return points
}

// sorted puts circumstances first and questions in their own order.
func (r Variant) sorted(points []string) []string {
	slices.SortStableFunc(points, func(x, y string) int {
		return cmp.Compare(slices.Index(r.Counted, x), slices.Index(r.Counted, y))
	})
	return points
}

// once drops what is named before.
func once(points []string) []string {
	var named []string
	for _, p := range points {
		if !slices.Contains(named, p) {
			named = append(named, p)
		}
	}
	return named
}

// changes lists the ways to a better outcome, easiest first: what can be switched,
// then what the answers would have to become.
func (c *Content) changes(a *Assessment, o Outcome, v Values) []Change {
	changes := c.switches(a, o)
	for _, by := range c.rule(a).changes(v) {
		if !slices.ContainsFunc(changes, func(s Change) bool { return s.To == by.To && s.covers(by) }) {
			changes = append(changes, by)
		}
	}
	return changes
}

// covers reports whether switching is all that another change asks.
func (s Change) covers(by Change) bool {
	return len(s.Functions) == 0 && !slices.ContainsFunc(by.Needs, func(n ChangeNeed) bool {
		return slices.ContainsFunc(n.Of, func(of string) bool { return !slices.Contains(s.Checks, of) })
	})
}

// switches tries what can be switched: recording, transcription and AI off, a
// function no longer used, and both; what asks least comes first, and what asks
// more for the same outcome is left out.
func (c *Content) switches(a *Assessment, o Outcome) []Change {
	var found []Change
	rule, checks := c.rule(a), c.recordingOn(a)
	for _, functions := range subsets(c.uncovered(a)) {
		if len(functions) == len(a.Use.Functions) && len(functions) > 0 {
			continue
		}
		for _, off := range [][]string{nil, checks} {
			if len(off)+len(functions) == 0 || len(off) == 0 && off != nil {
				continue
			}
			to := rule.Judge(c.judged(c.switched(a, off, functions), o.On)).Outcome
			easier := func(s Change) bool { return rule.rank(s.To) <= rule.rank(to) && s.within(off, functions) }
			if rule.rank(to) < rule.rank(o.Outcome) && !slices.ContainsFunc(found, easier) {
				found = append(found, Change{To: to, Checks: off, Functions: functions})
			}
		}
	}
	return found
}

// within reports whether a change asks nothing beside these.
func (s Change) within(checks, functions []string) bool {
	beside := func(list []string) func(string) bool {
		return func(id string) bool { return !slices.Contains(list, id) }
	}
	return !slices.ContainsFunc(s.Checks, beside(checks)) && !slices.ContainsFunc(s.Functions, beside(functions))
}

// switched is the assessment with checks answered yes and functions left out.
func (c *Content) switched(a *Assessment, checks, functions []string) *Assessment {
	b := *a
	b.Checks = map[string]Check{}
	for id, check := range a.Checks {
		b.Checks[id] = check
	}
	for _, id := range checks {
		b.Checks[id] = Check{Answer: Yes}
	}
	b.Use.Functions = slices.DeleteFunc(slices.Clone(a.Use.Functions), func(f string) bool { return slices.Contains(functions, f) })
	return &b
}

// uncovered lists the functions in use that a yes does not hold for.
func (c *Content) uncovered(a *Assessment) []string {
	var functions []string
	for _, q := range c.Questions.Questions {
		if answer := a.Answers[q.ID]; answer.Answer == Yes {
			functions = append(functions, uncovered(q, answer, a.Use)...)
		}
	}
	return once(functions)
}

// subsets lists every choice of some of a few ids, the smallest first.
func subsets(ids []string) [][]string {
	sets := [][]string{nil}
	for _, id := range ids {
		for _, s := range slices.Clone(sets) {
			sets = append(sets, append(slices.Clone(s), id))
		}
	}
	slices.SortStableFunc(sets, func(x, y []string) int { return cmp.Compare(len(x), len(y)) })
	return sets
}
