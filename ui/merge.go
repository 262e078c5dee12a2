package ui

import (
	"errors"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/history"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// changedElsewhere puts together what could not be saved because another program
// changed the same meanwhile. It reports whether that was so.
func (w *app) changedElsewhere(err error) bool {
	e, is := errors.AsType[*assessment.Error](err)
	if !is || e.Code != assessment.ChangedElsewhere {
		return false
	}
	kind, key, store := e.Params["kind"], e.Params["key"], w.Store()
	w.Worker().Do(func() func() {
		if kind == dossier.KindAssessment {
			base, theirs, err := store.Elsewhere(key)
			return func() { w.mergeWith(store, key, base, theirs, err) }
		}
		base, theirs, err := store.OtherElsewhere(kind, key)
		return func() { w.joinWith(store, kind, key, base, theirs, err) }
	})
	return true
}

// mergeWith merges and saves. Nobody is interrupted: the status says it, and what
// is to be chosen or told waits until the person goes to another step.
func (w *app) mergeWith(store *dossier.Store, key string, base, theirs register.Item, err error) {
	if w.Store() != store {
		return
	}
	if err == nil {
		w.joined = true
		w.merged, err = w.Desk().Merge(key, base, theirs)
	}
	w.showJoined(err)
}

// joinWith does so with what is kept beside assessments.
func (w *app) joinWith(store *dossier.Store, kind, id string, base, theirs []byte, err error) {
	if w.Store() != store {
		return
	}
	if err == nil {
		var notices []desk.Notice
		w.joined = true
		notices, err = w.Desk().MergeOther(kind, id, base, theirs)
		w.addNews(notices)
	}
	w.showJoined(err)
}

// showJoined shows what came of it.
func (w *app) showJoined(err error) {
	if err != nil {
		w.SayStatus(parts.Bad, parts.SignImportant, w.T("saved.not"))
		w.Tell(err)
		return
	}
	w.RefreshPage()
	w.RefreshFrame()
}

// mergedFirst returns the step to show: that with what is to be chosen comes first.
func (w *app) mergedFirst(step string) string {
	if len(w.merged.Conflicts) == 0 || step == stepMerge {
		return step
	}
	w.mergeTo = step
	return stepMerge
}

// news is something to tell at the next step, of the dossier that is open then.
type news struct {
	desk.Notice
	of *desk.Desk
}

func (w *app) addNews(notices []desk.Notice) {
	for _, n := range notices {
		w.news = append(w.news, news{n, w.Desk()})
	}
}

// tellMerged says what came of merging where nothing stops the work.
func (w *app) tellMerged() {
	if notice := w.merged.Notice; notice != "" {
		w.merged = desk.Merged{}
		w.Say(w.T(notice))
	}
	told := w.news
	w.news = nil
	for _, n := range told {
		options := parts.ConfirmOptions{Text: w.T(n.Key, n.Params...), Safe: w.T("close")}
		if n.UseTheirs != nil {
			options.Safe = w.T("join.sentence.mine")
			options.Acts = []parts.Act{{Text: w.T("join.sentence.theirs"), Weight: parts.Plain, Do: func() {
				if n.of == w.Desk() {
					n.UseTheirs()
					w.RefreshPage()
				}
			}}}
		}
		w.Ask(options)
	}
}

// mergeScreen asks at each place that two people changed otherwise which of the
// two stands.
type mergeScreen struct {
	w       *app
	choices map[string]string // by path
}

func (w *app) mergeScreen() shell.Page { return &mergeScreen{w: w, choices: map[string]string{}} }

func (s *mergeScreen) Content() fyne.CanvasObject {
	w, m := s.w, s.w.merged
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
			taken = append(taken, parts.NewText(parts.Body, w.Words().Change(c, w.contentFor(m.Key))))
		}
		rows = append(rows, parts.NewCard(parts.Rows(parts.GapSmall, taken...)))
	}
	for _, c := range m.Conflicts {
		rows = append(rows, s.conflict(c))
	}
	return w.Column(append(rows, parts.Line(0, parts.NewButton(parts.Primary, w.T("merge.do"), s.merge)))...)
}

// contentFor is the published data of what is filed under a key.
func (w *app) contentFor(key string) *assessment.Content {
	if w.Desk().Editor() != nil && w.Desk().Editor().Item().Key() == key {
		return w.Desk().Editor().Content()
	}
	item, err := w.Desk().Item(key)
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
	content := w.contentFor(w.merged.Key)
	was, mine := w.Words().Sides(change.Change{Path: c.Path, From: c.Base, To: c.Mine}, content)
	_, theirs := w.Words().Sides(change.Change{Path: c.Path, From: c.Base, To: c.Theirs}, content)
	options := make([]parts.Option, 0, len(c.Choices()))
	for _, id := range c.Choices() {
		options = append(options, parts.Option{ID: id, Text: w.T("merge." + id)})
	}
	choice := parts.NewChoice(w.T("merge.choose"), "", options, func(id string) { s.choices[c.Path] = id })
	choice.Set(change.Mine)
	before := history.Side(w, w.T("merge.was"), was)
	shell.SetVisible(before, !w.merged.Guessed)
	return parts.NewCard(parts.Rows(parts.Gap,
		parts.NewText(parts.Strong, w.Words().ChangedPlace(c.Path, content)), before,
		parts.Grid(2, history.Side(w, w.T("merge.mine"), mine), history.Side(w, w.T("merge.theirs"), theirs)), choice))
}

func (s *mergeScreen) merge() {
	w, m := s.w, s.w.merged
	if err := w.Desk().Resolve(m, s.choices); err != nil {
		w.Tell(err)
		return
	}
	to := w.mergeTo
	w.merged = desk.Merged{}
	w.nextClash(shell.OrElse(to, stepStart))
}
