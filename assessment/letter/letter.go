package letter

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// Request says which letter is asked for.
type Request struct {
	Content    *assessment.Content
	Assessment *assessment.Assessment
	Texts      *Texts
	Choices    Choices
	Sentences  Sentences
	Today      assessment.Date
}

// builder makes one letter, and what goes with it.
type builder struct {
	c       *assessment.Content
	a       *assessment.Assessment
	t       *Texts
	choices Choices // complete
	own     Sentences
	today   assessment.Date
	outcome assessment.Outcome // as decided, or for a draft as it is today

	main   *voice
	beside *voice            // Dutch beside a translation that nobody reviewed; else nil
	known  map[string]string // for the conditions
}

// Build makes the letter. There is none, by the code of the error, for another
// reason of [assessment.Content.LetterBarred]; nor for
// choices that Complete refuses. Whether it may leave the program, Cleared says.
func Build(r Request) (*document.Document, error) {
	b, err := r.builder()
	if err != nil {
		return nil, err
	}
	return b.letter(), nil
}

// builder checks what is asked and reads the languages.
func (r Request) builder() (*builder, error) {
	b := &builder{c: r.Content, a: r.Assessment, t: r.Texts, own: r.Sentences, today: r.Today}
	b.outcome = b.c.Standing(b.a, b.today)
	err := b.barred()
	if err == nil {
		b.choices, err = b.t.Complete(r.Choices, b.profile().ID)
	}
	if err == nil {
		err = b.speak(b.choices.Lang)
	}
	return b, err
}

func (b *builder) barred() error {
	if why := b.c.LetterBarred(b.a, b.today); why != nil {
		return why
	}
	return nil
}

// speak chooses the language, and Dutch beside it where it needs that.
func (b *builder) speak(lang string) error {
	b.beside = nil
	var err error
	if b.main, err = b.voice(lang); err != nil {
		return err
	}
	if b.main.lang.Beside() {
		if b.beside, err = b.voice(Dutch); err != nil {
			return err
		}
	}
	b.known = b.facts()
	return nil
}

func (b *builder) voice(lang string) (*voice, error) {
	l, err := b.t.Language(lang)
	if err != nil {
		return nil, err
	}
	v := &voice{lang: l, tone: b.choices.Tone, own: b.own.Own}
	v.fillWith(b.filled(v))
	return v, nil
}

func (b *builder) letter() *document.Document {
	doc := b.sheet("foot", "foot-draft")
	doc.Fillable = !b.a.Draft() // a draft is not to be signed
	doc.Head = b.head()
	if b.choices.Large {
		doc.Style = document.Large
	}
	doc.Blocks = append(b.unreviewed(), b.addressee(), b.paragraph(b.place()))
	for _, p := range standing(b.t.Parts, b.known) {
		doc.Blocks = append(doc.Blocks, b.part(p)...)
	}
	doc.Title = b.title()
	return doc
}

// unreviewed says at the top that nobody reviewed the translation, and which
// column is which.
func (b *builder) unreviewed() []document.Block {
	if b.beside == nil {
		return nil
	}
	return []document.Block{
		document.Callout{Tone: document.Caution, Blocks: []document.Block{b.paragraph(b.labelled("beside"))}},
		b.paragraph(said{text: b.main.lang.Name, beside: b.beside.lang.Name}),
	}
}

func (b *builder) place() said {
	on := func(v *voice) string { return join(", ", v.typed(b.a.Practice.City), v.typed(v.date(b.today))) }
	return b.both(on)
}

// both says something in each language of the letter.
func (b *builder) both(say func(*voice) string) said {
	s := said{text: say(b.main)}
	if b.beside != nil {
		s.beside = say(b.beside)
	}
	return s
}

func (b *builder) labelled(id string) said {
	return b.both(func(v *voice) string { return v.label(id) })
}

// short is a label in each language on one line, for where there is no room for
// two columns.
func (b *builder) short(id string) string {
	return b.labelled(id).inBoth()
}

// sheet begins a document, with its foot.
func (b *builder) sheet(foot, draftFoot string) *document.Document {
	v := b.main
	doc := &document.Document{
		Kind: document.KindLetter, Author: b.a.Practice.Name, Lang: v.lang.Lang, RTL: v.lang.RTL, Created: b.today.Time(), Style: document.Letter,
		Foot: document.Foot{Left: v.label(foot), PageOf: v.lang.Labels["page"]},
	}
	if b.a.Number == "" {
		doc.Foot.Left = v.label(draftFoot)
	}
	if b.old() {
		doc.Foot.Left += " · " + v.label("foot-old")
	}
	if b.own.touches(v) {
		doc.Foot.Left += " · " + v.label("foot-own")
	}
	if b.beside != nil {
		doc.Foot.Middle = b.short("not-reviewed")
	}
	if b.a.Draft() {
		doc.Mark = v.label("mark")
	}
	return doc
}

func (b *builder) head() document.Letterhead {
	p := b.a.Practice
	head := document.Letterhead{
		Name:  b.main.typed(p.Name),
		Left:  present(b.main.typed(p.Street), b.main.typed(join(" ", p.Postcode, p.City))),
		Right: append(present(join(" · ", b.main.typed(p.Phone), b.main.typed(p.Contact))), b.numbers()...),
	}
	if len(p.Logo) > 0 {
		head.Logo = &document.Picture{PNG: p.Logo, Alt: b.main.label("logo")}
	}
	return head
}

// numbers are those of the letterhead that the profile has.
func (b *builder) numbers() []string {
	var numbers []string
	for _, id := range b.profile().Numbers {
		if n := b.a.Practice.Numbers[id]; n != "" {
			numbers = append(numbers, b.main.typed(b.t.Numbers[id]+" "+n))
		}
	}
	return numbers
}

// addressee is a line to write a name on, or the name where one is given.
func (b *builder) addressee() document.Block {
	if to := own(b.choices.To); to != "" {
		return document.Paragraph{Text: b.short("to") + " " + b.main.typed(to)}
	}
	return document.Blank{Label: b.short("to")}
}

// title is the first title that stands.
func (b *builder) title() string {
	for _, p := range b.t.Parts {
		if lines := b.lines(p); p.As == asTitle && len(lines) > 0 {
			return lines[0].text
		}
	}
	return ""
}

// part sets one part; none of its lines standing, nothing. A copy to sign stays
// whole.
func (b *builder) part(p Part) []document.Block {
	lines := b.lines(p)
	if len(lines) == 0 || b.own.removed(p.ID) {
		return nil
	}
	blocks := b.blocks(p, lines)
	if p.As == asSign {
		blocks = []document.Block{document.Keep{Blocks: blocks}}
	}
	if p.Apart {
		blocks = append([]document.Block{document.PageBreak{Leaf: true}}, blocks...)
	}
	return blocks
}

func (b *builder) blocks(p Part, lines []said) []document.Block {
	var blocks []document.Block
	if heading, ok := b.said(p.ID, "heading"); ok {
		blocks = append(blocks, b.heading(heading))
	}
	switch p.As {
	case asTitle:
		title := document.Title{Text: lines[0].text}
		return append(blocks, b.pair(title, document.Paragraph{Style: document.Muted, Text: lines[0].beside}))
	case asList, asPoints, asPromises:
		return append(blocks, b.list(lines))
	case asBox:
		return append(blocks, document.Callout{Blocks: []document.Block{b.list(lines)}})
	case asReply:
		return append(blocks, document.Callout{Blocks: b.paragraphs(lines)})
	case asSign:
		return append(blocks, append(b.paragraphs(lines), b.signing(p.ID))...)
	case asKeep:
		return append(blocks, document.Blank{Label: lines[0].inBoth()})
	}
	return append(blocks, b.paragraphs(lines)...)
}

// pair sets the Dutch beside a translation that nobody reviewed.
func (b *builder) pair(main, beside document.Block) document.Block {
	if b.beside == nil {
		return main
	}
	return document.Pair{Left: main, Right: beside, Lang: Dutch}
}

func (b *builder) heading(s said) document.Block {
	return b.pair(document.Heading{Level: 1, Text: s.text}, document.Heading{Level: 1, Text: s.beside})
}

func (b *builder) paragraph(s said) document.Block {
	return b.pair(document.Paragraph{Text: s.text}, document.Paragraph{Text: s.beside})
}

func (b *builder) paragraphs(lines []said) []document.Block {
	var blocks []document.Block
	for _, s := range lines {
		blocks = append(blocks, b.paragraph(s))
	}
	return blocks
}

func (b *builder) list(lines []said) document.Block {
	main, beside := document.List{Items: texts(lines)}, document.List{}
	for _, s := range lines {
		beside.Items = append(beside.Items, s.beside)
	}
	return b.pair(main, beside)
}

// said is a text of the letter with what is typed filled in.
type said struct {
	key    string
	text   string
	beside string // in Dutch, beside a translation
	new    bool   // begins a paragraph
}

// inBoth is a text in each language on one line.
func (s said) inBoth() string {
	if s.beside == s.text {
		return s.text
	}
	if document.RightToLeft(s.text) {
		return join(" · ", document.Isolate(s.text), document.Isolate(s.beside))
	}
	return join(" · ", s.text, s.beside)
}

// said returns a text, unless it was taken out. A line can be another part's.
func (b *builder) said(part, line string) (said, bool) {
	if of, its, other := strings.Cut(line, "/"); other {
		part, line = of, its
	}
	s := b.both(func(v *voice) string { return v.say(part, line) })
	s.key = part + "/" + line
	if b.beside != nil && b.beside.isOwn(part, line) && !b.main.isOwn(part, line) {
		s.text = b.main.label("only-dutch") // our translation would say something else
	}
	return s, s.text != "" && !b.own.removed(s.key)
}

// lines are those of a part that stand: items of a list, or paragraphs and points of
// several lines.
func (b *builder) lines(p Part) []said {
	lines := b.standingLines(p)
	if !slices.Contains([]string{asText, asPoints, asSign, asReply}, p.As) {
		return lines
	}
	var running []said
	for _, l := range lines {
		if last := len(running) - 1; !l.new && last >= 0 {
			running[last].text += " " + l.text
			running[last].beside = join(" ", running[last].beside, l.beside)
			continue
		}
		running = append(running, l)
	}
	return running
}

// standingLines are the lines one by one.
func (b *builder) standingLines(p Part) []said {
	var lines []said
	if p.As == asPromises {
		for _, item := range b.promised() {
			if l, ok := b.promise(item); ok {
				lines = append(lines, l)
			}
		}
		return lines
	}
	for _, l := range standing(p.Lines, b.known) {
		if s, ok := b.said(p.ID, l.ID); ok {
			s.new = l.New
			lines = append(lines, s)
		}
	}
	return lines
}

// promise is the line of a safeguard in place.
func (b *builder) promise(item assessment.SafeguardItem) (said, bool) {
	s, _ := b.said("we", item.ID)
	if s.text == "" {
		says := b.both(func(v *voice) string { return v.promise(item) })
		s.text, s.beside = says.text, first(s.beside, says.beside)
	}
	return s, s.text != "" && !b.own.removed(s.key)
}

func texts(lines []said) []string {
	all := make([]string, len(lines))
	for i, l := range lines {
		all[i] = l.text
	}
	return all
}

// boxes are those to tick on a part; none is ticked beforehand. On the sheet that
// comes back the fields have their plain names.
func (b *builder) boxes(part string) []document.Block {
	var blocks []document.Block
	for _, box := range on(part, standing(b.t.Boxes, b.known)) {
		s := b.labelled("box-" + box.ID)
		check := document.CheckBox{Name: box.ID + suffix(part), Text: s.text}
		blocks = append(blocks, b.pair(check, document.Paragraph{Style: document.Muted, Text: s.beside}))
	}
	return blocks
}

func suffix(part string) string {
	if part == "return" {
		return ""
	}
	return "-" + part
}

// signing is a box to tick for each choice, and one place to sign for each person.
func (b *builder) signing(part string) document.Keep {
	blocks := b.boxes(part)
	signers := on(part, standing(b.t.Signers, b.known))
	var boxes []document.SignatureBox
	for _, s := range signers {
		box := document.SignatureBox{Name: "signature-" + s.ID + suffix(part)}
		if len(signers) > 1 {
			box.Title = b.short("signer-" + s.ID)
		}
		for _, line := range s.Lines {
			box.Lines = append(box.Lines, b.short("line-"+line))
		}
		boxes = append(boxes, box)
	}
	return document.Keep{Blocks: append(blocks, document.Signatures{Boxes: boxes})}
}

// conditional is what stands on conditions.
type conditional interface{ conditions() []string }

func (p Part) conditions() []string   { return p.When }
func (l Line) conditions() []string   { return l.When }
func (s Signer) conditions() []string { return s.When }
func (b Box) conditions() []string    { return b.When }

// placed is what stands on one part.
type placed interface{ on() string }

func (s Signer) on() string { return s.On }
func (b Box) on() string    { return b.On }

// on are those of a part.
func on[T placed](part string, all []T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(p T) bool { return p.on() != part })
}

// standing are those whose conditions all hold.
func standing[T conditional](all []T, facts map[string]string) []T {
	return slices.DeleteFunc(slices.Clone(all), func(c T) bool { return !holds(c.conditions(), facts) })
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
