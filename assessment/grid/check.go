package grid

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// Marks of a survey.
const (
	LowestMark  Points = 1_00
	HighestMark Points = 5_00
)

// Check refuses a comparison that cannot be counted, with the path of the first
// field that is wrong: an unknown id, two programs of one name, a mean outside 1
// to 5, no criterion left.
func (g *Grid) Check(c *Comparison) error { return g.check(c, false) }

// CheckKept refuses what no way of filling a comparison in leads to: an unknown id. A
// program without a name, or with one that another has, may be on its way.
func (g *Grid) CheckKept(c *Comparison) error { return g.check(c, true) }

func (g *Grid) check(c *Comparison, underWay bool) error {
	k := &checker{g: g, c: c, criteria: slices.Concat(g.Criteria, c.Copy.Added), underWay: underWay}
	k.known("use", c.Use, c.Use == Both || len(g.UsesOf(c.Use)) > 0)
	k.copy()
	if len(g.CriteriaOf(c)) == 0 {
		k.unfit("grid-no-criteria", "copy.dropped")
	}
	for i, p := range c.Programs {
		k.program(pathOf(i), i, p)
	}
	return k.err
}

// checker keeps the first error.
type checker struct {
	g        *Grid
	c        *Comparison
	criteria []Criterion // all that have an id here, dropped or not
	underWay bool        // it is being filled in
	err      error
}

func (k *checker) fail(code, path string, params ...string) {
	if k.err == nil {
		k.err = fail(code, path, params...)
	}
}

// unfit says what keeps a comparison from being counted, once it is filled in.
func (k *checker) unfit(code, path string, params ...string) {
	if !k.underWay {
		k.fail(code, path, params...)
	}
}

func (k *checker) known(path, id string, known bool) {
	if !known {
		k.fail("id-unknown", path, "id", id)
	}
}

func (k *checker) use(path, id string) {
	_, known := k.g.Use(id)
	k.known(path, id, known)
}

func (k *checker) criterion(path, id string) Criterion {
	found, known := find(k.criteria, id)
	k.known(path, id, known)
	return found
}

func (k *checker) copy() {
	for i, added := range k.c.Copy.Added {
		path := "copy.added." + strconv.Itoa(i)
		k.known(path+".group", added.Group, named(k.g.Groups, added.Group))
		same := func(o Criterion) bool { return o.ID == added.ID }
		if first := slices.IndexFunc(k.criteria, same); added.ID == "" || first != len(k.g.Criteria)+i {
			k.unfit("grid-criterion-twice", path, "name", added.Name.In("nl"))
		}
		if len(added.Choices) == 0 {
			k.unfit("grid-no-choices", path, "name", added.Name.In("nl"))
		}
		for j, choice := range added.Choices {
			for _, use := range sorted(choice.Weights) {
				k.use(path+".choices."+strconv.Itoa(j)+".weights."+use, use)
			}
		}
	}
	for i, id := range k.c.Copy.Dropped {
		k.criterion("copy.dropped."+strconv.Itoa(i), id)
	}
	for i, w := range k.c.Copy.Weights {
		path := "copy.weights." + strconv.Itoa(i)
		k.use(path+".use", w.Use)
		_, known := k.criterion(path+".criterion", w.Criterion).Choice(w.Choice)
		k.known(path+".choice", w.Choice, known)
	}
}

func (k *checker) program(path string, at int, p Program) {
	name := strings.TrimSpace(p.Name)
	same := func(o Program) bool { return strings.EqualFold(strings.TrimSpace(o.Name), name) }
	switch {
	case name == "":
		k.unfit("grid-nameless", path+".name", "number", strconv.Itoa(at+1))
	case slices.IndexFunc(k.c.Programs, same) != at:
		k.unfit("grid-program-twice", path+".name", "name", name)
	}
	for _, id := range sorted(p.Choices) {
		_, known := k.criterion(path+".choices."+id, id).Choice(p.Choices[id])
		k.known(path+".choices."+id, p.Choices[id], known || p.Choices[id] == Unknown)
	}
	for i, id := range p.Carried {
		k.criterion(path+".carried."+strconv.Itoa(i), id)
	}
	for i, use := range p.Uses {
		k.use(path+".uses."+strconv.Itoa(i), use)
	}
	for _, use := range sorted(p.InUse) {
		k.use(path+".inUse."+use, use)
	}
	for _, use := range sorted(p.Direct) {
		k.use(path+".direct."+use, use)
		for _, group := range sorted(p.Direct[use]) {
			k.known(path+".direct."+use+"."+group, group, named(k.g.Groups, group))
		}
	}
	for _, use := range sorted(p.Survey) {
		k.use(path+".survey."+use, use)
		k.survey(path+".survey."+use, use, p.Survey[use])
	}
	if p.Out != nil {
		k.known(path+".out.reason", p.Out.Reason, named(k.g.Reasons, p.Out.Reason))
	}
}

func (k *checker) survey(path, use string, s Survey) {
	u, _ := k.g.Use(use)
	for _, id := range sorted(s.Means) {
		at := path + ".means." + id
		k.known(at, id, named(u.Survey, id))
		k.mark(at, s.Means[id])
	}
	for _, id := range sorted(s.Responses) {
		at := path + ".responses." + id
		k.known(at, id, named(u.Survey, id))
		for i, count := range s.Responses[id] {
			k.mark(at+"."+strconv.Itoa(i)+".mark", count.Mark)
		}
	}
}

func (k *checker) mark(path string, p Points) {
	if CheckMark(p) != "" {
		k.unfit("grid-mean-range", path, "value", p.Text("."))
	}
}

// CheckMark returns "grid-mean-range" for what is no mark, and the empty code for
// a good one.
func CheckMark(p Points) (code string) {
	if p < LowestMark || p > HighestMark {
		return "grid-mean-range"
	}
	return ""
}

func named(list []assessment.Named, id string) bool {
	return slices.ContainsFunc(list, func(n assessment.Named) bool { return n.ID == id })
}

func pathOf(program int) string { return "programs." + strconv.Itoa(program) }

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
