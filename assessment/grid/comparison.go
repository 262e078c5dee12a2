package grid

import (
	"maps"
	"slices"

	"beeldbeltoets/assessment"
)

// Unknown is the choice of who does not know: it counts nothing and is named.
const Unknown = assessment.Unknown

// Comparison is programs beside each other, for one use or both. What is not
// filled in is left out.
type Comparison struct {
	ID       string          `json:"id"`
	Title    string          `json:"title,omitempty"`
	Date     assessment.Date `json:"date"`
	Grid     string          `json:"grid"` // edition
	Use      string          `json:"use"`  // meetings, clients or both
	Copy     Copy            `json:"copy,omitzero"`
	Programs []Program       `json:"programs,omitempty"`
}

// Copy is what a comparison changes in the published grid, and why.
type Copy struct {
	Note    string      `json:"note,omitempty" text:"prose"`
	Weights []Weight    `json:"weights,omitempty"`
	Dropped []string    `json:"dropped,omitempty"`
	Added   []Criterion `json:"added,omitempty"`
}

// Weight is another weight for a choice in one use.
type Weight struct {
	Use       string `json:"use"`
	Criterion string `json:"criterion"`
	Choice    string `json:"choice"`
	Points    Points `json:"points"`
}

// Program is one program that is compared.
type Program struct {
	Name string `json:"name"`
	// Assessment is the id of the assessment that it was taken from, and Carried
	// are the criteria whose choice came along.
	Assessment string   `json:"assessment,omitempty"`
	Carried    []string `json:"carried,omitempty"`
	// Rebuilt: the choices are consistent with a published score and are not the
	// source's own data.
	Rebuilt bool                         `json:"rebuilt,omitempty"`
	Uses    []string                     `json:"uses,omitempty"` // empty for all
	Choices map[string]string            `json:"choices,omitempty"`
	InUse   map[string]string            `json:"inUse,omitempty"`  // by use: already widely used, yes or no
	Direct  map[string]map[string]Points `json:"direct,omitempty"` // by use and group: sub-scores entered as such
	Survey  map[string]Survey            `json:"survey,omitempty"` // by use
	Out     *Out                         `json:"out,omitempty"`
}

// Out says why a program was knocked out beforehand.
type Out struct {
	Reason string `json:"reason"`
	Note   string `json:"note,omitempty" text:"prose"`
}

// Survey is what users say: means as given, with the number of respondents where
// it is known, or the single responses counted.
type Survey struct {
	Respondents int                `json:"respondents,omitempty"`
	Means       map[string]Points  `json:"means,omitempty"`
	Responses   map[string][]Count `json:"responses,omitempty"`
}

// Count says how many respondents gave a mark.
type Count struct {
	Mark  Points `json:"mark"`
	Times int    `json:"times"`
}

// SetMean keeps the mean of a mark, or takes it away.
func (s *Survey) SetMean(mark string, mean Points, there bool) {
	if s.Means == nil {
		s.Means = map[string]Points{}
	}
	s.Means[mark] = mean
	if !there {
		delete(s.Means, mark)
	}
}

// New starts a comparison with the current grid.
func New(id string, on assessment.Date) Comparison {
	return Comparison{ID: id, Date: on, Grid: Current, Use: Both}
}

// For reports whether a program takes part for a use.
func (p Program) For(use string) bool { return len(p.Uses) == 0 || slices.Contains(p.Uses, use) }

// SetWeight sets the weight of a choice in the copy; the published weight is
// no change and is left out.
func (g *Grid) SetWeight(c *Comparison, w Weight) {
	same := func(o Weight) bool { return o.Use == w.Use && o.Criterion == w.Criterion && o.Choice == w.Choice }
	c.Copy.Weights = slices.DeleteFunc(c.Copy.Weights, same)
	if published, known := g.PublishedWeight(w.Use, w.Criterion, w.Choice); !known || published != w.Points {
		c.Copy.Weights = append(c.Copy.Weights, w)
	}
}

// PublishedWeight is the weight of a choice before any change.
func (g *Grid) PublishedWeight(use, criterion, choice string) (Points, bool) {
	k, _ := g.Criterion(criterion)
	o, known := k.Choice(choice)
	return o.Weights[use], known
}

// weights are those that the copy gives the choice of a criterion.
func (y Copy) weights(k Criterion, choice int) map[string]Points {
	weights := maps.Clone(k.Choices[choice].Weights)
	for _, w := range y.Weights {
		if w.Criterion == k.ID && w.Choice == k.Choices[choice].ID {
			weights[w.Use] = w.Points
		}
	}
	return weights
}

// Clone copies a comparison so that changing one leaves the other as it is.
func (c Comparison) Clone() Comparison {
	c.Copy.Weights = slices.Clone(c.Copy.Weights)
	c.Copy.Dropped = slices.Clone(c.Copy.Dropped)
	c.Copy.Added = slices.Clone(c.Copy.Added)
	for i := range c.Copy.Added {
		c.Copy.Added[i] = c.Copy.Added[i].clone()
	}
	c.Programs = slices.Clone(c.Programs)
	for i := range c.Programs {
		c.Programs[i] = c.Programs[i].clone()
	}
	return c
}

func (c Criterion) clone() Criterion {
	c.Name = maps.Clone(c.Name)
	c.Choices = slices.Clone(c.Choices)
	for i := range c.Choices {
		c.Choices[i].Name = maps.Clone(c.Choices[i].Name)
		c.Choices[i].Weights = maps.Clone(c.Choices[i].Weights)
	}
	return c
}

func (p Program) clone() Program {
	p.Carried, p.Uses = slices.Clone(p.Carried), slices.Clone(p.Uses)
	p.Choices, p.InUse = maps.Clone(p.Choices), maps.Clone(p.InUse)
	p.Direct = maps.Clone(p.Direct)
	for use, groups := range p.Direct {
		p.Direct[use] = maps.Clone(groups)
	}
	p.Survey = maps.Clone(p.Survey)
	for use, s := range p.Survey {
		s.Means, s.Responses = maps.Clone(s.Means), maps.Clone(s.Responses)
		p.Survey[use] = s
	}
	if p.Out != nil {
		out := *p.Out
		p.Out = &out
	}
	return p
}
