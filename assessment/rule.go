package assessment

import "slices"

// Rule is our own rule for the outcome, as data, with its version. The sources
// give none; DOMAIN.md section 2 tells it in words.
type Rule struct {
	Version  string
	Earlier  []string // versions that older decisions were taken under
	Variants []Variant
}

// Variant is the rule for one country and some uses.
type Variant struct {
	Country         string
	Audiences       []string       // the uses that it holds for
	Counted         []string       // questions that count; the others are shown as such
	Confidentiality []string       // the questions about confidentiality among them
	Bars            []Condition    // each leaves the last outcome only
	Outcomes        []OutcomeRule  // best first; the last always holds
	Headlines       []HeadlineRule // of an outcome, what weighs most first
	// ConsentNote: questions at whose no it is printed that consent does not mend that.
	ConsentNote []string `toml:"consent_note"`
}

// OutcomeRule is one outcome: it holds when one of its routes does.
type OutcomeRule struct {
	ID        string
	Decisions []string
	Routes    []Route
}

// Route holds when all its conditions do.
type Route struct {
	ID            string
	Months        int // advised validity
	MonthsClaimed int `toml:"months_claimed"` // where one of Claims is only claimed; 0 for the same
	Claims        []string
	All           []Condition
	// Fits: to be explained and aimed at only where these hold; empty for always.
	Fits []Condition
	// Todos: questions that need a to-do wherever they are not shown.
	Todos []string
}

// HeadlineRule refines an outcome where all its conditions hold.
type HeadlineRule struct {
	ID        string
	Outcome   string
	Preselect string   // the decision that is chosen beforehand
	Decisions []string // the kinds that it leaves open; empty for all of the outcome's
	Why       string   // code of why the others are not
	Rests     []string // what it rests on, by weight
	Todos     []string // questions that need a to-do
	All       []Condition
}

// Condition asks one of some values of questions or circumstances: of all, or of
// AtLeast so many.
type Condition struct {
	Of      []string
	Values  []string
	AtLeast int `toml:"at_least"`
}

// Circumstances weigh beside the questions. Each further check about recording is
// one as well, under its own id.
const (
	CircumstanceOwnUse = "own-use" // as at the legal minimum: yes, no, unknown or empty
	CircumstanceMaker  = "maker"   // yes where the maker's name is filled in, else empty
)

// Values of an answer on a date.
const (
	Unanswered = ""
	Shown      = "shown"
	Claimed    = "claimed"
	Lapsed     = "lapsed"
	ValueNo    = No
	ValueOpen  = Unknown

	// Unchecked is a claim that the rule gives no weight, because nobody of the
	// practice looked at the setting. It exists in the rule only: what people see
	// and what a decision keeps is Claimed.
	Unchecked = "unchecked"
)

// Outcomes.
const (
	Incomplete    = "incomplete"
	Suitable      = "suitable"
	Conditional   = "conditional"
	ExceptionOnly = "exception-only"
)

// Headlines: three of exception-only, and one of suitable.
const (
	FindOutFirst     = "find-out-first"
	DoNotUse         = "do-not-use"
	Plain            = "plain"
	AllButOneWithout = "all-but-nen7512" // no certificate exists for question 6, and nothing stands in for it
)

// Values maps the id of a question or a circumstance to its value.
type Values map[string]string

// Verdict is what the rule makes of the values.
type Verdict struct {
	Outcome   string
	Route     string // by which it holds; of several the one with the longest period
	Headline  string // refines the outcome; empty for none
	Preselect string
	Months    int      // advised validity
	Decisions []string // the kinds that are open
	Why       string   // code of why a headline leaves fewer open
	Todos     []string // questions that need a to-do before approval
}

// OnlyRefused reports whether no approval is open.
func (v Verdict) OnlyRefused() bool { return slices.Equal(v.Decisions, []string{Refused}) }

// For finds the rule for a country and a use; an unknown country has the Dutch
// one, and a use that is not chosen yet that of clients.
func (r Rule) For(country, audience string) Variant {
	if audience == "" {
		audience = WithClients
	}
	for _, c := range []string{country, r.Variants[0].Country} {
		v, ok := find(r.Variants, func(v Variant) bool { return v.Country == c && slices.Contains(v.Audiences, audience) })
		if ok {
			return v
		}
	}
	return r.Variants[0]
}

// Foreign lists the questions that count in another country's rule and not in that of
// this one.
func (r Rule) Foreign(country string) []string {
	here := r.For(country, WithClients).Counted
	var foreign []string
	for _, v := range r.Variants {
		if slices.Contains(v.Audiences, WithClients) {
			foreign = append(foreign, v.Counted...)
		}
	}
	return slices.DeleteFunc(once(foreign), func(q string) bool { return slices.Contains(here, q) })
}

// Judge applies the rule. It is the only place where an outcome is made.
func (r Variant) Judge(v Values) Verdict {
	if slices.ContainsFunc(r.Counted, func(q string) bool { return v[q] == Unanswered }) {
		return Verdict{Outcome: Incomplete}
	}
	o, route := r.outcome(v, r.barred(v))
	verdict := Verdict{Outcome: o.ID, Route: route.ID, Months: route.months(v), Decisions: o.Decisions, Todos: unshown(route.Todos, v)}
	for _, h := range r.headlines(o.ID, v) {
		verdict.refine(h)
	}
	return verdict
}

// outcome is the best that holds, by the route with the longest period; where it
// is barred only the last is left.
func (r Variant) outcome(v Values, barred bool) (OutcomeRule, Route) {
	outcomes := r.Outcomes
	if barred {
		outcomes = outcomes[len(outcomes)-1:]
	}
	for _, o := range outcomes {
		var longest Route
		for _, route := range o.Routes {
			if all(route.All, v) && route.months(v) > longest.months(v) {
				longest = route
			}
		}
		if longest.ID != "" {
			return o, longest
		}
	}
	return outcomes[len(outcomes)-1], Route{}
}

func (r Variant) barred(v Values) bool {
	return slices.ContainsFunc(r.Bars, func(c Condition) bool { return c.holds(v) })
}

// headlines are those of an outcome that hold, what weighs most first.
func (r Variant) headlines(outcome string, v Values) []HeadlineRule {
	var holding []HeadlineRule
	for _, h := range r.Headlines {
		if h.Outcome == outcome && all(h.All, v) {
			holding = append(holding, h)
		}
	}
	return holding
}

// refine adds what a headline says: the first sets the name, each may leave fewer
// decisions open.
func (v *Verdict) refine(h HeadlineRule) {
	if v.Headline == "" {
		v.Headline, v.Preselect = h.ID, h.Preselect
	}
	v.Todos = append(v.Todos, h.Todos...)
	if len(h.Decisions) == 0 {
		return
	}
	if v.Why == "" {
		v.Why = h.Why
	}
	v.Decisions = slices.DeleteFunc(slices.Clone(v.Decisions), func(d string) bool { return !slices.Contains(h.Decisions, d) })
}

// rank orders outcomes, best 0; incomplete comes last.
func (r Variant) rank(outcome string) int {
	i := slices.IndexFunc(r.Outcomes, func(o OutcomeRule) bool { return o.ID == outcome })
	if i < 0 {
		return len(r.Outcomes)
	}
	return i
}

// better lists the outcomes above one, the nearest first.
func (r Variant) better(outcome string) []OutcomeRule {
	above := slices.Clone(r.Outcomes[:min(r.rank(outcome), len(r.Outcomes)-1)])
	slices.Reverse(above)
	return above
}

// open are the values that can still become better: an answer that is to come, or
// a yes whose evidence is.
var open = []string{Unanswered, Claimed, Unchecked, Lapsed, ValueOpen}

// Best returns the best outcome that can still be reached while questions are open:
// only a no is final, and a circumstance that bars all else.
func (r Variant) Best(v Values) string {
	for _, o := range r.Outcomes {
		if slices.ContainsFunc(o.Routes, func(route Route) bool { return len(r.against(route, v, open)) == 0 }) {
			return o.ID
		}
	}
	return ExceptionOnly
}

// against lists what stands in the way of a route: what bars every better outcome
// first, then its own conditions; what may still become good does not count.
func (r Variant) against(route Route, v Values, may []string) []string {
	if len(route.All) == 0 {
		return nil
	}
	points := r.barring(v, may)
	for _, c := range route.All {
		if fail := c.failing(v, may); len(fail) > c.spare() {
			points = append(points, fail...)
		}
	}
	return points
}

// barring lists the circumstances that leave the last outcome only.
func (r Variant) barring(v Values, may []string) []string {
	var points []string
	for _, c := range r.Bars {
		for _, of := range c.Of {
			if slices.Contains(c.Values, v[of]) && !slices.Contains(may, v[of]) {
				points = append(points, of)
			}
		}
	}
	return points
}

func (r Route) months(v Values) int {
	claimed := slices.ContainsFunc(r.Claims, func(q string) bool { return v[q] == Claimed })
	if claimed && r.MonthsClaimed > 0 {
		return r.MonthsClaimed
	}
	return r.Months
}

func all(conditions []Condition, v Values) bool {
	return !slices.ContainsFunc(conditions, func(c Condition) bool { return !c.holds(v) })
}

func unshown(questions []string, v Values) []string {
	return slices.DeleteFunc(slices.Clone(questions), func(q string) bool { return v[q] == Shown })
}

func (c Condition) holds(v Values) bool { return len(c.failing(v, nil)) <= c.spare() }

// spare is how many may fail.
func (c Condition) spare() int {
	if c.AtLeast == 0 {
		return 0
	}
	return len(c.Of) - c.AtLeast
}

// failing lists those whose value is neither among the wanted ones nor among those
// that still may become so.
func (c Condition) failing(v Values, may []string) []string {
	var fail []string
	for _, of := range c.Of {
		if !slices.Contains(c.Values, v[of]) && !slices.Contains(may, v[of]) {
			fail = append(fail, of)
		}
	}
	return fail
}
