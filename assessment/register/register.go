package register

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/words"
)

// State is where a version stands on a day.
type State string

// The states.
const (
	Damaged    State = "damaged" // it cannot be read
	Lapsed     State = "lapsed"  // decided, and its last day is over
	Lapsing    State = "lapsing" // its last day comes within SoonDays
	Draft      State = "draft"
	Decided    State = "decided"
	Refused    State = "refused"
	Superseded State = "superseded" // a later version was decided
)

// States in the order in which they ask attention: worst first.
var States = []State{Damaged, Lapsed, Lapsing, Draft, Decided, Refused, Superseded}

// SoonDays is how long beforehand a decision is said to lapse.
const SoonDays = 60

// Entry is a row as a day makes it.
type Entry struct {
	*Row
	State State
	// Judged is the outcome, of a draft that of the day, with its headline.
	Judged   string
	Headed   string
	Answered int // questions with an answer
	LapsedBy int // answers that were with evidence and are so no longer

	shown string // what a list shows of it, folded, to be found as well
	sort  string // its text in the column that is sorted by
}

// Register is what is filed, on a day, in a language.
type Register struct {
	Today   assessment.Date
	words   *words.Catalogue
	content *assessment.Content
	entries []*Entry
	names   map[string]string // folded words of states, outcomes and uses, by key
	typed   map[string]string // folded names of programs and people, by themselves
}

// New makes the register of a day, worst first. The rows are only read.
func New(rows []Row, today assessment.Date, catalogue *words.Catalogue) (*Register, error) {
	content, err := assessment.Load(assessment.Current)
	if err != nil {
		return nil, err
	}
	g := &Register{Today: today, words: catalogue, content: content, names: map[string]string{}, typed: map[string]string{}}
	decided := latestDecided(rows)
	all := make([]Entry, len(rows))
	g.entries = make([]*Entry, len(rows))
	for i := range rows {
		all[i] = g.entry(&rows[i], decided[rows[i].ID])
		g.entries[i] = &all[i]
	}
	slices.SortFunc(g.entries, worstFirst)
	return g, nil
}

// latestDecided returns, by id, the highest version that was decided.
func latestDecided(rows []Row) map[string]int {
	versions := map[string]int{}
	for i := range rows {
		if r := &rows[i]; !r.Draft() && r.Version > versions[r.ID] {
			versions[r.ID] = r.Version
		}
	}
	return versions
}

// StateOn is where a row stands on a day, given the latest decided version of
// its assessment.
func (r *Row) StateOn(today assessment.Date, decided int) State {
	switch {
	case r.Damaged:
		return Damaged
	case r.Version < decided:
		return Superseded
	case r.Draft():
		return Draft
	case r.Kind == assessment.Refused:
		return Refused
	case r.Through.Before(today):
		return Lapsed
	case r.Through.Valid() && !r.Through.After(today.AddDays(SoonDays)):
		return Lapsing
	}
	return Decided
}

func (g *Register) entry(r *Row, decided int) Entry {
	e := Entry{Row: r, State: r.StateOn(g.Today, decided)}
	e.Judged, e.Headed = r.OutcomeOn(g.Today)
	for _, a := range r.Answers {
		if a.Value != assessment.Unanswered {
			e.Answered++
		}
		if a.Lapsed(g.Today) {
			e.LapsedBy++
		}
	}
	e.shown = g.shownText(&e)
	return e
}

// shownText is what a list shows of an entry beside what was typed.
func (g *Register) shownText(e *Entry) string {
	var b strings.Builder
	b.WriteString(g.name("register.state." + string(e.State)))
	for _, part := range []string{
		g.name(outcomeKey(e)), g.kindName(e), g.useName(e.Audience),
		e.Number, "v" + strconv.Itoa(e.Version),
		words.ShortDate(e.Through), string(e.Through), words.ShortDate(e.On), string(e.On),
	} {
		b.WriteByte(' ')
		b.WriteString(part)
	}
	for _, f := range e.Functions {
		b.WriteByte(' ')
		b.WriteString(g.functionName(f))
	}
	return b.String()
}

// name returns the folded sentence of a key, worked out once.
func (g *Register) name(key string) string {
	return g.folded(key, func() string { return g.words.T(key) })
}

func (g *Register) folded(key string, text func() string) string {
	s, known := g.names[key]
	if !known {
		s = Fold(text())
		g.names[key] = s
	}
	return s
}

// fold returns a text that returns in many rows, folded once.
func (g *Register) fold(text string) string {
	s, known := g.typed[text]
	if !known {
		s = Fold(text)
		g.typed[text] = s
	}
	return s
}

func (g *Register) kindName(e *Entry) string {
	if e.Draft() {
		return ""
	}
	return g.name("decision." + e.Kind)
}

func (g *Register) useName(audience string) string {
	return g.folded("use "+audience, func() string { return g.Use(audience) })
}

func (g *Register) functionName(id string) string {
	return g.folded("function "+id, func() string { return assessment.NameOf(g.content.Questions.Functions, id, g.words.Lang) })
}

// Use names who is in the conversation, in a word or two.
func (g *Register) Use(audience string) string {
	if audience == "" {
		return ""
	}
	return g.words.T("register.use." + audience)
}

func outcomeKey(e *Entry) string {
	if e.Judged == assessment.ExceptionOnly && e.Headed != "" {
		return "register.outcome." + e.Headed
	}
	return "register.outcome." + e.Judged
}

// Outcome says the outcome in a few words; of a draft that is not complete, how
// many questions have an answer.
func (g *Register) Outcome(e *Entry) string {
	if e.Judged == assessment.Incomplete {
		return g.words.N("register.answered", e.Answered, "all", strconv.Itoa(len(e.Answers)))
	}
	return g.words.T(outcomeKey(e))
}

// Len is how many versions are filed.
func (g *Register) Len() int { return len(g.entries) }

// Entry finds a version by its key.
func (g *Register) Entry(key string) (*Entry, bool) {
	i := slices.IndexFunc(g.entries, func(e *Entry) bool { return e.Key == key })
	if i < 0 {
		return nil, false
	}
	return g.entries[i], true
}

// worstFirst orders by state; within one, what ends first, and drafts and
// refusals the newest first.
func worstFirst(a, b *Entry) int {
	if c := rank(a.State) - rank(b.State); c != 0 {
		return c
	}
	c := 0
	switch a.State {
	case Draft:
		if c = b.Changed.Compare(a.Changed); c == 0 {
			c = cmp.Compare(b.Created, a.Created)
		}
	case Refused, Superseded:
		c = cmp.Compare(b.On, a.On)
	default:
		c = cmp.Compare(a.Through, b.Through)
	}
	if c == 0 {
		c = cmp.Compare(a.Program, b.Program)
	}
	if c == 0 {
		c = cmp.Compare(a.ID, b.ID)
	}
	if c == 0 {
		c = b.Version - a.Version
	}
	return c
}

func rank(s State) int { return slices.Index(States, s) }

// Column is what a list can be sorted by.
type Column string

// The columns.
const (
	ByState    Column = "state" // worst first
	ByProgram  Column = "program"
	ByNumber   Column = "number"
	ByUse      Column = "use"
	ByOutcome  Column = "outcome"
	ByDecision Column = "decision"
	ByThrough  Column = "through"
	ByOpen     Column = "open"
	ByAssessor Column = "assessor"
	ByPractice Column = "practice"
	ByChanged  Column = "changed"
)

// Columns in the order in which they are offered.
var Columns = []Column{ByState, ByProgram, ByNumber, ByUse, ByOutcome, ByDecision, ByThrough, ByOpen, ByAssessor, ByPractice, ByChanged}

// Sort orders the register by a column; what is equal there stands worst first,
// and what has nothing there comes last, in either direction.
func (g *Register) Sort(by Column, descending bool) {
	slices.SortFunc(g.entries, worstFirst)
	if by == ByState {
		if descending {
			slices.Reverse(g.entries)
		}
		return
	}
	for _, e := range g.entries {
		e.sort = g.sortKey(e, by)
	}
	slices.SortStableFunc(g.entries, func(a, b *Entry) int {
		x, y := a.sort, b.sort
		switch {
		case x == "" || y == "":
			return cmp.Compare(y, x) // the empty one last
		case descending:
			x, y = y, x
		}
		return cmp.Compare(x, y)
	})
}

// sortKey is text that sorts as the column does.
func (g *Register) sortKey(e *Entry, by Column) string {
	switch by {
	case ByProgram:
		return Fold(e.Program)
	case ByNumber:
		return e.Number
	case ByUse:
		return g.useName(e.Audience)
	case ByOutcome:
		return strconv.Itoa(slices.Index(outcomes, e.Judged))
	case ByDecision:
		return g.kindName(e)
	case ByThrough:
		return string(e.Through)
	case ByOpen:
		return padded(len(e.Open))
	case ByAssessor:
		return Fold(PersonName(e.Assessor))
	case ByPractice:
		return Fold(e.Practice)
	case ByChanged:
		if e.Changed.IsZero() {
			return ""
		}
		return e.Changed.UTC().Format("20060102150405")
	}
	return ""
}

var outcomes = []string{assessment.ExceptionOnly, assessment.Incomplete, assessment.Conditional, assessment.Suitable}

func padded(n int) string { return strconv.Itoa(1_000_000 + n) }

// PersonName is how a list names someone: by name, else by function.
func PersonName(p assessment.Person) string { return cmp.Or(p.Name, p.Function) }
