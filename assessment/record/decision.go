package record

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// firstPage is complete in itself: what and for whom, the outcome, what was decided,
// and by whom. Where it is too full there is less room to sign, and then the reasons
// of an exception stand overleaf.
func (b *builder) firstPage() {
	b.title()
	b.over()
	b.outcomeBox()
	b.sinceDecision()
	decided, why := b.decision(), b.exception()
	facts := func(pairs ...[]document.Fact) document.Block {
		return document.Facts{Pairs: slices.Concat(pairs...), Columns: 1, Ruled: true}
	}
	head := document.Heading{Level: 1, Text: b.w.T("record.heading.decision"), Anchor: "decision"}
	reasons := document.Heading{Level: 1, Text: b.w.T("record.heading.exception")}
	if b.a.Decision == nil {
		b.add(head, document.Paragraph{Text: b.w.T("record.undecided.long")})
		if len(why) > 0 {
			b.add(reasons, facts(why))
		}
		b.add(b.overview())
		return
	}
	b.add(document.Fitting{Ways: []document.Way{
		{Fits: []document.Block{head, facts(decided, why), b.signatures(false), b.overview()}},
		{Fits: []document.Block{head, facts(decided, why), b.signatures(true), b.overview()}},
		{Fits: []document.Block{head, facts(decided, why), b.signatures(true)}, Then: []document.Block{b.overview()}},
		{Fits: []document.Block{head, facts(decided), b.signatures(true)}, Then: []document.Block{reasons, facts(why), b.overview()}},
	}})
}

// decision is what was decided, by whom and through which day.
func (b *builder) decision() []document.Fact {
	d := b.a.Decision
	if d == nil {
		return nil
	}
	f := b.facts()
	f.signed("decision.kind", markOfDecision(d.Kind), b.w.T("decision."+d.Kind))
	b.decisionFacts(f, *d)
	return f.pairs
}

// overview leads to the parts behind the core.
func (b *builder) overview() document.Block {
	line := document.Line{Style: document.Muted, Text: b.w.T("record.annexes")}
	if b.o.Core {
		line.Text = b.w.T("record.annexes.elsewhere")
	}
	for _, a := range annexes {
		line.Refs = append(line.Refs, b.ref(a.letter, b.w.T("record.annex.short", "letter", a.letter, "title", b.w.T("record.annex.short."+a.key))))
	}
	return document.Entries{Rows: []document.Entry{{Label: b.w.T("record.label.annexes"), Lines: []document.Line{line}}}}
}

// ref is a reference to an annex, or in a core alone its text.
func (b *builder) ref(anchor, text string) document.Ref {
	if b.o.Core {
		anchor = ""
	}
	return document.Ref{Text: text, Anchor: anchor}
}

func markOfDecision(kind string) mark {
	switch kind {
	case assessment.Approved:
		return markGood
	case assessment.Reservation:
		return markClaimed
	}
	return markBad
}

func (b *builder) decisionFacts(f *facts, d assessment.Decision) {
	by := b.w.Date(d.On)
	if who := b.person(d.By); who != "" {
		by = b.w.T("record.decided-by", "who", who, "on", by)
	}
	f.text("decision.by", by)
	f.text("decision.through", b.through(d))
	f.text("decision.longer", d.LongerBecause)
	f.text("decision.reservation", d.Reservation)
	if d.FromSigning {
		f.signed("decision.from-signing", markAttended, b.w.T("record.from-signing"))
	}
	if was := b.decidedOutcome(d); was != b.w.Headline(b.outcome) || b.a.Draft() { // it stands above
		f.text("decision.outcome", was)
	}
}

// through is the last day of a decision, with the one that was advised.
func (b *builder) through(d assessment.Decision) string {
	switch {
	case d.Advised == "":
		return b.w.Date(d.Through)
	case d.Through == "":
		return b.w.T("record.advised", "advised", b.w.Date(d.Advised))
	}
	return b.w.T("record.through-advised", "through", b.w.Date(d.Through), "advised", b.w.Date(d.Advised))
}

func (b *builder) decidedOutcome(d assessment.Decision) string {
	return b.w.Headline(assessment.Outcome{Country: b.outcome.Country, Internal: b.outcome.Internal, Verdict: assessment.Verdict{Outcome: d.Outcome, Headline: d.Headline}})
}

// signatures are the places to sign, with the sentence that says what is signed.
func (b *builder) signatures(tight bool) document.Block {
	d := b.a.Decision
	boxes := []document.SignatureBox{b.signature("assessor", b.a.Assessor, "", tight), b.signature("decider", d.By, b.w.Date(d.On), tight)}
	if b.a.SecondReader != (assessment.Person{}) {
		boxes = append(boxes, b.signature("second-reader", b.a.SecondReader, "", tight))
	}
	says := []string{b.w.T("record.signing")}
	if samePerson(b.a.Assessor, d.By) {
		says = append(says, b.w.T("record.same-person"))
	}
	if b.c.IsOfficer(b.a, d.By) {
		b.paragraph(document.Muted, b.w.T("record.officer-decides"))
	}
	if b.a.SecondReader != (assessment.Person{}) {
		says = append(says, b.w.T("record.officer-advises"))
	}
	return document.Keep{Blocks: []document.Block{
		document.Heading{Level: 1, Text: b.w.T("record.heading.signing")},
		document.Paragraph{Text: strings.Join(says, " ")},
		document.Signatures{Boxes: boxes, Tight: tight},
	}}
}

// signature is one person's place to sign. Who has no name yet writes it.
func (b *builder) signature(role string, p assessment.Person, on string, tight bool) document.SignatureBox {
	if p.Gone() {
		p.Name = b.w.T("person.erased")
	}
	box := document.SignatureBox{Title: b.w.T("record.sign." + role), Who: present(p.Name, p.Function), Given: []string{on, ""}}
	if tight && len(box.Who) > 1 {
		box.Who = []string{strings.Join(box.Who, ", ")}
	}
	date := "record.sign.date"
	if strings.TrimSpace(p.Name) == "" {
		date = "record.sign.name-date"
	}
	box.Lines = []string{b.w.T(date), b.w.T("record.sign.signature")}
	return box
}

// samePerson reports whether two people are one, as far as they are named: by name, or
// by function where neither has a name.
func samePerson(one, other assessment.Person) bool {
	same := func(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }
	if one.Gone() || other.Gone() || !same(one.Name, other.Name) {
		return false
	}
	return strings.TrimSpace(one.Name) != "" || strings.TrimSpace(one.Function) != "" && same(one.Function, other.Function)
}

// withdrawn are decisions that were taken back, with their reasons.
func (b *builder) withdrawn() {
	if len(b.a.Withdrawn) == 0 {
		return
	}
	b.heading(2, "withdrawn")
	for _, w := range b.a.Withdrawn {
		b.add(document.Heading{Level: 3, Text: b.w.T("record.withdrawn-on", "date", b.w.Date(w.On))})
		f := b.facts()
		f.text("withdrawn.by", w.By)
		f.text("withdrawn.reason", w.Reason)
		f.text("withdrawn.was", b.w.T("decision."+w.Decision.Kind))
		b.decisionFacts(f, w.Decision)
		f.text("withdrawn.values", b.valuesOf(w.Decision))
		b.ruled(f)
	}
}

func (b *builder) valuesOf(d assessment.Decision) string {
	var list []string
	for _, q := range b.c.Questions.Questions {
		if value, ok := d.Values[q.ID]; ok {
			list = append(list, b.field(b.w.Questions(b.c, []string{q.ID}), b.w.T("value."+value)))
		}
	}
	return strings.Join(list, "; ")
}

// details are the facts about practice, program and use that stand nowhere above.
func (b *builder) details() {
	p, pr, u := b.a.Practice, b.a.Program, b.a.Use
	b.heading(2, "details")
	f := b.facts()
	profile, _ := b.c.Profiles.Profile(p.Profile)
	f.text("profile", profile.Name.In(b.w.Lang))
	f.text("other-numbers", strings.Join(b.numbers(false), " · "))
	f.text("call-back", p.CallBack)
	f.text("practice-privacy", p.PrivacyStatement)
	f.text("dpo", p.DPO)
	f.text("complaints", p.Complaints)
	f.text("file-kept", p.FileKept)
	if family, ok := b.c.Statements.Family(pr.Family); ok {
		f.text("family", family.Name)
	} else {
		f.text("family", pr.Family)
	}
	f.text("program-privacy", b.seen(pr.PrivacyStatement, pr.PrivacySeen))
	f.text("client-needs", strings.Join(present(b.needs("account", pr.Account), b.needs("app", pr.App)), "; "))
	f.text("maker-keeps", strings.Join(present(pr.MakerKeeps, b.needs("keeps-for", pr.MakerKeepsFor)), "\n"))
	f.text("audience", strings.Join(append(b.named(b.c.Questions.Audiences, present(u.Audience)), b.named(b.c.Questions.Roles, u.Roles)...), "; "))
	f.text("alternatives", strings.Join(append(b.named(b.c.Questions.Alternatives, u.Alternatives), present(u.AlternativeOther)...), "; "))
	b.ruled(f)
	b.erased()
}

// seen is an address with the day on which it was seen.
func (b *builder) seen(address string, on assessment.Date) string {
	if on == "" {
		return address
	}
	return strings.Join(present(address, b.w.T("record.seen-on", "date", b.w.Date(on))), ", ")
}

// needs says one thing about the program in few words; nothing where it is not filled in.
func (b *builder) needs(what, answer string) string {
	if answer == "" {
		return ""
	}
	if key := "record.needs." + what + "." + answer; b.w.Has(key) {
		return b.w.T(key)
	}
	return b.w.T("record.needs."+what, "value", answer)
}
