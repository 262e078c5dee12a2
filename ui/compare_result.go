package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/gridreport"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// ranking shows the open comparison for each of its uses, or why it has none.
func (w *Window) ranking() []fyne.CanvasObject {
	results, err := w.desk.Comparisons().Rank()
	if err != nil {
		return []fyne.CanvasObject{advice(parts.Bad, parts.SignImportant, "", w.words.Error(err))}
	}
	var rows []fyne.CanvasObject
	for _, r := range results {
		rows = append(rows, w.resultCard(w.desk.Comparisons().Grid(), w.desk.Comparisons().Current(), r))
	}
	return rows
}

// resultCard is a comparison for one use: who comes first, as a table and as bars,
// how firm that is, and what it rests on.
func (w *Window) resultCard(g *grid.Grid, c *grid.Comparison, r grid.Result) fyne.CanvasObject {
	rows := []fyne.CanvasObject{parts.NewText(parts.Title, r.Use.Name.In(w.words.Lang)), parts.NewText(parts.Strong, w.words.Winner(r))}
	if len(r.Ranked()) == 0 {
		return parts.NewCard(parts.Rows(parts.Gap, rows...))
	}
	rows = append(rows, w.table(g, c, r), w.bars(g, r))
	summary, changes := w.words.Firmness(g, c, r)
	firm := advice(parts.Good, parts.SignYes, w.t("grid.heading.firm"), summary)
	if len(changes) > 0 {
		firm = advice(parts.Caution, parts.SignImportant, w.t("grid.heading.firm"), summary)
	}
	rows = append(rows, firm)
	for _, line := range changes {
		rows = append(rows, parts.NewText(parts.Body, line))
	}
	rows = append(rows, parts.NewText(parts.Help, w.t("grid.range")))
	for _, line := range w.words.Basis(g, c, r) {
		rows = append(rows, parts.NewText(parts.Help, line))
	}
	return parts.NewCard(parts.Rows(parts.Gap, rows...))
}

func (w *Window) table(g *grid.Grid, c *grid.Comparison, r grid.Result) fyne.CanvasObject {
	head := []string{w.t("grid.column.rank"), w.t("grid.column.program")}
	for _, group := range g.Groups {
		head = append(head, group.Name.In(w.words.Lang))
	}
	head = append(head, w.t("grid.column.research"), w.t("grid.column.survey"), w.t("grid.column.used"), w.t("grid.column.total"))
	var rows [][]string
	for _, row := range r.Ranked() {
		cells := []string{itoa(row.Rank), row.Name}
		for _, score := range row.Scores {
			text := w.words.Points(score.Points)
			if score.Direct {
				text = w.t("grid.mark.direct", "points", text)
			}
			cells = append(cells, text)
		}
		used := c.Programs[row.Program].InUse[r.Use.ID]
		if used != "" {
			used = w.t(used)
		}
		rows = append(rows, append(cells, w.words.Points(row.Research), w.words.Points(row.Survey), used, w.words.Points(row.Total)))
	}
	return parts.Table(head, rows)
}

// bars are the programs as stacked bars, each piece with its words.
func (w *Window) bars(g *grid.Grid, r grid.Result) fyne.CanvasObject {
	var bars []parts.Bar
	for _, row := range r.Ranked() {
		bar := parts.Bar{Name: row.Name, Total: w.words.Points(row.Total)}
		var said []string
		add := func(name string, p grid.Points) {
			bar.Pieces = append(bar.Pieces, parts.Piece{Size: int(p), Sign: name})
			said = append(said, name+" "+w.words.Points(p))
		}
		for _, score := range row.Scores {
			add(assessment.NameOf(g.Groups, score.Group, w.words.Lang), score.Points)
		}
		add(w.t("grid.column.survey"), row.Survey)
		bar.Detail = join(" · ", append(said, w.words.Respondents(g, row.Respondents))...)
		bars = append(bars, bar)
	}
	return parts.NewBars(bars)
}

// comparisonExampleScreen shows the grid's dated example. It cannot be changed; a
// copy can.
type comparisonExampleScreen struct {
	w *Window
	g *grid.Grid
}

func (w *Window) openComparisonExample() {
	w.desk.Leave()
	w.show(stepCompareExample)
}

func (w *Window) comparisonExample() shell.Page {
	g, err := grid.Load(grid.Current)
	if err != nil {
		w.tell(err)
		return w.start()
	}
	return &comparisonExampleScreen{w, g}
}

func (s *comparisonExampleScreen) Content() fyne.CanvasObject {
	w, g := s.w, s.g
	c := g.Example.Clone()
	since := []fyne.CanvasObject{advice(parts.Caution, parts.SignLapsed, w.t("compare.example.lead", "date", w.words.Month(g.Date)), g.About.In(w.words.Lang))}
	for _, text := range g.Since {
		since = append(since, parts.NewText(parts.Body, text.In(w.words.Lang)))
	}
	rows := []fyne.CanvasObject{
		parts.Rows(parts.Gap, parts.NewText(parts.Eyebrow, upper(w.t("grid.eyebrow"))), parts.NewText(parts.Question, w.t("example."+g.Version))),
		parts.NewCard(parts.Rows(parts.Gap, since...)),
		parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.t("compare.copy"), w.copyComparisonExample),
			parts.NewButton(parts.Quiet, w.t("nav.start"), func() { w.show(stepStart) })),
	}
	report := gridreport.New(g, &c, g.UsesOf(c.Use), w.words)
	for _, r := range report.Results() {
		if report.AsPublished(r) {
			rows = append(rows, advice(parts.Good, parts.SignYes, "", w.t("compare.in-short", "use", r.Use.Name.In(w.words.Lang), "places", w.t("grid.published-same"))))
		}
		rows = append(rows, w.resultCard(g, &c, r))
	}
	rows = append(rows, w.section("grid.heading.out", ""))
	for _, p := range c.Programs {
		if p.Out != nil {
			rows = append(rows, parts.NewLeadText(parts.Body, p.Name, w.words.KnockedOut(g, p.Out)))
		}
	}
	return w.page(rows...)
}
