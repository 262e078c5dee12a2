// Package form is what is asked, once: for each step its groups of fields, with the
// kind of answer, the options, when a field is asked, whether the decision waits for
// it, and where its answer is read as well. The window draws it and the terminal asks
// it; neither has a question of its own.
//
// Never in here: a widget, a file, a clock or a sentence. What is said is a key of the
// words catalogue or a text of the published data.
package form

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
)

// Form is what is asked of one assessment, in the state that it has now.
type Form struct {
	Content    *assessment.Content
	Assessment *assessment.Assessment
	Decision   *assessment.Decision // being filled in; nil where none is
	Outcome    assessment.Outcome   // that stands today
	Findings   []assessment.Finding // the review list
	Today      assessment.Date
	User       string // who is at work; empty where nobody said
}

// Step is what is asked at one step of the walk.
type Step struct {
	ID     string // as in [assessment.Step]
	Groups []Group
}

// Group is a number of fields that belong together.
type Group struct {
	ID      string // the path that its fields share, or a name
	Section Words  // the heading of this group and those after it, where one begins here
	About   []Words
	Title   Words
	Help    []Words
	Columns int // how many fields may stand side by side, where there is room
	Fields  []Field
	Advice  Words // what the answers as they are now ask for
	// Said are statements of sources that belong beside the fields, and Against those
	// that speak against an answer as it is. Those beside one of the eight questions and
	// the program are [assessment.Content.Said].
	Said    []assessment.Statement
	Own     []assessment.OwnStatement // those of one's own that belong there
	Against []assessment.Statement
	// AtOnce are the measures of the pack that ends here which can be said to be in place
	// all at once: see [Form.SetAtOnce]. One alone is answered as it is.
	AtOnce []assessment.SafeguardItem
	// Folded: nobody needs it here, and nothing in it is filled in; it is shown when asked for.
	Folded  bool
	Kind    GroupKind
	Subject string // id of the question, point, check, pack or safeguard that it is about
}

// GroupKind says what a group is about, for who draws it otherwise than the rest.
type GroupKind int

const (
	Plain         GroupKind = iota
	AboutQuestion           // one of the eight
	AboutPoint              // of the legal minimum
	AboutCheck
	AboutSettings // what decides about a question along with its answer
	AboutTodo
	AboutPack // a heading alone
	AboutSafeguard
	AboutPiece // of evidence
	AboutOwn   // a statement of one's own; the subject is its id
	AboutChecklist
	NoLongerAsked
)

// Kind is how a field is answered.
type Kind int

const (
	Line    Kind = iota // one line of text
	Text                // many lines
	Day                 // a date
	Choice              // one of the options
	YesNo               // yes, no or unknown
	List                // several of the options
	Tick                // a bool
	Person              // the name of somebody who works here, in one line
	Picture             // a PNG
	Pieces              // evidence; the options are the kinds that fit
	Files               // of a piece of evidence
)

// Option is one answer to choose from.
type Option struct {
	ID   string
	Name Words
	Help Words
}

// Condition says at which values of another field a field is asked. The zero Condition
// always holds.
type Condition struct {
	Path string
	Is   []string
}

// Field is one thing to fill in.
type Field struct {
	Path    string // of its value, as in [change.Get]
	Kind    Kind
	Label   Words // empty where the title of the group asks it
	Help    Words
	Options []Option
	When    Condition
	// Required: without it no decision can be taken or, with evidence, the piece does
	// not show anything.
	Required bool
	Wide     bool     // takes the whole width where others stand side by side
	ReadBy   []Reader // where the answer is read besides the record, which has all
}

// Reader is where an answer is read.
type Reader int

const (
	Outcome  Reader = iota // decides what comes out
	Decision               // decides which decisions are open, or until when
	Letter                 // printed in the letter to clients, or decides what it says
	Measures               // decides which measures and to-dos are asked
)

// Step returns what is asked at a step. What is not asked in this state is left out,
// but for what the review list names: that stands in a group of its own, so that it can
// be mended.
func (f *Form) Step(id string) Step {
	step := Step{ID: id}
	for _, g := range f.groups(id) {
		g.Fields = slices.DeleteFunc(g.Fields, func(field Field) bool { return !f.holds(field.When) })
		if len(g.Fields) > 0 || !g.Title.None() || !g.Section.None() {
			g.Said, g.Own, g.Against = f.said(g), f.ownSaid(g), f.against(g)
			step.Groups = append(step.Groups, g)
		}
	}
	if left := f.noLongerAsked(step); len(left.Fields) > 0 {
		step.Groups = append(step.Groups, left)
	}
	return step
}

// groups lists what a step can ask, whatever the conditions of its fields.
func (f *Form) groups(step string) []Group {
	kind, question, _ := strings.Cut(step, ":")
	switch kind {
	case assessment.StepPractice:
		return f.practice()
	case assessment.StepProgram:
		return f.program()
	case assessment.StepUse:
		return f.use()
	case assessment.StepQuestion:
		return f.question(question)
	case assessment.StepOutcome:
		return f.because()
	case assessment.StepChecks:
		return slices.Concat(f.legal(), f.checklist(), f.checks(), f.insurer())
	case assessment.StepSafeguards:
		return slices.Concat(f.todos(), f.safeguards())
	case assessment.StepException:
		return f.exception()
	case assessment.StepDecision:
		return f.decision()
	}
	return nil
}

// said lists the statements that belong beside a group.
func (f *Form) said(g Group) []assessment.Statement {
	var said []assessment.Statement
	for _, place := range places(g) {
		said = append(said, f.Content.Said(f.Assessment, place)...)
	}
	return said
}

// ownSaid lists those of one's own.
func (f *Form) ownSaid(g Group) []assessment.OwnStatement {
	var said []assessment.OwnStatement
	for _, place := range places(g) {
		said = append(said, f.Content.OwnSaid(f.Assessment, place)...)
	}
	return said
}

// places are the ids of what a group is about, beside which statements belong.
func places(g Group) []string {
	switch {
	case g.Kind == AboutSettings:
		var checks []string
		for _, field := range g.Fields {
			if check, is := strings.CutSuffix(field.Path, ".answer"); is {
				checks = append(checks, strings.TrimPrefix(check, "checks."))
			}
		}
		return checks
	case g.ID == "exception", g.ID == "insurer":
		return []string{g.ID}
	case g.Kind == AboutPoint || g.Kind == AboutCheck:
		return []string{g.Subject}
	}
	return nil
}

// against lists the statements that speak against an answer in a group.
func (f *Form) against(g Group) []assessment.Statement {
	var against []assessment.Statement
	for _, field := range g.Fields {
		against = append(against, f.Content.Contradictions(f.Assessment, field.Path)...)
	}
	return against
}

// noLongerAsked are the fields that the review list names and that are not asked in
// this state, such as a text too long at a measure that does not apply any more.
func (f *Form) noLongerAsked(step Step) Group {
	g := Group{ID: "left", Kind: NoLongerAsked, Section: key("form.left")}
	for _, finding := range f.Findings {
		_, asked := step.Find(finding.Path)
		left, is := f.left(finding.Path)
		listed := slices.ContainsFunc(g.Fields, func(o Field) bool { return o.Path == left.Path })
		if is && !asked && !listed && f.Content.StepOf(finding.Path) == step.ID {
			g.Fields = append(g.Fields, left)
		}
	}
	return g
}

// left is the field of a path that is not asked and holds something all the same.
func (f *Form) left(path string) (Field, bool) {
	left := Field{Path: path, Kind: Line, Label: Words{Place: path}}
	if takesLines(path) {
		left.Kind = Text
	}
	if at := strings.Index(path, ".files."); at >= 0 {
		left.Path, left.Kind = path[:at+len(".files")], Files
		return left, true
	}
	text, err := Get[string](f, path)
	return left, err == nil && text != ""
}

// holds reports whether a condition holds now.
func (f *Form) holds(c Condition) bool {
	if c.Path == "" {
		return true
	}
	is, err := Get[string](f, c.Path)
	return err == nil && slices.Contains(c.Is, is)
}

// All lists the fields of a step in the order in which they are asked.
func (s Step) All() []Field {
	var all []Field
	for _, g := range s.Groups {
		all = append(all, g.Fields...)
	}
	return all
}

// Find returns the field of a path: the one that it names, else the first within it,
// else the one that it lies within.
func (s Step) Find(path string) (Field, bool) {
	all := s.All()
	for _, fits := range []func(string) bool{
		func(p string) bool { return p == path },
		func(p string) bool { return change.Under(p, path) },
		func(p string) bool { return change.Under(path, p) },
	} {
		if i := slices.IndexFunc(all, func(field Field) bool { return fits(field.Path) }); i >= 0 {
			return all[i], true
		}
	}
	return Field{}, false
}

// At returns the field of a path, at whatever step it is asked.
func (f *Form) At(path string) (Field, bool) { return f.Step(f.Content.StepOf(path)).Find(path) }

// refuses reports whether a refusal is being filled in, which needs little.
func (f *Form) refuses() bool { return f.Decision != nil && f.Decision.Kind == assessment.Refused }
