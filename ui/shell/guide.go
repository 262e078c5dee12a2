package shell

import (
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// guideEm is how wide the words of a guide are.
const guideEm = 26

// guide points at a part of the window: a ring around it, and words beside it. It
// stands in nobody's way: everything below it works.
type guide struct {
	panel *fyne.Container
	ring  *parts.Panel
	at    fyne.CanvasObject // what it points at
	shown func() bool
	leave func() // nil where it points at nothing
}

func (g *guide) build() {
	*g = guide{panel: parts.Rows(0), ring: parts.NewPanel(parts.ColorNone, parts.ColorAccent, theme.SizeNameCardRadius)}
}

// Guide points at a part of the window for as long as shown says so, with words about
// it. Escape calls leave.
func (s *Shell) Guide(at, words fyne.CanvasObject, shown func() bool, leave func()) {
	g := &s.guide
	g.at, g.shown, g.leave = at, shown, leave
	g.panel.Objects = []fyne.CanvasObject{words}
	s.win.Content().Refresh()
}

// EndGuide takes ring and words away.
func (s *Shell) EndGuide() {
	s.guide.leave = nil
	s.win.Content().Refresh()
	s.FocusFirst()
}

// layout sets the ring around its part and the words in the corner above the foot,
// where they hide least.
func (g *guide) layout(foot fyne.CanvasObject, size fyne.Size) {
	shown := g.leave != nil && g.shown()
	SetVisible(g.panel, shown)
	SetVisible(g.ring, shown && g.at.Visible())
	if !shown {
		return
	}
	g.ring.Move(g.at.Position())
	g.ring.Resize(g.at.Size())
	width := min(guideEm*theme.Size(theme.SizeNameText), size.Width-2*parts.GapWide)
	bottom := size.Height
	if foot.Visible() {
		bottom = foot.Position().Y
	}
	for range 2 { // what wraps knows its height once it has its width
		g.panel.Resize(fyne.NewSize(width, g.panel.MinSize().Height))
	}
	height := g.panel.MinSize().Height
	g.panel.Move(fyne.NewPos(size.Width-width-parts.GapWide, max(bottom-height-parts.GapWide, 0)))
	g.panel.Resize(fyne.NewSize(width, height))
}
