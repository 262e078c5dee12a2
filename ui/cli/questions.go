package cli

import (
	"cmp"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/password"
	"beeldbeltoets/assessment/wholefile"
)

// form is what is asked now. A decision is offered once its kind was chosen.
func (i *interview) form() *form.Form {
	e := i.editor()
	if d := e.Item().Unfinished; d == nil {
		e.Item().Unfinished = &assessment.Decision{}
	} else if d.Kind != "" {
		e.Unfinished()
	}
	return e.Form()
}

// questions lists what is asked, in the order of the steps.
func (i *interview) questions() []question {
	i.content = i.editor().Content()
	i.words = i.words.For(i.content.Kind(i.assessment()))
	if !i.assessment().Draft() {
		return i.documents()
	}
	f := i.form()
	var list []question
	for _, step := range i.editor().Steps() {
		if step.ID == assessment.StepDecision {
			list = append(list, i.review(f))
		}
		list = append(list, i.fields(f, step.ID)...)
	}
	if f.Outcome.Outcome != assessment.Incomplete && f.Decision.Kind != "" {
		if i.store == nil {
			list = append(list, i.fileNumber())
		}
		list = append(list, i.seal())
	}
	return append(list, i.documents()...)
}

// fields asks the fields of one step.
func (i *interview) fields(f *form.Form, id string) []question {
	var list []question
	for _, g := range f.Step(id).Groups {
		if g.Folded && !i.unfolded[id] {
			if len(list) == 0 || list[len(list)-1].path != pathUnfold+id {
				list = append(list, i.unfolds(f, g, id))
			}
			continue
		}
		list = append(list, i.ofGroup(f, g, id)...)
	}
	if id == assessment.StepProgram {
		list = append(list, i.ownStatements(f)...)
	}
	return list
}

// ofGroup asks the fields of one group of a step, and what belongs to it besides.
func (i *interview) ofGroup(f *form.Form, g form.Group, step string) []question {
	of := i.ofFields(f, g)
	if g.Kind == form.AboutQuestion {
		of = append(of, i.takesOver(f, g.Subject)...)
	}
	if item, _ := i.content.Packs.Item(g.Subject); g.Kind == form.AboutSafeguard && item.Password {
		of = append(of, i.tryPassword(g.ID))
	}
	if len(g.AtOnce) > 0 {
		of = append(of, i.atOnce(f, g))
	}
	for n := range of {
		of[n].step, of[n].group, of[n].keeps = step, g.ID, true
		of[n].intro = func() []string { return i.introduce(f, g, of[n].ask) }
	}
	return of
}

// ofFields asks the fields of a group.
func (i *interview) ofFields(f *form.Form, g form.Group) []question {
	var of []question
	switch g.Kind {
	case form.AboutPiece:
		of = append(of, i.pieceKind(f, g))
	case form.AboutOwn:
		of = append(of, i.keepsOwn(f, g))
	}
	for _, field := range g.Fields {
		if q, asked := i.field(f, g, field); asked {
			of = append(of, q)
		}
		if field.Path == "program.name" {
			of = append(of, i.suggestions()...)
		}
	}
	return of
}

// pathUnfold is where the place begins of the question whether to go through what nobody
// needs here.
const pathUnfold = "unfold:"

// unfolds asks whether to go through what is folded at a step; nothing typed is no.
func (i *interview) unfolds(f *form.Form, g form.Group, step string) question {
	open := assessment.No
	q := question{path: pathUnfold + step, step: step, group: g.ID, value: &open, options: i.worded("answer.", assessment.Yes, assessment.No)}
	q.ask = i.words.T("plain.unfold", "count", strconv.Itoa(len(g.Fields)))
	if g.Kind != form.AboutChecklist {
		q.ask = i.words.T("plain.unfold.question")
	}
	q.intro = func() []string { return i.introduce(f, g, q.ask) }
	q.done = func() error {
		if open == assessment.Yes {
			i.unfolded[step], i.jump = true, g.ID
		}
		return nil
	}
	return q
}

// introduce reads out what stands above the fields of a group, and what its answers
// ask for as they are.
func (i *interview) introduce(f *form.Form, g form.Group, ask string) []string {
	var lines []string
	for _, w := range append([]form.Words{g.Section}, g.About...) {
		lines = append(lines, i.words.Say(w, i.content))
	}
	if title := i.words.Say(g.Title, i.content); title != ask {
		lines = append(lines, title)
	}
	switch g.Kind {
	case form.AboutQuestion:
		lines = append(lines, i.facts(g.Subject)...)
		v := f.Outcome.Answer(g.Subject)
		if !g.Advice.None() {
			lines = append(lines, i.words.Value(i.content, v)+".")
		}
		if i.assessment().Answers[g.Subject].Unconfirmed {
			lines = append(lines, i.words.T("plain.unconfirmed", "answer", i.words.T("answer."+i.assessment().Answers[g.Subject].Answer)))
		}
	case form.AboutTodo:
		lines = append(lines, i.words.Value(i.content, f.Outcome.Answer(g.Subject))+".")
	}
	if g.ID == "version" {
		lines = append(lines, i.facts("")...)
	}
	for _, s := range g.Said {
		lines = append(lines, i.words.Statement(i.content.Statements, s))
	}
	for _, s := range g.Own {
		lines = append(lines, i.words.OwnStatement(s))
	}
	for _, s := range g.Against {
		lines = append(lines, i.words.Against(i.content.Statements, s))
	}
	lines = append(lines, i.words.Say(g.Advice, i.content))
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// facts are what sources said of this program, beside a question or, with "", of the
// program itself.
func (i *interview) facts(question string) []string {
	family, known := i.content.Statements.Family(i.assessment().Program.Family)
	var said []string
	if question == "" {
		said = append(said, i.words.FamilyStatus(family), family.Apart.In(i.words.Lang))
	}
	for _, s := range i.content.OwnSaid(i.assessment(), question) {
		said = append(said, i.words.OwnStatement(s))
	}
	all := i.content.Said(i.assessment(), question)
	for _, st := range all {
		said = append(said, i.words.Statement(i.content.Statements, st))
	}
	if known && len(all) == 0 {
		said = append(said, i.words.T("facts.none", "program", family.Name))
	}
	return said
}

// field asks one field of the form. Files are kept in a dossier: of a loose file
// they are not asked.
func (i *interview) field(f *form.Form, g form.Group, field form.Field) (question, bool) {
	q := question{path: field.Path, ask: i.words.Say(field.Label, i.content), required: field.Required, day: field.Kind == form.Day}
	if q.ask == "" {
		q.ask = i.words.Say(g.Title, i.content)
	}
	for _, w := range append([]form.Words{field.Help}, g.Help...) {
		if line := i.words.Say(w, i.content); line != "" {
			q.help = append(q.help, line)
		}
	}
	for _, o := range field.Options {
		q.options = append(q.options, option{id: o.ID, name: i.words.Say(o.Name, i.content), help: i.words.Say(o.Help, i.content)})
	}
	if field.Kind == form.YesNo {
		for n := range q.options {
			q.options[n].key = i.words.T("answer.key." + q.options[n].id)
		}
	}
	switch field.Kind {
	case form.Files:
		if i.store == nil {
			return q, false
		}
		i.addsFile(&q, f)
	case form.Pieces:
		i.addsPiece(&q, f)
	case form.Picture:
		i.readsLogo(&q, f)
	case form.Tick:
		i.ticks(&q, f)
	case form.List:
		ids, _ := form.Get[[]string](f, field.Path)
		q.values, q.several = &ids, true
		q.done = func() error { return form.Set(f, field.Path, ids) }
	default:
		text, _ := form.Get[string](f, field.Path)
		q.value, q.long = &text, field.Kind == form.Text
		q.done = func() error { return form.Set(f, field.Path, text) }
	}
	return q, true
}

// suggestions asks whether the program is one of those that its name begins as; none
// where there are none.
func (i *interview) suggestions() []question {
	name := i.assessment().Program.Name
	list := i.editor().Suggestions(name)
	if len(list) == 0 {
		return nil
	}
	picked := ""
	q := question{path: pathSuggested, ask: i.words.T("suggest.title"), value: &picked}
	for n, s := range list {
		q.options = append(q.options, option{id: strconv.Itoa(n), name: s.Name + ": " + i.words.Say(s.About, i.content)})
	}
	q.options = append(q.options, option{id: noneOfThem, name: i.words.T("suggest.none", "name", name), help: i.words.T("suggest.none.help")})
	q.done = func() error {
		if n, err := strconv.Atoi(picked); err == nil {
			return i.editor().Pick(list[n])
		}
		if picked == noneOfThem {
			i.editor().KeepName()
		}
		return nil
	}
	return []question{q}
}

// takesOver asks at a yes whether the document behind a statement goes into the evidence;
// none where there is none, or each stands there.
func (i *interview) takesOver(f *form.Form, asked string) []question {
	answer := i.assessment().Answers[asked]
	var documents []assessment.Document
	for _, s := range i.content.Said(i.assessment(), asked) {
		name := i.words.DocumentName(i.content.Statements, s)
		d, there := i.content.DocumentOf(i.assessment(), asked, s, name, i.today)
		listed := func(o assessment.Document) bool { return o.Where == d.Where }
		if there && !slices.ContainsFunc(answer.Evidence, d.In) && !slices.ContainsFunc(documents, listed) {
			documents = append(documents, d)
		}
	}
	if answer.Answer != assessment.Yes || len(documents) == 0 {
		return nil
	}
	chosen := ""
	q := question{path: "answers." + asked + ".document", ask: i.words.T("facts.take.ask"), value: &chosen}
	for n, d := range documents {
		q.options = append(q.options, option{id: strconv.Itoa(n), name: d.Name})
	}
	q.options = append(q.options, option{id: noneOfThem, name: i.words.T("facts.take.none")})
	q.done = func() error {
		if n, err := strconv.Atoi(chosen); err == nil {
			return f.TakeOver(asked, documents[n])
		}
		return nil
	}
	return []question{q}
}

// pathSuggested is the place of the question which suggested program it is, and
// noneOfThem the choice that it is another.
const (
	pathSuggested = "program.suggested"
	noneOfThem    = "other"
)

// atOnce asks whether the measures that are named are in place, by who works here and
// since today: each can be changed after.
func (i *interview) atOnce(f *form.Form, g form.Group) question {
	is := ""
	return question{
		path: "safeguards.at-once." + g.AtOnce[0].ID, ask: i.words.AtOnce(g.AtOnce) + " " + i.words.N("safeguards.at-once", len(g.AtOnce)), value: &is,
		options: i.worded("answer.", assessment.Yes, assessment.No),
		done: func() error {
			if is != assessment.Yes {
				return nil
			}
			for _, field := range f.SetAtOnce(g, cmp.Or(i.desk.User(), i.assessment().Assessor.Name), i.today) {
				i.say("safeguard.lacks." + field)
			}
			return nil
		},
	}
}

// ticks asks a tick as yes or no.
func (i *interview) ticks(q *question, f *form.Form) {
	is := assessment.No
	if on, _ := form.Get[bool](f, q.path); on {
		is = assessment.Yes
	}
	q.options, q.value = i.worded("answer.", assessment.Yes, assessment.No), &is
	q.done = func() error { return form.Set(f, q.path, is == assessment.Yes) }
}

// readsLogo asks where the logo is.
func (i *interview) readsLogo(q *question, f *form.Form) {
	there, path := "", ""
	if logo, _ := form.Get[[]byte](f, q.path); len(logo) > 0 {
		there = i.words.T("logo.there")
	}
	q.help = append(q.help, i.words.T("logo.path"))
	q.value, q.standing = &path, there
	q.done = func() error {
		if path == "" {
			return form.Set[[]byte](f, q.path, nil)
		}
		file, err := os.ReadFile(path)
		if err != nil {
			return wholefile.Coded(err, path)
		}
		png, err := assessment.Logo(file)
		if err != nil {
			return err
		}
		return form.Set(f, q.path, png)
	}
}

// addsFile asks for a file to keep with a piece of evidence.
func (i *interview) addsFile(q *question, f *form.Form) {
	path := ""
	files, _ := form.Get[[]assessment.EvidenceFile](f, q.path)
	names := make([]string, len(files))
	for n, file := range files {
		names[n] = file.Name
	}
	q.ask, q.value, q.standing = i.words.T("plain.evidence.file"), &path, i.words.Join(names)
	q.done = func() error {
		piece := strings.TrimSuffix(q.path, ".files")
		if path == "" { // "-" makes it empty
			var errs []error
			for _, file := range files {
				errs = append(errs, f.RemoveFile(piece, file.SHA256))
			}
			return errors.Join(errs...)
		}
		path = wholefile.PastedOne(path)
		data, err := wholefile.Read(path, assessment.MaxFile)
		if err != nil {
			return wholefile.Coded(err, path)
		}
		file, err := i.store.AddFile(path, data)
		if err != nil {
			return err
		}
		file.Added = i.today
		return f.AddFile(piece, file)
	}
}

// addsPiece asks the kind of one more piece of evidence, and goes on in its fields.
func (i *interview) addsPiece(q *question, f *form.Form) {
	kind := noPiece
	q.ask = i.words.T("plain.evidence.add")
	q.options = append(q.options, option{id: noPiece, name: i.words.T("plain.no-evidence")})
	q.value = &kind
	q.done = func() error {
		if kind == noPiece || kind == "" {
			return nil
		}
		at, err := f.AddPiece(strings.Split(q.path, ".")[1], kind)
		i.jump = at + ".fields"
		return err
	}
}

// noPiece is the choice that adds no piece of evidence, and takes one away.
const noPiece = "none"

// pieceKind asks whether a piece of evidence stays.
func (i *interview) pieceKind(f *form.Form, g form.Group) question {
	kind := g.Subject
	q := question{path: g.ID + ".kind", ask: i.words.PlaceIn(g.ID+".kind", i.content), value: &kind, options: []option{
		{id: g.Subject, name: i.words.Say(g.Title, i.content)}, {id: noPiece, name: i.words.T("evidence.remove")},
	}}
	q.done = func() error {
		if kind == g.Subject {
			return nil
		}
		return f.RemovePiece(g.ID)
	}
	return q
}

// tryPassword tells what a password is worth. It is kept nowhere.
func (i *interview) tryPassword(path string) question {
	typed := ""
	q := question{path: path + ".password", ask: i.words.T("password.label"), help: []string{i.words.T("password.help")}, value: &typed}
	q.done = func() error {
		r := password.Check(typed)
		i.line(i.words.Password(r.Length, r.Lacks(), r.Score, r.Capped))
		return nil
	}
	return q
}

// worded makes options of ids that have their sentence under a prefix.
func (i *interview) worded(prefix string, ids ...string) []option {
	options := make([]option, len(ids))
	for n, id := range ids {
		options[n] = option{id: id, name: i.words.T(prefix + id)}
	}
	return options
}

// placeOf finds the question of a path, or the nearest below or above it.
func placeOf(questions []question, path string) int {
	for _, fits := range []func(string) bool{
		func(p string) bool { return p == path },
		func(p string) bool { return change.Under(p, path) },
		func(p string) bool { return change.Under(path, p) },
	} {
		if at := slices.IndexFunc(questions, func(q question) bool { return fits(q.path) }); at >= 0 {
			return at
		}
	}
	return 0
}
