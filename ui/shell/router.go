package shell

import (
	"strings"

	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// Home is the place that is shown where another cannot be, and HelpPlace the manual,
// with a section behind the colon.
const (
	Home      = "start"
	HelpPlace = "help"
)

// router knows where the window is and how it came there.
type router struct {
	routes map[string]Route
	place  string
	page   Page
	from   string // the place to go back to from aside the walk
	line   line   // the one that led here
	steps  bool   // the steps stand on the page, since there is no room beside it
}

// line is one of a list that leads to a place: Back returns to it, so that the next
// line is near.
type line struct {
	place string // empty where no line led here
	at    int
}

// placeID is a place without what stands behind the colon.
func placeID(place string) string {
	id, _, _ := strings.Cut(place, ":")
	return id
}

// route is that of a place, with what stands behind the colon.
func (r *router) route(place string) (Route, string) {
	id, arg, _ := strings.Cut(place, ":")
	return r.routes[id], arg
}

// pageOf makes the page of a place, or that of home where it cannot be shown.
func (r *router) pageOf(place string) Page {
	route, arg := r.route(place)
	if route.New != nil && (route.Needs == nil || route.Needs()) {
		if p := route.New(arg); p != nil {
			return p
		}
	}
	return r.routes[Home].New("")
}

// Place is what is shown, and Page its page.
func (s *Shell) Place() string { return s.router.place }

// Page is what is shown.
func (s *Shell) Page() Page { return s.router.page }

// Route is the one of the place that is shown.
func (s *Shell) Route() Route {
	r, _ := s.router.route(s.router.place)
	return r
}

func (s *Shell) isAside(place string) bool {
	r, _ := s.router.route(place)
	return r.Aside
}

// Show goes to a place and brings the keyboard to its first field.
func (s *Shell) Show(place string) { s.ShowAt(place, "") }

// Reshow makes the page that is shown anew and brings the keyboard to a field.
func (s *Shell) Reshow(path string) { s.ShowAt(s.router.place, path) }

// Renew makes the page that is shown anew, and moves nobody: the page and the keyboard
// stay where they are.
func (s *Shell) Renew() {
	focused, back := s.Canvas().Focused(), s.frame.Body.Hold()
	onPage := s.frame.Body.HasFocus()
	s.Reshow("")
	if !onPage && focused != nil {
		s.Canvas().Focus(focused)
	}
	back()
}

// Return goes back to where one was before what lies aside.
func (s *Shell) Return() { s.Show(s.router.from) }

// ShowAt goes to a place, and to the field of a path there.
func (s *Shell) ShowAt(place, path string) {
	s.Touch()
	r := &s.router
	place = s.program.Enter(place)
	if s.isAside(place) && !s.isAside(r.place) {
		r.from = r.place
	}
	if place != r.place {
		r.line = line{}
	}
	r.place, r.steps = place, false
	r.page = r.pageOf(place)
	s.frame.Body.SetContent(contentOf(r.page))
	s.RefreshFrame()
	s.followHelp()
	s.win.Content().Refresh()
	s.frame.toTop(s.program.Outline())
	s.focusAt(path)
	s.program.Entered(place)
}

// contentOf is what a page shows, below what it says first.
func contentOf(p Page) fyne.CanvasObject {
	content := p.Content()
	if n, is := p.(Noticer); is {
		if notice := n.Notice(); notice != nil {
			return parts.Rows(parts.GapWide, notice, content)
		}
	}
	return content
}

// focusAt brings the keyboard to the field of a path, where the page has it.
func (s *Shell) focusAt(path string) {
	if p, is := s.router.page.(Focuser); is && path != "" && p.Focus(path) {
		return
	}
	s.FocusFirst()
}

// FocusFirst brings the keyboard to the first field, and where there is none, as on
// what is only to be read, to the way on: never does it stay in a field that is gone.
func (s *Shell) FocusFirst() {
	p, own := s.router.page.(Starter)
	switch {
	case own && !s.router.steps:
		p.FocusFirst()
	case s.frame.Body.FocusFirst():
	case s.frame.Foot.Visible() && s.frame.Next.Visible():
		s.frame.Next.Focus()
	default:
		s.Canvas().Unfocus()
	}
}

// RefreshPage lets the page follow a change.
func (s *Shell) RefreshPage() {
	if p, is := s.router.page.(Refresher); is {
		p.Refresh()
	}
}

// Follow lets the page, and what stands around it, follow a change.
func (s *Shell) Follow() {
	s.RefreshPage()
	s.RefreshFrame()
	s.Relayout()
}

// Visit goes to a place, or to the field of a path there, from a line of a list.
func (s *Shell) Visit(at int, place, path string) {
	from := line{s.router.place, at}
	s.ShowAt(place, path)
	if s.router.place != from.place {
		s.router.line = from
		s.RefreshFrame()
	}
}

// returnToLine goes back to the line that led here, or to what took its place.
func (s *Shell) returnToLine() {
	to := s.router.line
	s.Show(to.place)
	if p, is := s.router.page.(Returner); is {
		if l := p.Line(to.at); l != nil {
			s.Canvas().Focus(l)
		}
	}
}

// press does what the button on does. The keys for the next step never do the deed of
// the last one: it leaves the house.
func (s *Shell) press() {
	if row := s.frame.held; row != nil {
		s.frame.held = nil
		row.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // what the button said when the pointer came down
		return
	}
	if p, is := s.router.page.(Finisher); is {
		_, do := p.Finish()
		do()
		return
	}
	s.Next()
}

// enter presses the button on, which shows that key, where what has the keyboard has no
// use for it.
func (s *Shell) enter() {
	if s.frame.Foot.Visible() && s.frame.Next.Visible() && !s.frame.Next.Disabled() {
		s.press()
		return
	}
	s.frame.Body.PressMain()
}

// Escape closes what stands over or beside the page, and goes back from aside the walk;
// elsewhere there is nothing to leave.
func (s *Shell) Escape() {
	switch {
	case s.guide.leave != nil:
		s.guide.leave()
	case s.HelpShown():
		s.CloseHelp()
	case s.isAside(s.router.place):
		s.Return()
	}
}

// Next goes to the step after this one.
func (s *Shell) Next() { s.walk(1) }

// Previous goes back to the list that led here, else to the step before this one.
func (s *Shell) Previous() {
	if s.router.line.place != "" {
		s.returnToLine()
		return
	}
	s.walk(-1)
}

func (s *Shell) walk(by int) {
	if s.isAside(s.router.place) {
		s.Return()
		return
	}
	o := s.program.Outline()
	at := o.at(s.router.place)
	if at < 0 {
		return
	}
	switch to := at + by; {
	case to < 0:
		s.Show(Home)
	case to < len(o.Steps):
		s.Show(o.Steps[to])
	}
}

// CanWalk reports whether there is a way on or back.
func (s *Shell) CanWalk() bool {
	return s.isAside(s.router.place) || s.program.Outline().at(s.router.place) >= 0
}

// OnStep reports whether a step of what is open is shown.
func (s *Shell) OnStep() bool { return s.program.Outline().at(s.router.place) >= 0 }

// Find brings the keyboard to where one types what one looks for, and reports whether
// the page has that.
func (s *Shell) Find() bool {
	p, is := s.router.page.(Finder)
	if is {
		p.Find()
	}
	return is
}

// Finds reports whether the page has something to find.
func (s *Shell) Finds() bool {
	_, is := s.router.page.(Finder)
	return is
}

// Print prints the page, where it can be.
func (s *Shell) Print() {
	if p, is := s.router.page.(Printer); is {
		p.Print()
	}
}

// Prints reports whether the page has something to print.
func (s *Shell) Prints() bool {
	_, is := s.router.page.(Printer)
	return is
}
