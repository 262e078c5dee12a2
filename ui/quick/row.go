package quick

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// row is one question: a sign of what its answer is worth, the question with when it is
// a yes and what is known, and the answer.
type row struct {
	p       *page
	at      int
	q       assessment.Question
	mark    *parts.Mark
	answer  *parts.Choice
	against *parts.Advice // what sources say against the answer
	details *details
	fact    *fact // nil where nothing is known
	entered bool  // has the keyboard
	object  fyne.CanvasObject
}

func newRow(p *page, at int, q assessment.Question) *row {
	w, lang := p.w, p.w.Words().Lang
	r := &row{p: p, at: at, q: q, mark: parts.NewSquareMark(parts.Neutral, parts.SignEmpty)}
	ask := q.Ask.In(lang)
	r.answer = parts.NewSegment(ask, answers(w), func(id string) { p.answered(r, id) })
	r.answer.OnAgain(r.confirm)
	r.answer.OnKeys(r.key, r.rune)
	r.answer.OnEntered(r.enter)
	if w.Desk().Editor().Locked() {
		r.answer.Disable()
	}
	r.against = parts.NewAdvice()
	more := parts.Rows(0, parts.NewText(parts.Help, q.Brief.In(lang)))
	if !w.Desk().Editor().Content().Counts(w.Desk().Editor().Assessment(), q.ID) {
		more.Add(parts.NewText(parts.Label, w.T("quick.not-counted")))
	}
	right := parts.Rows(0, r.answer)
	if r.fact = newFact(p, q.ID); r.fact != nil {
		more.Add(r.fact.said)
		right.Add(r.fact.act)
	}
	var box *fyne.Container
	r.details, box = newDetails(more)
	title := parts.NewText(parts.Strong, w.T("quick.question", "n", strconv.Itoa(q.Number), "question", q.Name.In(lang)))
	r.object = parts.Ends(parts.Gap, parts.Marked(parts.Gap, r.mark, parts.Rows(0, title, box, r.against)), right)
	return r
}

// answers are the three options, with the keys of the language.
func answers(w shell.Speaker) []parts.Option {
	options := make([]parts.Option, 0, 3)
	for _, id := range []string{assessment.Yes, assessment.No, assessment.Unknown} {
		options = append(options, parts.Option{ID: id, Text: w.T("answer." + id), Key: []rune(w.T("answer.key." + id))[0]})
	}
	return options
}

func (r *row) path() string { return "answers." + r.q.ID + ".answer" }

func (r *row) value() assessment.AnswerValue {
	return r.p.w.Desk().Editor().Outcome().Answer(r.q.ID)
}

func (r *row) isOpen() bool {
	v := r.value()
	return v.Counted && v.Value == assessment.Unanswered
}

// refresh shows the answer and what it is worth.
func (r *row) refresh() {
	answer, _ := form.Get[string](r.p.w.Desk().Editor().Form(), r.path()) // one that is asked is there
	if r.answer.Chosen() != answer {
		r.answer.Set(answer)
	}
	r.mark.Set(session.AnswerLook(r.value().Value))
	if r.fact != nil {
		r.fact.refresh()
	}
	r.refreshAgainst()
}

// refreshAgainst says what sources say against the answer.
func (r *row) refreshAgainst() {
	w, content := r.p.w, r.p.w.Desk().Editor().Content()
	var said []string
	for _, s := range content.Contradictions(w.Desk().Editor().Assessment(), r.path()) {
		said = append(said, w.Words().Against(content.Statements, s))
	}
	if len(said) == 0 {
		r.against.Hide()
		return
	}
	r.against.Say(parts.Caution, parts.SignImportant, "", strings.Join(said, " "))
}

// confirm takes the answer of the version before over as it is, and goes on.
func (r *row) confirm() {
	p := r.p
	if p.w.Desk().Editor().Assessment().Answers[r.q.ID].Unconfirmed {
		if err := p.w.Desk().Editor().Form().Confirm(r.q.ID); err != nil {
			p.w.Tell(err)
			return
		}
		p.w.Changed()
	}
	p.moveTo(r.at + 1)
}

// key moves between the rows, and clears the answer.
func (r *row) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp:
		r.p.moveTo(r.at - 1)
	case fyne.KeyDown:
		r.p.moveTo(r.at + 1)
	case fyne.KeyBackspace, fyne.KeyDelete:
		if r.answer.Chosen() != "" && !r.p.w.Desk().Editor().Locked() {
			r.p.set(r, "")
		}
	default:
		return false
	}
	return true
}

// rune goes to the row of a number.
func (r *row) rune(c rune) bool {
	at := slices.IndexFunc(r.p.rows, func(o *row) bool { return strconv.Itoa(o.q.Number) == string(c) })
	r.p.moveTo(at)
	return at >= 0
}

// enter unfolds the details of the row with the keyboard where there is no room for all.
func (r *row) enter(is bool) {
	r.entered = is
	if r.details.current(is) {
		r.p.w.Relayout()
		r.p.w.Reveal(r.answer)
	}
}
