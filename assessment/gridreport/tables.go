package gridreport

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/sheet"
)

// Ranking is one table of every program in every use, for a CSV.
func (r *Report) Ranking() sheet.Sheet {
	surveys := r.surveys()
	head := r.texts("grid.column.use", "grid.column.rank", "grid.column.program")
	for _, group := range r.g.Groups {
		head = append(head, sheet.Text(r.name(group.Name)))
	}
	head = append(head, r.texts("grid.column.research")...)
	for _, k := range surveys {
		head = append(head, sheet.Text(r.w.T("grid.column.mean", "criterion", k.Name.In(r.w.Lang))))
	}
	head = append(head, r.texts("grid.column.survey", "grid.column.respondents", "grid.column.total", "grid.column.in-use", "grid.column.unknown", "grid.column.reason")...)
	rows := [][]sheet.Cell{head}
	for _, result := range r.results {
		for _, row := range result.Rows {
			rows = append(rows, r.row(result, row, surveys))
		}
	}
	return sheet.Sheet{Name: r.w.T("grid.eyebrow"), Rows: rows}
}

// surveys are what the surveys of the uses ask, each once.
func (r *Report) surveys() (all []assessment.Named) {
	for _, result := range r.results {
		for _, k := range result.Use.Survey {
			if !slices.ContainsFunc(all, func(n assessment.Named) bool { return n.ID == k.ID }) {
				all = append(all, k)
			}
		}
	}
	return all
}

func (r *Report) row(result grid.Result, row grid.Row, surveys []assessment.Named) []sheet.Cell {
	rank := sheet.Text("")
	if row.Rank > 0 {
		rank = sheet.Whole(row.Rank)
	}
	cells := []sheet.Cell{sheet.Text(r.name(result.Use.Name)), rank, sheet.Text(row.Name)}
	if row.Rank == 0 {
		blank := make([]sheet.Cell, len(row.Scores)+len(surveys)+7)
		blank[len(blank)-1] = sheet.Text(r.w.KnockedOut(r.g, r.c.Programs[row.Program].Out))
		return append(cells, blank...)
	}
	for _, s := range row.Scores {
		cells = append(cells, sheet.Hundredths(int(s.Points)))
	}
	cells = append(cells, sheet.Hundredths(int(row.Research)))
	for _, k := range surveys {
		cells = append(cells, mean(row, k.ID))
	}
	return append(cells, sheet.Hundredths(int(row.Survey)), sheet.Text(r.w.Respondents(r.g, row.Respondents)), sheet.Hundredths(int(row.Total)),
		sheet.Text(r.inUse(result, row)), sheet.Text(r.unknown(row)), sheet.Text(""))
}

func mean(row grid.Row, criterion string) sheet.Cell {
	for _, m := range row.Means {
		if m.Criterion == criterion && m.Known {
			return sheet.Hundredths(int(m.Points))
		}
	}
	return sheet.Text("")
}

func (r *Report) unknown(row grid.Row) string {
	names := make([]string, len(row.Unknown))
	for i, id := range row.Unknown {
		k, _ := r.g.CriterionOf(r.c, id)
		names[i] = k.Name.In(r.w.Lang)
	}
	return strings.Join(names, "; ")
}

// Workbook is the ranking with the choices and the weights behind it.
func (r *Report) Workbook() []sheet.Sheet {
	return []sheet.Sheet{r.Ranking(), r.choicesSheet(), r.weightsSheet()}
}

func (r *Report) choicesSheet() sheet.Sheet {
	head := r.texts("grid.column.group", "grid.column.criterion")
	var programs []grid.Program
	for _, p := range r.c.Programs {
		if p.Out == nil {
			programs = append(programs, p)
			head = append(head, sheet.Text(p.Name))
		}
	}
	rows := [][]sheet.Cell{head}
	for _, k := range r.g.CriteriaOf(r.c) {
		cells := []sheet.Cell{sheet.Text(r.groupName(k.Group)), sheet.Text(r.name(k.Name))}
		for _, p := range programs {
			cells = append(cells, sheet.Text(r.choiceName(k, p)))
		}
		rows = append(rows, cells)
	}
	return sheet.Sheet{Name: r.w.T("grid.sheet.choices"), Rows: rows}
}

func (r *Report) weightsSheet() sheet.Sheet {
	rows := [][]sheet.Cell{r.texts("grid.column.group", "grid.column.criterion", "grid.column.choice", "grid.column.use", "grid.column.weight", "grid.column.published")}
	for _, k := range r.g.CriteriaOf(r.c) {
		for _, o := range k.Choices {
			for _, result := range r.results {
				published := sheet.Text("")
				if p, known := r.g.PublishedWeight(result.Use.ID, k.ID, o.ID); known {
					published = sheet.Hundredths(int(p))
				}
				rows = append(rows, []sheet.Cell{
					sheet.Text(r.groupName(k.Group)), sheet.Text(r.name(k.Name)), sheet.Text(r.name(o.Name)),
					sheet.Text(r.name(result.Use.Name)), sheet.Hundredths(int(o.Weights[result.Use.ID])), published,
				})
			}
		}
	}
	return sheet.Sheet{Name: r.w.T("grid.sheet.weights"), Rows: rows}
}

func (r *Report) texts(keys ...string) []sheet.Cell {
	cells := make([]sheet.Cell, len(keys))
	for i, key := range keys {
		cells[i] = sheet.Text(r.w.T(key))
	}
	return cells
}
