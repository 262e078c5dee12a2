package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assets"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

const schemaFile = "schema/assessment-2.schema.json"

// compile makes a published schema ready, or a part of one, which is in the first of
// some files and may refer to what the others have.
func compile(name string, files ...string) (*jsonschema.Schema, error) {
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.RegisterFormat(&jsonschema.Format{Name: "date", Validate: existingDay})
	c.RegisterFormat(&jsonschema.Format{Name: "day-or-none", Validate: dayOrNone})
	c.AssertFormat()
	c.AssertContent()
	for _, file := range files {
		if err := addSchema(c, file); err != nil {
			return nil, err
		}
	}
	return c.Compile(name)
}

// addSchema adds a file under its name, and under the id by which others refer to it.
func addSchema(c *jsonschema.Compiler, name string) error {
	file, err := assets.FS.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		return err
	}
	id, _ := doc.(map[string]any)["$id"].(string)
	return errors.Join(c.AddResource(name, doc), c.AddResource(id, doc))
}

var errNoDay = errors.New("no existing day")

// existingDay holds dates to the domain's own idea of one.
func existingDay(value any) error {
	if s, ok := value.(string); ok && !assessment.Date(s).Valid() {
		return errNoDay
	}
	return nil
}

// dayOrNone lets a day be left out as an empty text.
func dayOrNone(value any) error {
	if value == "" {
		return nil
	}
	return existingDay(value)
}

// misfits holds plain values against the published schema of their version and names
// the fields, by path, that do not fit.
func (f form) misfits(value any) ([]*assessment.Error, error) {
	object, _ := value.(map[string]any)
	schema, err := f.schema(object["version"])
	if err != nil {
		return nil, err
	}
	return misfitsOf(schema, value)
}

// misfitsOf names the fields, by path, that do not fit a schema.
func misfitsOf(schema *jsonschema.Schema, value any) ([]*assessment.Error, error) {
	err := schema.Validate(value)
	if invalid, is := errors.AsType[*jsonschema.ValidationError](err); is {
		return leaves(invalid), nil
	}
	return nil, err
}

func leaves(invalid *jsonschema.ValidationError) []*assessment.Error {
	if len(invalid.Causes) == 0 {
		return []*assessment.Error{misfit(invalid)}
	}
	var all []*assessment.Error
	for _, cause := range invalid.Causes {
		all = append(all, leaves(cause)...)
	}
	return all
}

// misfit puts what the validator found in a code of ours.
func misfit(invalid *jsonschema.ValidationError) *assessment.Error {
	code, path := "field-value", strings.Join(invalid.InstanceLocation, ".")
	params := map[string]string{}
	switch k := invalid.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		code, path = "field-unknown", join(path, slices.Min(k.Properties))
	case *kind.Required:
		code, path = "field-missing", join(path, slices.Min(k.Missing))
	case *kind.Type:
		code = "field-type"
		params["want"], params["got"] = strings.Join(k.Want, "/"), k.Got
	case *kind.Enum:
		code = "field-choice"
		params["value"], params["choices"] = fmt.Sprint(k.Got), list(k.Want)
	case *kind.Const:
		code = "field-choice"
		params["value"], params["choices"] = fmt.Sprint(k.Got), fmt.Sprint(k.Want)
	case *kind.MinLength, *kind.FalseSchema: // an id, or a key that is one
		code, path = "id-empty", strings.TrimSuffix(path, ".")
	case *kind.Format:
		if errors.Is(k.Err, errNoDay) {
			code = assessment.DateImpossible
		}
		params["typed"] = fmt.Sprint(k.Got)
	}
	params["path"] = path
	return &assessment.Error{Code: code, Path: path, Params: params}
}

func list(values []any) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = fmt.Sprint(v)
	}
	return strings.Join(names, ", ")
}
