package letter_test

import (
	"errors"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/words"
)

const today = assessment.Date("2026-11-22")

// The published data and the catalogues do not change, so that they are read once.
var (
	published = sync.OnceValues(func() (*assessment.Content, error) { return assessment.Load(assessment.Current) })
	editions  = sync.OnceValues(func() (*letter.Texts, error) { return letter.Load(assessment.Current.Letter) })
)

func load(t testing.TB) (*assessment.Content, *letter.Texts) {
	t.Helper()
	c, err := published()
	if err != nil {
		t.Fatal(err)
	}
	edition, err := editions()
	if err != nil {
		t.Fatal(err)
	}
	return c, edition
}

var catalogues = map[string]func() (*words.Catalogue, error){
	"nl": sync.OnceValues(func() (*words.Catalogue, error) { return words.Load("nl") }),
	"en": sync.OnceValues(func() (*words.Catalogue, error) { return words.Load("en") }),
}

func catalogue(t testing.TB, lang string) *words.Catalogue {
	t.Helper()
	w, err := catalogues[lang]()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// consumer is an assessment that comes out exception-only, with short names.
func consumer() assessment.Assessment {
	no, yes := assessment.Answer{Answer: "no"}, assessment.Answer{Answer: "yes"}
	return assessment.Assessment{
		Number: "2026-0007", Version: 1, Created: today, Editions: assessment.Current,
		Practice: assessment.Practice{
			Profile: "nl", Name: "De Linde", Street: "Laan 1", Postcode: "3581 AB", City: "Utrecht", Numbers: map[string]string{"agb": "04123456"},
			Contact: "post@linde.nl", Phone: "030 1", CallBack: "030 2", PrivacyStatement: "linde.nl/p", DPO: "J. Bos", Complaints: "A. Vos",
		},
		Program: assessment.Program{
			Name: "Zoem", Maker: "Zoem BV", PrivacyStatement: "zoem.nl/p", PrivacySeen: today, Account: "no", App: "no",
			MakerKeeps: "uw naam", MakerKeepsFor: "een jaar",
		},
		Use: assessment.Use{
			Audience: "clients", Functions: []string{"video", "audio"}, Group: "one-to-one", Roles: []string{"host"},
			Alternatives: []string{"phone", "visit"},
		},
		Answers: map[string]assessment.Answer{
			"e2e": no, "provider-unreadable": no, "storage-control": no, "audit": no, "care": no, "nen7510": no, "nen7512": no, "iso27001": yes,
		},
		Legal:  assessment.Legal{Agreement: "signed", AgreementSigned: "2026-03-03", Transfer: "no", OwnUse: "no"},
		Checks: map[string]assessment.Check{"recording-off": {Answer: "yes"}, "transcription-off": {Answer: "yes"}, "ai-off": {Answer: "yes"}},
		Safeguards: map[string]assessment.Safeguard{
			"wipe-chat":               {State: "in-place", Since: "2026-01-01", Owner: "x"},
			"minimise":                {State: "in-place", Since: "2026-01-01", Owner: "x"},
			"strong-network-password": {State: "planned", Due: "2027-01-01", Owner: "x"},
		},
		Insurer: assessment.Insurer{State: "asked", On: "2026-11-01", Answer: "ja, dat mag"},
	}
}

func build(t testing.TB, a assessment.Assessment, lang string) (*document.Document, string) {
	t.Helper()
	c, edition := load(t)
	return said(t, letter.Build, letter.Request{Content: c, Assessment: &a, Texts: edition, Choices: letter.Choices{Lang: lang, Tone: letter.Formal}, Today: today})
}

// request asks for the letter of an assessment.
func request(t testing.TB, a assessment.Assessment, choices letter.Choices) letter.Request {
	t.Helper()
	c, edition := load(t)
	return letter.Request{Content: c, Assessment: &a, Texts: edition, Choices: choices, Today: today}
}

// said builds a document, and returns all that it says too.
func said(t testing.TB, build func(letter.Request) (*document.Document, error), r letter.Request) (*document.Document, string) {
	t.Helper()
	doc, err := build(r)
	if err != nil {
		t.Fatal(err)
	}
	said := *doc
	said.Foot.PageOf = "" // its placeholders are the layout's
	return doc, document.WithoutIsolates(strings.Join(texts(said), "\n"))
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
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(doc))
	return all
}

// contains reports whether a text says something, wherever lines break.
func contains(text, part string) bool { return strings.Contains(flat(text), flat(part)) }

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestOneLineOfEach holds the conditions to saying exactly one thing about what
// must be said once.
func TestOneLineOfEach(t *testing.T) {
	account := regexp.MustCompile(`[^.]*\baccount\b[^.]*\.`)
	computer := regexp.MustCompile(`computer[^.]*(uit|samen)|(uit|samen)[^.]*computer`)
	for name, vary := range variants(true) {
		a := consumer()
		vary(&a)
		_, text := build(t, a, "nl")
		if n := len(account.FindAllString(text, -1)); n != 1 {
			t.Errorf("%s: %d sentences about an account", name, n)
		}
		if n := strings.Count(text, "elke keer apart"); n != 2 { // in the letter, and on the sheet that comes back
			t.Errorf("%s: %d sentences about recording", name, n)
		}
		if !computer.MatchString(text) {
			t.Errorf("%s: nothing about transcription or AI", name)
		}
		if n := strings.Count(text, "Wilt u dit niet?"); n != 1 {
			t.Errorf("%s: %d sentences about the alternative", name, n)
		}
		if n := strings.Count(text, "Europa (de EER)"); n != 1 {
			t.Errorf("%s: %d sentences about transfer", name, n)
		}
	}
}

// TestRisks: each open point that touches the client is said once, and a shown
// one not at all.
func TestRisks(t *testing.T) {
	c, edition := load(t)
	i := slices.IndexFunc(edition.Parts, func(p letter.Part) bool { return p.ID == "risks" })
	risks := edition.Parts[i]
	for _, q := range []string{"e2e", "provider-unreadable", "audit", "storage-control"} {
		for _, value := range []string{"no", "unknown", "claimed", "lapsed"} {
			lines := slices.DeleteFunc(slices.Clone(risks.Lines), func(l letter.Line) bool { return !slices.Contains(l.When, "value."+q+"="+value) })
			says := func(l letter.Line) string {
				return strings.ReplaceAll(dutch(t).Parts["risks"][l.ID][0], "{program}", "Zoem")
			}
			if len(lines) != 1 {
				t.Fatalf("%s %s has %d lines", q, value, len(lines))
			}
			a := decidedWith(c, map[string]string{q: value})
			_, text := build(t, a, "nl")
			want := says(lines[0])
			for _, l := range risks.Lines {
				line := says(l)
				about := slices.ContainsFunc(l.When, func(w string) bool { return strings.HasPrefix(w, "value.") })
				if stands := contains(text, line); about && stands != (line == want) {
					t.Errorf("%s %s: %q stands: %v", q, value, line, stands)
				}
			}
		}
	}
}

// decidedWith is decided with all values shown but those given.
func decidedWith(c *assessment.Content, values map[string]string) assessment.Assessment {
	a := consumer()
	d := assessment.Decision{Kind: assessment.Approved, On: today, Through: "2027-01-31", Outcome: assessment.Conditional, Values: map[string]string{}}
	for _, q := range c.Questions.Questions {
		d.Values[q.ID] = assessment.Shown
	}
	maps.Copy(d.Values, values)
	a.Decision = &d
	return a
}

func TestExceptionAndUntil(t *testing.T) {
	c, _ := load(t)
	a := consumer()
	_, text := build(t, a, "nl")
	if want := "alleen bij uitzondering, tot en met 22 februari 2027"; !contains(text, want) {
		t.Errorf("a draft does not say the advised date: %q", want)
	}
	a = decidedWith(c, nil)
	if _, text := build(t, a, "nl"); contains(text, "bij uitzondering") {
		t.Error("a conditional outcome is called an exception")
	}
	a.Decision.Outcome = assessment.ExceptionOnly
	if _, text := build(t, a, "en"); !contains(text, "only by exception, up to and including 31 January 2027") {
		t.Error("a decision's last day is missing")
	}
}

// TestPromises come only from safeguards in place, and no more than fit.
func TestPromises(t *testing.T) {
	c, edition := load(t)
	promise := func(id string) string {
		item, _ := c.Packs.Item(id)
		if says := dutch(t).Promises[id]; says != nil {
			return says[0]
		}
		return item.Promise.In("nl")
	}
	a := consumer()
	a.Use.Functions = append(a.Use.Functions, "chat")
	a.Safeguards["access-control"] = assessment.Safeguard{State: "in-place", Since: "2027-01-01", Owner: "x"}
	a.Safeguards["recording-off"] = assessment.Safeguard{State: "in-place", Since: "2026-01-01", Owner: "x"}
	_, text := build(t, a, "nl")
	for id, want := range map[string]bool{
		"wipe-chat": true, "minimise": true, "strong-network-password": false, "access-control": false, "recording-off": false, "outage-plan": false,
	} {
		if promise(id) == "" || contains(text, promise(id)) != want {
			t.Errorf("the promise of %s stands: %v", id, !want)
		}
	}
	for _, item := range c.Packs.Safeguards {
		a.Safeguards[item.ID] = assessment.Safeguard{State: "in-place", Since: "2026-01-01", Owner: "x"}
	}
	_, text = build(t, a, "nl")
	n := 0
	for _, item := range c.Packs.Safeguards {
		if p := promise(item.ID); p != "" && contains(text, p) {
			n++
		}
	}
	if n != edition.Promises.Most {
		t.Errorf("%d promises, not %d", n, edition.Promises.Most)
	}
	a.Safeguards, a.Checks, a.Legal.Agreement = nil, nil, assessment.No
	if _, text := build(t, a, "nl"); contains(text, "Wat doen wij?") {
		t.Error("without a safeguard in place there is still a heading for promises")
	}
}

func TestBarred(t *testing.T) {
	for code, vary := range map[string]func(*assessment.Assessment){
		"letter-not-for-use": func(a *assessment.Assessment) { a.Use.Audience = assessment.Internal },
		"letter-refused": func(a *assessment.Assessment) {
			a.Decision = &assessment.Decision{Kind: assessment.Refused, On: today, Outcome: assessment.ExceptionOnly}
		},
		"letter-incomplete": func(a *assessment.Assessment) { delete(a.Answers, "audit") },
	} {
		a := consumer()
		vary(&a)
		_, err := letter.Build(request(t, a, letter.Choices{}))
		var e *assessment.Error
		if !errors.As(err, &e) || e.Code != code || e.Path == "" {
			t.Errorf("%s: %v", code, err)
		}
		if w := catalogue(t, "nl"); !w.Has("error." + code) {
			t.Errorf("no sentence for %s", code)
		}
	}
	a := consumer()
	a.Use.Audience = assessment.AmongColleagues
	if _, err := letter.Build(request(t, a, letter.Choices{Lang: "en"})); err == nil {
		t.Error("a letter for talk among colleagues")
	}
	if _, err := letter.Load("1999.1"); err == nil {
		t.Error("an edition that does not exist was loaded")
	}
}

// TestBareDraft: with hardly anything filled in there is still a letter, with
// neutral words, and nothing reads as if something was cut out.
func TestBareDraft(t *testing.T) {
	for _, lang := range words.Languages {
		full := consumer()
		a := assessment.Assessment{Version: 1, Created: today, Editions: assessment.Current, Answers: full.Answers,
			Use: assessment.Use{Audience: assessment.WithClients}}
		doc, text := build(t, a, lang)
		if doc.Mark == "" || strings.Contains(text, "2026-") {
			t.Error("a draft without a number has no mark, or a number")
		}
		if bad := regexp.MustCompile(`\{|\}|  | [.,:;]|: *\.|\(\)`).FindString(strings.Join(texts(doc.Blocks), "\n")); bad != "" {
			t.Errorf("%s: the letter holds %q:\n%s", lang, bad, text)
		}
	}
}

// TestTypedBraces: what a person typed is never taken for a placeholder.
func TestTypedBraces(t *testing.T) {
	a := consumer()
	a.Program.Name, a.Program.MakerKeeps = "{maker}", "{nb} en {program}"
	_, text := build(t, a, "nl")
	if !contains(text, "beeldbellen via {maker}.") || !contains(text, "{nb} en {program}") {
		t.Error("braces were replaced")
	}
}

// TestFullStops: a full stop that a person typed is not set twice, nor lost.
func TestFullStops(t *testing.T) {
	a := consumer()
	a.Program.Maker, a.Program.MakerKeeps = "Zoem B.V.", "uw naam."
	_, text := build(t, a, "nl")
	if strings.Contains(text, "..") || !contains(text, "is Zoem B.V. De privacy") || !contains(text, "krijgt en bewaart ook gegevens: uw naam. Hoe lang") {
		t.Error(text)
	}
}

// TestConditions: every name in a condition is one that is known, and every
// placeholder too.
func TestConditions(t *testing.T) {
	c, edition := load(t)
	names, filled := letter.Vocabulary(c, edition)
	check := func(where string, when []string) {
		for _, condition := range when {
			name := regexp.MustCompile(`^[a-z0-9.-]+`).FindString(condition)
			if !slices.Contains(names, name) || !strings.Contains(condition, "=") {
				t.Errorf("%s: condition %q", where, condition)
			}
		}
	}
	for _, p := range edition.All() {
		check(p.ID, p.When)
		for _, l := range p.Lines {
			check(p.ID, l.When)
		}
	}
	for _, s := range edition.Signers {
		check(s.ID, s.When)
	}
	for _, b := range edition.Boxes {
		check(b.ID, b.When)
	}
	for part, lines := range dutch(t).Parts {
		for line, says := range lines {
			for _, h := range placeholders(strings.Join(says, " ")) {
				if !slices.Contains(filled, h) {
					t.Errorf("%s/%s: placeholder {%s}", part, line, h)
				}
			}
		}
	}
}

func dutch(t testing.TB) *letter.Language {
	t.Helper()
	_, edition := load(t)
	l, err := edition.Language(letter.Dutch)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func placeholders(s string) []string {
	var found []string
	for _, m := range regexp.MustCompile(`\{([a-z-]+)\}`).FindAllStringSubmatch(s, -1) {
		found = append(found, m[1])
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// TestOldText: from eighteen months on the letter and its mail carry the day of their
// text, in every language.
func TestOldText(t *testing.T) {
	for _, l := range languages(t) {
		for day, want := range map[assessment.Date]bool{"2028-05-29": false, "2028-05-30": true} {
			a := consumer()
			a.Decision = nil
			r := request(t, a, letter.Choices{Lang: l.Lang, Way: letter.ByMail})
			r.Today = day
			doc, err := letter.Build(r)
			if err != nil {
				t.Fatal(err)
			}
			mail, err := letter.Cover(r)
			if err != nil {
				t.Fatal(err)
			}
			for place, text := range map[string]string{"letter": doc.Foot.Left, "mail": mail.Body} {
				if strings.Contains(strings.NewReplacer("2026.1", "", "2026-0007", "").Replace(text), "2026") != want {
					t.Errorf("%s, %s on %s: %q", l.Lang, place, day, text)
				}
			}
		}
	}
}
