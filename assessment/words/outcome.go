package words

import (
	"cmp"
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
	if o.Headline != "" {
		return c.T("headline." + o.Headline)
	}
	return c.outcome(o, o.Outcome)
}

// outcome names an outcome; where fewer points count it says how many.
func (c *Catalogue) outcome(o assessment.Outcome, id string) string {
	key := "outcome." + id
	for _, own := range []string{key + "." + o.Country, key + ".internal"} {
		if c.Has(own) && (strings.HasSuffix(own, ".internal") == o.Internal) {
			return c.T(own)
		}
	}
	return c.T(key)
}

// aim names a better outcome as it would be called with these answers.
func (c *Catalogue) aim(content *assessment.Content, o assessment.Outcome, id string) string {
	o.Headline = content.HeadlineOf(o, id)
	o.Outcome = id
	return c.Headline(o)
}

// Reasons explains the eight answers of an outcome: the causes first, by weight,
// then the others in their order.
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
	slices.SortStableFunc(reasons, func(x, y Reason) int { return cmp.Compare(weight(o, x), weight(o, y)) })
	return reasons
}

// Circumstances explains the causes that are no questions, by weight; they have
// neither number nor value.
func (c *Catalogue) Circumstances(content *assessment.Content, o assessment.Outcome) []Reason {
	var reasons []Reason
	for _, id := range o.Causes {
		if _, ok := content.Questions.Question(id); ok {
			continue
		}
		name := c.T("circumstance." + id)
		key := c.sharedCause(o, id)
		need := c.need(content, o, assessment.ChangeNeed{Of: []string{id}, AtLeast: 1})
		reasons = append(reasons, Reason{Question: id, Name: upperFirst(name), Short: name, Text: c.T(key, "names", name), Change: upperFirst(c.Join(need)), Cause: true})
	}
	return reasons
}

func weight(o assessment.Outcome, r Reason) int {
	if i := slices.Index(o.Causes, r.Question); i >= 0 {
		return i
	}
	return len(o.Causes)
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
	counted := 0
	var without []string
	for _, v := range o.Answers {
		if v.Counted {
			counted++
			if v.Value != assessment.Shown {
				without = append(without, v.Question)
			}
		}
	}
	switch {
	case len(without) > 0:
		return c.T("summary.all-but-nen7512", "names", c.Join(c.names(content, without)), "questions", c.Questions(content, without))
	case counted < len(o.Answers):
		return c.T("summary.suitable.counted")
	}
	return c.T("summary.suitable")
}

// causes has a sentence for each cause, by weight; questions whose value has no
// sentence of its own for each share one.
func (c *Catalogue) causes(content *assessment.Content, o assessment.Outcome) []string {
	var sentences []string
	said := map[string]bool{}
	for _, id := range o.Causes {
		key, ids := c.cause(o, id)
		if said[key] {
			continue
		}
		said[key] = true
		sentences = append(sentences, c.T(key, "names", c.Join(c.names(content, ids)), "questions", c.Questions(content, ids)))
	}
	return sentences
}

// cause is the key of a cause's sentence, and the causes that share it.
func (c *Catalogue) cause(o assessment.Outcome, id string) (key string, ids []string) {
	own := "cause." + id
	if value := o.Answer(id).Value; value != "" {
		own += "." + value
	}
	if c.Has(own) {
		return own, []string{id}
	}
	key = c.sharedCause(o, id)
	for _, other := range o.Causes {
		if value := o.Answer(other).Value; !c.Has("cause."+other+"."+value) && c.sharedCause(o, other) == key {
			ids = append(ids, other)
		}
	}
	return key, ids
}

func (c *Catalogue) sharedCause(o assessment.Outcome, id string) string {
	v := o.Answer(id)
	switch {
	case c.Has("cause." + id):
		return "cause." + id
	case v.Question == "" && o.Circumstances[id] == assessment.No:
		return "cause.recording.no"
	case v.Question == "":
		return "cause.recording.open"
	case v.Unchecked:
		return "cause.unchecked"
	}
	return "cause." + v.Value
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
	best := c.aim(content, o, o.Best)
	if len(o.RuledOut) == 0 {
		return c.T("best", "outcome", best)
	}
	questions := c.CauseNames(content, o.RuledOut)
	if o.Best == assessment.ExceptionOnly {
		return c.T("best.exception-only", "questions", questions)
	}
	return c.T("best.ruled-out", "outcome", best, "questions", questions)
}

// Changes says what would give a better outcome, easiest first.
func (c *Catalogue) Changes(content *assessment.Content, o assessment.Outcome) []string {
	var sentences []string
	for _, change := range o.Changes {
		to := c.aim(content, o, change.To)
		if len(change.Checks)+len(change.Functions) > 0 {
			sentences = append(sentences, c.T(switching(change), "checks", c.Join(c.each("circumstance.", change.Checks)),
				"functions", c.Names(content.Questions.Functions, change.Functions), "outcome", to))
			continue
		}
		var needs []string
		for _, n := range change.Needs {
			needs = append(needs, c.need(content, o, n)...)
		}
		sentences = append(sentences, c.T("change", "outcome", to, "needs", strings.Join(needs, "; ")))
	}
	return sentences
}

func switching(change assessment.Change) string {
	switch {
	case len(change.Functions) == 0:
		return "change.switch.checks"
	case len(change.Checks) == 0:
		return "change.switch.functions"
	}
	return "change.switch.both"
}

// need says what is needed: of circumstances, of claims that were never checked,
// and of other questions.
func (c *Catalogue) need(content *assessment.Content, o assessment.Outcome, n assessment.ChangeNeed) []string {
	var needs, off, unchecked, rest []string
	for _, of := range n.Of {
		v := o.Answer(of)
		switch {
		case c.Has("change." + of):
			needs = append(needs, c.T("change."+of))
		case v.Question == "":
			off = append(off, of)
		case v.Unchecked && slices.Contains(n.Values, assessment.Claimed):
			unchecked = append(unchecked, of)
		default:
			rest = append(rest, of)
		}
	}
	if len(off) > 0 {
		needs = append(needs, c.T("change.off", "what", c.Join(c.each("circumstance.", off))))
	}
	if len(unchecked) > 0 {
		needs = append(needs, c.T("change.check", "questions", c.Questions(content, unchecked)))
	}
	if len(rest) > 0 {
		needs = append(needs, c.valued(content, rest, n))
	}
	return needs
}

func (c *Catalogue) valued(content *assessment.Content, of []string, n assessment.ChangeNeed) string {
	key, least := "change.all", min(n.AtLeast, len(of))
	if least < len(of) {
		key = "change.some"
	}
	values := strings.Join(c.each("value.", n.Values), " "+c.T("change.or")+" ")
	if together := "change.value." + strings.Join(n.Values, "-"); c.Has(together) {
		values = c.T(together)
	}
	return c.N(key, len(of), "questions", c.Questions(content, of), "values", values, "least", strconv.Itoa(least))
}

// Notes are the sentences that go with an outcome wherever it stands, the one
// that matters most first. That the facts are old counts from today, also where the
// outcome is one of before.
func (c *Catalogue) Notes(content *assessment.Content, a *assessment.Assessment, o assessment.Outcome, today assessment.Date) []string {
	var notes []string
	agreement := content.AgreementState(a, o.On)
	add := func(when bool, key string, params ...string) {
		if when && c.Has(key) {
			notes = append(notes, c.T(key, params...))
		}
	}
	add(o.Outcome != assessment.Suitable, "note.preferred")
	add(o.AgreementOpen && o.AgreementEnded == "", "note.agreement-open")
	ended := agreement == assessment.Ended || content.AgreementState(a, today) == assessment.Ended
	add(ended, "note.agreement-ended", "date", c.Date(a.Legal.Terms.Until))
	add(o.TransferOpen, "note.transfer-open")
	add(agreement == assessment.OffersNone, "note.offers-none")
	add(agreement == assessment.ReasonPassesOn, "note.passes-on")
	since, old := content.OldEverywhere(today)
	add(old, "note.old", "date", c.Date(since))
	add(o.Route != "", c.routeNote(o))
	add(o.Route == "care-product" && agreement == assessment.Signed, "note.route.care-product.agreement")
	add(a.Use.Audience == assessment.Internal, "note.internal")
	add(o.Outcome == assessment.ExceptionOnly && a.Use.Audience == assessment.WithClients, c.consentNote(o))
	add(len(o.ConsentDoesNotMend) > 0, "note.consent-does-not-mend", "questions", c.Questions(content, o.ConsentDoesNotMend))
	foreign := content.Questions.Rule.Foreign(o.Country)
	add(len(foreign) > 0, "note.not-counted."+o.Country, "names", c.Join(c.names(content, foreign)))
	return notes
}

// OldAtStart is the sentence that the facts are a year old, said where the program
// begins; "" where they are not.
func (c *Catalogue) OldAtStart(content *assessment.Content, today assessment.Date) string {
	since, old := content.OldAtStart(today)
	if !old {
		return ""
	}
	return c.T("start.old", "date", c.Date(since))
}

// consentNote is the key of what consent does not do; of use as an exception it tells
// only where an approval is open.
func (c *Catalogue) consentNote(o assessment.Outcome) string {
	key := "note.consent." + o.Country
	if refused := key + ".refused"; o.OnlyRefused() && c.Has(refused) {
		return refused
	}
	return key
}

// routeNote is the key of what goes with a route; that the maker can look in is
// said as a fact only where an answer says so.
func (c *Catalogue) routeNote(o assessment.Outcome) string {
	key := "note.route." + o.Route
	if open := key + ".open"; c.Has(open) && o.Answer("provider-unreadable").Value != assessment.ValueNo {
		return open
	}
	return key
}

// CauseNames names causes: circumstances first, then questions by their numbers.
func (c *Catalogue) CauseNames(content *assessment.Content, ids []string) string {
	var points, questions []string
	for _, id := range ids {
		if _, ok := content.Questions.Question(id); ok {
			questions = append(questions, id)
			continue
		}
		points = append(points, c.T("circumstance."+id))
	}
	if len(questions) > 0 {
		points = append(points, c.Questions(content, questions))
	}
	return c.Join(points)
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

// AtOnce says of which measures is said at once that they are in place.
func (c *Catalogue) AtOnce(items []assessment.SafeguardItem) string {
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = c.T("safeguard.named", "name", item.Name.In(c.Lang))
	}
	return c.T("safeguards.at-once.help", "names", c.Join(names))
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

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func (c *Catalogue) names(content *assessment.Content, questions []string) []string {
	names := make([]string, len(questions))
	for i, id := range questions {
		q, ok := content.Questions.Question(id)
		switch {
		case !ok:
			names[i] = c.T("circumstance." + id)
		case len(q.Noun) > 0:
			names[i] = q.Noun.In(c.Lang)
		default:
			names[i] = q.Short.In(c.Lang)
		}
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
