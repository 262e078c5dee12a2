package letter_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/letter"
)

// in is how a fact is said, by language; "" stands for every language.
type in map[string]string

func (s in) says(lang string) string {
	if text, ok := s[lang]; ok {
		return text
	}
	return s[""]
}

// kindFacts are what a letter says of a kind of provider and of no other, with
// the profiles that say it. Sources: DOMAIN.md section 6; research/law.md 0 to 5,
// 8 and 10. It repeats the data on purpose: what is wrong there is found here.
var kindFacts = []struct {
	name     string
	profiles []string
	said     in
}{
	{"basis: treatment contract", []string{"nl"}, in{"nl": "behandelovereenkomst", "en": "treatment agreement", "de": "Behandlungsvertrag", "fr": "contrat de soins", "pl": "umowa o leczenie", "tr": "tedavi sözleşmesi", "uk": "договір про лікування", "ar": "اتفاق علاج"}},
	{"basis: Youth Act", []string{"nl-youth"}, in{"": "Jeugdwet"}},
	{"basis: Wmo", []string{"nl-social"}, in{"": "Wmo 2015"}},
	{"basis: agreed", []string{"nl-other"}, in{"nl": "omdat wij dat met u hebben afgesproken", "en": "because we agreed that with you", "de": "weil wir das mit Ihnen vereinbart haben", "fr": "nous en avons convenu avec vous", "pl": "tak się z Państwem umówiliśmy", "tr": "Bunu sizinle kararlaştırdığımız", "uk": "ми так із Вами домовилися", "ar": "لأننا اتفقنا معكم"}},
	{"health apart", []string{"nl-other"}, in{"nl": "als u daar apart ja op zegt", "en": "only if you say yes to that separately", "de": "wenn Sie dazu getrennt Ja sagen", "fr": "si vous dites oui à cela séparément", "pl": "po osobnej zgodzie", "tr": "buna ayrıca evet derseniz", "uk": "якщо Ви окремо скажете", "ar": "إذا قلتم نعم لذلك على حدة"}},
	{"basis: giving care", []string{"be-private"}, in{"nl": "omdat wij die zorg geven", "en": "because we give that care", "de": "weil wir behandeln", "fr": "parce que nous donnons ces soins", "pl": "bo udzielamy tej opieki", "tr": "Bu bakımı verdiğimiz için", "uk": "ми надаємо цю допомогу", "ar": "لأننا نقدم هذه الرعاية"}},
	{"basis: youth help", []string{"be-youth"}, in{"nl": "onze taak in de jeugdhulp", "en": "our task in youth help", "de": "unserer Aufgabe in der Jugendhilfe", "fr": "notre mission dans l’aide à la jeunesse", "pl": "naszego zadania w pomocy młodzieży", "tr": "gençlere yardımdaki görevimizdir", "uk": "нашого завдання в допомозі молоді", "ar": "مهمتنا في مساعدة الشباب"}},
	{"basis: public task", []string{"be-public", "be-clb"}, in{"nl": "onze openbare taak", "en": "our public task", "de": "unserer öffentlichen Aufgabe", "fr": "notre mission publique", "pl": "naszego zadania publicznego", "tr": "bizim kamu görevimizdir", "uk": "нашого публічного завдання", "ar": "مهمتنا العامة"}},
	{"pupils", []string{"be-clb"}, in{"nl": "leerlingen te begeleiden", "en": "to guide pupils", "de": "Schüler zu begleiten", "fr": "accompagner les élèves", "pl": "wspierać uczniów", "tr": "öğrencilere destek", "uk": "підтримувати учнів", "ar": "نرافق التلاميذ"}},

	{"20 years", []string{"nl", "nl-youth"}, in{"nl": "20 jaar na de laatste wijziging", "en": "20 years after the last change", "de": "20 Jahre nach der letzten Änderung", "fr": "20 ans après le dernier changement", "pl": "20 lat po ostatniej zmianie", "tr": "son değişiklikten sonra 20 yıl", "uk": "20 років після останньої зміни", "ar": "20 سنة بعد آخر تغيير"}},
	{"15 years", []string{"nl-social"}, in{"nl": "15 jaar, soms langer", "en": "15 years, sometimes longer", "de": "15 Jahre, manchmal länger", "fr": "15 ans, parfois plus longtemps", "pl": "15 lat, czasem dłużej", "tr": "15 yıl, bazen daha uzun", "uk": "15 років, іноді довше", "ar": "15 سنة، وأحياناً أطول"}},
	{"kept as the privacy statement says", []string{"nl-other", "be-public"}, in{"nl": "leest u in onze privacyverklaring", "en": "privacy statement says how long we keep the file", "de": "lesen Sie in unserer Datenschutzerklärung", "fr": "confidentialité dit combien de temps nous gardons", "pl": "jest w naszym oświadczeniu o prywatności", "tr": "gizlilik açıklamamızda yazar", "uk": "прочитаєте в нашій заяві про приватність", "ar": "مدة حفظ الملف مكتوبة في بيان الخصوصية"}},
	{"30 to 50 years", []string{"be-private"}, in{"": "50"}},
	{"until 35", []string{"be-youth"}, in{"": " 35"}},
	{"until 25, or 30", []string{"be-clb"}, in{"": "25"}},

	{"medical file stays", []string{"be-private"}, in{"nl": "Een medisch dossier", "en": "A medical file", "de": "Eine medizinische Akte", "fr": "un dossier médical", "pl": "Dokumentacji medycznej", "tr": "Tıbbi dosya", "uk": "Медичну документацію", "ar": "الملف الطبي"}},
	{"medical data stay", []string{"be-clb"}, in{"nl": "Medische gegevens", "en": "Medical data", "de": "Medizinische Daten", "fr": "des données médicales", "pl": "Danych medycznych", "tr": "Tıbbi bilgiler", "uk": "Медичні дані", "ar": "البيانات الطبية"}},
	{"destroyed on request", []string{"nl", "nl-youth", "nl-social", "nl-other"}, in{"nl": "te vernietigen", "en": "ask us to destroy the file", "de": "zu vernichten", "fr": "de détruire le dossier", "pl": "o zniszczenie dokumentacji", "tr": "yok edilmesini", "uk": "знищити документацію", "ar": "إتلاف الملف"}},
	{"erased on request", []string{"be-youth", "be-public"}, in{"nl": "om gegevens te wissen", "en": "ask us to delete data", "de": "Daten zu löschen; das", "fr": "d’effacer des données", "pl": "o usunięcie danych", "tr": "Bilgilerin silinmesini", "uk": "видалити дані", "ar": "حذف بيانات"}},
	{"objection", []string{"nl-youth", "nl-social", "be-youth", "be-public", "be-clb"}, in{"nl": "bezwaar maken", "en": "you may object", "de": "widersprechen", "fr": "vous opposer", "pl": "się sprzeciwić", "tr": "itiraz edebilirsiniz", "uk": "можете заперечити", "ar": "الاعتراض"}},
	{"taken along", []string{"nl", "nl-other", "be-private"}, in{"nl": "om ze mee te krijgen", "en": "or to give them to you", "de": "oder sie Ihnen mitzugeben", "fr": "ou de les recevoir", "pl": "albo aby je wydać", "tr": "veya size verilmesini", "uk": "або видати їх Вам", "ar": "أو الحصول عليها"}},

	{"complaints officer", []string{"nl"}, in{"nl": "onze klachtenfunctionaris", "en": "our complaints officer", "de": "unserer Beschwerdestelle", "fr": "notre responsable des plaintes", "pl": "naszej osobie od skarg", "tr": "şikâyet görevlimize", "uk": "відповідальній за скарги особі", "ar": "مسؤول الشكاوى"}},
	{"AP", []string{"nl", "nl-youth", "nl-social", "nl-other"}, in{"": "autoriteitpersoonsgegevens.nl"}},
	{"GBA", []string{"be-private", "be-youth"}, in{"": "gegevensbeschermingsautoriteit.be"}},
	{"VTC", []string{"be-public", "be-clb"}, in{"": "vlaanderen.be/vlaamse-toezichtcommissie"}},
	{"officer first", []string{"be-public", "be-clb"}, in{"nl": "Schrijf het eerst aan onze functionaris gegevensbescherming: J. Bos", "en": "Write to our data protection officer first: J. Bos", "de": "datenschutzbeauftragte Person: J. Bos", "fr": "délégué à la protection des données : J. Bos", "pl": "napisać do naszego inspektora", "tr": "Önce veri koruma görevlimize yazın", "uk": "Спершу напишіть нашій відповідальній особі", "ar": "اكتبوا أولاً إلى مسؤول حماية البيانات"}},
	{"else no complaint", []string{"be-public", "be-clb"}, in{"nl": "Anders behandelt de Vlaamse Toezichtcommissie (VTC) uw klacht niet", "en": "Otherwise the Flemish Supervisory Commission", "de": "Ihre Beschwerde nicht", "fr": "ne traite pas votre plainte", "pl": "nie zajmie się skargą", "tr": "şikâyetinize bakmaz", "uk": "не розгляне Вашу скаргу", "ar": "لا تنظر في شكواكم"}},

	{"treatment apart", []string{"nl", "be-private"}, in{"nl": "Over de behandeling beslist u apart", "en": "decide about the treatment separately", "de": "Über die Behandlung entscheiden Sie getrennt", "fr": "Vous décidez du traitement séparément", "pl": "O leczeniu decydują Państwo osobno", "tr": "Tedaviye ayrıca karar verirsiniz", "uk": "Про лікування Ви вирішуєте окремо", "ar": "أما العلاج"}},
	{"only with a yes", []string{"be-private", "be-youth", "be-public", "be-clb"}, in{"nl": "Wij gebruiken Zoem alleen als u dat goedvindt", "en": "We use Zoem only if you are fine with that", "de": "Wir benutzen Zoem nur, wenn Sie einverstanden sind", "fr": "Nous utilisons Zoem seulement si vous êtes d’accord", "pl": "Używamy programu Zoem tylko wtedy, gdy się Państwo zgadzają", "tr": "Zoem programını yalnızca siz uygun bulursanız", "uk": "програмою Zoem, лише якщо Ви згодні", "ar": "لا نستخدم برنامج Zoem إلا إذا وافقتم"}},
	{"insurer", []string{"nl"}, in{"nl": "uw zorgverzekeraar", "en": "your health insurer", "de": "Ihre Krankenversicherung", "fr": "votre assureur", "pl": "czy ubezpieczyciel", "tr": "Sağlık sigortanız", "uk": "Ваша страхова компанія", "ar": "تأمينكم الصحي"}},
	{"health insurance fund", []string{"be-private"}, in{"nl": "uw ziekenfonds", "en": "health insurance fund", "de": "Ihre Krankenkasse", "fr": "votre mutuelle", "pl": "kasa chorych", "tr": "ziekenfonds", "uk": "ziekenfonds", "ar": "ziekenfonds"}},
}

// ofPerson are facts that hang on the person too: those of costs, and the line
// for children.
var ofPerson = []struct {
	name     string
	profiles []string
	who      []string
	said     in
}{
	{"own contribution", []string{"nl-social"}, []string{"adult", "representative"}, in{"nl": "eigen bijdrage", "en": "contribution of your own", "de": "eigenen Beitrag", "fr": "contribution personnelle", "pl": "opłatę własną", "tr": "kişisel bir katkı", "uk": "власний внесок", "ar": "مساهمة"}},
	{"Kindertelefoon", []string{"nl", "nl-youth", "nl-social", "nl-other"}, []string{"young", "child"}, in{"": "Kindertelefoon 0800-0432"}},
	{"Awel", []string{"be-private", "be-youth", "be-public", "be-clb"}, []string{"young", "child"}, in{"": "Awel 102"}},
}

// crisisNumbers are who to call when thinking of suicide, by country and the
// letter's language.
var crisisNumbers = map[string]map[string][]string{
	"nl": {"": {"113"}},
	"be": {"nl": {"1813"}, "fr": {"0800 32 123"}, "de": {"108"}, "": {"1813", "0800 32 123"}},
}

// kindAges are the ages that a letter names, by profile and person.
var kindAges = map[string]map[string]string{
	"nl":         {"young": "16", "child": "12"},
	"nl-youth":   {"young": "16", "child": "12"},
	"nl-social":  {"young": "18", "child": "18"},
	"nl-other":   {"young": "18", "child": "18"},
	"be-private": {}, "be-public": {},
	"be-youth": {"young": "12", "child": "12"},
	"be-clb":   {"young": "12", "child": "12"},
}

var (
	age   = regexp.MustCompile(`\b(12|16|18)\b`)
	lines = regexp.MustCompile(`\b(113|1813|108|0800 32 123|112)\b`)
)

// TestEachKindSaysItsOwn holds what each kind of provider says of itself against
// the tables above, for every person, way and language: all that is its own, and
// nothing of another.
func TestEachKindSaysItsOwn(t *testing.T) {
	c, edition := load(t)
	if len(c.Profiles.Profiles) != len(kindAges) {
		t.Fatalf("%d profiles; the tables know %d", len(c.Profiles.Profiles), len(kindAges))
	}
	for _, profile := range c.Profiles.Profiles {
		for _, who := range edition.WhoFor(profile.ID) {
			for _, way := range letter.Ways {
				for _, lang := range edition.Codes() {
					t.Run(strings.Join([]string{profile.ID, who.ID, way, lang}, "/"), func(t *testing.T) {
						a := consumer()
						a.Practice.Profile, a.Practice.Postcode, a.Insurer.State = profile.ID, "4711 AA", "to-ask"
						_, text := said(t, letter.Build, request(t, a, letter.Choices{Lang: lang, Who: who.ID, Way: way, Tone: letter.Formal}))
						checkKind(t, text, profile.ID, profile.Country, who.ID, lang)
					})
				}
			}
		}
	}
}

func checkKind(t *testing.T, text, profile, country, who, lang string) {
	t.Helper()
	for _, f := range kindFacts {
		if says, want := contains(text, f.said.says(lang)), slices.Contains(f.profiles, profile); says != want {
			t.Errorf("%s: said is %v: %q", f.name, says, f.said.says(lang))
		}
	}
	for _, f := range ofPerson {
		want := slices.Contains(f.profiles, profile) && slices.Contains(f.who, who)
		if says := contains(text, f.said.says(lang)); says != want {
			t.Errorf("%s: said is %v: %q", f.name, says, f.said.says(lang))
		}
	}
	numbers, ok := crisisNumbers[country][lang]
	if !ok {
		numbers = crisisNumbers[country][""]
	}
	for _, found := range lines.FindAllString(text, -1) {
		if found != "112" && !slices.Contains(numbers, found) {
			t.Errorf("it names the line %s", found)
		}
	}
	for _, n := range append(slices.Clone(numbers), "112") {
		if !contains(text, n) {
			t.Errorf("it does not name the line %s", n)
		}
	}
	for _, found := range age.FindAllString(text, -1) {
		if found != kindAges[profile][who] {
			t.Errorf("it names the age %s", found)
		}
	}
	if want := kindAges[profile][who]; want != "" && !age.MatchString(text) {
		t.Errorf("it does not name the age %s", want)
	}
}

// kinds are what DOMAIN.md sections 6 and 7 say of each kind of provider besides its
// sentences. It repeats the data on purpose.
var kinds = map[string]struct {
	country, numbers, authority, client, practice string
	ages                                          []int
	officer                                       bool
}{
	"nl":         {"nl", "agb kvk big", "Autoriteit Persoonsgegevens (AP)", "cliënt", "de praktijk", []int{12, 16}, false},
	"nl-youth":   {"nl", "agb kvk", "Autoriteit Persoonsgegevens (AP)", "cliënt", "de organisatie", []int{12, 16}, false},
	"nl-social":  {"nl", "agb kvk", "Autoriteit Persoonsgegevens (AP)", "cliënt", "de organisatie", []int{18}, false},
	"nl-other":   {"nl", "kvk", "Autoriteit Persoonsgegevens (AP)", "cliënt", "de praktijk", []int{18}, false},
	"be-private": {"be", "riziv kbo", "Gegevensbeschermingsautoriteit (GBA)", "patiënt", "de praktijk", nil, false},
	"be-youth":   {"be", "kbo", "Gegevensbeschermingsautoriteit (GBA)", "cliënt", "de dienst", []int{12}, false},
	"be-public":  {"be", "kbo", "Vlaamse Toezichtcommissie (VTC)", "cliënt", "de dienst", nil, true},
	"be-clb":     {"be", "kbo", "Vlaamse Toezichtcommissie (VTC)", "leerling", "het centrum", []int{12}, true},
}

// TestKindsAreAsTheLawHasThem holds the data of each kind against that table, and the
// authority that its letter names against the one of its data.
func TestKindsAreAsTheLawHasThem(t *testing.T) {
	c, _ := load(t)
	if len(c.Profiles.Profiles) != len(kinds) {
		t.Fatalf("%d profiles; the table knows %d", len(c.Profiles.Profiles), len(kinds))
	}
	for _, p := range c.Profiles.Profiles {
		k := kinds[p.ID]
		if p.Country != k.country || strings.Join(p.Numbers, " ") != k.numbers || p.Authority["nl"] != k.authority || p.Client["nl"] != k.client ||
			p.Practice["nl"] != k.practice || !slices.Equal(p.Ages, k.ages) || p.DPO != k.officer {
			t.Errorf("%s is %+v, not %+v", p.ID, p, k)
		}
		a := consumer()
		a.Practice.Profile = p.ID
		if _, text := build(t, a, "nl"); !contains(text, k.authority) {
			t.Errorf("the letter of %s does not name %s", p.ID, k.authority)
		}
	}
}

// TestEveryFactHasItsLine: a value of a profile's fact that no line of the letter
// asks for would be silence where something must be said.
func TestEveryFactHasItsLine(t *testing.T) {
	c, edition := load(t)
	asked := map[string]bool{}
	for _, p := range edition.All() {
		for _, l := range p.Lines {
			for _, condition := range l.When {
				name, values, _ := strings.Cut(condition, "=")
				for _, v := range strings.Split(values, "|") {
					asked[name+"="+v] = true
				}
			}
		}
	}
	first := c.Profiles.Profiles[0].Facts
	for _, profile := range c.Profiles.Profiles {
		if len(profile.Facts) != len(first) {
			t.Errorf("%s has %d facts, not %d", profile.ID, len(profile.Facts), len(first))
		}
		for name, value := range profile.Facts {
			silent := value == "none" || value == "no" // no costs, no treatment
			if asks := asked["kind."+name+"="+value]; !asks && !silent {
				t.Errorf("%s: no line for %s=%s", profile.ID, name, value)
			}
		}
	}
}

// TestFirstToUsWithoutAnOfficer: where no data protection officer is filled in yet, a
// complaint for the VTC goes to the body itself first.
func TestFirstToUsWithoutAnOfficer(t *testing.T) {
	first := in{"nl": "Schrijf het eerst aan ons.", "en": "Write to us first.", "de": "Schreiben Sie zuerst an uns.", "fr": "Écrivez-nous d’abord.", "pl": "najpierw napisać do nas.", "tr": "Önce bize yazın.", "uk": "Спершу напишіть нам.", "ar": "اكتبوا إلينا أولاً."}
	_, edition := load(t)
	for _, profile := range []string{"be-public", "be-clb"} {
		for _, lang := range edition.Codes() {
			for dpo, want := range map[string]bool{"": true, "J. Bos": false} {
				a := consumer()
				a.Practice.Profile, a.Practice.DPO = profile, dpo
				_, text := said(t, letter.Build, request(t, a, letter.Choices{Lang: lang, Tone: letter.Formal}))
				if contains(text, first.says(lang)) != want {
					t.Errorf("%s, %s, officer %q: not %v: %q", profile, lang, dpo, want, first.says(lang))
				}
			}
		}
	}
}

// TestCostsAreChosen: a client is told what was chosen, and never what was noted.
func TestCostsAreChosen(t *testing.T) {
	c, _ := load(t)
	want := map[string]map[string]string{
		"nl":         {"covered": "Dit wordt vergoed.", "basic": "basisverzekering. Uw eigen risico kan gelden", "not": "Dit wordt niet vergoed", "depends": "hangt af van uw verzekering"},
		"be-private": {"covered": "Uw ziekenfonds betaalt dit terug", "not": "betaalt dit niet terug", "depends": "hangt af van de afspraken"},
		"nl-social":  {"free": "Dit kost u niets", "contribution": "Soms betaalt u een eigen bijdrage"},
	}
	for _, profile := range c.Profiles.Profiles {
		if len(profile.Costs) != len(want[profile.ID]) {
			t.Errorf("%s can tell of costs: %v", profile.ID, profile.Costs)
		}
		for _, choice := range profile.Costs {
			a := consumer()
			a.Practice.Profile, a.Insurer.Costs, a.Insurer.Answer = profile.ID, choice, "geheime notitie"
			_, text := build(t, a, "nl")
			for other, says := range want[profile.ID] {
				if contains(text, says) != (other == choice) {
					t.Errorf("%s, %s: %q", profile.ID, choice, says)
				}
			}
			if contains(text, "geheime notitie") {
				t.Errorf("%s: a note of the practice's own is told to a client", profile.ID)
			}
		}
	}
}

// TestNoAgreement: where the maker offers none, the client reads that, and that we
// rather phone; else not.
func TestNoAgreement(t *testing.T) {
	for agreement, want := range map[string]bool{assessment.OffersNone: true, assessment.Signed: false, assessment.NotNeeded: false, "": false} {
		a := consumer()
		a.Legal.Agreement = agreement
		_, text := build(t, a, "nl")
		if says := contains(text, "Met de maker hebben wij geen overeenkomst over uw gegevens"); says != want {
			t.Errorf("%q: said is %v", agreement, says)
		}
	}
}
