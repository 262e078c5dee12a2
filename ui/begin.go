package ui

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// beginning asks on the start page which program, with whom and what for, and leads to
// a first answer.
type beginning struct {
	w         *app
	content   *assessment.Content
	name      *parts.TextField
	audience  *parts.Choice
	functions *parts.Checks
	found     []desk.Suggestion
	picked    *desk.Suggestion
}

// begin is the card that asks it. Without a name the steps begin, which ask for it.
func (s *startScreen) begin() fyne.CanvasObject {
	w := s.w
	content, err := w.contentAtHome()
	if err != nil {
		return parts.NewText(parts.Help, w.Words().Error(err))
	}
	b := &beginning{w: w, content: content}
	b.name = parts.NewTextField(parts.TextOptions{Label: w.T("start.program"), Help: w.T("start.program.help"), Most: assessment.MaxText,
		Suggest: b.suggest, OnTaken: b.take, OnSubmitted: b.start})
	set := content.Questions
	b.audience = parts.NewChoice(w.T("field.use.audience"), "", options(set.Audiences, w.Words().Lang), nil)
	b.functions = parts.NewChecks(w.T("field.use.functions"), "", options(set.Functions, w.Words().Lang), nil)
	audience, functions := w.Desk().UsualUse()
	b.audience.Set(audience)
	b.functions.Set(functions...)
	return parts.NewCard(parts.Rows(parts.GapWide, b.name, parts.Grid(2, b.audience, b.functions),
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("start.new"), b.start))))
}

// contentAtHome is the published data in the words of the kind of provider at work: of
// what is open, else of the practice that the dossier knows.
func (w *app) contentAtHome() (*assessment.Content, error) {
	if w.HasAssessment() {
		return w.Desk().Editor().Content(), nil
	}
	content, err := assessment.Load(assessment.Current)
	if err != nil {
		return nil, err
	}
	return content.In(&assessment.Assessment{Practice: w.Desk().Defaults().Practice}), nil
}

// options are those of a question set, by name.
func options(all []assessment.Named, lang string) (list []parts.Option) {
	for _, o := range all {
		list = append(list, parts.Option{ID: o.ID, Text: o.Name.In(lang)})
	}
	return list
}

// suggest lists programs for what is typed.
func (b *beginning) suggest(typed string) (list []parts.Option) {
	var err error
	if b.found, err = b.w.Desk().Suggestions(typed); err != nil {
		b.w.Tell(err)
	}
	for _, s := range b.found {
		if s.Name != strings.TrimSpace(typed) {
			list = append(list, parts.Option{ID: s.Name, Text: s.Name, Help: b.w.Words().Say(s.About, b.content)})
		}
	}
	return list
}

// take picks a program by its name.
func (b *beginning) take(name string) {
	if i := slices.IndexFunc(b.found, func(s desk.Suggestion) bool { return s.Name == name }); i >= 0 {
		b.picked = &b.found[i]
	}
}

// start begins with what is chosen.
func (b *beginning) start() {
	w, name := b.w, strings.TrimSpace(b.name.Text())
	if name == "" {
		w.NewAssessment()
		return
	}
	with := desk.Beginning{Name: name, Picked: b.picked, Audience: b.audience.Chosen(), Functions: b.functions.Ticked()}
	w.NeedUser(func() {
		w.NeedDossier(func() {
			if err := w.Desk().Begin(with); err != nil {
				w.Tell(err)
				return
			}
			w.Show(stepQuick)
		})
	})
}
