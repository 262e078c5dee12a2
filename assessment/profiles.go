package assessment

import (
	"slices"
	"strings"
)

// Profiles is one published edition of the kinds of provider.
type Profiles struct {
	Version  string
	Seen     Date
	Sources  []Source
	Usual    map[string]Usual // by language
	Profiles []Profile
	Crisis   []CrisisLine
	Laws     []Law
	Officers []string // how the function of a data protection officer is written, in lower case
}

// Usual are the words of our sentences for who is helped and for the provider, with
// its article, that a kind of provider puts its own in the place of.
type Usual struct {
	Client   string
	Clients  string
	Practice string
	Kept     []string // what holds such a word and stays as it is
}

// Profile is a kind of provider: what differs between kinds in what is asked and
// printed. Sources: DOMAIN.md section 6 and those that the edition names.
type Profile struct {
	ID        string
	Country   string // nl or be
	Name      Text
	Note      Text     // for whom it is
	Numbers   []string // ids of letterhead numbers, in order
	Authority Text
	Client    Text                // what the person who is helped is called
	Clients   Text                // and more of them
	Practice  Text                // what the provider itself is called, with its article
	Own       map[string][]string // by language, words that only kinds which list them read; a guard holds every text to it
	Payer     Text                // who is asked whether this is paid for; none where nobody is
	Ages      []int               // at which somebody else agrees; none where age and maturity count
	Costs     []string            // what can be told of costs
	DPO       bool                // has to have a data protection officer
	Facts     map[string]string   // what the letter's lines ask for, by name

	usual map[string]Usual // of its edition
}

// Profile returns the profile with an id, and the first for no choice yet.
func (p *Profiles) Profile(id string) (Profile, bool) {
	if found, ok := find(p.Profiles, func(p Profile) bool { return p.ID == id }); ok {
		return found, true
	}
	return p.Profiles[0], false
}

// FillsInRetention reports whether the practice itself says how long it keeps a file.
func (p Profile) FillsInRetention() bool {
	return slices.Contains([]string{"own", "15"}, p.Facts["keeping"])
}

// IsOfficer reports whether a person is the practice's data protection officer, by the
// function that is filled in, or by the name that the practice gives for its officer.
func (c *Content) IsOfficer(a *Assessment, p Person) bool {
	function := runs(wordsOf(p.Function))
	if slices.ContainsFunc(c.Profiles.Officers, func(o string) bool { return slices.Contains(function, joined(o)) }) {
		return true
	}
	name := wordsOf(p.Name)
	return len(name) > 1 && slices.Contains(runs(wordsOf(a.Practice.DPO)), strings.Join(name, ""))
}

// Law is a law or a rule with the articles that matter here. Date and Seen are as
// precise as they are known.
type Law struct {
	ID        string
	Kinds     []string // of provider; none for all
	Audiences []string // of use; none for all
	Name      Text
	Articles  Text
	Date      string // when it was published; empty where that was not found
	Seen      string // when what it says was read
	Page      string // where
}

// Laws lists the laws and rules that an assessment's kind of provider has for its use.
func (c *Content) Laws(a *Assessment) []Law {
	kind := c.Kind(a).ID
	return slices.DeleteFunc(slices.Clone(c.Profiles.Laws), func(l Law) bool {
		return !fitsAny(l.Kinds, []string{kind}) || !fitsAny(l.Audiences, []string{a.Use.Audience})
	})
}

// Topics of a crisis line.
const (
	CrisisSuicide   = "suicide"
	CrisisListening = "listening" // a general line, where a language has no other
	CrisisChildren  = "children"
)

// CrisisLine is a telephone number to call in a crisis.
type CrisisLine struct {
	Country string
	Topic   string
	Number  string // with the name of the line where it needs one
	Spoken  string // the language that is spoken there
	Others  bool   // given to those whose language has no line
	Source  string
}

// Lines returns the crisis lines of a country for a topic in a letter's language:
// those that speak it, and where none does, those that are there for others.
func (p *Profiles) Lines(country, topic, lang string) []CrisisLine {
	var spoken, others []CrisisLine
	for _, l := range p.Crisis {
		switch {
		case l.Country != country || l.Topic != topic:
		case l.Spoken == lang:
			spoken = append(spoken, l)
		case l.Others:
			others = append(others, l)
		}
	}
	if len(spoken) > 0 {
		return spoken
	}
	return others
}
