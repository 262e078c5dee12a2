package letter

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"beeldbeltoets/assessment"
)

// facts are what the conditions of the texts ask about.
func (b *builder) facts() map[string]string {
	a, set, c := b.a, b.c.Questions, b.choices
	f := map[string]string{
		"profile": b.profile().ID, "country": b.c.Country(a), "outcome": b.outcome.Outcome,
		"doc": "letter", "who": c.Who, "way": c.Way, "both": yesNo(b.bothParents()), "promise72": yesNo(c.Promise72),
		"own-use": a.Legal.OwnUse, "transfer": a.Legal.Transfer, "account": a.Program.Account, "app": a.Program.App,
		"group": a.Use.Group, "insurer": a.Insurer.State, "promises": yesNo(len(b.promised()) > 0),
		"lang": c.Lang, "family": a.Program.Family, "agreement": b.c.AgreementState(a, b.today),
		"costs": a.Insurer.Costs, "transfer-client": a.Legal.TransferClient, "crisis": b.crisis(),
		"old": yesNo(b.old()),
	}
	for name, value := range b.profile().Facts {
		f["kind."+name] = value
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
	for name, text := range b.filled(b.main) {
		f["has."+name] = yesNo(text != "")
	}
	f["signers"] = "one"
	if len(on("return", standing(b.t.Signers, f))) > 1 {
		f["signers"] = "two"
	}
	return f
}

// old reports whether the letter's own text is that old that it says so.
func (b *builder) old() bool { return b.c.OldText(b.t.Seen, b.today) }

// crisis reports whose number there is to call: one of the letter's own language,
// two of others, or a general line.
func (b *builder) crisis() string {
	lines := b.crisisLines()
	switch {
	case len(lines) > 1:
		return "two"
	case len(lines) == 1 && lines[0].Topic == assessment.CrisisListening:
		return assessment.CrisisListening
	}
	return "own"
}

// crisisLines are those of the language that the client reads, also where the
// script for a talk is in Dutch. A general line in that language goes before
// others that the client may not understand.
func (b *builder) crisisLines() []assessment.CrisisLine {
	country, lang := b.profile().Country, b.choices.Lang
	general := b.c.Profiles.Lines(country, assessment.CrisisListening, lang)
	lines := b.c.Profiles.Lines(country, assessment.CrisisSuicide, lang)
	if len(general) > 0 && !slices.ContainsFunc(lines, func(l assessment.CrisisLine) bool { return l.Spoken == lang }) {
		return general
	}
	return lines
}

// numberAt is the number of a line, none where there are fewer.
func numberAt(lines []assessment.CrisisLine, i int) string {
	if i >= len(lines) {
		return ""
	}
	return lines[i].Number
}

// bothParents reports whether two parents have to sign.
func (b *builder) bothParents() bool {
	who, err := b.t.who(b.profile().ID, b.choices.Who)
	return err == nil && who.Both && !b.choices.OneParent
}

func (b *builder) profile() assessment.Profile {
	p, _ := b.c.Profiles.Profile(b.a.Practice.Profile)
	return p
}

func yesNo(yes bool) string {
	if yes {
		return assessment.Yes
	}
	return assessment.No
}

// filled are the texts for the placeholders: what the practice typed, in its own
// words, dates, and what tells this letter from others.
func (b *builder) filled(v *voice) map[string]string {
	a, p := b.a, b.a.Practice
	return map[string]string{
		"program": own(a.Program.Name), "maker": own(a.Program.Maker), "program-privacy": own(a.Program.PrivacyStatement),
		"maker-keeps": b.running(a.Program.MakerKeeps), "maker-keeps-for": b.running(a.Program.MakerKeepsFor),
		"practice": own(p.Name), "practice-privacy": own(p.PrivacyStatement), "dpo": own(p.DPO), "complaints": own(p.Complaints),
		"callback": first(own(p.CallBack), own(p.Phone)), "contact": first(own(p.Contact), own(p.Phone), own(p.CallBack)),
		"alternative-other": b.running(a.Use.AlternativeOther), "file-kept": b.running(p.FileKept), "client": b.profile().Client.In(v.lang.Lang),
		"crisis": numberAt(b.crisisLines(), 0), "crisis-other": numberAt(b.crisisLines(), 1),
		"children": numberAt(b.c.Profiles.Lines(b.profile().Country, assessment.CrisisChildren, b.choices.Lang), 0), "until": v.date(b.until()), "date": v.date(b.today), "hours": strconv.Itoa(b.t.Promises.Hours),
		"number": a.Number, "lang": b.choices.Lang, "version": b.t.Version, "text-date": v.date(b.t.Seen), "reply-subject": b.subject(v),
	}
}

// subject is what a reply by mail is called: it says nothing of care.
func (b *builder) subject(v *voice) string {
	if b.a.Number == "" {
		return v.lang.Labels["reply-subject-draft"]
	}
	return strings.ReplaceAll(v.lang.Labels["reply-subject"], "{number}", b.a.Number)
}

// own is what a person typed, in their own words.
func own(typed string) string { return strings.TrimSpace(typed) }

// running is what a person typed, to go on after a colon: without a capital, unless
// it begins with an abbreviation or a name that this assessment knows.
func (b *builder) running(typed string) string {
	typed = own(typed)
	word, _, _ := strings.Cut(typed, " ")
	word = strings.TrimRight(word, ",.;:")
	letters := []rune(word)
	if len(letters) == 0 || len(letters) > 1 && !unicode.IsLower(letters[1]) {
		return typed
	}
	for _, name := range []string{b.a.Program.Name, b.a.Program.Maker, b.a.Practice.Name, b.a.Practice.City} {
		if slices.Contains(strings.Fields(name), word) {
			return typed
		}
	}
	return string(unicode.ToLower(letters[0])) + strings.TrimPrefix(typed, string(letters[0]))
}

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

// promised are the safeguards in place that allow a promise: first those that
// make an open point smaller, no more than the texts allow.
func (b *builder) promised() []assessment.SafeguardItem {
	var weighty, others []assessment.SafeguardItem
	for _, pack := range b.c.Safeguards(b.a) {
		for _, item := range pack.Items {
			s := b.c.Measure(b.a, item, b.today)
			inPlace := s.State == assessment.InPlace && (s.Follows || s.Since.Valid()) && !s.Since.After(b.today)
			switch {
			case !inPlace || b.main.promise(item) == "" || slices.Contains(b.t.Promises.Skip, item.ID):
			case slices.ContainsFunc(item.Addresses, b.isOpen):
				weighty = append(weighty, item)
			default:
				others = append(others, item)
			}
		}
	}
	all := append(weighty, others...)
	return all[:min(len(all), b.t.Promises.Most)]
}

// promise is what a safeguard in place lets us say. What a language does not
// know is not promised.
func (v *voice) promise(item assessment.SafeguardItem) string {
	if says := v.lang.Promises[item.ID].In(v.tone); says != "" {
		return says
	}
	return item.Promise[v.lang.Lang]
}

func (b *builder) isOpen(question string) bool {
	return b.outcome.Answer(question).Value != assessment.Shown
}
