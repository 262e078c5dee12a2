package form

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
)

// todos asks what will be done about each point that the outcome leaves open, and
// about what is not known of the legal minimum.
func (f *Form) todos() []Group {
	var groups []Group
	for _, p := range f.Content.Questions.Legal {
		if p.ID != "agreement" && f.Assessment.Legal.Answer(p.ID) == assessment.Unknown {
			groups = append(groups, todo(p.ID, p.Name, !f.refuses()))
		}
	}
	if o := f.reviewed(); o.Outcome != assessment.Incomplete {
		for _, id := range f.Content.OpenPoints(o) {
			groups = append(groups, f.openPoint(o, id))
		}
	}
	if len(groups) > 0 {
		groups[0].Section, groups[0].About = key("todos.title"), []Words{key("todos.help")}
	}
	return groups
}

// openPoint asks what will be done about a question, or why it stays open where the
// rule leaves that open.
func (f *Form) openPoint(o assessment.Outcome, id string) Group {
	q, _ := f.Content.Questions.Question(id)
	if slices.Contains(o.Todos, id) {
		return todo(id, q.Name, !f.refuses())
	}
	is := f.Assessment.Todos[id]
	accepted := strings.TrimSpace(is.Accepted) != ""
	waits := f.Content.PointWaits(f.Assessment, o, id) && !f.refuses()
	g := todo(id, q.Name, waits && !accepted)
	if o.AcceptsPoints() { // the decision waits for the one or the other
		g.Fields = append(g.Fields, field(Line, g.ID+".accepted").labelled(key("todo.accepted")).required(waits && accepted && !is.Complete()).wide())
	}
	return g
}

func todo(id string, name assessment.Text, needed bool) Group {
	at := "todos." + id
	return Group{ID: at, Kind: AboutTodo, Subject: id, Title: said(name), Columns: 2, Fields: []Field{
		field(Line, at+".what").labelled(key("todo.what")).required(needed).wide(),
		field(Person, at+".owner").labelled(key("todo.owner")).required(needed),
		field(Day, at+".due").labelled(key("todo.due")).required(needed),
	}}
}

// safeguards asks the measures that apply, pack by pack.
func (f *Form) safeguards() []Group {
	o := f.reviewed()
	var groups []Group
	for _, pack := range f.Content.Safeguards(f.Assessment) {
		for i, item := range pack.Items {
			g := safeguard(item, f.Content.Requires(f.Assessment, o, item) != assessment.Advised && !f.refuses())
			switch m := f.Content.Measure(f.Assessment, item, o.On); {
			case m.Follows:
				g.Fields, g.Advice = nil, key("safeguard.follows")
			case m.Contradicts:
				g.Fields, g.Advice = g.Fields[:1], key("safeguard.contradicts") // another state asks the rest
			}
			if i == 0 {
				g.Section, g.About = said(pack.Pack.Name), texts(pack.Pack.Note)
				for _, tip := range pack.Pack.Tips {
					g.About = append(g.About, key("safeguards.tip").with("tip", said(tip)))
				}
			}
			if i == len(pack.Items)-1 {
				g.AtOnce = f.atOnce(pack)
			}
			groups = append(groups, g)
		}
	}
	return groups
}

func (f *Form) atOnce(pack assessment.AppliedPack) []assessment.SafeguardItem {
	if items := f.Assessment.AtOnce(pack); len(items) > 1 {
		return items
	}
	return nil
}

// SetAtOnce says of all that a group has to say at once that it is in place, and returns
// the fields that this lacks, of which nothing is then set.
func (f *Form) SetAtOnce(g Group, owner string, since assessment.Date) (missing []string) {
	if missing = (assessment.Safeguard{State: assessment.InPlace, Owner: owner, Since: since}).Missing(); len(missing) == 0 {
		f.Assessment.SetInPlace(g.AtOnce, owner, since)
	}
	return missing
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
