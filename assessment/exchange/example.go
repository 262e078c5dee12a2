package exchange

import (
	"bytes"
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
func Example(name string) (assessment.Assessment, error) {
	data, err := fs.ReadFile(assets.FS, "examples/"+name+".toml")
	if err != nil {
		return assessment.Assessment{}, fail("example-unknown", "", "name", name)
	}
	var value map[string]any
	if err := toml.Unmarshal(data, &value); err != nil {
		return assessment.Assessment{}, fmt.Errorf("examples/%s.toml: %w", name, err)
	}
	asJSON, err := json.Marshal(value)
	if err != nil {
		return assessment.Assessment{}, err
	}
	return Read(bytes.NewReader(asJSON))
}
