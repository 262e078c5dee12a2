package assessment_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/words"
)

// judgedOn is the day on which these are judged.
const judgedOn = assessment.Date("2026-12-01")

// A judged case is a program that an information security officer in care judged
// from DOMAIN.md before the program did. Values are by number of the question: S shown,
// C claimed by the maker, K claimed and looked at by the practice, L lapsed, N no,
// U unknown, - open.
type judgedCase struct {
	kind, values, audience string
	vary                   func(*assessment.Assessment)
	outcome, headline      string
	advised                assessment.Date
	kinds                  string   // the decisions that are open, by their first letters: a, w(ith reservation), r
	says, not              []string // in summary, changes, notes and open points
}

func agreement(state string) func(*assessment.Assessment) {
	return func(a *assessment.Assessment) {
		a.Legal.Agreement, a.Legal.AgreementSigned, a.Legal.AgreementNote = state, "", ""
		a.Legal.AgreementSeen, a.Legal.AgreementSource, a.Legal.Officer = "2026-11-01", "de site", "not-asked"
	}
}

func check(id, answer string) func(*assessment.Assessment) {
	return func(a *assessment.Assessment) { a.Checks[id] = assessment.Check{Answer: answer} }
}

func ownUse(a *assessment.Assessment) { a.Legal.OwnUse = assessment.Yes }

var judgedCases = map[string]judgedCase{
	"a care product with all": {kind: "nl", values: "SSSSSSSS", outcome: "suitable", advised: "2027-06-18", kinds: "awr", says: []string{"Bij elk punt is er bewijs"}},
	"an honest no at 6":       {kind: "nl", values: "SSSSSNSS", outcome: "suitable", headline: "all-but-nen7512", advised: "2027-06-18", kinds: "awr", says: []string{"zeven van de acht", "Vraag 6 (NEN 7512): maak hierover een afspraak"}, not: []string{"alle acht"}},
	"a salesman’s word at 6":  {kind: "nl", values: "SSSSSCSS", outcome: "suitable", headline: "all-but-nen7512", advised: "2027-06-18", kinds: "awr", not: []string{"alle acht"}},
	"an office program":       {kind: "nl", values: "SSSNNNSS", outcome: "conditional", advised: "2027-06-01", kinds: "awr", says: []string{"niet voor de zorg gemaakt"}},
	"1 claimed and looked at": {kind: "nl", values: "KSSNNNSS", outcome: "conditional", advised: "2027-03-01", kinds: "awr"},
	"1 claimed by the maker":  {kind: "nl", values: "CSSNNNSS", outcome: "exception-only", headline: "plain", advised: "2027-03-01", kinds: "wr", says: []string{"Niemand keek hier zelf na", "zelf nakijken of het aanstaat"}},
	"8 claimed":               {kind: "nl", values: "SSSNNNSC", outcome: "conditional", advised: "2027-03-01", kinds: "awr"},
	"a certified portal":      {kind: "nl", values: "NNSSSNSS", outcome: "conditional", advised: "2027-06-01", kinds: "awr", says: []string{"gecertificeerd zorgprogramma", "geheimhouding"}},
	"the portal, agreement ended": {kind: "nl", values: "NNSSSNSS", outcome: "conditional", advised: "2027-06-01", kinds: "awr",
		vary: func(a *assessment.Assessment) { a.Legal.Terms.Until = "2026-10-01" },
		says: []string{"gold tot en met 1 oktober 2026"}, not: []string{"geheimhouding", "Er is nog geen"}},
	"the portal, AI unknown":   {kind: "nl", values: "NNSSSNSS", vary: check("ai-off", "unknown"), outcome: "exception-only", headline: "plain", advised: "2027-03-01", kinds: "wr", says: []string{"Zet AI uit. Dan wordt de uitkomst ‘Te gebruiken met maatregelen’."}},
	"the portal keeps":         {kind: "nl", values: "NNSSSNSN", outcome: "exception-only", headline: "plain", advised: "2027-03-01", kinds: "wr", says: []string{"vraag 8 met bewijs"}},
	"a portal without audit":   {kind: "nl", values: "NNLSSNLS", outcome: "exception-only", headline: "plain", advised: "2027-03-01", kinds: "wr", says: []string{"minstens 1 van vraag 3 en 7"}},
	"a consumer program":       {kind: "nl", values: "NNNNNNNN", outcome: "exception-only", headline: "do-not-use", advised: "2027-03-01", kinds: "wr", says: []string{"Gebruik is een tijdelijke uitzondering"}},
	"all shown, but own use":   {kind: "nl", values: "SSSSSSSS", vary: ownUse, outcome: "exception-only", headline: "do-not-use", kinds: "r", says: []string{"voor eigen doelen", "Voor ‘Voldoet aan alle acht punten’ is nodig: geen eigen gebruik door de maker."}, not: []string{"Advies voor een besluit", "tijdelijke uitzondering", "Vul nog in: Waarom", "Voor ‘Te gebruiken met maatregelen’"}},
	"1 unknown":                {kind: "nl", values: "USSSNNSS", outcome: "exception-only", headline: "find-out-first", kinds: "r", says: []string{"Nog onbekend"}, not: []string{"Advies voor een besluit", "tijdelijke uitzondering", "Vul nog in: Waarom"}},
	"8 lapsed":                 {kind: "nl", values: "SSSNNNSL", outcome: "exception-only", headline: "find-out-first", kinds: "r", not: []string{"Advies voor een besluit"}},
	"a messenger without more": {kind: "nl", values: "SSNNNNNS", vary: agreement("offers-none"), outcome: "exception-only", headline: "plain", advised: "2027-01-01", kinds: "wr", says: []string{"de maker biedt die niet aan", "hooguit een maand"}},
	"all shown, offers none":   {kind: "nl", values: "SSSSSSSS", vary: agreement("offers-none"), outcome: "suitable", advised: "2027-01-01", kinds: "wr", says: []string{"Vul nog in: Waarom"}},
	"no agreement yet":         {kind: "nl", values: "SSSSSSSS", vary: agreement("no"), outcome: "suitable", advised: "2027-06-18", kinds: "awr", says: []string{"Tot die er is, mag het programma nog niet worden gebruikt"}},
	"transfer unknown":         {kind: "nl", values: "SSSSSSSS", vary: func(a *assessment.Assessment) { a.Legal.Transfer = "unknown" }, outcome: "suitable", advised: "2027-06-18", kinds: "wr", says: []string{"uiterlijk op 1 januari 2027 uitzoekt"}},
	"two steps missing":        {kind: "nl", values: "SSSSSSSS", vary: check("two-factor", "no"), outcome: "suitable", advised: "2027-06-18", kinds: "awr", says: []string{"Inloggen in twee stappen voor medewerkers"}},
	"two steps, not in care":   {kind: "nl-other", values: "SSSSSSSS", vary: check("two-factor", "no"), outcome: "suitable", advised: "2027-06-18", kinds: "awr", not: []string{"Inloggen in twee stappen voor medewerkers"}},
	"a third exception": {kind: "nl", values: "NNNNNNNS", outcome: "exception-only", headline: "plain", advised: "2027-03-01", kinds: "wr",
		vary: func(a *assessment.Assessment) {
			a.Exceptions = []assessment.PastException{{On: "2025-06-01", Through: "2025-08-01"}, {On: "2026-05-01", Through: "2026-07-01"}}
		},
		says: []string{"Dit is de 3e uitzondering voor dit programma en dit gebruik", "Nieuwe reden"}, not: []string{"op rij"}},
	"colleagues":                {kind: "nl", audience: "colleagues", values: "NNNNNNNN", outcome: "exception-only", headline: "do-not-use", advised: "2027-03-01", kinds: "wr", not: []string{"Toestemming"}},
	"internal, 8 and 3":         {kind: "nl", audience: "internal", values: "NNSNNNNS", outcome: "conditional", advised: "2027-06-01", kinds: "awr", not: []string{"NEN 7510", "zorg gemaakt"}},
	"internal in Belgium":       {kind: "be-private", audience: "internal", values: "SSSNNNSS", outcome: "suitable", advised: "2027-06-18", kinds: "awr", says: []string{"NEN 7510 en NEN 7512: dit zijn Nederlandse normen"}, not: []string{"een programma voor de zorg"}},
	"six points in Belgium":     {kind: "be-private", values: "SSSSNNSS", outcome: "suitable", advised: "2027-06-18", kinds: "awr", says: []string{"Nederlandse normen"}},
	"what the committee asks":   {kind: "be-private", values: "SSNNNNNS", outcome: "conditional", advised: "2027-03-01", kinds: "awr", says: []string{"Vraag 3 (Onderzocht): maak hierover een afspraak", "Vraag 7 (ISO 27001): maak hierover een afspraak"}},
	"the same, 8 claimed":       {kind: "be-youth", values: "SSNNNNNC", outcome: "exception-only", headline: "plain", advised: "2027-03-01", kinds: "wr"},
	"no known maker in Belgium": {kind: "be-private", values: "SSSSNNSS", vary: func(a *assessment.Assessment) { a.Program.Maker = "" }, outcome: "exception-only", headline: "find-out-first", kinds: "r", says: []string{"Voor ‘Voldoet aan alle zes punten die in België tellen’ is nodig: de wettelijke naam van de maker."}, not: []string{"Advies voor een besluit", "Voor ‘Te gebruiken met maatregelen’"}},
	"a portal in Belgium":       {kind: "be-public", values: "NNSSSNSS", outcome: "exception-only", headline: "plain", advised: "2027-03-01", kinds: "wr", says: []string{"Een nee bij vraag 1 wordt in België niet goedgemaakt"}},
	"a condition refused":       {kind: "be-clb", values: "SSSSNNSS", vary: check("client-wants", "no"), outcome: "suitable", advised: "2027-06-18", kinds: "wr", says: []string{"‘De leerling wil het’"}},
	"Discord among the young":   {kind: "be-youth", values: "NNNNNNNN", vary: ownUse, outcome: "exception-only", headline: "do-not-use", kinds: "r", says: []string{"voor eigen doelen. Niet alles is van begin tot eind versleuteld", "Een nee bij vraag 1 en 8"}, not: []string{"Advies voor een besluit"}},
	"one open, all else shown":  {kind: "nl-youth", values: "SSS-SSSS", outcome: "incomplete", says: []string{"Nog haalbaar: Voldoet aan alle acht punten", "Vraag 4 (Voor zorg) heeft nog geen antwoord"}},
	"three no, four open":       {kind: "nl", values: "NN----NN", outcome: "incomplete", says: []string{"De uitkomst is nu ‘Liever niet’, door vraag 8."}},
}

// TestJudgedBeforehand: what the program makes of a case is what was judged of it
// beforehand, in outcome, headline, period, decisions and sentences.
func TestJudgedBeforehand(t *testing.T) {
	for name, j := range judgedCases {
		t.Run(name, func(t *testing.T) {
			a := j.assessment(t)
			c := load(t).In(&a)
			o := c.Outcome(&a, judgedOn)
			if o.Outcome != j.outcome || o.Headline != j.headline || o.Advised != j.advised {
				t.Errorf("%s %q until %s", o.Outcome, o.Headline, o.Advised)
			}
			kinds := ""
			for _, kind := range c.Options(&a, o).Kinds {
				kinds += map[string]string{assessment.Approved: "a", assessment.Reservation: "w", assessment.Refused: "r"}[kind]
			}
			if kinds != j.kinds {
				t.Errorf("open is %q", kinds)
			}
			said := j.said(t, c, &a, o)
			for _, want := range j.says {
				if !strings.Contains(said, want) {
					t.Errorf("it does not say %q:\n%s", want, said)
				}
			}
			for _, not := range j.not {
				if strings.Contains(said, not) {
					t.Errorf("it says %q:\n%s", not, said)
				}
			}
		})
	}
}

// said is all that assess says of an outcome.
func (j judgedCase) said(t *testing.T, c *assessment.Content, a *assessment.Assessment, o assessment.Outcome) string {
	t.Helper()
	w, err := words.Load("nl")
	if err != nil {
		t.Fatal(err)
	}
	w = w.For(c.Kind(a))
	said := append([]string{w.Headline(o), w.Summary(c, o)}, w.Changes(c, o)...)
	said = append(said, w.Notes(c, a, o, judgedOn)...)
	for _, f := range c.Review(a, judgedOn) {
		said = append(said, w.Finding(f, c))
	}
	return strings.Join(said, "\n")
}

// assessment is the example of a care product, with these values and not decided.
func (j judgedCase) assessment(t *testing.T) assessment.Assessment {
	t.Helper()
	a, err := exchange.Example("care")
	if err != nil {
		t.Fatal(err)
	}
	a.Decision, a.Number, a.Practice.Profile = nil, "", j.kind
	if a.Use.Audience = j.audience; j.audience == "" {
		a.Use.Audience = assessment.WithClients
	}
	ids := []string{"e2e", "provider-unreadable", "audit", "care", "nen7510", "nen7512", "iso27001", "storage-control"}
	for i, id := range ids {
		if a.Answers[id] = answered(a.Answers[id], j.values[i]); j.values[i] == '-' {
			delete(a.Answers, id)
		}
	}
	for _, p := range load(t).ChecksFor(&a) {
		a.Checks[p.ID] = assessment.Check{Answer: assessment.Yes}
	}
	if j.vary != nil {
		j.vary(&a)
	}
	return a
}

// answered is an answer with the value of a letter, made of one that is shown.
func answered(shown assessment.Answer, value byte) assessment.Answer {
	first := shown.Evidence[0]
	first.Fields = maps.Clone(first.Fields)
	switch value {
	case 'N':
		return assessment.Answer{Answer: assessment.No}
	case 'U':
		return assessment.Answer{Answer: assessment.Unknown}
	case 'C':
		first = assessment.Evidence{Kind: "claim", Fields: map[string]string{"who": "de maker", "seen": "2026-11-01"}}
	case 'K':
		delete(first.Fields, "document")
	case 'L':
		for field, old := range map[string]string{"checked": "2025-10-01", "tested": "2025-06-18", "valid-until": "2026-10-31"} {
			if first.Fields[field] != "" {
				first.Fields[field] = old
			}
		}
	}
	shown.Evidence = []assessment.Evidence{first}
	shown.Covers = slices.Clone(shown.Covers)
	return shown
}
