package ui

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// texts lets a practice put its own sentences in the letter, part by part. Ours
// stay beside them, to go back to.
func (s *letterScreen) texts() fyne.CanvasObject {
	w := s.w
	pieces, err := letter.Pieces(s.request)
	if err != nil {
		return parts.Rows(0)
	}
	s.fields = parts.Rows(parts.GapWide)
	var choice *parts.SelectField
	choice = parts.NewSelectField(w.T("letter.texts.part"), "", w.T("letter.texts.choose"), partsOf(pieces), func(id string) {
		s.part = id
		s.showTexts()
		w.Relayout()
		choice.Focus()
	})
	choice.Set(s.part)
	s.showTexts()
	return parts.NewCard(parts.Rows(parts.Gap, w.Section("letter.texts", "letter.texts.help"), choice, s.fields))
}

// partsOf are the parts of a letter, each by what it says first.
func partsOf(pieces []letter.Piece) (options []parts.Option) {
	for _, p := range pieces {
		if len(options) == 0 || options[len(options)-1].ID != p.Part {
			options = append(options, parts.Option{ID: p.Part, Text: short(p.Ours)})
		}
	}
	return options
}

// short is the beginning of a text, for a list.
func short(text string) string {
	const most = 60
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return strings.TrimSpace(string(letters[:most])) + "…"
}

// showTexts shows the texts of the chosen part, to change or leave out.
func (s *letterScreen) showTexts() {
	pieces, err := letter.Pieces(s.request)
	if err != nil {
		s.w.Tell(err)
		return
	}
	s.fields.Objects = nil
	for _, p := range pieces {
		if p.Part == s.part {
			s.fields.Add(s.piece(p))
		}
	}
	s.fields.Refresh()
}

func (s *letterScreen) piece(p letter.Piece) fyne.CanvasObject {
	w := s.w
	changed := func(own letter.Sentences) {
		w.Desk().WriteSentences(own)
		s.again()
		s.showTexts()
		w.Relayout()
		parts.FocusFirst(s.fields)
	}
	if p.Removed {
		return parts.Rows(parts.GapSmall, parts.NewText(parts.Help, w.T("letter.texts.left-out", "text", p.Ours)),
			parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("letter.texts.put-back"), func() {
				changed(s.request.Sentences.Restore(p.ID, p.Key).Restore(p.Part, ""))
			})))
	}
	help := ""
	if p.IsOwn {
		help = w.T("letter.texts.ours", "text", p.Ours)
	}
	var field *parts.TextField
	field = parts.NewTextField(parts.TextOptions{Label: w.T("letter.texts.sentence"), Help: help, Lines: 3, Most: assessment.MaxText, OnLeft: func() { s.rewrite(p, field) }})
	field.SetText(p.Text)
	var buttons []fyne.CanvasObject
	if p.IsOwn {
		buttons = append(buttons, parts.NewButton(parts.Plain, w.T("letter.texts.back"), func() { changed(s.request.Sentences.Restore(p.ID, p.Key)) }))
	}
	leave := func() { changed(s.request.Sentences.Leave(p.ID)) }
	buttons = append(buttons, parts.NewButton(parts.Quiet, w.T("letter.texts.leave"), func() {
		if !p.Required {
			leave()
			return
		}
		w.Confirm(w.T("letter.texts.leave.sure"), w.T("letter.texts.leave"), leave)
	}))
	return parts.Rows(parts.GapSmall, field, parts.Line(parts.Gap, buttons...))
}

// rewrite keeps what was typed once the keyboard leaves the field. An empty text
// puts ours back: leaving out has a button of its own.
func (s *letterScreen) rewrite(p letter.Piece, field *parts.TextField) {
	typed := strings.TrimSpace(field.Text())
	if typed == p.Text {
		return
	}
	if typed == "" {
		typed = p.Ours
		field.SetText(typed)
	}
	own, err := letter.Change(s.request, p.ID, typed)
	if err != nil {
		s.w.Tell(err)
		return
	}
	s.w.Desk().WriteSentences(own)
	s.again()
}
