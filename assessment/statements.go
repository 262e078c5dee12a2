package assessment

import (
	"cmp"
	"slices"
)

// Statements is one published edition of what sources said of programs: dated
// statements with their source, never a verdict of ours.
type Statements struct {
	Version  string
	Seen     Date
	Sources  []Source
	Passing  []string    // words in a program's name that do not say which it is
	General  []Statement // of every program
	Families []Family

	names []familyName
}

// Family is a program that we know something about.
type Family struct {
	ID         string
	Name       string
	Picker     bool     // among the programs that are suggested
	Names      []string // words in a row by which it is recognised, in lower case
	Alone      []string // everyday words: only where nothing else stands beside them
	Maker      string
	Closed     Date // the day its maker ended it
	Status     Text // what ended or was renamed, where that is not one day
	Apart      Text // what is easily taken for it, and is another product
	Statements []Statement
}

// Firmness of a statement.
const (
	FirmHigh   = "high"   // the page of the maker or the authority itself, read
	FirmMedium = "medium" // press or a second party, or of long ago
	FirmLow    = "low"    // a copy or from hearsay
)

// Statement is what one source said. Its dates and address are those of the source.
type Statement struct {
	Text      Text
	Source    string
	Firm      string
	Questions []string // shown beside these questions
	Points    []string // and beside these legal points, checks and steps; both empty for beside the program
	Kinds     []string // of these kinds of provider only; empty for all that its source is for
	Against   []Against
}

// Against is an answer that a statement speaks against, where the answers at other
// paths are as While says.
type Against struct {
	Path  string
	Is    string
	While map[string]string
}

// Family finds a program family by its id.
func (s *Statements) Family(id string) (Family, bool) {
	return find(s.Families, func(f Family) bool { return f.ID == id })
}

// Source finds where a statement comes from.
func (s *Statements) Source(id string) (Source, bool) {
	return find(s.Sources, func(o Source) bool { return o.ID == id })
}

// Said lists the statements that belong beside a question, a legal point, a check or
// another place, or with "" beside the program itself: those about the program of the
// assessment, then those about every program that hold for its kind of provider.
func (c *Content) Said(a *Assessment, place string) []Statement {
	var said []Statement
	for _, s := range c.AllSaid(a) {
		if place == "" && len(s.Questions)+len(s.Points) == 0 || slices.Contains(s.Questions, place) || slices.Contains(s.Points, place) {
			said = append(said, s)
		}
	}
	return said
}

// AllSaid lists every statement about the program of the assessment, then those about
// every program that hold for its kind of provider.
func (c *Content) AllSaid(a *Assessment) []Statement {
	family, _ := c.Statements.Family(a.Program.Family)
	said := slices.Clone(family.Statements)
	for _, s := range c.Statements.General {
		source, _ := c.Statements.Source(s.Source)
		if (source.Country == "" || source.Country == c.Country(a)) && fitsAny(s.Kinds, []string{c.Kind(a).ID}) {
			said = append(said, s)
		}
	}
	return said
}

// Newest returns what was last said about the program of the assessment at a question;
// false for nothing. What has no date counts as of when it was seen.
func (c *Content) Newest(a *Assessment, question string) (newest Statement, found bool) {
	family, _ := c.Statements.Family(a.Program.Family)
	last := ""
	for _, s := range family.Statements {
		source, _ := c.Statements.Source(s.Source)
		if on := cmp.Or(source.Date, source.Seen); slices.Contains(s.Questions, question) && on > last {
			newest, found, last = s, true, on
		}
	}
	return newest, found
}

// Contradictions lists the statements about this program that speak against the answer
// at a path. They change no answer.
func (c *Content) Contradictions(a *Assessment, path string) []Statement {
	family, _ := c.Statements.Family(a.Program.Family)
	var against []Statement
	for _, s := range family.Statements {
		if slices.ContainsFunc(s.Against, func(o Against) bool { return o.Path == path && o.holds(a) }) {
			against = append(against, s)
		}
	}
	return against
}

func (o Against) holds(a *Assessment) bool {
	if !slices.Contains(a.answered(o.Path), o.Is) {
		return false
	}
	for path, is := range o.While {
		if !slices.Contains(a.answered(path), is) {
			return false
		}
	}
	return true
}

// answered lists what was chosen at a path that a statement can speak against.
func (a *Assessment) answered(path string) []string {
	switch path {
	case "program.account":
		return []string{a.Program.Account}
	case "program.app":
		return []string{a.Program.App}
	case "use.audience":
		return []string{a.Use.Audience}
	case "use.functions":
		return a.Use.Functions
	case "legal.transfer":
		return []string{a.Legal.Transfer}
	case "legal.ownUse":
		return []string{a.Legal.OwnUse}
	}
	for id, answer := range a.Answers {
		if path == "answers."+id+".answer" {
			return []string{answer.Answer}
		}
	}
	for id, check := range a.Checks {
		if path == "checks."+id+".answer" {
			return []string{check.Answer}
		}
	}
	return nil
}

// Contradicted lists the paths of the answers that a statement speaks against.
func (c *Content) Contradicted(a *Assessment) []string {
	family, _ := c.Statements.Family(a.Program.Family)
	var paths []string
	for _, s := range family.Statements {
		for _, o := range s.Against {
			if o.holds(a) && !slices.Contains(paths, o.Path) {
				paths = append(paths, o.Path)
			}
		}
	}
	slices.Sort(paths)
	return paths
}
