package exchange

import (
	"encoding/json"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assets"
)

// The published schema and the Go types name the same fields at every level.
func TestSchemaAndTypesAgree(t *testing.T) {
	root := schemaDocument(t, schemaFile)
	same(t, root, root, reflect.TypeFor[envelope](), "")
}

func schemaDocument(t *testing.T, name string) map[string]any {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	return root
}

func same(t *testing.T, root, node map[string]any, typ reflect.Type, path string) {
	t.Helper()
	node = resolve(root, node)
	switch typ.Kind() {
	case reflect.Pointer:
		same(t, root, node, typ.Elem(), path)
	case reflect.Struct:
		sameFields(t, root, node, typ, path)
	case reflect.Map:
		same(t, root, object(node, "additionalProperties"), typ.Elem(), path+".*")
	case reflect.Slice:
		if typ.Elem().Kind() != reflect.Uint8 {
			same(t, root, object(node, "items"), typ.Elem(), path+".0")
		}
	case reflect.String:
		isDay := node["format"] == "date"
		if typ == reflect.TypeFor[assessment.Date]() && !isDay {
			t.Errorf("%s is a day in Go and not in the schema", path)
		}
	}
}

func sameFields(t *testing.T, root, node map[string]any, typ reflect.Type, path string) {
	t.Helper()
	properties := object(node, "properties")
	if node["additionalProperties"] != false {
		t.Errorf("%s takes unknown fields", path)
	}
	known := map[string]bool{}
	for _, f := range fieldsOf(typ) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		known[name] = true
		property, ok := properties[name].(map[string]any)
		if !ok {
			t.Errorf("%s.%s is in Go and not in the schema", path, name)
			continue
		}
		same(t, root, property, f.Type, path+"."+name)
	}
	for name := range properties {
		if !known[name] {
			t.Errorf("%s.%s is in the schema and not in Go", path, name)
		}
	}
}

// fieldsOf lists the fields of a struct and of what is embedded in it.
func fieldsOf(typ reflect.Type) []reflect.StructField {
	var fields []reflect.StructField
	for i := range typ.NumField() {
		if f := typ.Field(i); f.Anonymous {
			fields = append(fields, fieldsOf(f.Type)...)
		} else {
			fields = append(fields, f)
		}
	}
	return fields
}

func resolve(root, node map[string]any) map[string]any {
	ref, ok := node["$ref"].(string)
	if !ok {
		return node
	}
	return object(object(root, "$defs"), strings.TrimPrefix(ref, "#/$defs/"))
}

func object(node map[string]any, key string) map[string]any {
	child, _ := node[key].(map[string]any)
	return child
}

// Every field of evidence is listed in the schema with its type, so that Write
// refuses a day there that does not exist.
func TestSchemaListsTheFieldsOfEvidence(t *testing.T) {
	root := schemaDocument(t, schemaFile)
	listed := object(object(object(root, "$defs"), "evidenceFields"), "properties")
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, k := range c.Questions.Kinds {
		for _, f := range k.Fields {
			used[f.ID] = true
			property, ok := listed[f.ID].(map[string]any)
			if !ok {
				t.Errorf("%s of %s is not in the schema", f.ID, k.ID)
				continue
			}
			if isDay := property["$ref"] == "#/$defs/day"; isDay != (f.Type == assessment.FieldDate) {
				t.Errorf("%s of %s is of type %s, in the schema of another", f.ID, k.ID, f.Type)
			}
		}
	}
	for id := range listed {
		if !used[id] {
			t.Errorf("%s is in the schema and in no kind of evidence", id)
		}
	}
}
