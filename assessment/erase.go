package assessment

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Redacted stands in a text where a name was erased. A person's own field is
// empty then and says so by itself.
const Redacted = "[…]"

// namePlaces are fields that name a person, by the last part of their path; "by"
// and "who" are also what some kinds of evidence call it.
var namePlaces = []string{"owner", "by", "who"}

// personPlaces are how the paths of people's own names end.
var personPlaces = []string{"assessor.name", "secondReader.name", "by.name"}

// publicPlaces are fields that clients and supervisors go by: there a name stays.
var publicPlaces = []string{"practice.name", "practice.contact"}

// EraseName takes the name of a staff member out of an assessment: of persons,
// of who is to do something, and of texts in which it stands. It tells in how
// many places it stood. A name of one word is taken out only of fields that name
// a person: in a text it may be anybody's, or no name at all.
func EraseName(a Assessment, name string) (Assessment, int) {
	a = a.Clone()
	e := eraser{name: strings.Join(strings.Fields(name), " ")}
	if e.name == "" {
		return a, 0
	}
	e.visit("", reflect.ValueOf(&a).Elem())
	return a, e.places
}

// EraseText does the same in the one text that stands at a path.
func EraseText(path, text, name string) (string, int) {
	e := eraser{name: strings.Join(strings.Fields(name), " ")}
	if e.name == "" {
		return text, 0
	}
	if slices.ContainsFunc(personPlaces, func(place string) bool { return strings.HasSuffix(path, place) }) {
		if e.whole(text) {
			return "", 1
		}
		return text, 0
	}
	return e.text(path, text), e.places
}

// StaffNames lists the names of people in an assessment, each once: who assessed,
// read and decided, and whoever was to do something.
func (a *Assessment) StaffNames() []string {
	names := []string{a.Assessor.Name, a.SecondReader.Name}
	if a.Decision != nil {
		names = append(names, a.Decision.By.Name)
	}
	for _, w := range a.Withdrawn {
		names = append(names, w.By, w.Decision.By.Name)
	}
	for _, id := range slices.Sorted(maps.Keys(a.Todos)) {
		names = append(names, a.Todos[id].Owner)
	}
	for _, id := range slices.Sorted(maps.Keys(a.Safeguards)) {
		names = append(names, a.Safeguards[id].Owner)
	}
	var once []string
	for _, n := range names {
		n = strings.TrimSpace(n)
		if n != "" && n != Redacted && !slices.Contains(once, n) {
			once = append(once, n)
		}
	}
	return once
}

// eraser takes a name out of everything that was typed.
type eraser struct {
	name   string // words with a space between
	places int
}

func (e *eraser) visit(path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			e.visit(path, v.Elem())
		}
	case reflect.Struct:
		if person, ok := v.Addr().Interface().(*Person); ok {
			e.person(person)
			return
		}
		for i := range v.NumField() {
			key, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			e.visit(strings.TrimPrefix(path+"."+key, "."), v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			e.visit(path, v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			entry := reflect.New(v.Type().Elem()).Elem()
			entry.Set(v.MapIndex(key))
			e.visit(path+"."+key.String(), entry)
			v.SetMapIndex(key, entry)
		}
	case reflect.String:
		v.SetString(e.text(path, v.String()))
	}
}

func (e *eraser) person(p *Person) {
	if e.whole(p.Name) {
		p.Name, p.Erased = "", true
		e.places++
	}
	p.Function = e.text("function", p.Function)
}

// whole reports whether a text is the name and nothing else.
func (e *eraser) whole(text string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(text), " "), e.name)
}

// text takes the name out of the text at a path.
func (e *eraser) text(path, text string) string {
	names := slices.Contains(namePlaces, path[strings.LastIndex(path, ".")+1:])
	switch {
	case slices.Contains(publicPlaces, path):
		return text
	case names && e.whole(text):
		e.places++
		return Redacted
	case !strings.Contains(e.name, " "):
		return text
	}
	var out strings.Builder
	found := false
	for i := 0; i < len(text); {
		if n := e.at(text, i, names); n > 0 {
			out.WriteString(Redacted)
			i, found = i+n, true
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		out.WriteString(text[i : i+size])
		i += size
	}
	if found {
		e.places++
	}
	return out.String()
}

// at returns the length of the name where it stands at a place of a text, as words
// of its own, and zero where it does not. In a field for a name a hyphen makes it
// part of another's: Anne-Jan Bos is not Jan Bos.
func (e *eraser) at(text string, i int, names bool) int {
	part := func(r rune) bool { return wordRune(r) || names && unicode.Is(unicode.Pd, r) }
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	if i > 0 && part(before) {
		return 0
	}
	at := i
	for n, word := range strings.Fields(e.name) {
		gap := len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
		if n > 0 && gap == 0 || n == 0 && gap > 0 {
			return 0
		}
		at += gap
		length := prefixFold(text[at:], word)
		if length == 0 {
			return 0
		}
		at += length
	}
	if after, _ := utf8.DecodeRuneInString(text[at:]); at < len(text) && part(after) {
		return 0
	}
	return at - i
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// prefixFold returns how many bytes of a text are a word, whatever its capitals.
func prefixFold(text, word string) int {
	n := 0
	for range word {
		_, size := utf8.DecodeRuneInString(text[n:])
		if size == 0 {
			return 0
		}
		n += size
	}
	if !strings.EqualFold(text[:n], word) {
		return 0
	}
	return n
}
