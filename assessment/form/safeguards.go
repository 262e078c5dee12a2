package form

import "beeldbeltoets/assessment"

// todos asks what will be done about each point that the outcome leaves open.
func (f *Form) todos() []Group {
	if f.reviewed().Outcome == assessment.Incomplete {
		return nil
	}
	needed := f.reviewed().Outcome == assessment.Conditional && !f.refuses()
	var groups []Group
	for i, id := range f.Content.OpenPoints(f.reviewed()) {
		q, _ := f.Content.Questions.Question(id)
		at := "todos." + id
		g := Group{ID: at, Kind: AboutTodo, Subject: id, Title: said(q.Name), Columns: 2, Fields: []Field{
			field(Line, at+".what").labelled(key("todo.what")).required(needed).wide(),
			field(Person, at+".owner").labelled(key("todo.owner")).required(needed),
			field(Day, at+".due").labelled(key("todo.due")).required(needed),
		}}
		if i == 0 {
			g.Section, g.About = key("todos.title"), []Words{key("todos.help")}
		}
		groups = append(groups, g)
	}
	return groups
}

// safeguards asks the measures that apply, pack by pack.
func (f *Form) safeguards() []Group {
	o := f.reviewed()
	var groups []Group
	for _, pack := range f.Content.Safeguards(f.Assessment) {
		for i, item := range pack.Items {
			g := safeguard(item, f.Content.Requires(f.Assessment, o, item) != assessment.Advised && !f.refuses())
			if f.Content.Measure(f.Assessment, item).Follows {
				g.Fields, g.Advice = nil, key("safeguard.follows")
			}
			if i == 0 {
				g.Section, g.About = said(pack.Pack.Name), texts(pack.Pack.Note)
				for _, tip := range pack.Pack.Tips {
					g.About = append(g.About, key("safeguards.tip").with("tip", said(tip)))
				}
			}
			groups = append(groups, g)
		}
	}
	return groups
}

// safeguard asks the state of one measure, which may be needed, and what the state needs.
func safeguard(item assessment.SafeguardItem, needed bool) Group {
	at := "safeguards." + item.ID
	state := at + ".state"
	owner := field(Person, at+".owner").labelled(key("safeguard.owner")).required(true)
	return Group{
		ID: at, Kind: AboutSafeguard, Subject: item.ID, Title: said(item.Name), Help: texts(item.Why, item.How), Columns: 2,
		Fields: []Field{
			choice(state, worded("safeguard.state.", assessment.InPlace, assessment.Planned, assessment.DoesNotApply)).
				unlabelled().required(needed).wide().readBy(Letter),
			field(Day, at+".since").labelled(key("safeguard.since")).required(true).when(state, assessment.InPlace),
			owner.when(state, assessment.InPlace, assessment.Planned),
			field(Day, at+".due").labelled(key("safeguard.due")).required(true).when(state, assessment.Planned),
			field(Line, at+".reason").labelled(key("safeguard.reason")).required(true).wide().when(state, assessment.DoesNotApply),
			field(Line, at+".notes").labelled(key("safeguard.notes")).wide().when(state, assessment.InPlace, assessment.Planned, assessment.DoesNotApply),
		},
	}
}

// exception asks what it needs to use a program that should rather not be used.
func (f *Form) exception() []Group {
	if !f.asksException() {
		return nil
	}
	needed := !f.refuses()
	g := Group{ID: "exception", Fields: []Field{field(Text, "exception.reason").explains().required(needed)}}
	again := f.Assessment.ExceptionsWithin(f.Today)
	switch {
	case again >= 2:
		g.Advice = key("exception.no-longer-temporary").with("n", number(again+1))
		g.Fields = append(g.Fields, field(Text, "exception.newReason").required(needed))
	case again == 1:
		g.Advice = key("exception.again").with("n", number(again+1))
	}
	g.Fields = append(g.Fields,
		field(Text, "exception.for").explains().required(needed),
		field(Tick, "exception.notedPerFile").labelled(key("exception.noted")),
		field(Text, "exception.arranging").required(needed),
		field(Day, "exception.arrangedBy"))
	return []Group{g}
}
