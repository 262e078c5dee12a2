package register

import (
	"slices"
	"strings"
	"time"

	"beeldbeltoets/assessment"
)

// Row is the summary of an item that a dossier keeps beside it: all that a list,
// a filter and the due list need. It depends on no day, so that the same item
// always gives the same row; what a day makes of it is worked out from it.
type Row struct {
	Key     string          `json:"key"`
	ID      string          `json:"id"`
	Version int             `json:"version"`
	Number  string          `json:"number,omitempty"`
	Created assessment.Date `json:"created,omitempty"`

	Program   string            `json:"program,omitempty"`
	Plan      string            `json:"plan,omitempty"`
	Practice  string            `json:"practice,omitempty"`
	Profile   string            `json:"profile,omitempty"`
	Audience  string            `json:"audience,omitempty"`
	Functions []string          `json:"functions,omitempty"`
	Assessor  assessment.Person `json:"assessor,omitzero"`

	// Of the decision; all empty for a draft.
	Kind      string            `json:"kind,omitempty"`
	DecidedBy assessment.Person `json:"decidedBy,omitzero"`
	On        assessment.Date   `json:"on,omitempty"`
	Through   assessment.Date   `json:"through,omitempty"`
	Outcome   string            `json:"outcome,omitempty"`
	Headline  string            `json:"headline,omitempty"`

	Answers []Answer `json:"answers,omitempty"` // in the order of the questions
	// Circumstances and Questions, the edition, make the outcome of a draft on a day.
	Circumstances    assessment.Values `json:"circumstances,omitempty"`
	Questions        string            `json:"questions,omitempty"`
	Packs            string            `json:"packs,omitempty"` // the edition that names the safeguards among Open
	Open             []Task            `json:"open,omitempty"`
	ExceptionsBefore int               `json:"exceptionsBefore,omitempty"`

	Tags     []string        `json:"tags,omitempty"`
	Notes    string          `json:"notes,omitempty" text:"prose"` // of the practice on this filing
	Archived bool            `json:"archived,omitempty"`
	Example  bool            `json:"example,omitempty"`
	Exported assessment.Date `json:"exported,omitempty"`

	// Text are the words of everything that was typed, folded, each once.
	Text string `json:"text,omitempty"`

	// Given by who keeps the item: its revision, and when it was last saved.
	Revision int64     `json:"revision,omitempty"`
	Changed  time.Time `json:"changed,omitzero"`
	// Damaged says that the item itself cannot be read: what the row tells is what
	// was last known of it.
	Damaged bool `json:"damaged,omitempty"`
}

// Answer is what the answer to a question was worth at the decision, or, in a
// draft, is worth for as long as its evidence holds.
type Answer struct {
	Question string `json:"question"`
	Value    string `json:"value,omitempty"`
	// Through is the last day on which it is with evidence, or of the check behind a
	// claim; empty for no end.
	Through assessment.Date `json:"through,omitempty"`
}

// What there is to do.
const (
	TaskSafeguard   = "safeguard"   // a safeguard that is planned
	TaskTodo        = "todo"        // what is done about an open question
	TaskInsurer     = "insurer"     // a question to the insurer
	TaskAlternative = "alternative" // how an exception comes to an end
	TaskAgreement   = "agreement"   // the processor agreement that a decision waits for
)

// Task is something open that someone is to do.
type Task struct {
	What  string          `json:"what"`
	ID    string          `json:"id,omitempty"`    // of the safeguard or the question
	Text  string          `json:"text,omitempty"`  // the beginning of what was typed about it
	Owner string          `json:"owner,omitempty"` // who does it
	Due   assessment.Date `json:"due,omitempty"`
}

// maxTask is how many characters of a text a row keeps.
const maxTask = 120

// RowOf makes the row of an item. Where this program does not carry the editions
// of the assessment, the row holds what can be told without, beside the error.
func RowOf(item Item) (Row, error) {
	row, err := RowWithoutText(item)
	row.Text = searchText(item)
	return row, err
}

// RowWithoutText makes the row of an item in which nothing is looked up, which takes
// half the time.
func RowWithoutText(item Item) (Row, error) {
	a := &item.Assessment
	row := Row{
		Key: item.Key(), ID: a.ID, Version: a.Version, Number: a.Number, Created: a.Created,
		Program: a.Program.Name, Plan: a.Program.Plan, Practice: a.Practice.Name, Profile: a.Practice.Profile,
		Audience: a.Use.Audience, Functions: slices.Clone(a.Use.Functions), Assessor: a.Assessor,
		Questions: a.Editions.Questions, Packs: a.Editions.Packs, ExceptionsBefore: a.ExceptionsBefore + len(a.Exceptions),
		Tags: slices.Clone(item.Tags), Notes: item.Notes, Archived: item.Archived, Example: item.Example, Exported: item.Exported,
	}
	if d := a.Decision; d != nil {
		row.Kind, row.DecidedBy, row.On, row.Through = d.Kind, d.By, d.On, d.Through
		row.Outcome, row.Headline = d.Outcome, d.Headline
	}
	content, err := assessment.Load(a.Editions)
	if err != nil {
		return row, err
	}
	row.weigh(content, a)
	row.tasks(content, a)
	return row, nil
}

// weigh fills in what the answers are worth.
func (r *Row) weigh(content *assessment.Content, a *assessment.Assessment) {
	for _, q := range content.Questions.Questions {
		if d := a.Decision; d != nil {
			v := content.Value(a, q, d.On)
			answer := Answer{Question: q.ID, Value: d.Values[q.ID]}
			if answer.Value == assessment.Shown && v.Value == assessment.Shown {
				answer.Through = v.Through
			}
			r.Answers = append(r.Answers, answer)
			continue
		}
		v := content.Value(a, q, "") // no day: what has an end counts until then
		r.Answers = append(r.Answers, Answer{Question: q.ID, Value: v.Value, Through: v.Through})
	}
	if a.Draft() {
		r.Circumstances = content.Circumstances(a)
	}
}

// tasks fills in what there is to do. What was refused asks nothing.
func (r *Row) tasks(content *assessment.Content, a *assessment.Assessment) {
	if r.Kind == assessment.Refused {
		return
	}
	for _, pack := range content.Safeguards(a) {
		for _, item := range pack.Items {
			if s := content.Measure(a, item, ""); s.State == assessment.Planned {
				r.add(Task{What: TaskSafeguard, ID: item.ID, Text: s.Notes, Owner: s.Owner, Due: s.Due})
			}
		}
	}
	r.todos(content, a)
	outcome, _ := r.OutcomeOn("")
	if outcome == assessment.ExceptionOnly {
		r.exception(a)
	}
	if a.Decision != nil && a.Decision.FromSigning {
		r.add(Task{What: TaskAgreement, Text: a.Legal.AgreementNote})
	}
}

// todos are what is done about questions that count and are not shown, and about
// the legal minimum.
func (r *Row) todos(content *assessment.Content, a *assessment.Assessment) {
	add := func(id string) {
		if t := a.Todos[id]; t != (assessment.Todo{}) && t.Accepted == "" {
			r.add(Task{What: TaskTodo, ID: id, Text: t.What, Owner: t.Owner, Due: t.Due})
		}
	}
	for _, v := range r.Answers {
		if v.Value != assessment.Shown && content.Counts(a, v.Question) {
			add(v.Question)
		}
	}
	for _, p := range content.Questions.Legal {
		add(p.ID)
	}
}

func (r *Row) exception(a *assessment.Assessment) {
	if e := a.Exception; e.Arranging != "" || e.ArrangedBy != "" {
		r.add(Task{What: TaskAlternative, Text: e.Arranging, Due: e.ArrangedBy})
	}
	if a.Insurer.State == assessment.ToAsk && a.Use.Audience == assessment.WithClients {
		r.add(Task{What: TaskInsurer, Due: a.Insurer.On})
	}
}

func (r *Row) add(t Task) {
	t.Text = strings.Join(strings.Fields(t.Text), " ")
	if letters := []rune(t.Text); len(letters) > maxTask {
		t.Text = string(letters[:maxTask-1]) + "…"
	}
	r.Open = append(r.Open, t)
}

// Draft reports whether no decision was taken yet.
func (r *Row) Draft() bool { return r.Kind == "" }

// Lapsed reports whether an answer was with evidence and is so no longer on a day.
// Both days exist, or are empty.
func (a Answer) Lapsed(today assessment.Date) bool {
	return a.Value == assessment.Shown && a.Through != "" && a.Through < today
}

// ValueOn is what an answer is worth on a day.
func (a Answer) ValueOn(today assessment.Date) string {
	if a.Lapsed(today) {
		return assessment.Lapsed
	}
	return a.Value
}

// OutcomeOn is the outcome with its headline: as decided, or for a draft what the
// rule makes of its answers on a day. Without a day its evidence counts as good.
func (r *Row) OutcomeOn(today assessment.Date) (outcome, headline string) {
	if !r.Draft() {
		return r.Outcome, r.Headline
	}
	editions := assessment.Current
	editions.Questions = r.Questions
	content, err := assessment.Load(editions)
	if err != nil {
		return assessment.Incomplete, ""
	}
	verdict := r.verdictOn(content, today)
	return verdict.Outcome, verdict.Headline
}

// verdictOn is what the rule makes of the answers on a day.
func (r *Row) verdictOn(content *assessment.Content, today assessment.Date) assessment.Verdict {
	values := assessment.Values{}
	for id, value := range r.Circumstances {
		values[id] = value
	}
	for _, a := range r.Answers {
		q, _ := content.Questions.Question(a.Question)
		values[a.Question] = q.Weight(a.ValueOn(today), a.Through, today)
	}
	profile, _ := content.Profiles.Profile(r.Profile)
	return content.Questions.Rule.For(profile.Country, r.Audience).Judge(values)
}
