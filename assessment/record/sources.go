package record

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// statements are what sources said of this program, with source and date, and what the
// practice noted itself; never a verdict of ours.
func (b *builder) statements() {
	if family, known := b.c.Statements.Family(b.a.Program.Family); known {
		b.heading(2, "statements", "program", family.Name)
		b.paragraph(document.Muted, b.w.T("record.statements"))
		var items []string
		if status := b.w.FamilyStatus(family); status != "" {
			items = append(items, status)
		}
		for _, s := range b.c.AllSaid(b.a) {
			items = append(items, b.w.Statement(b.c.Statements, s))
		}
		b.add(document.List{Items: items})
		b.against()
	}
	if own := b.a.AllOwnSaid(); len(own) > 0 {
		b.heading(2, "own-statements")
		b.paragraph(document.Muted, b.w.T("record.own-statements"))
		var items []string
		for _, s := range own {
			items = append(items, b.w.OwnStatement(s))
		}
		b.add(document.List{Items: items})
	}
}

// against tells which answers a source speaks against.
func (b *builder) against() {
	var items []string
	for _, path := range b.c.Contradicted(b.a) {
		for _, s := range b.c.Contradictions(b.a, path) {
			items = append(items, b.w.T("record.against", "where", b.w.PlaceIn(path, b.c), "against", b.w.Against(b.c.Statements, s)))
		}
	}
	if len(items) > 0 {
		b.heading(2, "against")
		b.add(document.List{Items: items})
	}
}

// rule says in words how the outcome comes about, and that the rule is ours.
func (b *builder) rule() {
	key := "record.rule." + b.outcome.Rule + "." + b.outcome.Country
	if internal := key + ".internal"; b.outcome.Internal && b.w.Has(internal+"."+assessment.Suitable) {
		key = internal
	}
	b.paragraph(document.Body, b.w.T("record.rule.ours", "version", b.outcome.Rule))
	var items []string
	for _, o := range []string{assessment.Suitable, assessment.Conditional, assessment.ExceptionOnly, "headlines", "review", "values"} {
		if b.w.Has(key + "." + o) {
			items = append(items, b.w.T(key+"."+o))
		}
	}
	b.add(document.List{Items: items})
}

// sources are those of the question set, of the safeguards that apply and of the
// statements about this program.
func (b *builder) sources() {
	table := document.Table{
		Caption: b.w.T("record.heading.sources"),
		Columns: []document.Column{
			{Title: b.w.T("record.column.nr"), Share: 10}, {Title: b.w.T("record.column.source"), Share: 114},
			{Title: b.w.T("record.column.published"), Share: 24}, {Title: b.w.T("record.column.seen"), Share: 18},
		},
	}
	listed := map[string]bool{}
	add := func(sources []assessment.Source, used func(id string) bool) {
		for _, s := range sources {
			elsewhere := s.Country != "" && s.Country != b.c.Country(b.a)
			if key := s.Name.In(b.w.Lang) + s.Page; used(s.ID) && !listed[key] && !elsewhere {
				listed[key] = true
				table.Rows = append(table.Rows, []document.Cell{
					{Text: "C" + strconv.Itoa(len(table.Rows)+1)}, {Text: strings.Join(present(s.Name.In(b.w.Lang), s.Page), "\n")}, {Text: b.published(s.Date)}, {Text: b.published(s.Seen)},
				})
			}
		}
	}
	all := func(string) bool { return true }
	add(b.c.Questions.Sources, all)
	add(b.c.Packs.Sources, b.usedByPacks())
	add(b.c.Statements.Sources, b.usedByStatements())
	b.laws()
	b.paragraph(document.Muted, b.w.T("record.seen", "questions", b.w.Date(b.c.Questions.Seen), "packs", b.w.Date(b.c.Packs.Seen),
		"statements", b.w.Date(b.c.Statements.Seen), "profiles", b.w.Date(b.c.Profiles.Seen)))
	if len(table.Rows) > 0 {
		b.add(table)
	}
}

// laws are those of this kind of provider and use, with their articles.
func (b *builder) laws() {
	table := document.Table{
		Caption: b.w.T("record.heading.laws"),
		Columns: []document.Column{
			{Title: b.w.T("record.column.law"), Share: 44}, {Title: b.w.T("record.column.articles"), Share: 80},
			{Title: b.w.T("record.column.published"), Share: 24}, {Title: b.w.T("record.column.seen"), Share: 18},
		},
	}
	for _, l := range b.c.Laws(b.a) {
		published := b.w.Dated(l.Date)
		if l.Date == "" {
			published = b.w.T("record.law.undated") // a law has a date, which we did not find
		}
		table.Rows = append(table.Rows, []document.Cell{
			{Text: l.Name.In(b.w.Lang)}, {Text: l.Articles.In(b.w.Lang) + "\n" + l.Page}, {Text: published}, {Text: b.published(l.Seen)},
		})
	}
	b.heading(2, "laws")
	b.paragraph(document.Muted, b.w.T("record.laws"))
	b.add(table)
	b.heading(2, "other-sources")
}

// published is a date of a source in few words; a dash where none is known.
func (b *builder) published(date string) string {
	if date == "" {
		return "–"
	}
	return b.w.Dated(date)
}

func (b *builder) usedByPacks() func(string) bool {
	used := map[string]bool{}
	for _, pack := range b.c.Safeguards(b.a) {
		used[pack.Pack.Source] = true
		for _, item := range pack.Items {
			used[item.Source] = true
		}
	}
	return func(id string) bool { return used[id] }
}

func (b *builder) usedByStatements() func(string) bool {
	used := map[string]bool{}
	if _, known := b.c.Statements.Family(b.a.Program.Family); !known {
		return func(string) bool { return false }
	}
	for _, s := range b.c.AllSaid(b.a) {
		used[s.Source] = true
	}
	return func(id string) bool { return used[id] }
}

// reminders are what a practice does beside the record.
func (b *builder) reminders() {
	b.heading(2, "reminders")
	b.add(document.List{Items: b.sentences("record.reminder")})
}

// about is of when and with what the record was made.
func (b *builder) about() {
	b.heading(2, "about")
	e := b.a.Editions
	f := b.facts()
	f.text("id", b.a.ID)
	f.date("created", b.a.Created)
	f.date("printed", b.o.Today)
	f.text("editions", b.w.T("record.editions", "questions", e.Questions, "rule", e.Rule, "packs", e.Packs,
		"statements", e.Statements, "profiles", e.Profiles, "letter", e.Letter))
	f.text("seal", b.o.Seal)
	b.ruled(f)
}

// mostSentences is how many a list of fixed sentences can have.
const mostSentences = 9

// sentences lists the catalogue's sentences under key.1, key.2 and so on, and
// among them those that are for this use or country only, as key.4.internal.
func (b *builder) sentences(key string) []string {
	var list []string
	for n := range mostSentences {
		numbered := key + "." + strconv.Itoa(n+1)
		for _, k := range []string{numbered, numbered + "." + b.a.Use.Audience, numbered + "." + b.outcome.Country} {
			if b.w.Has(k) {
				list = append(list, b.w.T(k))
			}
		}
	}
	return list
}
