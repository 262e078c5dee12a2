package record_test

import (
	"regexp"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/record"
	"beeldbeltoets/assessment/words"
)

// ledger is what came back on two letters about an example: the first told of
// another program.
func ledger(t testing.TB, a *assessment.Assessment) *consent.Ledger {
	t.Helper()
	c, _ := load(t, "nl")
	var l consent.Ledger
	basis := consent.BasisOf(c, a, today)
	before := basis
	before.Program = "Skype"
	l.Hand(consent.Letter{Since: "2026-01-10", Basis: before, Edition: "2026.1", Lang: "nl", Who: "adult", Way: consent.Mail})
	l.Hand(consent.Letter{Since: "2026-11-10", Basis: basis, Edition: "2026.1", Lang: "nl", Who: "adult", Way: consent.Paper, Own: true, Removed: []string{"Uw rechten"}})
	for _, e := range []consent.Entry{
		{On: "2026-01-20", Kind: consent.Agreed, Letter: 1, Way: consent.Mail, Who: consent.ByParents, Count: 12},
		{On: "2026-11-12", Kind: consent.Agreed, Letter: 2, Way: consent.Paper, Who: consent.ByClient, Count: 7, Earlier: 1},
		{On: "2026-11-13", Kind: consent.Withdrawn, Letter: 2, Count: 1},
	} {
		if err := l.Add(e, today); err != nil {
			t.Fatal(err)
		}
	}
	l.KeepNumbers(today)
	if err := l.Put(consent.Client{Number: "CLIENT-4711", Kind: consent.Agreed, On: today, Letter: 2, Way: consent.Aloud, Who: consent.ByBoth}, false, today); err != nil {
		t.Fatal(err)
	}
	return &l
}

// counts are what the record tells of it.
func counts(t testing.TB, a *assessment.Assessment) *consent.Counts {
	c, _ := load(t, "nl")
	sum := ledger(t, a).Sum(consent.BasisOf(c, a, today), today)
	return &sum.Counts
}

func TestConsent(t *testing.T) {
	a := example(t, "consumer")
	for lang, want := range map[string][]string{
		"nl": {"brief 2, sinds 10 november 2026", "met een handtekening op papier", "met eigen zinnen", "wat er volgens ons in hoort: Uw rechten.", "12 per mail, ouders", "7 op papier, cliënt",
			"1 mondeling, cliënt en ouders", "5 cliënten: het programma is anders", "geldt nog", "in het eigen dossier van die cliënt"},
		"en": {"letter 2, since 10 November 2026", "with a signature on paper", "12 by e-mail, parents", "5 clients: the program has changed", "still holds"},
	} {
		c, w := load(t, lang)
		text := strings.Join(texts(record.Build(c, &a, w, record.Options{Today: today, Consent: counts(t, &a)}).Blocks), "\n")
		for _, s := range want {
			if !strings.Contains(text, s) {
				t.Errorf("%s: %q is missing", lang, s)
			}
		}
		if strings.Contains(text, "4711") {
			t.Errorf("%s: a client number stands in the record", lang)
		}
		if bad := regexp.MustCompile(`\bconsent\.[a-z.]+|\{[a-z]+\}`).FindString(text); bad != "" {
			t.Errorf("%s: %q", lang, bad)
		}
	}
}

// Without a ledger the record of a use with clients says that nothing was kept
// track of; that of another use says nothing.
func TestConsentWithoutLedger(t *testing.T) {
	for _, lang := range words.Languages {
		_, w := load(t, lang)
		for audience, want := range map[string]bool{assessment.WithClients: true, assessment.AmongColleagues: false, assessment.Internal: false} {
			a := example(t, "consumer")
			a.Use.Audience = audience
			if _, text := build(t, a, lang, today); strings.Contains(text, w.T("record.consent.nothing")) != want {
				t.Errorf("%s: use with %s says that nothing was kept track of: %t", lang, audience, !want)
			}
		}
		refused := example(t, "consumer")
		refused.Decision.Kind = assessment.Refused
		if _, text := build(t, refused, lang, today); !strings.Contains(text, w.T("record.annex.none.consent")) {
			t.Errorf("%s: there is no letter about a refused program", lang)
		}
	}
}
