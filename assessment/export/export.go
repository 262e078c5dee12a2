// Package export is the one way out, for window and command line alike: from an
// assessment to a record and a letter in a folder, and from a comparison to a
// report and tables, written whole, read back and checked, with progress and
// cancel.
//
// Never in here: what a document says or looks like, and a question to a person.
package export

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/letter"
)

// Kind is a kind of document.
type Kind string

// Kinds of document.
const (
	Record Kind = "record"
	Letter Kind = "letter"
	Script Kind = "script"       // for talking the letter through
	First  Kind = "first-answer" // one page, of a draft alone; it is no decision
)

// Request says what is wanted.
type Request struct {
	Assessment assessment.Assessment
	// Sealed are the exact bytes of a decided version, which its record carries;
	// nil where they were not kept.
	Sealed []byte
	// Previous is the version before, where it is kept: the record says what
	// changed since.
	Previous *assessment.Assessment
	Lang     string // nl or en; of the letter too, where its choices name none
	Kinds    []Kind // empty for all that this assessment has
	// Formats are those of each document; empty for PDF. A draft of a mail is made
	// of a letter alone.
	Formats []Format
	Folder  string // must be there
	Today   assessment.Date
	Core    bool // a record without its annexes
	NoData  bool // a record without the assessment's data attached; only a PDF carries them

	Number    string           // of the one that the letter is for, among many; names its file
	Choices   letter.Choices   // for whom the letter is, and how it is made
	Sentences letter.Sentences // the practice's own in it
	// Consent is what came back on the letters, for the record; nil where nothing
	// was kept track of.
	Consent *consent.Ledger
}

// File is a document that is there and was checked.
type File struct {
	Kind   Kind
	Format Format
	Path   string
	Bytes  int64
	Pages  int // 0 where the format has none
}

// Progress is told before each document and, with Done equal to Total, at the end.
type Progress struct {
	Done, Total int
	Name        string // of the file at hand
}

// Kinds lists the documents that an assessment has on a day: a record always, a
// letter unless it is barred.
func Kinds(c *assessment.Content, a *assessment.Assessment, today assessment.Date) []Kind {
	if c.LetterBarred(a, today) != nil {
		return []Kind{Record}
	}
	return []Kind{Record, Letter}
}
