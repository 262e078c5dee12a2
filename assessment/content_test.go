package assessment_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
)

// load reads the current content; strict decoding is part of what it tests.
func load(t *testing.T) *assessment.Content {
	t.Helper()
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// texts walks every Text in the content, with the path to it.
func texts(c *assessment.Content, visit func(path string, text assessment.Text)) {
	walk("questions", reflect.ValueOf(c.Questions), visit)
	walk("packs", reflect.ValueOf(c.Packs), visit)
	walk("statements", reflect.ValueOf(c.Statements), visit)
	walk("profiles", reflect.ValueOf(c.Profiles), visit)
}

func walk(path string, v reflect.Value, visit func(string, assessment.Text)) {
	if text, ok := v.Interface().(assessment.Text); ok {
		visit(path, text)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		walk(path, v.Elem(), visit)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walk(path+"."+v.Type().Field(i).Name, v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(fmt.Sprintf("%s[%s]", path, label(v.Index(i), i)), v.Index(i), visit)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			walk(path+"."+k.String(), v.MapIndex(k), visit)
		}
	}
}

// label names an element of a list by its id where it has one.
func label(v reflect.Value, i int) string {
	if v.Kind() == reflect.Struct {
		if id := v.FieldByName("ID"); id.IsValid() {
			return id.String()
		}
	}
	return fmt.Sprint(i)
}

func TestEveryTextStandsInBothLanguages(t *testing.T) {
	count := 0
	c := load(t)
	texts(c, func(path string, text assessment.Text) {
		if len(text) == 0 {
			return
		}
		count++
		for key, sentence := range text {
			lang, tag, marked := strings.Cut(key, "@")
			if lang != "nl" && lang != "en" {
				t.Errorf("%s: unknown language %q", path, lang)
			}
			if marked && (!slices.Contains(tags(c), tag) || text["nl@"+tag] == "" || text["en@"+tag] == "") {
				t.Errorf("%s: mark %q is of no kind of provider, or in one language alone", path, key)
			}
			if sentence != strings.TrimSpace(sentence) {
				t.Errorf("%s: space around the %s text", path, key)
			}
		}
		if text["nl"] == "" || text["en"] == "" {
			t.Errorf("%s: nl %q, en %q", path, text["nl"], text["en"])
		}
	})
	if count < 500 {
		t.Errorf("walked %d texts only", count)
	}
}

// tags are the marks of all kinds of provider.
func tags(c *assessment.Content) []string {
	var all []string
	for _, p := range c.Profiles.Profiles {
		all = append(all, p.Tags()...)
	}
	return all
}

func TestTextsThatMustStand(t *testing.T) {
	c := load(t)
	must := func(path string, all ...assessment.Text) {
		for i, text := range all {
			if len(text) == 0 {
				t.Errorf("%s: text %d is missing", path, i)
			}
		}
	}
	for _, q := range c.Questions.Questions {
		must(q.ID, q.Short, q.Name, q.Ask, q.Why, q.How, q.Counts, q.NotEnough)
	}
	for _, k := range c.Questions.Kinds {
		must(k.ID, k.Name, k.Help)
		for _, f := range k.Fields {
			must(k.ID+"."+f.ID, f.Label)
		}
	}
	for _, p := range c.Questions.Legal {
		must(p.ID, p.Name, p.Ask, p.Why, p.How)
	}
	for _, p := range c.Questions.Checks {
		must(p.ID, p.Name, p.Ask, p.Why, p.Advice)
	}
	for _, s := range c.Packs.Safeguards {
		must(s.ID, s.Name, s.Why, s.How)
	}
	for _, p := range c.Profiles.Profiles {
		must(p.ID, p.Name, p.Authority)
	}
	for _, list := range [][]assessment.Named{c.Questions.Axes, c.Questions.Functions, c.Questions.Groups, c.Questions.Audiences, c.Questions.Roles, c.Questions.Alternatives} {
		for _, n := range list {
			must(n.ID, n.Name)
		}
	}
}

func TestIdsThatCodeAndFilesUse(t *testing.T) {
	c := load(t)
	q := c.Questions
	named := func(n assessment.Named) string { return n.ID }
	for _, list := range []struct {
		name       string
		have, want []string
	}{
		{"questions", ids(q.Questions, func(x assessment.Question) string { return x.ID }), strings.Fields("e2e provider-unreadable audit care nen7510 nen7512 iso27001 storage-control")},
		{"axes", ids(q.Axes, named), strings.Fields("confidentiality assurance")},
		{"functions", ids(q.Functions, named), strings.Fields("video audio chat files screen")},
		{"groups", ids(q.Groups, named), strings.Fields("one-to-one group both")},
		{"audiences", ids(q.Audiences, named), []string{assessment.WithClients, assessment.AmongColleagues, assessment.Internal}},
		{"roles", ids(q.Roles, named), strings.Fields("host guest organisation")},
		{"alternatives", ids(q.Alternatives, named), strings.Fields("phone visit secure-mail")},
		{"legal", ids(q.Legal, func(x assessment.LegalPoint) string { return x.ID }), strings.Fields("agreement transfer own-use")},
		{"checks", ids(q.Checks, func(x assessment.CheckPoint) string { return x.ID }), strings.Fields("paid-licence two-factor access-control recording-off transcription-off ai-off nta7516 documents rules-of-use fits-question client-wants client-able")},
		{"profiles", ids(c.Profiles.Profiles, func(x assessment.Profile) string { return x.ID }), strings.Fields("nl nl-youth nl-social nl-other be-private be-youth be-public be-clb")},
	} {
		if !slices.Equal(list.have, list.want) {
			t.Errorf("%s: have %v, want %v", list.name, list.have, list.want)
		}
	}
	for i, q := range q.Questions {
		if q.Number != i+1 {
			t.Errorf("%s has number %d", q.ID, q.Number)
		}
		confidential := slices.Contains([]int{1, 2, 8}, q.Number)
		if q.Covers != confidential || (q.Axis == "confidentiality") != confidential {
			t.Errorf("%s: covers %v, axis %s", q.ID, q.Covers, q.Axis)
		}
	}
	if got := c.Packs.Packs[0]; got.ID != "general" || len(got.Families)+len(got.Roles) > 0 {
		t.Errorf("the first pack is %s for %v %v", got.ID, got.Families, got.Roles)
	}
}

func TestLegalOptionsHaveAdvice(t *testing.T) {
	want := map[string][]string{
		"agreement": {assessment.Signed, assessment.NotNeeded, assessment.OffersNone, assessment.No, assessment.Unknown},
		"transfer":  {assessment.No, assessment.Yes, assessment.Unknown},
		"own-use":   {assessment.No, assessment.Yes, assessment.Unknown},
	}
	for _, p := range load(t).Questions.Legal {
		if have := ids(p.Options, func(n assessment.Named) string { return n.ID }); !slices.Equal(have, want[p.ID]) {
			t.Errorf("%s: options %v, want %v", p.ID, have, want[p.ID])
		}
		for _, o := range want[p.ID] {
			if len(p.Advice[o]) == 0 {
				t.Errorf("%s: no advice for %s", p.ID, o)
			}
		}
		if len(p.Advice) != len(p.Options) {
			t.Errorf("%s: %d pieces of advice for %d options", p.ID, len(p.Advice), len(p.Options))
		}
	}
}

// A value that an answer can have needs advice and says what would change it;
// one that it can never have needs neither.
func TestAdviceForEveryValueThatCanBe(t *testing.T) {
	c := load(t)
	for _, q := range c.Questions.Questions {
		want := []string{assessment.Claimed, assessment.ValueNo, assessment.ValueOpen}
		if canLapse(c, q) {
			want = append(want, assessment.Lapsed)
		}
		for _, value := range want {
			if len(q.Advice[value]) == 0 || len(q.Change[value]) == 0 {
				t.Errorf("%s has no advice or no change for %s", q.ID, value)
			}
		}
		if len(q.Advice) != len(want) || len(q.Change) != len(want) {
			t.Errorf("%s: advice for %d values, change for %d, want %d", q.ID, len(q.Advice), len(q.Change), len(want))
		}
	}
}

func canLapse(c *assessment.Content, q assessment.Question) bool {
	return slices.ContainsFunc(q.Kinds, func(id string) bool {
		k, _ := c.Questions.Kind(id)
		return len(k.Lapses) > 0 || k.Snapshot
	})
}

func TestIdsAreUnique(t *testing.T) {
	c := load(t)
	q := c.Questions
	unique := func(name string, list []string) {
		seen := map[string]bool{}
		for _, id := range list {
			if id == "" || seen[id] {
				t.Errorf("%s: id %q is empty or stands twice", name, id)
			}
			seen[id] = true
		}
	}
	source := func(s assessment.Source) string { return s.ID }
	unique("question sources", ids(q.Sources, source))
	unique("pack sources", ids(c.Packs.Sources, source))
	unique("statement sources", ids(c.Statements.Sources, source))
	unique("profile sources", ids(c.Profiles.Sources, source))
	unique("laws", ids(c.Profiles.Laws, func(l assessment.Law) string { return l.ID }))
	unique("editions", ids(q.Editions, func(e assessment.Edition) string { return e.ID }))
	unique("kinds", ids(q.Kinds, func(k assessment.EvidenceKind) string { return k.ID }))
	unique("safeguards", ids(c.Packs.Safeguards, func(s assessment.SafeguardItem) string { return s.ID }))
	unique("packs", ids(c.Packs.Packs, func(p assessment.Pack) string { return p.ID }))
	unique("families", ids(c.Statements.Families, func(f assessment.Family) string { return f.ID }))
	for _, k := range q.Kinds {
		unique(k.ID, ids(k.Fields, func(f assessment.EvidenceField) string { return f.ID }))
	}
	for _, p := range c.Packs.Packs {
		unique(p.ID, p.Safeguards)
	}
}

var partOfDate = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$`)

func TestDates(t *testing.T) {
	c := load(t)
	lists := [][]assessment.Source{c.Questions.Sources, c.Packs.Sources, c.Statements.Sources, c.Profiles.Sources}
	for _, s := range slices.Concat(lists...) {
		if s.Date != "" && !partOfDate.MatchString(s.Date) || s.Date+s.Seen == "" || len(s.Date) == 10 && !assessment.Date(s.Date).Valid() {
			t.Errorf("source %s: date %q", s.ID, s.Date)
		}
	}
	for _, l := range c.Profiles.Laws {
		if l.Date != "" && !partOfDate.MatchString(l.Date) || !partOfDate.MatchString(l.Seen) || l.Page == "" {
			t.Errorf("law %s: published %q, seen %q at %q", l.ID, l.Date, l.Seen, l.Page)
		}
		for _, kind := range l.Kinds {
			if _, known := c.Profiles.Profile(kind); !known {
				t.Errorf("law %s is of %s", l.ID, kind)
			}
		}
	}
	for _, seen := range []assessment.Date{c.Questions.Seen, c.Packs.Seen, c.Statements.Seen, c.Profiles.Seen} {
		if !seen.Valid() {
			t.Errorf("seen %q", seen)
		}
	}
	for _, e := range c.Questions.Editions {
		if e.Through.Impossible() || e.Through != "" && !e.Counts {
			t.Errorf("%s: counts %v through %q", e.ID, e.Counts, e.Through)
		}
	}
	for _, f := range c.Statements.Families {
		if f.Closed.Impossible() {
			t.Errorf("%s closed on %q", f.ID, f.Closed)
		}
	}
}

// Words that no text of ours uses: no verdict, no label that promises too much,
// no judgement about the law.
var forbidden = regexp.MustCompile(`(?i)avg-proof|gdpr-proof|\bonwettig|\bunlawful|\billegal|waterproof|100 ?%|gegarandeerd|guaranteed|op eigen risico|at your own risk`)

// A verdict may stand in a statement only, said by the source that it names.
var verdict = regexp.MustCompile(`(?i)\b(on)?veilige?\b|\b(un)?safe\b`)
var attributed = regexp.MustCompile(`^(ZN|Het CLB-onderzoek|The CLB study|Eldermans-Geerts) (noemde|called|schreef|wrote) `)

func TestNoForbiddenWords(t *testing.T) {
	texts(load(t), func(path string, text assessment.Text) {
		for lang, sentence := range text {
			if found := forbidden.FindString(sentence); found != "" {
				t.Errorf("%s.%s: %q", path, lang, found)
			}
			if strings.Contains(path, ".Sources[") {
				continue // titles of other people's work
			}
			if found := verdict.FindString(sentence); found != "" && !attributed.MatchString(sentence) {
				t.Errorf("%s.%s: verdict %q in %q", path, lang, found, sentence)
			}
		}
	})
}

// Plain language: short sentences. A promise goes to a client, and is one or two.
func TestSentencesAreShort(t *testing.T) {
	c := load(t)
	texts(c, func(path string, text assessment.Text) {
		if strings.Contains(path, ".Sources[") {
			return
		}
		for lang, all := range text {
			for _, sentence := range sentences(all) {
				if n := len(strings.Fields(sentence)); n > 30 {
					t.Errorf("%s.%s: %d words: %s", path, lang, n, sentence)
				}
			}
		}
	})
	for _, q := range c.Questions.Questions {
		for lang, why := range q.Why {
			if n := len(fullStop.FindAllString(why, -1)); n > 2 {
				t.Errorf("%s: the %s reason takes %d sentences", q.ID, lang, n)
			}
		}
		if n := len(strings.Fields(q.Short["nl"])); n > 2 {
			t.Errorf("%s: %q is not short", q.ID, q.Short["nl"])
		}
	}
	for _, s := range c.Packs.Safeguards {
		for _, sentence := range sentences(s.Promise["nl"]) {
			if n := len(strings.Fields(sentence)); n > 18 {
				t.Errorf("%s promises in %d words: %s", s.ID, n, sentence)
			}
		}
	}
}

var (
	fullStop    = regexp.MustCompile(`[.?!]’?(\s|$)`)
	sentenceEnd = regexp.MustCompile(`[.?!:;]’?(\s|$)`) // a colon is a pause too
)

func sentences(text string) []string {
	if text == "" {
		return nil
	}
	var out []string
	for _, s := range sentenceEnd.Split(text, -1) {
		if strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	return out
}
