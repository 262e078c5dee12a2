package letter_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/words"
)

// item is something that DOMAIN.md section 6 asks of every letter.
type item struct{ name, nl, en string }

var always = []item{
	{"you need not take part", "U hoeft niet mee te doen", "You need not take part"},
	{"care goes on", "hulp gaat gewoon door", "help simply goes on"},
	{"device", "telefoon, tablet of computer", "phone, tablet or computer"},
	{"client may end it", "U mag altijd stoppen", "You may stop at any time"},
	{"start of a call", "wie bent u, waar bent u, en kunt u vrij praten", "who are you, where are you, and can you speak freely"},
	{"whom to call", "wie mogen wij bellen als het misgaat", "whom may we call if something goes wrong"},
	{"urgent", "Is er spoed? Bel 112 of uw huisarts", "Is it urgent? Call 112 or your GP"},
	{"questions", "Hebt u vragen? Stel ze gerust", "Do you have questions? Please ask us"},
	{"rather not", "Liever niet", "Rather not"},
	{"risks", "Wat zijn de risico’s?", "What are the risks?"},
	{"metadata", "wanneer wij contact hadden, hoe lang, en met welk apparaat", "when we were in contact, for how long, and with which device"},
	{"quiet place", "Zoek een rustige plek", "Find a quiet place"},
	{"someone listens in", "Luistert er iemand mee? Zeg dat dan", "Can someone hear you? Tell us"},
	{"secured device and wifi", "wachtwoord of pincode, en wifi met een wachtwoord", "password or pin, and wifi with a password"},
	{"stored by the practice", "wanneer en hoe lang wij elkaar spraken", "when and how long we spoke"},
	{"who sees it", "Alleen wie helpt, kan dat lezen", "Only those who help with it can read that"},
	{"recording asked each time", "elke keer apart", "each time separately"},
	{"leak", "Zijn uw gegevens gelekt, met kans op grote gevolgen voor u? Dan hoort u dat zo snel mogelijk", "If your data leak and that can have serious consequences for you, we tell you as soon as possible"},
	{"how to agree", "Gaat u akkoord?", "Do you agree?"},
	{"how to withdraw", "Wilt u later stoppen?", "Do you want to stop later?"},
	{"new letter", "Verandert er iets belangrijks", "If something important changes"},
	{"signature", "Handtekening", "Signature"},
	{"blank name", "Aan:", "To:"},
	{"foot", "2026-0007 · tekst nl 2026.1", "2026-0007 · text en 2026.1"},
}

// never stands in no letter.
var never = regexp.MustCompile(`(?i:op eigen risico|own risk|wie meedoet|who takes part|AVG-proof|GDPR-proof|\bveilige?\b|\bsafe\b|\bsecure\b|wettelijk|72 uur|72 hours|diagnos|aansprakelijk|liable|certifi|\{[a-z])|NEN|ISO`)

// asides are what a letter does say with these words: that a program is not
// safe, and mail that is.
var asides = strings.NewReplacer("niet helemaal veilig", "", "not entirely safe", "", "secure email", "")

// TestMatrix walks through profiles, languages, values and circumstances, and
// asks of each letter what it must and must not hold.
func TestMatrix(t *testing.T) {
	c, _ := load(t)
	for _, profile := range c.Profiles.Profiles {
		for name, vary := range variants(profile.ID == "nl") {
			for _, lang := range words.Languages {
				t.Run(profile.ID+"/"+name+"/"+lang, func(t *testing.T) {
					a := consumer()
					a.Practice.Profile = profile.ID
					vary(&a)
					doc, text := build(t, a, lang)
					for _, i := range always {
						if want := (assessment.Text{"nl": i.nl, "en": i.en}).In(lang); !contains(text, want) {
							t.Errorf("%s is missing: %q", i.name, want)
						}
					}
					for _, typed := range []string{a.Program.Name, a.Program.Maker, a.Program.PrivacyStatement, a.Program.MakerKeeps, a.Practice.CallBack,
						a.Practice.PrivacyStatement, a.Practice.DPO, a.Practice.Complaints, a.Practice.Contact} {
						if !contains(text, typed) {
							t.Errorf("%q is missing", typed)
						}
					}
					if contains(text, a.Insurer.Answer) {
						t.Error("a note of the practice's own stands in the letter")
					}
					if bad := never.FindString(asides.Replace(text)); bad != "" {
						t.Errorf("the letter says %q", bad)
					}
					if len(doc.Attachments) > 0 {
						t.Error("the letter carries data")
					}
				})
			}
		}
	}
}

// variants are circumstances; with whole, each state of what does not hang on the
// profile too.
func variants(whole bool) map[string]func(*assessment.Assessment) {
	all := map[string]func(*assessment.Assessment){
		"exception": func(*assessment.Assessment) {},
		"decided": func(a *assessment.Assessment) {
			a.Decision = &assessment.Decision{Kind: assessment.Reservation, On: today, Through: "2027-01-31", Outcome: "exception-only", Values: map[string]string{
				"e2e": "no", "provider-unreadable": "no", "storage-control": "unknown", "audit": "no", "care": "no", "nen7510": "no", "nen7512": "no", "iso27001": "claimed"}}
		},
		"chat-only": func(a *assessment.Assessment) { a.Use.Functions = []string{"chat"} },
		"group":     func(a *assessment.Assessment) { a.Use.Group = "group" },
		"no-alternative-chosen": func(a *assessment.Assessment) {
			a.Use.Alternatives, a.Use.AlternativeOther = []string{"secure-mail"}, "een wandeling"
		},
		"all-in-place": func(a *assessment.Assessment) {
			c, _ := published()
			for _, item := range c.Packs.Safeguards {
				a.Safeguards[item.ID] = assessment.Safeguard{State: assessment.InPlace, Since: "2026-01-01", Owner: "x"}
			}
		},
		"transfer": func(a *assessment.Assessment) {
			a.Legal.Transfer, a.Legal.TransferBasis = "yes", "een modelcontract"
		},
	}
	if !whole {
		return all
	}
	for _, account := range []string{"yes", "no", "unknown", ""} {
		for _, app := range []string{"yes", "no", "unknown", ""} {
			all["account="+account+",app="+app] = func(a *assessment.Assessment) { a.Program.Account, a.Program.App = account, app }
		}
	}
	for _, recording := range []string{"yes", "no", "unknown", ""} {
		for _, ai := range []string{"yes", "no", "unknown"} {
			for _, writing := range []string{"yes", "no", "unknown"} {
				all[fmt.Sprintf("recording=%s,ai=%s,writing=%s", recording, ai, writing)] = func(a *assessment.Assessment) {
					a.Checks = map[string]assessment.Check{"recording-off": {Answer: recording}, "ai-off": {Answer: ai}, "transcription-off": {Answer: writing}}
				}
			}
		}
	}
	for _, v := range []string{"yes", "no", "unknown"} {
		all["answers="+v] = func(a *assessment.Assessment) {
			for q := range a.Answers {
				a.Answers[q] = assessment.Answer{Answer: v, Covers: a.Use.Functions}
			}
		}
	}
	return all
}
