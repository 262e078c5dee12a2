package ui

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

const (
	helpEm     = 22 // how wide help is beside a screen
	helpLeaves = 40 // what must be left for the screen; with less, help is a page
)

// help stands at the right of the window, about the screen that is shown.
type help struct {
	pane     *fyne.Container
	page     *parts.Page
	open     bool
	section  string
	sections []section
}

// build makes the pane in the language of the window.
func (h *help) build(w *Window) {
	sections, err := readManual(w.words.Lang)
	if err != nil {
		w.notice(err)
	}
	h.sections = sections
	h.page = parts.NewNavPage(parts.Rows(0))
	h.pane = parts.Ruled(h.page)
	if h.open {
		h.fill(w)
	}
}

// layout gives the pane its place and answers with what is left of the window.
func (h *help) layout(pane fyne.CanvasObject, size fyne.Size) fyne.Size {
	wide := helpEm * theme.Size(theme.SizeNameText)
	show(pane, h.open && h.fits(size.Width))
	if !pane.Visible() {
		return size
	}
	size.Width -= wide
	pane.Move(fyne.NewPos(size.Width, 0))
	pane.Resize(fyne.NewSize(wide, size.Height))
	return size
}

func (h *help) fits(width float32) bool {
	return width >= (helpEm+helpLeaves)*theme.Size(theme.SizeNameText)
}

// shown reports whether help stands beside the screen.
func (h *help) shown() bool { return h.open && h.pane.Visible() }

// of finds a section.
func (h *help) of(id string) (section, bool) {
	i := slices.IndexFunc(h.sections, func(s section) bool { return s.id == id })
	if i < 0 {
		return section{}, false
	}
	return h.sections[i], true
}

// helpAbout is the section about what is shown.
func (w *Window) helpAbout() string {
	r, _ := w.routeOf(w.step)
	return r.Help
}

// toggleHelp opens help about the screen that is shown: beside it where there is
// room, else in its place. Once more closes it.
func (w *Window) toggleHelp() {
	switch {
	case w.help.shown():
		w.closeHelp()
	case w.help.fits(w.win.Canvas().Size().Width):
		w.help.open, w.help.section = true, w.helpAbout()
		w.help.fill(w)
		w.win.Content().Refresh()
	case strings.HasPrefix(w.step, stepHelp):
		w.show(w.from)
	default:
		w.show(stepHelp + ":" + w.helpAbout())
	}
}

func (w *Window) closeHelp() {
	w.help.open = false
	if focused, is := w.win.Canvas().Focused().(fyne.CanvasObject); !is || w.help.page.Holds(focused) {
		parts.FocusFirst(w.body)
	}
	w.win.Content().Refresh()
}

// followHelp turns help to the screen that is shown now.
func (w *Window) followHelp() {
	if id := w.helpAbout(); w.help.open && id != w.help.section {
		w.help.section = id
		w.help.fill(w)
	}
}

// turnHelp shows another section beside the screen.
func (w *Window) turnHelp(id string) {
	w.help.section = id
	w.help.fill(w)
	parts.FocusFirst(w.help.page)
}

// fill puts a section on the pane, and the keys below it.
func (h *help) fill(w *Window) {
	s, _ := h.of(h.section)
	h.page.SetContent(parts.Rows(parts.GapWide,
		parts.Line(0, parts.NewButton(parts.Plain, w.t("help.close"), w.closeHelp)),
		w.sectionOf(s, w.turnHelp),
		parts.NewText(parts.Title, w.t("keys.title")), w.pairs(w.keyFacts()),
		parts.Line(0, parts.NewButton(parts.Plain, w.t("deed.contents"), func() { w.show(stepHelp) }))))
}

// sectionOf sets a section of the manual.
func (w *Window) sectionOf(s section, turn func(id string)) fyne.CanvasObject {
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
		if other, ok := w.help.of(id); ok {
			rows = append(rows, parts.Line(0, parts.NewButton(parts.Quiet, w.t("help.see", "title", other.title), func() { turn(id) })))
		}
	}
	return parts.Rows(parts.Gap, rows...)
}

// helpScreen is help as a page: one section, or without one the contents, in
// which one can search.
type helpScreen struct {
	w      *Window
	id     string
	search *parts.TextField
	titles *fyne.Container
}

func (w *Window) helpScreen(id string) shell.Page { return &helpScreen{w: w, id: id} }

func (h *helpScreen) Content() fyne.CanvasObject {
	w := h.w
	if s, ok := w.help.of(h.id); ok {
		return w.page(parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.t("back"), func() { w.show(w.from) }), parts.NewButton(parts.Plain, w.t("deed.contents"), func() { w.show(stepHelp) })),
			w.sectionOf(s, h.turn), parts.NewText(parts.Title, w.t("keys.title")), w.pairs(w.keyFacts()))
	}
	h.titles = parts.Grid(2)
	h.search = parts.NewTextField(parts.TextOptions{Label: w.t("help.find"), Most: assessment.MaxText, OnChanged: h.list})
	h.list("")
	return w.page(w.heading("program", "help.title", "help.intro"), h.search, h.titles, w.returns())
}

func (h *helpScreen) turn(id string) { h.w.show(stepHelp + ":" + id) }

// list shows the sections in which a text stands.
func (h *helpScreen) list(text string) {
	h.titles.Objects = nil
	for _, s := range h.w.help.sections {
		if s.has(text) {
			h.titles.Add(parts.Line(0, parts.NewButton(parts.Quiet, s.title, func() { h.turn(s.id) })))
		}
	}
	if len(h.titles.Objects) == 0 {
		h.titles.Add(parts.NewText(parts.Help, h.w.t("help.none")))
	}
	h.w.relayout()
}

// find brings the keyboard to the search field.
func (h *helpScreen) Find() {
	if h.search == nil {
		h.w.show(stepHelp)
		return
	}
	h.search.Focus()
}
