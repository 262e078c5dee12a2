// Package consent keeps track of what came back on the letters about one
// assessment: which letter was handed out since when, how many agreed, refused
// or withdrew, and how many have to be asked again. It keeps counts. Only where
// a practice switches it on does it keep that practice's own client numbers.
//
// Never in here: a name, a birth date, a citizen service number, a sentence, a
// file or a clock. The proof that someone agreed stays in the client's own file.
package consent

import (
	"slices"

	"beeldbeltoets/assessment"
)

// Ways in which someone agrees.
const (
	Paper = "paper"
	Mail  = "mail"
	Aloud = "aloud"
)

// Who agreed.
const (
	ByClient         = "client"
	ByParents        = "parents"
	ByBoth           = "both" // the client and the parents
	ByRepresentative = "representative"
)

// What came back.
const (
	Agreed    = "agreed"
	Refused   = "refused"
	Withdrawn = "withdrawn"
	Ended     = "ended"    // no longer a client: nobody to ask again
	Numbered  = "numbered" // from the counts to the list of client numbers
)

// The choices, as screens and records list them.
var (
	Ways   = []string{Paper, Mail, Aloud}
	Whos   = []string{ByClient, ByParents, ByBoth, ByRepresentative}
	Kinds  = []string{Agreed, Refused, Withdrawn, Ended}
	states = []string{Agreed, Refused, Withdrawn}
)

// Ledger is what came back on the letters about one assessment, over all of its
// versions. The empty one says that nothing was kept track of.
type Ledger struct {
	Letters []Letter        `json:"letters,omitempty"`
	Entries []Entry         `json:"entries,omitempty"`
	Numbers assessment.Date `json:"numbers,omitempty"` // since when client numbers are kept; empty for never
	Clients []Client        `json:"clients,omitempty"`
}

// Letter is one version of the letter: what it told, and how it asked.
type Letter struct {
	Number  int             `json:"number"` // from 1
	Since   assessment.Date `json:"since"`
	Basis   Basis           `json:"basis"`
	Edition string          `json:"edition"` // of our text
	Lang    string          `json:"lang"`
	Who     string          `json:"who"` // for whom it is, as the letter's choices name it
	Way     string          `json:"way"`
	Own     bool            `json:"own,omitempty"`     // with sentences of the practice's own
	Removed []string        `json:"removed,omitempty"` // required parts that the practice took out, as they are headed
}

// Entry counts what came back on a day.
type Entry struct {
	On      assessment.Date `json:"on"`
	Kind    string          `json:"kind"`
	Letter  int             `json:"letter"`
	Way     string          `json:"way,omitempty"` // how and by whom, where it is an agreement
	Who     string          `json:"who,omitempty"`
	Count   int             `json:"count"`
	Earlier int             `json:"earlier,omitempty"` // these agreed before, to the letter with this number
}

// Client is what the practice keeps under a client number of its own.
type Client struct {
	Number string          `json:"number"`
	Kind   string          `json:"kind"` // agreed, refused or withdrawn
	On     assessment.Date `json:"on"`
	Letter int             `json:"letter"`
	Way    string          `json:"way,omitempty"`
	Who    string          `json:"who,omitempty"`
	Turns  int             `json:"turns,omitempty"` // the age at which someone else agrees, where it comes
	In     Month           `json:"in,omitempty"`    // the month of that birthday; never its day or year of birth
}

// Empty reports whether nothing was kept track of.
func (l *Ledger) Empty() bool { return len(l.Letters) == 0 }

// Clone copies a ledger so that changing one leaves the other as it is.
func (l Ledger) Clone() Ledger {
	l.Letters, l.Entries, l.Clients = slices.Clone(l.Letters), slices.Clone(l.Entries), slices.Clone(l.Clients)
	return l
}

// Hand notes that a letter is handed out, and returns its version: the one there
// is where nothing differs, else a new one.
func (l *Ledger) Hand(letter Letter) Letter {
	for _, known := range l.Letters {
		if known.Fingerprint() == letter.Fingerprint() {
			return known
		}
	}
	letter.Number = 1
	for _, known := range l.Letters {
		letter.Number = max(letter.Number, known.Number+1)
	}
	l.Letters = append(slices.Clip(l.Letters), letter)
	return letter
}

// Letter finds a version.
func (l *Ledger) Letter(number int) (Letter, bool) {
	i := slices.IndexFunc(l.Letters, func(known Letter) bool { return known.Number == number })
	if i < 0 {
		return Letter{}, false
	}
	return l.Letters[i], true
}

// Latest is the version that was handed out last.
func (l *Ledger) Latest() (Letter, bool) {
	if l.Empty() {
		return Letter{}, false
	}
	return l.Letters[len(l.Letters)-1], true
}

func fault(code, path string, params ...string) *assessment.Error {
	e := &assessment.Error{Code: code, Path: "consent." + path}
	for i := 0; i+1 < len(params); i += 2 {
		if e.Params == nil {
			e.Params = map[string]string{}
		}
		e.Params[params[i]] = params[i+1]
	}
	return e
}
