package shell

import (
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

const (
	helpEm     = 22 // how wide help is beside a page
	helpLeaves = 40 // what must be left for the page; with less, help is a page itself
)

// help stands at the right of the window, about the place that is shown.
type help struct {
	pane    *fyne.Container
	page    *parts.Page
	open    bool
	section string
}

// build makes the pane in the language of the window.
func (h *help) build(s *Shell) {
	h.page = parts.NewNavPage(parts.Rows(0))
	h.pane = parts.Ruled(h.page)
	if h.open {
		s.fillHelp()
	}
}

// layout gives the pane its place and returns what is left of the window.
func (h *help) layout(size fyne.Size) fyne.Size {
	wide := helpEm * theme.Size(theme.SizeNameText)
	SetVisible(h.pane, h.open && helpFits(size.Width))
	if !h.pane.Visible() {
		return size
	}
	size.Width -= wide
	h.pane.Move(fyne.NewPos(size.Width, 0))
	h.pane.Resize(fyne.NewSize(wide, size.Height))
	return size
}

func helpFits(width float32) bool {
	return width >= (helpEm+helpLeaves)*theme.Size(theme.SizeNameText)
}

// HelpShown reports whether help stands beside the page.
func (s *Shell) HelpShown() bool { return s.help.open && s.help.pane.Visible() }

// HelpSection is the section of the manual that stands there.
func (s *Shell) HelpSection() string { return s.help.section }

// ToggleHelp opens help about the place that is shown: beside it where there is room,
// else instead of it. Once more closes it.
func (s *Shell) ToggleHelp() {
	switch {
	case s.HelpShown():
		s.CloseHelp()
	case helpFits(s.Canvas().Size().Width):
		s.help.open, s.help.section = true, s.Route().Help
		s.fillHelp()
		s.win.Content().Refresh()
	case placeID(s.router.place) == HelpPlace:
		s.Return()
	default:
		s.Show(HelpPlace + ":" + s.Route().Help)
	}
}

// CloseHelp takes help away from beside the page.
func (s *Shell) CloseHelp() {
	s.help.open = false
	if focused, is := s.Canvas().Focused().(fyne.CanvasObject); !is || s.help.page.Holds(focused) {
		parts.FocusFirst(s.frame.Body)
	}
	s.win.Content().Refresh()
}

// followHelp turns help to the place that is shown now.
func (s *Shell) followHelp() {
	if id := s.Route().Help; s.help.open && id != s.help.section {
		s.help.section = id
		s.fillHelp()
	}
}

// turnHelp shows another section beside the page.
func (s *Shell) turnHelp(id string) {
	s.help.section = id
	s.fillHelp()
	parts.FocusFirst(s.help.page)
}

// fillHelp puts a section on the pane, and the keys below it.
func (s *Shell) fillHelp() {
	s.help.page.SetContent(parts.Rows(parts.GapWide,
		parts.Line(0, parts.NewButton(parts.Plain, s.T("help.close"), s.CloseHelp)),
		s.program.HelpOn(s.help.section, s.turnHelp),
		parts.NewText(parts.Title, s.T("keys.title")), s.Facts(s.KeyFacts()),
		parts.Line(0, parts.NewButton(parts.Plain, s.T("deed.contents"), func() { s.Show(HelpPlace) }))))
}
