package letter

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/words"
)

// builder makes one letter.
type builder struct {
	c       *assessment.Content
	a       *assessment.Assessment
	t       *Texts
	w       *words.Catalogue
	today   assessment.Date
	outcome assessment.Outcome // as decided, or for a draft as it is today

	known  map[string]string // for the conditions
	filler *strings.Replacer // for the placeholders
}

// Build makes the letter of an assessment in the catalogue's language. There is
// none, by the code of the error, for another use than with clients
// (letter-not-for-use), for a refused program (letter-refused), and while
// questions are open (letter-incomplete).
func Build(c *assessment.Content, a *assessment.Assessment, t *Texts, w *words.Catalogue, today assessment.Date) (*document.Document, error) {
	b := &builder{c: c, a: a, t: t, w: w, today: today, outcome: c.Standing(a, today)}
	if err := b.barred(); err != nil {
		return nil, err
	}
	b.known, b.filler = b.facts(), b.placeholders()
	practice := a.Practice
	doc := &document.Document{
		Title:   b.fill(t.Title.In(w.Lang)),
		Author:  practice.Name,
		Lang:    w.Lang,
		Created: today.Time(),
		Style:   document.Letter,

		Fillable: !a.Draft(), // a draft is not to be signed
		Head: document.Letterhead{
			Name:  practice.Name,
			Left:  present(practice.Street, join(" ", practice.Postcode, practice.City)),
			Right: append(present(join(" · ", practice.Phone, practice.Contact)), b.numbers()...),
		},
		Foot: document.Foot{Left: b.foot(), PageOf: b.label("page")},
	}
	if len(practice.Logo) > 0 {
		doc.Head.Logo = &document.Picture{PNG: practice.Logo, Alt: b.label("logo")}
	}
	if a.Draft() {
		doc.Mark = b.label("mark")
	}
	doc.Blocks = []document.Block{
		document.Blank{Label: b.label("to")},
		document.Paragraph{Text: join(", ", practice.City, w.Date(today))},
		document.Title{Text: doc.Title},
	}
	for _, p := range t.Parts {
		doc.Blocks = append(doc.Blocks, b.part(p)...)
	}
	return doc, nil
}

func (b *builder) barred() error {
	switch {
	case b.a.Use.Audience != assessment.WithClients:
		return &assessment.Error{Code: "letter-not-for-use", Path: "use.audience"}
	case !b.a.HasLetter():
		return &assessment.Error{Code: "letter-refused", Path: "decision.kind"}
	case b.outcome.Outcome == assessment.Incomplete:
		return &assessment.Error{Code: "letter-incomplete", Path: "answers"}
	}
	return nil
}

// part sets one part; none of its lines standing, nothing.
func (b *builder) part(p Part) []document.Block {
	lines := b.lines(p)
	if len(lines) == 0 {
		return nil
	}
	var blocks []document.Block
	if heading := b.fill(p.Heading.In(b.w.Lang)); heading != "" {
		blocks = append(blocks, document.Heading{Level: 1, Text: heading})
	}
	switch p.As {
	case asList, asPromises:
		return append(blocks, document.List{Items: lines})
	case asBox:
		return append(blocks, document.Callout{Blocks: []document.Block{document.List{Items: lines}}})
	case asSign:
		return append(append(blocks, paragraphs(lines)...), b.consent())
	}
	return append(blocks, paragraphs(lines)...)
}

// lines are those of a part that stand: items of a list, or paragraphs.
func (b *builder) lines(p Part) []string {
	if p.As == asPromises {
		return b.promises()
	}
	running := p.As == asText || p.As == asSign
	var lines []string
	for _, l := range p.Lines {
		if !b.stands(l) {
			continue
		}
		text := b.fill(l.in(b.w.Lang))
		if last := len(lines) - 1; running && !l.New && last >= 0 {
			lines[last] += " " + text
			continue
		}
		lines = append(lines, text)
	}
	return lines
}

func paragraphs(texts []string) []document.Block {
	blocks := make([]document.Block, len(texts))
	for i, t := range texts {
		blocks[i] = document.Paragraph{Text: t}
	}
	return blocks
}

func (b *builder) stands(l Line) bool {
	for _, condition := range l.When {
		if !holds(condition, b.known) {
			return false
		}
	}
	return true
}

// consent is the box to tick and the place to sign; nothing is filled in
// beforehand.
func (b *builder) consent() document.Keep {
	lines := []string{b.label("sign-name"), b.label("sign-date"), b.label("sign-signature")}
	return document.Keep{Blocks: []document.Block{
		document.CheckBox{Name: "consent", Text: b.label("sign")},
		document.Signatures{Boxes: []document.SignatureBox{{Name: "signature", Lines: lines}}},
	}}
}

func (b *builder) foot() string {
	if b.a.Number == "" {
		return b.label("foot-draft")
	}
	return b.label("foot")
}

// numbers are those of the letterhead that the profile has.
func (b *builder) numbers() []string {
	profile, _ := b.c.Profiles.Profile(b.a.Practice.Profile)
	var numbers []string
	for _, id := range profile.Numbers {
		if n := b.a.Practice.Numbers[id]; n != "" {
			numbers = append(numbers, b.w.T("record.number."+id)+" "+n)
		}
	}
	return numbers
}

func (b *builder) label(id string) string { return b.fill(b.t.Labels[id].In(b.w.Lang)) }

func (b *builder) fill(text string) string { return b.filler.Replace(text) }

// placeholders fills them in one pass, so that braces that a person typed stay
// as they are.
func (b *builder) placeholders() *strings.Replacer {
	pairs := []string{"{number}", b.a.Number, "{lang}", b.w.Lang, "{version}", b.t.Version}
	for name, text := range b.filled() {
		if text == "" {
			text = b.t.Names[name].In(b.w.Lang)
		}
		pairs = append(pairs, "{"+name+"}.", stopped(text), "{"+name+"}", text)
	}
	return strings.NewReplacer(pairs...)
}

// stopped ends a text with one full stop, also where a person typed it.
func stopped(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

// present drops what is not filled in.
func present(texts ...string) []string {
	var filled []string
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			filled = append(filled, t)
		}
	}
	return filled
}

func join(separator string, texts ...string) string {
	return strings.Join(present(texts...), separator)
}
