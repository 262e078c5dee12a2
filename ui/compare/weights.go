package compare

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"

	"github.com/google/uuid"
)

// weightStep is how far an arrow moves a weight.
const weightStep = 25

// weightsPage changes the grid in a copy: weights, criteria left out and
// criteria added, with a note why. Beside it the ranking follows.
type weightsPage struct {
	*fields
	live *fyne.Container
}

func (s *weightsPage) changed(write func()) {
	write()
	s.w.Changed()
}

func (s *weightsPage) Content() fyne.CanvasObject {
	w, c := s.w, s.w.Desk().Comparisons().Current()
	note := parts.NewTextField(parts.TextOptions{Label: w.T("compare.note"), Help: w.T("compare.note.help"), Lines: 2,
		OnChanged: func(text string) { s.changed(func() { c.Copy.Note = text }) }})
	note.SetText(c.Copy.Note)
	rows := []fyne.CanvasObject{w.Heading("grid.eyebrow", "compare.weights.title", "compare.weights.intro"), s.Put("note", note)}
	all := slices.Concat(w.Desk().Comparisons().Grid().Criteria, c.Copy.Added)
	for _, k := range all {
		rows = append(rows, s.criterion(k))
	}
	rows = append(rows, s.adding(), parts.Line(parts.Gap,
		parts.NewButton(parts.Primary, w.T("compare.ready"), func() { w.Show(Place) }),
		parts.NewButton(parts.Plain, w.T("compare.reset"), s.reset)))
	s.live = parts.Rows(parts.GapWide)
	s.Refresh()
	return parts.Columns(w.Column(rows...), s.live)
}

// criterion is one on a card: whether it counts, and a slider for each weight.
func (s *weightsPage) criterion(k grid.Criterion) fyne.CanvasObject {
	w, c := s.w, s.w.Desk().Comparisons().Current()
	counts := parts.NewCheck(k.Name.In(w.Words().Lang), w.T("compare.counts"), func(on bool) { s.changed(func() { c.Drop(k.ID, !on) }) })
	counts.Set(!slices.Contains(c.Copy.Dropped, k.ID))
	rows := []fyne.CanvasObject{counts}
	for _, o := range k.Choices {
		for _, use := range w.Desk().Comparisons().Grid().UsesOf(c.Use) {
			if slider := s.slider(k, o, use); slider != nil {
				rows = append(rows, slider)
			}
		}
	}
	if _, published := w.Desk().Comparisons().Grid().Criterion(k.ID); !published {
		rows = append(rows, parts.Line(0, parts.NewButton(parts.Quiet, w.T("compare.criterion.remove"), func() {
			c.Remove(k.ID)
			w.Desk().Comparisons().Changed()
			w.Reshow("")
		})))
	}
	return parts.NewCard(parts.Rows(parts.Gap, rows...))
}

// slider moves a weight between nothing and twice the published one; where the
// published one is nothing there is nothing to move.
func (s *weightsPage) slider(k grid.Criterion, o grid.Choice, use grid.Use) fyne.CanvasObject {
	w, c := s.w, s.w.Desk().Comparisons().Current()
	published := int(o.Weights[use.ID])
	if published == 0 {
		return nil
	}
	now := published
	for _, changed := range c.Copy.Weights {
		if changed.Use == use.ID && changed.Criterion == k.ID && changed.Choice == o.ID {
			now = int(changed.Points)
		}
	}
	label := w.T("compare.weight", "choice", o.Name.In(w.Words().Lang), "use", use.Name.In(w.Words().Lang), "published", w.Words().Points(grid.Points(published)))
	slider := parts.NewSlider(label, min(0, 2*published), max(0, 2*published), weightStep,
		func(v int) string { return w.Words().Points(grid.Points(v)) },
		func(v int) {
			s.changed(func() {
				w.Desk().Comparisons().Grid().SetWeight(c, grid.Weight{Use: use.ID, Criterion: k.ID, Choice: o.ID, Points: grid.Points(v)})
			})
		})
	slider.Set(now)
	return slider
}

// adding takes a criterion of one's own, answered with yes or no.
func (s *weightsPage) adding() fyne.CanvasObject {
	w := s.w
	name := parts.NewTextField(parts.TextOptions{Label: w.T("compare.criterion.name")})
	group := parts.NewSelectField(w.T("grid.column.group"), "", w.T("compare.choose"), w.Named(w.Desk().Comparisons().Grid().Groups), nil)
	group.Set(w.Desk().Comparisons().Grid().Groups[0].ID)
	weight := parts.NewTextField(parts.TextOptions{Label: w.T("compare.criterion.weight"), Help: w.T("compare.criterion.weight.help")})
	add := func() {
		points, err := grid.ParsePoints(weight.Text())
		name.SetError("")
		weight.SetError("")
		switch {
		case strings.TrimSpace(name.Text()) == "":
			name.SetError(w.T("compare.criterion.empty"))
		case err != nil:
			weight.SetError(w.Words().Error(err))
		default:
			w.Desk().Comparisons().Current().Add(s.own(name.Text(), group.Chosen(), points))
			w.Desk().Comparisons().Changed()
			w.Reshow("")
			return
		}
		w.Relayout()
	}
	return parts.NewCard(parts.Rows(parts.GapWide, parts.NewText(parts.Title, w.T("compare.criterion.add")),
		s.Put("criterion.name", name), parts.Grid(2, s.Put("criterion.group", group), s.Put("criterion.weight", weight)),
		parts.Line(0, parts.NewButton(parts.Plain, w.T("compare.criterion.add"), add))))
}

// own makes a criterion with yes and no, worth the same in every use.
func (s *weightsPage) own(name, group string, points grid.Points) grid.Criterion {
	yes, no := map[string]grid.Points{}, map[string]grid.Points{}
	for _, use := range s.w.Desk().Comparisons().Grid().Uses {
		yes[use.ID], no[use.ID] = points, 0
	}
	text := func(s string) assessment.Text { return assessment.Text{"nl": s, "en": s} }
	return grid.Criterion{ID: uuid.NewString(), Group: group, Name: text(strings.TrimSpace(name)), Choices: []grid.Choice{
		{ID: assessment.Yes, Name: text(s.w.T("yes")), Weights: yes},
		{ID: assessment.No, Name: text(s.w.T("no")), Weights: no},
	}}
}

// reset takes every change back, after asking.
func (s *weightsPage) reset() {
	w := s.w
	w.Confirm(w.T("compare.reset.sure"), w.T("compare.reset"), func() {
		c := w.Desk().Comparisons().Current()
		for _, k := range slices.Clone(c.Copy.Added) {
			c.Remove(k.ID)
		}
		c.Copy = grid.Copy{}
		w.Desk().Comparisons().Changed()
		w.Reshow("")
	})
}

// refresh shows beside the weights who comes first, and by what.
func (s *weightsPage) Refresh() {
	w := s.w
	s.live.Objects = nil
	results, err := w.Desk().Comparisons().Rank()
	if err != nil {
		s.live.Add(shell.Advice(parts.Bad, parts.SignImportant, "", w.Words().Error(err)))
	}
	for _, r := range results {
		s.live.Add(parts.NewCard(parts.Rows(parts.Gap, parts.NewText(parts.Title, r.Use.Name.In(w.Words().Lang)),
			parts.NewText(parts.Strong, w.Words().Winner(r)), w.bars(w.Desk().Comparisons().Grid(), r))))
	}
	s.live.Refresh()
}
