package cli

import (
	"bytes"
	"encoding/json"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/plaintext"
)

// verdict is the outcome of an assessment for programs. Its form is published as
// assets/schema/outcome-1.schema.json.
type verdict struct {
	Format        string          `json:"format"`
	Version       int             `json:"version"`
	ID            string          `json:"id"`
	Program       string          `json:"program"`
	Known         known           `json:"known"`
	On            assessment.Date `json:"on"`
	Outcome       string          `json:"outcome"`
	Headline      string          `json:"headline"`
	Summary       string          `json:"summary"`
	Best          string          `json:"best,omitempty"`
	RuledOutBy    []string        `json:"ruledOutBy,omitempty"`
	Rule          string          `json:"rule"`
	Country       string          `json:"country"`
	Reasons       []reason        `json:"reasons"`
	Circumstances []circumstance  `json:"circumstances"`
	Changes       []string        `json:"changes"`
	AdvisedReview assessment.Date `json:"advisedReview,omitempty"`
	AdvisedBy     string          `json:"advisedBy,omitempty"`
	Notes         []string        `json:"notes"`
	OpenPoints    []openPoint     `json:"openPoints"`
	LapsedSince   []string        `json:"lapsedSince"`
	Decision      *decided        `json:"decision,omitempty"`
	Over          string          `json:"over,omitempty"`
	Old           string          `json:"old,omitempty"` // from twelve months on
}

// known is what the name of the program tells of which known one it is.
type known struct {
	Family    string   `json:"family,omitempty"` // id of that program, or none
	Confirmed bool     `json:"confirmed"`        // by the person, or by the whole name
	MayBe     []string `json:"mayBe"`            // ids of the known programs that it may be, where it is open
	Status    string   `json:"status,omitempty"` // what ended or was renamed
}

type reason struct {
	Question string `json:"question"`
	Number   int    `json:"number"`
	Value    string `json:"value"`
	Text     string `json:"text"`
	Change   string `json:"change,omitempty"`
	Cause    bool   `json:"cause"`
	Counted  bool   `json:"counted"`
}

// circumstance is a cause that is no question, such as the maker's own use.
type circumstance struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Change string `json:"change"`
}

type openPoint struct {
	Blocks bool   `json:"blocks"`
	Code   string `json:"code"`
	Path   string `json:"path"`
	Text   string `json:"text"`
}

type decided struct {
	Kind    string          `json:"kind"`
	On      assessment.Date `json:"on"`
	Through assessment.Date `json:"through,omitempty"`
}

// assess prints the outcome of an assessment with its reasons.
func (s *session) assess(a arguments) error {
	path := a.rest[0]
	f, err := s.open(path)
	if err != nil {
		return &fileError{path, err}
	}
	c, err := assessment.Load(f.Assessment.Editions)
	if err != nil {
		return err
	}
	c = c.In(&f.Assessment)
	s.words = s.words.For(c.Kind(&f.Assessment))
	v := s.judge(c, &f.Assessment)
	if a.has("json") {
		return s.printJSON(v)
	}
	s.print(v)
	return nil
}

func (s *session) judge(c *assessment.Content, a *assessment.Assessment) verdict {
	o := c.Standing(a, s.today)
	v := verdict{
		Format: "beeldbeltoets/outcome", Version: 1,
		ID: a.ID, Program: a.Program.Name, Known: s.known(c, a), On: o.On, Outcome: o.Outcome,
		Headline: s.words.Headline(o), Summary: s.words.Summary(c, o),
		Best: o.Best, RuledOutBy: o.RuledOut, Rule: o.Rule, Country: o.Country,
		Reasons: []reason{}, Circumstances: []circumstance{}, Changes: orNone(s.words.Changes(c, o)), Notes: orNone(s.words.Notes(c, a, o, s.today)),
		Old: s.words.OldAtStart(c, s.today), AdvisedReview: o.Advised, AdvisedBy: o.AdvisedBy, OpenPoints: []openPoint{}, LapsedSince: []string{},
	}
	for _, r := range s.words.Reasons(c, o) {
		text := strconv.Itoa(r.Number) + ". " + r.Name + ": " + r.Text
		v.Reasons = append(v.Reasons, reason{r.Question, r.Number, r.Value, text, r.Change, r.Cause, r.Counted})
	}
	for _, r := range s.words.Circumstances(c, o) {
		v.Circumstances = append(v.Circumstances, circumstance{r.Question, r.Text, r.Change})
	}
	for _, found := range c.Review(a, s.today) {
		blocks := found.Severity == assessment.Blocks
		v.OpenPoints = append(v.OpenPoints, openPoint{blocks, found.Code, found.Path, s.words.Finding(found, c)})
	}
	for _, lapsed := range c.LapsedSince(a, s.today) {
		v.LapsedSince = append(v.LapsedSince, lapsed.Question)
	}
	if d := a.Decision; d != nil {
		v.Decision = &decided{d.Kind, d.On, d.Through}
	}
	if a.Over(s.today) {
		v.Over = s.words.T("over", "date", s.words.Date(a.Decision.Through))
	}
	return v
}

// known says which known program it is, or may be.
func (s *session) known(c *assessment.Content, a *assessment.Assessment) known {
	open := c.FamilyOpen(a.Program)
	k := known{Family: a.Program.Family, Confirmed: a.Program.Family != "" && !open, MayBe: []string{}}
	if open {
		for _, f := range c.Candidates(a.Program) {
			k.MayBe = append(k.MayBe, f.ID)
		}
	}
	if f, is := c.Statements.Family(a.Program.Family); is {
		k.Status = s.words.FamilyStatus(f)
	}
	return k
}

func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func (s *session) printJSON(v any) error {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := s.out.Write(plaintext.JSON(out.Bytes()))
	return err
}

// print is the outcome for people: first what it is, then why, then what is open.
func (s *session) print(v verdict) {
	if v.Old != "" {
		s.line(v.Old)
	}
	if v.Program != "" {
		s.line(v.Program)
	}
	if v.Known.Status != "" {
		s.line(v.Known.Status)
	}
	if v.Over != "" {
		s.line(v.Over)
	}
	s.line(v.Headline)
	s.line(v.Summary)
	if v.Decision != nil {
		s.say("cli.decided", "decision", s.words.T("decision."+v.Decision.Kind), "date", s.words.Date(v.Decision.On))
	}
	s.list("cli.reasons", append(texts(v.Circumstances, func(r circumstance) string { return r.Text }), texts(v.Reasons, func(r reason) string { return r.Text })...))
	s.list("cli.changes", v.Changes)
	s.list("cli.open", texts(v.OpenPoints, func(p openPoint) string { return p.Text }))
	if v.AdvisedReview != "" {
		s.line("")
		s.say("cli.advised", "date", s.words.Date(v.AdvisedReview))
	}
	s.list("cli.notes", v.Notes)
}

func texts[T any](list []T, text func(T) string) []string {
	all := make([]string, len(list))
	for i, item := range list {
		all[i] = text(item)
	}
	return all
}

// list prints lines under a heading, and nothing for none.
func (s *session) list(heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	s.line("")
	s.line(s.words.T(heading))
	for _, line := range lines {
		s.line("- " + line)
	}
}
