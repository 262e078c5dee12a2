package ui

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// show goes to a step and brings the keyboard to its first field.
func (w *Window) show(step string) { w.showAt(step, "") }

// stepOf is the step at which the field of a path of the open assessment is.
func (w *Window) stepOf(path string) string {
	if e := w.desk.Editor(); e != nil {
		return e.Content().StepOf(path)
	}
	return assessment.StepOf(path)
}

// jump goes to the field of a path.
func (w *Window) jump(path string) { w.showAt(w.stepOf(path), path) }

// listed is a line of a list that leads to a step: Back returns to it, so that
// the next line is at hand.
type listed struct {
	step string // empty where no line led here
	line int
}

// visit goes to a step, or to the field of a path there, from a line of a list.
func (w *Window) visit(line int, step, path string) {
	from := listed{w.step, line}
	w.showAt(step, path)
	if w.step != from.step {
		w.list = from
		w.refreshFrame()
	}
}

// returnToList goes back to the line that led here, or to what took its place.
func (w *Window) returnToList() {
	to := w.list
	w.show(to.step)
	if p, is := w.screen.(shell.Returner); is {
		if line := p.Line(to.line); line != nil {
			w.win.Canvas().Focus(line)
		}
	}
}

// lineOf is a line of a list, or its last one where it became shorter.
func lineOf(links []*parts.Link, at int) fyne.Focusable {
	if len(links) == 0 {
		return nil
	}
	return links[min(at, len(links)-1)]
}

// lockedBecause is the key of why nothing can be changed in what is open.
func (w *Window) lockedBecause() string {
	switch {
	case !w.desk.ReadOnly():
		return "decided.read-only"
	case w.desk.Editor().Assessment().Draft():
		return "read-only.draft"
	}
	return "read-only.decided"
}

// reshowAfter does reshow once the change that asks for it is through.
func (w *Window) reshowAfter(path string) { w.then = func() { w.reshow(path) } }

// reshow makes the step that is shown anew and brings the keyboard to a field.
func (w *Window) reshow(path string) { w.showAt(w.step, path) }

func (w *Window) showAt(step, path string) {
	w.touched = w.clock()
	if step == assessment.StepQuestion {
		step = w.questionToAnswer()
	}
	step = w.mergedFirst(step)
	if w.aside(step) && !w.aside(w.step) {
		w.from = w.step
	}
	if step != stepUser {
		w.asUser = nil
	}
	if step != w.step {
		w.list = listed{}
	}
	w.step, w.menu = step, false
	w.words = w.words.For(w.kind())
	w.desk.Editor().EndStep()
	w.screen = w.pageOf(step)
	w.body.SetContent(w.contentOf(w.screen))
	w.refreshFrame()
	w.refreshMenu()
	w.followHelp()
	w.win.Content().Refresh()
	if w.desk.Editor() != nil && w.beside != w.desk.Editor().Assessment().ID {
		w.beside = w.desk.Editor().Assessment().ID
		w.side.ToTop() // another assessment begins with its name
	}
	w.nav.Reveal()
	if w.desk.Editor() != nil && !w.aside(step) {
		w.desk.SetStep(step)
	}
	w.focusAt(path)
	w.tellMerged()
}

// contentOf is what a page shows, below what it says first.
func (w *Window) contentOf(p shell.Page) fyne.CanvasObject {
	content := p.Content()
	if n, is := p.(shell.Noticer); is {
		if notice := n.Notice(); notice != nil {
			return parts.Rows(parts.GapWide, notice, content)
		}
	}
	return content
}

// focusAt brings the keyboard to the field of a path, where the page has it.
func (w *Window) focusAt(path string) {
	if p, is := w.screen.(shell.Focuser); is && path != "" && p.Focus(path) {
		return
	}
	w.focusFirst()
}

// refreshPage lets the page follow a change.
func (w *Window) refreshPage() {
	if p, is := w.screen.(shell.Refresher); is {
		p.Refresh()
	}
}

// focusFirst brings the keyboard to the first field, and where there is none, as
// on what is only to be read, to the way on: never does it stay in a field that
// is gone.
func (w *Window) focusFirst() {
	p, own := w.screen.(shell.Starter)
	switch {
	case own && !w.menu:
		p.FocusFirst()
	case w.body.FocusFirst():
	case w.foot.Visible() && w.on.Visible():
		w.on.Focus()
	default:
		w.win.Canvas().Unfocus()
	}
}

// questionToAnswer is the step of the first open question, else of the first.
func (w *Window) questionToAnswer() string {
	answers := w.desk.Editor().Outcome().Answers
	i := slices.IndexFunc(answers, func(v assessment.AnswerValue) bool { return v.Counted && v.Value == assessment.Unanswered })
	return assessment.QuestionStep(answers[max(i, 0)].Question)
}

// returns is the button that goes back to where one was.
func (w *Window) returns() fyne.CanvasObject {
	return parts.Line(0, parts.NewButton(parts.Plain, w.t("back"), func() { w.show(w.from) }))
}

// pressOn is the button on. The keys for the next step never do the deed of the
// last one: it leaves the house.
func (w *Window) pressOn() {
	if p, is := w.screen.(shell.Finisher); is {
		_, do := p.Finish()
		do()
		return
	}
	w.next()
}

// enter presses the button on, which shows that key, where what has the keyboard has no
// use for it.
func (w *Window) enter() {
	if w.foot.Visible() && w.on.Visible() && !w.on.Disabled() {
		w.pressOn()
	}
}

// next goes to the step after this one.
func (w *Window) next() { w.walk(1) }

// escape closes help and goes back from settings; elsewhere there is nothing to leave.
func (w *Window) escape() {
	switch {
	case w.tour.at >= 0:
		w.endTour()
		return
	case w.help.shown():
		w.closeHelp()
		return
	}
	if w.aside(w.step) {
		w.show(w.from)
	}
}

// previous goes back to the list that led here, else to the step before this one.
func (w *Window) previous() {
	if w.list.step != "" {
		w.returnToList()
		return
	}
	w.walk(-1)
}

func (w *Window) walk(by int) {
	if w.aside(w.step) {
		w.show(w.from)
		return
	}
	at := w.stepAt()
	if at < 0 || w.desk.Editor() == nil {
		return
	}
	switch to := at + by; {
	case to < 0:
		w.show(stepStart)
	case to < len(w.desk.Editor().Steps()):
		w.show(w.desk.Editor().Steps()[to].ID)
	}
}

// stepAt is the place of the shown step among the steps, and -1 for none.
func (w *Window) stepAt() int {
	for i, s := range w.desk.Editor().Steps() {
		if s.ID == w.step {
			return i
		}
	}
	return -1
}
