package words

import (
	"regexp"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
)

// judged is an outcome of values in a country, as the domain makes it.
func judged(content *assessment.Content, country string, said map[string]string) (assessment.Outcome, *assessment.Assessment) {
	profile := map[string]string{"nl": "nl", "be": "be-private"}[country]
	a := &assessment.Assessment{Practice: assessment.Practice{Profile: profile}, Answers: map[string]assessment.Answer{},
		Use: assessment.Use{Audience: assessment.WithClients, Functions: []string{"video", "chat"}}}
	for id, answer := range said {
		a.Answers[id] = assessment.Answer{Answer: answer, Covers: a.Use.Functions}
	}
	return content.Outcome(a, "2026-11-22"), a
}

func all(answer string) map[string]string {
	said := map[string]string{}
	for _, q := range []string{"e2e", "provider-unreadable", "audit", "care", "nen7510", "nen7512", "iso27001", "storage-control"} {
		said[q] = answer
	}
	return said
}

func with(said map[string]string, pairs ...string) map[string]string {
	for i := 0; i < len(pairs); i += 2 {
		said[pairs[i]] = pairs[i+1]
	}
	return said
}

func TestSummary(t *testing.T) {
	c, content := dutch(t)
	for name, try := range map[string]struct {
		country string
		said    map[string]string
		want    string
	}{
		"plain":   {"nl", with(all("yes"), "e2e", "no", "provider-unreadable", "no"), "Niet alles is van begin tot eind versleuteld (vraag 1). De maker kan technisch meekijken (vraag 2). "},
		"unknown": {"nl", all("unknown"), "Nog onbekend: "},
		"until":   {"nl", all("no"), "Advies voor een besluit: uiterlijk tot en met 22 februari 2027."},
		"open":    {"nl", map[string]string{"e2e": "no"}, "Hooguit nog: Te gebruiken met maatregelen, door vraag 1."},
		"worst":   {"nl", map[string]string{"e2e": "no", "storage-control": "no", "audit": "no", "nen7510": "no", "iso27001": "no", "provider-unreadable": "no"}, "De uitkomst is nu ‘Liever niet’, door vraag 1, 2, 8"},

		"not-seen": {"nl", nil, "Nog haalbaar: Voldoet aan alle acht punten."},
		"Belgium":  {"be", all("no"), "Niet alles is van begin tot eind versleuteld (vraag 1)."},
	} {
		o, _ := judged(content, try.country, try.said)
		if got := c.Summary(content, o); !strings.Contains(got, try.want) {
			t.Errorf("%s: %q does not say %q", name, got, try.want)
		}
	}
}

func TestSummaryOfSuitable(t *testing.T) {
	c, content := dutch(t)
	o := assessment.Outcome{Verdict: assessment.Verdict{Outcome: assessment.Suitable}, Advised: "2027-03-03", AdvisedBy: "audit"}
	for _, q := range content.Questions.Questions {
		o.Answers = append(o.Answers, assessment.AnswerValue{Question: q.ID, Value: assessment.Shown, Counted: true})
	}
	if got := c.Summary(content, o); got != "Bij elk punt is er bewijs dat nu geldt. Advies voor een besluit: uiterlijk tot en met 3 maart 2027. Daarna is het bewijs bij vraag 3 verlopen." {
		t.Error(got)
	}
	o.Answers[5].Value = assessment.Claimed
	if got := c.Summary(content, o); !strings.Contains(got, "Bij zeven van de acht punten is er bewijs dat nu geldt. Voor NEN 7512 (vraag 6)") {
		t.Error(got)
	}
}

func TestValueSaysWhy(t *testing.T) {
	c, content := dutch(t)
	for want, v := range map[string]assessment.AnswerValue{
		"met bewijs: tot en met 3 maart 2027":     {Value: "shown", Through: "2027-03-03"},
		"met bewijs":                              {Value: "shown"},
		"nee":                                     {Value: "no"},
		"nee: het geldt niet voor beeld en chat":  {Value: "no", Uncovered: []string{"video", "chat"}},
		"bewijs verlopen: sinds 15 november 2026": {Value: "lapsed", Since: "2026-11-15"},
		"bewijs verlopen: er is na de controle iets veranderd (het abonnement en de versie)": {Value: "lapsed", Changed: []string{"plan", "version"}},
		"zonder bewijs: er is nog geen document dat het laat zien":                           {Value: "claimed", Missing: []string{assessment.MissingEvidence}},
		"zonder bewijs: nog nodig is ‘Uitgevoerd door’":                                      {Value: "claimed", Kind: "pentest", Missing: []string{"by"}},
		"nog onbekend":        {Value: "unknown"},
		"nog niet beantwoord": {},
	} {
		if got := c.Value(content, v); got != want {
			t.Errorf("%+v is %q, not %q", v, got, want)
		}
	}
}

// TestReasons: all eight, the causes first and by weight, and what would change
// each of these said.
func TestReasons(t *testing.T) {
	c, content := dutch(t)
	o, _ := judged(content, "nl", with(all("yes"), "e2e", "no", "audit", "unknown"))
	reasons := c.Reasons(content, o)
	if len(reasons) != 8 || len(o.Causes) == 0 {
		t.Fatalf("%d reasons, causes %v", len(reasons), o.Causes)
	}
	for i, r := range reasons {
		if r.Name == "" || r.Short == "" || r.Text == "" || !r.Counted {
			t.Errorf("reason %d: %+v", i+1, r)
		}
		if cause := i < len(o.Causes); r.Cause != cause || cause && (r.Question != o.Causes[i] || r.Change == "") {
			t.Errorf("reason %d is not cause %v: %+v", i+1, o.Causes, r)
		}
		if i > len(o.Causes) && r.Number < reasons[i-1].Number {
			t.Errorf("question %d comes after %d", r.Number, reasons[i-1].Number)
		}
	}
}

// TestCircumstances: a cause that is no question has a name, what is so and what
// would change it.
func TestCircumstances(t *testing.T) {
	c, content := dutch(t)
	o, a := judged(content, "be", all("yes"))
	for _, id := range []string{"maker", "own-use"} {
		a.Legal.OwnUse = map[string]string{"own-use": "yes"}[id]
		if id == "own-use" {
			a.Program.Maker = "Voorbeeld B.V."
		}
		o = content.Outcome(a, o.On)
		got := c.Circumstances(content, o)
		if len(got) != 1 || got[0].Question != id || got[0].Text == "" || got[0].Change == "" || !strings.Contains(c.Summary(content, o), got[0].Text) {
			t.Errorf("%s: %+v in %q", id, got, c.Summary(content, o))
		}
	}
}

func TestChanges(t *testing.T) {
	c, content := dutch(t)
	o, _ := judged(content, "nl", with(all("yes"), "e2e", "no"))
	changes := c.Changes(content, o)
	if len(changes) != 2 || !strings.HasPrefix(changes[0], "Voor ‘Te gebruiken met maatregelen’ is nodig: vraag 1 ja, met of zonder bewijs; minstens 1 van vraag 3, 5 en 7 met bewijs.") ||
		!strings.HasPrefix(changes[1], "Voor ‘Voldoet aan zeven van de acht punten’ is nodig: ") {
		t.Errorf("%q", changes)
	}
}

func TestNotes(t *testing.T) {
	c, content := dutch(t)
	preferred := "Een programma dat aan alle punten voldoet, heeft altijd de voorkeur."
	for name, try := range map[string]struct {
		country string
		vary    func(*assessment.Assessment, *assessment.Outcome)
		want    string
		not     string
	}{
		"first":        {"nl", func(*assessment.Assessment, *assessment.Outcome) {}, preferred, "artikel 28"},
		"suitable":     {"nl", func(_ *assessment.Assessment, o *assessment.Outcome) { o.Outcome = assessment.Suitable }, "", preferred},
		"care product": {"nl", func(_ *assessment.Assessment, o *assessment.Outcome) { o.Route = "care-product" }, "De maker kan technisch meekijken.", "geheimhouding"},
		"its contract": {"nl", func(a *assessment.Assessment, o *assessment.Outcome) {
			o.Route, a.Legal.Agreement = "care-product", assessment.Signed
		}, "geheimhouding", ""},
		"agreement": {"nl", func(_ *assessment.Assessment, o *assessment.Outcome) { o.AgreementOpen = true }, "artikel 28", "onrechtmatig"},
		"consent":   {"nl", func(*assessment.Assessment, *assessment.Outcome) {}, "artikel 32 AVG", ""},
		"Belgium":   {"be", func(*assessment.Assessment, *assessment.Outcome) {}, "kan worden beoordeeld als strijdig", "artikel 32"},
		"uncounted": {"be", func(*assessment.Assessment, *assessment.Outcome) {}, "NEN 7510 en NEN 7512: dit zijn Nederlandse normen.", ""},
		"internal":  {"nl", func(a *assessment.Assessment, _ *assessment.Outcome) { a.Use.Audience = assessment.Internal }, "Niet getoetst voor gesprekken met of over cliënten.", "artikel 32"},
	} {
		o, a := judged(content, try.country, all("no"))
		try.vary(a, &o)
		notes := c.Notes(content, a, o, "2026-11-22")
		text := strings.Join(notes, "\n")
		if !strings.Contains(text, try.want) || try.not != "" && strings.Contains(text, try.not) {
			t.Errorf("%s: %q", name, text)
		}
		if o.Outcome != assessment.Suitable && notes[0] != preferred {
			t.Errorf("%s: the first note is %q", name, notes[0])
		}
	}
}

// TestOutcomeSentences: in both languages no key stands for a sentence, and no
// placeholder is left, for every answer to every question in both countries.
func TestOutcomeSentences(t *testing.T) {
	_, content := dutch(t)
	bad := regexp.MustCompile(`\{|\b(because|cause|circumstance|change|changed|until|best|note|summary|questions|value|outcome|headline)\.[a-z]`)
	for _, lang := range Languages {
		c, err := Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, country := range []string{"nl", "be"} {
			for _, answer := range []string{"yes", "no", "unknown", ""} {
				for _, q := range content.Questions.Questions {
					for _, rest := range []string{"yes", "no", "unknown"} {
						o, a := judged(content, country, with(all(rest), q.ID, answer))
						said := append(c.Changes(content, o), c.Headline(o), c.Summary(content, o), c.BestStill(content, o))
						said = append(said, c.Notes(content, a, o, "2026-11-22")...)
						for _, r := range c.Reasons(content, o) {
							said = append(said, r.Text, r.Change)
						}
						if found := bad.FindString(strings.Join(said, "\n")); found != "" {
							t.Errorf("%s %s %s=%s: %q", lang, country, q.ID, answer, found)
						}
					}
				}
			}
		}
	}
}

// TestOldFactsAreSaid: a year at the start, eighteen months with an outcome, also with
// one that was decided while the facts were new.
func TestOldFactsAreSaid(t *testing.T) {
	c, content := dutch(t)
	o, a := judged(content, "nl", all("no"))
	for today, want := range map[assessment.Date][2]bool{"2026-12-01": {}, "2027-12-01": {true, false}, "2031-01-01": {true, true}} {
		if said := c.OldAtStart(content, today); (said != "") != want[0] {
			t.Errorf("on %s at the start: %q", today, said)
		}
		if said := strings.Join(c.Notes(content, a, o, today), "\n"); strings.Contains(said, "achttien maanden") != want[1] {
			t.Errorf("on %s with the outcome: %q", today, said)
		}
	}
}
