package record

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/words"
)

// decision is who decided what, through which day, with the lines to sign on. A
// draft has none to sign.
func (b *builder) decision() {
	b.heading(1, "decision")
	d := b.a.Decision
	if d == nil {
		b.paragraph(document.Body, b.w.T("record.undecided.long"))
		return
	}
	f := b.facts()
	f.signed("decision.kind", markOfDecision(d.Kind), b.w.T("decision."+d.Kind))
	b.decisionFacts(f, *d)
	b.ruled(f)
	b.signatures(*d)
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
	f.text("decision.by", b.person(d.By))
	f.date("decision.on", d.On)
	f.date("decision.through", d.Through)
	f.date("decision.advised", d.Advised)
	f.text("decision.longer", d.LongerBecause)
	f.text("decision.reservation", d.Reservation)
	if d.FromSigning {
		f.signed("decision.from-signing", markAttended, b.w.T("record.from-signing"))
	}
	f.text("decision.outcome", b.decidedOutcome(d))
}

func (b *builder) decidedOutcome(d assessment.Decision) string {
	return b.w.Headline(assessment.Outcome{Country: b.outcome.Country, Internal: b.outcome.Internal, Verdict: assessment.Verdict{Outcome: d.Outcome, Headline: d.Headline}})
}

// decidedInFull is a decision in one sentence.
func (b *builder) decidedInFull(d assessment.Decision) string {
	key := "record.decided-in-full"
	if d.Through == "" {
		key = "record.decided-in-full.no-end"
	}
	return b.w.T(key, "who", b.person(d.By), "on", b.w.Date(d.On), "decision", b.w.T("decision."+d.Kind), "through", b.w.Date(d.Through))
}

func (b *builder) signatures(d assessment.Decision) {
	lines := []string{b.w.T("record.sign.name"), b.w.T("record.sign.function"), b.w.T("record.sign.date"), b.w.T("record.sign.signature")}
	box := func(role string, p assessment.Person, on string) document.SignatureBox {
		if p.Gone() {
			p.Name = b.w.T("person.erased")
		}
		return document.SignatureBox{Title: b.w.T("record.sign." + role), Lines: lines, Given: []string{p.Name, p.Function, on, ""}}
	}
	boxes := []document.SignatureBox{box("assessor", b.a.Assessor, ""), box("decider", d.By, b.w.Date(d.On))}
	if b.a.SecondReader != (assessment.Person{}) {
		boxes = append(boxes, box("second-reader", b.a.SecondReader, ""))
	}
	b.add(document.Signatures{Boxes: boxes})
	b.paragraph(document.Muted, b.w.T("record.signing"))
	if samePerson(b.a.Assessor, d.By) {
		b.paragraph(document.Muted, b.w.T("record.same-person"))
	}
	if b.a.SecondReader != (assessment.Person{}) {
		b.paragraph(document.Muted, b.w.T("record.officer-advises"))
	}
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
	b.heading(1, "withdrawn")
	for _, w := range b.a.Withdrawn {
		b.add(document.Heading{Level: 2, Text: b.w.T("record.withdrawn-on", "date", b.w.Date(w.On))})
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
	b.heading(1, "details")
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
	f.text("program-privacy", pr.PrivacyStatement)
	f.date("program-privacy-seen", pr.PrivacySeen)
	f.text("account", answered(b.w, pr.Account))
	f.text("app", answered(b.w, pr.App))
	f.text("maker-keeps", pr.MakerKeeps)
	f.text("maker-keeps-for", pr.MakerKeepsFor)
	f.lines("audience", b.named(b.c.Questions.Audiences, present(u.Audience)))
	f.lines("roles", b.named(b.c.Questions.Roles, u.Roles))
	f.lines("alternatives", b.named(b.c.Questions.Alternatives, u.Alternatives))
	f.text("alternative-other", u.AlternativeOther)
	b.ruled(f)
	b.erased()
}

func answered(w *words.Catalogue, answer string) string {
	if answer == "" {
		return ""
	}
	return w.T(answer)
}
