package words

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
)

// Points writes points with two decimals.
func (c *Catalogue) Points(p grid.Points) string { return p.Text(c.T("decimal")) }

// Winner says who comes first in a comparison.
func (c *Catalogue) Winner(r grid.Result) string {
	names := r.Winners()
	if len(names) == 0 {
		return c.T("grid.no-winner")
	}
	return c.N("grid.winner", len(names), "names", c.Join(names), "points", c.Points(r.Rows[0].Total))
}

// Firmness says how firm first place is: a sentence, and what would change it.
func (c *Catalogue) Firmness(g *grid.Grid, cmp *grid.Comparison, r grid.Result) (summary string, changes []string) {
	if len(r.Swings) == 0 {
		return c.T("grid.firm"), nil
	}
	for _, s := range r.Swings {
		changes = append(changes, c.swing(g, cmp, r.Use, s))
	}
	return c.T("grid.not-firm"), changes
}

func (c *Catalogue) swing(g *grid.Grid, cmp *grid.Comparison, use grid.Use, s grid.Swing) string {
	k, _ := g.CriterionOf(cmp, s.Criterion)
	o, _ := k.Choice(s.Choice)
	criterion := k.Name.In(c.Lang)
	if s.Kind == grid.OfSurvey {
		criterion = assessment.NameOf(use.Survey, s.Criterion, c.Lang)
	}
	return c.N("grid.swing."+s.Kind, len(s.Winners), "criterion", criterion, "choice", o.Name.In(c.Lang), "program", s.Program,
		"now", c.Points(s.Now), "to", c.Points(s.To), "names", c.Join(s.Winners))
}

// Basis says what the scores of a comparison rest on besides plain answers: what
// is not known, was entered directly, was carried over, or was rebuilt.
func (c *Catalogue) Basis(g *grid.Grid, cmp *grid.Comparison, r grid.Result) []string {
	var lines, rebuilt []string
	for _, row := range r.Ranked() {
		p := cmp.Programs[row.Program]
		if p.Rebuilt {
			rebuilt = append(rebuilt, row.Name)
		}
		if len(row.Unknown) > 0 {
			lines = append(lines, c.T("grid.unknown", "program", row.Name, "criteria", c.criteria(g, cmp, row.Unknown)))
		}
		if missing := c.noMean(r, row); len(missing) > 0 {
			lines = append(lines, c.T("grid.no-mean", "program", row.Name, "criteria", c.Join(missing)))
		}
		if direct := c.direct(g, row); len(direct) > 0 {
			lines = append(lines, c.T("grid.direct", "program", row.Name, "groups", c.Join(direct)))
		}
		if len(p.Carried) > 0 {
			lines = append(lines, c.T("grid.carried", "program", row.Name, "criteria", c.criteria(g, cmp, p.Carried)))
		}
	}
	if len(rebuilt) > 0 {
		lines = append(lines, c.T("grid.rebuilt", "programs", c.Join(rebuilt)))
	}
	return lines
}

func (c *Catalogue) noMean(r grid.Result, row grid.Row) (names []string) {
	for _, m := range row.Means {
		if !m.Known && r.Surveyed() {
			names = append(names, assessment.NameOf(r.Use.Survey, m.Criterion, c.Lang))
		}
	}
	return names
}

func (c *Catalogue) direct(g *grid.Grid, row grid.Row) (names []string) {
	for _, s := range row.Scores {
		if s.Direct {
			names = append(names, assessment.NameOf(g.Groups, s.Group, c.Lang))
		}
	}
	return names
}

// criteria lists criteria in a sentence.
func (c *Catalogue) criteria(g *grid.Grid, cmp *grid.Comparison, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		k, _ := g.CriterionOf(cmp, id)
		names[i] = "‘" + k.Name.In(c.Lang) + "’"
	}
	return c.Join(names)
}

// Respondents says of how many the survey is, and whether that is few.
func (c *Catalogue) Respondents(g *grid.Grid, n int) string {
	switch {
	case n == 0:
		return c.T("grid.n.unknown")
	case n < g.Small:
		return c.T("grid.n.small", "n", c.N("grid.n", n))
	}
	return c.N("grid.n", n)
}

// KnockedOut says why a program was knocked out.
func (c *Catalogue) KnockedOut(g *grid.Grid, out *grid.Out) string {
	reason := assessment.NameOf(g.Reasons, out.Reason, c.Lang)
	if out.Note == "" {
		return reason
	}
	return c.T("grid.out.note", "reason", reason, "note", out.Note)
}

// Changed says what a comparison changes in the published grid, and why.
func (c *Catalogue) Changed(g *grid.Grid, cmp *grid.Comparison) []string {
	y := cmp.Copy
	var lines []string
	for _, w := range y.Weights {
		lines = append(lines, c.weight(g, cmp, w))
	}
	if len(y.Dropped) > 0 {
		lines = append(lines, c.T("grid.dropped", "criteria", c.criteria(g, cmp, y.Dropped)))
	}
	if len(y.Added) > 0 {
		ids := make([]string, len(y.Added))
		for i, k := range y.Added {
			ids[i] = k.ID
		}
		lines = append(lines, c.T("grid.added", "criteria", c.criteria(g, cmp, ids)))
	}
	if y.Note != "" {
		lines = append(lines, c.T("grid.why", "note", y.Note))
	}
	return lines
}

func (c *Catalogue) weight(g *grid.Grid, cmp *grid.Comparison, w grid.Weight) string {
	k, _ := g.CriterionOf(cmp, w.Criterion)
	o, _ := k.Choice(w.Choice)
	use, _ := g.Use(w.Use)
	params := []string{"criterion", k.Name.In(c.Lang), "choice", o.Name.In(c.Lang), "use", use.Name.In(c.Lang), "now", c.Points(w.Points)}
	published, known := g.PublishedWeight(w.Use, w.Criterion, w.Choice)
	if !known {
		return c.T("grid.weight.added", params...)
	}
	return c.T("grid.weight.changed", append(params, "published", c.Points(published))...)
}

// Mean writes a mean, with its spread where the single responses are known, and
// a dash where there is none.
func (c *Catalogue) Mean(m grid.Mean) string {
	switch {
	case !m.Known:
		return "–"
	case m.Counted:
		return c.T("grid.spread", "mean", c.Points(m.Points), "spread", c.Points(m.Spread))
	}
	return c.Points(m.Points)
}

// Month writes a month such as 2020-06 in words.
func (c *Catalogue) Month(month string) string {
	year, number, _ := strings.Cut(month, "-")
	return c.T("month."+strings.TrimPrefix(number, "0")) + " " + year
}
