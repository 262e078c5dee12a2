package cli

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/password"
)

func (i *interview) legal() []question {
	l := &i.a.Legal
	var list []question
	for _, p := range i.content.Questions.Legal {
		value := map[string]*string{"agreement": &l.Agreement, "transfer": &l.Transfer, "own-use": &l.OwnUse}[p.ID]
		q := i.pick(p.Path(), value, i.named(p.Options))
		q.ask, q.help = p.Ask.In(i.words.Lang), []string{p.Why.In(i.words.Lang), p.How.In(i.words.Lang)}
		list = append(list, q)
		details := i.legalDetails(p.ID)
		if advice := p.Advice[*value].In(i.words.Lang); advice != "" && len(details) > 0 {
			details[0].intro = lines(advice)
		}
		list = append(list, details...)
	}
	return list
}

func (i *interview) legalDetails(point string) []question {
	l := &i.a.Legal
	switch point {
	case "agreement":
		note := i.text("legal.agreementNote", &l.AgreementNote)
		if l.Agreement == assessment.Signed {
			return []question{i.day("legal.agreementSigned", &l.AgreementSigned), note}
		}
		return []question{note}
	case "transfer":
		if l.Transfer == assessment.Yes {
			return []question{i.text("legal.transferBasis", &l.TransferBasis), i.pick("legal.transferClient", &l.TransferClient, i.worded("transfer.client.", assessment.TransferSentences...))}
		}
	case "own-use":
		return []question{i.text("legal.ownUseNote", &l.OwnUseNote)}
	}
	return nil
}

func (i *interview) checks() []question {
	var list []question
	for _, p := range i.content.Questions.ChecksFor(i.a.Use) {
		c, path := i.a.Checks[p.ID], "checks."+p.ID
		keep := func() error {
			if i.a.Checks == nil {
				i.a.Checks = map[string]assessment.Check{}
			}
			i.a.Checks[p.ID] = c
			return nil
		}
		ask, note := i.yesNo(path, &c.Answer), i.text(path+".note", &c.Note)
		ask.ask, ask.help, ask.done = p.Ask.In(i.words.Lang), []string{p.Why.In(i.words.Lang)}, keep
		note.done = keep
		if c.Answer == assessment.No || c.Answer == assessment.Unknown {
			note.intro = lines(p.Advice.In(i.words.Lang))
		}
		list = append(list, ask, note)
	}
	return list
}

// outcome is that of today.
func (i *interview) outcome() assessment.Outcome { return i.content.Outcome(&i.a, i.today) }

// todos asks what will be done about the points that an outcome leaves open.
func (i *interview) todos() []question {
	o := i.outcome()
	if o.Outcome == assessment.Incomplete {
		return nil
	}
	var list []question
	for _, id := range i.content.OpenPoints(o) {
		t, path := i.a.Todos[id], "todos."+id
		keep := func() error {
			if i.a.Todos == nil {
				i.a.Todos = map[string]assessment.Todo{}
			}
			i.a.Todos[id] = t
			return nil
		}
		what := i.text(path+".what", &t.What)
		fields := []question{what, i.text(path+".owner", &t.Owner), i.day(path+".due", &t.Due)}
		if t.What == "" {
			fields = fields[:1]
		}
		for n := range fields {
			fields[n].done = keep
		}
		list = append(list, fields...)
	}
	return list
}

func (i *interview) safeguards() []question {
	var list []question
	for _, pack := range i.content.Safeguards(&i.a) {
		for n, item := range pack.Items {
			questions := i.safeguard(item)
			if n == 0 {
				questions[0].intro = func() []string { return i.packIntro(pack.Pack) }
			}
			list = append(list, questions...)
		}
	}
	return list
}

func (i *interview) packIntro(p assessment.Pack) []string {
	lines := []string{"", p.Name.In(i.words.Lang)}
	if note := p.Note.In(i.words.Lang); note != "" {
		lines = append(lines, note)
	}
	for _, tip := range p.Tips {
		lines = append(lines, i.words.T("safeguards.tip", "tip", tip.In(i.words.Lang)))
	}
	return lines
}

// safeguard asks the state of a measure, and what that state needs.
func (i *interview) safeguard(item assessment.SafeguardItem) []question {
	s, path := i.a.Safeguards[item.ID], "safeguards."+item.ID
	keep := func() error {
		if i.a.Safeguards == nil {
			i.a.Safeguards = map[string]assessment.Safeguard{}
		}
		i.a.Safeguards[item.ID] = s.In(s.State)
		return nil
	}
	ask := i.pick(path, &s.State, i.worded("safeguard.state.", assessment.InPlace, assessment.Planned, assessment.DoesNotApply))
	ask.help = []string{item.Why.In(i.words.Lang), item.How.In(i.words.Lang)}
	list := []question{ask}
	switch s.State {
	case assessment.InPlace:
		list = append(list, i.day(path+".since", &s.Since), i.text(path+".owner", &s.Owner))
	case assessment.Planned:
		list = append(list, i.text(path+".owner", &s.Owner), i.day(path+".due", &s.Due))
	case assessment.DoesNotApply:
		list = append(list, i.text(path+".reason", &s.Reason))
	}
	if s.State != "" {
		list = append(list, i.text(path+".notes", &s.Notes))
	}
	for n := range list {
		list[n].done = keep
	}
	if item.Password {
		list = append(list, i.tryPassword(path))
	}
	return list
}

// tryPassword tells what a password is worth. It is kept nowhere.
func (i *interview) tryPassword(path string) question {
	typed := ""
	q := i.text(path+".password", &typed)
	q.ask, q.intro = i.words.T("password.label"), lines(i.words.T("password.help"))
	q.done = func() error {
		r := password.Check(typed)
		i.line(i.words.Password(r.Length, r.Lacks(), r.Score, r.Capped))
		return nil
	}
	return q
}

// exception asks what an exception needs, and the insurer.
func (i *interview) exception() []question {
	if i.outcome().Outcome != assessment.ExceptionOnly {
		return nil
	}
	e, noted := &i.a.Exception, ""
	if e.NotedPerFile {
		noted = assessment.Yes
	}
	perFile := i.pick("exception.notedPerFile", &noted, i.worded("answer.", assessment.Yes, assessment.No))
	perFile.done = func() error {
		e.NotedPerFile = noted == assessment.Yes
		return nil
	}
	list := []question{
		i.text("exception.reason", &e.Reason), i.text("exception.for", &e.For), i.text("exception.arranging", &e.Arranging),
		i.day("exception.arrangedBy", &e.ArrangedBy), perFile,
	}
	if i.a.ExceptionsBefore >= 2 {
		list = append(list, i.text("exception.newReason", &e.NewReason))
	}
	profile, _ := i.content.Profiles.Profile(i.a.Practice.Profile)
	if i.a.Use.Audience != assessment.WithClients || len(profile.Payer) == 0 {
		return list
	}
	return append(list, i.insurer(profile)...)
}

func (i *interview) insurer(profile assessment.Profile) []question {
	in := &i.a.Insurer
	list := []question{i.pick("insurer.state", &in.State, i.worded("insurer.state.", assessment.Asked, assessment.ToAsk, assessment.DoesNotApply))}
	switch in.State {
	case assessment.Asked:
		list = append(list, i.day("insurer.on", &in.On), i.text("insurer.answer", &in.Answer))
	case assessment.ToAsk:
		list = append(list, i.day("insurer.on", &in.On))
	case assessment.DoesNotApply:
		list = append(list, i.text("insurer.reason", &in.Reason))
	}
	if len(profile.Costs) > 0 {
		list = append(list, i.pick("insurer.costs", &in.Costs, i.worded("costs.", profile.Costs...)))
	}
	return list
}

func lines(text ...string) func() []string { return func() []string { return text } }
