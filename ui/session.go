package ui

import (
	"maps"
	"slices"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/words"

	"github.com/google/uuid"
)

// session is the work at hand: the draft file, the assessment that is open, what
// follows from it, and its keeping. It knows no widget, so that a test can drive
// it as a screen does.
type session struct {
	draft   dossier.Draft
	at      int                 // place of the open assessment among the items; -1 for none
	offered assessment.Decision // what the decision being filled in was last offered
	content *assessment.Content
	words   *words.Catalogue
	clock   func() time.Time
	keep    func(dossier.Draft) // hands a draft to the worker to save

	compared int // place of the open comparison; -1 for none
	grid     *grid.Grid

	outcome  assessment.Outcome
	findings []assessment.Finding
	steps    []assessment.Step
}

func newSession(draft dossier.Draft, catalogue *words.Catalogue, clock func() time.Time, keep func(dossier.Draft)) *session {
	return &session{draft: draft, at: -1, compared: -1, words: catalogue, clock: clock, keep: keep}
}

func (s *session) today() assessment.Date { return assessment.On(s.clock()) }

// item is the open assessment with its seal.
func (s *session) item() *dossier.Item { return &s.draft.Items[s.at] }

// a is the open assessment.
func (s *session) a() *assessment.Assessment { return &s.item().Assessment }

// locked tells whether the open assessment is decided, and so only to be read.
func (s *session) locked() bool { return s.at >= 0 && !s.a().Draft() }

// start begins a new assessment with the practice and assessor of the last one.
func (s *session) start() error {
	a := assessment.New(uuid.NewString(), s.today())
	if s.draft.Practice.Profile != "" {
		a.Practice = clonePractice(s.draft.Practice)
	}
	a.Assessor, a.SecondReader = s.draft.Assessor, s.draft.SecondReader
	return s.file(dossier.Item{Assessment: a})
}

// take files what came out of a file and opens it. A decided one keeps the bytes
// that it was sealed with. What is there already is opened and not filed twice.
func (s *session) take(o export.Opened) error {
	item := dossier.Item{Assessment: o.Assessment, Sealed: o.Data, Seal: o.Seal}
	if i := s.find(item.Key()); i >= 0 {
		return s.open(i)
	}
	return s.file(item)
}

// example files a copy of an embedded example, which stays known as one.
func (s *session) example(name string) error {
	a, err := exchange.Example(name)
	if err != nil {
		return err
	}
	a.ID = uuid.NewString()
	return s.file(dossier.Item{Assessment: a, Example: true})
}

// find gives the place of an item by its key, and -1 for none.
func (s *session) find(key string) int {
	return slices.IndexFunc(s.draft.Items, func(i dossier.Item) bool { return i.Key() == key })
}

// file adds an item and opens it. One that is decided and came without its bytes
// is sealed as it is.
func (s *session) file(item dossier.Item) error {
	if !item.Assessment.Draft() && item.Seal == "" {
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
// What was handed to be saved before keeps its own: the worker may still read it.
func (s *session) open(at int) error {
	item := &s.draft.Items[at]
	content, err := assessment.Load(item.Assessment.Editions)
	if err != nil {
		return err
	}
	s.leave()
	item.Assessment = item.Assessment.Clone()
	item.Unfinished = copied(item.Unfinished)
	s.at, s.content, s.offered = at, content, assessment.Decision{}
	s.fill()
	s.weigh()
	return nil
}

// leave puts what is open aside: the assessment, with its decision that is being
// filled in, or the comparison.
func (s *session) leave() {
	if s.at >= 0 {
		left := s.item()
		left.Unfinished = s.chosen(left.Unfinished)
	}
	s.at, s.compared = -1, -1
}

func copied(d *assessment.Decision) *assessment.Decision {
	if d == nil {
		return nil
	}
	c := *d
	return &c
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
	s.findings = s.reviewed()
	s.steps = s.content.Steps(a, s.outcome, s.findings)
}

// decide takes and seals the decision; the first error of the review list stops it.
func (s *session) decide(d assessment.Decision) error {
	decided, err := s.content.Decide(*s.a(), d, s.number(d.On), s.today())
	if err != nil {
		return err
	}
	sealed, err := exchange.Write(decided)
	if err != nil {
		return err
	}
	if !s.item().Example && !slices.Contains(s.draft.Numbers, decided.Number) {
		s.draft.Numbers = append(slices.Clip(s.draft.Numbers), decided.Number)
	}
	*s.item() = dossier.Item{Assessment: decided, Sealed: sealed, Seal: exchange.Seal(sealed), Example: s.item().Example}
	s.changed()
	return nil
}

// number is the next one of its year. Examples have numbers of their own, which
// cost no real one.
func (s *session) number(on assessment.Date) string {
	given := s.draft.Numbers
	if s.item().Example {
		given = nil
	}
	for _, item := range s.draft.Items {
		if item.Example == s.item().Example {
			given = append(slices.Clip(given), item.Assessment.Number)
		}
	}
	return assessment.NextNumber(given, on)
}

// takeBack makes a draft again of a decision that has not left the house.
func (s *session) takeBack(reason, by string) error {
	a, err := assessment.TakeBack(*s.a(), reason, by, s.today())
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

// laterThan tells whether there is a later version of an item that fits.
func (s *session) laterThan(at int, fits func(assessment.Assessment) bool) bool {
	a := s.draft.Items[at].Assessment
	return slices.ContainsFunc(s.draft.Items, func(i dossier.Item) bool {
		return i.Assessment.ID == a.ID && i.Assessment.Version > a.Version && fits(i.Assessment)
	})
}

// succeeded tells whether a next version was begun: then nothing is begun here.
func (s *session) succeeded(at int) bool {
	return s.laterThan(at, func(assessment.Assessment) bool { return true })
}

// superseded tells whether a later version was decided, and holds in its place.
func (s *session) superseded(at int) bool {
	return s.laterThan(at, func(a assessment.Assessment) bool { return !a.Draft() })
}

// exported marks a decided version as having left the house, whatever is open by
// then.
func (s *session) exported(key string) {
	i := s.find(key)
	if i < 0 || s.draft.Items[i].Assessment.Draft() || s.draft.Items[i].Exported != "" {
		return
	}
	s.draft.Items[i].Exported = s.today()
	s.keep(s.snapshot())
}

// unfinished is the decision that is being filled in. What is only offered (today,
// the advised date, the advised kind) follows the day and the outcome until a
// person chooses otherwise.
func (s *session) unfinished() *assessment.Decision {
	item := s.item()
	if item.Unfinished == nil {
		item.Unfinished = &assessment.Decision{}
	}
	d := item.Unfinished
	offer(&d.On, &s.offered.On, s.today())
	o := s.outcomeOn(d.On)
	offer(&d.Through, &s.offered.Through, o.Advised)
	options := s.content.Options(s.a(), o)
	if !slices.Contains(options.Kinds, d.Kind) {
		d.Kind = options.Preselect
	}
	return d
}

// chosen is the unfinished decision without what was only offered, which another
// day would offer otherwise.
func (s *session) chosen(d *assessment.Decision) *assessment.Decision {
	c := copied(d)
	if c == nil {
		return nil
	}
	if c.On == s.offered.On {
		c.On = ""
	}
	if c.Through == s.offered.Through {
		c.Through = ""
	}
	return c
}

// offer gives a field what is offered now, unless a person chose otherwise.
func offer(field, before *assessment.Date, now assessment.Date) {
	if *field == "" || *field == *before {
		*field = now
	}
	*before = now
}

// outcomeOn is the outcome on the day of a decision, and that of today where it
// is no day.
func (s *session) outcomeOn(day assessment.Date) assessment.Outcome {
	if !day.Valid() || day == s.outcome.On {
		return s.outcome
	}
	return s.content.Outcome(s.a(), day)
}

// reviewed is the review list, with a decision that is being filled in where a
// kind was chosen.
func (s *session) reviewed() []assessment.Finding {
	a := *s.a()
	if d := s.item().Unfinished; a.Draft() && d != nil && d.Kind != "" {
		a.Decision = d
	}
	return s.content.Review(&a, s.today())
}

// snapshot is a copy of the draft that the screen no longer changes. Only the
// open assessment or comparison is being changed, so only that one is copied whole.
func (s *session) snapshot() dossier.Draft {
	d := s.draft
	d.Items = slices.Clone(d.Items)
	d.Comparisons = slices.Clone(d.Comparisons)
	if s.compared >= 0 {
		d.Comparisons[s.compared] = d.Comparisons[s.compared].Clone()
	}
	if s.at < 0 {
		return d
	}
	item := &d.Items[s.at]
	d.Current = item.Key()
	item.Assessment = item.Assessment.Clone()
	item.Unfinished = s.chosen(item.Unfinished)
	return d
}
