package assessment

import (
	"errors"
	"fmt"
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

// mayDecide is what may be decided, as DOMAIN.md section 2 tells it, by question
// number and without the rule's data.
func mayDecide(outcome string, q [9]string, agreement, ownUse, nta string) (kinds []string, preselect string, fromSigning bool) {
	if outcome == "incomplete" {
		return nil, map[bool]string{true: "refused"}[ownUse == "yes"], agreement == "no" || agreement == "unknown"
	}
	anyNo := q[1] == "no" || q[2] == "no" || q[8] == "no"
	toFind := slices.Contains([]string{"unknown", "lapsed"}, q[1]) || slices.Contains([]string{"unknown", "lapsed"}, q[2]) || slices.Contains([]string{"unknown", "lapsed"}, q[8])
	allNo := q[1] == "no" && q[2] == "no" && q[8] == "no"
	exception := outcome == "exception-only"
	if exception && (allNo || toFind && !anyNo) || ownUse == "yes" {
		preselect = "refused"
	}
	if !(exception && toFind && !anyNo) {
		if !exception && ownUse != "yes" && nta == "yes" {
			kinds = append(kinds, "approved")
		}
		kinds = append(kinds, "approved-with-reservation")
	}
	return append(kinds, "refused"), preselect, agreement == "no" || agreement == "unknown"
}

// TestOptionsAgainstOracle: what may be decided, for every country, every
// combination of the six values of 1, 2 and 8, and of what counts for the others,
// under every state of the legal minimum and of the check for chat.
func TestOptionsAgainstOracle(t *testing.T) {
	c := load(t)
	for _, profile := range []string{"nl", "be-private"} {
		for _, agreement := range []string{Signed, NotNeeded, No, Unknown} {
			for _, ownUse := range []string{No, Yes, Unknown} {
				for _, nta := range []string{Yes, No, Unknown, ""} {
					t.Run(fmt.Sprint(profile, agreement, ownUse, nta), func(t *testing.T) {
						t.Parallel()
						optionsAgainst(t, c, profile, agreement, ownUse, nta)
					})
				}
			}
		}
	}
}

func optionsAgainst(t *testing.T, c *Content, profile, agreement, ownUse, nta string) {
	a := &Assessment{Practice: Practice{Profile: profile}, Use: Use{Audience: WithClients, Functions: []string{"chat"}},
		Legal: Legal{Agreement: agreement, OwnUse: ownUse}, Checks: map[string]Check{"nta7516": {Answer: nta}}}
	flags := c.Flags(a)
	rule := c.rule(a)
	each(sixValues, 3, func(confidential []string) {
		for _, audit := range []string{Shown, ValueNo} {
			for _, care := range []string{Shown, ValueNo} {
				q := [9]string{1: confidential[0], 2: confidential[1], 3: audit, 4: care, 5: Shown, 6: Claimed, 7: Shown, 8: confidential[2]}
				values, answers := Values{}, []AnswerValue{}
				for n, id := range eight {
					values[id] = q[n+1]
					answers = append(answers, AnswerValue{Question: id, Value: q[n+1]})
				}
				o := Outcome{Verdict: rule.Judge(values, flags), Country: rule.ID, Answers: answers, AgreementOpen: agreement == No || agreement == Unknown}
				kinds, preselect, fromSigning := mayDecide(o.Outcome, q, agreement, ownUse, nta)
				got := c.Options(a, o)
				if !slices.Equal(got.Kinds, kinds) || got.Preselect != preselect || got.FromSigning != fromSigning {
					t.Fatalf("%s %v: options %+v, oracle %v %q %v", o.Outcome, q[1:], got, kinds, preselect, fromSigning)
				}
			}
		}
	})
}

func TestNextNumber(t *testing.T) {
	for _, c := range []struct {
		last string
		on   Date
		want string
	}{{"", "2026-11-22", "2026-0001"}, {"2026-0006", "2026-11-22", "2026-0007"}, {"2025-0912", "2026-01-02", "2026-0001"}, {"2026-9999", "2026-12-31", "2026-10000"}} {
		if got := NextNumber(c.last, c.on); got != c.want {
			t.Errorf("after %q on %s comes %s, want %s", c.last, c.on, got, c.want)
		}
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
	if decided.Answers["e2e"].Unconfirmed {
		t.Error("the next version changed the decided one")
	}
}

// refusable is the least that may be refused: everything asked is answered.
func refusable() Assessment {
	a := New("7d1ac1f5-5d5c-4f0a-9d27-6c1d1b9c2d11", "2026-11-22")
	a.Practice.Name, a.Assessor.Name, a.Program.Name = "Praktijk", "S. Yılmaz", "Kletslijn"
	a.Use = Use{Audience: WithClients, Functions: []string{"video"}, Group: "one-to-one", Roles: []string{"host"}, Alternatives: []string{"phone"}}
	a.Answers = map[string]Answer{}
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
		{"legal open", func(a *Assessment, _ *Decision) { a.Legal.Transfer = "" }, "unanswered-legal", "legal.transfer"},
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

// listed tells whether the review list blocks with a code at a path.
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
		{"required", "insurer.state"}, {"safeguard-open", "safeguards.minimise"}, {"longer-reason", "decision.longerBecause"},
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
	for _, pack := range c.Safeguards(&a) {
		a.SetPack(pack, "S. Yılmaz", today)
	}
	if _, err := c.Decide(a, d, "2026-0001", today); err != nil {
		t.Errorf("with everything answered: %v", err)
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
