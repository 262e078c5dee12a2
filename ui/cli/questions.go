package cli

import (
	"slices"
	"strconv"

	"beeldbeltoets/assessment"
)

// questions lists what is asked, in the order of the steps.
func (i *interview) questions() []question {
	if !i.a.Draft() {
		return i.documents()
	}
	list := slices.Concat(i.practice(), i.program(), i.use())
	for _, q := range i.content.Questions.Questions {
		list = append(list, i.answer(q)...)
	}
	list = slices.Concat(list, i.legal(), i.checks(), i.todos(), i.safeguards(), i.exception())
	return slices.Concat(list, i.review(), i.decide(), i.documents())
}

// text, day and pick make the questions for a field, named as everywhere.
func (i *interview) text(path string, value *string) question {
	q := question{path: path, ask: i.words.PlaceIn(path, i.content), value: value}
	if key := "help." + path; i.words.Has(key) {
		q.help = []string{i.words.T(key)}
	}
	return q
}

func (i *interview) day(path string, value *assessment.Date) question {
	q := i.text(path, (*string)(value))
	q.day = true
	return q
}

func (i *interview) pick(path string, value *string, options []option) question {
	q := i.text(path, value)
	q.options = options
	return q
}

func (i *interview) pickSeveral(path string, values *[]string, options []option) question {
	q := i.text(path, nil)
	q.options, q.values, q.several = options, values, true
	return q
}

func (i *interview) yesNo(path string, value *string) question {
	return i.pick(path, value, i.worded("answer.", assessment.Yes, assessment.No, assessment.Unknown))
}

// worded makes options of ids that have their sentence under a prefix.
func (i *interview) worded(prefix string, ids ...string) []option {
	options := make([]option, len(ids))
	for n, id := range ids {
		options[n] = option{id, i.words.T(prefix + id)}
	}
	return options
}

func (i *interview) named(list []assessment.Named) []option {
	options := make([]option, len(list))
	for n, item := range list {
		options[n] = option{item.ID, item.Name.In(i.words.Lang)}
	}
	return options
}

func (i *interview) practice() []question {
	p := &i.a.Practice
	var profiles []option
	for _, profile := range i.content.Profiles.Profiles {
		profiles = append(profiles, option{profile.ID, profile.Name.In(i.words.Lang)})
	}
	list := []question{
		i.pick("practice.profile", &p.Profile, profiles),
		i.text("practice.name", &p.Name), i.text("practice.street", &p.Street),
		i.text("practice.postcode", &p.Postcode), i.text("practice.city", &p.City),
	}
	profile, _ := i.content.Profiles.Profile(p.Profile)
	for _, id := range profile.Numbers {
		list = append(list, i.number(id))
	}
	if profile.FillsInRetention() {
		list = append(list, i.text("practice.fileKept", &p.FileKept))
	}
	return append(list,
		i.text("practice.contact", &p.Contact), i.text("practice.phone", &p.Phone), i.text("practice.callBack", &p.CallBack),
		i.text("practice.privacyStatement", &p.PrivacyStatement), i.text("practice.dpo", &p.DPO), i.text("practice.complaints", &p.Complaints),
		i.text("assessor.name", &i.a.Assessor.Name), i.text("assessor.function", &i.a.Assessor.Function),
		i.text("secondReader.name", &i.a.SecondReader.Name), i.text("secondReader.function", &i.a.SecondReader.Function))
}

// number asks a number of the letterhead, which lives in a map.
func (i *interview) number(id string) question {
	value := i.a.Practice.Numbers[id]
	q := i.text("practice.numbers."+id, &value)
	q.done = func() error {
		if i.a.Practice.Numbers == nil {
			i.a.Practice.Numbers = map[string]string{}
		}
		i.a.Practice.Numbers[id] = value
		return nil
	}
	return q
}

func (i *interview) program() []question {
	p := &i.a.Program
	name := i.text("program.name", &p.Name)
	name.done = func() error {
		i.content.NameProgram(p, p.Name)
		return nil
	}
	version := i.text("program.version", &p.Version)
	version.intro = func() []string { return i.statements("") }
	return []question{
		name, version, i.text("program.plan", &p.Plan), i.text("program.maker", &p.Maker),
		i.text("program.privacyStatement", &p.PrivacyStatement), i.day("program.privacySeen", &p.PrivacySeen),
		i.yesNo("program.account", &p.Account), i.yesNo("program.app", &p.App),
		i.text("program.makerKeeps", &p.MakerKeeps), i.text("program.makerKeepsFor", &p.MakerKeepsFor),
	}
}

// statements are what sources said of this program, beside a question.
func (i *interview) statements(beside string) []string {
	family, known := i.content.Statements.Family(i.a.Program.Family)
	if !known {
		return nil
	}
	var said []string
	for _, st := range family.On(beside) {
		said = append(said, i.words.Statement(i.content.Statements.Sources, st))
	}
	return said
}

func (i *interview) use() []question {
	u, set := &i.a.Use, i.content.Questions
	list := []question{
		i.pick("use.audience", &u.Audience, i.named(set.Audiences)),
		i.pickSeveral("use.functions", &u.Functions, i.named(set.Functions)),
		i.pick("use.group", &u.Group, i.named(set.Groups)),
		i.pickSeveral("use.roles", &u.Roles, i.named(set.Roles)),
	}
	if u.Audience == assessment.WithClients {
		list = append(list, i.pickSeveral("use.alternatives", &u.Alternatives, i.named(set.Alternatives)),
			i.text("use.alternativeOther", &u.AlternativeOther))
	}
	return list
}

// answer asks one of the eight, with its functions, evidence and notes.
func (i *interview) answer(q assessment.Question) []question {
	a, path, lang := i.a.Answers[q.ID], "answers."+q.ID, i.words.Lang
	keep := func() error {
		if i.a.Answers == nil {
			i.a.Answers = map[string]assessment.Answer{}
		}
		a.Unconfirmed = false
		i.a.Answers[q.ID] = a
		return nil
	}
	ask := i.yesNo(path, &a.Answer)
	ask.ask, ask.intro, ask.done = q.Ask.In(lang), func() []string { return i.beside(q.ID, a) }, keep
	ask.help = []string{q.Why.In(lang), q.How.In(lang), q.Counts.In(lang), q.NotEnough.In(lang)}
	list := []question{ask}
	if q.Covers && a.Answer == assessment.Yes {
		covers := i.pickSeveral(path+".covers", &a.Covers, i.used())
		covers.done = keep
		list = append(list, covers)
	}
	if a.Answer == assessment.Yes {
		list = append(list, i.evidence(q, &a, keep)...)
	}
	notes := i.text(path+".notes", &a.Notes)
	notes.intro, notes.done = func() []string { return i.advice(q) }, keep
	return append(list, notes)
}

// beside is what stands beside a question: what sources said, and whether the
// answer comes from the version before.
func (i *interview) beside(question string, a assessment.Answer) []string {
	lines := i.statements(question)
	if a.Unconfirmed {
		lines = append(lines, i.words.T("plain.unconfirmed"))
	}
	return lines
}

// used are the functions in use, as options.
func (i *interview) used() []option {
	return slices.DeleteFunc(i.named(i.content.Questions.Functions), func(o option) bool {
		return !slices.Contains(i.a.Use.Functions, o.id)
	})
}

// advice is what fits the answer as it is worth now.
func (i *interview) advice(q assessment.Question) []string {
	v := i.content.Value(&i.a, q, i.today)
	text := q.Advice[v.Value].In(i.words.Lang)
	if text == "" {
		return nil
	}
	return []string{i.words.Value(i.content, v) + ".", text}
}

// evidence asks the fields of each piece, and the kind of one more.
func (i *interview) evidence(q assessment.Question, a *assessment.Answer, keep func() error) []question {
	var list []question
	for n := range len(a.Evidence) + 1 {
		at := "answers." + q.ID + ".evidence." + strconv.Itoa(n)
		list = append(list, i.evidenceKind(at+".kind", q, a, n, keep))
		if n < len(a.Evidence) {
			list = append(list, i.evidenceFields(at+".fields.", &a.Evidence[n], keep)...)
		}
	}
	return list
}

// evidenceKind asks which kind piece n is; "none" takes the piece away.
func (i *interview) evidenceKind(path string, q assessment.Question, a *assessment.Answer, n int, keep func() error) question {
	kind := ""
	if n < len(a.Evidence) {
		kind = a.Evidence[n].Kind
	}
	var options []option
	for _, id := range q.Kinds {
		k, _ := i.content.Questions.Kind(id)
		options = append(options, option{id, k.Name.In(i.words.Lang)})
	}
	const none = "none"
	ask := i.pick(path, &kind, append(options, option{none, i.words.T("plain.no-evidence")}))
	ask.done = func() error {
		switch isThere := n < len(a.Evidence); {
		case (kind == none || kind == "") && isThere:
			a.Evidence = slices.Delete(slices.Clone(a.Evidence), n, n+1)
		case kind == none || kind == "":
		case !isThere:
			a.Evidence = append(slices.Clone(a.Evidence), i.piece(kind))
		case a.Evidence[n].Kind != kind:
			a.Evidence = slices.Clone(a.Evidence)
			a.Evidence[n] = i.piece(kind)
		}
		return keep()
	}
	return ask
}

func (i *interview) piece(kind string) assessment.Evidence {
	k, _ := i.content.Questions.Kind(kind)
	return assessment.NewEvidence(k, &i.a)
}

func (i *interview) evidenceFields(path string, e *assessment.Evidence, keep func() error) []question {
	kind, _ := i.content.Questions.Kind(e.Kind)
	var list []question
	for _, f := range kind.Fields {
		if f.ID == assessment.SnapshotFunctions {
			continue
		}
		value := e.Fields[f.ID]
		q := i.text(path+f.ID, &value)
		q.ask, q.day = f.Label.In(i.words.Lang), f.Type == assessment.FieldDate
		if help := f.Help.In(i.words.Lang); help != "" {
			q.help = []string{help}
		}
		q.options = i.fieldOptions(kind, f)
		q.done = func() error {
			*e = e.With(kind, &i.a, f.ID, value)
			return keep()
		}
		list = append(list, q)
	}
	return list
}

func (i *interview) fieldOptions(kind assessment.EvidenceKind, f assessment.EvidenceField) []option {
	switch f.Type {
	case assessment.FieldYesNo:
		return i.worded("answer.", assessment.Yes, assessment.No, assessment.Unknown)
	case assessment.FieldChoice:
		return i.named(i.content.Questions.ChoiceOptions(f.Choices))
	case assessment.FieldEdition:
		var options []option
		for _, e := range i.content.Questions.EditionsOf(kind.Standard) {
			options = append(options, option{e.ID, e.Name.In(i.words.Lang)})
		}
		return options
	}
	return nil
}
