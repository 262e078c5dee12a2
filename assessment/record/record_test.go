package record_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/record"
	"beeldbeltoets/assessment/words"
)

const today = assessment.Date("2026-11-22")

// The published data and the catalogues do not change, so that they are read once.
var (
	published  = sync.OnceValues(func() (*assessment.Content, error) { return assessment.Load(assessment.Current) })
	catalogues = map[string]func() (*words.Catalogue, error){
		"nl": sync.OnceValues(func() (*words.Catalogue, error) { return words.Load("nl") }),
		"en": sync.OnceValues(func() (*words.Catalogue, error) { return words.Load("en") }),
	}
)

func load(t testing.TB, lang string) (*assessment.Content, *words.Catalogue) {
	t.Helper()
	c, err := published()
	if err != nil {
		t.Fatal(err)
	}
	w, err := catalogues[lang]()
	if err != nil {
		t.Fatal(err)
	}
	return c, w
}

func example(t testing.TB, name string) assessment.Assessment {
	t.Helper()
	a, err := exchange.Example(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func build(t testing.TB, a assessment.Assessment, lang string, on assessment.Date) (*document.Document, string) {
	t.Helper()
	c, w := load(t, lang)
	doc := record.Build(c, &a, w, record.Options{Today: on, Seal: "5ea1"})
	return doc, strings.Join(texts(*doc), "\n")
}

// texts lists all texts of a document, in its order.
func texts(doc any) []string {
	var all []string
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if v.String() != "" {
				all = append(all, v.String())
			}
		case reflect.Interface, reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if v.Type().PkgPath() == "time" {
				return
			}
			if fitting, is := v.Interface().(document.Fitting); is {
				walk(reflect.ValueOf(fitting.Ways[0])) // the others say the same
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(doc))
	return all
}

// TestNothingIsLeftOut marks every text and every day of an assessment, also
// those that do not fit its use, and looks for each in the record.
func TestNothingIsLeftOut(t *testing.T) {
	for _, lang := range words.Languages {
		for _, audience := range []string{assessment.WithClients, assessment.AmongColleagues, assessment.Internal} {
			for _, kind := range []string{"", assessment.Approved, assessment.Refused} {
				a, days := marked(t)
				a.Use.Audience = audience
				if a.Decision.Kind = kind; kind == "" {
					a.Decision = nil
				}
				if kind == assessment.Refused {
					a.Legal.Agreement = assessment.NotNeeded
				}
				doc, text := build(t, a, lang, today)
				blocks := strings.Join(texts(doc.Blocks), "\n") + "\n" + strings.Join(texts(doc.Head), "\n")
				stale := staleOf(a)
				for _, f := range a.Texts() {
					if !assessment.Date(f.Value).Valid() && !slices.Contains(stale, f.Value) && !strings.Contains(blocks, f.Value) {
						t.Errorf("%s %s %s: %s is left out: %q", lang, audience, kind, f.Path, f.Value)
					}
				}
				_, w := load(t, lang)
				for path, d := range days {
					if kind == "" && strings.HasPrefix(path, ".Decision.") || slices.Contains(stale, string(d)) {
						continue
					}
					if !strings.Contains(text, w.Date(d)) {
						t.Errorf("%s %s %s: the day at %s is left out: %s", lang, audience, kind, path, d)
					}
				}
			}
		}
	}
}

// staleOf lists what safeguards still hold of a state that they had before.
func staleOf(a assessment.Assessment) []string {
	var stale []string
	for _, s := range a.Safeguards {
		now := s.In(s.State)
		for _, v := range [][2]string{{string(s.Since), string(now.Since)}, {string(s.Due), string(now.Due)}, {s.Reason, now.Reason}} {
			if v[0] != v[1] {
				stale = append(stale, v[0])
			}
		}
	}
	return stale
}

// TestASafeguardTellsOfItsStateAlone: what another state had is not said.
func TestASafeguardTellsOfItsStateAlone(t *testing.T) {
	a := example(t, "consumer")
	_, w := load(t, "nl")
	all := assessment.Safeguard{Owner: "Wie", Since: "2031-01-01", Due: "2031-02-02", Reason: "Daarom", Notes: "Notitie"}
	for state, want := range map[string]string{assessment.InPlace: w.Date(all.Since), assessment.Planned: w.Date(all.Due), assessment.DoesNotApply: all.Reason} {
		all.State = state
		for id := range a.Safeguards {
			a.Safeguards[id] = all
		}
		_, text := build(t, a, "nl", today)
		for _, said := range []string{w.Date(all.Since), w.Date(all.Due), all.Reason} {
			if strings.Contains(text, said) != (said == want) {
				t.Errorf("%s and %q: it is there: %t", state, said, said != want)
			}
		}
	}
}

// marked fills every text with a marker of its own and every day with a day of
// its own, by reflection, so that a new field is looked for too.
func marked(t *testing.T) (assessment.Assessment, map[string]assessment.Date) {
	t.Helper()
	c, _ := load(t, "nl")
	a := example(t, "consumer")
	a.Decision.LongerBecause, a.Decision.Reservation = "x", "x"
	a.SecondReader = assessment.Person{Name: "x", Function: "x"}
	a.Withdrawn = []assessment.Withdrawal{{On: "2026-01-01", By: "x", Reason: "x", Decision: *a.Decision}}
	a.Exception.NewReason = "x"
	a.Insurer.Reason = "x"
	a.Legal.OwnUseNote = "x"
	a.Answers = map[string]assessment.Answer{"of-another-set": {Answer: "yes", Notes: "x", Evidence: []assessment.Evidence{{Kind: "odd", Fields: map[string]string{"odd": "x"}}}}}
	for _, q := range c.Questions.Questions {
		answer := assessment.Answer{Answer: "yes", Notes: "x", Covers: []string{"video"}}
		for _, id := range q.Kinds {
			kind, _ := c.Questions.Kind(id)
			e := assessment.Evidence{Kind: id, Fields: map[string]string{"odd": "x"}, Files: make([]assessment.EvidenceFile, 2)}
			for _, f := range kind.Fields {
				if f.Type == assessment.FieldText {
					e.Fields[f.ID] = "x"
				}
			}
			answer.Evidence = append(answer.Evidence, e)
		}
		a.Answers[q.ID] = answer
	}
	a.Todos = map[string]assessment.Todo{"of-another-set": {What: "x", Owner: "x", Due: "x"}, "e2e": {What: "x", Owner: "x", Due: "x"}}
	a.Checks = map[string]assessment.Check{"of-another-set": {Note: "x"}}
	for _, p := range c.Questions.Checks {
		a.Checks[p.ID] = assessment.Check{Answer: "no", Note: "x"}
	}
	a.Safeguards = map[string]assessment.Safeguard{"of-another-set": {Owner: "x"}}
	states := []string{assessment.InPlace, assessment.Planned, assessment.DoesNotApply}
	for i, s := range c.Packs.Safeguards {
		a.Safeguards[s.ID] = assessment.Safeguard{State: states[i%len(states)], Owner: "x", Reason: "x", Notes: "x", Since: "x", Due: "x"}
	}
	days := map[string]assessment.Date{}
	n := 0
	mark(reflect.ValueOf(&a).Elem(), "", func(path string, v reflect.Value) {
		n++
		if v.Type() == reflect.TypeFor[assessment.Date]() {
			d := assessment.Date("2031-01-01").AddDays(n)
			v.SetString(string(d))
			days[path] = d
			return
		}
		v.SetString(fmt.Sprintf("mark%dend", n))
	})
	for _, q := range c.Questions.Questions {
		for i, e := range a.Answers[q.ID].Evidence {
			kind, _ := c.Questions.Kind(e.Kind)
			for _, f := range kind.Fields {
				if f.Type == assessment.FieldDate {
					n++
					d := assessment.Date("2031-01-01").AddDays(n)
					e.Fields[f.ID] = string(d)
					days[fmt.Sprintf(".Answers.%s.%d.%s", q.ID, i, f.ID)] = d
				}
			}
		}
	}
	return a, days
}

// chosen are the fields that hold an id or a state and not what a person typed.
var chosen = regexp.MustCompile(`^\.(ID|Number|Practice\.Profile|Program\.(Family|Account|App)|Insurer\.State|Legal\.(Agreement|Transfer|OwnUse)|Editions\..*)$` +
	`|\.(Kind|MIME|Outcome|Headline|State|Answer|Audience|Group)$|(Functions|Roles|Alternatives|Covers|Values)`)

// mark visits every text and day of a value.
func mark(v reflect.Value, path string, set func(path string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		if !chosen.MatchString(path) || path == ".Insurer.Answer" {
			set(path, v)
		}
	case reflect.Pointer:
		mark(v.Elem(), path, set)
	case reflect.Struct:
		for i := range v.NumField() {
			mark(v.Field(i), path+"."+v.Type().Field(i).Name, set)
		}
	case reflect.Slice:
		for i := range v.Len() {
			if v.Type().Elem().Kind() != reflect.Uint8 {
				mark(v.Index(i), fmt.Sprintf("%s.%d", path, i), set)
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			copied := reflect.New(v.Type().Elem()).Elem()
			copied.Set(v.MapIndex(key))
			mark(copied, path+"."+key.String(), set)
			v.SetMapIndex(key, copied)
		}
	}
}

// TestOrder: the parts stand in the order that readers know.
func TestOrder(t *testing.T) {
	_, text := build(t, example(t, "consumer"), "nl", today)
	_, w := load(t, "nl")
	at := 0
	for _, key := range []string{"decision", "signing", "causes", "minimum", "questions", "arranged", "limits", "evidence", "safeguards", "sources", "consent", "changed", "reminders", "details", "about"} {
		i := strings.Index(text[at:], w.T("record.heading."+key)+"\n")
		if i < 0 {
			t.Fatalf("%s is missing or out of order", key)
		}
		at += i
	}
}

// TestEverySentenceIsThere: no key stands where its sentence should, and no
// placeholder is left, in any example, language and state.
func TestEverySentenceIsThere(t *testing.T) {
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		for _, lang := range words.Languages {
			for _, profile := range []string{"nl", "be-private", "be-clb"} {
				for _, audience := range []string{"", assessment.WithClients, assessment.AmongColleagues, assessment.Internal} {
					a := example(t, name)
					a.Practice.Profile, a.Use.Audience = profile, audience
					a.ExceptionsBefore, a.Insurer.State = 2, ""
					doc, _ := build(t, a, lang, "2027-12-01")
					said := strings.Join(texts(doc.Blocks), "\n") + doc.Title + doc.Foot.Left + doc.Foot.Middle
					if bad := regexp.MustCompile(`\b(record|value|outcome|headline|note|because|cause|decision|safeguard|change|month|questions)\.[a-z0-9.-]+|\{[a-z]+\}`).FindString(said); bad != "" {
						t.Errorf("%s %s %s %s: %q", name, lang, profile, audience, bad)
					}
					if bad := regexp.MustCompile(`(?i)AVG-proof|GDPR-proof|is veilig\b|is safe\b|unlawful|onrechtmatig`).FindString(said); bad != "" {
						t.Errorf("%s %s: the record says %q", name, lang, bad)
					}
				}
			}
		}
	}
}

// TestDraft: a draft says so on every page and has no lines to sign on; an
// empty one can be made too.
func TestDraft(t *testing.T) {
	a := example(t, "consumer")
	a.Decision = nil
	doc, text := build(t, a, "nl", today)
	if doc.Mark != "CONCEPT" || !strings.Contains(text, "Er is nog niet besloten") {
		t.Error("a draft is not marked as one")
	}
	if slices.ContainsFunc(doc.Blocks, func(b document.Block) bool { _, signs := b.(document.Signatures); return signs }) {
		t.Error("a draft asks to be signed")
	}
	if doc, _ := build(t, example(t, "consumer"), "nl", today); doc.Mark != "" {
		t.Error("a decided version is marked")
	}
	empty := assessment.New("", today)
	if doc, text := build(t, empty, "en", today); doc.Title == "" || !strings.Contains(text, "Not complete yet") {
		t.Error("an empty draft has no record")
	}
}

// TestAsDecided: a decision keeps its outcome and values whatever became of the
// evidence since; what lapsed stands beside it.
func TestAsDecided(t *testing.T) {
	a := example(t, "care")
	_, then := build(t, a, "nl", a.Decision.On)
	doc, later := build(t, a, "nl", "2029-01-01")
	if strip(doc) != strip(first(build(t, a, "nl", a.Decision.On))) {
		t.Error("the values changed after the decision")
	}
	since := "Sinds het besluit, gezien op 1 januari 2029"
	if strings.Contains(then, "Sinds het besluit") || !strings.Contains(later, since) || strings.Contains(then, "Dit besluit is voorbij") || !strings.Contains(later, "Dit besluit is voorbij") {
		t.Error("what lapsed since the decision is missing, or stands there too early")
	}
	a.Decision.Outcome, a.Decision.Values["e2e"] = assessment.Conditional, assessment.Claimed
	doc, text := build(t, a, "nl", "2029-01-01")
	if !strings.Contains(text, "Te gebruiken met maatregelen") || !strings.Contains(strip(doc), "1 Versleuteling: zonder bewijs") {
		t.Error("the record does not show the outcome and values as decided")
	}
}

func first(doc *document.Document, _ string) *document.Document { return doc }

func strip(doc *document.Document) string {
	for _, b := range doc.Blocks {
		if s, ok := b.(document.Strip); ok {
			return s.Alt
		}
	}
	return ""
}

// TestNotes: the sentences that must go with an outcome.
func TestNotes(t *testing.T) {
	preferred := "Een programma dat aan alle punten voldoet, heeft altijd de voorkeur."
	for name, c := range map[string]struct {
		example string
		vary    func(*assessment.Assessment)
		want    []string
		not     []string
	}{
		"exception": {"consumer", func(*assessment.Assessment) {}, []string{preferred, "vervangt de plicht tot beveiliging niet"}, []string{"onrechtmatig"}},
		"second":    {"consumer", func(a *assessment.Assessment) { a.ExceptionsBefore = 1 }, []string{"uitzondering 2 voor dit programma en dit gebruik"}, []string{"niet meer tijdelijk"}},
		"third":     {"consumer", func(a *assessment.Assessment) { a.ExceptionsBefore = 2 }, []string{"uitzondering 3 voor dit programma en dit gebruik", "niet meer tijdelijk"}, nil},
		"agreement": {"business", func(a *assessment.Assessment) { a.Legal.Agreement = "no" }, []string{"artikel 28"}, nil},
		"internal":  {"business", func(a *assessment.Assessment) { a.Use.Audience = assessment.Internal }, []string{"Niet getoetst voor gesprekken met of over cliënten."}, nil},
		"suitable":  {"care", func(*assessment.Assessment) {}, []string{"van Beeldbeltoets zelf, versie 2"}, []string{preferred}},
		"Belgium": {"consumer", func(a *assessment.Assessment) { a.Practice.Profile = "be-private"; a.Decision = nil },
			[]string{"tellen in België niet mee", "niet goedgemaakt door toestemming"}, []string{"artikel 32"}},
	} {
		a := example(t, c.example)
		c.vary(&a)
		_, text := build(t, a, "nl", today)
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing", name, want)
			}
		}
		for _, not := range c.not {
			if strings.Contains(text, not) {
				t.Errorf("%s: says %q", name, not)
			}
		}
	}
}

// TestSignsGoWithWords: no sign stands without a text beside it, so that a print
// in black and white reads the same.
func TestSignsGoWithWords(t *testing.T) {
	a, _ := marked(t)
	doc, _ := build(t, a, "nl", today)
	signs := 0
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface:
			walk(v.Elem())
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			sign := v.FieldByName("Sign")
			if sign.IsValid() && sign.Int() != int64(document.NoSign) {
				signs++
				text := v.FieldByName("Text")
				if !text.IsValid() {
					text = v.FieldByName("Value")
				}
				lead := v.FieldByName("Lead")
				if text.String() == "" && (!lead.IsValid() || lead.String() == "") {
					t.Errorf("a sign without a word: %+v", v.Interface())
				}
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(doc.Blocks))
	if signs < 20 {
		t.Errorf("only %d signs looked at", signs)
	}
}

// TestErasedNames: a name that was erased is said to be, also where to sign; one
// that was filled in since stands there.
func TestErasedNames(t *testing.T) {
	a := example(t, "consumer")
	a.Assessor = assessment.Person{Function: "tandarts", Erased: true}
	a.Decision.By = assessment.Person{Erased: true}
	a.SecondReader = assessment.Person{Name: "Weer Ingevuld", Erased: true}
	_, text := build(t, a, "nl", today)
	if n := strings.Count(text, "[naam gewist]"); n < 4 || !strings.Contains(text, "[naam gewist], tandarts") || !strings.Contains(text, "Weer Ingevuld") {
		t.Errorf("erased names are told %d times", n)
	}
}

// TestOldFactsCountFromToday: a record that is printed years after the decision says
// that the facts in it are old.
func TestOldFactsCountFromToday(t *testing.T) {
	a := example(t, "care")
	for on, want := range map[assessment.Date]bool{today: false, "2031-03-01": true} {
		if _, text := build(t, a, "nl", on); strings.Contains(text, "achttien maanden geleden of langer") != want {
			t.Errorf("on %s: %v", on, !want)
		}
	}
}
