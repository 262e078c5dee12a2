// Package letter makes of an assessment the letter to a client: what it is
// about, the choice not to, the risks that touch the client, what is in place,
// and how to agree; and what goes with it, a mail or a script for a talk. It
// never carries the assessment.
//
// Never in here: a sentence (those are in assets/letters, by edition and
// language), a rule, a place on a page, a file, or the name of a client that
// stays.
package letter

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assets"
)

// Texts is one published edition of the letter: how it is built, and what it
// says in each language. What its conditions can name stands at the head of the
// file.
type Texts struct {
	Version  string
	Seen     assessment.Date
	Who      []Who
	Promises Promises
	Numbers  map[string]string // what a letterhead calls them, in each language
	Signers  []Signer
	Boxes    []Box
	Parts    []Part
	Mail     []Part
	Script   []Part

	languages sync.Map // by code, each read once
}

// Who is someone that the letter can be for, in some profiles.
type Who struct {
	ID       string
	Profiles []string
	Name     assessment.Text // for the one who chooses
	Note     assessment.Text // what the law or the profile says of them
	Tone     string          // the usual one
	Both     bool            // two parents may have to agree
}

// Promises says which promises of safeguards in place the letter makes, and in
// how many hours a practice may promise to tell of a leak.
type Promises struct {
	Most  int
	Hours int
	Skip  []string // safeguards whose promise the letter makes in its own words
}

// Signer is a person who signs, with the labels of the lines to write on.
type Signer struct {
	ID    string
	On    string // the part that is signed
	When  []string
	Lines []string
}

// Box is a box to tick by hand.
type Box struct {
	ID   string
	On   string // the part it stands on
	When []string
}

// How a part is set.
const (
	asTitle    = "title"    // the title of the whole
	asText     = "text"     // running text
	asList     = "list"     // a list
	asPoints   = "points"   // a list of a few sentences each
	asBox      = "box"      // a list in a box
	asPromises = "promises" // the promises of safeguards in place
	asSign     = "sign"     // running text above the place to sign
	asReply    = "reply"    // text to copy into a mail
	asKeep     = "keep"     // a line for the client, who keeps the letter, to note the choice on
	asSay      = "say"      // what to say, and what to ask
	asNote     = "note"     // what to note down
)

var waysToSet = []string{asTitle, asText, asList, asPoints, asBox, asPromises, asSign, asReply, asKeep, asSay, asNote}

// Part is a part of the letter. Without a line that stands it is left away.
type Part struct {
	ID       string
	As       string
	When     []string
	Required bool
	Apart    bool // begins a page
	Lines    []Line

	Of    []string // of a script: parts of the letter to say
	Ask   []string // of a script: questions
	Boxes []string // of a script: boxes to tick
	Rules []string // of a script: lines to write on
}

// Line is one or a few sentences that stand when all conditions hold.
type Line struct {
	ID   string
	When []string
	New  bool // begins a new paragraph of running text, or a new point
}

// Language is what an edition says in one language.
type Language struct {
	Lang     string // its code
	Name     string // its own name
	Own      bool   // written by the makers of this program
	Reviewed bool   // reviewed by a professional translator
	RTL      bool   // written from right to left
	Date     string // with {day}, {month} and {year}
	First    string // how the first day of a month is written, where not 1
	Months   []string
	Labels   map[string]string
	Names    map[string]string // for a placeholder with nothing filled in
	Never    Never
	Parts    map[string]map[string]Say // by part and line
	Promises map[string]Say            // by safeguard
}

// Never lists what no letter says: a text of the practice's own that does is
// warned of.
type Never struct{ Words []string }

// Say is a text: formal, and informal where that differs.
type Say []string

// In returns the text in a tone.
func (s Say) In(tone string) string {
	switch {
	case len(s) == 0:
		return ""
	case tone == Informal && len(s) > 1:
		return s[1]
	}
	return s[0]
}

// Dutch is the language that counts, and that stands beside a translation which
// nobody reviewed.
const Dutch = "nl"

// Load reads an edition. One that this program does not carry is an error with
// code "edition-unknown".
func Load(edition string) (*Texts, error) {
	name := "letters/" + edition + ".toml"
	t := &Texts{}
	if err := assessment.LoadTOML("editions.letter", name, t); err != nil {
		return nil, err
	}
	for _, p := range t.all() {
		if !slices.Contains(waysToSet, p.As) {
			return nil, fmt.Errorf("%s: part %q is set as %q, which is no way to set one", name, p.ID, p.As)
		}
	}
	return t, nil
}

// all are the parts of the letter, its mail and its script.
func (t *Texts) all() []Part { return slices.Concat(t.Parts, t.Mail, t.Script) }

func (t *Texts) part(id string) Part {
	all := t.all()
	return all[slices.IndexFunc(all, func(p Part) bool { return p.ID == id })]
}

// Language reads what the edition says in a language. One that it does not have
// is an error with code "letter-lang-unknown".
func (t *Texts) Language(lang string) (*Language, error) {
	if known, ok := t.languages.Load(lang); ok {
		return known.(*Language), nil
	}
	if !slices.Contains(t.Codes(), lang) {
		return nil, &assessment.Error{Code: "letter-lang-unknown", Params: among(lang, t.Codes())}
	}
	l := &Language{}
	if err := assessment.LoadTOML("editions.letter", path.Join(folder(t.Version), lang+".toml"), l); err != nil {
		return nil, err
	}
	if len(l.Months) != 12 {
		return nil, fmt.Errorf("%s: %d months", lang, len(l.Months))
	}
	t.languages.Store(lang, l)
	return l, nil
}

func folder(edition string) string { return "letters/" + edition }

// Codes lists the languages of the edition.
func (t *Texts) Codes() []string { return Codes(t.Version) }

// Codes lists the languages of an edition by their codes, those of the makers of this
// program first.
func Codes(edition string) []string {
	entries, _ := fs.ReadDir(assets.FS, folder(edition))
	var codes []string
	for _, e := range entries {
		codes = append(codes, strings.TrimSuffix(e.Name(), ".toml"))
	}
	last := []string{"en", Dutch} // a higher place goes before a lower one
	slices.SortFunc(codes, func(a, b string) int {
		return cmp.Or(cmp.Compare(slices.Index(last, b), slices.Index(last, a)), cmp.Compare(a, b))
	})
	return codes
}

// Languages reads all languages, in the order of Codes.
func (t *Texts) Languages() ([]*Language, error) {
	var all []*Language
	for _, code := range t.Codes() {
		l, err := t.Language(code)
		if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return all, nil
}

// Beside reports whether the Dutch text goes beside this one: nobody can vouch for
// the translation.
func (l *Language) Beside() bool { return !l.Own && !l.Reviewed }

// holds reports whether all conditions do: "name=value", "name=value|value" or
// "name!=value".
func holds(conditions []string, facts map[string]string) bool {
	for _, condition := range conditions {
		name, values, _ := strings.Cut(condition, "=")
		name, not := strings.CutSuffix(name, "!")
		if slices.Contains(strings.Split(values, "|"), facts[name]) == not {
			return false
		}
	}
	return true
}
