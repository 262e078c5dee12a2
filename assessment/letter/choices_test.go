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
// What differs between kinds of provider stands in kinds_test.go.
var contents = []both{
	{"Lees hier de risico’s, en wat u kunt kiezen", "Lees hier de risico’s, en wat je kunt kiezen"},
	{"U hoeft niet mee te doen", "Je hoeft niet mee te doen"},
	{"Onze hulp gaat gewoon door. Later nee zeggen mag ook", ""},
	{"Wij vertellen u vooraf hoe u meedoet, bijvoorbeeld met een link. U gebruikt uw telefoon, tablet of computer", "Wij vertellen je vooraf hoe je meedoet, bijvoorbeeld met een link. Je gebruikt je telefoon, tablet of computer"},
	{"U hebt geen account en geen app nodig", "Je hebt geen account en geen app nodig"},
	{"kunt u vrij praten? En wie mogen wij bellen als het misgaat?", "kun je vrij praten? En wie mogen wij bellen als het misgaat?"},
	{"U mag altijd stoppen", "Je mag altijd stoppen"},
	{"De maker van Zoem is Zoem BV. De privacyverklaring staat op zoem.nl/p", ""},
	{"Wat zijn de risico’s?", ""},
	{"wanneer wij contact hadden, hoe lang, en met welk apparaat", ""},
	{"alleen bij uitzondering, tot en met", ""},
	{"Valt het contact weg? Bel 030 2", ""},
	{"Is er spoed? Bel 112 of uw huisarts, en wacht niet op Zoem", "Is er spoed? Bel 112 of je huisarts, en wacht niet op Zoem"},
	{"Dat is gratis, dag en nacht", ""},
	{"Wat doen wij?", ""},
	{"Zoek een rustige plek waar u vrij kunt praten. Luistert er iemand mee? Zeg dat dan", "Zoek een rustige plek waar je vrij kunt praten. Luistert er iemand mee? Zeg dat dan"},
	{"wachtwoord of pincode, en wifi met een wachtwoord", ""},
	{"Geef de link of een wachtwoord niet door", ""},
	{"wanneer en hoe lang wij elkaar spraken, en wat nodig is voor de hulp. Alleen wie helpt, kan dat lezen", ""},
	{"De maker krijgt en bewaart ook gegevens: uw naam. Hoe lang: een jaar", ""},
	{"De gegevens blijven in Europa (de EER)", ""},
	{"Willen wij toch opnemen, dan vragen wij u dat eerst, elke keer apart", "Willen wij toch opnemen, dan vragen wij je dat eerst, elke keer apart"},
	{"Een computer maakt geen tekst of samenvatting van het gesprek", ""},
	{"U mag het dossier zien en laten verbeteren", "Je mag het dossier zien en laten verbeteren"},
	{"gegevens een tijd niet te gebruiken", ""},
	{"Hebt u een klacht over hoe wij met gegevens omgaan?", "Heb je een klacht over hoe wij met gegevens omgaan?"},
	{"gelekt", ""},
	{"zo snel mogelijk", ""},
	{"Wij gebruiken gegevens om", ""},
	{"Onze privacyverklaring: linde.nl/p", ""},
	{"Gaat u akkoord?", "Ga je akkoord?"},
	{"Hebt u vragen? Stel ze gerust", "Heb je vragen? Stel ze gerust"},
	{"Wilt u later stoppen? Zeg het ons, of laat het weten via post@linde.nl. Verandert er iets belangrijks", "Wil je later stoppen? Zeg het ons, of laat het weten via post@linde.nl. Verandert er iets belangrijks"},
}

// byPerson is who agrees, and when there is a new letter, by who agrees at which
// age.
var byPerson = map[string]struct{ says, not []both }{
	"16/adult":            {nil, []both{{"ouders", ""}, {"uw kind", "je kind"}, {"namens", ""}, {"nog geen", ""}}},
	"16/young":            {[]both{{"nog geen 16", ""}, {"ouders met gezag met u mee", "ouders met gezag met jou mee"}, {"wordt u 16", "word je 16"}, {"moeten ook akkoord gaan. Wilt u dat niet? Praat", "moeten ook akkoord gaan. Wil je dat niet? Praat"}}, []both{{"kind 12", ""}}},
	"16/child":            {[]both{{"nog geen 12. Daarom beslissen de ouders met gezag", ""}, {"of wordt uw kind 12", "of wordt je kind 12"}, {"kind uit wat hier staat", ""}, {"wie zijn er,", ""}, {"of u erbij blijft", "of je erbij blijft"}}, nil},
	"16/parents":          {[]both{{"Hebben twee ouders gezag?", ""}}, []both{{"nog geen", ""}}},
	"16/representative":   {[]both{{"curator, mentor, gemachtigde, partner of familie", ""}, {"Bespreek dit met die persoon", ""}}, []both{{"bewindvoerder", ""}, {"uw kind", "je kind"}}},
	"18/young":            {[]both{{"nog geen 18", ""}, {"ouders met gezag met u mee", "ouders met gezag met jou mee"}, {"wordt u 18", "word je 18"}}, nil},
	"18/child":            {[]both{{"nog geen 18. Daarom beslissen de ouders met gezag", ""}, {"of wordt uw kind 18", "of wordt je kind 18"}}, nil},
	"18/parents":          {[]both{{"Hebben twee ouders gezag?", ""}}, []both{{"nog geen", ""}}},
	"ripe/adult":          {nil, []both{{"ouders", ""}}},
	"ripe/young":          {[]both{{"Dan beslist u zelf", "Dan beslis je zelf"}}, []both{{"nog geen", ""}, {"12 of ouder", ""}, {"ouders", ""}}},
	"ripe/child":          {[]both{{"beslist u als ouder of voogd", "beslis jij als ouder of voogd"}, {"of kan uw kind zelf beslissen", "of kan je kind zelf beslissen"}}, []both{{"nog geen 12", ""}, {"twee ouders", ""}}},
	"ripe/parents":        {nil, []both{{"twee ouders", ""}}},
	"ripe/representative": {[]both{{"bewindvoerder of familie", ""}}, []both{{"curator", ""}}},
	"12/young":            {[]both{{"12 of ouder", ""}}, []both{{"ouders", ""}}},
	"12/child":            {[]both{{"nog geen 12. Daarom beslist u als ouder of voogd", "nog geen 12. Daarom beslis jij als ouder of voogd"}, {"kind 12", ""}}, []both{{"twee ouders", ""}}},
}

// byWay is how to agree, and what the other ways say.
var byWay = map[string]struct{ says, not []both }{
	letter.OnPaper: {[]both{{"Handtekening", ""}, {"Uw keuze: dit blad geeft u aan ons", "Je keuze: dit blad geef je aan ons"}, {"Kruis op het losse blad aan wat u kiest", "Kruis op het losse blad aan wat je kiest"},
		{"of iemand las hem voor", ""}, {"konden vragen stellen", ""}, {"Liever niet. Wat dan wel:", ""}, {"– bellen", ""}, {"– een afspraak om elkaar te zien", ""}, {"geen toestemming om op te nemen", ""}, {"ik koos akkoord / liever niet, op:", ""}},
		[]both{{"Onderwerp:", ""}, {"Beantwoord de mail", ""}, {"Wij bespreken deze brief", ""}}},
	letter.ByMail: {[]both{{"Beantwoord de mail bij deze brief", ""}, {"Onderwerp: Antwoord op brief 2026-0007", ""}, {"of iemand las hem voor. Ik kon vragen stellen", ""}, {"Ik ga akkoord", ""}, {"Of: ik wil dit liever niet. Bel mij, of maak een afspraak", ""}},
		[]both{{"Handtekening", ""}, {"losse blad", ""}}},
	letter.Aloud: {[]both{{"Wij bespreken deze brief met u. Wat u kiest", "Wij bespreken deze brief met je. Wat je kiest"}, {"met de datum in het dossier", ""}}, []both{{"Handtekening", ""}, {"Onderwerp:", ""}}},
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
		content, _ := load(t)
		kind, _ := content.Profiles.Profile(profile)
		person := kind.Facts["ages"] + "/" + c.Who
		says := slices.Concat(contents, byPerson[person].says, byWay[c.Way].says)
		for _, want := range says {
			if want.formal == "konden vragen stellen" {
				want.formal = map[bool]string{true: "Wij konden vragen stellen", false: "Ik kon vragen stellen"}[kind.Country == "nl" && !c.OneParent && (c.Who == "child" || c.Who == "parents")]
			}
			if !contains(text, want.in(c.Tone)) {
				t.Errorf("it does not say %q", want.in(c.Tone))
			}
		}
		for _, bad := range slices.Concat(byPerson[person].not, byWay[c.Way].not) {
			if contains(text, bad.in(c.Tone)) {
				t.Errorf("it says %q", bad.in(c.Tone))
			}
		}
		if bad := never.FindString(asides.Replace(strings.ReplaceAll(text, "binnen 72 uur nadat wij het weten", ""))); bad != "" {
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
		checkSigners(t, doc, kind.Country, c)
	})
}

// checkSigners: each person signs once, and both choices stand on the sheet; the
// parents of a young person have a sheet of their own. Nothing is filled in.
func checkSigners(t *testing.T, doc *document.Document, country string, c letter.Choices) {
	t.Helper()
	parents := country == "nl" && (c.Who == "young" || c.Who == "child" || c.Who == "parents")
	want := []string{"signature-client"}
	ticks := []string{"agree", "rather-not", "rather-phone", "rather-visit"}
	switch {
	case c.Who == "representative":
		want, ticks = []string{"signature-representative"}, []string{"agree-for", "rather-not", "rather-phone", "rather-visit"}
	case c.Who == "young" && parents && c.OneParent:
		want = []string{"signature-client", "signature-parent-parents"}
		ticks = []string{"agree", "rather-not", "rather-phone", "rather-visit", "agree-parents", "other-agrees-parents", "rather-not-parents", "rather-phone-parents", "rather-visit-parents"}
	case c.Who == "young" && parents:
		want = []string{"signature-client", "signature-parent-parents", "signature-other-parent-parents"}
		ticks = []string{"agree", "rather-not", "rather-phone", "rather-visit", "agree-parent-parents", "agree-other-parent-parents", "rather-not-parents", "rather-phone-parents", "rather-visit-parents"}
	case parents && c.OneParent:
		want, ticks = []string{"signature-parent"}, []string{"agree", "other-agrees", "rather-not", "rather-phone", "rather-visit"}
	case parents:
		want = []string{"signature-parent", "signature-other-parent"}
		ticks = []string{"agree-parent", "agree-other-parent", "rather-not", "rather-phone", "rather-visit"}
	case c.Who == "child" || c.Who == "parents":
		want = []string{"signature-parent"}
	}
	if c.Way != letter.OnPaper {
		want, ticks = nil, nil
	}
	var signatures, boxes []string
	each(doc.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Signatures:
			for _, s := range b.Boxes {
				signatures = append(signatures, s.Name)
				if len(s.Given) > 0 {
					t.Error("something is filled in beforehand")
				}
			}
		case document.CheckBox:
			boxes = append(boxes, b.Name)
		}
	})
	slices.Sort(boxes)
	slices.Sort(ticks)
	if !slices.Equal(signatures, want) || !slices.Equal(boxes, ticks) {
		t.Errorf("places to sign: %q; to tick: %q", signatures, boxes)
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
// pages at most for the fullest example and an adult; one page more for others,
// and where the text of the answer stands in it.
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
				if i := slices.IndexFunc(doc.Blocks, func(b document.Block) bool { return b == document.Block(document.PageBreak{Leaf: true}) }); i >= 0 {
					doc.Blocks = doc.Blocks[:i]
				}
				most := 2
				if who.ID != "adult" || way == letter.ByMail {
					most = 3 // who agrees, or the text to copy, takes its room
				}
				if n := len(document.Lay(doc, fonts).Pages); n > most {
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
		if blank, is := b.(document.Blank); is && strings.HasPrefix(blank.Label, "Aan") {
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
