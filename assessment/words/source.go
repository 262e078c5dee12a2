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

// Statement gives what a source said, with its name and date behind it.
func (c *Catalogue) Statement(sources []assessment.Source, s assessment.Statement) string {
	return c.T("statement", "text", s.Text.In(c.Lang), "source", assessment.SourceName(sources, s.Source, c.Lang), "date", c.Dated(s.Date))
}

// SourceOf says where a statement comes from and of when it is, to stand below it.
func (c *Catalogue) SourceOf(sources []assessment.Source, s assessment.Statement) string {
	return c.T("facts.source", "source", assessment.SourceName(sources, s.Source, c.Lang), "date", c.Dated(s.Date))
}
