// Package help is the manual: beside the pages of the window, and as pages of its own.
package help

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// Window is what help asks of the window.
type Window interface {
	shell.Speaker
	shell.Navigator
	shell.Layouter
	shell.Composer
	KeyFacts() [][2]string
}

// Manual is the manual in the language of the window.
type Manual struct {
	w        Window
	sections []section
}

// New makes a manual of which nothing is read yet.
func New(w Window) *Manual { return &Manual{w: w} }

// Read reads the manual of a language.
func (m *Manual) Read(lang string) error {
	sections, err := readManual(lang)
	m.sections = sections
	return err
}

// Has reports whether there is a section.
func (m *Manual) Has(id string) bool {
	_, there := m.find(id)
	return there
}

func (m *Manual) find(id string) (section, bool) {
	i := slices.IndexFunc(m.sections, func(s section) bool { return s.id == id })
	if i < 0 {
		return section{}, false
	}
	return m.sections[i], true
}

// told finds a section, in the words of the kind of provider of the open assessment. That
// about the practice explains what the kinds are, and stays as it is.
func (m *Manual) told(id string) (section, bool) {
	s, there := m.find(id)
	if id != assessment.StepPractice {
		s = s.told(m.w.Words().Told)
	}
	return s, there
}

// On sets a section, in which turn leads to another.
func (m *Manual) On(id string, turn func(id string)) fyne.CanvasObject {
	s, _ := m.told(id)
	rows := []fyne.CanvasObject{parts.NewText(parts.Title, s.title)}
	for _, b := range s.blocks {
		switch b.kind {
		case item:
			rows = append(rows, parts.Marked(parts.Gap, parts.NewWord(parts.Body, "•"), parts.NewSpans(parts.Body, spans(b.text)...)))
		case row:
			rows = append(rows, parts.Rows(0, parts.NewSpans(parts.Strong, "", strings.Join(spans(b.text), "")), parts.NewSpans(parts.Body, spans(b.more)...)))
		default:
			rows = append(rows, parts.NewSpans(parts.Body, spans(b.text)...))
		}
	}
	for _, id := range s.see {
		if other, there := m.told(id); there {
			rows = append(rows, parts.Line(0, parts.NewButton(parts.Quiet, m.w.T("help.see", "title", other.title), func() { turn(id) })))
		}
	}
	return parts.Rows(parts.Gap, rows...)
}

// page is help as a page: one section, or without one the contents, in which one can
// search.
type page struct {
	m      *Manual
	id     string
	search *parts.TextField
	titles *fyne.Container
}

// Page is a section as a page, or the contents.
func (m *Manual) Page(id string) shell.Page { return &page{m: m, id: id} }

func (p *page) Content() fyne.CanvasObject {
	w := p.m.w
	if p.m.Has(p.id) {
		return w.Column(parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("back"), w.Return), parts.NewButton(parts.Plain, w.T("deed.contents"), func() { w.Show(shell.HelpPlace) })),
			p.m.On(p.id, p.turn), parts.NewText(parts.Title, w.T("keys.title")), w.Facts(w.KeyFacts()))
	}
	p.titles = parts.Grid(2)
	p.search = parts.NewTextField(parts.TextOptions{Label: w.T("help.find"), Most: assessment.MaxText, OnChanged: p.list})
	p.list("")
	return w.Column(w.Heading("program", "help.title", "help.intro"), p.search, p.titles, w.Returns())
}

func (p *page) turn(id string) { p.m.w.Show(shell.HelpPlace + ":" + id) }

// list shows the sections in which a text stands.
func (p *page) list(text string) {
	p.titles.Objects = nil
	for _, s := range p.m.sections {
		if s.has(text) {
			p.titles.Add(parts.Line(0, parts.NewButton(parts.Quiet, s.title, func() { p.turn(s.id) })))
		}
	}
	if len(p.titles.Objects) == 0 {
		p.titles.Add(parts.NewText(parts.Help, p.m.w.T("help.none")))
	}
	p.m.w.Relayout()
}

// Find brings the keyboard to the search field.
func (p *page) Find() {
	if p.search == nil {
		p.m.w.Show(shell.HelpPlace)
		return
	}
	p.search.Focus()
}

// keys lists what the keyboard does.
type keys struct{ w Window }

// Keys is the page of all keys.
func (m *Manual) Keys() shell.Page { return keys{m.w} }

func (k keys) Content() fyne.CanvasObject {
	return k.w.Column(k.w.Heading("program", "keys.title", "keys.intro"), k.w.Returns(), k.w.Facts(k.w.KeyFacts()))
}
