package ui

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// questionScreen asks one of the eight questions. The answer buttons come first;
// advice appears under them at once, and evidence is asked at a yes.
type questionScreen struct {
	*form
	q        assessment.Question
	answers  *parts.Choice
	confirm  *fyne.Container // for an answer of the version before
	advice   *parts.Advice
	covers   *parts.Checks
	evidence *evidenceList
	pieces   *fyne.Container // everything that a yes asks
}

func (w *Window) question(id string) screen {
	q, _ := w.desk.Editor().Content().Questions.Question(id)
	return &questionScreen{form: newForm(w), q: q}
}

func (s *questionScreen) content() fyne.CanvasObject {
	w, q, lang := s.w, s.q, s.w.words.Lang
	axis := assessment.NameOf(w.desk.Editor().Content().Questions.Axes, q.Axis, lang)
	s.answers = w.answerGroup(q.Ask.In(lang), func(id string) { s.answer(id) })
	s.answers.Set(s.get().Answer)
	s.answers.OnNext(w.next)
	if w.desk.Editor().Locked() {
		s.answers.Disable()
	}
	s.advice = advice(parts.Caution, parts.SignImportant, "", "")
	s.confirm = parts.Rows(parts.Gap, advice(parts.Open, parts.SignImportant, w.t("unconfirmed.title"), w.t("unconfirmed.text")),
		parts.Line(0, parts.NewButton(parts.Plain, w.t("unconfirmed.confirm"), s.confirmed)))
	s.evidence = newEvidenceList(s)
	rows := []fyne.CanvasObject{
		parts.Rows(parts.Gap,
			parts.NewText(parts.Eyebrow, strings.ToUpper(w.t("question.eyebrow", "n", strconv.Itoa(q.Number), "axis", axis))),
			parts.NewText(parts.Question, q.Ask.In(lang))),
		s.answers, s.confirm, s.advice,
	}
	if len(q.Checks) > 0 {
		rows = append(rows, s.settings())
	}
	s.pieces = parts.Rows(parts.GapWide)
	if q.Covers {
		s.pieces.Add(s.coverage())
	}
	s.pieces.Add(s.evidence.box)
	rows = append(rows, s.pieces, s.area("answers."+q.ID+".notes", w.t("question.notes"), "", s.at(func(a *assessment.Answer) *string { return &a.Notes })))
	s.refresh()
	return w.wide(parts.Rows(parts.GapWide, rows...), s.aside())
}

// answerGroup makes the three big answer buttons, with the keys of the language.
func (w *Window) answerGroup(label string, changed func(string)) *parts.Choice {
	options := w.yesNo()
	for i, id := range []string{assessment.Yes, assessment.No, assessment.Unknown} {
		options[i].Text = w.t("answer." + id)
		options[i].Key = []rune(w.t("answer.key." + id))[0]
	}
	return parts.NewAnswerGroup(label, options, changed)
}

// aside tells why it matters, how to find out, what counts and what is known.
func (s *questionScreen) aside() fyne.CanvasObject {
	w, q, lang := s.w, s.q, s.w.words.Lang
	var rows []fyne.CanvasObject
	for _, part := range []struct {
		title string
		text  assessment.Text
	}{{"question.why", q.Why}, {"question.how", q.How}, {"question.counts", q.Counts}, {"question.notEnough", q.NotEnough}} {
		if text := part.text.In(lang); text != "" {
			rows = append(rows, parts.Rows(parts.GapSmall, parts.NewText(parts.Strong, w.t(part.title)), parts.NewText(parts.Help, text)))
		}
	}
	if note := q.Note.In(lang); note != "" {
		rows = append(rows, advice(parts.Open, parts.SignImportant, "", note))
	}
	return parts.Rows(parts.GapWide, append(rows, w.facts(q.ID)...)...)
}

// settings asks the further checks that decide about this question along with it.
func (s *questionScreen) settings() fyne.CanvasObject {
	w := s.w
	rows := []fyne.CanvasObject{parts.NewText(parts.Strong, w.t("question.settings")), parts.NewText(parts.Help, w.t("question.settings.help"))}
	for _, id := range s.q.Checks {
		if check, ok := w.desk.Editor().Content().Questions.Check(id); ok {
			rows = append(rows, s.choice("checks."+id, check.Ask.In(w.words.Lang), "", w.yesNo(), w.checkAnswer(id)))
		}
	}
	return parts.NewCard(parts.Rows(parts.GapWide, rows...))
}

// checkAnswer is the answer to a further check.
func (w *Window) checkAnswer(id string) value {
	return entry(w.desk.Editor().Assessment().Checks, id, func(c *assessment.Check) *string { return &c.Answer })
}

// coverage asks for which of the functions in use the yes holds.
func (s *questionScreen) coverage() fyne.CanvasObject {
	w := s.w
	var used []assessment.Named
	for _, f := range w.desk.Editor().Content().Questions.Functions {
		if slices.Contains(w.desk.Editor().Assessment().Use.Functions, f.ID) {
			used = append(used, f)
		}
	}
	s.covers = parts.NewChecks(w.t("question.covers"), w.t("question.covers.help"), w.named(used), func(string, bool) {
		s.edit(func(a *assessment.Answer) { a.Covers = s.covers.Ticked() })
	})
	s.covers.Set(s.get().Covers...)
	return s.add("answers."+s.q.ID+".covers", s.covers)
}

func (s *questionScreen) get() assessment.Answer {
	return s.w.desk.Editor().Assessment().Answers[s.q.ID]
}

// at is a text within the answer. Changing it confirms the answer.
func (s *questionScreen) at(field func(*assessment.Answer) *string) value {
	v := entry(s.w.desk.Editor().Assessment().Answers, s.q.ID, field)
	return value{v.get, func(text string) {
		v.set(text)
		s.settle()
	}}
}

// settle takes the mark of the version before away.
func (s *questionScreen) settle() {
	a := s.get()
	a.Unconfirmed = false
	s.w.desk.Editor().Assessment().Answers[s.q.ID] = a
}

// confirmed takes the answer of the version before over as it is.
func (s *questionScreen) confirmed() {
	s.change("answers."+s.q.ID, s.settle)
	s.answers.Focus()
}

// focus brings the keyboard to the answer buttons, or to a field below them.
func (s *questionScreen) focus(path string) bool {
	at := "answers." + s.q.ID
	if path == at || path == at+".answer" || path == at+".unconfirmed" {
		s.answers.Focus()
		return true
	}
	return s.form.focus(path)
}

// edit changes the answer as a whole.
func (s *questionScreen) edit(change func(*assessment.Answer)) {
	s.change("answers."+s.q.ID, func() {
		a := s.get()
		change(&a)
		s.w.desk.Editor().Assessment().Answers[s.q.ID] = a
		s.settle()
	})
}

// answer takes the answer. A yes is asked of all functions in use, so that all
// are ticked at first; what it does not hold for is unticked.
func (s *questionScreen) answer(id string) {
	s.edit(func(a *assessment.Answer) {
		a.Answer = id
		if id == assessment.Yes && s.q.Covers && len(a.Covers) == 0 {
			a.Covers = append([]string(nil), s.w.desk.Editor().Assessment().Use.Functions...)
		}
	})
	if s.covers != nil {
		s.covers.Set(s.get().Covers...)
	}
}

// refresh shows what the answer is worth and what is advised.
func (s *questionScreen) refresh() {
	w, a := s.w, s.get()
	v := w.desk.Editor().Outcome().Answer(s.q.ID)
	show(s.confirm, a.Unconfirmed)
	show(s.pieces, a.Answer == assessment.Yes)
	advice := s.q.Advice[v.Value].In(w.words.Lang)
	show(s.advice, advice != "" && a.Answer != "")
	if advice != "" {
		tone, sign := look(v.Value)
		s.advice.Say(tone, sign, sentence(w.words.Value(w.desk.Editor().Content(), v)), advice)
	}
}
