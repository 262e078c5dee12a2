package cli

import (
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
)

// example prints an embedded example as JSON, or lists their names.
func (s *session) example(a arguments) error {
	if len(a.rest) == 0 {
		return s.listExamples()
	}
	if a.rest[0] == grid.Current {
		return s.exampleComparison()
	}
	found, err := exchange.Example(a.rest[0])
	if err != nil {
		return err
	}
	data, err := exchange.Write(found)
	if err != nil {
		return err
	}
	s.line(string(data))
	return nil
}

func (s *session) exampleComparison() error {
	g, err := grid.Load(grid.Current)
	if err != nil {
		return err
	}
	data, err := exchange.WriteComparison(g.Example)
	if err != nil {
		return err
	}
	s.line(string(data))
	return nil
}

func (s *session) listExamples() error {
	names, err := exchange.Examples()
	if err != nil {
		return err
	}
	for _, name := range append(names, grid.Current) {
		s.line(name + "  " + s.words.T("example."+name))
	}
	return nil
}
