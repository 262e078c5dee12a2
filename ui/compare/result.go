package compare

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/gridreport"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// ranking shows the open comparison for each of its uses, or why it has none.
func (w *Feature) ranking() []fyne.CanvasObject {
	results, err := w.Desk().Comparisons().Rank()
	if err != nil {
		return []fyne.CanvasObject{shell.Advice(parts.Bad, parts.SignImportant, "", w.Words().Error(err))}
	}
	var rows []fyne.CanvasObject
	for _, r := range results {
		rows = append(rows, w.resultCard(w.Desk().Comparisons().Grid(), w.Desk().Comparisons().Current(), r))
	}
	return rows
}

// resultCard is a comparison for one use: who comes first, as a table and as bars,
// how firm that is, and what it rests on.
func (w *Feature) resultCard(g *grid.Grid, c *grid.Comparison, r grid.Result) fyne.CanvasObject {
	rows := []fyne.CanvasObject{parts.NewText(parts.Title, r.Use.Name.In(w.Words().Lang)), parts.NewText(parts.Strong, w.Words().Winner(r))}
	if len(r.Ranked()) == 0 {
		return parts.NewCard(parts.Rows(parts.Gap, rows...))
	}
	rows = append(rows, w.table(g, c, r), w.bars(g, r))
	summary, changes := w.Words().Firmness(g, c, r)
	firm := shell.Advice(parts.Good, parts.SignYes, w.T("grid.heading.firm"), summary)
	if len(changes) > 0 {
		firm = shell.Advice(parts.Caution, parts.SignImportant, w.T("grid.heading.firm"), summary)
	}
	rows = append(rows, firm)
	for _, line := range changes {
		rows = append(rows, parts.NewText(parts.Body, line))
	}
	rows = append(rows, parts.NewText(parts.Help, w.T("grid.range")))
	for _, line := range w.Words().Basis(g, c, r) {
		rows = append(rows, parts.NewText(parts.Help, line))
	}
	return parts.NewCard(parts.Rows(parts.Gap, rows...))
}

func (w *Feature) table(g *grid.Grid, c *grid.Comparison, r grid.Result) fyne.CanvasObject {
	head := []string{w.T("grid.column.rank"), w.T("grid.column.program")}
	for _, group := range g.Groups {
		head = append(head, group.Name.In(w.Words().Lang))
	}
	head = append(head, w.T("grid.column.research"), w.T("grid.column.survey"), w.T("grid.column.used"), w.T("grid.column.total"))
	var rows [][]string
	for _, row := range r.Ranked() {
		cells := []string{strconv.Itoa(row.Rank), row.Name}
		for _, score := range row.Scores {
			text := w.Words().Points(score.Points)
			if score.Direct {
				text = w.T("grid.mark.direct", "points", text)
			}
			cells = append(cells, text)
		}
		used := c.Programs[row.Program].InUse[r.Use.ID]
		if used != "" {
			used = w.T(used)
		}
		rows = append(rows, append(cells, w.Words().Points(row.Research), w.Words().Points(row.Survey), used, w.Words().Points(row.Total)))
	}
	return parts.Table(head, rows)
}

// bars are the programs as stacked bars, each piece with its words.
func (w *Feature) bars(g *grid.Grid, r grid.Result) fyne.CanvasObject {
	var bars []parts.Bar
	for _, row := range r.Ranked() {
		bar := parts.Bar{Name: row.Name, Total: w.Words().Points(row.Total)}
		var said []string
		add := func(name string, p grid.Points) {
			bar.Pieces = append(bar.Pieces, parts.Piece{Size: int(p), Sign: name})
			said = append(said, name+" "+w.Words().Points(p))
		}
		for _, score := range row.Scores {
			add(assessment.NameOf(g.Groups, score.Group, w.Words().Lang), score.Points)
		}
		add(w.T("grid.column.survey"), row.Survey)
		bar.Detail = shell.Join(" · ", append(said, w.Words().Respondents(g, row.Respondents))...)
		bars = append(bars, bar)
	}
	return parts.NewBars(bars)
}

// examplePage shows the grid's dated example. It cannot be changed; a
// copy can.
type examplePage struct {
	w *Feature
	g *grid.Grid
}

// OpenExample shows the published example.
func (w *Feature) OpenExample() {
	w.Desk().Leave()
	w.Show(ExamplePlace)
}

func (w *Feature) example() shell.Page {
	g, err := grid.Load(grid.Current)
	if err != nil {
		w.Tell(err)
		return nil
	}
	return &examplePage{w, g}
}

func (s *examplePage) Content() fyne.CanvasObject {
	w, g := s.w, s.g
	c := g.Example.Clone()
	since := []fyne.CanvasObject{shell.Advice(parts.Caution, parts.SignLapsed, w.T("compare.example.lead", "date", w.Words().Month(g.Date)), g.About.In(w.Words().Lang))}
	for _, text := range g.Since {
		since = append(since, parts.NewText(parts.Body, text.In(w.Words().Lang)))
	}
	rows := []fyne.CanvasObject{
		parts.Rows(parts.Gap, parts.NewText(parts.Eyebrow, strings.ToUpper(w.T("grid.eyebrow"))), parts.NewText(parts.Question, w.T("example."+g.Version))),
		parts.NewCard(parts.Rows(parts.Gap, since...)),
		parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.T("compare.copy"), w.CopyExample),
			parts.NewButton(parts.Quiet, w.T("nav.start"), func() { w.Show(shell.Home) })),
	}
	report := gridreport.New(g, &c, g.UsesOf(c.Use), w.Words())
	for _, r := range report.Results() {
		if report.AsPublished(r) {
			rows = append(rows, shell.Advice(parts.Good, parts.SignYes, "", w.T("compare.in-short", "use", r.Use.Name.In(w.Words().Lang), "places", w.T("grid.published-same"))))
		}
		rows = append(rows, w.resultCard(g, &c, r))
	}
	rows = append(rows, w.Section("grid.heading.out", ""))
	for _, p := range c.Programs {
		if p.Out != nil {
			rows = append(rows, parts.NewLeadText(parts.Body, p.Name, w.Words().KnockedOut(g, p.Out)))
		}
	}
	return w.Column(rows...)
}
