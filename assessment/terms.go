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
	own := retold(reflect.ValueOf(*base), kind.Tags()).Interface().(Content)
	own.base = base
	known, _ := told.LoadOrStore(key, &own)
	return known.(*Content)
}

var textType = reflect.TypeFor[Text]()

// retold copies a value with every text in the terms of the tags.
func retold(v reflect.Value, tags []string) reflect.Value {
	if v.Type() == textType {
		return reflect.ValueOf(v.Interface().(Text).in(tags))
	}
	own := reflect.New(v.Type()).Elem()
	own.Set(v)
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			own.Set(reflect.New(v.Type().Elem()))
			own.Elem().Set(retold(v.Elem(), tags))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				own.Field(i).Set(retold(v.Field(i), tags))
			}
		}
	case reflect.Slice:
		if !v.IsNil() {
			own.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		}
		for i := range v.Len() {
			own.Index(i).Set(retold(v.Index(i), tags))
		}
	case reflect.Map:
		if !v.IsNil() {
			own.Set(reflect.MakeMap(v.Type()))
		}
		for _, key := range v.MapKeys() {
			own.SetMapIndex(key, retold(v.MapIndex(key), tags))
		}
	}
	return own
}

// in is the text without marks: the sentence of the first tag that has one, by
// language.
func (t Text) in(tags []string) Text {
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
		for _, tag := range tags {
			if sentence, ok := t[lang+"@"+tag]; ok {
				own[lang] = sentence
				break
			}
		}
	}
	return own
}
