package words

import (
	"strings"

	"beeldbeltoets/assessment"
)

// Dated writes the date of a source as precisely as it is known: 2020, maart 2022
// or a day, and says so where there is none.
func (c *Catalogue) Dated(date string) string {
	year, month, ok := strings.Cut(date, "-")
	if key := "month." + strings.TrimPrefix(month, "0"); ok && c.Has(key) {
		return c.T(key) + " " + year
	}
	if date == "" {
		return c.T("facts.undated")
	}
	return c.Date(assessment.Date(date))
}

// Dates says when a source was published and when it was seen, as far as these are known.
func (c *Catalogue) Dates(s assessment.Source) string {
	if s.Seen == "" {
		return c.Dated(s.Date)
	}
	return c.T("facts.dates", "published", c.Dated(s.Date), "seen", c.Dated(s.Seen))
}

// Statement returns what a source said, with its name and dates behind it.
func (c *Catalogue) Statement(all *assessment.Statements, s assessment.Statement) string {
	name, dates := c.sourceOf(all, s)
	return c.T("statement", "text", s.Text.In(c.Lang), "source", name, "date", dates)
}

// Against says that a statement speaks against an answer.
func (c *Catalogue) Against(all *assessment.Statements, s assessment.Statement) string {
	return c.T("facts.against", "statement", c.Statement(all, s))
}

// SourceOf says where a statement comes from and of when it is, to stand below it.
func (c *Catalogue) SourceOf(all *assessment.Statements, s assessment.Statement) string {
	name, dates := c.sourceOf(all, s)
	return c.T("facts.source", "source", name, "date", dates)
}

// DocumentName is the source of a statement with its dates, as the name of a document.
func (c *Catalogue) DocumentName(all *assessment.Statements, s assessment.Statement) string {
	source, _ := all.Source(s.Source)
	return c.T("facts.document", "source", source.Name.In(c.Lang), "date", c.Dates(source))
}

// sourceOf returns the name of a statement's source and its dates, with how firm it is
// where it is not from the source itself.
func (c *Catalogue) sourceOf(all *assessment.Statements, s assessment.Statement) (name, dates string) {
	source, known := all.Source(s.Source)
	if !known {
		return s.Source, c.Dated("")
	}
	dates = c.Dates(source)
	if key := "facts.firm." + s.Firm; c.Has(key) {
		dates += "; " + c.T(key)
	}
	return source.Name.In(c.Lang), dates
}

// FamilyStatus says that the maker of a known program ended it, or what ended or was
// renamed; empty where nothing did.
func (c *Catalogue) FamilyStatus(f assessment.Family) string {
	if f.Closed.Valid() {
		return c.T("program.closed.text", "program", f.Name, "date", c.Date(f.Closed))
	}
	return f.Status.In(c.Lang)
}

// OwnStatement returns what the practice noted that somebody said, marked as its own or
// with who handed it over, and where it was.
func (c *Catalogue) OwnStatement(s assessment.OwnStatement) string {
	dates := c.T("facts.dates", "published", c.Dated(string(s.Published)), "seen", c.Date(s.Seen))
	if s.Page != "" {
		dates += "; " + s.Page
	}
	key := "own.said"
	if s.By != "" {
		key = "own.said.by"
	}
	return c.T(key, "text", s.Text, "by", s.By, "source", s.Source, "date", dates)
}
