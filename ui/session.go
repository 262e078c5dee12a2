package ui

import (
	"slices"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/words"

	"github.com/google/uuid"
)

// session is the work at hand: what the dossier holds, the assessment that is
// open, what follows from it, and its keeping. It knows no widget, so that a test
// can drive it as a screen does.
type session struct {
	store    filing
	readOnly bool // the dossier may only be read
	words    *words.Catalogue
	clock    func() time.Time
	keep     func(change dossier.Change, kept func()) // hands a change to be saved

	rows     []register.Row // of all that is filed
	begin    beginning      // what a new assessment begins with
	begun    beginning      // as it was handed over last
	at       shown          // what was in view last
	waiting  dossier.Change // handed over, and not yet known to be kept
	handed   int            // how many times something was
	filed    *register.Item // the open assessment with its seal; nil for none
	offered  assessment.Decision
	content  *assessment.Content
	outcome  assessment.Outcome
	findings []assessment.Finding
	steps    []assessment.Step

	confirmed map[string]bool // languages whose unreviewed letter goes out knowingly

	comparisons []*grid.Comparison // each stays where it is: screens write in it
	compared    int                // place of the open comparison; -1 for none
	grid        *grid.Grid

	revision revision // of the open draft
}

// filing is what a session reads of a dossier.
type filing interface {
	Rows() []register.Row
	Item(key string) (register.Item, error)
	Load(kind, id string, into any) (bool, error)
	IDs(kind string) []string
	Numbers() []string
}

// beginning is the practice and the people that a new assessment begins with.
type beginning struct {
	Practice     assessment.Practice `json:"practice"`
	Assessor     assessment.Person   `json:"assessor"`
	SecondReader assessment.Person   `json:"secondReader"`
}

// shown says where a person was: the assessment and the step.
type shown struct {
	Key  string `json:"key,omitempty"`
	Step string `json:"step,omitempty"`
}

// newSession begins work on a dossier. Without one nothing is filed yet.
func newSession(store filing, catalogue *words.Catalogue, clock func() time.Time, keep func(dossier.Change, func())) (*session, error) {
	s := &session{store: store, words: catalogue, clock: clock, keep: keep, compared: -1}
	if store == nil {
		return s, nil
	}
	s.rows = slices.Clone(store.Rows())
	if _, err := store.Load(dossier.KindPractice, "", &s.begin); err != nil {
		return nil, err
	}
	s.begun = s.begin
	if _, err := store.Load(dossier.KindState, "", &s.at); err != nil {
		return nil, err
	}
	return s, s.loadComparisons()
}

func (s *session) today() assessment.Date { return assessment.On(s.clock()) }

// opened tells whether an assessment is open.
func (s *session) opened() bool { return s.filed != nil }

// item is the open assessment with its seal.
func (s *session) item() *register.Item { return s.filed }

// a is the open assessment.
func (s *session) a() *assessment.Assessment { return &s.filed.Assessment }

// locked tells whether the open assessment is only to be read: it is decided, or
// the whole dossier is.
func (s *session) locked() bool { return s.opened() && (s.readOnly || !s.a().Draft()) }

// start begins a new assessment with the practice and assessor of the last one.
func (s *session) start() error {
	a := assessment.New(uuid.NewString(), s.today())
	if s.begin.Practice.Profile != "" {
		a.Practice = clonePractice(s.begin.Practice)
	}
	a.Assessor, a.SecondReader = s.begin.Assessor, s.begin.SecondReader
	return s.file(register.Item{Assessment: a})
}

// take files what came out of a file and opens it. A decided one keeps the bytes
// that it was sealed with. What is there already is opened and not filed twice.
func (s *session) take(o exchange.Opened) error {
	item := register.Item{Assessment: o.Assessment, Sealed: o.Data, Seal: o.Seal}
	if _, there := s.row(item.Key()); there {
		return s.open(item.Key())
	}
	return s.file(item)
}

// example files a copy of an embedded example, which stays known as one.
func (s *session) example(name, lang string) error {
	a, err := exchange.ExampleIn(name, lang)
	if err != nil {
		return err
	}
	a.ID = uuid.NewString()
	return s.file(register.Item{Assessment: a, Example: true})
}

var errReadOnly = &assessment.Error{Code: "dossier-read-only"}

// row finds what is filed under a key.
func (s *session) row(key string) (register.Row, bool) {
	i := slices.IndexFunc(s.rows, func(r register.Row) bool { return r.Key == key })
	if i < 0 {
		return register.Row{}, false
	}
	return s.rows[i], true
}

// file adds an item and opens it. One that is decided and came without its bytes
// is sealed as it is.
func (s *session) file(item register.Item) error {
	if s.readOnly {
		return errReadOnly
	}
	if !item.Assessment.Draft() && item.Seal == "" {
		sealed, err := exchange.Write(item.Assessment)
		if err != nil {
			return err
		}
		item.Sealed, item.Seal = sealed, exchange.Seal(sealed)
	}
	if err := s.bring(item); err != nil {
		return err
	}
	s.changed()
	return nil
}

// open makes what is filed under a key the one at hand.
func (s *session) open(key string) error {
	item, err := s.load(key)
	if err != nil {
		return err
	}
	return s.bring(item)
}

// bring makes an item the one at hand. It is copied: the worker may still read
// what was handed to be saved.
func (s *session) bring(item register.Item) error {
	content, err := assessment.Load(item.Assessment.Editions)
	if err != nil {
		return err
	}
	s.leave()
	item.Assessment = item.Assessment.Clone()
	item.Unfinished = copied(item.Unfinished)
	s.filed, s.content, s.offered = &item, content, assessment.Decision{}
	s.at.Key = item.Key()
	s.fill()
	s.weigh()
	s.reviseFrom()
	return nil
}

// leave puts what is open aside: the assessment or the comparison.
func (s *session) leave() { s.filed, s.compared = nil, -1 }

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

// changed works out anew what follows and saves.
func (s *session) changed() {
	a := s.a()
	if a.Draft() && !s.item().Example {
		s.begin = beginning{clonePractice(a.Practice), a.Assessor, a.SecondReader}
	}
	s.note()
	s.weigh()
	s.put(s.copyOfOpen())
}

// weigh works out outcome, review list and steps. What was decided stands.
func (s *session) weigh() {
	a := s.a()
	s.outcome = s.content.Standing(a, s.today())
	s.findings = s.reviewed()
	s.steps = s.content.Steps(a, s.outcome, s.findings)
}

// laterThan tells whether there is a later version of what is filed under a key
// that fits.
func (s *session) laterThan(key string, fits func(register.Row) bool) bool {
	row, _ := s.row(key)
	return slices.ContainsFunc(s.rows, func(r register.Row) bool { return r.ID == row.ID && r.Version > row.Version && fits(r) })
}

// succeeded tells whether a next version was begun: then nothing is begun here.
func (s *session) succeeded(key string) bool {
	return s.laterThan(key, func(register.Row) bool { return true })
}

// superseded tells whether a later version was decided, and holds in its place.
func (s *session) superseded(key string) bool {
	return s.laterThan(key, func(r register.Row) bool { return r.Kind != "" })
}
