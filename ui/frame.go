package ui

import (
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// navFromEm is the width of the window, in ems, from which the steps stand
// beside the page; below it a button shows them.
const navFromEm = 56

// newFrame sets the steps, the page and the foot. Which of them are there follows
// the width of the window and whether an assessment is open; help stands at its
// right.
func newFrame(w *Window) fyne.CanvasObject {
	return container.New(&frame{w: w}, parts.Shell(w.side, w.body, w.foot), w.help.pane, w.tour.ring, w.tour.panel)
}

type frame struct{ w *Window }

func (f *frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	size = f.w.help.layout(objects[1], size)
	wide := size.Width >= navFromEm*theme.Size(theme.SizeNameText)
	show(f.w.side, wide && f.w.desk.Editor() != nil)
	show(f.w.steps, !wide && f.w.desk.Editor() != nil)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
	f.w.tour.layout(f.w, size)
}

func (f *frame) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// refreshFrame brings steps, strip and foot up to date.
func (w *Window) refreshFrame() {
	open := w.desk.Editor() != nil
	show(w.foot, open || w.comparing())
	show(w.strip, open)
	show(w.verdict, w.comparing() || !w.apart(w.step))
	switch {
	case open:
		w.refreshSteps()
		w.refreshFoot()
	case w.comparing():
		w.refreshComparisonFoot()
	}
}

func (w *Window) refreshSteps() {
	a := w.desk.Editor().Assessment()
	w.name.SetText(orElse(a.Program.Name, w.t("start.nameless")))
	number := w.t("nav.draft")
	if a.Number != "" {
		number = w.t("decision.number.value", "number", a.Number, "version", itoa(a.Version))
	}
	w.number.SetText(join(" · ", a.Practice.Name, number))
	w.nav.SetItems(w.navItems())
	w.nav.SetCurrent(w.step)
	w.undoButtons.refresh()
}

// navItems are the steps with their state: a sign, and the state in words.
func (w *Window) navItems() []parts.NavItem {
	var items []parts.NavItem
	for _, s := range w.desk.Editor().Steps() {
		item := parts.NavItem{ID: s.ID, Text: w.t("step." + s.ID), State: w.t("step.state." + s.State)}
		switch s.State {
		case assessment.StepDone:
			item.Tone, item.Sign = parts.Good, parts.SignYes
		case assessment.StepWeak:
			item.Tone, item.Sign = parts.Caution, parts.SignImportant
		case assessment.StepWrong:
			item.Tone, item.Sign = parts.Bad, parts.SignNo
		}
		if s.Question != "" {
			if len(items) > 0 && !items[len(items)-1].Sub {
				items = append(items, w.questionsItem())
			}
			q, _ := w.desk.Editor().Content().Questions.Question(s.Question)
			item.Sub, item.Text, item.State = true, strconv.Itoa(q.Number)+" "+q.Short.In(w.words.Lang), w.t("value."+s.Value)
			item.Tone, item.Sign = look(s.Value)
			if w.desk.Editor().Assessment().Answers[s.Question].Unconfirmed {
				item.State, item.Tone, item.Sign = w.t("step.unconfirmed", "value", item.State), parts.Caution, parts.SignImportant
			}
		}
		items = append(items, item)
	}
	return items
}

// questionsItem stands above the eight questions and leads to the first open one.
func (w *Window) questionsItem() parts.NavItem {
	item := parts.NavItem{ID: assessment.StepQuestion, Text: w.t("step.questions"), State: w.t("step.state.done"), Tone: parts.Good, Sign: parts.SignYes}
	if open := w.openQuestions(); open > 0 {
		item.State, item.Tone, item.Sign = w.words.N("step.questions.open", open), parts.Neutral, parts.SignEmpty
	} else if open := w.unconfirmed(); open > 0 {
		item.State, item.Tone, item.Sign = w.words.N("step.questions.unconfirmed", open), parts.Caution, parts.SignImportant
	}
	return item
}

// openQuestions counts the questions that count and have no answer.
func (w *Window) openQuestions() int {
	n := 0
	for _, v := range w.desk.Editor().Outcome().Answers {
		if v.Counted && v.Value == assessment.Unanswered {
			n++
		}
	}
	return n
}

func (w *Window) refreshFoot() {
	var cells []parts.Cell
	for _, v := range w.desk.Editor().Outcome().Answers {
		q, _ := w.desk.Editor().Content().Questions.Question(v.Question)
		tone, sign := look(v.Value)
		cells = append(cells, parts.Cell{Tone: tone, Sign: sign, Name: q.Short.In(w.words.Lang), State: w.t("value." + v.Value)})
	}
	w.strip.SetCells(cells)
	o := w.desk.Editor().Outcome()
	w.result.SetText(w.words.Headline(o))
	switch {
	case o.Outcome == assessment.Incomplete:
		w.because(w.words.BestStill(w.desk.Editor().Content(), o))
	case len(o.Causes) > 0:
		w.because(w.t("foot.because", "questions", w.words.CauseNames(w.desk.Editor().Content(), o.Causes)))
	default:
		w.because("")
	}
	at := w.stepAt()
	show(w.back, at > 0)
	back := w.t("back")
	if w.list.step != "" {
		back = w.t("back.to", "step", w.titleOf(w.list.step))
	}
	w.back.SetText(back)
	undecided := w.step == assessment.StepDecision && w.desk.Editor().Assessment().Draft() // its own button goes on
	last, is := w.screen.(shell.Finisher)
	text := w.t("next")
	if is {
		text, _ = last.Finish()
	}
	w.on.SetText(text)
	show(w.on, is || at >= 0 && at < len(w.desk.Editor().Steps())-1 && !undecided)
	w.fitFoot()
}

// because is what is said below the outcome; nothing takes no room there.
func (w *Window) because(text string) {
	w.cause.SetText(text)
	show(w.cause, text != "")
}

// fitFoot gives the foot the height that its words need by now.
func (w *Window) fitFoot() {
	w.foot.Refresh()
	if w.foot.Visible() && w.foot.MinSize().Height != w.foot.Size().Height {
		w.win.Content().Refresh()
	}
}

// showSteps puts the steps on the page, where the window has no room beside it.
func (w *Window) showSteps() {
	if w.menu {
		w.reshow("")
		return
	}
	w.menu = true
	list := parts.NewNavList(w.t("nav.label"), w.show)
	list.SetItems(w.navItems())
	list.SetCurrent(w.step)
	buttons := w.newUndoButtons()
	buttons.refresh()
	w.body.SetContent(parts.Rows(parts.Gap, parts.NewText(parts.Title, w.name.Text()), list, buttons.box))
	list.Focus()
}

// page is a screen of one column.
func (w *Window) page(rows ...fyne.CanvasObject) fyne.CanvasObject {
	return parts.Rows(parts.GapWide+parts.Gap, rows...)
}

// wide is a screen with an aside.
func (w *Window) wide(main, aside fyne.CanvasObject) fyne.CanvasObject {
	return parts.Columns(main, aside)
}

// heading opens a screen: which step it is, what it asks, and a line of help.
func (w *Window) heading(step, title, intro string) fyne.CanvasObject {
	return parts.Rows(parts.Gap, parts.NewText(parts.Eyebrow, upper(w.t(step))), parts.NewText(parts.Question, w.t(title)), parts.NewText(parts.Body, w.t(intro)))
}

// section opens a part of a screen; no key of help for none.
func (w *Window) section(title, help string) fyne.CanvasObject {
	rows := []fyne.CanvasObject{parts.NewText(parts.Title, w.t(title))}
	if help != "" {
		rows = append(rows, parts.NewText(parts.Help, w.t(help)))
	}
	return parts.Rows(parts.GapSmall, rows...)
}

// pairs sets labels with their values.
func (w *Window) pairs(facts [][2]string) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, f := range facts {
		rows = append(rows, parts.Rows(0, parts.NewText(parts.Label, f[0]), parts.NewText(parts.Body, f[1])))
	}
	return parts.NewCard(parts.Grid(2, rows...))
}

// advice is a box that is there from the start.
func advice(tone parts.Tone, sign parts.Sign, title, text string) *parts.Advice {
	a := parts.NewAdvice()
	a.Say(tone, sign, title, text)
	return a
}
