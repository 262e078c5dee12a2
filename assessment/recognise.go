package assessment

import (
	"slices"
	"strings"
	"unicode"
)

// NoFamily is the family of a program that the person said is none of the known ones.
const NoFamily = "none"

// familyName is a name of a family, its words written as one.
type familyName struct {
	name   string
	family int // among the families
	alone  bool
}

// index lists the names by which the families are recognised.
func (s *Statements) index() {
	for i, f := range s.Families {
		for _, n := range f.Names {
			s.names = append(s.names, familyName{name: joined(n), family: i})
		}
		for _, n := range f.Alone {
			s.names = append(s.names, familyName{name: joined(n), family: i, alone: true})
		}
	}
}

// Recognise finds the family that the name of a program tells of, by whole words:
// of several the one with the longest name, so that Webex Teams is no Microsoft
// Teams. Space, hyphen and apostrophe within a name do not matter.
func (s *Statements) Recognise(name string) (Family, bool) {
	typed := wordsOf(name)
	within, bare := runs(typed), s.bare(typed)
	var found familyName
	for _, n := range s.names {
		is := n.alone && n.name == bare || !n.alone && slices.Contains(within, n.name)
		if is && len(n.name) > len(found.name) {
			found = n
		}
	}
	if found.name == "" {
		return Family{}, false
	}
	return s.Families[found.family], true
}

// bare is a name without the words that do not say which program it is.
func (s *Statements) bare(typed []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(typed), func(w string) bool {
		return slices.Contains(s.Passing, w) || strings.IndexFunc(w, unicode.IsLetter) < 0
	}), "")
}

// longestName is far more letters than a name of a family has.
const longestName = 60

// runs lists what words in a row make, written as one.
func runs(words []string) []string {
	var all []string
	for from := range words {
		run := ""
		for _, w := range words[from:] {
			if run += w; len(run) > longestName {
				break
			}
			all = append(all, run)
		}
	}
	return all
}

// exactly finds the family of which a name is the whole name, or another that only it
// has. An everyday word says nothing by itself.
func (s *Statements) exactly(name string) (Family, bool) {
	whole := joined(name)
	i := slices.IndexFunc(s.names, func(n familyName) bool { return n.name == whole && !n.alone })
	if i < 0 {
		return Family{}, false
	}
	return s.Families[s.names[i].family], true
}

// NameProgram names the program. Which one it is follows where the name says so itself;
// else it is asked, and for another name asked anew.
func (c *Content) NameProgram(p *Program, name string) {
	p.Name = name
	if p.FamilyOf != "" && joined(p.FamilyOf) == joined(name) {
		return
	}
	family, _ := c.Statements.exactly(name)
	c.beOf(p, family.ID)
	p.FamilyOf = ""
}

// ConfirmFamily is what the person says of which known program it is: an id, or [NoFamily].
func (c *Content) ConfirmFamily(p *Program, family string) {
	c.beOf(p, family)
	p.FamilyOf = p.Name
}

// beOf sets the program's family, and its maker as far as that is known. A maker
// that was typed stays.
func (c *Content) beOf(p *Program, family string) {
	before, _ := c.Statements.Family(p.Family)
	now, _ := c.Statements.Family(family)
	p.Family = family
	if p.Maker == "" || p.Maker == before.Maker {
		p.Maker = now.Maker
	}
}

// Candidates lists the known programs that a program may be, the likeliest first, where
// its name leaves open which one it is. None where the name says it.
func (c *Content) Candidates(p Program) []Family {
	if exact, is := c.Statements.exactly(p.Name); is && exact.ID == p.Family {
		return nil
	}
	var families []Family
	if f, known := c.Statements.Recognise(p.Name); known {
		families = append(families, f)
	}
	if f, known := c.Statements.Family(p.Family); known && (len(families) == 0 || families[0].ID != f.ID) {
		families = append(families, f)
	}
	return families
}

// FamilyOpen reports whether the person still has to say which known program it is.
// In an assessment of before this was asked, the family stands where its name is
// recognised as that one.
func (c *Content) FamilyOpen(p Program) bool {
	if p.Name == "" || p.FamilyOf == p.Name {
		return false
	}
	families := c.Candidates(p)
	return len(families) > 0 && p.Family != families[0].ID
}

// Suggest lists the known programs that have a name of which a word begins with what was
// typed, the likely ones first; of nothing typed the likely ones.
func (s *Statements) Suggest(typed string) []Family {
	var likely, others []Family
	for _, f := range s.Families {
		names := slices.Concat([]string{f.Name}, f.Names, f.Alone)
		fits := slices.ContainsFunc(names, func(n string) bool { return Begins(n, typed) })
		switch {
		case fits && f.Picker:
			likely = append(likely, f)
		case fits && typed != "":
			others = append(others, f)
		}
	}
	return append(likely, others...)
}

// Begins reports whether a word of a name, with those after it, begins with what was typed.
func Begins(name, typed string) bool {
	words, start := wordsOf(name), joined(typed)
	for i := range words {
		if strings.HasPrefix(strings.Join(words[i:], ""), start) {
			return true
		}
	}
	return false
}

// wordsOf splits a name at what is neither a letter nor a digit. An apostrophe parts
// no word.
func wordsOf(name string) []string {
	return strings.FieldsFunc(apostrophes.Replace(strings.ToLower(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

var apostrophes = strings.NewReplacer("'", "", "’", "")

func joined(name string) string { return strings.Join(wordsOf(name), "") }
