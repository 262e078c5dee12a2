package assessment

import (
	"errors"
	"slices"
	"testing"
)

func load(t testing.TB) *Content {
	t.Helper()
	c, err := Load(Current)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestNextNumber(t *testing.T) {
	given := []string{"2026-0006", "2025-0912", "2026-0002", "oud nummer", ""}
	for on, want := range map[Date]string{"2026-11-22": "2026-0007", "2025-12-30": "2025-0913", "2027-01-02": "2027-0001"} {
		if got := NextNumber(given, on); got != want {
			t.Errorf("on %s comes %s, want %s", on, got, want)
		}
	}
	if got := NextNumber([]string{"2026-9999"}, "2026-12-31"); got != "2026-10000" {
		t.Errorf("after 9999 comes %s", got)
	}
}

// TestLifeOfADecision: decide, take back with a reason, decide again, and assess
// again a year later.
func TestLifeOfADecision(t *testing.T) {
	c := load(t)
	a := refusable()
	today := Date("2026-11-22")
	refuse := Decision{Kind: Refused, By: Person{Name: "M. de Wit"}, On: today, Through: "2027-01-01"}
	decided, err := c.Decide(a, refuse, "2026-0007", today)
	if err != nil {
		t.Fatal(err)
	}
	if d := decided.Decision; decided.Number != "2026-0007" || d.Through != "" || d.Outcome != ExceptionOnly || d.Values["e2e"] != No {
		t.Errorf("decided as %+v under %s", d, decided.Number)
	}
	if a.Decision != nil {
		t.Error("deciding changed the draft itself")
	}
	if _, err := TakeBack(decided, " ", "", today); err == nil {
		t.Error("a decision was taken back without a reason")
	}
	draft, err := TakeBack(decided, "Verkeerde datum", "M. de Wit", today)
	if err != nil || !draft.Draft() || len(draft.Withdrawn) != 1 || draft.Withdrawn[0].Decision.Kind != Refused {
		t.Fatalf("taken back: %+v, %v", draft.Withdrawn, err)
	}
	next, err := NextVersion(decided, "2027-11-22")
	if err != nil || next.Version != 2 || next.Number != "2026-0007" || !next.Answers["e2e"].Unconfirmed || next.ExceptionsBefore != 0 {
		t.Fatalf("next version %+v, %v", next, err)
	}
	next.Safeguards["phishing"] = Safeguard{State: Planned}
	next.Practice.Numbers["agb"] = "01234567"
	next.Checks["ai-off"], next.Todos["care"] = Check{Answer: No}, Todo{What: "x"}
	if decided.Answers["e2e"].Unconfirmed || len(decided.Safeguards)+len(decided.Practice.Numbers)+len(decided.Checks)+len(decided.Todos) > 0 {
		t.Error("the next version changed the decided one")
	}
}

var eight = []string{"e2e", "provider-unreadable", "audit", "care", "nen7510", "nen7512", "iso27001", "storage-control"}

// refusable is the least that may be refused: everything asked is answered.
func refusable() Assessment {
	a := New("7d1ac1f5-5d5c-4f0a-9d27-6c1d1b9c2d11", "2026-11-22")
	a.Practice.Name, a.Assessor.Name, a.Program.Name = "Praktijk", "S. Yılmaz", "Kletslijn"
	a.Use = Use{Audience: WithClients, Functions: []string{"video"}, Group: "one-to-one", Roles: []string{"host"}, Alternatives: []string{"phone"}}
	a.Answers, a.Safeguards, a.Checks, a.Todos = map[string]Answer{}, map[string]Safeguard{}, map[string]Check{}, map[string]Todo{}
	a.Practice.Numbers = map[string]string{}
	for _, id := range eight {
		a.Answers[id] = Answer{Answer: No}
	}
	a.Legal = Legal{Agreement: No, Transfer: No, OwnUse: No}
	return a
}

// TestDecideNamesWhatIsMissing: an error has the place and what to do there.
func TestDecideNamesWhatIsMissing(t *testing.T) {
	c := load(t)
	today := Date("2026-11-22")
	good := Decision{Kind: Refused, By: Person{Name: "M. de Wit"}, On: today}
	for _, bad := range []struct {
		name   string
		change func(*Assessment, *Decision)
		code   string
		path   string
	}{
		{"no practice", func(a *Assessment, _ *Decision) { a.Practice.Name = " " }, "required", "practice.name"},
		{"no answer", func(a *Assessment, _ *Decision) { a.Answers["care"] = Answer{} }, "unanswered", "answers.care"},
		{"legal open", func(a *Assessment, d *Decision) { a.Legal.Transfer, d.Kind = "", Reservation }, "unanswered-legal", "legal.transfer"},
		{"wrong KvK", func(a *Assessment, _ *Decision) { a.Practice.Numbers = map[string]string{"kvk": "1234"} }, "number-length", "practice.numbers.kvk"},
		{"no decider", func(_ *Assessment, d *Decision) { d.By = Person{} }, "required", "decision.by.name"},
		{"tomorrow", func(_ *Assessment, d *Decision) { d.On = "2026-11-23" }, "date-future", "decision.on"},
		{"no day", func(_ *Assessment, d *Decision) { d.On = "2026-02-30" }, "date-impossible", "decision.on"},
		{"approval not open", func(_ *Assessment, d *Decision) { d.Kind = Approved }, "decision-barred", "decision.kind"},
		{"carried over", func(a *Assessment, _ *Decision) { a.Answers["care"] = Answer{Answer: No, Unconfirmed: true} }, "unconfirmed", "answers.care"},
		{"recording", func(a *Assessment, _ *Decision) {
			a.Answers["provider-unreadable"] = Answer{Answer: Yes, Covers: []string{"video"}}
			a.Checks = map[string]Check{"ai-off": {Answer: No}}
		}, "recording-contradicts", "answers.provider-unreadable"},
		{"audit to come", func(a *Assessment, _ *Decision) {
			a.Answers["audit"] = Answer{Answer: Yes, Evidence: []Evidence{{Kind: "pentest", Fields: map[string]string{"tested": "2026-12-01"}}}}
		}, "date-future", "answers.audit.evidence.0.fields.tested"},
		{"valid before issued", func(a *Assessment, _ *Decision) {
			a.Answers["iso27001"] = Answer{Answer: Yes, Evidence: []Evidence{{Kind: "certificate-iso27001", Fields: map[string]string{"issued": "2026-05-01", "valid-until": "2026-04-30"}}}}
		}, "date-order", "answers.iso27001.evidence.0.fields.valid-until"},
		{"long text", func(a *Assessment, _ *Decision) {
			a.Answers["care"] = Answer{Answer: No, Notes: string(make([]byte, MaxText+1))}
		}, "text-too-long", "answers.care.notes"},
	} {
		t.Run(bad.name, func(t *testing.T) {
			a, d := refusable(), good
			bad.change(&a, &d)
			_, err := c.Decide(a, d, "2026-0001", today)
			var e *Error
			if !errors.As(err, &e) || !listed(c, a, d, today, bad.code, bad.path) {
				t.Errorf("decides with %v; want %s at %s", err, bad.code, bad.path)
			}
		})
	}
}

// listed reports whether the review list blocks with a code at a path.
func listed(c *Content, a Assessment, d Decision, today Date, code, path string) bool {
	a.Decision = &d
	return slices.ContainsFunc(c.Review(&a, today), func(f Finding) bool {
		return f.Severity == Blocks && f.Code == code && f.Path == path
	})
}

// TestExceptionAsksEverything: an exception is approved only with its reasons,
// the insurer and every safeguard answered; refused it asks none of that.
func TestExceptionAsksEverything(t *testing.T) {
	c := load(t)
	today := Date("2026-11-22")
	a := refusable()
	a.Answers["e2e"] = Answer{Answer: Yes, Covers: []string{"video"}}
	a.ExceptionsBefore = 2
	d := Decision{Kind: Reservation, By: Person{Name: "M. de Wit"}, On: today, Through: "2027-06-01", Reservation: "tijdelijk"}
	for _, want := range [][2]string{
		{"required", "exception.reason"}, {"required", "exception.for"}, {"required", "exception.arranging"}, {"required", "exception.newReason"},
		{"required", "insurer.state"}, {"safeguard-open", "safeguards.minimise"}, {"safeguard-open", "safeguards.phishing"}, {"longer-reason", "decision.longerBecause"},
	} {
		if !listed(c, a, d, today, want[0], want[1]) {
			t.Errorf("the review list lacks %s at %s", want[0], want[1])
		}
		if refused := (Decision{Kind: Refused, By: d.By, On: today}); listed(c, a, refused, today, want[0], want[1]) {
			t.Errorf("a refusal is held up by %s at %s", want[0], want[1])
		}
	}
	a.Exception = Exception{Reason: "x", For: "x", Arranging: "x", NewReason: "x"}
	a.Insurer = Insurer{State: ToAsk, On: "2026-12-01"}
	d.LongerBecause = "x"
	for _, p := range c.ChecksFor(&a) {
		a.Checks[p.ID] = Check{Answer: Yes}
	}
	for _, pack := range c.Safeguards(&a) {
		a.SetInPlace(ownItems(pack), "S. Yılmaz", today)
	}
	if _, err := c.Decide(a, d, "2026-0001", today); err != nil {
		t.Errorf("with everything answered: %v", err)
	}
}

// TestInPlaceByTheFirstDay: with clients some measures are in place on the first day
// of a decision, whatever its outcome; planned is not enough.
func TestInPlaceByTheFirstDay(t *testing.T) {
	c := load(t)
	today := Date("2026-11-22")
	a := refusable()
	d := Decision{Kind: Reservation, By: Person{Name: "M. de Wit"}, On: today, Through: "2027-01-01", Reservation: "x"}
	for state, bad := range map[string]bool{InPlace: false, Planned: true, DoesNotApply: true} {
		a.Safeguards["minimise"] = Safeguard{State: state, Since: today, Owner: "x", Due: today, Reason: "x"}
		if got := listed(c, a, d, today, "safeguard-not-in-place", "safeguards.minimise"); got != bad {
			t.Errorf("%s holds it up: %v", state, got)
		}
	}
	a.Safeguards["minimise"] = Safeguard{State: InPlace, Since: today, Owner: "x"}
	d.On = "2026-11-21"
	if !listed(c, a, d, today, "safeguard-not-in-place", "safeguards.minimise") {
		t.Error("a measure of after the first day counts")
	}
	for profile, bad := range map[string]bool{"nl": true, "be-private": false, "nl-other": false} {
		a.Practice.Profile = profile
		a.Checks["two-factor"] = Check{Answer: No}
		a.Safeguards["two-factor"] = Safeguard{State: DoesNotApply, Reason: "x"}
		if got := listed(c, a, d, today, "safeguard-not-in-place", "safeguards.two-factor"); got != bad {
			t.Errorf("%s: two-factor that is missing holds it up: %v", profile, got)
		}
	}
}

// TestAMeasureFollowsFromItsAnswer: what was answered elsewhere is not asked again,
// never contradicts it, and an old decision stays as it was filled in.
func TestAMeasureFollowsFromItsAnswer(t *testing.T) {
	c := load(t)
	a := refusable()
	item, _ := c.Packs.Item("paid-licence")
	inPlace := Safeguard{State: InPlace, Since: "2026-01-01", Owner: "x"}
	for _, try := range []struct {
		answer               string
		stored               Safeguard
		state                string
		follows, contradicts bool
	}{
		{Yes, Safeguard{}, InPlace, true, false},
		{Yes, Safeguard{State: Planned, Owner: "x", Due: "2027-01-01"}, InPlace, true, false},
		{No, inPlace, "", false, true},
		{"", inPlace, "", false, true},
		{No, Safeguard{State: Planned, Owner: "x", Due: "2027-01-01"}, Planned, false, false},
	} {
		a.Checks["paid-licence"], a.Safeguards["paid-licence"] = Check{Answer: try.answer}, try.stored
		m := c.Measure(&a, item, "2026-11-22")
		if m.State != try.state || m.Follows != try.follows || m.Contradicts != try.contradicts || m.Follows && len(m.Missing()) > 0 {
			t.Errorf("%q with %+v: %+v", try.answer, try.stored, m)
		}
	}
	a.Safeguards["paid-licence"] = inPlace
	a.Decision, a.Editions.Rule = &Decision{Kind: Refused, Outcome: ExceptionOnly}, "1"
	if m := c.Measure(&a, item, "2026-11-22"); m.State != InPlace || m.Follows {
		t.Errorf("decided under the first rule: %+v", m)
	}
}

// agreed is an assessment that is conditional, with all that an approval asks but
// what concerns the legal minimum.
func agreed(c *Content) (Assessment, Decision) {
	a := refusable()
	own := Evidence{Kind: "own-check", Fields: map[string]string{"document": "x", "checked": "2026-11-20", "check": "x"}}
	for _, id := range []string{"e2e", "provider-unreadable", "storage-control"} {
		a.Answers[id] = Answer{Answer: Yes, Covers: []string{"video"}, Evidence: []Evidence{own}}
	}
	a.Answers["audit"] = Answer{Answer: Yes, Evidence: []Evidence{{Kind: "pentest", Fields: map[string]string{"by": "x", "report": "x", "tested": "2026-10-10"}}}}
	for _, p := range c.ChecksFor(&a) {
		a.Checks[p.ID] = Check{Answer: Yes}
	}
	for _, id := range []string{"care", "nen7510", "iso27001", "transfer", "own-use"} {
		a.Todos[id] = Todo{What: "x", Owner: "x", Due: "2026-12-10"}
	}
	for _, pack := range c.Safeguards(&a) {
		a.SetInPlace(ownItems(pack), "x", "2026-11-20")
	}
	a.Exception = Exception{Reason: "x", For: "x", Arranging: "x"}
	a.Insurer = Insurer{State: ToAsk, On: "2026-12-01"}
	a.Legal = Legal{Agreement: Signed, AgreementSigned: "2026-11-01", Transfer: No, OwnUse: No}
	return a, Decision{Kind: Reservation, By: Person{Name: "x"}, On: "2026-11-22", Through: "2026-12-22", Reservation: "x"}
}

// TestTheLegalMinimumBindsTheDecision: which decisions each state leaves open, and
// what it asks before one can be taken.
func TestTheLegalMinimumBindsTheDecision(t *testing.T) {
	c := load(t)
	seen := func(l Legal) Legal {
		l.AgreementSource, l.AgreementSeen = "x", "2026-11-20"
		return l
	}
	for name, try := range map[string]struct {
		legal       Legal
		roles       []string
		kinds       []string
		preselect   string
		fromSigning bool
		maxMonths   int
		blocks      string // code that keeps a reservation from being taken; empty for none
	}{
		"closed":         {Legal{Agreement: Signed, AgreementSigned: "2026-11-01", Transfer: No, OwnUse: No}, nil, []string{Approved, Reservation, Refused}, "", false, 0, ""},
		"ended":          {Legal{Agreement: Signed, AgreementSigned: "2026-11-01", Terms: AgreementTerms{Until: "2026-11-21"}, Transfer: No, OwnUse: No}, nil, []string{Approved, Reservation, Refused}, "", true, 0, ""},
		"not yet":        {Legal{Agreement: No, Transfer: No, OwnUse: No}, nil, []string{Approved, Reservation, Refused}, "", true, 0, ""},
		"of 0.2.0":       {Legal{Agreement: NotNeeded, AgreementNote: "zij verwerken niets", Transfer: No, OwnUse: No}, nil, []string{Approved, Reservation, Refused}, "", true, 0, "required"},
		"own server":     {Legal{Agreement: NotNeeded, AgreementReason: ReasonOwnServer, Transfer: No, OwnUse: No}, nil, []string{Approved, Reservation, Refused}, "", false, 0, ""},
		"host":           {seen(Legal{Agreement: NotNeeded, AgreementReason: ReasonHost, Transfer: No, OwnUse: No}), []string{"guest"}, []string{Approved, Reservation, Refused}, "", false, 0, ""},
		"host, no guest": {seen(Legal{Agreement: NotNeeded, AgreementReason: ReasonHost, Transfer: No, OwnUse: No}), nil, []string{Approved, Reservation, Refused}, "", true, 0, "reason-host"},
		"passes on": {seen(Legal{Agreement: NotNeeded, AgreementReason: ReasonPassesOn, BusinessAccount: No, MakerResponsible: Yes, Transfer: No, OwnUse: No}), nil,
			[]string{Reservation, Refused}, "", false, 3, ""},
		"passes on, business": {seen(Legal{Agreement: NotNeeded, AgreementReason: ReasonPassesOn, BusinessAccount: Yes, MakerResponsible: Yes, Transfer: No, OwnUse: No}), nil,
			[]string{Approved, Reservation, Refused}, "", true, 0, "reason-passes-on"},
		"offers none":       {seen(Legal{Agreement: OffersNone, Officer: "not-asked", Transfer: No, OwnUse: No}), nil, []string{Reservation, Refused}, Refused, false, 1, ""},
		"officer not named": {seen(Legal{Agreement: OffersNone, Transfer: No, OwnUse: No}), nil, []string{Reservation, Refused}, Refused, false, 1, "required"},
		"no basis":          {Legal{Agreement: Signed, AgreementSigned: "2026-11-01", Transfer: Yes, OwnUse: No}, nil, []string{Approved, Reservation, Refused}, "", true, 0, ""},
		"transfer unknown":  {Legal{Agreement: Signed, AgreementSigned: "2026-11-01", Transfer: Unknown, OwnUse: No}, nil, []string{Reservation, Refused}, "", false, 0, ""},
		"own use unknown":   {Legal{Agreement: Signed, AgreementSigned: "2026-11-01", Transfer: No, OwnUse: Unknown}, nil, []string{Reservation, Refused}, "", false, 0, ""},
		"own use":           {Legal{Agreement: Signed, AgreementSigned: "2026-11-01", Transfer: No, OwnUse: Yes}, nil, []string{Refused}, Refused, false, 0, "decision-barred"},
	} {
		t.Run(name, func(t *testing.T) {
			a, d := agreed(c)
			a.Legal = try.legal
			if try.roles != nil {
				a.Use.Roles = try.roles
			}
			got := c.Options(&a, c.Outcome(&a, d.On))
			if !slices.Equal(got.Kinds, try.kinds) || got.Preselect != try.preselect || got.FromSigning != try.fromSigning || got.MaxMonths != try.maxMonths {
				t.Errorf("%+v", got)
			}
			if most := d.On.AddMonths(try.maxMonths); try.maxMonths > 0 && c.Outcome(&a, d.On).Advised.After(most) {
				t.Errorf("it advises longer than %s, which a decision may not hold", most)
			}
			decided, err := c.Decide(a, d, "2026-0001", d.On)
			if code := codeOf(err); code != try.blocks {
				t.Errorf("decided with %v, want %q", err, try.blocks)
			}
			if err == nil && decided.Decision.FromSigning != try.fromSigning {
				t.Error("the decision does not say from when it holds")
			}
		})
	}
}

func codeOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// TestWithoutAnAgreementAMonthOnceAgain: no longer than a month, and in twelve
// months one more time.
func TestWithoutAnAgreementAMonthOnceAgain(t *testing.T) {
	c := load(t)
	a, d := agreed(c)
	a.Legal = Legal{Agreement: OffersNone, Officer: "not-asked", AgreementSource: "x", AgreementSeen: "2026-11-20", Transfer: No, OwnUse: No}
	d.Through = "2026-12-23"
	if _, err := c.Decide(a, d, "2026-0001", d.On); codeOf(err) != "decision-too-long" {
		t.Errorf("a day longer than a month: %v", err)
	}
	a.Exceptions = []PastException{{On: "2026-09-01", OffersNone: true}}
	if got := c.Options(&a, c.Outcome(&a, d.On)); !slices.Contains(got.Kinds, Reservation) {
		t.Errorf("a second time: %+v", got)
	}
	a.Exceptions = append(a.Exceptions, PastException{On: "2026-10-01", OffersNone: true})
	if got := c.Options(&a, c.Outcome(&a, d.On)); slices.Contains(got.Kinds, Reservation) || got.Barred[Reservation] != "offers-none-again" {
		t.Errorf("a third time: %+v", got)
	}
	if got := c.Options(&a, c.Outcome(&a, "2027-09-30")); got.Barred[Reservation] == "offers-none-again" {
		t.Errorf("a year later: %+v", got)
	}
}

// TestExceptionsWithin24Months count whatever stood between.
func TestExceptionsWithin24Months(t *testing.T) {
	a := refusable()
	a.Decision = &Decision{Kind: Reservation, On: "2025-01-10", Through: "2025-04-10", Outcome: ExceptionOnly}
	next, err := NextVersion(a, "2025-05-01")
	if err != nil || next.ExceptionsWithin("2025-05-01") != 1 {
		t.Fatalf("%+v, %v", next.Exceptions, err)
	}
	next.Decision = &Decision{Kind: Refused, On: "2025-05-01", Outcome: ExceptionOnly}
	after, err := NextVersion(next, "2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[Date]int{"2026-01-01": 1, "2027-01-10": 1, "2027-01-11": 0} {
		if got := after.ExceptionsWithin(on); got != want {
			t.Errorf("on %s %d count, want %d", on, got, want)
		}
	}
}

// TestAdvisedDate: the period's end, or the last good day of the evidence whose
// lapse would worsen the outcome, whichever comes first.
func TestAdvisedDate(t *testing.T) {
	c := load(t)
	pentest := func(tested string) Evidence {
		return Evidence{Kind: "pentest", Fields: map[string]string{"by": "Keurlab", "report": "brief", "tested": tested, "seen": "2026-11-01"}}
	}
	own := func(checked string) Evidence {
		return Evidence{Kind: "own-check", Fields: map[string]string{"document": "whitepaper", "document-seen": "2026-11-01", "checked": checked, "check": "instelling gezien"}}
	}
	a := refusable()
	for _, id := range []string{"e2e", "provider-unreadable", "storage-control"} {
		a.Answers[id] = Answer{Answer: Yes, Covers: []string{"video"}, Evidence: []Evidence{own("2026-11-20")}}
	}
	a.Answers["audit"] = Answer{Answer: Yes, Evidence: []Evidence{pentest("2026-01-10")}}
	o := c.Outcome(&a, "2026-11-22")
	if o.Outcome != Conditional || o.Advised != "2027-01-10" || o.AdvisedBy != "audit" {
		t.Errorf("%s until %s by %q; the audit lapses first", o.Outcome, o.Advised, o.AdvisedBy)
	}
	a.Answers["audit"] = Answer{Answer: Yes, Evidence: []Evidence{pentest("2026-01-10"), pentest("2026-10-10")}}
	if o := c.Outcome(&a, "2026-11-22"); o.Advised != "2027-05-22" || o.AdvisedBy != "" {
		t.Errorf("until %s by %q; a second audit holds longer than the period", o.Advised, o.AdvisedBy)
	}
	if o := c.Outcome(&a, "2028-01-01"); o.Outcome != ExceptionOnly || o.Headline != FindOutFirst {
		t.Errorf("two years later: %s %s", o.Outcome, o.Headline)
	}
}

// TestSettleClearsWhatNobodySees: what is no day at a field that is not asked any
// more holds up no decision; days that exist, and fields that are asked, stay.
func TestSettleClearsWhatNobodySees(t *testing.T) {
	c := load(t)
	a := refusable()
	a.Legal.AgreementSigned = "morgen"
	a.Todos["care"] = Todo{Due: "volgende week"}
	a.Insurer = Insurer{State: DoesNotApply, On: "ooit"}
	a.Safeguards["phishing"] = Safeguard{State: InPlace, Since: "2026-01-01", Due: "ooit"}
	a.Safeguards["gone"] = Safeguard{State: Planned, Due: "ooit"}
	a.Answers["audit"] = Answer{Answer: No, Evidence: []Evidence{{Kind: "pentest", Fields: map[string]string{"tested": "31-02-2026", "by": "Keurlab"}}}}
	for id := range a.Answers {
		if id != "audit" {
			a.Answers[id] = Answer{Answer: Yes, Covers: []string{"video"}}
		}
	}
	settled := c.Settle(a, "2026-11-22")
	if s := settled.Safeguards["phishing"]; settled.Legal.AgreementSigned+settled.Insurer.On+s.Due+settled.Safeguards["gone"].Due != "" || s.Since != "2026-01-01" {
		t.Errorf("settled %+v", settled)
	}
	if fields := settled.Answers["audit"].Evidence[0].Fields; fields["tested"] != "" || fields["by"] != "Keurlab" {
		t.Errorf("evidence settled to %v", fields)
	}
	if a.Todos["care"].Due != "volgende week" || a.Answers["audit"].Evidence[0].Fields["tested"] != "31-02-2026" {
		t.Error("settling changed what was typed itself")
	}
}

// TestEvidenceOfLaterShowsNothingYet: a decision can be dated before its evidence.
func TestEvidenceOfLaterShowsNothingYet(t *testing.T) {
	c := load(t)
	a := refusable()
	a.Answers["audit"] = Answer{Answer: Yes, Evidence: []Evidence{{Kind: "pentest", Fields: map[string]string{"by": "Keurlab", "report": "brief", "tested": "2026-10-01", "seen": "2026-10-02"}}}}
	q, _ := c.Questions.Question("audit")
	for on, want := range map[Date]string{"2026-09-30": Claimed, "2026-10-01": Shown, "2027-10-01": Shown, "2027-10-02": Lapsed} {
		if got := c.Value(&a, q, on).Value; got != want {
			t.Errorf("on %s it is %s, want %s", on, got, want)
		}
	}
}

// TestCheckedAgain: a snapshot lapses when a function is added, and a new day of
// checking renews it.
func TestCheckedAgain(t *testing.T) {
	c := load(t)
	a := refusable()
	a.Program.Plan = "Pro"
	kind, _ := c.Questions.Kind("own-check")
	e := NewEvidence(kind, &a)
	for field, value := range map[string]string{"document": "whitepaper", "document-seen": "2026-11-01", "checked": "2026-11-02", "check": "gezien"} {
		e = e.With(kind, &a, field, value)
	}
	value := func() AnswerValue {
		a.Answers["e2e"] = Answer{Answer: Yes, Covers: a.Use.Functions, Evidence: []Evidence{e}}
		q, _ := c.Questions.Question("e2e")
		return c.Value(&a, q, "2026-11-22")
	}
	if v := value(); v.Value != Shown {
		t.Fatalf("checked: %+v", v)
	}
	a.Use.Functions = []string{"video", "chat"}
	a.Program.Plan = "Business"
	if v := value(); v.Value != Lapsed || len(v.Changed) != 2 {
		t.Errorf("after a change: %+v", v)
	}
	if e = e.With(kind, &a, "check", "ook de chat"); value().Value != Lapsed {
		t.Error("another field renews the check")
	}
	if e = e.With(kind, &a, "checked", "2026-11-20"); value().Value != Shown {
		t.Errorf("checked again: %+v", value())
	}
}

// TestNameProgram: the maker follows the program's name, unless it was typed.
func TestNameProgram(t *testing.T) {
	c := load(t)
	var p Program
	c.NameProgram(&p, "WhatsApp")
	first := p.Maker
	c.NameProgram(&p, "Signal Messenger")
	if p.Family != "signal" || p.Maker == first || p.Maker == "" {
		t.Errorf("%+v", p)
	}
	p.Maker = "Wij zelf"
	if c.NameProgram(&p, "Zoom"); p.Maker != "Wij zelf" || p.Family != "zoom" {
		t.Errorf("%+v", p)
	}
}

// TestSettleClearsWhatAMeasureThatFollowsNoLongerAsks: a day that is none, typed before
// the answer made the field go, does not stand in the way of sealing.
func TestSettleClearsWhatAMeasureThatFollowsNoLongerAsks(t *testing.T) {
	c, err := Load(Current)
	if err != nil {
		t.Fatal(err)
	}
	a := New("x", "2026-11-22")
	a.Use.Audience, a.Legal.Agreement, a.Legal.AgreementSigned = WithClients, Signed, "2026-10-01"
	a.Safeguards = map[string]Safeguard{"processor-agreement": {State: InPlace, Since: "31-2-2026"}}
	if got := c.Settle(a, "2026-11-22").Safeguards["processor-agreement"].Since; got != "" {
		t.Errorf("it keeps %q", got)
	}
}

// ownItems are the items of a pack that are asked themselves.
func ownItems(p AppliedPack) []SafeguardItem {
	return slices.DeleteFunc(slices.Clone(p.Items), func(item SafeguardItem) bool { return item.Follows != "" })
}
