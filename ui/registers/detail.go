package registers

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// moved tells of the row that is current now, without opening it.
func (s *registerScreen) moved(i int) {
	s.detail.Objects = nil
	defer s.told()
	if i >= len(s.view.Entries) {
		return
	}
	e := s.view.Entries[i]
	s.looks.key = e.Key
	s.r.looks = s.looks
	s.detail.Add(parts.NewCard(parts.Rows(parts.Gap, s.about(e)...)))
}

// told shows what is said about the current row, with the room that it takes.
func (s *registerScreen) told() {
	s.detail.Refresh()
	s.w.Relayout()
}

// about is what there is to know of an entry, and what can be done with it.
func (s *registerScreen) about(e *register.Entry) []fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{
		parts.NewText(parts.Strong, shell.OrElse(e.Program, w.T("start.nameless"))),
		parts.NewText(parts.Help, shell.Join(" · ", e.Practice, e.Number, w.T("register.version", "n", strconv.Itoa(e.Version)))),
		parts.NewText(parts.Body, shell.Join(" · ", s.g.Outcome(e), s.g.Decision(e.Row))),
	}
	if w.Desk().ReadOnly() {
		rows = append(rows, parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("start.open"), func() { w.OpenAssessment(e.Key) })))
		if e.Notes != "" {
			rows = append(rows, parts.NewText(parts.Label, w.T("register.notes")), parts.NewText(parts.Body, e.Notes))
		}
	} else {
		rows = append(rows, s.acts(e), s.notes(e), s.tags(e))
	}
	for _, t := range e.Open {
		due := register.Due{Row: e.Row, What: t.What, ID: t.ID, Text: t.Text}
		rows = append(rows, parts.NewText(parts.Help, shell.Join(" · ", s.g.Says(due), t.Owner, w.Words().Date(t.Due))))
	}
	return rows
}

// notes are the practice's own on this filing, kept while they are typed. Of what
// cannot be read there are none to type over.
func (s *registerScreen) notes(e *register.Entry) fyne.CanvasObject {
	w, key := s.w, e.Key
	item, err := w.Desk().Item(key)
	if err != nil {
		return s.damaged(key, err)
	}
	field := parts.NewTextField(parts.TextOptions{Label: w.T("register.notes"), Help: w.T("register.notes.help"), Lines: 3, Most: assessment.MaxText,
		OnChanged: func(text string) { s.note(key, text) },
		OnTooLong: func(string) { w.TellTooLong(w.T("register.notes")) }})
	field.SetText(item.Notes)
	return field
}

// damaged says what is wrong with an entry that cannot be read, and offers the state
// of it that a daily copy has whole.
func (s *registerScreen) damaged(key string, err error) fyne.CanvasObject {
	w := s.w
	said := parts.NewText(parts.Help, w.Words().Error(err))
	on := w.Desk().Earlier(key)
	if on.IsZero() {
		return said
	}
	return parts.Rows(parts.GapSmall, said, parts.Line(0, parts.NewButton(parts.Plain, w.T("register.earlier", "day", w.Words().Date(assessment.On(on))), func() {
		if err := w.Desk().RestoreEarlier(key); err != nil {
			w.Tell(err)
			return
		}
		s.reload()
	})))
}

// note keeps notes. The list is made anew only when it is looked at again: that
// takes too long for every letter.
func (s *registerScreen) note(key, text string) {
	w := s.w
	w.Touch()
	s.stale = true
	if err := w.Desk().Update(key, func(i *register.Item) { i.Notes = text }); err != nil {
		w.Tell(err)
	}
}

// tags are words of the practice's own to find an entry by.
func (s *registerScreen) tags(e *register.Entry) fyne.CanvasObject {
	w, key := s.w, e.Key
	field := parts.NewTextField(parts.TextOptions{Label: w.T("register.tags"), Help: w.T("register.tags.help"), Most: 200})
	field.SetText(strings.Join(e.Tags, ", "))
	keep := parts.NewButton(parts.Quiet, w.T("register.tags.keep"), func() {
		tags := register.ParseTags(field.Text())
		s.edit(key, func(i *register.Item) { i.Tags = tags })
	})
	return parts.Rows(parts.GapSmall, field, parts.Line(0, keep))
}

// acts are what can be done with an entry.
func (s *registerScreen) acts(e *register.Entry) fyne.CanvasObject {
	w, key := s.w, e.Key
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Primary, w.T("start.open"), func() { w.OpenAssessment(key) })}
	if !e.Draft() && !w.Desk().HasLater(key) {
		buttons = append(buttons, parts.NewButton(parts.Plain, w.T("register.again"), func() { s.reassess(key) }))
	}
	archive := "register.archive"
	if e.Archived {
		archive = "register.unarchive"
	}
	buttons = append(buttons,
		parts.NewButton(parts.Quiet, w.T(archive), func() { s.edit(key, func(i *register.Item) { i.Archived = !i.Archived }) }),
		parts.NewButton(parts.Quiet, w.T("register.handover"), func() { w.HandOver(key) }),
		parts.NewButton(parts.Quiet, w.T("start.delete"), func() { s.drop(e) }))
	return parts.Line(parts.Gap, buttons...)
}

func (s *registerScreen) reassess(key string) {
	w := s.w
	if err := w.Desk().Open(key); err != nil {
		w.Tell(err)
		return
	}
	if err := w.Desk().Editor().NextVersion(); err != nil {
		w.Tell(err)
		return
	}
	w.Show(assessment.QuestionStep(w.Desk().Editor().Content().Questions.Questions[0].ID))
}

func (s *registerScreen) edit(key string, change func(*register.Item)) {
	if err := s.w.Desk().Update(key, change); err != nil {
		s.w.Tell(err)
		return
	}
	s.reload()
	s.list.Focus()
}

// drop deletes an entry, after a question that says what goes.
func (s *registerScreen) drop(e *register.Entry) {
	w, key := s.w, e.Key
	sure := "register.delete.sure"
	if e.Draft() {
		sure = "start.delete.sure"
	}
	w.Confirm(w.T(sure, "name", shell.OrElse(e.Program, w.T("start.nameless")), "number", e.Number), w.T("start.delete"), func() {
		w.Desk().Delete(key)
		w.Show(session.Register)
	})
}
