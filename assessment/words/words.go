// Package words is the catalogue of a language as a value: every sentence of
// screens, command line, record and letter, with parameters and plurals, and how
// dates are written. The sentences live in assets/words, one folder a language.
//
// Never in here: a sentence.
package words

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assets"
)

// Languages lists the languages of the program, the first the default.
var Languages = []string{"nl", "en"}

// Catalogue holds the sentences of one language.
type Catalogue struct {
	Lang      string
	sentences map[string]string
	tags      []string // of the kind of provider whose terms these are
	renamed   *strings.Replacer
}

// Load reads the catalogue of a language. Two files with the same key are a
// mistake in our data, and an error.
func Load(lang string) (*Catalogue, error) {
	if !slices.Contains(Languages, lang) {
		return nil, &assessment.Error{Code: "language-unknown", Params: map[string]string{"lang": lang}}
	}
	files, err := fs.Glob(assets.FS, path.Join("words", lang, "*.json"))
	if err != nil {
		return nil, err
	}
	c := &Catalogue{Lang: lang, sentences: map[string]string{}}
	for _, name := range files {
		if err := c.read(name); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return c, nil
}

func (c *Catalogue) read(name string) error {
	data, err := fs.ReadFile(assets.FS, name)
	if err != nil {
		return err
	}
	var part map[string]string
	if err := json.Unmarshal(data, &part); err != nil {
		return err
	}
	for k, v := range part {
		if _, twice := c.sentences[k]; twice {
			return fmt.Errorf("key %q stands in two files", k)
		}
		c.sentences[k] = v
	}
	return nil
}

// For returns the catalogue in the terms of a kind of provider: where a sentence has
// one for it, "key@tag", that one stands in its place.
func (c *Catalogue) For(kind assessment.Profile) *Catalogue {
	own := *c
	own.tags, own.renamed = kind.Tags(), kind.Renamed(c.Lang)
	return &own
}

// Told returns a text of another place, such as the manual, with the words of the kind of
// provider for who is helped and for itself.
func (c *Catalogue) Told(text string) string {
	if c.renamed == nil {
		return text
	}
	return c.renamed.Replace(text)
}

// sentence finds that of a key, in the terms of the kind of provider.
func (c *Catalogue) sentence(key string) (string, bool) {
	s, ok := c.sentences[key]
	for _, tag := range c.tags {
		if own, has := c.sentences[key+"@"+tag]; has {
			s, ok = own, true
			break
		}
	}
	if c.renamed != nil {
		s = c.renamed.Replace(s)
	}
	return s, ok
}

// T returns the sentence of a key, with parameters in pairs of name and value put
// in place of {name}. A key without a sentence comes back as itself.
func (c *Catalogue) T(key string, params ...string) string {
	s, ok := c.sentence(key)
	if !ok {
		return key
	}
	if len(params) == 0 {
		return s
	}
	pairs := make([]string, len(params))
	for i := 0; i+1 < len(params); i += 2 {
		pairs[i], pairs[i+1] = "{"+params[i]+"}", params[i+1]
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// N returns the sentence for a number: that of key.one or key.other, with {n}.
func (c *Catalogue) N(key string, n int, params ...string) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return c.T(key+form, append(params, "n", strconv.Itoa(n))...)
}

// Has reports whether there is a sentence for a key.
func (c *Catalogue) Has(key string) bool {
	s, _ := c.sentence(key)
	return s != ""
}

// Keys lists all keys in order.
func (c *Catalogue) Keys() []string {
	keys := make([]string, 0, len(c.sentences))
	for k := range c.sentences {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Join lists things in a sentence: "a, b en c".
func (c *Catalogue) Join(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + c.T("and") + " " + items[last]
}

// Error returns the sentence of an error of ours: its code under "error.", with
// its parameters, and {where} for the name of the field. Of another error it is the
// general sentence with the error's own text.
func (c *Catalogue) Error(err error) string {
	var e *assessment.Error
	if !errors.As(err, &e) {
		return c.T("error.other", "detail", err.Error())
	}
	key := "error." + e.Code
	if !c.Has(key) {
		key = "review." + e.Code
	}
	params := append(pairs(e.Params), "where", c.Place(e.Path))
	for name, parts := range e.Parts {
		params = append(params, name, c.parts(parts))
	}
	if d := assessment.Date(e.Params["date"]); d.Valid() {
		params = append([]string{"date", c.Date(d)}, params...) // the first of a name counts
	}
	return c.T(key, params...)
}

func pairs(params map[string]string) []string {
	list := make([]string, 0, 2*len(params))
	for k, v := range params {
		list = append(list, k, v)
	}
	return list
}
