package main

import (
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/record"
	"beeldbeltoets/assessment/words"

	"pgregory.net/rapid"
)

// saying is a sentence of the Dutch letter to an adult that tells of a fact: it stands
// there where the answer says so, and nowhere else.
type saying struct {
	fact, sentence string
	holds          func(v told) bool
}

// told is an assessment with what its letter may depend on.
type told struct {
	*assessment.Assessment
	c *assessment.Content
	o assessment.Outcome
}

func (v told) check(id string) string { return v.Checks[id].Answer }

func (v told) checked(id, answer string) bool { return v.check(id) == answer }

func (v told) agreement() string { return v.c.AgreementState(v.Assessment, aDay) }

func (v told) country() string { return v.c.Country(v.Assessment) }

func (v told) pays(by, what string) bool {
	return v.c.Kind(v.Assessment).Facts["costs"] == by && v.Insurer.Costs == what
}

var sayings = []saying{
	{"agreement", "Met de maker hebben wij geen overeenkomst", func(v told) bool { return v.agreement() == assessment.OffersNone }},
	{"who can join", "Wij bepalen wie in het gesprek komt.", func(v told) bool { return v.checked("access-control", assessment.Yes) }},
	{"recording", "Opnemen staat uit.", func(v told) bool { return v.checked("recording-off", assessment.Yes) }},
	{"recording", "Opnemen kan.", func(v told) bool { return v.checked("recording-off", assessment.No) }},
	{"recording", "Of opnemen uitstaat, gaan wij nog na.", func(v told) bool {
		return !v.checked("recording-off", assessment.Yes) && !v.checked("recording-off", assessment.No)
	}},
	{"transcription and AI", "Een computer maakt geen tekst of samenvatting", func(v told) bool {
		return v.checked("transcription-off", assessment.Yes) && v.checked("ai-off", assessment.Yes)
	}},
	{"transcription", "typt het gesprek uit", func(v told) bool { return v.checked("transcription-off", assessment.No) }},
	{"AI", "Een computer (AI) vat het gesprek samen", func(v told) bool {
		return v.checked("ai-off", assessment.No) && !v.checked("transcription-off", assessment.No)
	}},
	{"privacy statement", "Onze privacyverklaring: ", func(v told) bool { return v.Practice.PrivacyStatement != "" }},
	{"privacy statement of the program", "De privacyverklaring staat op ", func(v told) bool { return v.Program.PrivacyStatement != "" }},
	{"transfer", "De gegevens blijven in Europa (de EER).", func(v told) bool { return v.Legal.Transfer == assessment.No }},
	{"transfer", "Gegevens gaan ook naar landen buiten Europa", func(v told) bool { return v.Legal.Transfer == assessment.Yes }},
	{"transfer", "Of gegevens buiten Europa (de EER) komen, gaan wij nog na.", func(v told) bool {
		return v.Legal.Transfer != assessment.Yes && v.Legal.Transfer != assessment.No
	}},
	{"storage", "Wij kunnen niet zelf bepalen wat er van ons contact wordt bewaard.", func(v told) bool { return v.o.Answer("storage-control").Value == assessment.ValueNo }},
	{"storage", "Wij weten nog niet wat er van ons contact wordt bewaard.", func(v told) bool { return v.o.Answer("storage-control").Value == assessment.ValueOpen }},
	{"reading along", "kan technisch meekijken en meeluisteren.", func(v told) bool { return v.o.Answer("provider-unreadable").Value == assessment.ValueNo }},
	{"crisis line", "Bel 113.", func(v told) bool { return v.country() == "nl" }},
	{"crisis line", "Bel 1813.", func(v told) bool { return v.country() == "be" }},
	{"costs", "Dit wordt vergoed.", func(v told) bool { return v.pays("insurance", "covered") }},
	{"costs", "Dit wordt vergoed uit de basisverzekering.", func(v told) bool { return v.pays("insurance", "basic") }},
	{"costs", "Uw eigen risico kan gelden.", func(v told) bool { return v.pays("insurance", "basic") }},
	{"costs", "Dit wordt niet vergoed.", func(v told) bool { return v.pays("insurance", "not") }},
	{"costs", "Uw ziekenfonds betaalt dit terug", func(v told) bool { return v.pays("fund", "covered") }},
	{"costs", "Dit kost u niets.", func(v told) bool { return v.pays("contribution", "free") }},
	{"own use", "De maker gebruikt wat wij bespreken ook voor zichzelf", func(v told) bool { return v.Legal.OwnUse == assessment.Yes }},
}

// never are sentences that may be left out, but that an answer rules out.
var ruledOut = []saying{
	{"agreement", "Wij hebben een overeenkomst met de maker.", func(v told) bool { return v.agreement() != assessment.Signed }},
	{"recording", "Wij nemen het gesprek niet op.", func(v told) bool { return !v.checked("recording-off", assessment.Yes) }},
	{"files", "Wij sturen geen bestanden via dit programma.", func(v told) bool { return slices.Contains(v.Use.Functions, "files") }},
	{"exception", "alleen bij uitzondering", func(v told) bool { return v.o.Outcome != assessment.ExceptionOnly }},
}

// TestNothingContradictsAnAnswer: for assessments of every kind, what a letter says of a
// fact follows from its answer, the record tells the same answer, and a measure is in
// place only where its answer says so.
func TestNothingContradictsAnAnswer(t *testing.T) {
	texts, err := letter.Load(assessment.Current.Letter)
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := words.Load("nl")
	if err != nil {
		t.Fatal(err)
	}
	example, err := exchange.Example("care")
	if err != nil {
		t.Fatal(err)
	}
	base, err := assessment.Load(example.Editions)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		a := varied(t, example.Clone(), base)
		c := base.In(&a)
		w := catalogue.For(c.Kind(&a))
		v := told{&a, c, c.Standing(&a, aDay)}
		doc := record.Build(c, &a, w, record.Options{Today: aDay})
		v.recorded(t, w, doc)
		v.measured(t)
		who := texts.WhoFor(a.Practice.Profile)[0].ID
		r := letter.Request{Content: c, Assessment: &a, Texts: texts, Choices: letter.Choices{Lang: "nl", Who: who, Tone: letter.Formal}, Today: aDay}
		if c.LetterBarred(&a, aDay) != nil {
			return
		}
		paper, err := letter.Build(r)
		if err != nil {
			t.Fatal(err)
		}
		said := strings.Join(collect[string](paper), "\n")
		for _, s := range sayings {
			if s.fact == "costs" && who != "adult" { // whose deductible or contribution it is
				continue
			}
			if stands := strings.Contains(said, s.sentence); stands != s.holds(v) {
				t.Errorf("%s: %q stands: %v", s.fact, s.sentence, stands)
			}
		}
		for _, s := range ruledOut {
			if s.holds(v) && strings.Contains(said, s.sentence) {
				t.Errorf("%s: %q stands against an answer", s.fact, s.sentence)
			}
		}
	})
}

// varied gives an assessment other answers.
func varied(t *rapid.T, a assessment.Assessment, c *assessment.Content) assessment.Assessment {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	var kinds []string
	for _, p := range c.Profiles.Profiles {
		kinds = append(kinds, p.ID)
	}
	a.Decision, a.Number = nil, ""
	a.Practice.Profile = pick("kind", kinds...)
	a.Practice.PrivacyStatement, a.Program.PrivacyStatement = pick("our statement", "", "https://linde.example/privacy"), pick("its statement", "", "https://maker.example/privacy")
	a.Use.Functions = rapid.SampledFrom([][]string{{"video", "audio"}, {"video", "chat"}, {"video", "files"}}).Draw(t, "functions")
	a.Use.Roles = []string{pick("role", "host", "guest", "organisation")}
	l := &a.Legal
	l.Agreement = pick("agreement", "", assessment.Signed, assessment.No, assessment.Unknown, assessment.OffersNone, assessment.NotNeeded)
	l.Terms.Until = assessment.Date(pick("until", "", "2026-10-01", "2027-10-01"))
	l.AgreementReason = pick("reason", "", assessment.ReasonHost, assessment.ReasonOwnServer, assessment.ReasonPassesOn)
	l.Transfer, l.OwnUse = pick("transfer", "", assessment.Yes, assessment.No, assessment.Unknown), pick("own use", "", assessment.Yes, assessment.No, assessment.Unknown)
	a.Insurer.Costs = pick("costs", "", "covered", "basic", "not", "depends", "free", "contribution")
	for _, p := range c.Questions.Checks {
		a.Checks[p.ID] = assessment.Check{Answer: pick(p.ID, "", assessment.Yes, assessment.No, assessment.Unknown)}
	}
	for _, q := range []string{"e2e", "provider-unreadable", "storage-control"} {
		if answer := pick(q, "as it is", assessment.No, assessment.Unknown); answer != "as it is" {
			a.Answers[q] = assessment.Answer{Answer: answer}
		}
	}
	for _, id := range []string{"processor-agreement", "recording-off", "access-control", "two-factor", "paid-licence", "file-transfer-off", "wipe-chat"} {
		a.Safeguards[id] = assessment.Safeguard{State: pick("measure "+id, assessment.InPlace, assessment.Planned), Since: "2026-11-01", Due: "2026-12-20", Owner: "x"}
	}
	a.Program.Family = pick("family", "", "zoom")
	return a
}

// recorded holds the record's rows to the answers.
func (v told) recorded(t *rapid.T, w *words.Catalogue, doc *document.Document) {
	row := map[string][]document.Cell{}
	for _, table := range collect[document.Table](doc) {
		for _, r := range table.Rows {
			if _, first := row[r[0].Text]; !first {
				row[r[0].Text] = r
			}
		}
	}
	for _, p := range v.c.Questions.Legal {
		answer := v.Legal.Answer(p.ID)
		cells := row[p.Name.In("nl")]
		if answer == "" || len(cells) < 2 {
			continue
		}
		name, _, _ := strings.Cut(assessment.NameOf(p.Options, answer, "nl"), "…")
		if !strings.HasPrefix(cells[1].Text, strings.TrimSpace(name)) {
			t.Errorf("%s is %s, and the record says %q", p.ID, answer, cells[1].Text)
		}
		if good := cells[1].Tone == document.Good; good && p.ID == "agreement" && (v.o.AgreementOpen || answer == assessment.OffersNone) {
			t.Errorf("the agreement is %s, and the record finds that good", v.agreement())
		}
	}
	for _, p := range v.c.ChecksFor(v.Assessment) {
		name, answer := p.Name.In("nl"), v.check(p.ID)
		cells, told := row[name]
		if said := answer == assessment.No || answer == assessment.Unknown; said != told || told && cells[1].Text != w.T(answer) {
			t.Errorf("%s is %q, and the record says %v", p.ID, answer, cells)
		}
	}
}

// measured holds what is in place to the answer that it follows from.
func (v told) measured(t *rapid.T) {
	for id, holds := range map[string]bool{
		"processor-agreement": v.agreement() == assessment.Signed,
		"recording-off":       v.checked("recording-off", assessment.Yes),
		"access-control":      v.checked("access-control", assessment.Yes),
		"two-factor":          v.checked("two-factor", assessment.Yes),
		"paid-licence":        v.checked("paid-licence", assessment.Yes),
	} {
		item, _ := v.c.Packs.Item(id)
		if inPlace := v.c.Measure(v.Assessment, item, aDay).State == assessment.InPlace; inPlace != holds {
			t.Errorf("%s is in place: %v", id, inPlace)
		}
	}
}
