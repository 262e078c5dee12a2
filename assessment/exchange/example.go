package exchange

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assets"

	"github.com/BurntSushi/toml"
)

// Examples lists the names of the embedded example assessments.
func Examples() ([]string, error) {
	files, err := fs.Glob(assets.FS, "examples/*.toml")
	if err != nil {
		return nil, err
	}
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = strings.TrimSuffix(path.Base(file), ".toml")
	}
	return names, nil
}

// Example reads an embedded example: TOML with the keys of the published form,
// held to all that Read asks. An unknown name is an error with code
// "example-unknown".
func Example(name string) (assessment.Assessment, error) { return ExampleIn(name, written) }

// written is the language in which the examples are written.
const written = "nl"

// Said translates what people wrote in the examples; what it does not know, such
// as a name, stays as it is.
type Said map[string]string

// In is a text in the language, or as it is written.
func (s Said) In(text string) string { return cmp.Or(s[text], text) }

// ExampleTexts returns what was written in the examples in a language, and nothing
// to translate for one that is not carried.
func ExampleTexts(lang string) (Said, error) {
	data, err := fs.ReadFile(assets.FS, "examples/"+lang+".json")
	if err != nil {
		return nil, nil
	}
	var said Said
	if err := json.Unmarshal(data, &said); err != nil {
		return nil, fmt.Errorf("examples/%s.json: %w", lang, err)
	}
	return said, nil
}

// translated is a value of JSON with every text in the language.
func (s Said) translated(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for k := range v {
			v[k] = s.translated(v[k])
		}
	case []map[string]any: // a table of TOML
		for i := range v {
			s.translated(v[i])
		}
	case []any:
		for i := range v {
			v[i] = s.translated(v[i])
		}
	case string:
		return s.In(v)
	}
	return value
}

// ExampleIn reads an example as somebody would have filled it in who works in a
// language: only what was typed differs, not what was answered.
func ExampleIn(name, lang string) (assessment.Assessment, error) {
	said, err := ExampleTexts(lang)
	if err != nil {
		return assessment.Assessment{}, err
	}
	data, err := fs.ReadFile(assets.FS, "examples/"+name+".toml")
	if err != nil {
		return assessment.Assessment{}, fail("example-unknown", "", "name", name)
	}
	var value map[string]any
	if err := toml.Unmarshal(data, &value); err != nil {
		return assessment.Assessment{}, fmt.Errorf("examples/%s.toml: %w", name, err)
	}
	asJSON, err := json.Marshal(said.translated(value))
	if err != nil {
		return assessment.Assessment{}, err
	}
	return Read(bytes.NewReader(asJSON))
}
