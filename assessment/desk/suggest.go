package desk

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/register"
)

// Suggestion is a program to pick for the open assessment: one that is filed already, or
// a known one.
type Suggestion struct {
	Name   string
	About  form.Words
	filed  string // the key of the newest that is filed under this name; empty for none
	family string // id of a known program
}

// Most suggestions: few enough to see at once.
const (
	mostSuggested = 6
	mostFiled     = 3
)

// Suggestions lists the programs to pick from for what was typed so far: what is filed
// first, then the known ones that the form does not ask about. None once it is known
// which one it is.
func (e *Editor) Suggestions(typed string) []Suggestion {
	typed = strings.TrimSpace(typed)
	program := e.Assessment().Program
	if typed == "" || e.Locked() || program.FamilyOf == typed || program.Family != "" && program.FamilyOf == "" {
		return nil
	}
	return withKnown(e.desk.filed(typed, e.Assessment().ID), e.content, typed, e.content.Candidates(program))
}

// Suggestions lists the programs to begin with for what was typed so far: what is filed
// first, then the known ones.
func (d *Desk) Suggestions(typed string) ([]Suggestion, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return nil, nil
	}
	content, err := assessment.Load(assessment.Current)
	if err != nil {
		return nil, err
	}
	return withKnown(d.filed(typed, ""), content, typed, nil), nil
}

// withKnown adds the known programs to a list, but for those that are asked about elsewhere.
func withKnown(list []Suggestion, content *assessment.Content, typed string, asked []assessment.Family) []Suggestion {
	for _, f := range content.Statements.Suggest(typed) {
		named := func(s Suggestion) bool { return strings.EqualFold(s.Name, f.Name) }
		isThis := func(o assessment.Family) bool { return o.ID == f.ID }
		if len(list) < mostSuggested && !slices.ContainsFunc(list, named) && !slices.ContainsFunc(asked, isThis) {
			list = append(list, Suggestion{Name: f.Name, About: aboutFamily(f), family: f.ID})
		}
	}
	return list
}

// filed lists the programs in the dossier of which a word begins with what was typed,
// the newest assessment of each, and none of the assessment but.
func (d *Desk) filed(typed, but string) []Suggestion {
	var list []Suggestion
	for _, row := range slices.Backward(d.rows) {
		named := func(s Suggestion) bool { return strings.EqualFold(s.Name, row.Program) }
		if len(list) == mostFiled || strings.EqualFold(row.Program, typed) || row.ID == but || row.Damaged || row.Archived || !assessment.Begins(row.Program, typed) || slices.ContainsFunc(list, named) {
			continue
		}
		list = append(list, Suggestion{Name: row.Program, About: aboutFiled(row), filed: row.Key})
	}
	return list
}

// aboutFiled says how the assessment of a program that is filed stands.
func aboutFiled(row register.Row) form.Words {
	with := map[string]form.Words{"number": {Typed: row.Number}, "date": {Day: row.Through}}
	switch {
	case row.Draft():
		return form.Words{Key: "suggest.filed.draft"}
	case row.Through.Valid():
		return form.Words{Key: "suggest.filed.through", With: with}
	}
	return form.Words{Key: "suggest.filed", With: with}
}

// aboutFamily says that a known program ended or was renamed, or else whose it is.
func aboutFamily(f assessment.Family) form.Words {
	switch {
	case f.Closed.Valid():
		return form.Words{Key: "program.closed.text", With: map[string]form.Words{"program": {Typed: f.Name}, "date": {Day: f.Closed}}}
	case len(f.Status) > 0:
		return form.Words{Text: f.Status}
	case f.Maker != "":
		return form.Words{Key: "suggest.known", With: map[string]form.Words{"maker": {Typed: f.Maker}}}
	}
	return form.Words{Key: "suggest.known.plain"}
}

// Pick names the program as a suggestion does, which says as well which one it is: one
// that is filed with its maker and plan. Nothing is answered by it. Afterwards, call
// [Editor.Changed].
func (e *Editor) Pick(s Suggestion) error {
	p := &e.Assessment().Program
	if s.filed == "" {
		e.content.NameProgram(p, s.Name)
		e.content.ConfirmFamily(p, s.family)
		return nil
	}
	item, err := e.desk.Item(s.filed)
	if err != nil {
		return err
	}
	from := item.Assessment.Program
	p.Name, p.Family, p.FamilyOf = from.Name, from.Family, from.FamilyOf
	p.Maker, p.Plan = from.Maker, from.Plan
	return nil
}

// KeepName says that the program is none of those that were suggested. Afterwards, call
// [Editor.Changed].
func (e *Editor) KeepName() {
	e.content.ConfirmFamily(&e.Assessment().Program, assessment.NoFamily)
}
