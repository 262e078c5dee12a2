package ui

import (
	"errors"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// decisionScreen shows the review list and takes the decision; once decided it
// shows the decision and its ways out.
type decisionScreen struct {
	*stepForm
	list   *fyne.Container // the review list
	lines  []*parts.Link   // of it
	end    fyne.CanvasObject
	failed *parts.Advice
}

func (w *app) decision() shell.Page {
	s := &decisionScreen{stepForm: newStepForm(w, assessment.StepDecision)}
	s.layout, s.frame = s.aroundList, s.kind
	return s
}

func (s *decisionScreen) Content() fyne.CanvasObject {
	switch e := s.w.Desk().Editor(); {
	case !e.Assessment().Draft():
		return s.taken()
	case e.Locked():
		return s.reading()
	}
	return s.taking()
}

// reading is the review list of a draft that may only be read.
func (s *decisionScreen) reading() fyne.CanvasObject {
	s.list = parts.Rows(parts.Gap)
	s.showList()
	return s.w.Column(s.w.Heading("step.decision", "decision.open", "read-only.draft"), s.list)
}

// taking is the review list with the form of the decision around it.
func (s *decisionScreen) taking() fyne.CanvasObject {
	w := s.w
	w.Desk().Editor().Unfinished()
	s.list = parts.Rows(parts.Gap)
	s.failed = shell.Advice(parts.Bad, parts.SignImportant, "", "")
	shell.SetVisible(s.failed, false)
	gap := parts.GapWide + parts.Gap
	s.end = parts.Rows(gap,
		parts.NewText(parts.Help, w.T("decision.seals")),
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("decision.take"), s.take)), s.failed)
	page := w.Column(w.Heading("step.decision", "decision.title", "decision.intro"), s.draw(gap))
	s.Refresh()
	return page
}

// aroundList puts the review list below the choice of decision, and where no decision
// can be taken says so.
func (s *decisionScreen) aroundList(step form.Step) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{s.list}
	open := false
	for _, g := range step.Groups {
		rows = append(rows, s.sectionOf(g)...)
		rows = append(rows, s.groups[g.ID].all)
		if g.ID == "decision.kind" {
			open = true
			rows = append(rows[1:], s.list)
		}
	}
	if !open {
		return append(rows, shell.Advice(parts.Open, parts.SignImportant, "", s.w.T("decision.incomplete")))
	}
	return append(rows, s.end)
}

// kind puts below the choice of decision why others are not open.
func (s *decisionScreen) kind(g form.Group, view *groupView) fyne.CanvasObject {
	if g.ID != "decision.kind" {
		return nil
	}
	rows := []fyne.CanvasObject{view.body}
	for _, why := range g.Help {
		rows = append(rows, parts.NewText(parts.Help, s.w.say(why)))
	}
	return parts.Rows(parts.Gap, append(rows, view.advice)...)
}

func (s *decisionScreen) Refresh() {
	if s.list == nil {
		return
	}
	s.stepForm.Refresh()
	s.showList()
}

// showList shows what is weak; each line jumps to its place.
func (s *decisionScreen) showList() {
	w := s.w
	s.lines = nil
	var rows []fyne.CanvasObject
	for i, f := range w.Desk().Editor().Findings() {
		tone, sign := parts.Caution, parts.SignImportant
		if f.Severity == assessment.Blocks {
			tone, sign = parts.Bad, parts.SignNo
		}
		link := parts.NewLink(tone, sign, w.Words().Finding(f, w.Desk().Editor().Content()), w.T("review."+severity(f)), func() { w.Visit(i, w.StepOf(f.Path), f.Path) })
		s.lines, rows = append(s.lines, link), append(rows, link)
	}
	if len(rows) == 0 {
		rows = append(rows, shell.Advice(parts.Good, parts.SignYes, "", w.T("decision.nothing-weak")))
	}
	s.list.Objects = rows
	s.list.Refresh()
}

// Notice says nothing: the page itself says what stands and why.
func (s *decisionScreen) Notice() fyne.CanvasObject { return nil }

func (s *decisionScreen) Line(at int) fyne.Focusable { return lineOf(s.lines, at) }

func severity(f assessment.Finding) string {
	if f.Severity == assessment.Blocks {
		return "blocks"
	}
	return "warns"
}

func (s *decisionScreen) take() {
	if err := s.w.Desk().Editor().Decide(*s.w.Desk().Editor().Unfinished()); err != nil {
		s.failed.Say(parts.Bad, parts.SignNo, s.w.T("decision.not-yet"), s.w.refusal(err))
		s.w.Relayout()
		s.w.Reveal(s.failed)
		return
	}
	s.w.Show(assessment.StepDocuments)
}

// refusal says why a decision cannot be taken: a line of the review list, or what
// went wrong with sealing.
func (w *app) refusal(err error) string {
	var e *assessment.Error
	if errors.As(err, &e) && w.Words().Has("review."+e.Code) {
		return w.Words().Finding(assessment.Finding{Code: e.Code, Path: e.Path, Params: e.Params}, w.Desk().Editor().Content())
	}
	return w.Words().Error(err)
}

// taken shows the decision, and the ways out: take back, or assess again.
func (s *decisionScreen) taken() fyne.CanvasObject {
	w, a := s.w, s.w.Desk().Editor().Assessment()
	d := a.Decision
	facts := [][2]string{
		{w.T("decision.number"), w.T("decision.number.value", "number", a.Number, "version", strconv.Itoa(a.Version))},
		{w.FieldName("decision.kind"), w.T("decision." + d.Kind)},
		{w.T("decision.by"), w.Words().Person(d.By)},
		{w.FieldName("decision.on"), w.Words().Date(d.On)},
	}
	if d.Through != "" {
		facts = append(facts, [2]string{w.FieldName("decision.through"), w.Words().Date(d.Through)})
	}
	facts = append(facts, [2]string{w.T("decision.seal"), w.Desk().Editor().Item().Seal})
	rows := []fyne.CanvasObject{w.Heading("step.decision", "decision.taken", "decision.taken.intro"), w.Facts(facts)}
	key := w.Desk().Editor().Item().Key()
	if w.Desk().ReadOnly() {
		return w.Column(append(rows, parts.NewText(parts.Help, w.T("read-only.decided")))...)
	}
	switch {
	case w.Desk().HasLater(key):
		rows = append(rows, parts.NewText(parts.Help, w.T("decision.superseded")))
	case w.Desk().Editor().Item().Exported == "":
		rows = append(rows, s.takingBack())
	default:
		rows = append(rows, parts.NewText(parts.Help, w.T("decision.exported", "date", w.Words().Date(w.Desk().Editor().Item().Exported))))
	}
	if !w.Desk().HasLater(key) {
		rows = append(rows, parts.NewRule(), parts.NewText(parts.Help, w.T("again.help")),
			parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("again.button"), s.again)))
	}
	rows = append(rows, parts.NewRule(), w.Section("duplicate.title", "duplicate.help"),
		parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("duplicate.button"), func() { w.Show(stepDuplicate) })))
	return w.Column(rows...)
}

// takingBack makes a draft again of a decision that has not left the house.
func (s *decisionScreen) takingBack() fyne.CanvasObject {
	w, reason, by := s.w, "", s.w.Desk().User()
	field := w.Line(w.T("takeback.reason"), &reason)
	rows := []fyne.CanvasObject{parts.NewRule(), parts.NewText(parts.Help, w.T("takeback.help")), field}
	if by == "" {
		rows = append(rows, w.Line(w.T("takeback.by"), &by))
	}
	back := parts.NewButton(parts.Plain, w.T("takeback.button"), func() {
		if err := w.Desk().Editor().TakeBack(reason, by); err != nil {
			field.SetError(w.T("takeback.needs-reason"))
			return
		}
		w.Show(assessment.StepDecision)
	})
	return parts.Rows(parts.Gap, append(rows, parts.Line(parts.Gap, back))...)
}

func (s *decisionScreen) again() {
	if err := s.w.Desk().Editor().NextVersion(); err != nil {
		s.w.Tell(err)
		return
	}
	s.w.Show(assessment.QuestionStep(s.w.Desk().Editor().Content().Questions.Questions[0].ID))
}
