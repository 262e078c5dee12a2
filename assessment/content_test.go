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
			walk(path+"."+v.Type().Field(i).Name, v.Field(i), visit)
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
	texts(load(t), func(path string, text assessment.Text) {
		if len(text) == 0 {
			return
		}
		count++
		for lang, sentence := range text {
			if lang != "nl" && lang != "en" {
				t.Errorf("%s: unknown language %q", path, lang)
			}
			if sentence != strings.TrimSpace(sentence) {
				t.Errorf("%s: space around the %s text", path, lang)
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
		must(p.ID, p.Name, p.Authority, p.Complaint, p.Consent, p.Basis, p.Rights, p.Keeping)
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
		{"checks", ids(q.Checks, func(x assessment.CheckPoint) string { return x.ID }), strings.Fields("paid-licence two-factor access-control recording-off transcription-off ai-off nta7516")},
		{"profiles", ids(c.Profiles.Profiles, func(x assessment.Profile) string { return x.ID }), strings.Fields("nl be-private be-public be-clb")},
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
		"agreement": {assessment.Signed, assessment.NotNeeded, assessment.No, assessment.Unknown},
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

func TestKindsRefer(t *testing.T) {
	set := load(t).Questions
	types := []string{assessment.FieldText, assessment.FieldDate, assessment.FieldYesNo, assessment.FieldChoice, assessment.FieldEdition}
	for _, k := range set.Kinds {
		field := func(id string) assessment.EvidenceField {
			i := slices.IndexFunc(k.Fields, func(f assessment.EvidenceField) bool { return f.ID == id })
			if i < 0 {
				t.Errorf("%s refers to field %q, which it has not", k.ID, id)
				return assessment.EvidenceField{}
			}
			return k.Fields[i]
		}
		for _, f := range k.Fields {
			if !slices.Contains(types, f.Type) {
				t.Errorf("%s.%s: type %q", k.ID, f.ID, f.Type)
			}
			if (f.Past || f.After != "") && f.Type != assessment.FieldDate {
				t.Errorf("%s.%s: past or after on a %s", k.ID, f.ID, f.Type)
			}
			if f.After != "" && field(f.After).Type != assessment.FieldDate {
				t.Errorf("%s.%s comes after %s, which is no date", k.ID, f.ID, f.After)
			}
			if (f.Type == assessment.FieldChoice) != (len(set.ChoiceOptions(f.Choices)) > 0) {
				t.Errorf("%s.%s: %s with choices %q", k.ID, f.ID, f.Type, f.Choices)
			}
			if f.Type == assessment.FieldEdition && len(set.EditionsOf(k.Standard)) == 0 {
				t.Errorf("%s: no editions of %q", k.ID, k.Standard)
			}
		}
		for _, n := range k.Needs {
			if f := field(n.Field); f.Type != assessment.FieldYesNo || !f.Required || len(n.Values) == 0 {
				t.Errorf("%s needs %v of %s", k.ID, n.Values, n.Field)
			}
		}
		for _, l := range k.Lapses {
			want := assessment.FieldDate
			if l.Edition {
				want = assessment.FieldEdition
			}
			if f := field(l.Field); f.Type != want || !f.Required {
				t.Errorf("%s lapses by %s, a %s that is required: %v", k.ID, l.Field, f.Type, f.Required)
			}
		}
		if k.Claim && len(k.Lapses)+len(k.Needs) > 0 {
			t.Errorf("%s is a claim that lapses or needs something", k.ID)
		}
	}
}

func TestQuestionsRefer(t *testing.T) {
	c := load(t)
	for _, q := range c.Questions.Questions {
		shows := false
		for _, id := range q.Kinds {
			k, ok := c.Questions.Kind(id)
			if !ok {
				t.Errorf("%s: no kind %q", q.ID, id)
			}
			shows = shows || !k.Claim
		}
		if !shows || !slices.Contains(q.Kinds, "claim") {
			t.Errorf("%s can be shown: %v; kinds %v", q.ID, shows, q.Kinds)
		}
		for _, id := range q.Checks {
			if p, ok := c.Questions.Check(id); !ok || !p.Recording {
				t.Errorf("%s asks check %q, which is not about recording", q.ID, id)
			}
		}
	}
	for _, p := range c.Questions.Checks {
		refer(t, p.ID, p.Functions, ids(c.Questions.Functions, func(n assessment.Named) string { return n.ID }))
		refer(t, p.ID, p.Audiences, ids(c.Questions.Audiences, func(n assessment.Named) string { return n.ID }))
		refer(t, p.ID, p.Safeguards, ids(c.Packs.Safeguards, func(s assessment.SafeguardItem) string { return s.ID }))
		if len(p.Safeguards) == 0 {
			t.Errorf("%s: nothing mends it", p.ID)
		}
	}
}

// No answer may be counted twice in one route: reachable outcomes count each
// open question once. The headline find-out-first asks the same three questions
// twice on purpose (none is no, and one is open); no outcome is reached by it.
func TestConditionsOfARouteAskDifferentQuestions(t *testing.T) {
	c := load(t)
	known := ids(c.Questions.Questions, func(q assessment.Question) string { return q.ID })
	for _, country := range c.Questions.Rule.Countries {
		refer(t, country.ID, country.Counted, known)
		refer(t, country.ID, country.Confidentiality, country.Counted)
		refer(t, country.ID, country.ConsentNote, country.Counted)
		for _, o := range country.Outcomes {
			for _, r := range o.Routes {
				var asked []string
				for _, cond := range r.All {
					refer(t, r.ID, cond.Questions, country.Counted)
					for _, q := range cond.Questions {
						if slices.Contains(asked, q) {
							t.Errorf("%s, %s, %s asks %s twice", country.ID, o.ID, r.ID, q)
						}
					}
					asked = append(asked, cond.Questions...)
				}
			}
		}
	}
}

func TestSafeguardsAndPacksRefer(t *testing.T) {
	c := load(t)
	sources := ids(c.Packs.Sources, func(s assessment.Source) string { return s.ID })
	safeguards := ids(c.Packs.Safeguards, func(s assessment.SafeguardItem) string { return s.ID })
	families := ids(c.Statements.Families, func(f assessment.Family) string { return f.ID })
	named := func(n assessment.Named) string { return n.ID }
	var stands []string
	for _, p := range c.Packs.Packs {
		refer(t, p.ID, p.Safeguards, safeguards)
		refer(t, p.ID, p.Families, families)
		refer(t, p.ID, p.Roles, ids(c.Questions.Roles, named))
		if p.Source != "" {
			refer(t, p.ID, []string{p.Source}, sources)
		}
		stands = append(stands, p.Safeguards...)
	}
	refer(t, "packs", safeguards, stands)
	for _, s := range c.Packs.Safeguards {
		refer(t, s.ID, []string{s.Source}, sources)
		refer(t, s.ID, s.Addresses, ids(c.Questions.Questions, func(q assessment.Question) string { return q.ID }))
		refer(t, s.ID, s.Functions, ids(c.Questions.Functions, named))
		refer(t, s.ID, s.Audiences, ids(c.Questions.Audiences, named))
	}
	var addressed []string
	for _, s := range c.Packs.Safeguards {
		addressed = append(addressed, s.Addresses...)
	}
	refer(t, "gaps without a safeguard", ids(c.Questions.Questions, func(q assessment.Question) string { return q.ID }), addressed)
}

func TestEveryMeasureOfTheSourcesIsAsked(t *testing.T) {
	c := load(t)
	want := map[string]string{
		"general": "inform-client record-consent minimise wipe-chat strong-network-password phishing",
		"zoom-host": `paid-licence unique-meeting-id meeting-password attention-tracking-off join-before-host-off
			waiting-room lock-meeting recording-off file-transfer-off chat-storage-off processor-agreement`,
		"zoom-further":      "no-third-party-login clean-device updates own-account review-settings keep-link-private share-consciously screen-awareness",
		"zoom-host-further": "check-each-person host-controls announce-recording individual-never-recorded participant-name",
		"zoom-organisation": "organisation-licence-only organiser-decides organiser-instructs",
		"invited-zoom": `private-window no-screen-sharing no-file-sharing no-downloads recording-off
			ask-host-password ask-host-no-tracking join-muted`,
		"jitsi":   "meeting-password recheck-password no-livestream",
		"teams":   "teams-private",
		"discord": "weigh-2020-statement",
	}
	for id, items := range want {
		i := slices.IndexFunc(c.Packs.Packs, func(p assessment.Pack) bool { return p.ID == id })
		if i < 0 {
			t.Errorf("no pack %s", id)
			continue
		}
		refer(t, id, strings.Fields(items), c.Packs.Packs[i].Safeguards)
	}
	if len(want) != len(c.Packs.Packs) {
		t.Errorf("%d packs, %d listed here", len(c.Packs.Packs), len(want))
	}
}

// A letter goes to clients only, and so do its two safeguards.
func TestInformingAndConsentAreForClients(t *testing.T) {
	c := load(t)
	for _, id := range []string{"inform-client", "record-consent"} {
		item, _ := c.Packs.Item(id)
		if !slices.Equal(item.Audiences, []string{assessment.WithClients}) {
			t.Errorf("%s is asked for %v", id, item.Audiences)
		}
	}
}

func TestAZoomHostIsAskedEachSafeguardOnce(t *testing.T) {
	c := load(t)
	a := &assessment.Assessment{
		Program: assessment.Program{Family: "zoom"},
		Use:     assessment.Use{Audience: assessment.WithClients, Functions: []string{"video", "audio"}, Roles: []string{"host"}},
	}
	var packs, asked []string
	for _, p := range c.Safeguards(a) {
		packs = append(packs, p.Pack.ID)
		asked = append(asked, ids(p.Items, func(s assessment.SafeguardItem) string { return s.ID })...)
	}
	if want := strings.Fields("general zoom-host zoom-further zoom-host-further"); !slices.Equal(packs, want) {
		t.Errorf("packs %v, want %v", packs, want)
	}
	for _, id := range []string{"recording-off", "waiting-room", "meeting-password", "paid-licence"} {
		if n := count(asked, id); n != 1 {
			t.Errorf("%s is asked %d times", id, n)
		}
	}
	for _, id := range []string{"wipe-chat", "chat-storage-off", "screen-awareness", "private-window"} {
		if slices.Contains(asked, id) {
			t.Errorf("%s is asked without chat, screen sharing or a guest", id)
		}
	}
}

func TestStatementsRefer(t *testing.T) {
	c := load(t)
	sources := ids(c.Statements.Sources, func(s assessment.Source) string { return s.ID })
	questions := ids(c.Questions.Questions, func(q assessment.Question) string { return q.ID })
	var used []string
	for _, f := range c.Statements.Families {
		if len(f.Statements) == 0 {
			t.Errorf("%s: nobody said anything", f.ID)
		}
		for _, s := range f.Statements {
			refer(t, f.ID, []string{s.Source}, sources)
			refer(t, f.ID, s.Questions, questions)
			used = append(used, s.Source)
			undated := strings.Contains(s.Text["nl"], "zonder datum") && strings.Contains(s.Text["en"], "undated")
			if !partOfDate.MatchString(s.Date) && !undated {
				t.Errorf("%s: date %q of %q", f.ID, s.Date, s.Text["nl"])
			}
			if s.Date == "2026-11" && !strings.Contains(s.Text["nl"], "gezien in november 2026") {
				t.Errorf("%s does not say when it was seen: %q", f.ID, s.Text["nl"])
			}
		}
	}
	refer(t, "sources that nobody cites", sources, used)
}

func TestFamiliesAreRecognised(t *testing.T) {
	c := load(t)
	for _, f := range c.Statements.Families {
		for _, name := range append([]string{f.Name}, f.Names...) {
			if got, ok := c.Statements.Recognise(name); !ok || got.ID != f.ID {
				t.Errorf("%q is recognised as %s, not %s", name, got.ID, f.ID)
			}
		}
		for _, part := range f.Names {
			if part == "" || part != strings.ToLower(part) {
				t.Errorf("%s: name %q is not in lower case", f.ID, part)
			}
		}
	}
	for name, want := range map[string]string{
		"Zoom Workplace Pro": "zoom", "MS Teams": "teams", "Jitsi Meet": "jitsi", "Google Meet": "google-meet", "Skype": "skype", "Webcam Consult": "webcamconsult",
	} {
		if got, _ := c.Statements.Recognise(name); got.ID != want {
			t.Errorf("%q is recognised as %q, not %s", name, got.ID, want)
		}
	}
	if skype, _ := c.Statements.Family("skype"); skype.Closed != "2025-05-05" {
		t.Errorf("Skype closed on %q", skype.Closed)
	}
	if got, ok := c.Statements.Recognise("Beeldpraat 3000"); ok {
		t.Errorf("an unknown program is recognised as %s", got.ID)
	}
}

func TestProfilesRefer(t *testing.T) {
	c := load(t)
	want := map[string]string{"nl": "nl: agb kvk big", "be-private": "be: riziv kbo", "be-public": "be: kbo", "be-clb": "be: kbo"}
	for _, p := range c.Profiles.Profiles {
		if got := p.Country + ": " + strings.Join(p.Numbers, " "); got != want[p.ID] {
			t.Errorf("%s: %s, want %s", p.ID, got, want[p.ID])
		}
		if !slices.ContainsFunc(c.Questions.Rule.Countries, func(r assessment.CountryRule) bool { return r.ID == p.Country }) {
			t.Errorf("%s: no rule for %s", p.ID, p.Country)
		}
	}
}

var partOfDate = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$`)

func TestDates(t *testing.T) {
	c := load(t)
	lists := [][]assessment.Source{c.Questions.Sources, c.Packs.Sources, c.Statements.Sources, c.Profiles.Sources}
	for _, s := range slices.Concat(lists...) {
		if !partOfDate.MatchString(s.Date) || len(s.Date) == 10 && !assessment.Date(s.Date).Valid() {
			t.Errorf("source %s: date %q", s.ID, s.Date)
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
var attributed = regexp.MustCompile(`^ZN (noemde|called) `)

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

func ids[T any](list []T, id func(T) string) []string {
	var out []string
	for _, x := range list {
		out = append(out, id(x))
	}
	return out
}

func count(list []string, id string) int {
	n := 0
	for _, x := range list {
		if x == id {
			n++
		}
	}
	return n
}

// refer reports what is wanted but not known.
func refer(t *testing.T, from string, wanted, known []string) {
	t.Helper()
	for _, id := range wanted {
		if !slices.Contains(known, id) {
			t.Errorf("%s refers to %q, which is not there", from, id)
		}
	}
}
