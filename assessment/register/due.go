package register

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// What is due beside tasks.
const (
	DueDecision = "decision" // a decision that lapses
	DueEvidence = "evidence" // an answer's evidence that lapses
)

// Due is something with a day: what lapses after it, or is to be done by it.
type Due struct {
	Row   *Row
	What  string // DueDecision, DueEvidence or that of a task
	ID    string // of the question or the safeguard
	Text  string // what was typed about it
	Owner string // who sees to it
	Date  assessment.Date
	Past  bool // the day is over
}

// UID names it the same in every version and on every day, so that a calendar
// that takes it in again changes what it has.
func (d Due) UID() string {
	parts := []string{d.Row.ID, d.What}
	if d.ID != "" {
		parts = append(parts, d.ID)
	}
	return strings.Join(parts, "-")
}

// Due lists what has a day, the earliest first. The decision is that of the
// version in force; evidence and tasks are those of the newest version, in which
// someone may be working on them. Examples, the archive and what was refused ask
// nothing.
func (g *Register) Due() []Due { return g.due(func(assessment.Date) bool { return true }) }

// Soon lists of what is due that which is past or comes within SoonDays.
func (g *Register) Soon() []Due {
	last := g.Today.AddDays(SoonDays)
	return g.due(func(d assessment.Date) bool { return d <= last })
}

// due lists what is due on the days that are asked for.
func (g *Register) due(on func(assessment.Date) bool) []Due {
	inForce, newest := map[string]*Row{}, map[string]*Row{}
	for _, e := range g.entries {
		if n := newest[e.ID]; n == nil || e.Version > n.Version {
			newest[e.ID] = e.Row
		}
		if d := inForce[e.ID]; !e.Draft() && (d == nil || e.Version > d.Version) {
			inForce[e.ID] = e.Row
		}
	}
	due := make([]Due, 0, len(newest))
	add := func(d Due) {
		if on(d.Date) && d.Date.Valid() {
			d.Past = d.Date.Before(g.Today)
			due = append(due, d)
		}
	}
	for id, r := range newest {
		if r.Archived || r.Example || r.Kind == assessment.Refused {
			continue
		}
		if d := inForce[id]; d != nil && d.Kind != assessment.Refused && !d.Archived {
			add(Due{Row: d, What: DueDecision, Owner: PersonName(d.DecidedBy), Date: d.Through})
		}
		r.due(add)
	}
	slices.SortFunc(due, earliestFirst)
	return due
}

func earliestFirst(a, b Due) int {
	if a.Date != b.Date {
		return cmp.Compare(a.Date, b.Date)
	}
	if a.Row.Program != b.Row.Program {
		return cmp.Compare(a.Row.Program, b.Row.Program)
	}
	return cmp.Or(cmp.Compare(a.Row.Key, b.Row.Key), cmp.Compare(a.What, b.What), cmp.Compare(a.ID, b.ID))
}

// due names evidence and tasks of a row.
func (r *Row) due(add func(Due)) {
	for _, a := range r.Answers {
		if a.Value == assessment.Shown {
			add(Due{Row: r, What: DueEvidence, ID: a.Question, Owner: PersonName(r.Assessor), Date: a.Through})
		}
	}
	for _, t := range r.Open {
		owner := t.Owner
		if owner == "" {
			owner = cmp.Or(PersonName(r.DecidedBy), PersonName(r.Assessor))
		}
		add(Due{Row: r, What: t.What, ID: t.ID, Text: t.Text, Owner: owner, Date: t.Due})
	}
}

// Path is where what is due is seen to, in the assessment.
func (d Due) Path() string {
	switch d.What {
	case DueEvidence:
		return "answers." + d.ID
	case TaskTodo:
		return "todos." + d.ID
	case TaskSafeguard:
		return "safeguards." + d.ID
	case TaskInsurer:
		return "insurer"
	case TaskAlternative:
		return "exception.arranging"
	case TaskAgreement:
		return "legal.agreement"
	}
	return "decision"
}

// Says is the sentence of what is due: "Besluit over Zoom verloopt".
func (g *Register) Says(d Due) string {
	program := cmp.Or(d.Row.Program, g.words.T("start.nameless"))
	params := []string{"program", program, "text", d.Text}
	switch d.What {
	case DueEvidence, TaskTodo:
		q, _ := g.content.Questions.Question(d.ID)
		params = append(params, "number", strconv.Itoa(q.Number), "question", q.Short.In(g.words.Lang))
	case TaskSafeguard:
		params = append(params, "safeguard", g.Safeguard(d.Row, d.ID))
	}
	key := "due." + d.What
	if d.Past && (d.What == DueDecision || d.What == DueEvidence) {
		key += ".past"
	}
	if d.Text == "" && g.words.Has(key+".bare") {
		key += ".bare"
	}
	return g.words.T(key, params...)
}

// Safeguard names a safeguard by the edition of the row.
func (g *Register) Safeguard(r *Row, id string) string {
	editions := assessment.Current
	editions.Packs = r.Packs
	content, err := assessment.Load(editions)
	if err != nil {
		content = g.content
	}
	item, known := content.Packs.Item(id)
	if !known {
		return id
	}
	return item.Name.In(g.words.Lang)
}
