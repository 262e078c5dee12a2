package ui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// questionScreen asks one of the eight questions. The answer buttons come first;
// advice appears under them at once, and evidence is asked at a yes.
type questionScreen struct {
	*stepForm
	q        assessment.Question
	answers  *parts.Choice
	confirm  *fyne.Container // for an answer of the version before
	advice   *parts.Advice
	evidence *evidenceList
	rest     *fyne.Container // all below the title
	unfold   *fyne.Container // a button that shows it where the question does not count here
}

func (w *app) question(id string) shell.Page {
	q, _ := w.Desk().Editor().Content().Questions.Question(id)
	s := &questionScreen{stepForm: newStepForm(w, assessment.QuestionStep(id)), q: q}
	s.evidence = newEvidenceList(s)
	s.layout, s.frame = s.groupsInOrder, s.evidence.frame
	return s
}

func (s *questionScreen) Content() fyne.CanvasObject {
	w, q, lang := s.w, s.q, s.w.Words().Lang
	axis := assessment.NameOf(w.Desk().Editor().Content().Questions.Axes, q.Axis, lang)
	s.drawAnswers()
	s.advice = shell.Advice(parts.Caution, parts.SignImportant, "", "")
	s.confirm = parts.Rows(parts.Gap, shell.Advice(parts.Open, parts.SignImportant, w.T("unconfirmed.title"), w.T("unconfirmed.text")),
		parts.Line(0, parts.NewButton(parts.Plain, w.T("unconfirmed.confirm"), s.confirmed)))
	title := parts.Rows(parts.Gap,
		parts.NewText(parts.Eyebrow, strings.ToUpper(w.T("question.eyebrow", "n", strconv.Itoa(q.Number), "axis", axis))),
		parts.NewText(parts.Question, q.Ask.In(lang)))
	asked := w.Desk().Editor().Form().Step(s.step).Groups[0]
	for _, about := range asked.About {
		title.Add(parts.NewText(parts.Help, w.say(about)))
	}
	s.rest = s.draw(parts.GapWide)
	s.unfold = parts.Line(0, parts.NewButton(parts.Plain, w.T("unfold.question"), func() {
		s.show()
		s.answers.Focus()
	}))
	main, aside := parts.Rows(parts.GapWide, title, s.unfold, s.rest), s.aside()
	s.rest.Hidden, s.unfold.Hidden = asked.Folded, !asked.Folded
	s.Refresh()
	return parts.Columns(main, aside)
}

// show unfolds a question that does not count here.
func (s *questionScreen) show() {
	s.unfold.Hide()
	s.rest.Show()
	s.w.Relayout()
}

// drawAnswers makes the answer buttons. To choose the answer that stands confirms it.
func (s *questionScreen) drawAnswers() {
	path := "answers." + s.q.ID + ".answer"
	v := s.at(path)
	s.answers = s.w.answerGroup(s.q.Ask.In(s.w.Words().Lang), func(id string) { s.change(path, func() { v.set(id) }) })
	s.answers.Set(v.get())
	s.answers.OnAgain(func() {
		if s.get().Unconfirmed {
			s.confirmed()
		}
	})
	s.sync[path] = func() { s.answers.Set(v.get()) }
	s.add(path, s.answers)
}

// groupsInOrder puts what belongs to an answer right under it, and a heading above the
// evidence.
func (s *questionScreen) groupsInOrder(step form.Step) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	evidence := false
	for _, g := range step.Groups {
		rows = append(rows, s.sectionOf(g)...)
		switch {
		case g.Kind == form.AboutQuestion:
			rows = append(rows, s.answers, s.confirm, s.advice, s.groups[g.ID].against)
			continue
		case !evidence && strings.HasPrefix(g.ID, "answers."+s.q.ID+".evidence"):
			evidence = true
			rows = append(rows, parts.NewText(parts.Strong, s.w.T("evidence.title")))
		}
		rows = append(rows, s.groups[g.ID].all)
	}
	return rows
}

// answerGroup makes the three big answer buttons, with the keys of the language.
func (w *app) answerGroup(label string, changed func(string)) *parts.Choice {
	options := w.yesNo()
	for i, id := range []string{assessment.Yes, assessment.No, assessment.Unknown} {
		options[i].Text = w.T("answer." + id)
		options[i].Key = []rune(w.T("answer.key." + id))[0]
	}
	return parts.NewAnswerGroup(label, options, changed)
}

// Drop takes files as evidence, but for a dossier.
func (s *questionScreen) Drop(paths []string) (left []string) {
	for _, path := range paths {
		if session.IsDossier(path) {
			left = append(left, path)
			continue
		}
		s.evidence.dropped(path)
	}
	return left
}

// aside tells why it matters, how to find out, what counts and what is known.
func (s *questionScreen) aside() fyne.CanvasObject {
	w, q, lang := s.w, s.q, s.w.Words().Lang
	var rows []fyne.CanvasObject
	for _, part := range []struct {
		title string
		text  assessment.Text
	}{{"question.why", q.Why}, {"question.how", q.How}, {"question.counts", q.Counts}, {"question.notEnough", q.NotEnough}} {
		if text := part.text.In(lang); text != "" {
			rows = append(rows, parts.Rows(parts.GapSmall, parts.NewText(parts.Strong, w.T(part.title)), parts.NewText(parts.Help, text)))
		}
	}
	if note := q.Note.In(lang); note != "" {
		rows = append(rows, shell.Advice(parts.Open, parts.SignImportant, "", note))
	}
	return parts.Rows(parts.GapWide, append(rows, w.facts(q.ID, s.takesOver)...)...)
}

// takesOver is the button that takes the document behind a statement over into the
// evidence, or what says that it stands there; nil where there is none.
func (s *questionScreen) takesOver(said assessment.Statement) fyne.CanvasObject {
	w, e := s.w, s.w.Desk().Editor()
	name := w.Words().DocumentName(e.Content().Statements, said)
	document, there := e.Content().DocumentOf(e.Assessment(), s.q.ID, said, name, w.Desk().Today())
	if !there || e.Locked() {
		return nil
	}
	button := parts.NewButton(parts.Quiet, w.T("facts.take"), func() {
		s.change("answers."+s.q.ID, func() {
			if err := e.Form().TakeOver(s.q.ID, document); err != nil {
				w.Tell(err)
			}
		})
	})
	taken := parts.NewText(parts.Help, w.T("facts.taken"))
	s.sync["taken."+said.Text["nl"]] = func() {
		is := slices.ContainsFunc(s.get().Evidence, document.In)
		shell.SetVisible(taken, is)
		shell.SetVisible(button, !is)
	}
	return parts.Rows(0, parts.Line(0, button), taken)
}

func (s *questionScreen) get() assessment.Answer {
	return s.w.Desk().Editor().Assessment().Answers[s.q.ID]
}

// confirmed takes the answer of the version before over as it is.
func (s *questionScreen) confirmed() {
	path := "answers." + s.q.ID
	s.change(path, func() {
		if err := s.w.Desk().Editor().Form().Confirm(s.q.ID); err != nil {
			s.w.Tell(err)
		}
	})
	s.answers.Focus()
}

// focus brings the keyboard to the answer buttons, to a button that adds evidence, or
// to a field below them.
func (s *questionScreen) Focus(path string) bool {
	if s.rest.Hidden {
		s.show()
	}
	at := "answers." + s.q.ID
	if path == at || path == at+".unconfirmed" {
		path = at + ".answer"
	}
	if strings.HasPrefix(path, at+".evidence") && s.evidence.focus(path) {
		return true
	}
	return s.stepForm.Focus(path)
}

// refresh shows what the answer is worth and what is advised.
func (s *questionScreen) Refresh() {
	s.stepForm.Refresh()
	s.evidence.showFiles()
	w, a := s.w, s.get()
	v := w.Desk().Editor().Outcome().Answer(s.q.ID)
	shell.SetVisible(s.confirm, a.Unconfirmed && !w.Desk().Editor().Locked())
	advice := s.q.Advice[v.Value].In(w.Words().Lang)
	shell.SetVisible(s.advice, advice != "" && a.Answer != "")
	if advice != "" {
		tone, sign := session.AnswerLook(v.Value)
		s.advice.Say(tone, sign, sentence(w.Words().Value(w.Desk().Editor().Content(), v)), advice)
	}
}

// sentence makes a sentence of a few words.
func sentence(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:] + "."
}
