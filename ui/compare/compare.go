// Package compare is comparing programs: which takes part, what it scores, how heavily
// what weighs, and who comes first.
package compare

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// Places of a comparison.
const (
	Place        = session.Compare
	ProgramPlace = "compare-program" // with the place of the program behind a colon
	WeightsPlace = "compare-weights"
	ExamplePlace = "compare-example"
)

// Window is what comparing asks of the window and of the program in it.
type Window interface {
	shell.Speaker
	shell.Navigator
	shell.Dialogs
	shell.Layouter
	shell.Composer
	shell.Machine
	Place() string
	Follow()
	session.Work
	session.Folders
	session.Documents
	NeedDossier(do func())
	ShowFirstOpen() // goes to the first step that asks something of the assessment that is open
}

// Feature is comparing, in a window.
type Feature struct{ Window }

// New is comparing in a window.
func New(w Window) *Feature { return &Feature{w} }

// fields are those of a page of a comparison.
type fields struct {
	*shell.Fields
	w *Feature
}

func newFields(w *Feature) *fields { return &fields{shell.NewFields(), w} }

// Routes are the places of comparing.
func (w *Feature) Routes() map[string]shell.Route {
	return map[string]shell.Route{
		Place:        {New: func(string) shell.Page { return &wholePage{fields: newFields(w)} }, Needs: w.isOpen, Help: "compare", Title: "compare.title"},
		ProgramPlace: {New: w.program, Needs: w.isOpen, Help: "compare", Title: "compare.program.title"},
		WeightsPlace: {New: func(string) shell.Page { return &weightsPage{fields: newFields(w)} }, Needs: w.isOpen, Help: "compare", Title: "compare.weights.title"},
		ExamplePlace: {New: func(string) shell.Page { return w.example() }, Help: "compare", Title: "grid.eyebrow"},
	}
}

// isOpen reports whether a comparison is open, and no assessment.
func (w *Feature) isOpen() bool { return w.Desk().Comparisons().IsOpen() && w.Desk().Editor() == nil }

// Shown reports whether the window is at a place of the open comparison.
func (w *Feature) Shown() bool {
	return w.isOpen() && w.Place() != ExamplePlace && strings.HasPrefix(w.Place(), Place)
}

// Start begins a comparison.
func (w *Feature) Start() {
	w.NeedDossier(func() { w.Opened(w.Desk().Comparisons().Start()) })
}

// CopyExample begins one as the published example is.
func (w *Feature) CopyExample() {
	w.NeedDossier(func() { w.Opened(w.Desk().Comparisons().CopyExample()) })
}

// Open goes on with one that is kept.
func (w *Feature) Open(at int) { w.Opened(w.Desk().Comparisons().Open(at)) }

// Opened shows the one that was opened, or why it was not.
func (w *Feature) Opened(err error) {
	if err != nil {
		w.Tell(err)
		return
	}
	w.Show(Place)
}

// Changed saves and lets the ranking follow.
func (w *Feature) Changed() {
	w.Desk().Comparisons().Changed()
	w.Follow()
}

// inFoot is how many programs of a ranking the foot has room for.
const inFoot = 4

// Summary keeps the ranking in view, also while a weight slides: a line for each
// use.
func (w *Feature) Summary() *shell.Summary {
	lines := []string{"", ""}
	results, err := w.Desk().Comparisons().Rank()
	for i, r := range results {
		lines[min(i, 1)] = w.inShort(r)
	}
	if err != nil {
		lines[1] = w.Words().Error(err)
	}
	return &shell.Summary{Result: lines[0], Cause: lines[1]}
}

// inShort is a ranking on one line.
func (w *Feature) inShort(r grid.Result) string {
	var places []string
	for _, row := range r.Ranked()[:min(len(r.Ranked()), inFoot)] {
		places = append(places, w.T("compare.place", "rank", strconv.Itoa(row.Rank), "program", row.Name, "points", w.Words().Points(row.Total)))
	}
	return w.T("compare.in-short", "use", r.Use.Name.In(w.Words().Lang), "places", shell.OrElse(shell.Join(" · ", places...), w.T("grid.no-winner")))
}

// wholePage is a comparison as a whole: its programs, who comes first, and
// what to do with it.
type wholePage struct {
	*fields
	results *fyne.Container
	onward  *fyne.Container
	out     *comparisonExport
}

func (s *wholePage) Content() fyne.CanvasObject {
	w, c := s.w, s.w.Desk().Comparisons().Current()
	title := parts.NewTextField(parts.TextOptions{Label: w.T("compare.name"), OnChanged: func(text string) { s.changed(func() { c.Title = text }) }})
	title.SetText(c.Title)
	uses := append(w.uses(), parts.Option{ID: grid.Both, Text: w.T("compare.use.both")})
	use := parts.NewChoice(w.T("grid.label.use"), "", uses, func(id string) { s.changed(func() { c.Use = id }) })
	use.Set(c.Use)
	rows := []fyne.CanvasObject{
		w.Heading("grid.eyebrow", "compare.title", "compare.intro"), s.Put("title", title), s.Put("use", use),
		w.Section("grid.label.programs", "compare.programs.help"),
	}
	for i := range c.Programs {
		rows = append(rows, s.program(i))
	}
	s.results, s.onward = parts.Rows(parts.GapWide), parts.Line(parts.Gap)
	s.out = newComparisonExport(w)
	s.Refresh()
	return w.Column(append(rows, s.adding(), s.results, s.onward, s.out.content(),
		parts.Line(parts.Gap, parts.NewButton(parts.Quiet, w.T("nav.start"), func() { w.Show(shell.Home) })))...)
}

// uses are the uses of the grid as options.
func (w *Feature) uses() []parts.Option {
	var options []parts.Option
	for _, u := range w.Desk().Comparisons().Grid().Uses {
		options = append(options, parts.Option{ID: u.ID, Text: u.Name.In(w.Words().Lang)})
	}
	return options
}

func (s *wholePage) changed(write func()) {
	write()
	s.w.Changed()
}

// program is one program on a card: how far it is filled in, and where to go on.
func (s *wholePage) program(at int) fyne.CanvasObject {
	w, p := s.w, s.w.Desk().Comparisons().Current().Programs[at]
	name := shell.OrElse(p.Name, w.T("start.nameless"))
	return parts.NewCard(parts.Ends(parts.Gap,
		parts.Rows(0, parts.NewText(parts.Strong, name), parts.NewText(parts.Help, s.state(p))),
		parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.T("compare.fill"), func() { w.Show(ProgramPlace + ":" + strconv.Itoa(at)) }),
			parts.NewButton(parts.Quiet, w.T("compare.remove"), func() { s.remove(at, name) }))))
}

func (s *wholePage) state(p grid.Program) string {
	w, filled := s.w, 0
	if p.Out != nil {
		return w.T("compare.out", "reason", w.Words().KnockedOut(w.Desk().Comparisons().Grid(), p.Out))
	}
	criteria := w.Desk().Comparisons().Grid().CriteriaOf(w.Desk().Comparisons().Current())
	for _, k := range criteria {
		if p.Choices[k.ID] != "" {
			filled++
		}
	}
	return w.Words().N("compare.filled", filled, "all", strconv.Itoa(len(criteria)))
}

func (s *wholePage) remove(at int, name string) {
	w := s.w
	w.Confirm(w.T("compare.remove.sure", "name", name), w.T("compare.remove"), func() {
		c := w.Desk().Comparisons().Current()
		c.Programs = slices.Delete(c.Programs, at, at+1)
		w.Desk().Comparisons().Changed()
		w.Show(Place)
	})
}

// adding takes a program by its name, or from an assessment that is kept.
func (s *wholePage) adding() fyne.CanvasObject {
	w := s.w
	var name *parts.TextField
	added := func() {
		if strings.TrimSpace(name.Text()) == "" {
			name.SetError(w.T("compare.add.empty"))
			w.Relayout()
			return
		}
		w.FillIn(grid.Program{Name: strings.TrimSpace(name.Text())})
	}
	name = parts.NewTextField(parts.TextOptions{Label: w.T("compare.add.label"), OnSubmitted: added})
	rows := []fyne.CanvasObject{parts.FieldEnds(parts.Gap, s.Put("add", name), parts.NewButton(parts.Plain, w.T("compare.add"), added))}
	var taken []fyne.CanvasObject
	for _, row := range w.Desk().Comparisons().Candidates() {
		taken = append(taken, parts.NewButton(parts.Plain, row.Program, func() { s.take(row.Key) }))
	}
	if len(taken) > 0 {
		rows = append(rows, parts.NewText(parts.Help, w.T("compare.take")), parts.Line(parts.Gap, taken...))
	}
	return parts.Rows(parts.Gap, rows...)
}

// FillIn adds a program and goes to its answers.
func (w *Feature) FillIn(p grid.Program) {
	at := w.Desk().Comparisons().AddProgram(p)
	w.Show(ProgramPlace + ":" + strconv.Itoa(at))
}

func (s *wholePage) take(key string) {
	w := s.w
	item, err := w.Desk().Item(key)
	if err != nil {
		w.Tell(err)
		return
	}
	content, err := assessment.Load(item.Assessment.Editions)
	if err != nil {
		w.Tell(err)
		return
	}
	w.FillIn(w.Desk().Comparisons().Grid().Take(content, &item.Assessment, w.Desk().Today()))
}

// refresh shows the ranking and what follows from it.
func (s *wholePage) Refresh() {
	w := s.w
	s.results.Objects = w.ranking()
	s.results.Refresh()
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Plain, w.T("compare.weights"), func() { w.Show(WeightsPlace) })}
	for _, p := range w.Winners() {
		buttons = append(buttons, parts.NewButton(parts.Plain, w.T("compare.assess", "program", p.Name), func() { w.assess(p) }))
	}
	s.onward.Objects = buttons
	s.onward.Refresh()
}

// Winners are the programs on a first place, each once.
func (w *Feature) Winners() (programs []grid.Program) {
	results, err := w.Desk().Comparisons().Rank()
	if err != nil {
		return nil
	}
	seen := map[string]bool{}
	for _, r := range results {
		for _, row := range r.Ranked() {
			if row.Rank == 1 && !seen[row.Name] {
				seen[row.Name] = true
				programs = append(programs, w.Desk().Comparisons().Current().Programs[row.Program])
			}
		}
	}
	return programs
}

func (w *Feature) assess(p grid.Program) {
	if err := w.Desk().Comparisons().Assess(p); err != nil {
		w.Tell(err)
		return
	}
	w.ShowFirstOpen()
}
