package grid

import (
	"cmp"
	"math"
	"slices"
)

// Result is a comparison for one use.
type Result struct {
	Use  Use
	Rows []Row // the first first, then those knocked out
	// Swings are the single changes within their range that would change the winner.
	Swings []Swing
}

// Row is one program with its scores.
type Row struct {
	Program                 int // its place in the comparison
	Name                    string
	Rank                    int // equal totals share one; 0 for knocked out
	Scores                  []Score
	Means                   []Mean
	Respondents             int // 0 where it is not known
	Research, Survey, Total Points
	Unknown                 []string // criteria that count nothing since nobody knows
}

// Score is what a group of criteria adds.
type Score struct {
	Group  string
	Points Points
	Direct bool // entered as such
}

// Mean is what users think on average of one thing.
type Mean struct {
	Criterion string
	Known     bool
	Points    Points
	Spread    Points // standard deviation, where the single responses are known
	Counted   bool   // from single responses
}

// Rank works out the result for a use. A comparison that Check refuses has none.
func (g *Grid) Rank(c *Comparison, use Use) Result {
	criteria := g.CriteriaOf(c)
	var in, out []Row
	for i, p := range c.Programs {
		if !p.For(use.ID) {
			continue
		}
		row := g.row(criteria, use, p)
		row.Program = i
		if p.Out != nil {
			out = append(out, row)
		} else {
			in = append(in, row)
		}
	}
	slices.SortStableFunc(in, func(a, b Row) int { return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(a.Name, b.Name)) })
	for i := range in {
		in[i].Rank = i + 1
		if i > 0 && in[i].Total == in[i-1].Total {
			in[i].Rank = in[i-1].Rank
		}
	}
	r := Result{Use: use, Rows: append(in, out...)}
	r.Swings = g.swings(c, criteria, r.Ranked(), use)
	return r
}

// Ranked are the rows that were not knocked out.
func (r Result) Ranked() []Row {
	out := slices.IndexFunc(r.Rows, func(row Row) bool { return row.Rank == 0 })
	if out < 0 {
		return r.Rows
	}
	return r.Rows[:out]
}

// Winners are the names on the first place.
func (r Result) Winners() []string {
	var names []string
	for _, row := range r.Ranked() {
		if row.Rank == 1 {
			names = append(names, row.Name)
		}
	}
	return names
}

// Surveyed reports whether a survey counts: with none at all, nothing is missing.
func (r Result) Surveyed() bool { return surveyed(r.Ranked()) }

func surveyed(rows []Row) bool {
	return slices.ContainsFunc(rows, func(row Row) bool {
		return slices.ContainsFunc(row.Means, func(m Mean) bool { return m.Known })
	})
}

func (g *Grid) row(criteria []Criterion, use Use, p Program) Row {
	row := Row{Name: p.Name}
	for _, group := range g.Groups {
		s := Score{Group: group.ID}
		if s.Points, s.Direct = p.Direct[use.ID][group.ID]; !s.Direct {
			s.Points = row.count(criteria, group.ID, use.ID, p)
		}
		row.Scores = append(row.Scores, s)
		row.Research += s.Points
	}
	survey := p.Survey[use.ID]
	row.Respondents = survey.N()
	for _, k := range use.Survey {
		m := survey.Mean(k.ID)
		row.Means = append(row.Means, m)
		row.Survey += m.Points
	}
	row.Total = row.Research + row.Survey
	return row
}

// count adds the weights of a program's choices in a group.
func (r *Row) count(criteria []Criterion, group, use string, p Program) (sum Points) {
	for _, k := range criteria {
		if k.Group != group {
			continue
		}
		if o, chosen := k.Choice(p.Choices[k.ID]); chosen {
			sum += o.Weights[use]
		} else {
			r.Unknown = append(r.Unknown, k.ID)
		}
	}
	return sum
}

// direct reports whether the sub-score of a group was entered as such.
func (r Row) direct(group string) bool {
	return slices.ContainsFunc(r.Scores, func(s Score) bool { return s.Group == group && s.Direct })
}

// N is the number of respondents, and 0 where it is not known.
func (s Survey) N() int {
	n := 0
	for _, counts := range s.Responses {
		times := 0
		for _, c := range counts {
			times += c.Times
		}
		n = max(n, times)
	}
	if n > 0 {
		return n
	}
	return s.Respondents
}

// Mean is the mean of one thing, rounded half up to a hundredth.
func (s Survey) Mean(criterion string) Mean {
	m := Mean{Criterion: criterion}
	counts := s.Responses[criterion]
	if len(counts) == 0 {
		m.Points, m.Known = s.Means[criterion]
		return m
	}
	n, sum := 0, 0
	for _, c := range counts {
		n, sum = n+c.Times, sum+c.Times*int(c.Mark)
	}
	m.Points, m.Known, m.Counted = divide(sum, n), true, true
	m.Spread = spread(counts, n, sum)
	return m
}

// spread is the standard deviation of the marks of these respondents.
func spread(counts []Count, n, sum int) Points {
	mean, squares := float64(sum)/float64(n), 0.0
	for _, c := range counts {
		squares += float64(c.Times) * (float64(c.Mark) - mean) * (float64(c.Mark) - mean)
	}
	return Points(math.Round(math.Sqrt(squares / float64(n))))
}
