package exchange

import (
	"maps"
	"slices"
	"strconv"

	"beeldbeltoets/assessment"
)

// checkIDs refuses ids that the editions named in the assessment do not know,
// and editions that this program does not carry. Days may be as they were typed where
// the assessment is not from a file.
func checkIDs(a *assessment.Assessment, typed bool) error {
	c, err := assessment.Load(a.Editions)
	if err != nil {
		return err
	}
	k := &idCheck{c: c, typed: typed}
	if rule := c.Questions.Rule; a.Editions.Rule != rule.Version && !slices.Contains(rule.Earlier, a.Editions.Rule) {
		return fail(assessment.EditionUnknown, "editions.rule", "edition", a.Editions.Rule)
	}
	k.practice(a.Practice)
	k.costs(a)
	_, known := c.Statements.Family(a.Program.Family)
	k.need("program.family", a.Program.Family, known || a.Program.Family == assessment.NoFamily)
	k.use(a.Use)
	for _, id := range slices.Sorted(maps.Keys(a.Answers)) {
		k.question("answers."+id, id)
		k.answer("answers."+id, a.Answers[id])
	}
	for _, id := range slices.Sorted(maps.Keys(a.Checks)) {
		_, known := c.Questions.Check(id)
		k.need("checks."+id, id, known)
	}
	for _, id := range slices.Sorted(maps.Keys(a.Todos)) {
		if _, point := c.Questions.LegalPoint(id); !point {
			k.question("todos."+id, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(a.Legal.Checklist)) {
		k.named("legal.agreementChecklist."+id, []string{id}, c.Questions.Checklist)
	}
	for _, id := range slices.Sorted(maps.Keys(a.OwnStatements)) {
		k.named("ownStatements."+id+".places", a.OwnStatements[id].Places, c.OwnPlaces())
	}
	for _, id := range slices.Sorted(maps.Keys(a.Safeguards)) {
		_, known := c.Packs.Item(id)
		k.need("safeguards."+id, id, known)
	}
	k.decision("decision", a.Decision)
	for i := range a.Withdrawn {
		k.decision("withdrawn."+strconv.Itoa(i)+".decision", &a.Withdrawn[i].Decision)
	}
	return k.err
}

// idCheck keeps the first id that is not known.
type idCheck struct {
	c     *assessment.Content
	typed bool
	err   error
}

// need asks that an id is known; an empty one is "not filled in".
func (k *idCheck) need(path, id string, known bool) {
	if k.err == nil && id != "" && !known {
		k.err = fail("id-unknown", path, "id", id)
	}
}

func (k *idCheck) question(path, id string) {
	_, known := k.c.Questions.Question(id)
	k.need(path, id, known)
}

func (k *idCheck) decision(path string, d *assessment.Decision) {
	if d == nil {
		return
	}
	for _, id := range slices.Sorted(maps.Keys(d.Values)) {
		k.question(path+".values."+id, id)
	}
}

func (k *idCheck) practice(p assessment.Practice) {
	_, known := k.c.Profiles.Profile(p.Profile)
	k.need("practice.profile", p.Profile, known)
	for _, id := range slices.Sorted(maps.Keys(p.Numbers)) {
		k.need("practice.numbers."+id, id, assessment.NumberLength(id) > 0)
	}
}

// costs may be those of any kind of provider, so that another kind can be chosen
// without losing them.
func (k *idCheck) costs(a *assessment.Assessment) {
	known := slices.ContainsFunc(k.c.Profiles.Profiles, func(p assessment.Profile) bool { return slices.Contains(p.Costs, a.Insurer.Costs) })
	k.need("insurer.costs", a.Insurer.Costs, known)
	k.need("legal.transferClient", a.Legal.TransferClient, slices.Contains(assessment.TransferSentences, a.Legal.TransferClient))
}

func (k *idCheck) use(u assessment.Use) {
	q := k.c.Questions
	k.named("use.audience", []string{u.Audience}, q.Audiences)
	k.named("use.functions", u.Functions, q.Functions)
	k.named("use.group", []string{u.Group}, q.Groups)
	k.named("use.roles", u.Roles, q.Roles)
	k.named("use.alternatives", u.Alternatives, q.Alternatives)
}

func (k *idCheck) named(path string, ids []string, list []assessment.Named) {
	for _, id := range ids {
		k.need(path, id, slices.ContainsFunc(list, func(n assessment.Named) bool { return n.ID == id }))
	}
}

func (k *idCheck) answer(path string, answer assessment.Answer) {
	k.named(path+".covers", answer.Covers, k.c.Questions.Functions)
	for i, e := range answer.Evidence {
		at := path + ".evidence." + strconv.Itoa(i)
		kind, known := k.c.Questions.Kind(e.Kind)
		k.need(at+".kind", e.Kind, known)
		for _, id := range slices.Sorted(maps.Keys(e.Fields)) {
			k.field(at+".fields."+id, kind, id, e.Fields[id])
		}
	}
}

func (k *idCheck) field(path string, kind assessment.EvidenceKind, id, value string) {
	i := slices.IndexFunc(kind.Fields, func(f assessment.EvidenceField) bool { return f.ID == id })
	if i < 0 {
		snapshot := []string{assessment.SnapshotPlan, assessment.SnapshotVersion, assessment.SnapshotFunctions}
		k.need(path, id, kind.Snapshot && slices.Contains(snapshot, id))
		return
	}
	switch f := kind.Fields[i]; f.Type {
	case assessment.FieldYesNo:
		k.need(path, value, slices.Contains([]string{assessment.Yes, assessment.No, assessment.Unknown}, value))
	case assessment.FieldChoice:
		k.named(path, []string{value}, k.c.Questions.ChoiceOptions(f.Choices))
	case assessment.FieldEdition:
		isThis := func(e assessment.Edition) bool { return e.ID == value }
		k.need(path, value, slices.ContainsFunc(k.c.Questions.EditionsOf(kind.Standard), isThis))
	case assessment.FieldDate:
		if d := assessment.Date(value); k.err == nil && d.Impossible() && !k.typed {
			k.err = fail(assessment.DateImpossible, path, "typed", value)
		}
	}
}
