package dossiers

import (
	"errors"
	"slices"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// changedElsewhere puts together what could not be saved because another program
// changed the same meanwhile. It reports whether that was so.
func (d *Dossiers) changedElsewhere(err error) bool {
	e, is := errors.AsType[*assessment.Error](err)
	if !is || e.Code != assessment.ChangedElsewhere {
		return false
	}
	kind, key, store := e.Params["kind"], e.Params["key"], d.w.Store()
	d.w.Worker().Do(func() func() {
		if kind == dossier.KindAssessment {
			base, theirs, err := store.Elsewhere(key)
			return func() { d.mergeWith(store, key, base, theirs, err) }
		}
		base, theirs, err := store.OtherElsewhere(kind, key)
		return func() { d.joinWith(store, kind, key, base, theirs, err) }
	})
	return true
}

// mergeWith merges and saves. Nobody is interrupted: the status says it, and what
// is to be chosen or told waits until the person goes to another step.
func (d *Dossiers) mergeWith(store *dossier.Store, key string, base, theirs register.Item, err error) {
	if d.w.Store() != store {
		return
	}
	if err == nil {
		d.joined = true
		d.merged, err = d.w.Desk().Merge(key, base, theirs)
	}
	d.showJoined(err)
}

// joinWith does so with what is kept beside assessments.
func (d *Dossiers) joinWith(store *dossier.Store, kind, id string, base, theirs []byte, err error) {
	if d.w.Store() != store {
		return
	}
	if err == nil {
		var notices []desk.Notice
		d.joined = true
		notices, err = d.w.Desk().MergeOther(kind, id, base, theirs)
		d.AddNews(notices)
	}
	d.showJoined(err)
}

// showJoined shows what came of it.
func (d *Dossiers) showJoined(err error) {
	if err != nil {
		d.w.SayStatus(parts.Bad, parts.SignImportant, d.w.T("saved.not"))
		d.w.Tell(err)
		return
	}
	d.w.RefreshPage()
	d.w.RefreshFrame()
}

// mergedFirst returns the step to show: that with what is to be chosen comes first.
func (d *Dossiers) mergedFirst(step string) string {
	if len(d.merged.Conflicts) == 0 || step == session.Merge {
		return step
	}
	d.mergeTo = step
	return session.Merge
}

// news is something to tell at the next step, of the dossier that is open then.
type news struct {
	desk.Notice
	of *desk.Desk
}

// AddNews adds to what is told at the next step.
func (d *Dossiers) AddNews(notices []desk.Notice) {
	for _, n := range notices {
		d.news = append(d.news, news{n, d.w.Desk()})
	}
}

// TellMerged says what came of merging where nothing stops the work.
func (d *Dossiers) TellMerged() {
	if notice := d.merged.Notice; notice != "" {
		d.merged = desk.Merged{}
		d.w.Say(d.w.T(notice))
	}
	told := d.news
	d.news = nil
	for _, n := range told {
		options := parts.ConfirmOptions{Text: d.w.T(n.Key, n.Params...), Safe: d.w.T("close")}
		if n.UseTheirs != nil {
			options.Safe = d.w.T("join.sentence.mine")
			options.Acts = []parts.Act{{Text: d.w.T("join.sentence.theirs"), Weight: parts.Plain, Do: func() {
				if n.of == d.w.Desk() {
					n.UseTheirs()
					d.w.RefreshPage()
				}
			}}}
		}
		d.w.Ask(options)
	}
}

// mergeScreen asks at each place that two people changed otherwise which of the
// two stands.
type mergeScreen struct {
	d       *Dossiers
	w       Window
	choices map[string]string // by path
}

func (d *Dossiers) mergePage() shell.Page {
	return &mergeScreen{d: d, w: d.w, choices: map[string]string{}}
}

func (s *mergeScreen) Content() fyne.CanvasObject {
	w, m := s.w, s.d.merged
	intro := "merge.intro"
	if m.File != "" {
		intro = "merge.intro.file"
	}
	rows := []fyne.CanvasObject{w.Heading("merge.eyebrow", "merge.title", intro)}
	if row, there := w.Desk().Row(m.Key); there {
		rows = append(rows, parts.NewText(parts.Strong, shell.Join(" · ", shell.OrElse(row.Program, w.T("start.nameless")), row.Number, w.T("register.version", "n", strconv.Itoa(row.Version)))))
	}
	if len(m.Theirs) > 0 {
		taken := []fyne.CanvasObject{parts.NewText(parts.Strong, w.T("merge.taken"))}
		for _, c := range m.Theirs {
			taken = append(taken, parts.NewText(parts.Body, w.Words().Change(c, s.d.contentFor(m.Key))))
		}
		rows = append(rows, parts.NewCard(parts.Rows(parts.GapSmall, taken...)))
	}
	for _, c := range m.Conflicts {
		rows = append(rows, s.conflict(c))
	}
	return w.Column(append(rows, parts.Line(0, parts.NewButton(parts.Primary, w.T("merge.do"), s.merge)))...)
}

// contentFor is the published data of what is filed under a key.
func (d *Dossiers) contentFor(key string) *assessment.Content {
	if d.w.Desk().Editor() != nil && d.w.Desk().Editor().Item().Key() == key {
		return d.w.Desk().Editor().Content()
	}
	item, err := d.w.Desk().Item(key)
	if err == nil {
		if c, err := assessment.Load(item.Assessment.Editions); err == nil {
			return c
		}
	}
	c, _ := assessment.Load(assessment.Current) // embedded, and read at every start
	return c
}

// conflict is a card with what it was, and what each made of it.
func (s *mergeScreen) conflict(c change.Conflict) fyne.CanvasObject {
	w := s.w
	content := s.d.contentFor(s.d.merged.Key)
	was, mine := w.Words().Sides(change.Change{Path: c.Path, From: c.Base, To: c.Mine}, content)
	_, theirs := w.Words().Sides(change.Change{Path: c.Path, From: c.Base, To: c.Theirs}, content)
	options := make([]parts.Option, 0, len(c.Choices()))
	for _, id := range c.Choices() {
		options = append(options, parts.Option{ID: id, Text: w.T("merge." + id)})
	}
	choice := parts.NewChoice(w.T("merge.choose"), "", options, func(id string) { s.choices[c.Path] = id })
	choice.Set(change.Mine)
	before := session.Side(w, w.T("merge.was"), was)
	shell.SetVisible(before, !s.d.merged.Guessed)
	return parts.NewCard(parts.Rows(parts.Gap,
		parts.NewText(parts.Strong, w.Words().ChangedPlace(c.Path, content)), before,
		parts.Grid(2, session.Side(w, w.T("merge.mine"), mine), session.Side(w, w.T("merge.theirs"), theirs)), choice))
}

func (s *mergeScreen) merge() {
	w, m := s.w, s.d.merged
	if err := w.Desk().Resolve(m, s.choices); err != nil {
		w.Tell(err)
		return
	}
	to := s.d.mergeTo
	s.d.merged = desk.Merged{}
	s.d.ChooseFrom(nil, shell.OrElse(to, session.Start))
}

// ChooseFrom asks about what two changed otherwise, one after the other and after what
// is asked already, and then goes on to a place.
func (d *Dossiers) ChooseFrom(clashes []desk.Merged, then string) {
	d.merging = append(d.merging, clashes...)
	if len(d.merging) > 0 {
		d.merged = d.merging[0]
		d.merging = slices.Clone(d.merging[1:])
	}
	d.w.Show(then)
}
