package grid

import (
	"cmp"
	"slices"
)

// Kinds of a change that would change the winner.
const (
	OfWeight  = "weight"
	OfUnknown = "unknown"
	OfSurvey  = "survey"
)

// Swing is one change that would change the winner: of a weight between nothing
// and twice the published one, of an unknown between its worst and its best
// choice, or of a mean that is missing.
type Swing struct {
	Kind      string
	Program   string // whose unknown or missing mean it is
	Criterion string
	Choice    string // whose weight changes, or that an unknown turns out to be
	Now, To   Points // To: the first value with another winner
	Low, High Points // the range that was looked at
	Winners   []string
}

// swings looks at every weight, unknown and missing mean by itself.
func (g *Grid) swings(c *Comparison, criteria []Criterion, rows []Row, use Use) []Swing {
	race := race{rows}
	var all []Swing
	for _, k := range criteria {
		for _, o := range k.Choices {
			if s, changes := g.ofWeight(c, race, k, o, use.ID); changes {
				all = append(all, s)
			}
		}
	}
	for i, row := range rows {
		for _, id := range row.Unknown {
			k, _ := find(criteria, id)
			if s, changes := race.ofUnknown(i, k, use.ID); changes {
				all = append(all, s)
			}
		}
	}
	return append(all, race.ofSurvey()...)
}

// ofWeight lets the weight of one choice run from nothing to twice the published
// one; an added criterion's own weight stands for the published one.
func (g *Grid) ofWeight(c *Comparison, r race, k Criterion, o Choice, use string) (Swing, bool) {
	published, known := g.PublishedWeight(use, k.ID, o.ID)
	if !known {
		added, _ := find(c.Copy.Added, k.ID)
		own, _ := added.Choice(o.ID)
		published = own.Weights[use]
	}
	moved := make([]bool, len(r.rows))
	for i, row := range r.rows {
		moved[i] = c.Programs[row.Program].Choices[k.ID] == o.ID && !row.direct(k.Group)
	}
	s := Swing{Kind: OfWeight, Criterion: k.ID, Choice: o.ID, Now: o.Weights[use], Low: min(0, 2*published), High: max(0, 2*published)}
	delta, changes := r.overturn(moved, s.Low-s.Now, s.High-s.Now)
	s.To, s.Winners = s.Now+delta, r.winners(moved, delta)
	return s, changes
}

// race is the ranked programs with their totals.
type race struct{ rows []Row }

// winners are those on the first place when some rows get delta more.
func (r race) winners(moved []bool, delta Points) []string {
	var names []string
	best := Points(0)
	for i, row := range r.rows {
		total := row.Total
		if moved[i] {
			total += delta
		}
		if len(names) == 0 || total > best {
			names, best = nil, total
		}
		if total == best {
			names = append(names, row.Name)
		}
	}
	slices.Sort(names)
	return names
}

// overturn finds the smallest delta within a range at which somebody else wins;
// where nobody else can, at which the first place is shared otherwise.
func (r race) overturn(moved []bool, low, high Points) (Points, bool) {
	lead, behind, both := r.gap(moved)
	if !both {
		return 0, false
	}
	level := behind - lead // the delta at which the two sides are level
	steps := []Points{max(level+1, low), min(level-1, high)}
	slices.SortFunc(steps, func(a, b Points) int { return cmp.Compare(abs(a), abs(b)) })
	before := r.winners(moved, 0)
	for _, step := range append(steps, level) {
		if step >= low && step <= high && !slices.Equal(r.winners(moved, step), before) {
			return step, true
		}
	}
	return 0, false
}

func abs(p Points) Points { return max(p, -p) }

// gap is the best total of the rows that move and of those that do not; both is
// false where one of these sides is empty.
func (r race) gap(moved []bool) (lead, behind Points, both bool) {
	var some, others bool
	for i, row := range r.rows {
		switch {
		case moved[i] && (!some || row.Total > lead):
			lead, some = row.Total, true
		case !moved[i] && (!others || row.Total > behind):
			behind, others = row.Total, true
		}
	}
	return lead, behind, some && others
}

// ofUnknown tries every choice in the place of an unknown.
func (r race) ofUnknown(at int, k Criterion, use string) (Swing, bool) {
	moved := r.only(at)
	before := r.winners(moved, 0)
	s := Swing{Kind: OfUnknown, Program: r.rows[at].Name, Criterion: k.ID}
	for i, o := range k.Choices {
		w := o.Weights[use]
		if i == 0 {
			s.Low, s.High = w, w
		}
		s.Low, s.High = min(s.Low, w), max(s.High, w)
	}
	for _, o := range k.Choices {
		if winners := r.winners(moved, o.Weights[use]); !slices.Equal(winners, before) {
			s.Choice, s.To, s.Winners = o.ID, o.Weights[use], winners
			return s, true
		}
	}
	return s, false
}

// ofSurvey lets each missing mean run from the lowest to the highest mark, where
// there is a survey at all.
func (r race) ofSurvey() []Swing {
	if !surveyed(r.rows) {
		return nil
	}
	var all []Swing
	for i, row := range r.rows {
		moved := r.only(i)
		for _, m := range row.Means {
			if m.Known {
				continue
			}
			if to, changes := r.overturn(moved, LowestMark, HighestMark); changes {
				all = append(all, Swing{
					Kind: OfSurvey, Program: row.Name, Criterion: m.Criterion, To: to,
					Low: LowestMark, High: HighestMark, Winners: r.winners(moved, to),
				})
			}
		}
	}
	return all
}

func (r race) only(at int) []bool {
	moved := make([]bool, len(r.rows))
	moved[at] = true
	return moved
}
