package cli

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/gridreport"
)

// ranking is the result of a comparison for programs. Its form is published as
// assets/schema/ranking-1.schema.json.
type ranking struct {
	Format  string          `json:"format"`
	Version int             `json:"version"`
	ID      string          `json:"id"`
	Title   string          `json:"title"`
	Date    assessment.Date `json:"date"`
	Grid    string          `json:"grid"`
	Example bool            `json:"example"`
	Changed []string        `json:"changed"`
	Uses    []rankedUse     `json:"uses"`
}

type rankedUse struct {
	Use         string      `json:"use"`
	Summary     string      `json:"summary"`
	AsPublished bool        `json:"asPublished"`
	Programs    []rankedRow `json:"programs"`
	Firm        bool        `json:"firm"`
	Swings      []swing     `json:"swings"`
	Notes       []string    `json:"notes"`
}

type rankedRow struct {
	Rank        int                    `json:"rank,omitempty"`
	Name        string                 `json:"name"`
	Scores      map[string]grid.Points `json:"scores"`
	Direct      []string               `json:"direct"`
	Means       map[string]grid.Points `json:"means"`
	Respondents int                    `json:"respondents,omitempty"`
	Research    grid.Points            `json:"research"`
	Survey      grid.Points            `json:"survey"`
	Total       grid.Points            `json:"total"`
	Unknown     []string               `json:"unknown"`
	Out         string                 `json:"out,omitempty"`
}

type swing struct {
	Kind      string      `json:"kind"`
	Program   string      `json:"program,omitempty"`
	Criterion string      `json:"criterion"`
	Choice    string      `json:"choice,omitempty"`
	Now       grid.Points `json:"now"`
	To        grid.Points `json:"to"`
	Low       grid.Points `json:"low"`
	High      grid.Points `json:"high"`
	Winners   []string    `json:"winners"`
	Text      string      `json:"text"`
}

func (s *session) ranking(g *grid.Grid, c *grid.Comparison, report *gridreport.Report) ranking {
	all := ranking{
		Format: "beeldbeltoets/ranking", Version: 1, ID: c.ID, Title: report.Title(), Date: c.Date, Grid: c.Grid,
		Example: report.Example(), Changed: orNone(s.words.Changed(g, c)), Uses: []rankedUse{},
	}
	for _, r := range report.Results() {
		_, texts := s.words.Firmness(g, c, r)
		use := rankedUse{
			Use: r.Use.ID, Summary: s.words.Winner(r), AsPublished: report.AsPublished(r), Programs: []rankedRow{},
			Firm: len(r.Swings) == 0, Swings: []swing{}, Notes: orNone(s.words.Basis(g, c, r)),
		}
		for _, row := range r.Rows {
			use.Programs = append(use.Programs, rowOf(c, row))
		}
		for i, found := range r.Swings {
			use.Swings = append(use.Swings, swing{
				found.Kind, found.Program, found.Criterion, found.Choice, found.Now, found.To, found.Low, found.High, found.Winners, texts[i],
			})
		}
		all.Uses = append(all.Uses, use)
	}
	return all
}

func rowOf(c *grid.Comparison, row grid.Row) rankedRow {
	made := rankedRow{
		Rank: row.Rank, Name: row.Name, Scores: map[string]grid.Points{}, Direct: []string{}, Means: map[string]grid.Points{},
		Respondents: row.Respondents, Research: row.Research, Survey: row.Survey, Total: row.Total, Unknown: orNone(row.Unknown),
	}
	for _, score := range row.Scores {
		made.Scores[score.Group] = score.Points
		if score.Direct {
			made.Direct = append(made.Direct, score.Group)
		}
	}
	for _, m := range row.Means {
		if m.Known {
			made.Means[m.Criterion] = m.Points
		}
	}
	if out := c.Programs[row.Program].Out; out != nil {
		made.Out = out.Reason
	}
	return made
}
