package assessment

import "slices"

// Rule is our own rule for the outcome, as data, with its version. The sources
// give none.
type Rule struct {
	Version   string
	Countries []CountryRule
}

// CountryRule is the rule for one country.
type CountryRule struct {
	ID              string
	Counted         []string       // questions that count; the others are shown as such
	Confidentiality []string       // the questions whose claims shorten the period
	Outcomes        []OutcomeRule  // best first; the last always holds
	Headlines       []HeadlineRule // of the last outcome; first that holds
	// ConsentNote: questions at whose no it is printed that consent does not mend that.
	ConsentNote []string `toml:"consent_note"`
}

// OutcomeRule is one outcome: it holds when one of its routes does.
type OutcomeRule struct {
	ID            string
	Months        int // advised validity
	MonthsClaimed int `toml:"months_claimed"` // where one of the confidentiality questions is only claimed; 0 for the same
	Decisions     []string
	Routes        []Route
}

// HeadlineRule refines the last outcome.
type HeadlineRule struct {
	ID        string
	Preselect string // the decision that is chosen beforehand
	Routes    []Route
}

// Flags are circumstances beside the eight answers.
const (
	FlagRecording = "recording" // recording, transcription or AI summary by the provider is on
	FlagOwnUse    = "own-use"   // the provider uses content for its own ends
)

// Route holds when all its conditions do, all its When flags are up and none of
// its Unless flags is.
type Route struct {
	ID     string
	All    []Condition
	When   []string
	Unless []string
}

// Condition asks one of some values of questions: of all, or of AtLeast so many.
type Condition struct {
	Questions []string
	Values    []string
	AtLeast   int `toml:"at_least"`
}

// Values of an answer on a date.
const (
	Unanswered = ""
	Shown      = "shown"
	Claimed    = "claimed"
	Lapsed     = "lapsed"
	ValueNo    = No
	ValueOpen  = Unknown
)

// Outcomes.
const (
	Incomplete    = "incomplete"
	Suitable      = "suitable"
	Conditional   = "conditional"
	ExceptionOnly = "exception-only"
)

// Headlines of exception-only.
const (
	FindOutFirst = "find-out-first"
	DoNotUse     = "do-not-use"
	Plain        = "plain"
)

// Values maps a question's id to the value of its answer.
type Values map[string]string

// Verdict is what the rule makes of eight values.
type Verdict struct {
	Outcome   string
	Route     string
	Headline  string // of exception-only
	Preselect string
	Months    int      // advised validity
	Decisions []string // the kinds that this outcome allows
}

// Country finds the rule for a country, and the Dutch one for an unknown country.
func (r Rule) Country(id string) CountryRule {
	if c, ok := find(r.Countries, func(c CountryRule) bool { return c.ID == id }); ok {
		return c
	}
	return r.Countries[0]
}

// Judge applies the rule. It is the only place where an outcome is made.
func (c CountryRule) Judge(v Values, flags []string) Verdict {
	for _, q := range c.Counted {
		if v[q] == Unanswered {
			return Verdict{Outcome: Incomplete}
		}
	}
	for _, o := range c.Outcomes {
		route, ok := holds(o.Routes, v, flags)
		if !ok {
			continue
		}
		verdict := Verdict{Outcome: o.ID, Route: route.ID, Months: c.months(o, v), Decisions: o.Decisions}
		if o.ID == ExceptionOnly {
			verdict.Headline, verdict.Preselect = c.headline(v, flags)
		}
		return verdict
	}
	return Verdict{Outcome: Incomplete}
}

func (c CountryRule) months(o OutcomeRule, v Values) int {
	claimed := slices.ContainsFunc(c.Confidentiality, func(q string) bool { return v[q] == Claimed })
	if claimed && o.MonthsClaimed > 0 {
		return o.MonthsClaimed
	}
	return o.Months
}

func (c CountryRule) headline(v Values, flags []string) (id, preselect string) {
	for _, h := range c.Headlines {
		if _, ok := holds(h.Routes, v, flags); ok {
			return h.ID, h.Preselect
		}
	}
	return Plain, ""
}

// rank orders outcomes, best 0; incomplete comes last.
func (c CountryRule) rank(outcome string) int {
	i := slices.IndexFunc(c.Outcomes, func(o OutcomeRule) bool { return o.ID == outcome })
	if i < 0 {
		return len(c.Outcomes)
	}
	return i
}

// open are the values that can still become better: an answer that is to come, or
// a yes whose evidence is.
var open = []string{Unanswered, Claimed, Lapsed, ValueOpen}

// Best gives the best outcome that can still be reached while questions are open:
// only a no is final.
func (c CountryRule) Best(v Values, flags []string) string {
	for _, o := range c.Outcomes {
		for _, r := range o.Routes {
			if r.reachable(v, flags) {
				return o.ID
			}
		}
	}
	return ExceptionOnly
}

func holds(routes []Route, v Values, flags []string) (Route, bool) {
	return find(routes, func(r Route) bool { return r.holds(v, flags) })
}

func (r Route) holds(v Values, flags []string) bool {
	return r.flagsFit(flags) && !slices.ContainsFunc(r.All, func(c Condition) bool { return !c.holds(v) })
}

// reachable counts an open answer as a good one. The conditions of one
// route ask different questions, so that no answer is counted twice; a test
// holds the data to that.
func (r Route) reachable(v Values, flags []string) bool {
	return r.flagsFit(flags) && !slices.ContainsFunc(r.All, func(c Condition) bool { return len(c.failing(v, open)) > c.spare() })
}

func (r Route) flagsFit(flags []string) bool {
	for _, f := range r.When {
		if !slices.Contains(flags, f) {
			return false
		}
	}
	for _, f := range r.Unless {
		if slices.Contains(flags, f) {
			return false
		}
	}
	return true
}

func (c Condition) holds(v Values) bool { return len(c.failing(v, nil)) <= c.spare() }

// spare is how many questions may fail.
func (c Condition) spare() int {
	if c.AtLeast == 0 {
		return 0
	}
	return len(c.Questions) - c.AtLeast
}

// failing lists the questions whose value is neither among the wanted ones nor
// among those that still may become so.
func (c Condition) failing(v Values, may []string) []string {
	var fail []string
	for _, q := range c.Questions {
		if !slices.Contains(c.Values, v[q]) && !slices.Contains(may, v[q]) {
			fail = append(fail, q)
		}
	}
	return fail
}
