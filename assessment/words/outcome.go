package words

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"beeldbeltoets/assessment"
)

// Reason is one question's part in an outcome, in words.
type Reason struct {
	Question string // id
	Number   int
	Name     string // the question as a statement
	Short    string
	Value    string // id of the value, which has a sign of its own
	Text     string // the value in words, and why
	Change   string // what would change it; empty where it is as good as it gets
	Cause    bool   // keeps the outcome from being better
	Counted  bool   // counts for the outcome in this country
}

// Headline is an outcome in a few words: that of its headline where it has one.
func (c *Catalogue) Headline(o assessment.Outcome) string {
	if o.Outcome == assessment.ExceptionOnly && o.Headline != "" {
		return c.T("headline." + o.Headline)
	}
	return c.outcome(o.Country, o.Outcome)
}

// outcome names an outcome; where fewer points count in a country it says how many.
func (c *Catalogue) outcome(country, id string) string {
	if own := "outcome." + id + "." + country; c.Has(own) {
		return c.T(own)
	}
	return c.T("outcome." + id)
}

// Reasons explains the eight answers of an outcome, in their order.
func (c *Catalogue) Reasons(content *assessment.Content, o assessment.Outcome) []Reason {
	var reasons []Reason
	for _, v := range o.Answers {
		q, _ := content.Questions.Question(v.Question)
		reasons = append(reasons, Reason{
			Question: v.Question, Number: q.Number, Name: q.Name.In(c.Lang), Short: q.Short.In(c.Lang),
			Value: v.Value, Text: c.Value(content, v), Change: q.Change[v.Value].In(c.Lang),
			Cause: slices.Contains(o.Causes, v.Question), Counted: v.Counted,
		})
	}
	return reasons
}

// Value says what an answer is worth, and why it is not worth more.
func (c *Catalogue) Value(content *assessment.Content, v assessment.AnswerValue) string {
	value := c.T("value." + v.Value)
	because := func(key string, params ...string) string {
		return c.T("because", "value", value, "why", c.T(key, params...))
	}
	switch {
	case v.Value == assessment.Shown && v.Through != "":
		return because("because.through", "date", c.Date(v.Through))
	case v.Recording:
		return because("because.recording")
	case len(v.Uncovered) > 0:
		return because("because.uncovered", "functions", c.Names(content.Questions.Functions, v.Uncovered))
	case v.Since != "":
		return because("because.since", "date", c.Date(v.Since))
	case len(v.Changed) > 0:
		return because("because.changed", "what", c.Join(c.each("changed.", v.Changed)))
	case slices.Contains(v.Missing, assessment.MissingEvidence):
		return because("because.no-evidence")
	case len(v.Missing) > 0:
		return because("because.missing", "fields", c.fields(content, v))
	}
	return value
}

// fields names what a piece of evidence lacks.
func (c *Catalogue) fields(content *assessment.Content, v assessment.AnswerValue) string {
	kind, _ := content.Questions.Kind(v.Kind)
	names := slices.Clone(v.Missing)
	for i, id := range names {
		for _, f := range kind.Fields {
			if f.ID == id {
				names[i] = "‘" + f.Label.In(c.Lang) + "’"
			}
		}
	}
	return c.Join(names)
}

// Summary says in one to a few sentences why an outcome is what it is, and until
// when.
func (c *Catalogue) Summary(content *assessment.Content, o assessment.Outcome) string {
	if o.Outcome == assessment.Incomplete {
		return c.BestStill(content, o)
	}
	sentences := c.causes(content, o)
	if o.Outcome == assessment.Suitable {
		sentences = []string{c.suitable(content, o)}
	}
	return strings.Join(append(sentences, c.until(content, o)...), " ")
}

func (c *Catalogue) suitable(content *assessment.Content, o assessment.Outcome) string {
	open := slices.DeleteFunc(slices.Clone(o.Answers), func(v assessment.AnswerValue) bool {
		return !v.Counted || v.Value == assessment.Shown
	})
	if len(open) == 0 {
		return c.T("summary.suitable")
	}
	ids := make([]string, len(open))
	for i, v := range open {
		ids[i] = v.Question
	}
	return c.T("summary.suitable-but", "names", c.Join(c.names(content, ids)), "questions", c.Questions(content, ids))
}

// causes gives a sentence for each value that keeps the outcome from being
// better; a no has its own for each question.
func (c *Catalogue) causes(content *assessment.Content, o assessment.Outcome) []string {
	var sentences []string
	for _, value := range []string{assessment.ValueNo, assessment.ValueOpen, assessment.Lapsed, assessment.Claimed} {
		var ids []string
		for _, id := range o.Causes {
			key := "cause." + id + "." + value
			switch {
			case o.Answer(id).Value != value:
			case c.Has(key):
				sentences = append(sentences, c.T(key, "questions", c.Questions(content, []string{id})))
			default:
				ids = append(ids, id)
			}
		}
		if len(ids) > 0 {
			sentences = append(sentences, c.T("cause."+value, "names", c.Join(c.names(content, ids)), "questions", c.Questions(content, ids)))
		}
	}
	return sentences
}

func (c *Catalogue) until(content *assessment.Content, o assessment.Outcome) []string {
	switch {
	case o.Advised == "":
		return nil
	case o.AdvisedBy == "":
		return []string{c.T("until", "date", c.Date(o.Advised))}
	}
	return []string{c.T("until.evidence", "date", c.Date(o.Advised), "questions", c.Questions(content, []string{o.AdvisedBy}))}
}

// BestStill says, while questions are open, which outcome can still be reached,
// and what rules out better.
func (c *Catalogue) BestStill(content *assessment.Content, o assessment.Outcome) string {
	if o.Best == "" {
		return ""
	}
	best := c.outcome(o.Country, o.Best)
	if len(o.RuledOut) == 0 {
		return c.T("best", "outcome", best)
	}
	questions := c.Questions(content, o.RuledOut)
	if o.Best == assessment.ExceptionOnly {
		return c.T("best.exception-only", "questions", questions)
	}
	return c.T("best.ruled-out", "outcome", best, "questions", questions)
}

// Changes says for each better outcome what it still asks, the nearest first.
func (c *Catalogue) Changes(content *assessment.Content, o assessment.Outcome) []string {
	var sentences []string
	for _, change := range o.Changes {
		var needs []string
		for _, n := range change.Needs {
			needs = append(needs, c.need(content, n))
		}
		sentences = append(sentences, c.T("change", "outcome", c.outcome(o.Country, change.To), "needs", strings.Join(needs, "; ")))
	}
	return sentences
}

func (c *Catalogue) need(content *assessment.Content, n assessment.ChangeNeed) string {
	key := "change.some"
	if n.AtLeast == len(n.Questions) {
		key = "change.all"
	}
	values := strings.Join(c.each("value.", n.Values), " "+c.T("change.or")+" ")
	return c.N(key, len(n.Questions), "questions", c.Questions(content, n.Questions), "values", values, "least", strconv.Itoa(n.AtLeast))
}

// Notes are the sentences that go with an outcome wherever it stands, the one
// that matters most first.
func (c *Catalogue) Notes(content *assessment.Content, a *assessment.Assessment, o assessment.Outcome) []string {
	var notes []string
	add := func(when bool, key string, params ...string) {
		if when && c.Has(key) {
			notes = append(notes, c.T(key, params...))
		}
	}
	add(o.Outcome != assessment.Suitable, "note.preferred")
	add(o.AgreementOpen, "note.agreement-open")
	add(o.Route != "", "note.route."+o.Route)
	add(a.Use.Audience == assessment.Internal, "note.internal")
	add(o.Outcome == assessment.ExceptionOnly && a.Use.Audience == assessment.WithClients, "note.consent."+o.Country)
	add(len(o.ConsentDoesNotMend) > 0, "note.consent-does-not-mend", "questions", c.Questions(content, o.ConsentDoesNotMend))
	var uncounted []string
	for _, v := range o.Answers {
		if !v.Counted {
			uncounted = append(uncounted, v.Question)
		}
	}
	add(len(uncounted) > 0, "note.not-counted."+o.Country, "names", c.Join(c.names(content, uncounted)))
	return notes
}

// Questions names questions by their numbers: "vraag 1 en 2".
func (c *Catalogue) Questions(content *assessment.Content, ids []string) string {
	numbers := make([]string, len(ids))
	for i, id := range ids {
		q, _ := content.Questions.Question(id)
		numbers[i] = strconv.Itoa(q.Number)
	}
	return c.N("questions", len(ids), "numbers", c.Join(numbers))
}

// Names lists what ids stand for in a vocabulary, as in the middle of a sentence.
func (c *Catalogue) Names(list []assessment.Named, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = lowerFirst(assessment.NameOf(list, id, c.Lang))
	}
	return c.Join(names)
}

func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}

func (c *Catalogue) names(content *assessment.Content, questions []string) []string {
	names := make([]string, len(questions))
	for i, id := range questions {
		q, _ := content.Questions.Question(id)
		names[i] = q.Short.In(c.Lang)
	}
	return names
}

func (c *Catalogue) each(prefix string, ids []string) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = c.T(prefix + id)
	}
	return list
}
