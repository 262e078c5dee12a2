package ui

import (
	"errors"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// decisionScreen shows the review list and takes the decision; once decided it
// shows the decision and its ways out.
type decisionScreen struct {
	*form
	d       *assessment.Decision // being filled in
	list    *fyne.Container      // the review list
	lines   []*parts.Link        // of it
	longer  *fyne.Container      // a reason, where the advised date is exceeded
	approve *fyne.Container      // what an approval asks
	reserve *fyne.Container
	failed  *parts.Advice
}

func (w *Window) decision() screen { return &decisionScreen{form: newForm(w)} }

func (s *decisionScreen) content() fyne.CanvasObject {
	switch e := s.w.desk.Editor(); {
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
	return s.w.page(s.w.heading("step.decision", "decision.open", "read-only.draft"), s.list)
}

// taking is the review list with the form of the decision below it.
func (s *decisionScreen) taking() fyne.CanvasObject {
	w := s.w
	s.d = w.desk.Editor().Unfinished()
	options := w.desk.Editor().Content().Options(w.desk.Editor().Assessment(), w.desk.Editor().OutcomeOn(s.d.On))
	s.list = parts.Rows(parts.Gap)
	rows := []fyne.CanvasObject{w.heading("step.decision", "decision.title", "decision.intro")}
	if len(options.Kinds) == 0 {
		s.refresh()
		return w.page(append(rows, s.list, advice(parts.Open, parts.SignImportant, "", w.t("decision.incomplete")))...)
	}
	rows = append(rows, s.kind(options), s.list)
	s.longer = parts.Rows(parts.Gap, s.area("decision.longerBecause", w.field("decision.longerBecause"), "", text(&s.d.LongerBecause)))
	s.reserve = parts.Rows(parts.Gap, s.area("decision.reservation", w.field("decision.reservation"), w.t("help.decision.reservation"), text(&s.d.Reservation)))
	s.approve = parts.Rows(parts.GapWide, s.date("decision.through", w.field("decision.through"), " ", day(&s.d.Through)), s.longer)
	s.failed = advice(parts.Bad, parts.SignImportant, "", "")
	rows = append(rows,
		parts.Grid(2,
			s.line("decision.by.name", w.field("decision.by.name"), "", text(&s.d.By.Name)),
			s.line("decision.by.function", w.field("decision.by.function"), "", text(&s.d.By.Function)),
			s.date("decision.on", w.field("decision.on"), "", s.decidedOn())),
		s.approve, s.reserve,
		parts.NewText(parts.Help, w.t("decision.seals")),
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.t("decision.take"), s.take)), s.failed)
	show(s.failed, false)
	s.refresh()
	return w.page(rows...)
}

// kind is the choice of decision, and why others are not open.
func (s *decisionScreen) kind(options assessment.Options) fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{
		s.choice("decision.kind", w.field("decision.kind"), "", w.options("decision.", options.Kinds...), text(&s.d.Kind)),
	}
	for _, kind := range []string{assessment.Approved, assessment.Reservation, assessment.Refused} {
		if why, barred := options.Barred[kind]; barred {
			rows = append(rows, parts.NewText(parts.Help, w.t("decision.barred", "kind", w.t("decision."+kind), "why", w.t("barred."+why))))
		}
	}
	if options.FromSigning {
		rows = append(rows, advice(parts.Caution, parts.SignImportant, "", w.t("decision.from-signing")))
	}
	return parts.Rows(parts.Gap, rows...)
}

// decidedOn is the day of the decision. Another day has another outcome, and so
// other decisions and another advised date.
func (s *decisionScreen) decidedOn() value {
	v := day(&s.d.On)
	return value{v.get, func(d string) {
		before := s.w.desk.Editor().OutcomeOn(s.d.On)
		v.set(d)
		s.w.desk.Editor().Unfinished()
		if now := s.w.desk.Editor().OutcomeOn(s.d.On); now.Outcome != before.Outcome || now.Headline != before.Headline {
			s.w.reshowAfter("decision.on")
		}
	}}
}

func (s *decisionScreen) refresh() {
	w := s.w
	if s.list == nil {
		return
	}
	s.showList()
	if s.approve == nil {
		return
	}
	advised := w.desk.Editor().OutcomeOn(s.d.On).Advised
	through := s.fields["decision.through"].(*parts.DateField)
	through.SetHelp(w.t("decision.advised", "date", w.words.Date(advised)))
	if readDay(through.Text()) != string(s.d.Through) && s.d.Through.Valid() {
		through.SetText(string(s.d.Through)) // offered anew for another day
	}
	show(s.approve, s.d.Kind != "" && s.d.Kind != assessment.Refused)
	show(s.longer, s.d.Through.After(advised))
	show(s.reserve, s.d.Kind == assessment.Reservation)
}

// showList shows what is weak; each line jumps to its place.
func (s *decisionScreen) showList() {
	w := s.w
	s.lines = nil
	var rows []fyne.CanvasObject
	for i, f := range w.desk.Editor().Findings() {
		tone, sign := parts.Caution, parts.SignImportant
		if f.Severity == assessment.Blocks {
			tone, sign = parts.Bad, parts.SignNo
		}
		link := parts.NewLink(tone, sign, w.words.Finding(f, w.desk.Editor().Content()), w.t("review."+severity(f)), func() { w.visit(i, assessment.StepOf(f.Path), f.Path) })
		s.lines, rows = append(s.lines, link), append(rows, link)
	}
	if len(rows) == 0 {
		rows = append(rows, advice(parts.Good, parts.SignYes, "", w.t("decision.nothing-weak")))
	}
	s.list.Objects = rows
	s.list.Refresh()
}

func (s *decisionScreen) listed(at int) *parts.Link { return lineOf(s.lines, at) }

func severity(f assessment.Finding) string {
	if f.Severity == assessment.Blocks {
		return "blocks"
	}
	return "warns"
}

func (s *decisionScreen) take() {
	if err := s.w.desk.Editor().Decide(*s.d); err != nil {
		s.failed.Say(parts.Bad, parts.SignNo, s.w.t("decision.not-yet"), s.w.refusal(err))
		s.w.relayout()
		s.w.body.Reveal(s.failed)
		return
	}
	s.w.show(assessment.StepDocuments)
}

// refusal says why a decision cannot be taken: a line of the review list, or what
// went wrong with sealing.
func (w *Window) refusal(err error) string {
	var e *assessment.Error
	if errors.As(err, &e) && w.words.Has("review."+e.Code) {
		return w.words.Finding(assessment.Finding{Code: e.Code, Path: e.Path, Params: e.Params}, w.desk.Editor().Content())
	}
	return w.words.Error(err)
}

// taken shows the decision, and the ways out: take back, or assess again.
func (s *decisionScreen) taken() fyne.CanvasObject {
	w, a := s.w, s.w.desk.Editor().Assessment()
	d := a.Decision
	facts := [][2]string{
		{w.t("decision.number"), w.t("decision.number.value", "number", a.Number, "version", itoa(a.Version))},
		{w.field("decision.kind"), w.t("decision." + d.Kind)},
		{w.t("decision.by"), w.words.Person(d.By)},
		{w.field("decision.on"), w.words.Date(d.On)},
	}
	if d.Through != "" {
		facts = append(facts, [2]string{w.field("decision.through"), w.words.Date(d.Through)})
	}
	facts = append(facts, [2]string{w.t("decision.seal"), w.desk.Editor().Item().Seal})
	rows := []fyne.CanvasObject{w.heading("step.decision", "decision.taken", "decision.taken.intro"), w.pairs(facts)}
	key := w.desk.Editor().Item().Key()
	if w.desk.ReadOnly() {
		return w.page(append(rows, parts.NewText(parts.Help, w.t("read-only.decided")))...)
	}
	switch {
	case w.desk.HasLater(key):
		rows = append(rows, parts.NewText(parts.Help, w.t("decision.superseded")))
	case w.desk.Editor().Item().Exported == "":
		rows = append(rows, s.takingBack())
	default:
		rows = append(rows, parts.NewText(parts.Help, w.t("decision.exported", "date", w.words.Date(w.desk.Editor().Item().Exported))))
	}
	if !w.desk.HasLater(key) {
		rows = append(rows, parts.NewRule(), parts.NewText(parts.Help, w.t("again.help")),
			parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.t("again.button"), s.again)))
	}
	rows = append(rows, parts.NewRule(), w.section("duplicate.title", "duplicate.help"),
		parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.t("duplicate.button"), func() { w.show(stepDuplicate) })))
	return w.page(rows...)
}

// takingBack makes a draft again of a decision that has not left the house.
func (s *decisionScreen) takingBack() fyne.CanvasObject {
	w, reason, by := s.w, "", s.w.desk.User()
	field := w.looseLine(w.t("takeback.reason"), &reason)
	rows := []fyne.CanvasObject{parts.NewRule(), parts.NewText(parts.Help, w.t("takeback.help")), field}
	if by == "" {
		rows = append(rows, w.looseLine(w.t("takeback.by"), &by))
	}
	back := parts.NewButton(parts.Plain, w.t("takeback.button"), func() {
		if err := w.desk.Editor().TakeBack(reason, by); err != nil {
			field.SetError(w.t("takeback.needs-reason"))
			return
		}
		w.show(assessment.StepDecision)
	})
	return parts.Rows(parts.Gap, append(rows, parts.Line(parts.Gap, back))...)
}

func (s *decisionScreen) again() {
	if err := s.w.desk.Editor().NextVersion(); err != nil {
		s.w.tell(err)
		return
	}
	s.w.show(assessment.QuestionStep(s.w.desk.Editor().Content().Questions.Questions[0].ID))
}

// filled drops empty texts.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return strings.TrimSpace(t) == "" })
}
