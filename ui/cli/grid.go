package cli

import (
	"context"
	"slices"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/gridreport"
)

// grid ranks the programs of a comparison, of a file or of the embedded example,
// and writes its report where --out names a folder.
func (s *session) grid(a arguments) error {
	path := a.rest[0]
	c, g, err := s.comparison(path)
	if err != nil {
		return &fileError{path, err}
	}
	uses, err := usesAsked(g, &c, a)
	if err != nil {
		return err
	}
	if a.has("out") {
		kinds, err := comparisonKinds(a)
		if err != nil {
			return err
		}
		if err := s.exportComparison(c, comparisonExport{a.value("out"), a.value("use"), kinds}); err != nil {
			return err
		}
		if !a.has("json") {
			return nil
		}
	}
	report := gridreport.New(g, &c, uses, s.words)
	if a.has("json") {
		return s.printJSON(s.ranking(g, &c, report))
	}
	s.printComparison(g, &c, report)
	return nil
}

// comparison opens a file with a comparison, a report that carries one, or the
// example of a grid by its edition.
func (s *session) comparison(path string) (grid.Comparison, *grid.Grid, error) {
	if path == grid.Current {
		g, err := grid.Load(path)
		if err != nil {
			return grid.Comparison{}, nil, err
		}
		return g.Example.Clone(), g, nil
	}
	data, err := s.read(path)
	if err != nil {
		return grid.Comparison{}, nil, err
	}
	return exchange.OpenComparison(data)
}

// usesAsked are the uses of the comparison, or the one of --use.
func usesAsked(g *grid.Grid, c *grid.Comparison, a arguments) ([]grid.Use, error) {
	if !a.has("use") {
		return g.UsesOf(c.Use), nil
	}
	use, known := g.Use(a.value("use"))
	switch {
	case !known:
		return nil, usage("use-unknown", "value", a.value("use"))
	case c.Use != grid.Both && c.Use != use.ID:
		return nil, usage("use-not-compared", "value", use.ID)
	}
	return []grid.Use{use}, nil
}

// comparisonKinds are the files of --format, or all that there are; to standard output
// goes one.
func comparisonKinds(a arguments) ([]export.Kind, error) {
	kinds := export.ComparisonKinds
	if a.has("format") {
		kinds = []export.Kind{export.Kind(a.value("format"))}
	}
	switch {
	case !slices.Contains(export.ComparisonKinds, kinds[0]):
		return nil, usage("format-unknown", "format", a.value("format"), "formats", joined(export.ComparisonKinds))
	case a.value("out") == toOutput && len(kinds) > 1:
		return nil, usage("grid-one", "formats", joined(export.ComparisonKinds))
	}
	return kinds, nil
}

// comparisonExport says where the documents of a comparison go, and of which use and
// kinds; empty for all.
type comparisonExport struct {
	folder, use string
	kinds       []export.Kind
}

func (s *session) exportComparison(c grid.Comparison, to comparisonExport) error {
	if to.folder == toOutput {
		return s.comparisonToOutput(c, to)
	}
	if len(to.kinds) == 0 {
		to.kinds = export.ComparisonKinds
	}
	return exporting(to.folder, func(ctx context.Context, e *export.Exporter) error {
		files, err := e.ExportComparison(ctx, export.ComparisonRequest{
			Comparison: c, Use: to.use, Lang: s.words.Lang, Kinds: to.kinds, Folder: to.folder, Today: s.today,
		}, func(export.Progress) {})
		for _, made := range files {
			s.tellLine(made.Path)
		}
		return err
	})
}

func (s *session) comparisonToOutput(c grid.Comparison, to comparisonExport) error {
	e, err := export.New()
	if err != nil {
		return err
	}
	data, err := e.OneOfComparison(export.ComparisonRequest{Comparison: c, Use: to.use, Lang: s.words.Lang, Kinds: to.kinds, Today: s.today})
	if err != nil {
		return err
	}
	return s.output(data, to.kinds[0] != export.CSV)
}

// printComparison is the ranking for people: first who wins, then why, how firm
// that is, and what it rests on.
func (s *session) printComparison(g *grid.Grid, c *grid.Comparison, report *gridreport.Report) {
	s.line(report.Title())
	if report.Example() {
		s.say("grid.example", "date", s.words.Month(g.Date))
	}
	for _, r := range report.Results() {
		s.line("")
		s.line(r.Use.Name.In(s.words.Lang))
		s.line(s.words.Winner(r))
		if report.Example() && report.AsPublished(r) {
			s.say("grid.published-same")
		}
		for _, row := range r.Ranked() {
			s.line(s.ranked(g, row))
		}
		s.firmness(g, c, r)
		s.list("grid.heading.notes", s.words.Basis(g, c, r))
	}
	var out []string
	for _, p := range c.Programs {
		if p.Out != nil {
			out = append(out, p.Name+": "+s.words.KnockedOut(g, p.Out))
		}
	}
	s.list("grid.heading.out", out)
	s.list("grid.heading.copy", s.words.Changed(g, c))
	if report.Example() {
		s.list("cli.notes", report.Since())
	}
	s.list("grid.heading.limits", []string{s.words.T("grid.limit.1"), s.words.T("grid.limit.2"), s.words.T("grid.limit.3")})
}

// ranked is a program on one line: its place, its total, and what that is made of.
func (s *session) ranked(g *grid.Grid, row grid.Row) string {
	parts := make([]string, 0, len(row.Scores)+1)
	for _, score := range row.Scores {
		name := assessment.NameOf(g.Groups, score.Group, s.words.Lang)
		parts = append(parts, s.words.T("cli.grid.part", "name", name, "points", s.words.Points(score.Points)))
	}
	parts = append(parts, s.words.T("cli.grid.part", "name", s.words.T("grid.column.survey"), "points", s.words.Points(row.Survey)))
	return s.words.T("cli.grid.row", "rank", strconv.Itoa(row.Rank), "program", row.Name, "total", s.words.Points(row.Total),
		"parts", s.words.Join(parts), "n", s.words.Respondents(g, row.Respondents))
}

func (s *session) firmness(g *grid.Grid, c *grid.Comparison, r grid.Result) {
	if len(r.Ranked()) == 0 {
		return
	}
	summary, changes := s.words.Firmness(g, c, r)
	s.line("")
	s.line(summary)
	for _, line := range changes {
		s.line("- " + line)
	}
}
