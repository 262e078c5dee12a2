// Package document says what a document is: headings, paragraphs, lists,
// tables, check boxes, figures and signature lines, as values. Its layout turns
// one into pages of positioned text and shapes, which the PDF writer and the
// window's preview both draw.
//
// Never in here: what a document says (that is record and letter), a file
// format, or a sentence of ours: every word comes in with the Document.
package document

import "time"

// Document is a whole document in one language, ready to be laid out.
type Document struct {
	Title   string    // shown in the viewer's title bar and in the metadata
	Subject string    // one line of metadata; may be empty
	Author  string    // the practice; may be empty
	Kind    Kind      // for programs that read it back; may be empty
	Lang    string    // BCP 47: "nl", "en"
	RTL     bool      // written from right to left
	Created time.Time // UTC; the same instant gives the same bytes

	Style Style
	Head  Letterhead
	Foot  Foot
	Next  Running // above each page but the first
	Mark  string  // printed large and pale on every page, such as CONCEPT; empty for none

	Fillable bool // what has a Name can be ticked and signed on screen

	Blocks      []Block
	Attachments []Attachment
}

// Kind is what a document is.
type Kind string

// Kinds of document.
const (
	KindRecord Kind = "record"
	KindLetter Kind = "letter" // and what goes with it
	KindPair   Kind = "pair"   // of two assessments
	KindGrid   Kind = "grid"   // of programs
)

// Style chooses the typographic scale.
type Style int

const (
	Dense  Style = iota // a record: text of 10 points
	Letter              // a letter: text of 10.5 points, more room
	Large               // a letter in large print: text of 16 points
)

// Letterhead stands above the first page.
type Letterhead struct {
	Name  string   // set bold
	Left  []string // lines under the name
	Right []string // lines at the right margin
	Logo  *Picture // nil for none; drawn at the left above the name
}

// Running is the line above the pages that follow the first, at the left and at the
// right.
type Running struct{ Left, Right string }

// Foot stands below every page. PageOf holds {page} and {pages}.
type Foot struct{ Left, Middle, PageOf string }

// Attachment travels inside a PDF.
type Attachment struct {
	Name, Description, MIME string
	Content                 []byte
}

// Picture is an 8-bit PNG without interlacing, as assessment.Logo makes it.
type Picture struct {
	PNG []byte
	Alt string
}

// Tone is the meaning of a colour. It never stands alone: a sign and a word
// always go with it.
type Tone int

const (
	Plain   Tone = iota
	Good         // with evidence, decided
	Caution      // without evidence, lapsed
	Bad          // no
	Open         // unknown, unanswered
)

// Sign is a drawn mark, so that no font needs to hold it.
type Sign int

const (
	NoSign  Sign = iota
	Check        // shown
	Tilde        // claimed
	Clock        // lapsed
	Cross        // no
	Query        // unknown
	Empty        // unanswered: an empty square
	Warning      // an exclamation mark
)

// Block is one part of a document's flow.
type Block interface{ block() }

// Title is the document's one large heading, with a small line above it.
type Title struct{ Eyebrow, Text string }

// Heading opens a section; Level is 1 to 3 (the Title stands above level 1).
// It never ends a page: it moves along with the first lines below it.
type Heading struct {
	Level  int
	Text   string
	Anchor string // by which a Ref leads to it; empty for none
	Back   Ref    // at the right, where it came from; none where it has no text
}

// Ref is a reference: a short text that leads to the heading or the entry with an
// anchor.
type Ref struct{ Text, Anchor string }

// Paragraph is running text. Line breaks in it are kept.
type Paragraph struct {
	Text  string
	Style TextStyle
}

// TextStyle is how running text is set.
type TextStyle int

const (
	Body TextStyle = iota
	Strong
	Muted // help, sources
)

// List holds items with a bullet or, when Numbered, a number.
type List struct {
	Items    []string
	Numbered bool
}

// Entries are rows of a label with lines of their own, such as the questions with
// what was answered. A row does not part where it has at most six lines.
type Entries struct {
	Continued string // stands above what goes on on the next page; empty for nothing
	Rows      []Entry
}

// Entry is one of them.
type Entry struct {
	Label  string
	Anchor string
	Lines  []Line
}

// Line is a piece of text in an entry, with a sign before it and references behind
// it. Lead is its beginning, set strong.
type Line struct {
	Lead, Text string
	Style      TextStyle
	Sign       Sign
	Tone       Tone
	Refs       []Ref
}

// Facts are pairs of a label and a value, without a table's head. With Columns
// 2 the pairs stand two beside each other, as under the record's title.
type Facts struct {
	Pairs   []Fact
	Columns int // 1 or 2
	Ruled   bool
}

// Fact is one pair. A value may have several paragraphs, split by newlines.
type Fact struct {
	Label, Value string
	Sign         Sign // before the value; NoSign for none
	Tone         Tone
}

// Table has a head that repeats on each page. A row longer than a page splits.
type Table struct {
	Caption   string // read by screen readers only; says what the table holds
	Continued string // stands above what goes on on the next page; empty for nothing
	Columns   []Column
	Rows      [][]Cell // as many cells as columns
}

// Column has a title and a share of the width; shares are relative.
type Column struct {
	Title string
	Share float64
	Right bool // numbers
}

// Cell is text with an optional sign before it.
type Cell struct {
	Text  string
	Sign  Sign
	Tone  Tone
	Style TextStyle
	Refs  []Ref // behind the text
}

// Callout is a box with a bar of colour: the outcome, the risks.
type Callout struct {
	Title  string
	Tone   Tone
	Blocks []Block // paragraphs and lists
}

// Strip is the program's own sign: the answers in one row of cells.
type Strip struct {
	Cells []StripCell
	Alt   string // the strip in words
}

// StripCell is one answer: its number and name, and its value as sign and word.
type StripCell struct {
	Sign         Sign
	Tone         Tone
	Label, Value string
}

// Signatures are blocks of lines to sign on, side by side where they fit. They
// never split over two pages.
type Signatures struct {
	Boxes []SignatureBox
	Tight bool // with less room to sign
}

// SignatureBox is one person's place to sign. On its last line it can be signed
// on screen, where it has a Name.
type SignatureBox struct {
	Name  string
	Title string   // "For the practice"
	Who   []string // a name and a function, printed below the title
	Lines []string // labels of ruled lines: name, date, signature
	Given []string // what is already known for each line; empty to write on
}

// CheckBox is a box to tick, never ticked beforehand. Name identifies it within
// the document where boxes can be ticked on screen.
type CheckBox struct{ Name, Text string }

// Blank is a line to write on after a label, such as "To: ______".
type Blank struct{ Label string }

// Pair is a block with the same in another language, beside it where both are a
// heading, a paragraph or a list, else below it. Neither is a Pair or a PageBreak.
type Pair struct {
	Left, Right Block
	Lang        string // of Right
}

// Annex is what stands behind the body of a document, in smaller type. It begins a
// page where less than its part of one is left.
type Annex struct {
	Room   float64 // the part of a page, from 0 to 1
	Blocks []Block
}

// Fitting are the same blocks in several ways. The first of which the beginning fits on
// the page that it stands on is set, else the last.
type Fitting struct{ Ways []Way }

// Way is what must fit, and what follows it.
type Way struct{ Fits, Then []Block }

// PageBreak starts a new page, or a new leaf: a page with an odd number, so that what
// is given back shares no sheet with what is kept.
type PageBreak struct{ Leaf bool }

// Keep holds blocks together on one page where they fit on one.
type Keep struct{ Blocks []Block }

func (Title) block()      {}
func (Heading) block()    {}
func (Paragraph) block()  {}
func (List) block()       {}
func (Facts) block()      {}
func (Table) block()      {}
func (Callout) block()    {}
func (Strip) block()      {}
func (Signatures) block() {}
func (CheckBox) block()   {}
func (Blank) block()      {}
func (Pair) block()       {}
func (PageBreak) block()  {}
func (Keep) block()       {}
func (Entries) block()    {}
func (Annex) block()      {}
func (Fitting) block()    {}
