package office

import (
	"strings"
	"unicode/utf8"
)

// textWidth is where plain text wraps: it fits in any mail.
const textWidth = 76

// plain writes text that reads well in any program, without anything but
// characters to say what is what.
type plain struct {
	*flow
	b      strings.Builder
	number int // of the last item of a numbered list
}

func writeText(f *flow) []byte {
	t := &plain{flow: f}
	t.letterhead()
	for i, p := range f.pieces {
		switch p := p.(type) {
		case *para:
			t.paragraph(i, p)
		case *table:
			t.table(p)
		}
	}
	foot := strings.TrimSpace(f.footLeft + "   " + f.footMiddle)
	if foot != "" {
		t.b.WriteString(strings.Repeat("-", textWidth) + "\n")
		t.wrapped("", "", foot)
	}
	return []byte(strings.ReplaceAll(strings.Trim(strings.ReplaceAll(t.b.String(), noBreak, " "), "\n")+"\n", "\n", "\r\n"))
}

func (t *plain) letterhead() {
	if t.mark != "" {
		t.wrapped("", "", "*** "+t.mark+" ***")
		t.gap()
	}
	if !t.hasLetterhead() {
		return
	}
	for _, l := range append(append([]string{t.name}, t.left...), t.right...) {
		if l != "" {
			t.wrapped("", "", l)
		}
	}
	t.gap()
}

// gap leaves one line free.
func (t *plain) gap() {
	if !strings.HasSuffix(t.b.String(), "\n\n") {
		t.b.WriteString("\n")
	}
}

// wrapped writes text in lines of at most textWidth, the first after one margin
// and the others after another.
func (t *plain) wrapped(first, margin, text string) {
	for i, l := range strings.Split(text, "\n") {
		if i > 0 {
			first = margin
		}
		t.line(first, margin, l)
	}
}

func (t *plain) line(first, margin, text string) {
	line, used := first, utf8.RuneCountInString(first)
	bare := true // nothing stands in the line yet
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		width := utf8.RuneCountInString(word)
		if !bare && used+1+width > textWidth {
			t.end(line)
			line, used, bare = margin, utf8.RuneCountInString(margin), true
		}
		if !bare {
			line, used = line+" ", used+1
		}
		line, used, bare = line+word, used+width, false
	}
	t.end(line)
}

func (t *plain) end(line string) { t.b.WriteString(strings.TrimRight(line, " ") + "\n") }

// underlined writes a heading with a line below it.
func (t *plain) underlined(text, with string) {
	t.wrapped("", "", text)
	widest := 0
	for _, l := range strings.Split(text, "\n") {
		widest = max(widest, utf8.RuneCountInString(l))
	}
	t.b.WriteString(strings.Repeat(with, min(widest, textWidth)) + "\n")
}

// noBreak is the space at which no line ends. Mails show it in ways of their own.
const noBreak = "\u00a0"

// boxMargin stands before each line of a callout.
const boxMargin = "| "

func (t *plain) paragraph(i int, p *para) {
	margin := ""
	if p.box != nil {
		margin = boxMargin
	}
	switch {
	case p.list != nil:
		t.item(i, p, margin)
		return
	case p.level == 1:
		t.underlined(p.text, "=")
	case p.level > 1:
		t.gap()
		t.underlined(p.text, "-")
	case p.style == styleCheck:
		t.wrapped(margin+"[ ] ", margin+"    ", p.text)
	case p.blank:
		t.blank(p)
	default:
		t.wrapped(margin, margin, p.text)
	}
	if p.box == nil || !t.sameBox(i+1, p) {
		if p.level != 0 && p.level != 1 || p.style == styleEyebrow {
			return
		}
		t.gap()
	}
}

func (t *plain) item(i int, p *para, margin string) {
	label := "- "
	if p.list.numbered {
		if !t.sameList(i-1, p) {
			t.number = 0
		}
		t.number++
		label = number(t.number) + ". "
	}
	t.wrapped(margin+label, margin+strings.Repeat(" ", len(label)), p.text)
	if !t.sameList(i+1, p) && (p.box == nil || !t.sameBox(i+1, p)) {
		t.gap()
	}
}

// toWriteOn is a line to write on.
const toWriteOn = "________________________________"

func (t *plain) blank(p *para) {
	given := p.given
	if given == "" {
		given = toWriteOn
	}
	t.wrapped("", "    ", p.text+" "+given)
}

// table writes a row as lines, each with what it is about before it.
func (t *plain) table(of *table) {
	if len(of.rows) == 0 {
		t.gridRow(&table{}, of.head)
	}
	for _, row := range of.rows {
		switch of.kind {
		case gridTable:
			t.gridRow(of, row)
		case stripTable:
			t.stripRow(row)
		default:
			t.pairs(row)
		}
	}
	if of.kind != gridTable {
		t.gap()
	}
}

func (t *plain) gridRow(of *table, row []cell) {
	first := "* "
	for i, c := range row {
		text := c.text
		if i < len(of.head) && of.head[i].text != "" {
			text = labelled(of.head[i].text, text)
		}
		if text == "" {
			continue
		}
		t.wrapped(first, "    ", text)
		first = "  "
	}
	t.gap()
}

func (t *plain) stripRow(row []cell) {
	for _, c := range row {
		if c.above+c.text != "" {
			t.wrapped("", "  ", labelled(line(c.above), c.text))
		}
	}
}

// pairs are labels with their values, or with a line to write on.
func (t *plain) pairs(row []cell) {
	for i := 0; i+1 < len(row); i += 2 {
		label, value := row[i].text, row[i+1]
		text := value.text
		if value.line && text == "" {
			text = toWriteOn
		}
		if label+text != "" {
			t.wrapped("", "  ", labelled(label, text))
		}
	}
}

func labelled(label, text string) string {
	if label == "" {
		return text
	}
	return strings.TrimSuffix(label, ":") + ": " + text
}
