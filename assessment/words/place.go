package words

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// Place names the field of a path for people: "practice.numbers.kbo" by its
// sentence under "field.", and "safeguards.minimise.due" by that of
// "field.safeguards.*.due", in which {1} is the id. A path without a sentence
// comes back as itself.
func (c *Catalogue) Place(path string) string { return c.place(path, nil) }

// PlaceIn does the same with the names of questions, safeguards, checks and
// fields of evidence instead of their ids.
func (c *Catalogue) PlaceIn(path string, content *assessment.Content) string {
	return c.place(path, content)
}

func (c *Catalogue) place(path string, content *assessment.Content) string {
	if c.Has("field." + path) {
		return c.T("field." + path)
	}
	parts := strings.Split(path, ".")
	pattern := slices.Clone(parts)
	var params []string
	for i := 1; i < len(parts); i++ {
		name, isID := c.nameInPath(parts[i-1], parts[i], content)
		if isID {
			pattern[i] = "*"
			params = append(params, strconv.Itoa(len(params)/2+1), name)
		}
	}
	key := "field." + strings.Join(pattern, ".")
	if !c.Has(key) {
		return path
	}
	return c.T(key, params...)
}

// nameInPath reports whether a part of a path is an id or the index of a list, by
// the part before it, and how people call it.
func (c *Catalogue) nameInPath(before, part string, content *assessment.Content) (name string, isID bool) {
	if index, err := strconv.Atoi(part); err == nil {
		return strconv.Itoa(index + 1), true
	}
	known := slices.Contains([]string{"answers", "todos", "values", "checks", "safeguards", "fields", "agreementChecklist", "ownStatements"}, before)
	if !known || content == nil {
		return part, known
	}
	return c.nameOf(before, part, content), true
}

// nameOf finds what an id in a room of an assessment stands for.
func (c *Catalogue) nameOf(room, id string, content *assessment.Content) string {
	switch room {
	case "checks":
		if p, ok := content.Questions.Check(id); ok {
			return p.Name.In(c.Lang)
		}
	case "safeguards":
		if s, ok := content.Packs.Item(id); ok {
			return s.Name.In(c.Lang)
		}
	case "fields":
		return c.fieldOfEvidence(id, content)
	case "ownStatements":
		return ""
	case "agreementChecklist":
		return assessment.NameOf(content.Questions.Checklist, id, c.Lang)
	default:
		if q, ok := content.Questions.Question(id); ok {
			return c.T("review.question", "number", strconv.Itoa(q.Number), "name", q.Short.In(c.Lang))
		}
		if p, ok := content.Questions.LegalPoint(id); ok {
			return p.Name.In(c.Lang)
		}
	}
	return id
}

// fieldOfEvidence takes the label that the first kind with this field gives it.
func (c *Catalogue) fieldOfEvidence(id string, content *assessment.Content) string {
	for _, k := range content.Questions.Kinds {
		for _, f := range k.Fields {
			if f.ID == id {
				return f.Label.In(c.Lang)
			}
		}
	}
	return id
}

// Finding returns the sentence of a line of the review list.
func (c *Catalogue) Finding(f assessment.Finding, content *assessment.Content) string {
	params := []string{"where", c.PlaceIn(f.Path, content)}
	for name, value := range f.Params {
		params = append(params, name, c.param(name, value, content))
	}
	return c.T("review."+f.Code, params...)
}

// param turns an id or a day among the parameters of a finding into words.
func (c *Catalogue) param(name, value string, content *assessment.Content) string {
	switch name {
	case "question":
		return c.nameOf("answers", value, content)
	case "safeguard":
		return c.nameOf("safeguards", value, content)
	case "check":
		return c.nameOf("checks", value, content)
	case "point":
		if p, ok := content.Questions.LegalPoint(value); ok {
			return p.Name.In(c.Lang)
		}
	case "kind":
		if k, ok := content.Questions.Kind(value); ok {
			return k.Name.In(c.Lang)
		}
	case "source":
		if s, ok := content.Statements.Source(value); ok {
			return s.Name.In(c.Lang)
		}
	case "date", "after":
		return c.Date(assessment.Date(value))
	case "why":
		return c.T("barred." + value)
	case "country":
		return c.T("country." + value)
	case "missing":
		return c.Join(c.each("missing.", strings.Split(value, ",")))
	}
	return value
}
