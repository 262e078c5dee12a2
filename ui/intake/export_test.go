package intake

import (
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"
)

// ReportOf is the report that a page shows, for tests; nil for none.
func ReportOf(p shell.Page) *Report {
	s, is := p.(*intakeScreen)
	if !is || s.report == nil {
		return nil
	}
	return &Report{s.report}
}

// Report is what was found.
type Report struct{ r *intakeReport }

// Plan is all of it.
func (r *Report) Plan() *intake.Plan { return r.r.plan }

// List is the list of it.
func (r *Report) List() *parts.RowList { return r.r.list }

// Chosen is how many are chosen.
func (r *Report) Chosen() int { return r.r.chosen() }

// Remembers reports whether passphrases or what was found is kept.
func (n *Intake) Remembers() bool { return n.basket.passphrases != nil || n.basket.plan != nil }
