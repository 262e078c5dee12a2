// Package record makes of an assessment the document for the file: what was
// asked, answered, shown and decided, with its sources and its limits. Nothing
// that was filled in is left out.
//
// Never in here: a sentence (those are in assets/words), a rule, a place on a
// page, or a file.
package record

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/words"
)

// Layout is the number of the way in which a record's pages are made, from content to
// places on paper. It goes up with each release in which the same data make others.
const Layout = 1

// Options of a record.
type Options struct {
	Today assessment.Date
	Seal  string // SHA-256 of the data that travels with a decided version; empty for none
	// Previous is the version before, for the page that says what changed since.
	Previous *assessment.Assessment

	// Core leaves the annexes out, and says where they are.
	Core bool

	Consent *consent.Counts // what came back on the letters; nil where nothing was kept track of
}

// builder gathers the blocks of one record.
type builder struct {
	c       *assessment.Content
	a       *assessment.Assessment
	w       *words.Catalogue
	o       Options
	outcome assessment.Outcome // as decided, or for a draft as it is today
	blocks  []document.Block
	parts   int                       // of the core so far
	pieces  map[string][]document.Ref // the evidence of each question, as annex A numbers it
}

// Build makes the record of an assessment in the catalogue's language.
func Build(c *assessment.Content, a *assessment.Assessment, w *words.Catalogue, o Options) *document.Document {
	b := &builder{c: c, a: a, w: w, o: o, outcome: c.Standing(a, o.Today)}
	b.numberPieces()
	b.firstPage()
	b.part("causes", b.causes)
	b.part("minimum", b.minimum)
	b.part("questions", b.questions)
	b.smaller(func() {
		b.part("arranged", b.arranged)
		b.part("limits", func() { b.add(document.List{Items: b.sentences("record.limit")}) })
	})
	if o.Core {
		b.rest()
	} else {
		b.annexes()
	}
	return &document.Document{
		Title:   b.name(),
		Kind:    document.KindRecord,
		Subject: b.w.T("record.eyebrow"),
		Author:  a.Practice.Name,
		Lang:    w.Lang,
		Created: o.Today.Time(),
		Style:   document.Dense,
		Head:    b.letterhead(),
		Next:    b.next(),
		Foot:    b.foot(),
		Mark:    b.mark(),
		Blocks:  b.blocks,
	}
}

func (b *builder) mark() string {
	if b.a.Draft() {
		return b.w.T("record.concept")
	}
	return ""
}

func (b *builder) letterhead() document.Letterhead {
	p := b.a.Practice
	head := document.Letterhead{
		Name:  p.Name,
		Left:  present(strings.Join(present(p.Street, strings.Join(present(p.Postcode, p.City), " ")), ", "), strings.Join(present(p.Phone, p.Contact), " · ")),
		Right: b.numbers(true),
	}
	if len(p.Logo) > 0 {
		head.Logo = &document.Picture{PNG: p.Logo, Alt: b.w.T("record.logo", "practice", p.Name)}
	}
	return head
}

// numbers lists the practice's numbers: those of its profile, for the letterhead,
// or those that were filled in for another one.
func (b *builder) numbers(own bool) []string {
	profile, _ := b.c.Profiles.Profile(b.a.Practice.Profile)
	ids := profile.Numbers
	if !own {
		ids = slices.DeleteFunc(slices.Sorted(maps.Keys(b.a.Practice.Numbers)), func(id string) bool { return slices.Contains(profile.Numbers, id) })
	}
	var numbers []string
	for _, id := range ids {
		if n := b.a.Practice.Numbers[id]; n != "" {
			numbers = append(numbers, b.w.T("record.number."+id)+" "+n)
		}
	}
	return numbers
}

func (b *builder) foot() document.Foot {
	return document.Foot{
		Left: b.w.T("record.foot", "number", b.number(), "version", strconv.Itoa(b.a.Version),
			"questions", b.a.Editions.Questions, "rule", b.outcome.Rule),
		Middle: b.w.T("record.foot.untested"),
		PageOf: b.w.T("record.foot.page"),
	}
}

// next is the line above the pages that follow: whose record it is, of what, and what
// was decided.
func (b *builder) next() document.Running {
	return document.Running{
		Left:  strings.Join(present(b.a.Practice.Name, b.w.T("record.next", "number", b.number())), " · "),
		Right: strings.Join(present(b.program(), b.decidedInShort()), " · "),
	}
}

func (b *builder) number() string {
	if b.a.Number == "" {
		return b.w.T("record.no-number")
	}
	return b.a.Number
}

// program is its name, or a neutral word where it has none yet.
func (b *builder) program() string {
	return programOf(b.w, b.a)
}

func programOf(w *words.Catalogue, a *assessment.Assessment) string {
	if name := strings.TrimSpace(a.Program.Name); name != "" {
		return name
	}
	return w.T("record.no-program")
}

// name is the record's title: the program and its use.
func (b *builder) name() string {
	return b.w.T("record.title."+b.a.Use.Audience, "program", b.program())
}

func (b *builder) title() {
	a, p := b.a, b.a.Program
	eyebrow := "record.eyebrow"
	if b.o.Core {
		eyebrow = "record.eyebrow.core"
	}
	b.add(document.Title{Eyebrow: b.w.T(eyebrow), Text: b.name()})
	f := b.facts()
	f.text("number", b.w.T("record.number-version", "number", b.number(), "version", strconv.Itoa(a.Version)))
	f.date("date", a.BaseDate(b.o.Today))
	f.text("maker", p.Maker)
	f.text("assessor", b.person(a.Assessor))
	f.text("plan", strings.Join(present(p.Version, p.Plan), ", "))
	f.text("second-reader", b.person(a.SecondReader))
	f.text("use", b.functions(a.Use.Functions))
	f.text("group", strings.Join(b.named(b.c.Questions.Groups, present(a.Use.Group)), ", "))
	f.text("previous", b.previousInShort())
	b.add(document.Facts{Pairs: f.pairs, Columns: 2})
}

func (b *builder) decidedInShort() string {
	d := b.a.Decision
	switch {
	case d == nil:
		return b.w.T("record.undecided")
	case d.Through == "":
		return b.w.T("decision." + d.Kind)
	}
	return b.w.T("record.decided-through", "decision", b.w.T("decision."+d.Kind), "date", b.w.Date(d.Through))
}

// previousInShort tells on the first page that there is a page on what changed.
func (b *builder) previousInShort() string {
	was := b.o.Previous
	if was == nil {
		return ""
	}
	n := len(change.Told(change.Diff(was, b.a), b.c))
	return b.w.N("record.previous", n, "version", strconv.Itoa(was.Version))
}

func (b *builder) add(blocks ...document.Block) { b.blocks = append(b.blocks, blocks...) }

func (b *builder) heading(level int, key string, params ...string) {
	b.add(document.Heading{Level: level, Text: b.w.T("record.heading."+key, params...)})
}

// part begins a numbered part of the core.
func (b *builder) part(key string, build func()) {
	b.parts++
	b.add(document.Heading{Level: 1, Text: b.w.T("record.part", "number", strconv.Itoa(b.parts), "title", b.w.T("record.heading."+key)), Anchor: key})
	build()
}

// smaller sets parts in the type of the annexes.
func (b *builder) smaller(build func()) {
	outer := b.blocks
	b.blocks = nil
	build()
	b.blocks = append(outer, document.Annex{Blocks: b.blocks})
}

// unanswered names in one line what was not answered.
func (b *builder) unanswered(names []string) {
	if len(names) > 0 {
		b.paragraph(document.Body, b.w.N("record.unanswered", len(names), "names", strings.Join(names, "; ")))
	}
}

func (b *builder) paragraph(style document.TextStyle, text string) {
	if text != "" {
		b.add(document.Paragraph{Text: text, Style: style})
	}
}

func (b *builder) ruled(f *facts) {
	if len(f.pairs) > 0 {
		b.add(document.Facts{Pairs: f.pairs, Columns: 1, Ruled: true})
	}
}

// functions lists functions in a sentence.
func (b *builder) functions(ids []string) string { return b.w.Names(b.c.Questions.Functions, ids) }

// named returns what ids of a vocabulary stand for.
func (b *builder) named(list []assessment.Named, ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = assessment.NameOf(list, id, b.w.Lang)
	}
	return names
}

func (b *builder) person(p assessment.Person) string { return b.w.Person(p) }

// present drops what is not filled in.
func present(texts ...string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return strings.TrimSpace(s) == "" })
}

// facts gathers pairs of a label and what was filled in; what was not is left
// away.
type facts struct {
	w     *words.Catalogue
	pairs []document.Fact
}

func (b *builder) facts() *facts { return &facts{w: b.w} }

func (f *facts) text(label, value string) { f.signed(label, mark{}, value) }

// lines adds what has a line each.
func (f *facts) lines(label string, values []string) { f.text(label, strings.Join(values, "\n")) }

func (f *facts) date(label string, d assessment.Date) { f.text(label, f.w.Date(d)) }

func (f *facts) signed(label string, m mark, value string) {
	f.labelled(f.w.T("record.label."+label), m, value)
}

func (f *facts) labelled(label string, m mark, value string) {
	if strings.TrimSpace(value) == "" {
		return
	}
	f.pairs = append(f.pairs, document.Fact{Label: label, Value: value, Sign: m.sign, Tone: m.tone})
}
