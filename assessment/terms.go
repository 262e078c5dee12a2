package assessment

import (
	"reflect"
	"strings"
	"sync"
)

// Tags are the marks of sentences that hold for one kind of provider or one country
// alone: its id, such as be-clb, and the country in capitals, such as BE. The kind's
// own goes first. A sentence is marked by its key: "help.dpo@be-clb" in the
// catalogue, "nl@BE" in a [Text].
func (p Profile) Tags() []string { return []string{p.ID, strings.ToUpper(p.Country)} }

// Renamed returns a replacer that calls the person who is helped and the provider what
// this kind of provider does: a pupil, a patient; a centre, a service. It is nil where
// these are the usual words.
func (p Profile) Renamed(lang string) *strings.Replacer {
	pairs := append(p.renamedPractice(lang), p.renamedClient(lang)...)
	if len(pairs) == 0 {
		return nil
	}
	return strings.NewReplacer(pairs...)
}

func (p Profile) renamedClient(lang string) []string {
	usual, own := p.usual[lang], p.Client[lang]
	if usual.Client == "" || own == "" || own == usual.Client {
		return nil
	}
	all := p.Clients[lang]
	return []string{usual.Clients, all, title(usual.Clients), title(all), usual.Client, own, title(usual.Client), title(own)}
}

// renamedPractice names the word with its article before the bare one.
func (p Profile) renamedPractice(lang string) []string {
	usual, own := p.usual[lang], p.Practice[lang]
	if usual.Practice == "" || own == "" || own == usual.Practice {
		return nil
	}
	var pairs []string
	for _, kept := range usual.Kept {
		pairs = append(pairs, kept, kept)
	}
	_, word, _ := strings.Cut(usual.Practice, " ")
	_, its, _ := strings.Cut(own, " ")
	return append(pairs, usual.Practice, own, title(usual.Practice), title(own), word, its, title(word), title(its))
}

// title is a text with a capital.
func title(s string) string {
	first := string([]rune(s)[0])
	return strings.ToUpper(first) + s[len(first):]
}

// told remembers the data in the terms of a kind of provider.
var told sync.Map

type toldFor struct {
	base *Content
	kind string
}

// In returns the data in the terms of the kind of provider that an assessment is
// of: where a sentence has one for it, that one stands in its place.
func (c *Content) In(a *Assessment) *Content {
	base := c
	if c.base != nil {
		base = c.base
	}
	kind := base.Kind(a)
	key := toldFor{base, kind.ID}
	if known, ok := told.Load(key); ok {
		return known.(*Content)
	}
	own := retold(reflect.ValueOf(*base), kind).Interface().(Content)
	own.base = base
	known, _ := told.LoadOrStore(key, &own)
	return known.(*Content)
}

var textType, sourceType = reflect.TypeFor[Text](), reflect.TypeFor[Source]()

// retold copies a value with every text in the terms of a kind of provider.
func retold(v reflect.Value, kind Profile) reflect.Value {
	if v.Type() == textType {
		return reflect.ValueOf(v.Interface().(Text).in(kind))
	}
	if v.Type() == sourceType {
		kind.usual = nil // the title of a source is a quotation
	}
	own := reflect.New(v.Type()).Elem()
	own.Set(v)
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			own.Set(reflect.New(v.Type().Elem()))
			own.Elem().Set(retold(v.Elem(), kind))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				own.Field(i).Set(retold(v.Field(i), kind))
			}
		}
	case reflect.Slice:
		if !v.IsNil() {
			own.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		}
		for i := range v.Len() {
			own.Index(i).Set(retold(v.Index(i), kind))
		}
	case reflect.Map:
		if !v.IsNil() {
			own.Set(reflect.MakeMap(v.Type()))
		}
		for _, key := range v.MapKeys() {
			own.SetMapIndex(key, retold(v.MapIndex(key), kind))
		}
	}
	return own
}

// in is the text without marks: the sentence of the first tag that has one, by
// language, with the kind's own word for who is helped.
func (t Text) in(kind Profile) Text {
	if t == nil {
		return nil
	}
	own := Text{}
	for key, sentence := range t {
		if lang, _, marked := strings.Cut(key, "@"); !marked {
			own[lang] = sentence
		}
	}
	for lang := range own {
		for _, tag := range kind.Tags() {
			if sentence, ok := t[lang+"@"+tag]; ok {
				own[lang] = sentence
				break
			}
		}
		if renamed := kind.Renamed(lang); renamed != nil {
			own[lang] = renamed.Replace(own[lang])
		}
	}
	return own
}
