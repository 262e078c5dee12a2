package words

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// mostParts is how many things a sentence lists; of more it says how many.
const mostParts = 12

// parts lists things in a sentence: each once, with how often where that is more.
func (c *Catalogue) parts(parts []assessment.Part) string {
	times := map[string]int{}
	var names []string
	for _, p := range parts {
		name := c.part(p)
		if times[name]++; times[name] == 1 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	more := len(names) - mostParts
	names = names[:min(len(names), mostParts)]
	for i, name := range names {
		if n := times[name]; n > 1 {
			names[i] = c.T("part.times", "part", name, "count", strconv.Itoa(n))
		}
	}
	switch {
	case len(names) == 0:
		return c.T("part.none")
	case more > 0:
		return c.T("part.more", "parts", strings.Join(names, ", "), "count", strconv.Itoa(more))
	}
	return strings.Join(names, ", ")
}

// part names one thing: with the assessment that it belongs to, where that is known.
func (c *Catalogue) part(p assessment.Part) string {
	key, of := "part."+p.Code, c.partOf(p.Params)
	if of == "" && c.Has(key+".alone") {
		key += ".alone"
	}
	return c.T(key, append(pairs(p.Params), "of", of)...)
}

// partOf is what a person knows an assessment by; empty for none.
func (c *Catalogue) partOf(params map[string]string) string {
	switch date := assessment.Date(params["date"]); {
	case params["program"] != "":
		return params["program"]
	case params["number"] != "":
		return c.T("part.number", "number", params["number"])
	case date.Valid():
		return c.T("part.date", "date", c.Date(date))
	}
	return ""
}
