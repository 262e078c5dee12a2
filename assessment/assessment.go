// Package assessment is the domain: what a care provider fills in about a
// video-calling or chat program, and what follows from it by rule: the value of
// an answer on a date, the outcome, the safeguards that apply, the review list
// and the decisions that are open.
//
// Never in here: a window, a file, PDF, a clock (a date is a parameter) or a
// sentence in any language. Errors are a code, a path and parameters.
package assessment

// Assessment is one version of one assessment, as it is kept, exchanged and
// sealed. Zero values mean "not filled in".
type Assessment struct {
	ID       string   `json:"id"`                // UUID, the same in every version
	Number   string   `json:"number,omitempty"`  // 2026-0007, given at the first decision
	Version  int      `json:"assessmentVersion"` // from 1
	Created  Date     `json:"created"`
	Editions Editions `json:"editions"`

	Practice     Practice `json:"practice"`
	Assessor     Person   `json:"assessor"`
	SecondReader Person   `json:"secondReader"`
	Program      Program  `json:"program"`
	Use          Use      `json:"use"`

	Answers    map[string]Answer    `json:"answers"` // by question id
	Legal      Legal                `json:"legal"`
	Checks     map[string]Check     `json:"checks"` // by check id
	Todos      map[string]Todo      `json:"todos"`  // by id of the question or the point of the legal minimum
	Safeguards map[string]Safeguard `json:"safeguards"`
	Exception  Exception            `json:"exception"`
	Insurer    Insurer              `json:"insurer"`

	OwnStatements map[string]OwnStatement `json:"ownStatements,omitempty"` // about the program, by id

	// Exceptions are the approved ones before this version, oldest first, with those of
	// other assessments of the same program and use in the dossier;
	// ExceptionsBefore counts those of before version 2 of the rule, without a day.
	Exceptions       []PastException `json:"exceptions,omitempty"`
	ExceptionsBefore int             `json:"exceptionsBefore,omitempty"`
	Because          string          `json:"because,omitempty" text:"prose"` // why this version was made, and what changed
	Withdrawn        []Withdrawal    `json:"withdrawn,omitempty"`
	Decision         *Decision       `json:"decision,omitempty"` // nil for a draft
}

// Editions names the published data that a version was made with.
type Editions struct {
	Questions  string `json:"questions"`
	Rule       string `json:"rule"`
	Packs      string `json:"packs"`
	Statements string `json:"statements"`
	Profiles   string `json:"profiles"`
	Letter     string `json:"letter"`
}

// Practice is the care provider, as on its letterhead.
type Practice struct {
	Profile          string            `json:"profile"` // an id of the profiles, such as nl or be-clb
	Name             string            `json:"name"`
	Street           string            `json:"street,omitempty"`
	Postcode         string            `json:"postcode,omitempty"`
	City             string            `json:"city,omitempty"`
	Numbers          map[string]string `json:"numbers,omitempty"` // agb, kvk, big, riziv, kbo
	Contact          string            `json:"contact,omitempty"` // e-mail address or person
	Phone            string            `json:"phone,omitempty"`
	CallBack         string            `json:"callBack,omitempty"` // where a client can be called back or calls when a call drops
	PrivacyStatement string            `json:"privacyStatement,omitempty"`
	DPO              string            `json:"dpo,omitempty"`
	Complaints       string            `json:"complaints,omitempty"`
	FileKept         string            `json:"fileKept,omitempty"` // how long a client's file is kept, where no law has a term
	Logo             []byte            `json:"logo,omitempty"`     // 8-bit PNG made by Logo
}

// Person is named by name, by function, or both.
type Person struct {
	Name     string `json:"name,omitempty"`
	Function string `json:"function,omitempty"`
	Erased   bool   `json:"erased,omitempty"` // the name stood here and was erased
}

// Gone reports whether a name was erased here and none was filled in since.
func (p Person) Gone() bool { return p.Erased && !filled(p.Name) }

// Program is what is assessed.
type Program struct {
	Family           string `json:"family,omitempty"`   // id in the statements, such as zoom, or NoFamily
	FamilyOf         string `json:"familyOf,omitempty"` // the name at which the person said so; empty where the name itself does
	Name             string `json:"name"`
	Version          string `json:"version,omitempty"`
	Plan             string `json:"plan,omitempty"`
	Maker            string `json:"maker,omitempty"`
	PrivacyStatement string `json:"privacyStatement,omitempty"`
	PrivacySeen      Date   `json:"privacySeen,omitempty"`
	Account          string `json:"account,omitempty"` // does a client need one: yes, no or unknown
	App              string `json:"app,omitempty"`     // likewise
	MakerKeeps       string `json:"makerKeeps,omitempty" text:"prose"`
	MakerKeepsFor    string `json:"makerKeepsFor,omitempty"`
}

// Audiences: who is in the conversation.
const (
	WithClients     = "clients"
	AmongColleagues = "colleagues" // about clients
	Internal        = "internal"   // without client data
)

// Use is audience × functions × one-to-one or group.
type Use struct {
	Audience         string   `json:"audience,omitempty"`
	Functions        []string `json:"functions,omitempty"`    // video, audio, chat, files, screen
	Group            string   `json:"group,omitempty"`        // one-to-one, group or both
	Roles            []string `json:"roles,omitempty"`        // host, guest, organisation
	Alternatives     []string `json:"alternatives,omitempty"` // phone, visit, secure-mail
	AlternativeOther string   `json:"alternativeOther,omitempty"`
}

// Answers and other choices of three.
const (
	Yes     = "yes"
	No      = "no"
	Unknown = "unknown"
)

// Answer is what was said to one of the eight questions.
type Answer struct {
	Answer      string     `json:"answer,omitempty"` // yes, no, unknown or empty
	Covers      []string   `json:"covers,omitempty"` // functions that a yes to 1, 2 or 8 holds for
	Evidence    []Evidence `json:"evidence,omitempty"`
	Notes       string     `json:"notes,omitempty" text:"prose"`
	Unconfirmed bool       `json:"unconfirmed,omitempty"` // carried over from the version before
}

// Evidence is one piece: its kind in the question set, and the fields of that
// kind. A date among the fields is ISO text, as in Date.
type Evidence struct {
	Kind   string            `json:"kind"`
	Fields map[string]string `json:"fields,omitempty"`
	Files  []EvidenceFile    `json:"files,omitempty"`
	Added  Date              `json:"added,omitempty"` // the day it was put here; what it is worth counts from its fields
}

// EvidenceFile is a file that shows it. Its bytes are kept in the dossier, found
// by their SHA-256 in hexadecimal digits.
type EvidenceFile struct {
	SHA256 string `json:"sha256"`
	Name   string `json:"name"`
	MIME   string `json:"mime,omitempty"`
	Size   int64  `json:"size"`
	Added  Date   `json:"added,omitempty"`
}

// Limits of evidence files.
const (
	MaxFile  = 10 << 20 // bytes of one
	MaxFiles = 20       // with one piece of evidence
)

// States of the processor agreement; No is not yet.
const (
	Signed     = "signed" // closed: signed, or accepted online
	Ended      = "ended"  // a state alone, and no answer: closed, and over by now
	NotNeeded  = "not-needed"
	OffersNone = "offers-none" // the maker offers none
)

// Reasons why no processor agreement is needed.
const (
	ReasonHost      = "host"       // a guest, whose host has it
	ReasonOwnServer = "own-server" // in house, run by own people
	ReasonPassesOn  = "passes-on"  // a public service that only passes on
)

// TransferSentences are what a client can be told of a transfer: the Commission
// finds the rules there good enough, or its standard clauses apply.
var TransferSentences = []string{"adequacy", "clauses"}

// Legal is the legal minimum: outside the outcome, binding on the decision.
type Legal struct {
	Agreement       string `json:"agreement,omitempty"` // signed, not-needed, offers-none, no or unknown
	AgreementSigned Date   `json:"agreementSigned,omitempty"`
	AgreementNote   string `json:"agreementNote,omitempty" text:"prose"` // where it is kept; of 0.2.0 also why it is not needed
	AgreementReason string `json:"agreementReason,omitempty"`            // why it is not needed: host, own-server or passes-on
	// Who said so, or where it was read, and when: of the reason that it is not
	// needed, and of a maker that offers none.
	AgreementSource  string            `json:"agreementSource,omitempty" text:"prose"`
	AgreementSeen    Date              `json:"agreementSeen,omitempty"`
	BusinessAccount  string            `json:"businessAccount,omitempty"`  // passes-on: is there one, or an API? yes or no
	MakerResponsible string            `json:"makerResponsible,omitempty"` // passes-on: does the maker call itself responsible? yes or no
	Terms            AgreementTerms    `json:"agreementTerms,omitzero"`
	Checklist        map[string]string `json:"agreementChecklist,omitempty"` // art. 28(3) by id of its items: yes, no or unknown
	Officer          string            `json:"officer,omitempty"`            // was the data protection officer asked? asked or not-asked
	OfficerAdvice    string            `json:"officerAdvice,omitempty" text:"prose"`
	Transfer         string            `json:"transfer,omitempty"` // outside the EEA: yes, no or unknown
	TransferBasis    string            `json:"transferBasis,omitempty" text:"prose"`
	TransferClient   string            `json:"transferClient,omitempty"` // what a client is told of it: adequacy, clauses or nothing
	OwnUse           string            `json:"ownUse,omitempty"`         // the provider uses content, or who contacts whom, for itself: yes, no or unknown
	OwnUseNote       string            `json:"ownUseNote,omitempty" text:"prose"`
}

// AgreementTerms is what a closed processor agreement says, as far as noted.
type AgreementTerms struct {
	Until         Date   `json:"until,omitempty"`               // the last day that it holds
	Notice        string `json:"notice,omitempty" text:"prose"` // or its notice period
	SubProcessors string `json:"subProcessors,omitempty" text:"prose"`
	Place         string `json:"place,omitempty" text:"prose"`    // where the data are
	LeakTerm      string `json:"leakTerm,omitempty" text:"prose"` // within what time the maker tells of a leak
	AtEnd         string `json:"atEnd,omitempty" text:"prose"`    // what happens with the data at the end
}

// Check is a further check: yes is the good answer.
type Check struct {
	Answer string `json:"answer,omitempty"`
	Note   string `json:"note,omitempty" text:"prose"`
}

// OwnStatement is what somebody said of the program, as a practice or an advisor noted
// it beside ours. Like ours it answers nothing.
type OwnStatement struct {
	Text      string   `json:"text,omitempty" text:"prose"`
	Source    string   `json:"source,omitempty"`    // who says so
	Published Date     `json:"published,omitempty"` // empty where that is not known
	Seen      Date     `json:"seen,omitempty"`
	Page      string   `json:"page,omitempty"`   // where
	Places    []string `json:"places,omitempty"` // ids of the questions, points and checks that it belongs beside; none for the program itself
	By        string   `json:"by,omitempty"`     // who handed it over; empty for one's own
}

// Todo is what will be done about an open question, by whom, by when.
type Todo struct {
	What  string `json:"what,omitempty" text:"prose"`
	Owner string `json:"owner,omitempty"`
	Due   Date   `json:"due,omitempty"`
	// Accepted: the point stays open, because of this.
	Accepted string `json:"accepted,omitempty" text:"prose"`
}

// States of a safeguard.
const (
	InPlace      = "in-place"
	Planned      = "planned"
	DoesNotApply = "does-not-apply"
)

// Safeguard is the state of one measure.
type Safeguard struct {
	State  string `json:"state,omitempty"`
	Since  Date   `json:"since,omitempty"`
	Owner  string `json:"owner,omitempty"`
	Due    Date   `json:"due,omitempty"`
	Reason string `json:"reason,omitempty" text:"prose"` // why it does not apply
	Notes  string `json:"notes,omitempty" text:"prose"`
}

// Exception is what using a program needs that should rather not be used.
type Exception struct {
	Reason       string `json:"reason,omitempty" text:"prose"`    // why no safe alternative can be used
	For          string `json:"for,omitempty" text:"prose"`       // which clients or situations
	Arranging    string `json:"arranging,omitempty" text:"prose"` // how a safe alternative is being arranged
	ArrangedBy   Date   `json:"arrangedBy,omitempty"`             // and by when
	NewReason    string `json:"newReason,omitempty" text:"prose"` // from the third exception in a row
	NotedPerFile bool   `json:"notedPerFile,omitempty"`           // the reason is noted in each client's file
}

// PastException is an exception that was approved before: in an earlier version, or in
// another assessment of the same program and use.
type PastException struct {
	On         Date   `json:"on"`
	Through    Date   `json:"through,omitempty"`
	OffersNone bool   `json:"offersNone,omitempty"` // the maker offered no processor agreement
	Of         string `json:"of,omitempty"`         // the other assessment's id
}

// States of the question to the insurer.
const (
	Asked = "asked"
	ToAsk = "to-ask"
)

// Insurer is what was asked of the insurer and the answer.
type Insurer struct {
	State  string `json:"state,omitempty"` // asked, to-ask or does-not-apply
	On     Date   `json:"on,omitempty"`    // asked on, or to ask by
	Answer string `json:"answer,omitempty" text:"prose"`
	Reason string `json:"reason,omitempty" text:"prose"`
	Costs  string `json:"costs,omitempty"` // what a client is told of costs, as the profile has it
}

// Kinds of decision.
const (
	Approved    = "approved"
	Reservation = "approved-with-reservation"
	Refused     = "refused"
)

// Decision is taken by a named person. It holds the outcome as it was then:
// that is never computed again.
type Decision struct {
	Kind          string            `json:"kind"`
	By            Person            `json:"by"`
	On            Date              `json:"on"`
	Through       Date              `json:"through,omitempty"` // last day; none when refused
	Advised       Date              `json:"advised,omitempty"`
	LongerBecause string            `json:"longerBecause,omitempty" text:"prose"`
	Reservation   string            `json:"reservation,omitempty" text:"prose"`
	FromSigning   bool              `json:"fromSigning,omitempty"` // holds from the day the processor agreement is signed
	Outcome       string            `json:"outcome"`
	Headline      string            `json:"headline,omitempty"`
	Values        map[string]string `json:"values"`
}

// Withdrawal is a decision that was taken back, and why.
type Withdrawal struct {
	On       Date     `json:"on"`
	By       string   `json:"by,omitempty"`
	Reason   string   `json:"reason" text:"prose"`
	Decision Decision `json:"decision"`
}

// Draft reports whether no decision was taken yet.
func (a *Assessment) Draft() bool { return a.Decision == nil }

// BaseDate is the day that rules count from: the decision's, else today.
func (a *Assessment) BaseDate(today Date) Date {
	if a.Decision != nil && a.Decision.On.Valid() {
		return a.Decision.On
	}
	return today
}

// HasLetter reports whether this use has a letter to clients at all: that is with
// clients, answered, and not refused.
func (a *Assessment) HasLetter() bool {
	return a.Use.Audience == WithClients && (a.Decision == nil || a.Decision.Kind != Refused)
}
