package ui

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// comparing reports whether the window is at a place of the open comparison.
func (w *app) comparing() bool {
	return w.compares() && w.Place() != stepCompareExample && strings.HasPrefix(w.Place(), stepCompare)
}

func (w *app) compareScreen() shell.Page { return &compareScreen{fieldSet: newFieldSet(w)} }

func (w *app) weightsScreen() shell.Page { return &weightsScreen{fieldSet: newFieldSet(w)} }

func (w *app) newComparison() {
	w.needDossier(func() { w.showComparison(w.desk.Comparisons().Start()) })
}

func (w *app) copyComparisonExample() {
	w.needDossier(func() { w.showComparison(w.desk.Comparisons().CopyExample()) })
}

func (w *app) openComparison(at int) { w.showComparison(w.desk.Comparisons().Open(at)) }

func (w *app) showComparison(err error) {
	if err != nil {
		w.Tell(err)
		return
	}
	w.Show(stepCompare)
}

// comparisonChanged saves and lets the ranking follow.
func (w *app) comparisonChanged() {
	w.desk.Comparisons().Changed()
	w.Follow()
}

// inFoot is how many programs of a ranking the foot has room for.
const inFoot = 4

// rankingInShort keeps the ranking in view, also while a weight slides: a line for each
// use.
func (w *app) rankingInShort() *shell.Summary {
	lines := []string{"", ""}
	results, err := w.desk.Comparisons().Rank()
	for i, r := range results {
		lines[min(i, 1)] = w.inShort(r)
	}
	if err != nil {
		lines[1] = w.Words().Error(err)
	}
	return &shell.Summary{Result: lines[0], Cause: lines[1]}
}

// inShort is a ranking on one line.
func (w *app) inShort(r grid.Result) string {
	var places []string
	for _, row := range r.Ranked()[:min(len(r.Ranked()), inFoot)] {
		places = append(places, w.T("compare.place", "rank", strconv.Itoa(row.Rank), "program", row.Name, "points", w.Words().Points(row.Total)))
	}
	return w.T("compare.in-short", "use", r.Use.Name.In(w.Words().Lang), "places", shell.OrElse(shell.Join(" · ", places...), w.T("grid.no-winner")))
}

// compareScreen is a comparison as a whole: its programs, who comes first, and
// what to do with it.
type compareScreen struct {
	*fieldSet
	results *fyne.Container
	onward  *fyne.Container
	out     *comparisonExport
}

func (s *compareScreen) Content() fyne.CanvasObject {
	w, c := s.w, s.w.desk.Comparisons().Current()
	title := parts.NewTextField(parts.TextOptions{Label: w.T("compare.name"), OnChanged: func(text string) { s.changed(func() { c.Title = text }) }})
	title.SetText(c.Title)
	uses := append(w.uses(), parts.Option{ID: grid.Both, Text: w.T("compare.use.both")})
	use := parts.NewChoice(w.T("grid.label.use"), "", uses, func(id string) { s.changed(func() { c.Use = id }) })
	use.Set(c.Use)
	rows := []fyne.CanvasObject{
		w.Heading("grid.eyebrow", "compare.title", "compare.intro"), s.put("title", title), s.put("use", use),
		w.Section("grid.label.programs", "compare.programs.help"),
	}
	for i := range c.Programs {
		rows = append(rows, s.program(i))
	}
	s.results, s.onward = parts.Rows(parts.GapWide), parts.Line(parts.Gap)
	s.out = newComparisonExport(w)
	s.Refresh()
	return w.Column(append(rows, s.adding(), s.results, s.onward, s.out.content(),
		parts.Line(parts.Gap, parts.NewButton(parts.Quiet, w.T("nav.start"), func() { w.Show(stepStart) })))...)
}

// uses are the uses of the grid as options.
func (w *app) uses() []parts.Option {
	var options []parts.Option
	for _, u := range w.desk.Comparisons().Grid().Uses {
		options = append(options, parts.Option{ID: u.ID, Text: u.Name.In(w.Words().Lang)})
	}
	return options
}

// put keeps a field by its path, to find and to focus it.
func (f *fieldSet) put(path string, field parts.Field) fyne.CanvasObject {
	f.fields[path], f.order = field, append(f.order, path)
	return field
}

func (s *compareScreen) changed(write func()) {
	write()
	s.w.comparisonChanged()
}

// program is one program on a card: how far it is filled in, and where to go on.
func (s *compareScreen) program(at int) fyne.CanvasObject {
	w, p := s.w, s.w.desk.Comparisons().Current().Programs[at]
	name := shell.OrElse(p.Name, w.T("start.nameless"))
	return parts.NewCard(parts.Ends(parts.Gap,
		parts.Rows(0, parts.NewText(parts.Strong, name), parts.NewText(parts.Help, s.state(p))),
		parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.T("compare.fill"), func() { w.Show(stepCompareProgram + ":" + strconv.Itoa(at)) }),
			parts.NewButton(parts.Quiet, w.T("compare.remove"), func() { s.remove(at, name) }))))
}

func (s *compareScreen) state(p grid.Program) string {
	w, filled := s.w, 0
	if p.Out != nil {
		return w.T("compare.out", "reason", w.Words().KnockedOut(w.desk.Comparisons().Grid(), p.Out))
	}
	criteria := w.desk.Comparisons().Grid().CriteriaOf(w.desk.Comparisons().Current())
	for _, k := range criteria {
		if p.Choices[k.ID] != "" {
			filled++
		}
	}
	return w.Words().N("compare.filled", filled, "all", strconv.Itoa(len(criteria)))
}

func (s *compareScreen) remove(at int, name string) {
	w := s.w
	w.Confirm(w.T("compare.remove.sure", "name", name), w.T("compare.remove"), func() {
		c := w.desk.Comparisons().Current()
		c.Programs = slices.Delete(c.Programs, at, at+1)
		w.desk.Comparisons().Changed()
		w.Show(stepCompare)
	})
}

// adding takes a program by its name, or from an assessment that is kept.
func (s *compareScreen) adding() fyne.CanvasObject {
	w := s.w
	var name *parts.TextField
	added := func() {
		if strings.TrimSpace(name.Text()) == "" {
			name.SetError(w.T("compare.add.empty"))
			w.Relayout()
			return
		}
		w.fillIn(grid.Program{Name: strings.TrimSpace(name.Text())})
	}
	name = parts.NewTextField(parts.TextOptions{Label: w.T("compare.add.label"), OnSubmitted: added})
	rows := []fyne.CanvasObject{parts.FieldEnds(parts.Gap, s.put("add", name), parts.NewButton(parts.Plain, w.T("compare.add"), added))}
	var taken []fyne.CanvasObject
	for _, row := range w.desk.Comparisons().Candidates() {
		taken = append(taken, parts.NewButton(parts.Plain, row.Program, func() { s.take(row.Key) }))
	}
	if len(taken) > 0 {
		rows = append(rows, parts.NewText(parts.Help, w.T("compare.take")), parts.Line(parts.Gap, taken...))
	}
	return parts.Rows(parts.Gap, rows...)
}

// fillIn adds a program and goes to its answers.
func (w *app) fillIn(p grid.Program) {
	at := w.desk.Comparisons().AddProgram(p)
	w.Show(stepCompareProgram + ":" + strconv.Itoa(at))
}

func (s *compareScreen) take(key string) {
	w := s.w
	item, err := w.desk.Item(key)
	if err != nil {
		w.Tell(err)
		return
	}
	content, err := assessment.Load(item.Assessment.Editions)
	if err != nil {
		w.Tell(err)
		return
	}
	w.fillIn(w.desk.Comparisons().Grid().Take(content, &item.Assessment, w.desk.Today()))
}

// refresh shows the ranking and what follows from it.
func (s *compareScreen) Refresh() {
	w := s.w
	s.results.Objects = w.ranking()
	s.results.Refresh()
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.T("compare.weights"), func() { w.Show(stepCompareWeights) })}
	for _, p := range w.winners() {
		buttons = append(buttons, parts.NewButton(parts.Plain, w.T("compare.assess", "program", p.Name), func() { w.assess(p) }))
	}
	s.onward.Objects = buttons
	s.onward.Refresh()
}

// winners are the programs on a first place, each once.
func (w *app) winners() (programs []grid.Program) {
	results, err := w.desk.Comparisons().Rank()
	if err != nil {
		return nil
	}
	seen := map[string]bool{}
	for _, r := range results {
		for _, row := range r.Ranked() {
			if row.Rank == 1 && !seen[row.Name] {
				seen[row.Name] = true
				programs = append(programs, w.desk.Comparisons().Current().Programs[row.Program])
			}
		}
	}
	return programs
}

func (w *app) assess(p grid.Program) {
	if err := w.desk.Comparisons().Assess(p); err != nil {
		w.Tell(err)
		return
	}
	w.Show(w.firstOpen())
}
