package letter

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// voice says things in one language and tone.
type voice struct {
	lang   *Language
	tone   string
	own    map[string]Own
	filler *strings.Replacer
}

// say returns a text by part and line: the practice's own where there is one, and
// not "" but ours for a line. With what is typed filled in.
func (v *voice) say(part, line string) string { return v.fill(v.raw(part, line)) }

// raw is that text with its placeholders.
func (v *voice) raw(part, line string) string {
	if own, ok := v.own[v.key(part, line)]; ok {
		return own.Text
	}
	return v.ours(part, line)
}

func (v *voice) isOwn(part, line string) bool {
	_, is := v.own[v.key(part, line)]
	return is
}

func (v *voice) ours(part, line string) string { return v.lang.Parts[part][line].In(v.tone) }

// key names a text among a practice's own.
func (v *voice) key(part, line string) string {
	return v.lang.Lang + "/" + v.tone + "/" + part + "/" + line
}

func (v *voice) label(id string) string { return v.fill(v.lang.Labels[id]) }

func (v *voice) fill(text string) string { return v.filler.Replace(text) }

// date writes a day in words.
func (v *voice) date(d assessment.Date) string {
	if !d.Valid() {
		return string(d)
	}
	t := d.Time()
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 && v.lang.First != "" {
		day = v.lang.First
	}
	return strings.NewReplacer("{day}", day, "{month}", v.lang.Months[t.Month()-1], "{year}", strconv.Itoa(t.Year())).Replace(v.lang.Date)
}

// fillWith prepares the placeholders. They are filled in one pass, so that
// braces that a person typed stay as they are.
func (v *voice) fillWith(filled map[string]string) {
	var pairs []string
	for name, text := range filled {
		if text == "" {
			text = v.lang.Names[name]
		}
		text = v.typed(text)
		pairs = append(pairs, "{"+name+"}.", stopped(text), "{"+name+"}", text)
	}
	v.filler = strings.NewReplacer(pairs...)
}

// typed is what a person typed, kept apart where it or this language runs from right to
// left.
func (v *voice) typed(text string) string {
	if v.lang.RTL || document.RightToLeft(text) {
		return document.Isolate(text)
	}
	return text
}

// stopped ends a text with one full stop, also where a person typed it.
func stopped(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}
