package ui

import (
	"cmp"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// letterScreen chooses how the letter to clients is made and shows its pages as
// they will be printed.
type letterScreen struct {
	w       *app
	request letter.Request
	preview *parts.Preview
	notes   *fyne.Container // what is to be known about this letter
	script  bool            // the talking script is in view
	part    string          // whose texts are in view
	fields  *fyne.Container // those texts
	chosen  map[string]parts.Field
}

func (w *app) letterScreen() shell.Page { return &letterScreen{w: w} }

func (s *letterScreen) Content() fyne.CanvasObject {
	w := s.w
	heading := w.Heading("letter.eyebrow", "letter.title", "letter.intro")
	request, err := w.Desk().Editor().Letters().Request(w.Words().Lang)
	if err == nil {
		_, err = letter.Build(request)
	}
	if err != nil {
		return w.Column(heading, shell.Advice(parts.Open, parts.SignImportant, "", w.Words().Error(err)), w.Returns())
	}
	s.request = request
	s.preview = parts.NewPreview(w.T("letter.preview"))
	s.notes = parts.Rows(parts.Gap)
	s.show()
	left := []fyne.CanvasObject{s.choices()}
	left = append(left, s.way()...)
	left = append(left, s.notes, s.texts(), newManyLetters(s).box,
		parts.Line(parts.Gap,
			parts.NewButton(parts.Primary, w.T("letter.export"), func() { w.Show(assessment.StepDocuments) }),
			parts.NewButton(parts.Plain, w.T("letter.back"), func() { w.Show(stepConsent) })))
	filled := parts.Rows(parts.GapWide, left...)
	return w.Column(heading, parts.Split(filled, s.preview, w.T("letter.large"), w.T("letter.small")), w.Returns())
}

// choices are for whom the letter is, how it addresses them, and how it looks.
func (s *letterScreen) choices() fyne.CanvasObject {
	w, c, lang := s.w, s.request.Choices, s.w.Words().Lang
	var who, languages []parts.Option
	both := false
	for _, o := range s.request.Texts.WhoFor(w.Desk().Editor().Assessment().Practice.Profile) {
		who = append(who, parts.Option{ID: o.ID, Text: w.Words().Told(o.Name.In(lang)), Help: w.Words().Told(o.Note.In(lang))})
		both = both || o.ID == c.Who && o.Both
	}
	for _, code := range s.request.Texts.Codes() {
		if l, err := s.request.Texts.Language(code); err == nil {
			languages = append(languages, parts.Option{ID: code, Text: l.Name})
		}
	}
	for1 := parts.NewChoice(w.T("letter.who"), "", who, func(id string) { s.choose("who", func(c *letter.Choices) { c.Who, c.Tone = id, "" }) })
	for1.Set(c.Who)
	tone := parts.NewChoice(w.T("letter.tone"), "", w.Options("letter.tone.", letter.Tones...), func(id string) { s.choose("tone", func(c *letter.Choices) { c.Tone = id }) })
	tone.Set(c.Tone)
	language := parts.NewSelectField(w.T("letter.language"), w.T("letter.language.help"), "", languages, func(id string) { s.choose("language", func(c *letter.Choices) { c.Lang = id }) })
	language.Set(c.Lang)
	way := parts.NewChoice(w.T("letter.way"), "", w.Options("letter.way.", letter.Ways...), func(id string) { s.choose("way", func(c *letter.Choices) { c.Way = id }) })
	way.Set(c.Way)
	s.chosen = map[string]parts.Field{"who": for1, "tone": tone, "language": language, "way": way}
	rows := []fyne.CanvasObject{for1, tone, language, way,
		s.check("letter.large-print", "", c.Large, func(c *letter.Choices, on bool) { c.Large = on }),
		s.check("letter.promise72", w.T("letter.promise72.help", "hours", strconv.Itoa(s.request.Texts.Promises.Hours)), c.Promise72, func(c *letter.Choices, on bool) { c.Promise72 = on }),
	}
	if both {
		rows = append(rows, s.check("letter.one-parent", w.T("letter.one-parent.help"), c.OneParent, func(c *letter.Choices, on bool) { c.OneParent = on }))
	}
	if l, err := s.request.Texts.Language(c.Lang); err == nil && l.Beside() {
		rows = append(rows, s.check("letter.confirm", w.T("letter.confirm.help"), c.Confirmed, func(c *letter.Choices, on bool) { c.Confirmed = on }))
	}
	return parts.Rows(parts.GapWide, rows...)
}

func (s *letterScreen) check(key, help string, on bool, set func(*letter.Choices, bool)) fyne.CanvasObject {
	check := parts.NewCheck(s.w.T(key), help, func(on bool) { s.choose("", func(c *letter.Choices) { set(c, on) }) })
	check.Set(on)
	return check
}

// choose changes a choice. One that changes what else there is to choose shows
// the screen anew.
func (s *letterScreen) choose(what string, change func(*letter.Choices)) {
	w := s.w
	c := s.request.Choices
	change(&c)
	w.Desk().Editor().Letters().Choose(c)
	if what != "" {
		w.Reshow(what)
		return
	}
	s.again()
}

// again makes the letter anew after a change.
func (s *letterScreen) again() {
	request, err := s.w.Desk().Editor().Letters().Request(s.w.Words().Lang)
	if err != nil {
		s.w.Tell(err)
		return
	}
	s.request = request
	s.show()
	s.w.Relayout()
}

// show draws the pages and says what is to be known about them.
func (s *letterScreen) show() {
	w := s.w
	build := letter.Build
	if s.script {
		build = letter.Script
	}
	doc, err := build(s.request)
	x, unready := w.Exporter()
	if err := cmp.Or(err, unready); err != nil {
		s.notes.Objects = []fyne.CanvasObject{shell.Advice(parts.Bad, parts.SignNo, "", w.Words().Error(err))}
		s.notes.Refresh()
		return
	}
	s.notes.Objects = s.warnings()
	s.notes.Refresh()
	s.preview.SetSheets(sheets(x.Lay(doc)))
}

// warnings say what the letter lacks, what is to be confirmed, and what was
// written anew since.
func (s *letterScreen) warnings() []fyne.CanvasObject {
	w, r := s.w, s.request
	var rows []fyne.CanvasObject
	if err := r.Texts.Cleared(r.Choices); err != nil {
		rows = append(rows, shell.Advice(parts.Caution, parts.SignImportant, "", w.Words().Error(err)))
	}
	if warnings, err := letter.Warnings(r); err == nil {
		for _, warning := range warnings {
			rows = append(rows, shell.Advice(parts.Caution, parts.SignImportant, "", w.T(warning.Key, "name", warning.Name, "text", warning.Text)))
		}
	}
	if moved, err := r.Texts.Outdated(r.Sentences); err == nil {
		for _, m := range moved {
			rows = append(rows, shell.Advice(parts.Open, parts.SignImportant, w.T("letter.moved"), w.T("letter.moved.text", "then", m.Then, "now", shell.OrElse(m.Now, w.T("letter.moved.gone")), "own", m.Own)))
		}
	}
	return rows
}

// way is what goes with the way of agreeing: a mail, or a script to talk by.
func (s *letterScreen) way() []fyne.CanvasObject {
	w := s.w
	switch s.request.Choices.Way {
	case letter.ByMail:
		mail, err := letter.Cover(s.request)
		if err != nil {
			return nil
		}
		return []fyne.CanvasObject{parts.NewCard(parts.Rows(parts.Gap,
			w.Section("letter.mail", "letter.mail.help"),
			parts.NewText(parts.Label, w.T("letter.mail.subject")), parts.NewText(parts.Body, mail.Subject),
			parts.NewText(parts.Label, w.T("letter.mail.text")), parts.NewText(parts.Body, mail.Body),
			parts.Line(parts.Gap,
				parts.NewButton(parts.Plain, w.T("letter.mail.copy-subject"), func() { w.Clipboard().SetContent(mail.Subject) }),
				parts.NewButton(parts.Plain, w.T("letter.mail.copy-text"), func() { w.Clipboard().SetContent(mail.Body) }))))}
	case letter.Aloud:
		shown := parts.NewChoice(w.T("letter.shown"), w.T("letter.script.help"), w.Options("letter.shown.", "letter", "script"), func(id string) {
			s.script = id == "script"
			s.show()
			w.Relayout()
		})
		shown.Set(map[bool]string{false: "letter", true: "script"}[s.script])
		return []fyne.CanvasObject{shown}
	}
	return nil
}

// refresh takes over what another program changed in texts and choices.
func (s *letterScreen) Refresh() {
	if s.preview != nil {
		s.again()
	}
}

// focus brings the keyboard back to the choice that was made.
func (s *letterScreen) Focus(what string) bool {
	choice, ok := s.chosen[what]
	if ok {
		choice.Focus()
		s.w.Reveal(choice) // with what is said of it
	}
	return ok
}
