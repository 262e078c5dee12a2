// Package demo makes a register to try everything on: versions of invented
// programs in every state, as of a day.
//
// Never in here: a clock, a file, or a program, practice or person that exists.
package demo

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

// Current is the edition of the data.
const Current = "2026.1"

// data is the file of the versions. Days count from the day of the register.
type data struct {
	Practice assessment.Practice
	Versions []version
}

type version struct {
	ID, Base, Name, Plan string
	Version              int
	ExceptionsBefore     int
	Audience             string // empty for that of the base
	Assessor             assessment.Person
	Worked               int // the day on which it was filled in, and decided
	Answers              map[string]string
	Unconfirmed          []string
	Planned              map[string]planned
	Decision             *decision
	Tags                 []string
	Archived             bool
	Notes                string
}

type planned struct {
	Owner, Notes string
	Due          int
}

type decision struct {
	Kind          string // empty for that of the base
	By            assessment.Person
	Through       int // 0 for the advised day
	Reservation   string
	LongerBecause string
}

// written is the day on which the examples were filled in.
const written assessment.Date = "2026-11-20"

// Items makes the versions as of a day, the first decided first, as a practice
// would have typed them that works in a language.
func Items(day assessment.Date, lang string) ([]register.Item, error) {
	var d data
	if err := assessment.LoadTOML("demo", "demo/"+Current+".toml", &d); err != nil {
		return nil, err
	}
	said, err := exchange.ExampleTexts(lang)
	if err != nil {
		return nil, err
	}
	d.Practice.Name, d.Practice.Complaints = said.In(d.Practice.Name), said.In(d.Practice.Complaints)
	slices.SortStableFunc(d.Versions, func(a, b version) int { return cmp.Compare(a.Worked, b.Worked) })
	var items []register.Item
	var given []string
	numbers := map[string]string{}
	for _, v := range d.Versions {
		v.translate(said)
		item, err := v.item(day, lang, d.Practice, func(on assessment.Date) string {
			if numbers[v.ID] == "" {
				numbers[v.ID] = assessment.NextNumber(given, on)
				given = append(given, numbers[v.ID])
			}
			return numbers[v.ID]
		})
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

// translate puts what a version says of its own into the language.
func (v *version) translate(said exchange.Said) {
	v.Plan, v.Assessor.Function, v.Notes = said.In(v.Plan), said.In(v.Assessor.Function), said.In(v.Notes)
	for i, t := range v.Tags {
		v.Tags[i] = said.In(t)
	}
	for id, p := range v.Planned {
		p.Notes = said.In(p.Notes)
		v.Planned[id] = p
	}
	if d := v.Decision; d != nil {
		d.By.Function, d.Reservation, d.LongerBecause = said.In(d.By.Function), said.In(d.Reservation), said.In(d.LongerBecause)
	}
}

func (v version) item(day assessment.Date, lang string, practice assessment.Practice, number func(assessment.Date) string) (register.Item, error) {
	on := day.AddDays(v.Worked)
	a, was, err := moved(v.Base, lang, on)
	if err != nil {
		return register.Item{}, err
	}
	v.fill(&a, day, practice)
	item := register.Item{Assessment: a, Tags: v.Tags, Archived: v.Archived, Notes: v.Notes}
	if v.Decision == nil {
		return item, nil
	}
	content, err := assessment.Load(a.Editions)
	if err != nil {
		return item, err
	}
	choice := assessment.Decision{
		Kind: cmp.Or(v.Decision.Kind, was.Kind), By: v.Decision.By, On: on, Through: content.Outcome(&a, on).Advised,
		Reservation: cmp.Or(v.Decision.Reservation, was.Reservation), LongerBecause: v.Decision.LongerBecause,
	}
	if v.Decision.Through != 0 {
		choice.Through = day.AddDays(v.Decision.Through)
	}
	if item.Assessment, err = content.Decide(a, choice, number(on), on); err != nil {
		return item, err
	}
	item.Sealed, err = exchange.Write(item.Assessment)
	item.Seal, item.Exported = exchange.Seal(item.Sealed), on
	return item, err
}

// moved is an example as if it had been filled in on another day, without its
// decision, which stands apart.
func moved(name, lang string, on assessment.Date) (a assessment.Assessment, was assessment.Decision, err error) {
	if a, err = exchange.ExampleIn(name, lang); err != nil {
		return a, was, err
	}
	if a.Decision != nil {
		was = *a.Decision
	}
	a.Decision, a.Number = nil, ""
	text, err := exchange.Write(a)
	if err != nil {
		return a, was, err
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return a, was, err
	}
	days := int(on.Time().Sub(written.Time()).Hours() / 24)
	text, err = json.Marshal(shifted(value, days))
	if err != nil {
		return a, was, err
	}
	a, err = exchange.Read(bytes.NewReader(text))
	return a, was, err
}

// shifted moves every day in a value of JSON.
func shifted(value any, days int) any {
	switch v := value.(type) {
	case map[string]any:
		for k := range v {
			v[k] = shifted(v[k], days)
		}
	case []any:
		for i := range v {
			v[i] = shifted(v[i], days)
		}
	case string:
		if day := assessment.Date(v); day.Valid() {
			return string(day.AddDays(days))
		}
	}
	return value
}

// fill makes the example the version of the register.
func (v version) fill(a *assessment.Assessment, day assessment.Date, practice assessment.Practice) {
	maker := "Voorbeeld " + strings.Fields(v.Name)[0]
	a.ID, a.Version, a.ExceptionsBefore = v.ID, v.Version, v.ExceptionsBefore
	a.Practice, a.Assessor, a.SecondReader = practice, v.Assessor, assessment.Person{}
	a.Program.Name, a.Program.Family, a.Program.Maker = v.Name, "", maker
	v.plan(a)
	if v.Audience != "" {
		a.Use.Audience = v.Audience
	}
	for q, answer := range v.Answers {
		if answer == "" {
			delete(a.Answers, q)
			continue
		}
		a.Answers[q] = assessment.Answer{Answer: answer}
	}
	for _, q := range v.Unconfirmed {
		answer := a.Answers[q]
		answer.Unconfirmed = true
		a.Answers[q] = answer
	}
	for id, p := range v.Planned {
		a.Safeguards[id] = assessment.Safeguard{State: assessment.Planned, Owner: p.Owner, Due: day.AddDays(p.Due), Notes: p.Notes}
	}
}

// plan sets the program's plan to another, with which its settings were checked too.
func (v version) plan(a *assessment.Assessment) {
	a.Program.Plan = v.Plan
	for _, answer := range a.Answers {
		for _, e := range answer.Evidence {
			if _, checked := e.Fields[assessment.SnapshotPlan]; checked {
				e.Fields[assessment.SnapshotPlan] = v.Plan
			}
		}
	}
}
