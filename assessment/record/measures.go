package record

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// minimum is the legal minimum, the further checks and the insurer in one table: outside
// the outcome, binding on the decision.
func (b *builder) minimum() {
	table := document.Table{
		Caption: b.w.T("record.heading.minimum"), Continued: b.continued("minimum"),
		Columns: []document.Column{
			{Title: b.w.T("record.column.point"), Share: 44}, {Title: b.w.T("record.column.answer"), Share: 36}, {Title: b.w.T("record.column.notes"), Share: 86},
		},
	}
	for _, p := range b.c.Questions.Legal {
		table.Rows = append(table.Rows, b.legalRow(p))
	}
	checks, open := b.checks()
	table.Rows = append(append(table.Rows, checks...), b.insurer()...)
	b.add(table)
	b.unanswered(open)
	b.conditions()
}

func (b *builder) legalRow(p assessment.LegalPoint) []document.Cell {
	answer := b.a.Legal.Answer(p.ID)
	m, lines := b.markOfLegal(p.ID, answer), b.legalLines(p, answer)
	notes := lines[1:]
	switch {
	case p.ID == "agreement" && b.outcome.AgreementEnded != "":
		notes = append(notes, b.w.T("note.agreement-ended", "date", b.w.Date(b.outcome.AgreementEnded)))
	case answer == assessment.OffersNone: // its details say it
	case m == markBad || m == markUnknown:
		notes = append(notes, p.Advice[answer].In(b.w.Lang))
	}
	cell := document.Cell{Text: strings.Join(present(notes...), "\n")}
	if p.ID == "agreement" && len(b.agreementTerms().pairs) > 0 {
		cell.Refs = []document.Ref{b.ref("terms", b.w.T("record.annex.of", "letter", "A"))}
	}
	return []document.Cell{{Text: p.Name.In(b.w.Lang)}, {Text: lines[0], Sign: m.sign, Tone: m.tone}, cell}
}

// legalLines are the choice and its details. A choice that ends in three dots
// goes on with what was typed.
func (b *builder) legalLines(p assessment.LegalPoint, answer string) []string {
	if answer == "" {
		return append([]string{b.w.T("value.")}, b.legalDetails(p.ID)...)
	}
	lines := append([]string{b.legalAnswer(p, answer)}, present(b.legalDetails(p.ID)...)...)
	if open, ok := strings.CutSuffix(lines[0], "…"); ok && len(lines) > 1 {
		return append([]string{strings.TrimSpace(open) + ": " + lines[1]}, lines[2:]...)
	}
	return lines
}

// legalAnswer is the choice, with the day of signing where there is one.
func (b *builder) legalAnswer(p assessment.LegalPoint, answer string) string {
	name := assessment.NameOf(p.Options, answer, b.w.Lang)
	if signed := b.a.Legal.AgreementSigned; p.ID == "agreement" && answer == assessment.Signed && signed != "" {
		return b.w.T("record.signed", "answer", name, "date", b.w.Date(signed))
	}
	return name
}

func (b *builder) legalDetails(point string) []string {
	l := b.a.Legal
	switch point {
	case "agreement":
		return b.agreement()
	case "transfer":
		lines := []string{l.TransferBasis}
		if told := b.told("transfer.client.", l.TransferClient); told != "" {
			lines = []string{cmp.Or(l.TransferBasis, b.w.T("change.none")), b.w.T("record.in-letter", "text", told)}
		}
		return append(lines, b.legalTodo(point)...)
	case "own-use":
		return append([]string{l.OwnUseNote}, b.legalTodo(point)...)
	}
	return nil
}

// agreement is all that was noted of the processor agreement, or of why there is
// none.
func (b *builder) agreement() []string {
	l := b.a.Legal
	lines := []string{l.AgreementNote}
	if l.Agreement != assessment.Signed && l.AgreementSigned != "" {
		lines = append(lines, b.w.T("record.signed-on", "date", b.w.Date(l.AgreementSigned)))
	}
	add := func(field, value string) {
		if value != "" {
			lines = append(lines, b.field(b.w.Place("legal."+field), value))
		}
	}
	said := func(key, id string) string {
		if id == "" {
			return ""
		}
		return b.w.T(key + id)
	}
	add("agreementReason", said("agreement.reason.", l.AgreementReason))
	add("agreementSource", l.AgreementSource)
	add("agreementSeen", b.w.Date(l.AgreementSeen))
	add("businessAccount", said("", l.BusinessAccount))
	add("makerResponsible", said("", l.MakerResponsible))
	if l.Agreement == assessment.OffersNone {
		lines = append(lines, b.offersNone()...)
	}
	add("officer", said("agreement.officer.", l.Officer))
	add("officerAdvice", l.OfficerAdvice)
	return lines
}

// agreementTerms are what was noted of the agreement's terms, and of what the law asks
// of it.
func (b *builder) agreementTerms() *facts {
	l, f := b.a.Legal, b.facts()
	add := func(field, value string) { f.labelled(b.w.Place("legal."+field), mark{}, value) }
	add("agreementTerms.until", b.w.Date(l.Terms.Until))
	add("agreementTerms.notice", l.Terms.Notice)
	add("agreementTerms.subProcessors", l.Terms.SubProcessors)
	add("agreementTerms.place", l.Terms.Place)
	add("agreementTerms.leakTerm", l.Terms.LeakTerm)
	add("agreementTerms.atEnd", l.Terms.AtEnd)
	for _, item := range b.c.Questions.Checklist {
		if answer := l.Checklist[item.ID]; answer != "" {
			add("agreementChecklist."+item.ID, b.w.T(answer))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.Checklist)) {
		if !slices.ContainsFunc(b.c.Questions.Checklist, func(n assessment.Named) bool { return n.ID == id }) {
			add("agreementChecklist."+id, l.Checklist[id])
		}
	}
	return f
}

// measure is a safeguard as it stood on the day of the decision, or today.
func (b *builder) measure(item assessment.SafeguardItem) assessment.Measure {
	return b.c.Measure(b.a, item, b.outcome.On)
}

// terms stand in annex A: the agreement is evidence too.
func (b *builder) terms() {
	if f := b.agreementTerms(); len(f.pairs) > 0 {
		b.add(document.Heading{Level: 2, Text: b.w.T("record.heading.terms"), Anchor: "terms", Back: document.Ref{Text: b.w.T("record.of-part", "number", "2"), Anchor: "minimum"}})
		b.ruled(f)
	}
}

// offersNone says that there is no agreement, what the law asks, and who decided to
// use the program nevertheless, for what and why.
func (b *builder) offersNone() []string {
	d, e := b.a.Decision, b.a.Exception
	if d == nil || d.Kind == assessment.Refused {
		return []string{b.w.T("note.offers-none")}
	}
	return []string{
		b.w.T("record.offers-none"),
		b.w.T("record.offers-none.decided", "who", b.person(d.By), "on", b.w.Date(d.On), "through", b.w.Date(d.Through)),
		b.field(b.w.T("record.label.exception.for"), e.For), b.field(b.w.T("record.label.exception.reason"), e.Reason),
		b.w.T("record.offers-none.month"),
	}
}

// legalTodo is what will be done about a point of the legal minimum.
func (b *builder) legalTodo(point string) []string {
	t := b.a.Todos[point]
	return present(b.todo(t), t.Owner, b.w.Date(t.Due))
}

// todo is what will be done, or why the point stays open.
func (b *builder) todo(t assessment.Todo) string {
	if t.Accepted == "" {
		return t.What
	}
	return strings.Join(present(t.What, b.w.T("record.accepted", "why", t.Accepted)), "\n")
}

// markOfLegal is the sign of an answer; an agreement that is over, or a reason for none
// that does not hold, is as good as none.
func (b *builder) markOfLegal(point, answer string) mark {
	switch {
	case answer == "" || answer == assessment.Unknown:
		return markOf(answer)
	case point == "agreement" && b.outcome.AgreementOpen, point == "agreement" && answer == assessment.OffersNone, point == "own-use" && answer == assessment.Yes:
		return markBad
	case point == "transfer" && answer == assessment.Yes:
		return mark{}
	}
	return markGood
}

// checks are the further checks that fit the use, and those that were answered though
// they do not; and the names of those that were not answered.
func (b *builder) checks() (rows [][]document.Cell, open []string) {
	var fine []string // a yes and nothing more, which are one row
	row := func(name, advice string, c assessment.Check) {
		if c == (assessment.Check{}) {
			open = append(open, name)
			return
		}
		if c == (assessment.Check{Answer: assessment.Yes}) && advice == "" {
			fine = append(fine, name)
			return
		}
		m, answer := markOfCheck(c.Answer), b.w.T("value.")
		if c.Answer != "" {
			answer = b.w.T(c.Answer)
		}
		rows = append(rows, []document.Cell{
			{Text: name}, {Text: answer, Sign: m.sign, Tone: m.tone}, {Text: strings.Join(present(c.Note, advice), "\n")},
		})
	}
	var asked []string
	for _, p := range b.c.ChecksFor(b.a) {
		advice, answered := p.Advice.In(b.w.Lang), b.a.Checks[p.ID]
		if answered.Answer == assessment.Yes {
			advice = ""
		}
		row(p.Name.In(b.w.Lang), advice, answered)
		asked = append(asked, p.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(b.a.Checks)) {
		if slices.Contains(asked, id) || b.a.Checks[id] == (assessment.Check{}) {
			continue
		}
		name := id
		if p, ok := b.c.Questions.Check(id); ok {
			name = p.Name.In(b.w.Lang)
		}
		row(name, b.w.T("record.not-asked"), b.a.Checks[id])
	}
	if len(fine) > 0 {
		rows = append(rows, []document.Cell{
			{Text: b.w.T("record.fine")}, {Text: b.w.T(assessment.Yes), Sign: markGood.sign, Tone: markGood.tone}, {Text: strings.Join(fine, "; ")},
		})
	}
	return rows, open
}

// conditions are what an authority asks of a use, as a checklist.
func (b *builder) conditions() {
	states := b.c.Conditions(b.a, b.outcome)
	if len(states) == 0 {
		return
	}
	f := b.facts()
	var open []string
	for _, s := range states {
		if s.Answer == "" {
			open = append(open, s.Point.Name.In(b.w.Lang))
			continue
		}
		f.labelled(s.Point.Name.In(b.w.Lang), markOfCheck(s.Answer), b.w.T(s.Answer))
	}
	b.heading(2, "conditions")
	b.paragraph(document.Muted, b.w.T("record.conditions"))
	b.ruled(f)
	b.unanswered(open)
}

// arranged is what is to be done, what is not answered, and what is in place.
func (b *builder) arranged() {
	todo := document.Table{
		Caption: b.w.T("record.column.todo"), Continued: b.continued("arranged"),
		Columns: []document.Column{
			{Title: b.w.T("record.column.todo"), Share: 44}, {Title: b.w.T("record.column.what"), Share: 52},
			{Title: b.w.T("record.column.owner"), Share: 28}, {Title: b.w.T("record.column.due"), Share: 42},
		},
		Rows: b.todos(),
	}
	done := document.Table{
		Caption: b.w.T("record.column.done"), Continued: b.continued("arranged"),
		Columns: []document.Column{
			{Title: b.w.T("record.column.done"), Share: 104}, {Title: b.w.T("record.column.since-who"), Share: 62},
		},
	}
	var open, not []string
	for _, pack := range b.c.Safeguards(b.a) {
		for _, item := range pack.Items {
			m, name := b.measure(item), item.Name.In(b.w.Lang)
			s := m.Safeguard.In(m.State)
			switch m.State {
			case assessment.InPlace:
				done.Rows = merged(done.Rows, name, strings.Join(present(b.w.Date(s.Since), s.Owner), ", "))
			case assessment.Planned:
				todo.Rows = append(todo.Rows, []document.Cell{
					{Text: name}, {Text: strings.Join(present(b.w.T("safeguard.state."+s.State), s.Notes), "\n"), Sign: markWaiting.sign, Tone: markWaiting.tone}, {Text: s.Owner}, {Text: b.w.Date(s.Due)},
				})
			case assessment.DoesNotApply:
				not = append(not, name)
			default:
				open = append(open, name)
			}
		}
	}
	if len(todo.Rows) > 0 {
		b.add(todo)
	}
	b.unanswered(open)
	if len(done.Rows) > 0 {
		b.add(done)
	}
	if len(not) > 0 {
		b.paragraph(document.Muted, b.w.N("record.not-applicable", len(not), "names", strings.Join(not, "; ")))
	}
	if len(todo.Rows)+len(done.Rows)+len(open)+len(not) == 0 {
		b.paragraph(document.Body, b.w.T("record.nothing-arranged"))
	}
}

// safeguards stand pack by pack; those that apply no longer, but were answered,
// stand last.
func (b *builder) safeguards() {
	var asked []string
	for _, pack := range b.c.Safeguards(b.a) {
		b.add(document.Heading{Level: 2, Text: pack.Pack.Name.In(b.w.Lang)})
		b.paragraph(document.Muted, pack.Pack.Note.In(b.w.Lang))
		table := b.safeguardTable(pack.Pack.Name.In(b.w.Lang))
		var open []string
		for _, item := range pack.Items {
			asked = append(asked, item.ID)
			if m := b.measure(item); m.Safeguard == (assessment.Safeguard{}) && !m.Contradicts {
				open = append(open, item.Name.In(b.w.Lang))
				continue
			}
			table.Rows = append(table.Rows, b.measureRow(item))
		}
		if len(table.Rows) > 0 {
			b.add(table)
		}
		b.unanswered(open)
		b.tips(pack.Pack.Tips)
	}
	b.straySafeguards(asked)
}

// merged adds a measure that is in place to the row of the same day and person.
func merged(rows [][]document.Cell, name, when string) [][]document.Cell {
	for _, row := range rows {
		if row[1].Text == when {
			row[0].Text += "; " + name
			return rows
		}
	}
	return append(rows, []document.Cell{{Text: name, Sign: markGood.sign, Tone: markGood.tone}, {Text: when}})
}

func (b *builder) safeguardTable(caption string) document.Table {
	return document.Table{
		Caption: caption,
		Columns: []document.Column{
			{Title: b.w.T("record.column.safeguard"), Share: 44}, {Title: b.w.T("record.column.state"), Share: 36},
			{Title: b.w.T("record.column.owner"), Share: 30}, {Title: b.w.T("record.column.notes"), Share: 56},
		},
	}
}

// measureRow is a safeguard as it stands; what follows from an answer elsewhere says
// so.
func (b *builder) measureRow(item assessment.SafeguardItem) []document.Cell {
	m := b.measure(item)
	row := b.safeguardRow(item.Name.In(b.w.Lang), m.Safeguard)
	switch {
	case m.Follows:
		row[3].Text = strings.Join(present(row[3].Text, b.w.T("record.follows")), "\n")
	case m.Contradicts:
		filled := b.a.Safeguards[item.ID]
		row[3].Text = strings.Join(present(b.w.T("record.contradicts", "date", b.w.Date(filled.Since)), filled.Owner, filled.Notes), "\n")
	}
	return row
}

// safeguardRow tells of the state alone: a day by which it was planned says
// nothing of what is in place by now.
func (b *builder) safeguardRow(name string, s assessment.Safeguard) []document.Cell {
	s = s.In(s.State)
	m := markOfSafeguard(s.State)
	state := []string{b.w.T("safeguard.state." + s.State)}
	if s.Since != "" {
		state = append(state, b.w.T("record.since-day", "date", b.w.Date(s.Since)))
	}
	if s.Due != "" {
		state = append(state, b.w.T("record.due", "date", b.w.Date(s.Due)))
	}
	return []document.Cell{
		{Text: name},
		{Text: strings.Join(state, "\n"), Sign: m.sign, Tone: m.tone},
		{Text: s.Owner},
		{Text: strings.Join(present(s.Reason, s.Notes), "\n")},
	}
}

func (b *builder) tips(tips []assessment.Text) {
	if len(tips) == 0 {
		return
	}
	items := make([]string, len(tips))
	for i, t := range tips {
		items[i] = t.In(b.w.Lang)
	}
	b.paragraph(document.Muted, b.w.T("record.tips"))
	b.add(document.List{Items: items})
}

func (b *builder) straySafeguards(asked []string) {
	table := b.safeguardTable(b.w.T("record.heading.stray-safeguards"))
	for _, id := range slices.Sorted(maps.Keys(b.a.Safeguards)) {
		s := b.a.Safeguards[id]
		if slices.Contains(asked, id) || s == (assessment.Safeguard{}) {
			continue
		}
		name := id
		if item, ok := b.c.Packs.Item(id); ok {
			name = item.Name.In(b.w.Lang)
		}
		table.Rows = append(table.Rows, b.safeguardRow(name, s))
	}
	if len(table.Rows) > 0 {
		b.heading(2, "stray-safeguards")
		b.add(table)
	}
}

// todos are what will be done about open questions, in the questions' order.
func (b *builder) todos() (rows [][]document.Cell) {
	row := func(name string, t assessment.Todo) {
		if t != (assessment.Todo{}) {
			rows = append(rows, []document.Cell{{Text: name}, {Text: b.todo(t)}, {Text: t.Owner}, {Text: b.w.Date(t.Due)}})
		}
	}
	for _, q := range b.c.Questions.Questions {
		row(title(q, b.w.Lang), b.a.Todos[q.ID])
	}
	for _, id := range slices.Sorted(maps.Keys(b.a.Todos)) {
		_, question := b.c.Questions.Question(id)
		if _, point := b.c.Questions.LegalPoint(id); !question && !point {
			row(id, b.a.Todos[id])
		}
	}
	return rows
}

// insurer is what was asked of the insurer. Only talk with clients asks it.
func (b *builder) insurer() [][]document.Cell {
	in := b.a.Insurer
	profile, _ := b.c.Profiles.Profile(b.a.Practice.Profile)
	if in == (assessment.Insurer{}) && (b.a.Use.Audience != assessment.WithClients || len(profile.Payer) == 0) {
		return nil
	}
	m := markEmpty
	if in.State != "" {
		m = mark{}
	}
	answer := strings.Join(present(b.w.T("record.insurer."+in.State), b.w.Date(in.On)), ", ")
	notes := present(in.Answer, in.Reason)
	if told := b.told("costs.", in.Costs); told != "" {
		notes = append(notes, b.w.T("record.in-letter", "text", told))
	}
	return [][]document.Cell{{{Text: b.w.T("record.heading.insurer")}, {Text: answer, Sign: m.sign, Tone: m.tone}, {Text: strings.Join(notes, "\n")}}}
}

// told is what the client reads, by what was chosen; nothing where nothing was.
func (b *builder) told(key, id string) string {
	if id == "" {
		return ""
	}
	return b.w.T(key + id)
}
