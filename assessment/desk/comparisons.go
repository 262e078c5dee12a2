package desk

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// Comparisons are the comparisons of programs that a dossier keeps, and the one
// that is open.
type Comparisons struct {
	desk    *Desk
	all     []*grid.Comparison // each stays where it is: screens write in it
	current int                // place of the open one; -1 for none
	grid    *grid.Grid         // of the open one
}

// load reads all of them that are whole; there are few.
func (c *Comparisons) load() error {
	for _, id := range c.desk.store.IDs(dossier.KindComparison) {
		kept := new(grid.Comparison)
		found, err := c.desk.store.LoadWhole(dossier.KindComparison, id, kept)
		if err != nil {
			return err
		}
		if found {
			c.all = append(c.all, kept)
		}
	}
	return nil
}

// reload reads all of them anew; the open one stays open where it is there.
func (c *Comparisons) reload() error {
	open := ""
	if c.IsOpen() {
		open = c.Current().ID
	}
	c.all = nil
	err := c.load()
	c.current = slices.IndexFunc(c.all, func(one *grid.Comparison) bool { return one.ID == open })
	return err
}

// All returns the kept comparisons, the oldest first.
func (c *Comparisons) All() []*grid.Comparison { return c.all }

// IsOpen reports whether a comparison is open.
func (c *Comparisons) IsOpen() bool { return c.current >= 0 }

// Current returns the open one. After changing it, call [Comparisons.Changed].
func (c *Comparisons) Current() *grid.Comparison { return c.all[c.current] }

// Grid returns the published grid of the open one.
func (c *Comparisons) Grid() *grid.Grid { return c.grid }

// Open opens a kept comparison by its place and closes what was open.
func (c *Comparisons) Open(at int) error {
	g, err := grid.Load(c.all[at].Grid)
	if err != nil {
		return err
	}
	c.desk.Leave()
	c.grid, c.current = g, at
	return nil
}

// openID opens the comparison that is kept under an id.
func (c *Comparisons) openID(id string) error {
	at := c.index(id)
	if at < 0 {
		return &assessment.Error{Code: assessment.ItemMissing, Params: map[string]string{"key": id}}
	}
	return c.Open(at)
}

// Start files a new comparison and opens it.
func (c *Comparisons) Start() error { return c.File(grid.New(uuid.NewString(), c.desk.Today())) }

// CopyExample files the grid's dated example as a comparison of one's own.
func (c *Comparisons) CopyExample() error {
	g, err := grid.Load(grid.Current)
	if err != nil {
		return err
	}
	example := g.Example.Clone()
	example.ID, example.Date = uuid.NewString(), c.desk.Today()
	return c.File(example)
}

// File files a comparison and opens it.
func (c *Comparisons) File(one grid.Comparison) error {
	if c.desk.ReadOnly() {
		return ErrReadOnly
	}
	c.all = append(c.all, &one)
	if err := c.Open(len(c.all) - 1); err != nil {
		c.all = c.all[:len(c.all)-1]
		return err
	}
	c.Changed()
	return nil
}

// Changed queues the open comparison to be saved.
func (c *Comparisons) Changed() {
	c.desk.Put(dossier.KindComparison, c.Current().ID, c.Current().Clone())
}

// Delete deletes a kept comparison by its place.
func (c *Comparisons) Delete(at int) {
	id := c.all[at].ID
	c.all = slices.Delete(c.all, at, at+1)
	c.current = -1
	c.desk.Put(dossier.KindComparison, id, nil)
}

// Has reports whether a comparison with an id is kept.
func (c *Comparisons) Has(id string) bool { return c.index(id) >= 0 }

func (c *Comparisons) index(id string) int {
	return slices.IndexFunc(c.all, func(kept *grid.Comparison) bool { return kept.ID == id })
}

// add keeps one more, without opening it.
func (c *Comparisons) add(one grid.Comparison) {
	c.all = append(c.all, &one)
	c.desk.Put(dossier.KindComparison, one.ID, one.Clone())
}

// put keeps a comparison, in the place of the one with its id.
func (c *Comparisons) put(one grid.Comparison) {
	at := c.index(one.ID)
	if at < 0 {
		c.add(one)
		return
	}
	*c.all[at] = one
	c.desk.Put(dossier.KindComparison, one.ID, one.Clone())
}

// Rank works out the open comparison for each of its uses, or returns why it
// cannot be.
func (c *Comparisons) Rank() ([]grid.Result, error) {
	one := c.Current()
	if err := c.grid.Check(one); err != nil {
		return nil, err
	}
	var results []grid.Result
	for _, use := range c.grid.UsesOf(one.Use) {
		results = append(results, c.grid.Rank(one, use))
	}
	return results, nil
}

// Candidates are the filed assessments that are not in the open comparison yet, the
// latest version of each.
func (c *Comparisons) Candidates() (rows []register.Row) {
	latest := map[string]int{} // decided version, by id
	for _, r := range c.desk.rows {
		if !r.Draft() {
			latest[r.ID] = max(latest[r.ID], r.Version)
		}
	}
	for _, r := range c.desk.rows {
		has := func(p grid.Program) bool { return p.Assessment == r.ID }
		if strings.TrimSpace(r.Program) != "" && r.Version >= latest[r.ID] && !slices.ContainsFunc(c.Current().Programs, has) {
			rows = append(rows, r)
		}
	}
	return rows
}

// AddProgram adds a program to the open comparison and returns its place.
func (c *Comparisons) AddProgram(p grid.Program) int {
	one := c.Current()
	one.Programs = append(one.Programs, p)
	c.Changed()
	return len(one.Programs) - 1
}

// Assess starts an assessment of a program of the open comparison, or opens the one
// that it was taken from.
func (c *Comparisons) Assess(p grid.Program) error {
	d := c.desk
	for _, r := range slices.Backward(d.rows) {
		if p.Assessment != "" && r.ID == p.Assessment && !d.Superseded(r.Key) {
			return d.Open(r.Key)
		}
	}
	if err := d.StartAssessment(); err != nil {
		return err
	}
	e := d.editor
	e.content.NameProgram(&e.Assessment().Program, p.Name)
	e.Changed()
	return nil
}
