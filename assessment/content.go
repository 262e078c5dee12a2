package assessment

import (
	"fmt"
	"io/fs"
	"sync"

	"beeldbeltoets/assets"

	"github.com/BurntSushi/toml"
)

// Text is a sentence by language: "nl" and "en", and with the mark of a kind of
// provider what stands in its place there ([Content.In]).
type Text map[string]string

// In returns the sentence in a language, and Dutch where that one is missing.
func (t Text) In(lang string) string {
	if s, ok := t[lang]; ok {
		return s
	}
	return t["nl"]
}

// Current names the editions that a new assessment is made with.
var Current = Editions{Questions: "2026.1", Rule: "2", Packs: "2026.1", Statements: "2026.1", Profiles: "2026.1", Letter: "2026.1"}

// Content is the published data behind an assessment, of the editions it names.
type Content struct {
	Questions  *QuestionSet
	Packs      *Packs
	Statements *Statements
	Profiles   *Profiles

	base *Content // where this is it in the terms of a kind of provider
}

// loaded remembers what was read, by Editions: published data never change, and
// reading them costs tens of milliseconds that a batch of exports would pay for
// every document.
var loaded sync.Map

// Load returns the editions of an assessment, to be read only. An edition that this
// program does not carry is an error with code "edition-unknown": a newer program
// made it.
func Load(e Editions) (*Content, error) {
	e = Editions{Questions: e.Questions, Packs: e.Packs, Statements: e.Statements, Profiles: e.Profiles}
	if c, ok := loaded.Load(e); ok {
		return c.(*Content), nil
	}
	c, err := read(e)
	if err != nil {
		return nil, err
	}
	loaded.Store(e, c)
	return c, nil
}

func read(e Editions) (*Content, error) {
	c := &Content{Questions: &QuestionSet{}, Packs: &Packs{}, Statements: &Statements{}, Profiles: &Profiles{}}
	for _, f := range []struct {
		path, edition string
		into          any
	}{
		{"questions", e.Questions, c.Questions},
		{"packs", e.Packs, c.Packs},
		{"statements", e.Statements, c.Statements},
		{"profiles", e.Profiles, c.Profiles},
	} {
		if err := LoadTOML("editions."+f.path, f.path+"/"+f.edition+".toml", f.into); err != nil {
			return nil, err
		}
	}
	for i := range c.Profiles.Profiles {
		c.Profiles.Profiles[i].usual = c.Profiles.Usual
	}
	c.Statements.index()
	return c, nil
}

// LoadTOML decodes one embedded file of an edition strictly: a key that no field
// takes is a mistake in our data, and an error. Path is where an assessment names
// the edition.
func LoadTOML(path, name string, into any) error {
	data, err := fs.ReadFile(assets.FS, name)
	if err != nil {
		return &Error{Code: EditionUnknown, Path: path, Params: map[string]string{"edition": name}}
	}
	meta, err := toml.Decode(string(data), into)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		return fmt.Errorf("%s: no field takes %v", name, extra)
	}
	return nil
}
