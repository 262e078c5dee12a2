package assessment_test

import (
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
)

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

func TestRuleRefers(t *testing.T) {
	c := load(t)
	questions := ids(c.Questions.Questions, func(q assessment.Question) string { return q.ID })
	for _, v := range c.Questions.Rule.Variants {
		name := v.Country + v.Audiences[0]
		known := append([]string{assessment.CircumstanceOwnUse, assessment.CircumstanceMaker}, v.Counted...)
		for _, p := range c.Questions.Checks {
			if p.Recording {
				known = append(known, p.ID)
			}
		}
		refer(t, name, v.Audiences, ids(c.Questions.Audiences, func(n assessment.Named) string { return n.ID }))
		refer(t, name, v.Counted, questions)
		refer(t, name, v.Confidentiality, v.Counted)
		refer(t, name, v.ConsentNote, v.Counted)
		conditions := v.Bars
		for _, o := range v.Outcomes {
			for _, r := range o.Routes {
				refer(t, r.ID, r.Claims, v.Counted)
				refer(t, r.ID, r.Todos, v.Counted)
				conditions = slices.Concat(conditions, r.All, r.Fits)
			}
		}
		for _, h := range v.Headlines {
			refer(t, h.ID, h.Rests, known)
			refer(t, h.ID, h.Todos, v.Counted)
			refer(t, h.ID, []string{h.Outcome}, ids(v.Outcomes, func(o assessment.OutcomeRule) string { return o.ID }))
			conditions = append(conditions, h.All...)
		}
		for _, condition := range conditions {
			refer(t, name, condition.Of, known)
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
		"organisation":      "use-what-there-is ask-officer trial-first",
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
	checks := ids(c.Questions.Checks, func(p assessment.CheckPoint) string { return p.ID })
	points := slices.Concat(checks, ids(c.Questions.Legal, func(p assessment.LegalPoint) string { return p.ID }), []string{assessment.StepException, "insurer"})
	kinds := ids(c.Profiles.Profiles, func(p assessment.Profile) string { return p.ID })
	var used []string
	statement := func(t *testing.T, s assessment.Statement) {
		refer(t, s.Source, []string{s.Source}, sources)
		refer(t, s.Source, s.Questions, questions)
		refer(t, s.Source, s.Points, points)
		refer(t, s.Source, s.Kinds, kinds)
		used = append(used, s.Source)
		if !slices.Contains([]string{assessment.FirmHigh, assessment.FirmMedium, assessment.FirmLow}, s.Firm) {
			t.Errorf("how firm %q is: %q", s.Text["nl"], s.Firm)
		}
		for _, lang := range []string{"nl", "en"} {
			if s.Text[lang] == "" {
				t.Errorf("%s says nothing in %s", s.Source, lang)
			}
		}
	}
	for _, f := range c.Statements.Families {
		t.Run(f.ID, func(t *testing.T) {
			for _, s := range f.Statements {
				statement(t, s)
			}
			if len(f.Alone) > 0 && len(f.Apart)+len(f.Status) == 0 && f.ID != "google-duo" {
				t.Error("an everyday word, and nothing tells it apart")
			}
			for _, text := range []assessment.Text{f.Apart, f.Status} {
				if len(text) > 0 && (text["nl"] == "" || text["en"] == "") {
					t.Errorf("it says %v", text)
				}
			}
			if f.Closed.Valid() && len(f.Status) > 0 {
				t.Error("it is closed in two ways")
			}
		})
	}
	for _, s := range c.Statements.General {
		statement(t, s)
	}
	refer(t, "sources that nobody cites", sources, used)
}

// TestEachSourceIsDatedAndCanBeFound: of each it is known when we saw it, and where.
func TestEachSourceIsDatedAndCanBeFound(t *testing.T) {
	for _, s := range load(t).Statements.Sources {
		if !partOfDate.MatchString(s.Seen) || s.Date > s.Seen {
			t.Errorf("%s: published %q, seen %q", s.ID, s.Date, s.Seen)
		}
		handedOver := []string{"clb", "ggz-ecademy", "demusa", "own-search"} // studies and statements without an address, and what we did not find
		if s.Page == "" && !slices.Contains(handedOver, s.ID) {
			t.Errorf("%s has no address", s.ID)
		}
	}
}

func TestFortyProgramsCanBePicked(t *testing.T) {
	c := load(t)
	families := c.Statements.Suggest("")
	if len(families) != 40 || families[0].Name != "Microsoft Teams" {
		t.Errorf("%d: %v", len(families), families)
	}
	for _, f := range families {
		if got, known := c.Statements.Recognise(f.Name); !known || got.ID != f.ID || f.Closed.Valid() {
			t.Errorf("%s is recognised as %q", f.Name, got.Name)
		}
	}
	for _, f := range c.Statements.Families {
		if len(f.Statements) == 0 {
			t.Errorf("%s: nothing is said of it, not even what was not found", f.ID)
		}
	}
}

func TestSuggestions(t *testing.T) {
	c := load(t)
	for typed, want := range map[string][]string{
		"zo": {"zoom"}, "mess": {"whatsapp", "signal", "messenger", "siilo", "kpn-zorg-messenger", "element"}, "face": {"facetime", "messenger", "facetalk"},
		"sky": {"skype-business", "skype"}, "spreekk": {"zaurus"}, "kpn z": {"kpn-zorg-messenger"}, "eams": nil, "xyz": nil,
	} {
		var got []string
		for _, f := range c.Statements.Suggest(typed) {
			got = append(got, f.ID)
		}
		for _, id := range want {
			if id != "whatsapp" && !slices.Contains(got, id) {
				t.Errorf("%q suggests %v, not %s", typed, got, id)
			}
		}
		if len(want) == 0 && len(got) > 0 {
			t.Errorf("%q suggests %v", typed, got)
		}
	}
}

// TestWhichProgramItIs: a name that leaves open which known program it is, is asked
// about until the person says so, and for another name again.
func TestWhichProgramItIs(t *testing.T) {
	c := load(t)
	for _, try := range []struct{ name, family, ask string }{
		{"Zoom", "zoom", ""}, {"MS Teams", "teams", ""}, {"KPN Zorg Messenger", "kpn-zorg-messenger", ""}, {"Skype", "skype", ""}, {"Beeldpraat 3000", "", ""}, {"", "", ""},
		{"Zoom for Healthcare", "", "zoom"}, {"Teams (gratis)", "", "teams"}, {"WhatsApp Business", "", "whatsapp"}, {"Signal", "", "signal"}, {"Messenger", "", "messenger"},
		{"Helena", "", "helena"}, {"Webex Teams 4", "", "webex"}, {"Signal Iduna", "", ""}, {"TeamSpeak", "", ""},
	} {
		var p assessment.Program
		c.NameProgram(&p, try.name)
		ask := ""
		if c.FamilyOpen(p) {
			ask = c.Candidates(p)[0].ID
		}
		if p.Family != try.family || ask != try.ask {
			t.Errorf("%q is %q and asks about %q, want %q and %q", try.name, p.Family, ask, try.family, try.ask)
		}
		if ask == "" {
			continue
		}
		for _, said := range []string{ask, assessment.NoFamily} {
			p := p
			c.ConfirmFamily(&p, said)
			if p.Family != said || c.FamilyOpen(p) || len(c.Candidates(p)) == 0 {
				t.Errorf("%q confirmed as %q: %+v", try.name, said, p)
			}
			if c.NameProgram(&p, strings.ToUpper(try.name)); p.Family != said {
				t.Errorf("%q in capitals is %q", try.name, p.Family)
			}
			if c.NameProgram(&p, try.name+" twee"); p.Family != "" || p.Maker != "" {
				t.Errorf("another name stays %q of %q", p.Family, p.Maker)
			}
		}
	}
	old := assessment.Program{Name: "Zoom Workplace Pro", Family: "zoom"}
	if c.FamilyOpen(old) {
		t.Error("a family of before it was asked is asked about again")
	}
	if wrong := (assessment.Program{Name: "KPN Zorg Messenger", Family: "messenger"}); !c.FamilyOpen(wrong) || c.Candidates(wrong)[0].ID != "kpn-zorg-messenger" {
		t.Error("a family that the name does not tell of is not asked about")
	}
}

// TestAStatementSpeaksAgainstAnAnswer makes each answer that a statement speaks against,
// and the answers beside it.
func TestAStatementSpeaksAgainstAnAnswer(t *testing.T) {
	c := load(t)
	n := 0
	for _, f := range c.Statements.Families {
		for _, s := range f.Statements {
			for _, o := range s.Against {
				n++
				a := &assessment.Assessment{Program: assessment.Program{Family: f.ID}}
				if got := c.Contradicted(a); len(got) > 0 {
					t.Errorf("%s speaks against nothing at %v", f.ID, got)
				}
				answer(t, c, a, o.Path, o.Is)
				for path, is := range o.While {
					answer(t, c, a, path, is)
				}
				said := func(x assessment.Statement) bool { return x.Text["nl"] == s.Text["nl"] }
				if !slices.Contains(c.Contradicted(a), o.Path) || !slices.ContainsFunc(c.Contradictions(a, o.Path), said) {
					t.Errorf("%s: %q does not speak against %s", f.ID, s.Text["nl"], o.Path)
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("%d statements speak against an answer", n)
	}
}

// answer chooses an answer at a path, among what can be chosen there.
func answer(t *testing.T, c *assessment.Content, a *assessment.Assessment, path, is string) {
	t.Helper()
	if path == "use.functions" {
		a.Use.Functions = []string{is}
		return
	}
	if err := change.Set(a, path, is); err != nil {
		t.Errorf("%s: %v", path, err)
	}
}

func TestFamiliesAreRecognised(t *testing.T) {
	c := load(t)
	for _, f := range c.Statements.Families {
		for _, name := range slices.Concat([]string{f.Name}, f.Names, f.Alone) {
			if got, ok := c.Statements.Recognise(name); !ok || got.ID != f.ID {
				t.Errorf("%q is recognised as %s, not %s", name, got.ID, f.ID)
			}
		}
		for _, part := range slices.Concat(f.Names, f.Alone) {
			if part == "" || part != strings.ToLower(part) {
				t.Errorf("%s: name %q is not in lower case", f.ID, part)
			}
		}
	}
	for name, want := range map[string]string{
		"Zoom Workplace Pro": "zoom", "MS Teams": "teams", "msteams": "teams", "Teams 2.1": "teams", "Jitsi Meet": "jitsi", "Overleg (jit.si)": "jitsi",
		"Google Meet": "google-meet", "Meet": "google-meet", "Skype": "skype", "Skype for Business": "skype-business", "Webcam Consult": "webcamconsult",
		"What’s App": "whatsapp", "Whats-App": "whatsapp", "Face Time": "facetime", "FaceTalk": "facetalk", "Signal": "signal", "Signal (desktop) 7.3": "signal",
		"Webex Teams": "webex", "Messenger": "messenger", "Facebook Messenger": "messenger", "Helena": "helena",
		"Webex Meetings": "webex", "Cisco Webex Teams": "webex", "Zoom for Healthcare": "zoom", "zoom basic": "zoom", "ms-teams": "teams", "GSuite": "google-meet",
		"Gmeet": "google-meet", "Google Workspace": "google-meet", "Hangouts": "google-duo", "Duo": "google-duo", "Whats app": "whatsapp", "WA Business": "whatsapp",
		"Rakuten Viber": "viber", "Lync": "skype-business", "8x8 Meet": "jitsi", "JitsiMeet": "jitsi", "Praat Box": "praatbox", "appear.in": "whereby",
		"Element": "element", "riot.im": "element", "Element Call": "element", "Nextcloud": "nextcloud-talk", "Big Blue Button": "bigbluebutton", "BBB": "bigbluebutton",
		"Click Doc": "clickdoc", "CGM CLICKDOC": "clickdoc", "Digitale Spreekkamer": "zaurus", "Enovation Zaurus": "zaurus", "Beter Dichtbij": "beterdichtbij",
		"We See Do": "weseedo", "Mobilea": "mobilea", "Mobila": "mobilea", "Mind District": "minddistrict", "Gezonde Boel": "therapieland", "Spreekuur": "spreekuur",
		"UwZorgOnline": "uwzorgonline", "KPN Zorg Messenger": "kpn-zorg-messenger", "zorgmessenger": "kpn-zorg-messenger", "KPN Health Messenger": "kpn-zorg-messenger",
		"Siilo Messenger": "siilo", "Doctolib Siilo": "siilo", "Doctolib Connect": "siilo", "Doctolib": "doctolib", "Zivver": "zivver", "Physi Track": "physitrack",
		"Fysio Manager": "fysiomanager", "FM-VideoConsult": "fysiomanager", "Helena platform": "helena", "helena.care": "helena", "My Nexuz Health": "mynexuzhealth",
		"rosa.be": "rosa", "Rosa": "rosa", "Doktr": "doktr", "Threema Messenger": "threema", "Telegram Messenger": "telegram", "Viber Messenger": "viber",
		"Element Messenger": "element", "Signal Messenger": "signal", "WhatsApp Messenger": "whatsapp", "Miro": "miro", "CGM LIFE eSERVICES": "cgm-life",
		"CareConnect": "careconnect", "Skype voor Bedrijven": "skype-business",
		"TI-Messenger": "", "Wire Messenger": "", "Alterdesk Messenger": "", "TeamSpeak": "", "TeamViewer": "", "TeamViewer Meeting": "", "Teamleader": "", "Steams": "",
		"Zorgteams": "", "Teamsync": "", "MiroTalk": "", "Zoomzorg": "", "Zoomer": "", "Zoho Meeting": "", "Signal Iduna": "", "Signaal": "", "GoTo Meeting": "",
		"Doktor.se": "", "Google Chat": "", "Doxyva": "", "Meet & Greet": "", "Huis Helena": "", "Rosa Parks": "", "Talk": "", "Beeldpraat 3000": "", "": "",
	} {
		if got, _ := c.Statements.Recognise(name); got.ID != want {
			t.Errorf("%q is recognised as %q, want %q", name, got.ID, want)
		}
	}
	if skype, _ := c.Statements.Family("skype"); skype.Closed != "2025-05-05" {
		t.Errorf("Skype closed on %q", skype.Closed)
	}
}

func TestProfilesRefer(t *testing.T) {
	c := load(t)
	want := map[string]string{
		"nl": "nl: agb kvk big", "nl-youth": "nl: agb kvk", "nl-social": "nl: agb kvk", "nl-other": "nl: kvk",
		"be-private": "be: riziv kbo", "be-youth": "be: kbo", "be-public": "be: kbo", "be-clb": "be: kbo",
	}
	for _, p := range c.Profiles.Profiles {
		if got := p.Country + ": " + strings.Join(p.Numbers, " "); got != want[p.ID] {
			t.Errorf("%s: %s, want %s", p.ID, got, want[p.ID])
		}
		if !slices.ContainsFunc(c.Questions.Rule.Variants, func(r assessment.Variant) bool { return r.Country == p.Country }) {
			t.Errorf("%s: no rule for %s", p.ID, p.Country)
		}
	}
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
