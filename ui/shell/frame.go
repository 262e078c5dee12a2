package shell

import (
	"strconv"

	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

const (
	pageEm    = 62 // how wide a page gets, in ems: a line of text that reads well beside an aside
	navFromEm = 56 // the width of the window from which the steps stand beside the page

	// footFromEm is the width from which there is room in the foot for the strip and the cause.
	footFromEm = 52
)

// Frame is what stands around the pages: the steps beside them, and below them how it
// stands, whether it is saved, and the ways on and back.
type Frame struct {
	Side, Body  *parts.Page
	Foot        fyne.CanvasObject
	Verdict     fyne.CanvasObject // in the foot: how it stands
	Title, More *parts.Text
	Result      *parts.Text
	Cause       *parts.Text
	Help        fyne.CanvasObject // beside the pages
	Guide, Ring fyne.CanvasObject // what points at a part of the window
	Back, Next  *parts.Button
	nav         *parts.NavList
	beside      string // the id of the outline that is shown
	strip       *parts.Strip
	summary     *Summary
	steps       *parts.Button   // above the page where there is no room beside it: shows the steps
	above       *fyne.Container // around that
	why         *parts.Button   // in place of the cause where there is no room for that
	narrow      bool            // there is not
	opener      parts.Opener    // what has the keyboard, where Enter opens something of it
	held        parts.Opener    // that, when the pointer came down on the button on
	quick       *quickButtons
}

func (f *Frame) build(s *Shell) {
	f.nav = parts.NewNavList(s.T("nav.label"), s.Show)
	f.Title, f.More = parts.NewText(parts.Title, ""), parts.NewText(parts.Label, "")
	f.quick = s.newQuickButtons()
	f.Side = parts.NewNavPage(parts.Rows(parts.Gap, f.Title, f.More, f.nav, f.quick.box))
	f.Body = parts.NewPage(pageEm, parts.Rows(0))
	f.strip = parts.NewStrip(s.T("strip.label"), nil, func(i int) { f.summary.Open(i) })
	f.Result, f.Cause = parts.NewText(parts.Strong, ""), parts.NewText(parts.Label, "")
	f.steps = parts.NewButton(parts.Plain, s.T("nav.steps"), s.ShowSteps)
	f.above = parts.Inset(parts.Gap, parts.GapPage, parts.Line(0, f.steps))
	f.why = parts.NewButton(parts.Quiet, s.T("foot.why"), func() { s.Show(f.summary.Why) })
	f.Back = parts.NewButton(parts.Plain, s.T("back"), s.Previous)
	f.Next = parts.NewKeyButton(parts.Primary, s.T("next"), parts.KeyReturn, s.press)
	f.Next.OnHeld = func() { f.held = f.opener }
	f.Verdict = parts.Beside(parts.GapWide, f.strip, parts.Rows(0, f.Result, f.Cause))
	f.Foot = parts.Foot(f.Verdict, parts.Line(parts.Gap+parts.GapSmall, f.why, f.Back, f.Next))
}

// around sets the steps, the page and the foot. Which of them are there follows the
// width of the window and whether something is open; help stands at its right.
func (f *Frame) around(s *Shell) fyne.CanvasObject {
	return container.New(&frameLayout{s}, parts.Shell(f.Side, parts.Below(f.above, f.Body), f.Foot), f.Help, f.Ring, f.Guide)
}

type frameLayout struct{ s *Shell }

func (l *frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f, whole := &l.s.frame, size
	size = l.s.help.layout(size)
	wide, open := size.Width >= navFromEm*theme.Size(theme.SizeNameText), l.s.program.Outline() != nil
	SetVisible(f.Side, wide && open)
	SetVisible(f.above, !wide && open)
	if narrow := size.Width < footFromEm*theme.Size(theme.SizeNameText); narrow != f.narrow {
		f.narrow = narrow
		f.fit()
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
	l.s.guide.layout(f.Foot, whole.SubtractWidthHeight(whole.Width-size.Width, 0))
}

func (l *frameLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// toTop begins the steps of another assessment with its name, and has the one that is
// shown in view.
func (f *Frame) toTop(o *Outline) {
	if o != nil && o.ID != f.beside {
		f.beside = o.ID
		f.Side.ToTop()
	}
	f.nav.Reveal()
}

// RefreshFrame brings steps, strip and foot up to date.
func (s *Shell) RefreshFrame() {
	f, o := &s.frame, s.program.Outline()
	f.summary = s.program.Summary(s.router.place)
	s.top.refresh(s)
	s.win.SetTitle(s.title())
	SetVisible(f.Foot, o != nil || f.summary != nil)
	SetVisible(f.Verdict, f.summary != nil && !s.Route().Apart)
	if o != nil {
		f.Title.SetText(o.Title)
		f.More.SetText(o.More)
		f.nav.SetItems(o.Items)
		f.nav.SetCurrent(s.router.place)
		f.quick.refresh()
	}
	if f.summary != nil {
		f.say(f.summary)
	}
	s.refreshWays(o)
	s.FitFoot()
}

// title is what is open, and the name of the program.
func (s *Shell) title() string {
	program := s.T("program")
	if open := s.program.Title(); open != "" {
		return s.T("title", "open", open, "program", program)
	}
	return program
}

// say puts in the foot how it stands; what there is nothing of takes no room.
func (f *Frame) say(y *Summary) {
	f.strip.SetCells(y.Cells)
	f.Result.SetText(y.Result)
	f.Cause.SetText(y.Cause)
	f.fit()
}

// fit shows what there is room for: the foot is always one line.
func (f *Frame) fit() {
	y := f.summary
	if y == nil {
		y = &Summary{}
	}
	SetVisible(f.strip, len(y.Cells) > 0 && !f.narrow)
	SetVisible(f.Cause, y.Cause != "" && !f.narrow)
	SetVisible(f.why, y.Cause != "" && y.Why != "" && f.narrow && f.Verdict.Visible())
}

// refreshWays says where the buttons on and back lead.
func (s *Shell) refreshWays(o *Outline) {
	f, at := &s.frame, o.at(s.router.place)
	f.steps.SetText(s.stepsText(o, at))
	SetVisible(f.Back, at > 0)
	back := s.T("back")
	if s.router.line.place != "" {
		from, _ := s.router.route(s.router.line.place)
		back = s.T("back.to", "step", s.T(from.Title))
	}
	f.Back.SetText(back)
	_, last := s.router.page.(Finisher)
	f.Next.SetText(s.nextText())
	SetVisible(f.Next, o != nil && (last || at >= 0 && at < len(o.Steps)-1 && !o.Halt))
}

// nextText is what Enter does now: where a list has the keyboard, it opens its row.
func (s *Shell) nextText() string {
	if s.frame.opener != nil {
		return s.T("next.open")
	}
	if p, last := s.router.page.(Finisher); last {
		text, _ := p.Finish()
		return text
	}
	return s.T("next")
}

// focused lets the button on say what Enter does where the keyboard is now.
func (s *Shell) focused(to fyne.Focusable) {
	f := &s.frame
	if to != fyne.Focusable(f.Next) {
		f.held = nil
	}
	f.opener = nil
	if o, is := to.(parts.Opener); is && o.Opens() {
		f.opener = o
	}
	if text := s.nextText(); text != f.Next.Text() {
		f.Next.SetText(text)
		s.FitFoot()
	}
}

// stepsText is which step is shown, of how many.
func (s *Shell) stepsText(o *Outline, at int) string {
	if at < 0 {
		return s.T("nav.steps")
	}
	return s.T("nav.step", "n", strconv.Itoa(at+1), "all", strconv.Itoa(len(o.Steps)), "step", o.name(o.Steps[at]))
}

// FitFoot sets the height of the foot to what its words need by now.
func (s *Shell) FitFoot() {
	f := &s.frame
	f.Foot.Refresh()
	if f.Foot.Visible() && f.Foot.MinSize().Height != f.Foot.Size().Height {
		s.win.Content().Refresh()
	}
}

// SayStatus says in the top bar whether the work is saved.
func (s *Shell) SayStatus(tone parts.Tone, sign parts.Sign, text string) {
	s.top.status.Say(tone, sign, text)
	s.top.bar.Refresh()
}

// Status is what the top bar says.
func (s *Shell) Status() string { return s.top.status.AccessibilityLabel() }

// FocusNext brings the keyboard to the button on.
func (s *Shell) FocusNext() { s.frame.Next.Focus() }

// ShowSteps puts the steps on the page, where the window has no room beside it.
func (s *Shell) ShowSteps() {
	if s.router.steps {
		s.Reshow("")
		return
	}
	s.router.steps = true
	o := s.program.Outline()
	list := parts.NewNavList(s.T("nav.label"), s.Show)
	list.SetItems(o.Items)
	list.SetCurrent(s.router.place)
	buttons := s.newQuickButtons()
	buttons.refresh()
	s.frame.Body.SetContent(parts.Rows(parts.Gap, parts.NewText(parts.Title, o.Title), list, buttons.box))
	list.Focus()
}
