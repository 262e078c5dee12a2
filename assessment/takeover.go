package assessment

import (
	"cmp"
	"slices"
	"strings"
)

// Document is what a statement names, as it goes into a piece of evidence.
type Document struct {
	Kind  EvidenceKind
	Name  string // who says so, or what it is called
	Where string // its address
	Seen  Date   // empty where we do not know the day
}

// DocumentOf returns the document behind a statement about the program, and the kind of
// piece that it goes in with the answer to a question: what the maker explains itself as
// its document, all else as a claim. None where it is too old, or says nothing there.
// Name is the name of the source in a language.
func (c *Content) DocumentOf(a *Assessment, question string, s Statement, name string, today Date) (Document, bool) {
	family, _ := c.Statements.Family(a.Program.Family)
	ofFamily := slices.ContainsFunc(family.Statements, func(o Statement) bool { return o.Source == s.Source && o.Text["nl"] == s.Text["nl"] })
	source, known := c.Statements.Source(s.Source)
	q, asked := c.Questions.Question(question)
	if !ofFamily || !known || !asked || source.Page == "" || !slices.Contains(s.Questions, question) || c.tooOld(source, today) {
		return Document{}, false
	}
	for _, id := range q.Kinds {
		kind, _ := c.Questions.Kind(id)
		if kind.Takes.Source != "" && (kind.Claim || source.OfMaker) {
			d := Document{Kind: kind, Name: name, Where: source.Page}
			if day := Date(source.Seen); day.Valid() {
				d.Seen = day
			}
			return d, true
		}
	}
	return Document{}, false
}

// tooOld reports whether a source is of too long ago, by the day it was published, or
// where that is unknown seen.
func (c *Content) tooOld(s Source, today Date) bool {
	day, first := cmp.Or(s.Date, s.Seen), string(today.AddMonths(-c.Questions.Aging.Document))
	return day < first[:min(len(day), len(first))]
}

// Fields are those of a piece of its kind that the document fills in.
func (d Document) Fields() map[string]string {
	takes := d.Kind.Takes
	fields := map[string]string{takes.Source: d.Name}
	if takes.Where == "" {
		fields[takes.Source] += ", " + d.Where
	} else {
		fields[takes.Where] = d.Where
	}
	if d.Seen != "" {
		fields[takes.Seen] = string(d.Seen)
	}
	return fields
}

// In reports whether a piece names the document already.
func (d Document) In(e Evidence) bool {
	takes := d.Kind.Takes
	return e.Kind == d.Kind.ID && strings.HasSuffix(e.Fields[cmp.Or(takes.Where, takes.Source)], d.Where)
}
