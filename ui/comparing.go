package ui

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// loadComparisons reads those that the dossier keeps; there are few.
func (s *session) loadComparisons() error {
	for _, id := range s.store.IDs(dossier.KindComparison) {
		c := new(grid.Comparison)
		if _, err := s.store.Load(dossier.KindComparison, id, c); err != nil {
			return err
		}
		s.comparisons = append(s.comparisons, c)
	}
	return nil
}

// comparison is the open one.
func (s *session) comparison() *grid.Comparison { return s.comparisons[s.compared] }

// compare opens a kept comparison and puts the open assessment aside.
func (s *session) compare(at int) error {
	g, err := grid.Load(s.comparisons[at].Grid)
	if err != nil {
		return err
	}
	s.leave()
	s.grid, s.compared = g, at
	return nil
}

// startComparison files a new comparison and opens it.
func (s *session) startComparison() error {
	return s.fileComparison(grid.New(uuid.NewString(), s.today()))
}

// copyExample files the grid's dated example as a comparison of one's own.
func (s *session) copyExample() error {
	g, err := grid.Load(grid.Current)
	if err != nil {
		return err
	}
	c := g.Example.Clone()
	c.ID, c.Date = uuid.NewString(), s.today()
	return s.fileComparison(c)
}

func (s *session) fileComparison(c grid.Comparison) error {
	if s.readOnly {
		return errReadOnly
	}
	s.comparisons = append(s.comparisons, &c)
	if err := s.compare(len(s.comparisons) - 1); err != nil {
		s.comparisons = s.comparisons[:len(s.comparisons)-1]
		return err
	}
	s.compareChanged()
	return nil
}

// compareChanged saves the open comparison.
func (s *session) compareChanged() {
	s.putOther(dossier.KindComparison, s.comparison().ID, s.comparison().Clone())
}

// dropComparison deletes a kept comparison.
func (s *session) dropComparison(at int) {
	id := s.comparisons[at].ID
	s.comparisons = slices.Delete(s.comparisons, at, at+1)
	s.compared = -1
	s.putOther(dossier.KindComparison, id, nil)
}

// rank works out the open comparison, or says why it cannot be.
func (s *session) rank() ([]grid.Result, error) {
	c := s.comparison()
	if err := s.grid.Check(c); err != nil {
		return nil, err
	}
	var results []grid.Result
	for _, use := range s.grid.UsesOf(c.Use) {
		results = append(results, s.grid.Rank(c, use))
	}
	return results, nil
}

// takeable are the filed assessments that are not in the open comparison yet, the
// latest version of each.
func (s *session) takeable() (rows []register.Row) {
	latest := map[string]int{} // decided version, by id
	for _, r := range s.rows {
		if r.Kind != "" {
			latest[r.ID] = max(latest[r.ID], r.Version)
		}
	}
	for _, r := range s.rows {
		has := func(p grid.Program) bool { return p.Assessment == r.ID }
		if strings.TrimSpace(r.Program) != "" && r.Version >= latest[r.ID] && !slices.ContainsFunc(s.comparison().Programs, has) {
			rows = append(rows, r)
		}
	}
	return rows
}

// addProgram adds a program by its name and gives its place.
func (s *session) addProgram(p grid.Program) int {
	c := s.comparison()
	c.Programs = append(c.Programs, p)
	s.compareChanged()
	return len(c.Programs) - 1
}

// assessWinner starts an assessment of a program of the open comparison, or goes
// on with the one that it was taken from.
func (s *session) assessWinner(p grid.Program) error {
	for _, r := range slices.Backward(s.rows) {
		if p.Assessment != "" && r.ID == p.Assessment && !s.superseded(r.Key) {
			return s.open(r.Key)
		}
	}
	if err := s.start(); err != nil {
		return err
	}
	s.a().Program.Name = p.Name
	family, _ := s.content.Statements.Recognise(p.Name)
	s.a().Program.Family = family.ID
	s.a().Program.Maker = family.Maker
	s.changed()
	return nil
}
