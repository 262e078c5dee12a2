package form

import "beeldbeltoets/assessment"

// Words is what is said: one of a key of the catalogue, a text of the published data,
// the name of the place of a path, a day, or what was typed. The catalogue says it in
// its language.
type Words struct {
	Key   string
	With  map[string]Words // the parameters of the key
	Text  assessment.Text
	Place string
	Day   assessment.Date
	Typed string
}

// None reports whether there is nothing to say.
func (w Words) None() bool {
	return w.Key == "" && len(w.Text) == 0 && w.Place == "" && w.Day == "" && w.Typed == ""
}

// key is a sentence of the catalogue.
func key(k string) Words { return Words{Key: k} }

// with returns the sentence with one more parameter.
func (w Words) with(name string, is Words) Words {
	all := map[string]Words{name: is}
	for n, other := range w.With {
		all[n] = other
	}
	w.With = all
	return w
}

// said is a text of the published data.
func said(t assessment.Text) Words { return Words{Text: t} }

// texts are those of the published data that say something.
func texts(all ...assessment.Text) []Words {
	var some []Words
	for _, t := range all {
		if len(t) > 0 {
			some = append(some, said(t))
		}
	}
	return some
}
