package record

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// legal is the legal minimum: outside the outcome, binding on the decision.
func (b *builder) legal() {
	l := b.a.Legal
	b.heading(1, "legal")
	f := b.facts()
	for _, p := range b.c.Questions.Legal {
		answer := l.Answer(p.ID)
		m, lines := markOfLegal(p.ID, answer), b.legalLines(p, answer)
		if m == markBad || m == markUnknown {
			lines = append(lines, p.Advice[answer].In(b.w.Lang))
		}
		f.labelled(p.Name.In(b.w.Lang), m, strings.Join(present(lines...), "\n"))
	}
	b.ruled(f)
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
	add("agreementTerms.until", b.w.Date(l.Terms.Until))
	add("agreementTerms.notice", l.Terms.Notice)
	add("agreementTerms.subProcessors", l.Terms.SubProcessors)
	add("agreementTerms.place", l.Terms.Place)
	add("agreementTerms.leakTerm", l.Terms.LeakTerm)
	add("agreementTerms.atEnd", l.Terms.AtEnd)
	for _, item := range b.c.Questions.Checklist {
		add("agreementChecklist."+item.ID, said("", l.Checklist[item.ID]))
	}
	for _, id := range slices.Sorted(maps.Keys(l.Checklist)) {
		if !slices.ContainsFunc(b.c.Questions.Checklist, func(n assessment.Named) bool { return n.ID == id }) {
			add("agreementChecklist."+id, l.Checklist[id])
		}
	}
	if l.Agreement == assessment.OffersNone {
		lines = append(lines, b.offersNone()...)
	}
	add("officer", said("agreement.officer.", l.Officer))
	add("officerAdvice", l.OfficerAdvice)
	return lines
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

func markOfLegal(point, answer string) mark {
	switch {
	case answer == "" || answer == assessment.Unknown:
		return markOf(answer)
	case point == "agreement" && answer == assessment.No, point == "own-use" && answer == assessment.Yes:
		return markBad
	case point == "transfer" && answer == assessment.Yes:
		return mark{}
	}
	return markGood
}

// checks are the further checks that fit the use, and those that were answered
// though they do not.
func (b *builder) checks() {
	table := document.Table{
		Caption: b.w.T("record.heading.checks"),
		Columns: []document.Column{
			{Title: b.w.T("record.column.check"), Share: 4}, {Title: b.w.T("record.column.answer"), Share: 2}, {Title: b.w.T("record.column.notes"), Share: 5},
		},
	}
	row := func(name, advice string, c assessment.Check) {
		m, answer := markOfCheck(c.Answer), b.w.T("value.")
		if c.Answer != "" {
			answer = b.w.T(c.Answer)
		}
		table.Rows = append(table.Rows, []document.Cell{
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
	if len(table.Rows) > 0 {
		b.heading(1, "checks")
		b.add(table)
	}
	b.conditions()
}

// conditions are what an authority asks of a use, as a checklist.
func (b *builder) conditions() {
	states := b.c.Conditions(b.a, b.outcome)
	if len(states) == 0 {
		return
	}
	f := b.facts()
	for _, s := range states {
		answer := s.Answer
		if answer == "" {
			answer = "value."
		}
		f.labelled(s.Point.Name.In(b.w.Lang), markOfCheck(s.Answer), b.w.T(answer))
	}
	b.heading(2, "conditions")
	b.paragraph(document.Muted, b.w.T("record.conditions"))
	b.ruled(f)
}

// safeguards stand pack by pack; those that apply no longer, but were answered,
// stand last.
func (b *builder) safeguards() {
	b.heading(1, "safeguards")
	var asked []string
	for _, pack := range b.c.Safeguards(b.a) {
		b.add(document.Heading{Level: 2, Text: pack.Pack.Name.In(b.w.Lang)})
		b.paragraph(document.Muted, pack.Pack.Note.In(b.w.Lang))
		table := b.safeguardTable(pack.Pack.Name.In(b.w.Lang))
		for _, item := range pack.Items {
			asked = append(asked, item.ID)
			table.Rows = append(table.Rows, b.measureRow(item))
		}
		b.add(table)
		b.tips(pack.Pack.Tips)
	}
	b.straySafeguards(asked)
}

func (b *builder) safeguardTable(caption string) document.Table {
	return document.Table{
		Caption: caption,
		Columns: []document.Column{
			{Title: b.w.T("record.column.safeguard"), Share: 5}, {Title: b.w.T("record.column.state"), Share: 5},
			{Title: b.w.T("record.column.owner"), Share: 3}, {Title: b.w.T("record.column.notes"), Share: 4},
		},
	}
}

// measureRow is a safeguard as it stands; what follows from an answer elsewhere says
// so.
func (b *builder) measureRow(item assessment.SafeguardItem) []document.Cell {
	m := b.c.Measure(b.a, item)
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
func (b *builder) todos() {
	table := document.Table{
		Caption: b.w.T("record.heading.todos"),
		Columns: []document.Column{
			{Title: b.w.T("record.column.point"), Share: 3}, {Title: b.w.T("record.column.what"), Share: 5},
			{Title: b.w.T("record.column.owner"), Share: 3}, {Title: b.w.T("record.column.due"), Share: 2},
		},
	}
	row := func(name string, t assessment.Todo) {
		if t != (assessment.Todo{}) {
			table.Rows = append(table.Rows, []document.Cell{{Text: name}, {Text: b.todo(t)}, {Text: t.Owner}, {Text: b.w.Date(t.Due)}})
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
	if len(table.Rows) > 0 {
		b.heading(1, "todos")
		b.add(table)
	}
}

// insurer is what was asked of the insurer. Only talk with clients asks it.
func (b *builder) insurer() {
	in := b.a.Insurer
	profile, _ := b.c.Profiles.Profile(b.a.Practice.Profile)
	if in == (assessment.Insurer{}) && (b.a.Use.Audience != assessment.WithClients || len(profile.Payer) == 0) {
		return
	}
	b.heading(1, "insurer")
	f := b.facts()
	f.text("insurer.state", b.w.T("record.insurer."+in.State))
	f.date("insurer.on", in.On)
	f.text("insurer.answer", in.Answer)
	f.text("insurer.reason", in.Reason)
	f.text("insurer.costs", b.told("costs.", in.Costs))
	b.ruled(f)
}

// told is what the client reads, by what was chosen; nothing where nothing was.
func (b *builder) told(key, id string) string {
	if id == "" {
		return ""
	}
	return b.w.T(key + id)
}
