package register

import (
	"slices"
	"strings"
	"unicode"

	"beeldbeltoets/assessment"
)

// Place is a part of the register to look in: all, one state, or what stands
// apart.
type Place string

// Places beside the states. All holds neither what is archived nor examples.
const (
	All      Place = "all"
	Examples Place = "examples"
	Archive  Place = "archive"
)

// Places in the order in which they are offered.
var Places = []Place{All, Place(Lapsed), Place(Lapsing), Place(Draft), Place(Decided), Place(Refused), Place(Superseded), Examples, Archive}

// placesOf are the places in which an entry stands.
func placesOf(e *Entry) []Place {
	switch {
	case e.Archived:
		return inArchive
	case e.Example:
		return amongExamples
	}
	return standing[e.State]
}

var (
	inArchive, amongExamples = []Place{Archive}, []Place{Examples}
	standing                 = placesByState()
)

func placesByState() map[State][]Place {
	places := map[State][]Place{}
	for _, s := range States {
		places[s] = []Place{All, Place(s)}
	}
	return places
}

// View is what is left of a register: the entries of one place that fit the
// filter, in the order of the register, and how many fit in every place.
type View struct {
	Entries []*Entry
	Counts  map[Place]int
}

// Saved is a filter that was kept under a name.
type Saved struct {
	Name  string `json:"name"`
	Text  string `json:"text,omitempty"`
	Place Place  `json:"place,omitempty"`
}

// JoinSaved keeps the filters of two lists, each name once; of one name mine.
func JoinSaved(mine, theirs []Saved) []Saved {
	for _, f := range theirs {
		if !slices.ContainsFunc(mine, func(m Saved) bool { return m.Name == f.Name }) {
			mine = append(slices.Clip(mine), f)
		}
	}
	return mine
}

// Look filters. All words of the text have to be found, anywhere in what was
// typed or is shown; a word such as state:lapsed has to be found in that field.
func (g *Register) Look(text string, place Place) View {
	terms := g.parse(text)
	view := View{Counts: map[Place]int{}}
	for _, e := range g.entries {
		if !g.fits(e, terms) {
			continue
		}
		for _, p := range placesOf(e) {
			view.Counts[p]++
			if p == place {
				view.Entries = append(view.Entries, e)
			}
		}
	}
	return view
}

// Tags lists the tags in use, outside the archive, in order.
func (g *Register) Tags() []string {
	seen := map[string]bool{}
	var tags []string
	for _, e := range g.entries {
		for _, tag := range e.Tags {
			if !e.Archived && !seen[tag] {
				seen[tag] = true
				tags = append(tags, tag)
			}
		}
	}
	slices.SortFunc(tags, func(a, b string) int { return strings.Compare(Fold(a), Fold(b)) })
	return tags
}

// Fields that a filter can ask for by name.
const (
	fieldState    = "state"
	fieldProgram  = "program"
	fieldTag      = "tag"
	fieldAssessor = "assessor"
	fieldDecider  = "decider"
	fieldOutcome  = "outcome"
	fieldDecision = "decision"
	fieldNumber   = "number"
	fieldPractice = "practice"
	fieldUse      = "use"
	fieldOwner    = "owner"
)

// Fields in the order in which help names them.
var Fields = []string{fieldState, fieldProgram, fieldTag, fieldAssessor, fieldDecider, fieldOutcome, fieldDecision, fieldNumber, fieldPractice, fieldUse, fieldOwner}

// term is one word to be found, in one field or anywhere.
type term struct{ field, word string }

// parse reads a filter: words, field:word, and "several words" between quotes.
// Both the language's name of a field and its id count. What is still being
// typed, such as a field without a word, asks nothing yet.
func (g *Register) parse(text string) []term {
	var terms []term
	for _, piece := range split(Fold(text)) {
		name, value, named := strings.Cut(piece, ":")
		field := g.field(name)
		if !named || field == "" {
			field, value = "", piece
		}
		value = strings.ReplaceAll(value, `"`, "")
		if value == "" {
			continue
		}
		if field == "" {
			terms = append(terms, anywhere(value)...)
			continue
		}
		terms = append(terms, term{field, value})
	}
	return terms
}

// anywhere asks each word of a quoted phrase, as they were kept: without the
// punctuation around them.
func anywhere(phrase string) (terms []term) {
	for _, word := range strings.Fields(phrase) {
		if word = strings.TrimFunc(word, unicode.IsPunct); word != "" {
			terms = append(terms, term{"", word})
		}
	}
	return terms
}

// split cuts at spaces outside quotes.
func split(text string) []string {
	quoted := false
	return strings.FieldsFunc(text, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return !quoted && unicode.IsSpace(r)
	})
}

// field returns the id of a field by its name in the language or by its id.
func (g *Register) field(name string) string {
	for _, id := range Fields {
		if name == id || name == g.name("register.field."+id) {
			return id
		}
	}
	return ""
}

func (g *Register) fits(e *Entry, terms []term) bool {
	for _, t := range terms {
		if !g.found(e, t) {
			return false
		}
	}
	return true
}

func (g *Register) found(e *Entry, t term) bool {
	has := func(texts ...string) bool {
		return slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, t.word) })
	}
	person := func(p assessment.Person) bool { return has(g.fold(p.Name), g.fold(p.Function)) }
	switch t.field {
	case fieldState:
		return has(g.name("register.state."+string(e.State)), string(e.State))
	case fieldProgram:
		return has(g.fold(e.Program), g.fold(e.Plan))
	case fieldTag:
		return slices.ContainsFunc(e.Tags, func(tag string) bool { return has(g.fold(tag)) })
	case fieldAssessor:
		return person(e.Assessor)
	case fieldDecider:
		return person(e.DecidedBy)
	case fieldOutcome:
		return has(g.name(outcomeKey(e)), e.Judged, e.Headed)
	case fieldDecision:
		return !e.Draft() && has(g.kindName(e), e.Kind)
	case fieldNumber:
		return has(e.Number)
	case fieldPractice:
		return has(g.fold(e.Practice))
	case fieldUse:
		return has(g.useName(e.Audience), e.Audience) || slices.ContainsFunc(e.Functions, func(f string) bool { return has(g.functionName(f), f) })
	case fieldOwner:
		return slices.ContainsFunc(e.Open, func(task Task) bool { return has(g.fold(task.Owner)) })
	}
	return strings.Contains(e.shown, t.word) || strings.Contains(e.Text, t.word)
}
