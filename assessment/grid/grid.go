// Package grid is the weighted selection grid: criteria with weights for two
// uses, programs compared by them and by what users say in a survey, their
// ranking, and how firm that ranking is. A published grid never changes; a
// comparison carries what it changed as a copy.
//
// Never in here: a sentence, a document, a file, a clock, or a fraction: every
// score is a whole number of hundredths.
package grid

import (
	"fmt"
	"io/fs"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assets"

	"github.com/BurntSushi/toml"
)

// Current is the edition that a new comparison is made with.
const Current = "clb-2020"

// Uses of a comparison.
const (
	Meetings = "meetings"
	Clients  = "clients"
	Both     = "both"
)

// Grid is one published edition, to be read only.
type Grid struct {
	Version   string
	Seen      assessment.Date
	Date      string // of the publication, as precise as it is known
	Small     int    // fewer respondents than this are flagged
	Name      assessment.Text
	About     assessment.Text
	Source    assessment.Source
	Since     []assessment.Text // what has changed since the publication
	Notes     []assessment.Text // what the publication remarks beside its scores
	Uses      []Use
	Groups    []assessment.Named
	Criteria  []Criterion
	Carries   []Carry            // what an assessment brings along
	Reasons   []assessment.Named // why a program is knocked out
	Published []Published
	Example   Comparison // the publication, to look at
}

// Use is what programs are compared for, with the criteria of its survey.
type Use struct {
	ID     string
	Name   assessment.Text
	Survey []assessment.Named
}

// Criterion is what programs are compared by: one of its choices holds.
type Criterion struct {
	ID      string          `json:"id"`
	Group   string          `json:"group"`
	Name    assessment.Text `json:"name"`
	Choices []Choice        `json:"choices"`
}

// Choice is worth its weight, by use.
type Choice struct {
	ID      string            `json:"id"`
	Name    assessment.Text   `json:"name"`
	Weights map[string]Points `json:"weights"`
}

// Published is what the source printed of one program for one use.
type Published struct {
	Use, Program            string
	Groups                  map[string]Points
	Research, Survey, Total Points
}

// Load reads a published grid. One that this program does not carry is an error
// with code "edition-unknown".
func Load(version string) (*Grid, error) {
	name := "grids/" + version + ".toml"
	data, err := fs.ReadFile(assets.FS, name)
	if err != nil {
		return nil, fail(assessment.EditionUnknown, "grid", "edition", version)
	}
	g := &Grid{}
	meta, err := toml.Decode(string(data), g)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		return nil, fmt.Errorf("%s: no field takes %v", name, extra)
	}
	return g, nil
}

// Use finds a use.
func (g *Grid) Use(id string) (Use, bool) {
	i := slices.IndexFunc(g.Uses, func(u Use) bool { return u.ID == id })
	if i < 0 {
		return Use{}, false
	}
	return g.Uses[i], true
}

// UsesOf lists the uses that a comparison is for.
func (g *Grid) UsesOf(use string) []Use {
	if use == Both {
		return g.Uses
	}
	u, known := g.Use(use)
	if !known {
		return nil
	}
	return []Use{u}
}

// Criterion finds a criterion of the published grid.
func (g *Grid) Criterion(id string) (Criterion, bool) { return find(g.Criteria, id) }

// CriteriaOf are those that a comparison counts: the published ones that it did
// not drop and those that it added, with the weights that it uses.
func (g *Grid) CriteriaOf(c *Comparison) []Criterion {
	all := slices.Concat(g.Criteria, c.Copy.Added)
	all = slices.DeleteFunc(all, func(k Criterion) bool { return slices.Contains(c.Copy.Dropped, k.ID) })
	for i, k := range all {
		all[i].Choices = slices.Clone(k.Choices)
		for n := range k.Choices {
			all[i].Choices[n].Weights = c.Copy.weights(k, n)
		}
	}
	return all
}

// CriterionOf finds a criterion of a comparison, published or added, dropped or not.
func (g *Grid) CriterionOf(c *Comparison, id string) (Criterion, bool) {
	return find(slices.Concat(g.Criteria, c.Copy.Added), id)
}

// PublishedOf finds what the source printed of a program for a use.
func (g *Grid) PublishedOf(use, program string) (Published, bool) {
	i := slices.IndexFunc(g.Published, func(p Published) bool { return p.Use == use && p.Program == program })
	if i < 0 {
		return Published{}, false
	}
	return g.Published[i], true
}

func find(criteria []Criterion, id string) (Criterion, bool) {
	i := slices.IndexFunc(criteria, func(c Criterion) bool { return c.ID == id })
	if i < 0 {
		return Criterion{}, false
	}
	return criteria[i], true
}

// Choice finds a choice.
func (c Criterion) Choice(id string) (Choice, bool) {
	i := slices.IndexFunc(c.Choices, func(o Choice) bool { return o.ID == id })
	if i < 0 {
		return Choice{}, false
	}
	return c.Choices[i], true
}

func fail(code, path string, params ...string) error {
	e := &assessment.Error{Code: code, Path: path, Params: map[string]string{"path": path}}
	for i := 0; i+1 < len(params); i += 2 {
		e.Params[params[i]] = params[i+1]
	}
	return e
}
