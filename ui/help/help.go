package ui

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// sectionAbout finds a section of the manual.
func (w *app) sectionAbout(id string) (section, bool) {
	i := slices.IndexFunc(w.manual, func(s section) bool { return s.id == id })
	if i < 0 {
		return section{}, false
	}
	return w.manual[i], true
}

// HelpOn sets a section of the manual, by its id.
func (w *app) HelpOn(id string, turn func(id string)) fyne.CanvasObject {
	s, _ := w.sectionAbout(id)
	return w.sectionOf(s, turn)
}

// sectionOf sets a section of the manual.
func (w *app) sectionOf(s section, turn func(id string)) fyne.CanvasObject {
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
		if other, ok := w.sectionAbout(id); ok {
			rows = append(rows, parts.Line(0, parts.NewButton(parts.Quiet, w.T("help.see", "title", other.title), func() { turn(id) })))
		}
	}
	return parts.Rows(parts.Gap, rows...)
}

// helpScreen is help as a page: one section, or without one the contents, in
// which one can search.
type helpScreen struct {
	w      *app
	id     string
	search *parts.TextField
	titles *fyne.Container
}

func (w *app) helpScreen(id string) shell.Page { return &helpScreen{w: w, id: id} }

func (h *helpScreen) Content() fyne.CanvasObject {
	w := h.w
	if s, ok := w.sectionAbout(h.id); ok {
		return w.Column(parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("back"), w.Return), parts.NewButton(parts.Plain, w.T("deed.contents"), func() { w.Show(stepHelp) })),
			w.sectionOf(s, h.turn), parts.NewText(parts.Title, w.T("keys.title")), w.Facts(w.KeyFacts()))
	}
	h.titles = parts.Grid(2)
	h.search = parts.NewTextField(parts.TextOptions{Label: w.T("help.find"), Most: assessment.MaxText, OnChanged: h.list})
	h.list("")
	return w.Column(w.Heading("program", "help.title", "help.intro"), h.search, h.titles, w.Returns())
}

func (h *helpScreen) turn(id string) { h.w.Show(stepHelp + ":" + id) }

// list shows the sections in which a text stands.
func (h *helpScreen) list(text string) {
	h.titles.Objects = nil
	for _, s := range h.w.manual {
		if s.has(text) {
			h.titles.Add(parts.Line(0, parts.NewButton(parts.Quiet, s.title, func() { h.turn(s.id) })))
		}
	}
	if len(h.titles.Objects) == 0 {
		h.titles.Add(parts.NewText(parts.Help, h.w.T("help.none")))
	}
	h.w.Relayout()
}

// find brings the keyboard to the search field.
func (h *helpScreen) Find() {
	if h.search == nil {
		h.w.Show(stepHelp)
		return
	}
	h.search.Focus()
}
