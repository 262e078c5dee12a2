package ui

import (
	"maps"
	"slices"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/words"

	"github.com/google/uuid"
)

// session is the work at hand: the draft file, the assessment that is open, what
// follows from it, and its keeping. It knows no widget, so that a test can drive
// it as a screen does.
type session struct {
	draft   dossier.Draft
	at      int // place of the open assessment among the items; -1 for none
	content *assessment.Content
	words   *words.Catalogue
	clock   func() time.Time
	keep    func(dossier.Draft) // hands a draft to the worker to save

	outcome  assessment.Outcome
	findings []assessment.Finding
	steps    []assessment.Step
}

func newSession(draft dossier.Draft, catalogue *words.Catalogue, clock func() time.Time, keep func(dossier.Draft)) *session {
	return &session{draft: draft, at: -1, words: catalogue, clock: clock, keep: keep}
}

func (s *session) today() assessment.Date { return assessment.On(s.clock()) }

// item is the open assessment with its seal.
func (s *session) item() *dossier.Item { return &s.draft.Items[s.at] }

// a is the open assessment.
func (s *session) a() *assessment.Assessment { return &s.item().Assessment }

// locked tells whether the open assessment is decided, and so only to be read.
func (s *session) locked() bool { return !s.a().Draft() }

// start begins a new assessment with the practice and assessor of the last one.
func (s *session) start() error {
	a := assessment.New(uuid.NewString(), s.today())
	if s.draft.Practice.Profile != "" {
		a.Practice = clonePractice(s.draft.Practice)
	}
	a.Assessor, a.SecondReader = s.draft.Assessor, s.draft.SecondReader
	return s.add(a)
}

// add files an assessment as a new item and opens it. A decided one is sealed as
// it came.
func (s *session) add(a assessment.Assessment) error { return s.file(dossier.Item{Assessment: a}) }

// example files a copy of an embedded example, which stays known as one.
func (s *session) example(name string) error {
	a, err := exchange.Example(name)
	if err != nil {
		return err
	}
	return s.file(dossier.Item{Assessment: a, Example: true})
}

func (s *session) file(item dossier.Item) error {
	if !item.Assessment.Draft() {
		sealed, err := exchange.Write(item.Assessment)
		if err != nil {
			return err
		}
		item.Sealed, item.Seal = sealed, exchange.Seal(sealed)
	}
	s.draft.Items = append(s.draft.Items, item)
	if err := s.open(len(s.draft.Items) - 1); err != nil {
		s.draft.Items = s.draft.Items[:len(s.draft.Items)-1]
		return err
	}
	s.changed()
	return nil
}

// open makes an item the one at hand.
func (s *session) open(at int) error {
	content, err := assessment.Load(s.draft.Items[at].Assessment.Editions)
	if err != nil {
		return err
	}
	s.at, s.content = at, content
	s.fill()
	s.weigh()
	return nil
}

// fill gives the open assessment its maps, so that screens can write in them.
func (s *session) fill() {
	a := s.a()
	a.Answers = orEmpty(a.Answers)
	a.Checks = orEmpty(a.Checks)
	a.Todos = orEmpty(a.Todos)
	a.Safeguards = orEmpty(a.Safeguards)
	a.Practice.Numbers = orEmpty(a.Practice.Numbers)
}

func orEmpty[V any](m map[string]V) map[string]V {
	if m == nil {
		return map[string]V{}
	}
	return m
}

// drop deletes a draft. A decided version is not deleted from here.
func (s *session) drop(at int) {
	s.draft.Items = slices.Delete(s.draft.Items, at, at+1)
	s.at = -1
	s.keep(s.snapshot())
}

// changed works out anew what follows and saves.
func (s *session) changed() {
	a := s.a()
	if a.Draft() && !s.item().Example {
		s.draft.Practice, s.draft.Assessor, s.draft.SecondReader = clonePractice(a.Practice), a.Assessor, a.SecondReader
	}
	s.weigh()
	s.keep(s.snapshot())
}

func clonePractice(p assessment.Practice) assessment.Practice {
	p.Numbers = maps.Clone(p.Numbers)
	return p
}

// weigh works out outcome, review list and steps. What was decided stands.
func (s *session) weigh() {
	a := s.a()
	s.outcome = s.content.Standing(a, s.today())
	s.findings = s.content.Review(a, s.today())
	s.steps = s.content.Steps(a, s.outcome, s.findings)
}

// decide takes and seals the decision; the first error of the review list stops it.
func (s *session) decide(d assessment.Decision) error {
	number := assessment.NextNumber(s.draft.LastNumber, d.On)
	decided, err := s.content.Decide(*s.a(), d, number, s.today())
	if err != nil {
		return err
	}
	sealed, err := exchange.Write(decided)
	if err != nil {
		return err
	}
	if decided.Number == number {
		s.draft.LastNumber = number
	}
	*s.item() = dossier.Item{Assessment: decided, Sealed: sealed, Seal: exchange.Seal(sealed), Example: s.item().Example}
	s.changed()
	return nil
}

// takeBack makes a draft again of a decision that has not left the house.
func (s *session) takeBack(reason string) error {
	a, err := assessment.TakeBack(*s.a(), reason, s.a().Decision.By.Name, s.today())
	if err != nil {
		return err
	}
	*s.item() = dossier.Item{Assessment: a, Example: s.item().Example}
	s.fill()
	s.changed()
	return nil
}

// again starts the next version of a decided assessment; the decided one stays.
func (s *session) again() error {
	next, err := assessment.NextVersion(*s.a(), s.today())
	if err != nil {
		return err
	}
	return s.file(dossier.Item{Assessment: next, Example: s.item().Example})
}

// superseded tells whether a later version of an item is there.
func (s *session) superseded(at int) bool {
	a := s.draft.Items[at].Assessment
	return slices.ContainsFunc(s.draft.Items, func(i dossier.Item) bool {
		return i.Assessment.ID == a.ID && i.Assessment.Version > a.Version
	})
}

// exported marks the open version as having left the house.
func (s *session) exported() {
	s.item().Exported = s.today()
	s.keep(s.snapshot())
}

// problems lists the findings at a step, in order.
func (s *session) problems(step string) []assessment.Finding {
	return slices.DeleteFunc(slices.Clone(s.findings), func(f assessment.Finding) bool { return assessment.StepOf(f.Path) != step })
}

// unfinished is the decision that is being filled in, begun with what is advised.
func (s *session) unfinished() *assessment.Decision {
	item := s.item()
	if item.Unfinished == nil {
		item.Unfinished = &assessment.Decision{}
	}
	d := item.Unfinished
	options := s.content.Options(s.a(), s.outcome)
	if !slices.Contains(options.Kinds, d.Kind) {
		d.Kind = options.Preselect
	}
	if d.On == "" {
		d.On = s.today()
	}
	if d.Through == "" {
		d.Through = s.outcome.Advised
	}
	return d
}

// preview is the review list as it would be with a decision.
func (s *session) preview(d assessment.Decision) []assessment.Finding {
	if d.Kind == "" {
		return s.findings
	}
	a := *s.a()
	a.Decision = &d
	return s.content.Review(&a, s.today())
}

// snapshot is a copy of the draft that the screen no longer changes. Only the
// open assessment is being changed, so only that one is copied whole.
func (s *session) snapshot() dossier.Draft {
	d := s.draft
	d.Items = slices.Clone(d.Items)
	if s.at < 0 {
		return d
	}
	item := &d.Items[s.at]
	d.Current = item.Key()
	item.Assessment = item.Assessment.Clone()
	if item.Unfinished != nil {
		unfinished := *item.Unfinished
		item.Unfinished = &unfinished
	}
	return d
}
