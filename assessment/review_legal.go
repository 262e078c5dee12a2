package assessment

import "strings"

// legal looks at the legal minimum: what was chosen has what it asks, and what stays
// unknown is followed up within a month.
func (r *review) legal(o Outcome) {
	l := r.a.Legal
	for _, p := range r.c.Questions.Legal {
		if l.Answer(p.ID) == "" && !r.refuses() {
			r.lacks("unanswered-legal", p.Path(), "point", p.ID)
		}
	}
	r.agreement(o)
	if l.TransferOpen() {
		r.follows("transfer-open", "legal.transfer")
	}
	if l.OwnUse == Yes {
		r.follows("own-use-yes", "legal.ownUse")
	}
	r.unknown("transfer", l.Transfer, o)
	r.unknown("own-use", l.OwnUse, o)
	for _, p := range r.c.ChecksFor(r.a) {
		if r.a.Checks[p.ID].Answer != Yes {
			r.follows("check-open", "checks."+p.ID, "check", p.ID)
		}
	}
}

// unknown asks that what is not known at a point is found out within a month.
func (r *review) unknown(point, answer string, o Outcome) {
	if answer != Unknown {
		return
	}
	p, _ := r.c.Questions.LegalPoint(point)
	r.follows(point+"-unknown", p.Path())
	todo, path := r.a.Todos[point], "todos."+point
	r.date(path+".due", todo.Due, false)
	if !r.refuses() && (!todo.Complete() || todo.Due.After(o.On.AddMonths(1))) {
		r.add(Blocks, "legal-todo", path, "point", point, "date", string(o.On.AddMonths(1)))
	}
}

// agreement looks at the processor agreement, or at why there is none.
func (r *review) agreement(o Outcome) {
	l := r.a.Legal
	r.date("legal.agreementSeen", l.AgreementSeen, true)
	r.date("legal.agreementTerms.until", l.Terms.Until, false)
	switch {
	case o.AgreementEnded != "":
		r.follows("agreement-ended", "legal.agreementTerms.until", "date", string(o.AgreementEnded))
	case o.AgreementOpen:
		r.follows("agreement-open", "legal.agreement")
	}
	if d := r.a.Decision; d != nil && l.Agreement == Signed && o.AgreementEnded == "" && l.Terms.Until.Before(d.Through) {
		r.follows("agreement-ends", "legal.agreementTerms.until", "date", string(l.Terms.Until))
	}
	need := func(path string, ok bool) {
		if !r.refuses() {
			r.need(path, ok)
		}
	}
	switch l.Agreement {
	case Signed:
		need("legal.agreementSigned", l.AgreementSigned != "")
		r.date("legal.agreementSigned", l.AgreementSigned, true)
	case NotNeeded:
		need("legal.agreementReason", l.AgreementReason != "")
		if !r.refuses() {
			r.reason(o)
		}
	case OffersNone:
		need("legal.agreementSeen", l.AgreementSeen != "")
		need("legal.agreementSource", filled(l.AgreementSource))
		need("legal.officer", l.Officer != "")
		need("legal.officerAdvice", l.Officer != "asked" || filled(l.OfficerAdvice))
	}
}

// reason looks at why no agreement is needed: what the reason asks, and whether it
// holds.
func (r *review) reason(o Outcome) {
	l := r.a.Legal
	switch l.AgreementReason {
	case ReasonHost:
		r.need("legal.agreementSource", filled(l.AgreementSource))
		r.need("legal.agreementSeen", l.AgreementSeen != "")
		if r.c.AgreementState(r.a, o.On) == No {
			r.add(Blocks, "reason-host", "legal.agreementReason")
		}
	case ReasonPassesOn:
		r.need("legal.businessAccount", l.BusinessAccount != "")
		r.need("legal.makerResponsible", l.MakerResponsible != "")
		r.need("legal.agreementSource", filled(l.AgreementSource))
		r.need("legal.agreementSeen", l.AgreementSeen != "")
		if lacks := r.c.PassesOnLacks(r.a, o.On); len(lacks) > 0 && o.Outcome != Incomplete {
			r.add(Blocks, "reason-passes-on", "legal.agreementReason", "lacks", strings.Join(lacks, ","))
		}
	}
}

// Answer returns the choice made at a point of the legal minimum.
func (l Legal) Answer(point string) string {
	return map[string]string{"agreement": l.Agreement, "transfer": l.Transfer, "own-use": l.OwnUse}[point]
}
