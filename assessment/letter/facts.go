package letter

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
)

// facts are what the conditions of the texts ask about.
func (b *builder) facts() map[string]string {
	a, set := b.a, b.c.Questions
	f := map[string]string{
		"profile": a.Practice.Profile, "country": b.c.Country(a), "outcome": b.outcome.Outcome,
		"own-use": a.Legal.OwnUse, "transfer": a.Legal.Transfer, "account": a.Program.Account, "app": a.Program.App,
		"group": a.Use.Group, "insurer": a.Insurer.State, "promises": yesNo(len(b.promises()) > 0),
	}
	for _, q := range set.Questions {
		f["value."+q.ID] = b.outcome.Answer(q.ID).Value
	}
	for _, p := range set.Checks {
		f["check."+p.ID] = a.Checks[p.ID].Answer
	}
	for _, n := range set.Functions {
		f["use."+n.ID] = yesNo(slices.Contains(a.Use.Functions, n.ID))
	}
	f["use.call"] = yesNo(f["use.video"] == assessment.Yes || f["use.audio"] == assessment.Yes)
	for _, n := range set.Alternatives {
		f["alternative."+n.ID] = yesNo(slices.Contains(a.Use.Alternatives, n.ID))
	}
	for name, text := range b.filled() {
		f["has."+name] = yesNo(text != "")
	}
	return f
}

func yesNo(yes bool) string {
	if yes {
		return assessment.Yes
	}
	return assessment.No
}

// filled are the texts for the placeholders: what the practice typed, in its own
// words, the end date, and the profile's sentences.
func (b *builder) filled() map[string]string {
	a, p := b.a, b.a.Practice
	profile, _ := b.c.Profiles.Profile(p.Profile)
	lang := b.w.Lang
	return map[string]string{
		"program": own(a.Program.Name), "maker": own(a.Program.Maker), "program-privacy": own(a.Program.PrivacyStatement),
		"maker-keeps": own(a.Program.MakerKeeps), "maker-keeps-for": own(a.Program.MakerKeepsFor),
		"practice": own(p.Name), "practice-privacy": own(p.PrivacyStatement), "dpo": own(p.DPO), "complaints": own(p.Complaints),
		"callback": first(own(p.CallBack), own(p.Phone)), "contact": first(own(p.Contact), own(p.Phone), own(p.CallBack)),
		"alternative-other": own(a.Use.AlternativeOther), "transfer-basis": own(a.Legal.TransferBasis),
		"insurer": own(a.Insurer.Answer), "until": b.w.Date(b.until()),
		"profile-complaint": profile.Complaint.In(lang), "profile-consent": profile.Consent.In(lang), "profile-basis": profile.Basis.In(lang),
		"profile-rights": profile.Rights.In(lang), "profile-keeping": profile.Keeping.In(lang),
	}
}

// own is what a person typed, in their own words.
func own(typed string) string { return strings.TrimSpace(typed) }

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// until is the last day of the decision; before one is taken, the advised day.
func (b *builder) until() assessment.Date {
	if b.a.Decision != nil {
		return b.a.Decision.Through
	}
	return b.outcome.Advised
}

// promises are what the safeguards in place allow to say: first those that make
// an open point smaller, no more than the texts allow.
func (b *builder) promises() []string {
	var weighty, others []string
	for _, pack := range b.c.Safeguards(b.a) {
		for _, item := range pack.Items {
			s := b.a.Safeguards[item.ID]
			promise := item.Promise.In(b.w.Lang)
			inPlace := s.State == assessment.InPlace && s.Since.Valid() && !s.Since.After(b.today)
			switch {
			case !inPlace || promise == "" || slices.Contains(b.t.Promises.Skip, item.ID):
			case slices.ContainsFunc(item.Addresses, b.isOpen):
				weighty = append(weighty, promise)
			default:
				others = append(others, promise)
			}
		}
	}
	all := append(weighty, others...)
	return all[:min(len(all), b.t.Promises.Most)]
}

func (b *builder) isOpen(question string) bool {
	return b.outcome.Answer(question).Value != assessment.Shown
}
