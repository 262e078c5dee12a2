package ui

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment/grid"

	"github.com/google/uuid"
)

// comparison is the open one.
func (s *session) comparison() *grid.Comparison { return &s.draft.Comparisons[s.compared] }

// compare opens a kept comparison and puts the open assessment aside.
func (s *session) compare(at int) error {
	g, err := grid.Load(s.draft.Comparisons[at].Grid)
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
	s.draft.Comparisons = append(s.draft.Comparisons, c)
	if err := s.compare(len(s.draft.Comparisons) - 1); err != nil {
		s.draft.Comparisons = s.draft.Comparisons[:len(s.draft.Comparisons)-1]
		return err
	}
	s.keep(s.snapshot())
	return nil
}

// dropComparison deletes a kept comparison.
func (s *session) dropComparison(at int) {
	s.draft.Comparisons = slices.Delete(s.draft.Comparisons, at, at+1)
	s.compared = -1
	s.keep(s.snapshot())
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

// takeable are the kept assessments that are not in the open comparison yet, the
// latest version of each.
func (s *session) takeable() (places []int) {
	for i, item := range s.draft.Items {
		a := item.Assessment
		has := func(p grid.Program) bool { return p.Assessment == a.ID }
		if strings.TrimSpace(a.Program.Name) != "" && !s.superseded(i) && !slices.ContainsFunc(s.comparison().Programs, has) {
			places = append(places, i)
		}
	}
	return places
}

// addProgram adds a program by its name and gives its place.
func (s *session) addProgram(p grid.Program) int {
	c := s.comparison()
	c.Programs = append(c.Programs, p)
	s.keep(s.snapshot())
	return len(c.Programs) - 1
}

// assessWinner starts an assessment of a program of the open comparison, or goes
// on with the one that it was taken from.
func (s *session) assessWinner(p grid.Program) error {
	for i := len(s.draft.Items) - 1; i >= 0; i-- {
		if p.Assessment != "" && s.draft.Items[i].Assessment.ID == p.Assessment && !s.superseded(i) {
			return s.open(i)
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
