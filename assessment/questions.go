package assessment

import "slices"

// QuestionSet is one published edition of the questions, with the kinds of
// evidence that can show an answer, the legal minimum, the further checks and
// the rule that makes the outcome. It is data: a new edition is a new file.
type QuestionSet struct {
	Version   string
	Seen      Date // when the facts in it were seen
	Aging     Aging
	Sources   []Source
	Axes      []Named
	Functions []Named
	Groups    []Named
	Audiences []Named
	Roles     []Named
	// Alternatives are what a client is offered instead of the program.
	Alternatives []Named
	Editions     []Edition
	Choices      []ChoiceList
	Kinds        []EvidenceKind
	Questions    []Question
	Legal        []LegalPoint
	// Checklist are the items of art. 28(3) that a processor agreement must hold.
	Checklist []Named
	Checks    []CheckPoint
	// Conditions are what an authority asks of a use, as a checklist.
	Conditions []ConditionPoint
	Rule       Rule
}

// Named is an id with its name and, where one is needed, an explanation.
type Named struct {
	ID   string
	Name Text
	Help Text
}

// Source is where a fact comes from and when it was seen or published.
type Source struct {
	ID   string
	Name Text
	Date string // when it was published, as precise as it is known: 2020, 2022-03 or 2022-03-17; empty where the page has none
	Seen string // when we read it, likewise
	Page string // address or document
	// OfMaker: the maker's own page, which explains the technology or the terms.
	OfMaker bool `toml:"of_maker"`

	Country string // nl or be where it is a source there alone
}

// Edition is an edition of a standard. It counts through the day Through; the
// empty day means that no end is known. Counts false never counts.
type Edition struct {
	ID       string
	Standard string
	Name     Text
	Through  Date
	Counts   bool
}

// ChoiceList is a vocabulary for a field of evidence.
type ChoiceList struct {
	ID      string
	Options []Named
}

// Types of a field of evidence.
const (
	FieldText    = "text"
	FieldDate    = "date"
	FieldYesNo   = "yes-no"  // yes, no or unknown
	FieldChoice  = "choice"  // of Choices
	FieldEdition = "edition" // of Editions with the kind's standard
)

// EvidenceKind is a kind of evidence: its fields, what of them must be filled
// in to show an answer, and when it lapses. A claim never shows an answer.
type EvidenceKind struct {
	ID       string
	Name     Text
	Help     Text
	Claim    bool
	Standard string // whose editions a field of type edition chooses from
	Fields   []EvidenceField
	Needs    []FieldNeed
	Lapses   []Lapse
	Roles    []string // counts for these roles only, else it is a claim; empty for all
	Looked   []string // the fields that say who looked at the setting, and when
	Takes    Takes    // where a document goes that a statement names; zero where it cannot be taken over
	// Snapshot: the piece keeps which plan, version and functions it was
	// checked with, and lapses when these change.
	Snapshot bool
}

// Takes names the fields of a piece that a document goes in: what it is or who says so,
// the day that it was seen, and where it is; Where empty where Source has the address too.
type Takes struct{ Source, Seen, Where string }

// Field ids that a snapshot fills in by itself.
const (
	SnapshotPlan      = "checked-plan"
	SnapshotVersion   = "checked-version"
	SnapshotFunctions = "checked-functions" // ids, comma between
)

// EvidenceField is one thing to fill in about a piece of evidence.
type EvidenceField struct {
	ID       string
	Type     string
	Choices  string // id of a ChoiceList
	Label    Text
	Help     Text
	Required bool
	Past     bool   // a date that cannot lie in the future
	After    string // id of a date field that this one cannot lie before
	Wide     bool   // takes the whole width
}

// FieldNeed asks one of some values of a field, such as accredited = yes.
type FieldNeed struct {
	Field  string
	Values []string
}

// Lapse says that a piece counts through the day in Field, or, with Months, so
// many calendar months after it; or through the end of the edition in Field.
type Lapse struct {
	Field   string
	Months  int
	Edition bool
}

// Question is one of the eight.
type Question struct {
	ID     string
	Number int
	Axis   string
	Covers bool     // holds per function: 1, 2 and 8
	Kinds  []string // ids of the kinds of evidence that fit, the best first
	Checks []string // further checks that are asked along with it
	// OwnCheck: a claim counts only where the practice looked at the setting itself.
	OwnCheck bool `toml:"own_check"`

	Noun  Text // what it is about, in a sentence; the short name where there is none
	Short Text // two words, for lists and the strip
	Name  Text // as a statement: "Versleuteling van begin tot eind"
	Ask   Text
	Brief Text // when it is a yes, in a line

	Why       Text
	How       Text
	Counts    Text // what a yes needs
	NotEnough Text `toml:"not_enough"`

	Advice map[string]Text // under an answer, by value: no, unknown, lapsed, claimed
	Change map[string]Text // what would change it, by value
	Note   Text            // printed beside the question wherever it stands; may be empty
}

// LegalPoint is one of the points of the legal minimum.
type LegalPoint struct {
	ID      string // agreement, transfer or own-use
	Name    Text
	Ask     Text
	Why     Text
	How     Text
	Options []Named
	Advice  map[string]Text // by option
}

// Path is where the answer at the point is kept.
func (p LegalPoint) Path() string {
	if p.ID == "own-use" {
		return "legal.ownUse"
	}
	return "legal." + p.ID
}

// ConditionPoint is one condition of a checklist. It is answered where its question
// or its check is, and nowhere else.
type ConditionPoint struct {
	ID       string
	Country  string
	Name     Text
	Question string
	Check    string
}

// CheckPoint is a further check, beside the eight. Yes is the good answer.
type CheckPoint struct {
	ID        string
	Name      Text
	Ask       Text
	Why       Text
	Advice    Text     // under a no or don't know
	Functions []string // asked only when one of these is used; empty for always
	Audiences []string // asked only for these; empty for all
	// Recording: a no means that recording, transcription or an AI summary by
	// the provider is on.
	Recording bool
	// ForApproval: unanswered, no or unknown rules out approval without reservation.
	ForApproval bool `toml:"for_approval"`
	// BarsNo: a no rules out approval without reservation; what is open does not.
	BarsNo     []string `toml:"bars_no"` // in these countries
	Countries  []string // asked only there; empty for everywhere
	Safeguards []string // the safeguards that mend it
}

// Question finds a question by its id.
func (s *QuestionSet) Question(id string) (Question, bool) {
	return find(s.Questions, func(q Question) bool { return q.ID == id })
}

// Kind finds a kind of evidence by its id.
func (s *QuestionSet) Kind(id string) (EvidenceKind, bool) {
	return find(s.Kinds, func(k EvidenceKind) bool { return k.ID == id })
}

// Edition finds an edition of a standard by its id.
func (s *QuestionSet) Edition(id string) (Edition, bool) {
	return find(s.Editions, func(e Edition) bool { return e.ID == id })
}

// EditionsOf lists the editions of a standard.
func (s *QuestionSet) EditionsOf(standard string) []Edition {
	var of []Edition
	for _, e := range s.Editions {
		if e.Standard == standard {
			of = append(of, e)
		}
	}
	return of
}

// ChoiceOptions lists the options of a vocabulary.
func (s *QuestionSet) ChoiceOptions(id string) []Named {
	c, _ := find(s.Choices, func(c ChoiceList) bool { return c.ID == id })
	return c.Options
}

// Check finds a further check by its id.
func (s *QuestionSet) Check(id string) (CheckPoint, bool) {
	return find(s.Checks, func(c CheckPoint) bool { return c.ID == id })
}

// ChecksFor lists the further checks that fit the country and the use.
func (c *Content) ChecksFor(a *Assessment) []CheckPoint {
	fits := c.checkFits(a)
	var fit []CheckPoint
	for i := range c.Questions.Checks {
		if fits(&c.Questions.Checks[i]) {
			fit = append(fit, c.Questions.Checks[i])
		}
	}
	return fit
}

// checkFits reports of a further check whether it fits the country and the use.
func (c *Content) checkFits(a *Assessment) func(*CheckPoint) bool {
	countries, audiences := []string{c.Country(a)}, []string{a.Use.Audience}
	return func(p *CheckPoint) bool {
		return fitsAny(p.Audiences, audiences) && fitsAny(p.Functions, a.Use.Functions) && fitsAny(p.Countries, countries)
	}
}

// LegalPoint finds a point of the legal minimum by its id.
func (s *QuestionSet) LegalPoint(id string) (LegalPoint, bool) {
	return find(s.Legal, func(p LegalPoint) bool { return p.ID == id })
}

// NameOf returns the name of an id in a list, and the id itself where it has none.
func NameOf(list []Named, id string, lang string) string {
	n, ok := find(list, func(n Named) bool { return n.ID == id })
	if !ok {
		return id
	}
	return n.Name.In(lang)
}

// fitsAny reports whether one of have is wanted; no wish fits all.
func fitsAny(want, have []string) bool {
	return len(want) == 0 || slices.ContainsFunc(have, func(h string) bool { return slices.Contains(want, h) })
}

func find[T any](list []T, is func(T) bool) (T, bool) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i], true
	}
	var none T
	return none, false
}
