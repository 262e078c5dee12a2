package change

import (
	"encoding/json"

	"beeldbeltoets/assessment"
)

// EraseJSON takes the name out of JSON that stands at a path, and tells in how
// many places it stood. Where it is nowhere the JSON stays exactly as it is.
func EraseJSON(path, value, name string) (string, int) {
	var v any
	if value == "" || json.Unmarshal([]byte(value), &v) != nil {
		return value, 0
	}
	var places int
	switch v = walk(path, v, name, &places); {
	case places == 0:
		return value, 0
	case v == "":
		return "", places
	}
	return encode(v), places
}

// walk takes the name out of every text of plain JSON, which was found at a path.
func walk(path string, v any, name string, places *int) any {
	switch v := v.(type) {
	case string:
		text, n := assessment.EraseText(path, v, name)
		*places += n
		return text
	case []any:
		for i := range v {
			v[i] = walk(path, v[i], name, places)
		}
	case map[string]any:
		for key := range v {
			before := *places
			v[key] = walk(join(path, key), v[key], name, places)
			if key == "name" && v[key] == "" && *places > before {
				v["erased"] = true
			}
		}
	}
	return v
}
