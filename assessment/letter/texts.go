// Package letter makes of an assessment the letter to a client: what it is
// about, the choice not to, the risks that touch the client, what is in place,
// and how to agree. It never carries the assessment.
//
// Never in here: a sentence (those are in assets/letters, by edition), a rule, a
// place on a page, or a file.
package letter

import (
	"fmt"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
)

// Texts is one published edition of the letter's texts. What its conditions and
// placeholders can name stands at the head of the file.
type Texts struct {
	Version  string
	Seen     assessment.Date
	Title    assessment.Text
	Labels   map[string]assessment.Text
	Names    map[string]assessment.Text // for a placeholder with nothing filled in
	Promises Promises
	Parts    []Part
}

// Promises says which promises of safeguards in place the letter makes.
type Promises struct {
	Most int      // at most so many
	Skip []string // safeguards whose promise the letter makes in its own words
}

// How a part is set.
const (
	asText     = "text"     // running text
	asList     = "list"     // a list
	asBox      = "box"      // a list in a box
	asPromises = "promises" // the promises of safeguards in place
	asSign     = "sign"     // running text above the place to sign
)

// Part is a part of the letter. Without a line that stands it is left away.
type Part struct {
	ID      string
	As      string
	Heading assessment.Text
	Lines   []Line
}

// Line is one or a few sentences that stand when all conditions hold.
type Line struct {
	When []string
	New  bool // begins a new paragraph of running text
	NL   string
	EN   string
}

// in gives the line in a language, and Dutch where that one is missing.
func (l Line) in(lang string) string { return assessment.Text{"nl": l.NL, "en": l.EN}.In(lang) }

// Load reads an edition of the texts. One that this program does not carry is an
// error with code "edition-unknown".
func Load(edition string) (*Texts, error) {
	name := "letters/" + edition + ".toml"
	t := &Texts{}
	if err := assessment.LoadTOML("editions.letter", name, t); err != nil {
		return nil, err
	}
	for _, p := range t.Parts {
		if !slices.Contains([]string{asText, asList, asBox, asPromises, asSign}, p.As) {
			return nil, fmt.Errorf("%s: part %q is set as %q, which is no way to set one", name, p.ID, p.As)
		}
	}
	return t, nil
}

// holds tells whether a condition does: "name=value", "name=value|value" or
// "name!=value".
func holds(condition string, facts map[string]string) bool {
	name, values, _ := strings.Cut(condition, "=")
	name, not := strings.CutSuffix(name, "!")
	return slices.Contains(strings.Split(values, "|"), facts[name]) != not
}
