package cli

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/gridreport"
	"beeldbeltoets/assessment/plaintext"
)

// What is chosen beside the comparisons and programs that there are.
const (
	pickNew     = "new"
	pickExample = "example"
	pickTake    = "take:" // before the key of an assessment
)

// comparisons lists the kept comparisons of programs, and opens or begins one.
func (p *practice) comparisons() error {
	all := p.desk.Comparisons()
	var options []option
	for at, c := range all.All() {
		options = append(options, option{id: strconv.Itoa(at), name: plaintext.Line(cmp.Or(c.Title, p.words.T("intake.comparison"))) + ", " + p.words.Date(c.Date)})
	}
	options = append(options, p.worded("plain.compare.", pickNew, pickExample)...)
	id, chosen, err := p.pickOne(p.words.T("plain.compare.pick"), options)
	if err != nil || !chosen {
		return err
	}
	switch id {
	case pickNew:
		err = all.Start()
	case pickExample:
		err = all.CopyExample()
	default:
		at, _ := strconv.Atoi(id) // one of those that were made above
		err = all.Open(at)
	}
	if err != nil {
		return err
	}
	for err == nil && !p.ended && all.IsOpen() {
		var again bool
		if again, err = p.compare(); !again {
			break
		}
	}
	p.desk.Leave()
	return err
}

// comparisonJobs lists what can be done with the open comparison.
func comparisonJobs() []job {
	return []job{
		{"result", nil, (*practice).ranked},
		{"program", nil, (*practice).comparedProgram},
		{"title", nil, (*practice).comparisonTitle},
		{"use", nil, (*practice).comparisonUse},
		{"weight", nil, (*practice).comparisonWeight},
		{"documents", nil, (*practice).comparisonDocuments},
		{"delete", nil, (*practice).deleteComparison},
	}
}

// compare asks what to do with the open comparison; it reports whether to ask again.
func (p *practice) compare() (again bool, err error) {
	var ids []string
	for _, j := range comparisonJobs() {
		ids = append(ids, j.id)
	}
	id, chosen, err := p.pickOne(p.words.T("plain.work"), p.worded("plain.compare.", ids...))
	if err != nil || !chosen {
		return false, err
	}
	if err := doJob(p, comparisonJobs(), id); err != nil {
		p.complain(err)
	}
	return true, nil
}

// compared keeps a change to the open comparison.
func (p *practice) compared() error {
	p.desk.Comparisons().Changed()
	return p.save()
}

func (p *practice) ranked() error {
	all := p.desk.Comparisons()
	if _, err := all.Rank(); err != nil {
		return err
	}
	c := all.Current()
	p.printComparison(all.Grid(), c, gridreport.New(all.Grid(), c, all.Grid().UsesOf(c.Use), p.words))
	return nil
}

func (p *practice) comparisonTitle() error {
	c := p.desk.Comparisons().Current()
	_, err := p.ask(question{path: "title", ask: p.words.T("compare.name"), value: &c.Title, done: p.compared})
	return err
}

func (p *practice) comparisonUse() error {
	c, g := p.desk.Comparisons().Current(), p.desk.Comparisons().Grid()
	options := []option{{id: grid.Both, name: p.words.T("compare.use.both")}}
	for _, u := range g.Uses {
		options = append(options, option{id: u.ID, name: u.Name.In(p.words.Lang)})
	}
	_, err := p.ask(question{path: pathWork, ask: p.words.T("grid.column.use"), value: &c.Use, options: options, done: p.compared})
	return err
}

// comparisonWeight sets the weight of a choice to another than the published grid has.
func (p *practice) comparisonWeight() error {
	c, g := p.desk.Comparisons().Current(), p.desk.Comparisons().Grid()
	var options []option
	for _, k := range g.CriteriaOf(c) {
		options = append(options, option{id: k.ID, name: k.Name.In(p.words.Lang)})
	}
	id, chosen, err := p.pickOne(p.words.T("grid.column.criterion"), options)
	if err != nil || !chosen {
		return err
	}
	criterion, _ := g.CriterionOf(c, id)
	for _, choice := range criterion.Choices {
		for _, use := range g.UsesOf(c.Use) {
			published, _ := g.PublishedWeight(use.ID, criterion.ID, choice.ID)
			ask := p.words.T("compare.weight", "choice", choice.Name.In(p.words.Lang), "use", use.Name.In(p.words.Lang), "published", p.words.Points(published))
			err := p.points(ask, choice.Weights[use.ID], true, func(w grid.Points, there bool) error {
				if !there {
					w = published
				}
				g.SetWeight(c, grid.Weight{Use: use.ID, Criterion: criterion.ID, Choice: choice.ID, Points: w})
				return nil
			})
			if err != nil || p.ended {
				return err
			}
		}
	}
	_, err = p.ask(question{path: "note", ask: p.words.T("compare.note"), value: &c.Copy.Note, long: true, done: p.compared})
	return err
}

// points asks a number of points and keeps it; "-" is none.
func (p *practice) points(ask string, now grid.Points, there bool, set func(w grid.Points, there bool) error) error {
	typed := ""
	if there {
		typed = p.words.Points(now)
	}
	q := question{path: "points", ask: ask, value: &typed}
	q.fits = func(typed string) error {
		_, err := grid.ParsePoints(typed)
		return err
	}
	q.done = func() error {
		points, err := grid.ParsePoints(typed)
		if err := set(points, err == nil && typed != ""); err != nil {
			return err
		}
		return p.compared()
	}
	_, err := p.ask(q)
	return err
}

func (p *practice) comparisonDocuments() error {
	folder, err := p.askText(pathFolder, p.words.T("plain.folder"))
	if err != nil || folder == "" || p.ended {
		return err
	}
	return p.exportComparison(*p.desk.Comparisons().Current(), comparisonExport{folder: folder})
}

func (p *practice) deleteComparison() error {
	all := p.desk.Comparisons()
	sure, err := p.sure(p.words.T("start.delete.comparison", "name", plaintext.Line(cmp.Or(all.Current().Title, p.words.T("intake.comparison")))))
	if err != nil || !sure {
		return err
	}
	all.Delete(slices.Index(all.All(), all.Current()))
	return p.save()
}

// comparedProgram picks a program of the open comparison, takes one in, and asks what
// it is.
func (p *practice) comparedProgram() error {
	all := p.desk.Comparisons()
	var options []option
	for at, one := range all.Current().Programs {
		options = append(options, option{id: strconv.Itoa(at), name: plaintext.Line(one.Name)})
	}
	options = append(options, option{id: pickNew, name: p.words.T("plain.compare.add")})
	for _, row := range all.Candidates() {
		options = append(options, option{id: pickTake + row.Key, name: p.words.T("plain.compare.take", "program", plaintext.Line(row.Program))})
	}
	id, chosen, err := p.pickOne(p.words.T("grid.column.program"), options)
	if err != nil || !chosen {
		return err
	}
	at, err := strconv.Atoi(id)
	switch key, taken := strings.CutPrefix(id, pickTake); {
	case err == nil:
		return p.fillInProgram(at)
	case taken:
		return p.takeProgram(key)
	}
	name, err := p.askText("name", p.words.T("compare.add.label"))
	if err != nil || name == "" || p.ended {
		return err
	}
	at = all.AddProgram(grid.Program{Name: name})
	if err := p.save(); err != nil {
		return err
	}
	return p.fillInProgram(at)
}

func (p *practice) takeProgram(key string) error {
	all := p.desk.Comparisons()
	item, err := p.desk.Item(key)
	if err != nil {
		return err
	}
	content, err := assessment.Load(item.Assessment.Editions)
	if err != nil {
		return err
	}
	at := all.AddProgram(all.Grid().Take(content, &item.Assessment, p.today))
	if err := p.save(); err != nil {
		return err
	}
	return p.fillInProgram(at)
}

// fillInProgram asks what a program is: whether it takes part, each criterion, and what
// users say of it.
func (p *practice) fillInProgram(at int) error {
	for _, q := range p.programQuestions(at) {
		if _, err := p.ask(q); err != nil || p.ended {
			return err
		}
	}
	g, c := p.desk.Comparisons().Grid(), p.desk.Comparisons().Current()
	for _, use := range g.UsesOf(c.Use) {
		if err := p.survey(&c.Programs[at], use); err != nil || p.ended {
			return err
		}
	}
	return nil
}

func (p *practice) programQuestions(at int) []question {
	g, c := p.desk.Comparisons().Grid(), p.desk.Comparisons().Current()
	one := &c.Programs[at]
	out := ""
	if one.Out != nil {
		out = one.Out.Reason
	}
	list := []question{{path: pathWork, ask: p.words.T("compare.out.label"), value: &out, options: append([]option{{id: grid.Both, name: p.words.T("compare.out.none")}}, p.named(g.Reasons)...), done: func() error {
		one.Out = nil
		if out != "" && out != grid.Both {
			one.Out = &grid.Out{Reason: out}
		}
		return p.compared()
	}}}
	for _, k := range g.CriteriaOf(c) {
		choice := one.Choices[k.ID]
		q := question{path: pathWork, ask: k.Name.In(p.words.Lang), value: &choice}
		for _, o := range k.Choices {
			q.options = append(q.options, option{id: o.ID, name: o.Name.In(p.words.Lang)})
		}
		q.options = append(q.options, option{id: grid.Unknown, name: p.words.T("unknown")})
		q.done = func() error {
			one.Choose(k.ID, choice)
			return p.compared()
		}
		list = append(list, q)
	}
	return list
}

// survey asks how many answered about a program in a use, and the mean of each mark.
func (p *practice) survey(one *grid.Program, use grid.Use) error {
	survey := one.Survey[use.ID]
	keep := func() error {
		if one.Survey == nil {
			one.Survey = map[string]grid.Survey{}
		}
		one.Survey[use.ID] = survey
		return nil
	}
	if len(survey.Responses) > 0 {
		return nil // single responses were read: the means follow from those
	}
	p.line(p.words.T("grid.heading.survey") + ": " + use.Name.In(p.words.Lang))
	for _, k := range use.Survey {
		now, there := survey.Means[k.ID]
		err := p.points(p.words.T("grid.column.mean", "criterion", k.Name.In(p.words.Lang)), now, there, func(mean grid.Points, there bool) error {
			survey.SetMean(k.ID, mean, there)
			return keep()
		})
		if err != nil || p.ended {
			return err
		}
	}
	n := ""
	if survey.Respondents > 0 {
		n = strconv.Itoa(survey.Respondents)
	}
	_, err := p.ask(question{path: "respondents", ask: p.words.T("grid.column.respondents"), value: &n, help: []string{p.words.T("compare.respondents.help")}, done: func() error {
		var err error
		if survey.Respondents, err = strconv.Atoi(n); n != "" && (err != nil || survey.Respondents < 0) {
			survey.Respondents = 0
			p.say("compare.respondents.wrong")
		}
		if err := keep(); err != nil {
			return err
		}
		return p.compared()
	}})
	return err
}

// named makes options out of the published data.
func (p *practice) named(list []assessment.Named) (options []option) {
	for _, n := range list {
		options = append(options, option{id: n.ID, name: n.Name.In(p.words.Lang)})
	}
	return options
}
