package letter_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/letter"
)

// both is what a letter says formally and informally.
type both struct{ formal, informal string }

func (b both) in(tone string) string {
	if tone == letter.Informal && b.informal != "" {
		return b.informal
	}
	return b.formal
}

// contents are what DOMAIN.md section 6 asks of every Dutch letter, in its order.
var contents = []both{
	{"Lees hier de risico’s, en wat u kunt kiezen", "Lees hier de risico’s, en wat je kunt kiezen"},
	{"U hoeft niet mee te doen", "Je hoeft niet mee te doen"},
	{"Onze hulp gaat gewoon door. Later nee zeggen mag ook", ""},
	{"U hoort vooraf hoe u meedoet, bijvoorbeeld met een link, op uw telefoon, tablet of computer", "Je hoort vooraf hoe je meedoet, bijvoorbeeld met een link, op je telefoon, tablet of computer"},
	{"U hebt geen account en geen app nodig", "Je hebt geen account en geen app nodig"},
	{"kunt u vrij praten", "kun je vrij praten"},
	{"Bij ons luistert niemand mee", ""},
	{"U mag altijd stoppen", "Je mag altijd stoppen"},
	{"Valt het contact weg? Bel 030 2", ""},
	{"niet voor spoed: bel dan 112 of uw huisarts", "niet voor spoed: bel dan 112 of je huisarts"},
	{"De maker van Zoem is Zoem BV. De privacyverklaring staat op zoem.nl/p", ""},
	{"Wat zijn de risico’s?", ""},
	{"wanneer wij contact hadden, hoe lang, en met welk apparaat", ""},
	{"alleen bij uitzondering, tot en met", ""},
	{"Wat doen wij?", ""},
	{"Zit op een rustige plek waar u vrij kunt praten. Luistert er iemand mee? Zeg het dan", "Zit op een rustige plek waar je vrij kunt praten. Luistert er iemand mee? Zeg het dan"},
	{"wachtwoord of pincode, en wifi met een wachtwoord", ""},
	{"wanneer en hoe lang wij elkaar spraken, en wat nodig is. Alleen wie helpt, ziet het", ""},
	{"De maker krijgt en bewaart ook gegevens: uw naam. Hoe lang: een jaar", ""},
	{"De gegevens blijven in de Europese Unie", ""},
	{"Willen wij toch opnemen, dan vragen wij u dat eerst, elke keer apart", "Willen wij toch opnemen, dan vragen wij je dat eerst, elke keer apart"},
	{"Een computer maakt geen tekst of samenvatting van het gesprek", ""},
	{"U mag het dossier zien en laten verbeteren", "Je mag het dossier zien en laten verbeteren"},
	{"gegevens minder te gebruiken", ""},
	{"u mag bezwaar maken", "je mag bezwaar maken"},
	{"Uw akkoord met deze manier van werken mag u altijd intrekken", "Je akkoord met deze manier van werken mag je altijd intrekken"},
	{"Hebt u een klacht over hoe wij met gegevens omgaan?", "Heb je een klacht over hoe wij met gegevens omgaan?"},
	{"Is er een lek met een groot risico voor", ""},
	{"zo snel mogelijk", ""},
	{"Wij gebruiken gegevens om", ""},
	{"Onze privacyverklaring: linde.nl/p. Vragen over privacy: J. Bos", ""},
	{"Gaat u akkoord?", "Ga je akkoord?"},
	{"Verandert er iets belangrijks", ""},
	{"Wilt u later stoppen? Zeg het ons, of laat het weten via post@linde.nl", "Wil je later stoppen? Zeg het ons, of laat het weten via post@linde.nl"},
	{"Wordt dit vergoed?", ""},
}

// byProfile are the rows of the table in DOMAIN.md section 6; the second list is
// what only others say.
var byProfile = map[string]struct{ says, not []both }{
	"nl": {
		[]both{{"Autoriteit Persoonsgegevens (AP)", ""}, {"klachtenfunctionaris. U mag ook altijd naar", "klachtenfunctionaris. Je mag ook altijd naar"}, {"behandelovereenkomst", ""},
			{"vragen om het te vernietigen; dat kan niet altijd", ""}, {"mee te krijgen", ""}, {"20 jaar na de laatste wijziging, soms langer", ""},
			{"geen toestemming voor een behandeling", ""}, {"Bel 113", ""}, {"Zeg het ons eerst, en deel de opname niet", ""}, {"AGB 04123456", ""}},
		[]both{{"GBA", ""}, {"VTC", ""}, {"1813", ""}, {"voogd beslist", ""}, {"Informatieveiligheidscomité", ""}},
	},
	"be-private": {
		[]both{{"Gegevensbeschermingsautoriteit (GBA)", ""}, {"Vertel het liever eerst aan ons. U mag ook altijd", "Vertel het liever eerst aan ons. Je mag ook altijd"}, {"noemt dat als voorwaarde", ""},
			{"medisch dossier kunt u meestal niet laten wissen", "medisch dossier kun je meestal niet laten wissen"}, {"mee te krijgen", ""},
			{"minstens 30 en hoogstens 50 jaar na ons laatste contact", ""}, {"niet de reden waarom wij gegevens mogen gebruiken", ""}, {"Bel 1813", ""}, {"Neem het gesprek zelf niet op", ""}},
		[]both{{"(AP)", ""}, {"VTC", ""}, {"klachtenfunctionaris", ""}, {"vernietigen", ""}, {"20 jaar", ""}, {"behandelovereenkomst", ""}, {"eigen risico kan", ""}, {"AGB", ""}},
	},
	"be-public": {
		[]both{{"Vlaamse Toezichtcommissie (VTC)", ""}, {"Vertel het eerst aan ons. Komen wij er samen niet uit", ""}, {"openbare taak", ""},
			{"minstens 30 en hoogstens 50 jaar na ons laatste contact", ""}, {"medisch dossier", ""}, {"Bel 1813", ""}},
		[]both{{"(AP)", ""}, {"GBA", ""}, {"Informatieveiligheidscomité", ""}, {"mee te krijgen", ""}, {"eigen risico kan", ""}},
	},
	"be-clb": {
		[]both{{"Vlaamse Toezichtcommissie (VTC)", ""}, {"Komen wij er samen niet uit", ""}, {"leerlingen te begeleiden. Dat hoort bij onze openbare taak", ""},
			{"minstens tien jaar na het laatste consult, en tot de leerling 25 jaar is. In het buitengewoon onderwijs is dat 30 jaar", ""}, {"Medische gegevens", ""}},
		[]both{{"(AP)", ""}, {"GBA", ""}, {"50 jaar", ""}, {"mee te krijgen", ""}, {"eigen risico kan", ""}},
	},
}

// byPerson is who agrees, and when there is a new letter.
var byPerson = map[string]struct{ says, not []both }{
	"nl/adult":                  {nil, []both{{"ouders", ""}, {"uw kind", "je kind"}, {"namens", ""}, {"wordt u 16", "word je 16"}}},
	"nl/young":                  {[]both{{"nog geen 16", ""}, {"ouders met gezag met u mee", "ouders met gezag met jou mee"}, {"wordt u 16", "word je 16"}, {"moeten ook akkoord gaan. Wilt u dat niet? Praat", "moeten ook akkoord gaan. Wil je dat niet? Praat"}}, []both{{"eigen risico kan", ""}, {"kind 12", ""}}},
	"nl/child":                  {[]both{{"nog geen 12. Daarom beslissen de ouders met gezag", ""}, {"of wordt uw kind 12", "of wordt je kind 12"}, {"kind uit wat hier staat", ""}, {"wie zijn er,", ""}}, []both{{"eigen risico kan", ""}, {"16", ""}}},
	"nl/parents":                {[]both{{"Hebben twee ouders gezag?", ""}}, []both{{"eigen risico kan", ""}, {"nog geen", ""}}},
	"nl/representative":         {[]both{{"curator, mentor, gemachtigde, partner of familie", ""}, {"Bespreek dit met de cliënt", ""}, {"eigen risico kan", ""}}, []both{{"bewindvoerder", ""}, {"uw kind", "je kind"}}},
	"be-private/adult":          {nil, []both{{"ouders", ""}}},
	"be-private/young":          {[]both{{"Dan beslist u zelf", "Dan beslis je zelf"}}, []both{{"nog geen", ""}, {"12 of ouder", ""}, {"ouders", ""}}},
	"be-private/child":          {[]both{{"beslist u als ouder of voogd", "beslis jij als ouder of voogd"}, {"of kan uw kind zelf beslissen", "of kan je kind zelf beslissen"}}, []both{{"nog geen 12", ""}, {"kind 12", ""}, {"twee ouders", ""}}},
	"be-private/parents":        {nil, []both{{"twee ouders", ""}}},
	"be-private/representative": {[]both{{"bewindvoerder of familie", ""}}, []both{{"curator", ""}}},
	"be-clb/young":              {[]both{{"12 of ouder", ""}}, []both{{"ouders", ""}, {"16", ""}}},
	"be-clb/child":              {[]both{{"nog geen 12. Daarom beslist u als ouder of voogd", "nog geen 12. Daarom beslis jij als ouder of voogd"}, {"kind 12", ""}}, []both{{"twee ouders", ""}}},
}

// byWay is how to agree, and what the other ways say.
var byWay = map[string]struct{ says, not []both }{
	letter.OnPaper: {[]both{{"Handtekening", ""}, {"Voor ons: dit deel geeft u terug", "Voor ons: dit deel geef je terug"}, {"Voor u: dit deel houdt u zelf", "Voor jou: dit deel houd je zelf"}, {"steeds apart gevraagd", ""}},
		[]both{{"Onderwerp:", ""}, {"Beantwoord de mail", ""}, {"Wij bespreken deze brief", ""}}},
	letter.ByMail: {[]both{{"Beantwoord de mail bij deze brief", ""}, {"Onderwerp: Antwoord op brief 2026-0007", ""}, {"Ik heb de brief gelezen en begrepen", ""}, {"Ik ga akkoord", ""}},
		[]both{{"Handtekening", ""}, {"losse blad", ""}}},
	letter.Aloud: {[]both{{"Wij bespreken deze brief met u", "Wij bespreken deze brief met je"}, {"met de datum in het dossier", ""}}, []both{{"Handtekening", ""}, {"Onderwerp:", ""}}},
}

// eachChoice walks through country, person, tone, way, and what else is chosen.
func eachChoice(t *testing.T, with func(t *testing.T, profile string, c letter.Choices)) {
	_, edition := load(t)
	content, _ := load(t)
	for _, profile := range content.Profiles.Profiles {
		for _, who := range edition.WhoFor(profile.ID) {
			for _, tone := range letter.Tones {
				for _, way := range letter.Ways {
					for _, second := range []bool{false, true} {
						c := letter.Choices{Who: who.ID, Tone: tone, Way: way, OneParent: second, Promise72: second, Large: second}
						name := strings.Join([]string{profile.ID, who.ID, tone, way}, "/")
						if second {
							name += "/one-parent,72,large"
						}
						t.Run(name, func(t *testing.T) { with(t, profile.ID, c) })
					}
				}
			}
		}
	}
}

// TestEveryChoice asks of the Dutch letter in every variant what it must and must
// not hold.
func TestEveryChoice(t *testing.T) {
	eachChoice(t, func(t *testing.T, profile string, c letter.Choices) {
		a := consumer()
		a.Practice.Profile = profile
		doc, text := said(t, letter.Build, request(t, a, c))
		person := profile + "/" + c.Who
		if profile == "be-public" {
			person = "be-private/" + c.Who
		}
		says := slices.Concat(contents, byProfile[profile].says, byPerson[person].says, byWay[c.Way].says)
		for _, want := range says {
			if !contains(text, want.in(c.Tone)) {
				t.Errorf("it does not say %q", want.in(c.Tone))
			}
		}
		for _, bad := range slices.Concat(byProfile[profile].not, byPerson[person].not, byWay[c.Way].not) {
			if contains(text, bad.in(c.Tone)) {
				t.Errorf("it says %q", bad.in(c.Tone))
			}
		}
		if bad := never.FindString(strings.ReplaceAll(text, "binnen 72 uur nadat wij het weten", "")); bad != "" {
			t.Errorf("it says %q", bad)
		}
		if contains(text, "binnen 72 uur") != c.Promise72 {
			t.Errorf("promise of 72 hours: %v", !c.Promise72)
		}
		if large := doc.Style == document.Large; large != c.Large || len(doc.Attachments) > 0 {
			t.Error("large print is not as chosen, or it carries data")
		}
		other := regexp.MustCompile(`\b([Uu]|[Uu]w)\b`)
		if c.Tone == letter.Formal {
			other = regexp.MustCompile(`\b([Jj]e|[Jj]ij|[Jj]ouw?)\b`)
		}
		if found := other.FindString(strings.ReplaceAll(text, "gegevens: uw naam", "")); found != "" {
			t.Errorf("a %s letter says %q", c.Tone, found)
		}
		checkSigners(t, doc, profile, c)
	})
}

// checkSigners: who signs, on two copies, with nothing filled in.
func checkSigners(t *testing.T, doc *document.Document, profile string, c letter.Choices) {
	t.Helper()
	want := map[string]int{"adult": 1, "young": 1, "child": 1, "parents": 1, "representative": 1}[c.Who]
	minor := c.Who == "young" || c.Who == "child" || c.Who == "parents"
	if profile == "nl" && minor {
		if c.Who == "young" {
			want++
		}
		if !c.OneParent {
			want++
		}
	}
	if c.Way != letter.OnPaper {
		want = 0
	}
	var signatures, boxes int
	names := map[string]bool{}
	each(doc.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Signatures:
			for _, s := range b.Boxes {
				signatures++
				names[s.Name] = true
				if len(s.Given) > 0 {
					t.Error("something is filled in beforehand")
				}
			}
		case document.CheckBox:
			boxes++
			names[b.Name] = true
		}
	})
	wantBoxes := 0
	if c.Way == letter.OnPaper {
		wantBoxes = 2
		if profile == "nl" && minor && c.OneParent {
			wantBoxes = 4
		}
	}
	if signatures != 2*want || boxes != wantBoxes || len(names) != signatures+boxes {
		t.Errorf("%d places to sign on two copies, %d boxes, %d names", signatures, boxes, len(names))
	}
}

// each walks through blocks and those inside them.
func each(blocks []document.Block, with func(document.Block)) {
	for _, b := range blocks {
		with(b)
		switch b := b.(type) {
		case document.Keep:
			each(b.Blocks, with)
		case document.Callout:
			each(b.Blocks, with)
		case document.Pair:
			each([]document.Block{b.Left, b.Right}, with)
		}
	}
}

// TestEveryChoiceReadsEasily: Flesch-Douma 60 or more and no sentence over 20
// words, in every Dutch letter and every script.
func TestEveryChoiceReadsEasily(t *testing.T) {
	eachChoice(t, func(t *testing.T, profile string, c letter.Choices) {
		a := consumer()
		a.Practice.Profile = profile
		r := request(t, a, c)
		for name, make := range map[string]func(letter.Request) (*document.Document, error){"letter": letter.Build, "script": letter.Script} {
			doc, _ := said(t, make, r)
			all := sentences(doc.Blocks)
			for _, s := range all {
				if n := len(wordsOf(s)); n > 20 {
					t.Errorf("%s: %d words: %q", name, n, s)
				}
			}
			if score := fleschDouma(all); score < 60 {
				t.Errorf("%s: Flesch-Douma is %.1f", name, score)
			}
		}
	})
}

// TestTwoPagesForEveryone: the letter itself, without the sheet to sign, takes two
// pages at most for the fullest example, whoever it is for.
func TestTwoPagesForEveryone(t *testing.T) {
	fonts := fonts(t)
	c, edition := load(t)
	a, err := exchange.Example("consumer")
	if err != nil {
		t.Fatal(err)
	}
	for _, profile := range c.Profiles.Profiles {
		a.Practice.Profile = profile.ID
		for _, who := range edition.WhoFor(profile.ID) {
			for _, way := range letter.Ways {
				doc, _ := said(t, letter.Build, request(t, a, letter.Choices{Who: who.ID, Way: way}))
				if i := slices.IndexFunc(doc.Blocks, func(b document.Block) bool { return b == document.Block(document.PageBreak{}) }); i >= 0 {
					doc.Blocks = doc.Blocks[:i]
				}
				if n := len(document.Lay(doc, fonts).Pages); n > 2 {
					t.Errorf("%s, %s, %s takes %d pages", profile.ID, who.ID, way, n)
				}
			}
		}
	}
}

// TestRefusedChoices: what a profile does not have is refused, and what there is
// is named.
func TestRefusedChoices(t *testing.T) {
	_, edition := load(t)
	for code, c := range map[string]letter.Choices{
		"letter-who-unknown": {Who: "adult"}, "letter-tone-unknown": {Tone: "rude"}, "letter-way-unknown": {Way: "silence"}, "letter-lang-unknown": {Lang: "xx"},
	} {
		_, err := edition.Complete(c, "be-clb")
		e, _ := err.(*assessment.Error)
		if e == nil || e.Code != code || !strings.Contains(e.Params["choices"], ", ") || !catalogue(t, "nl").Has("error."+code) {
			t.Errorf("%s: %v", code, err)
		}
	}
	for profile, want := range map[string]letter.Choices{
		"": {Who: "adult", Tone: "formal", Way: "paper", Lang: "nl"}, "nl": {Who: "adult", Tone: "formal", Way: "paper", Lang: "nl"},
		"be-clb": {Who: "young", Tone: "informal", Way: "paper", Lang: "nl"},
	} {
		if got, err := edition.Complete(letter.Choices{}, profile); err != nil || got != want {
			t.Errorf("%q: %+v, %v", profile, got, err)
		}
	}
}

// TestNameInTheLetter: a name that is given stands where the line to write on was.
func TestNameInTheLetter(t *testing.T) {
	doc, text := said(t, letter.Build, request(t, consumer(), letter.Choices{To: " A. de Wit "}))
	each(doc.Blocks, func(b document.Block) {
		if _, is := b.(document.Blank); is {
			t.Error("there is still a line to write on")
		}
	})
	if !contains(text, "Aan: A. de Wit") {
		t.Error(text)
	}
}

// TestScript has what to say, what to ask back, and lines for date and interpreter;
// in Dutch beside a translation.
func TestScript(t *testing.T) {
	for _, lang := range []string{"nl", "en", "tr"} {
		doc, text := said(t, letter.Script, request(t, consumer(), letter.Choices{Lang: lang, Way: letter.Aloud, Tone: letter.Formal}))
		want := []string{"Kunt u in eigen woorden zeggen wat er mis kan gaan?", "Tolk en taal", "Datum", "Onze hulp gaat gewoon door", "tekst tr 2026.1", "Ja, akkoord"}
		if lang == "nl" {
			want[4] = "tekst nl 2026.1"
		}
		if lang == "en" {
			want = []string{"Can you say in your own words what can go wrong?", "Interpreter", "Date", "Our help simply goes on", "text en 2026.1", "Yes, agrees"}
		}
		for _, w := range want {
			if !contains(text, w) {
				t.Errorf("%s does not say %q", lang, w)
			}
		}
		if doc.Fillable || doc.Lang == "tr" || strings.Contains(text, "Lees hier") {
			t.Error("a script is filled in by hand, and speaks of what is heard")
		}
	}
}

// TestCoverSaysNothingOfCare: nor of the program, in any language.
func TestCoverSaysNothingOfCare(t *testing.T) {
	for _, l := range languages(t) {
		a := consumer()
		mail, err := letter.Cover(request(t, a, letter.Choices{Lang: l.Lang, Way: letter.ByMail}))
		if err != nil || mail.Subject == "" || !strings.Contains(mail.Body, a.Practice.Name) {
			t.Fatalf("%s: %+v, %v", l.Lang, mail, err)
		}
		all := mail.Subject + mail.Body
		if bad := regexp.MustCompile(`(?i)zoem|zorg|cliënt|behandel|\bcare\b|client|\{`).FindString(all); bad != "" || strings.Contains(all, "2026-") {
			t.Errorf("%s: %q in %q", l.Lang, bad, all)
		}
		if l.Beside() && !strings.Contains(mail.Body, "Bij deze mail zit een brief") {
			t.Errorf("%s: no Dutch below it", l.Lang)
		}
	}
}
