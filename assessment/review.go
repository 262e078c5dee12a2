package assessment

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Severity of a line of the review list.
type Severity int

const (
	Warns  Severity = iota // worth a look; does not block
	Blocks                 // must be mended before a decision
)

// Finding is one line of the review list: what is weak, as code and parameters,
// and where, as a path that the window can jump to. The words catalogue holds
// its sentence under "review." and the code.
type Finding struct {
	Severity Severity
	Code     string
	Path     string
	Params   map[string]string
	Missing  bool // it asks for what is not there yet; nothing was filled in wrongly
	ListOnly bool // it follows from an answer that is right by itself, and is no fault of a field
}

// UnderField reports whether a finding is said under its field too. What is missing
// or follows is said by the step and by the list alone.
func (f Finding) UnderField() bool { return !f.Missing && !f.ListOnly }

// MaxText is how many characters a field takes.
const MaxText = 10_000

// review gathers the findings of one assessment on a day.
type review struct {
	c     *Content
	a     *Assessment
	today Date
	found []Finding
}

// Review lists what is weak or missing, what blocks first. A decision, where
// there is one, is reviewed along.
func (c *Content) Review(a *Assessment, today Date) []Finding {
	return c.ReviewOf(a, c.Outcome(a, a.BaseDate(today)), today)
}

// ReviewOf is Review for an outcome that was worked out already: that of the day of
// the decision, else of today.
func (c *Content) ReviewOf(a *Assessment, outcome Outcome, today Date) []Finding {
	r := &review{c: c, a: a, today: today}
	r.basics()
	r.answers(outcome)
	r.legal(outcome)
	r.openPoints(outcome)
	r.exception(outcome)
	r.safeguards(outcome)
	r.texts()
	r.because()
	r.contradicted()
	r.decision(outcome)
	slices.SortStableFunc(r.found, func(x, y Finding) int { return int(y.Severity - x.Severity) })
	return r.found
}

// add names what is wrong or weak in a field.
func (r *review) add(s Severity, code, path string, params ...string) {
	r.put(Finding{Severity: s, Code: code, Path: path}, params)
}

// lacks names what is not there yet, and has to be.
func (r *review) lacks(code, path string, params ...string) {
	r.put(Finding{Severity: Blocks, Code: code, Path: path, Missing: true}, params)
}

// follows warns of what an answer brings along.
func (r *review) follows(code, path string, params ...string) {
	r.put(Finding{Severity: Warns, Code: code, Path: path, ListOnly: true}, params)
}

func (r *review) put(f Finding, params []string) {
	for i := 0; i+1 < len(params); i += 2 {
		if f.Params == nil {
			f.Params = map[string]string{}
		}
		f.Params[params[i]] = params[i+1]
	}
	r.found = append(r.found, f)
}

func (r *review) need(path string, ok bool) {
	if !ok {
		r.lacks("required", path)
	}
}

func (r *review) basics() {
	a, p := r.a, r.a.Practice
	r.need("practice.name", filled(p.Name))
	r.need("assessor.name", filled(a.Assessor.Name) || filled(a.Assessor.Function))
	r.need("program.name", filled(a.Program.Name))
	r.need("use.audience", a.Use.Audience != "")
	r.need("use.functions", len(a.Use.Functions) > 0)
	r.need("use.group", a.Use.Group != "")
	r.need("use.roles", len(a.Use.Roles) > 0)
	if a.Use.Audience == WithClients && !r.refuses() {
		r.need("use.alternatives", len(a.Use.Alternatives) > 0 || filled(a.Use.AlternativeOther))
	}
	profile, _ := r.c.Profiles.Profile(p.Profile)
	for _, id := range profile.Numbers {
		if code := CheckNumber(id, p.Numbers[id]); code != "" {
			r.add(Blocks, code, "practice.numbers."+id, "number", id, "length", strconv.Itoa(NumberLength(id)))
		}
	}
	if code := CheckPostcode(profile.Country, p.Postcode); code != "" {
		r.add(Blocks, code, "practice.postcode", "country", profile.Country)
	}
	for _, number := range [][2]string{{"practice.phone", p.Phone}, {"practice.callBack", p.CallBack}} {
		if CheckPhone(number[1]) != "" {
			r.add(Warns, "phone", number[0])
		}
	}
	r.family()
	r.ownStatements()
	r.letter(profile)
	r.date("program.privacySeen", a.Program.PrivacySeen, true)
	if seen := a.Program.PrivacySeen; filled(a.Program.PrivacyStatement) && (seen == "" || seen.AddMonths(12).Before(r.today)) {
		r.add(Warns, "privacy-not-seen", "program.privacySeen")
	}
}

// family asks which known program a draft is about, where its name alone leaves that open.
func (r *review) family() {
	if r.a.Draft() && r.c.FamilyOpen(r.a.Program) {
		r.follows("family-open", "program.family", "program", r.c.Candidates(r.a.Program)[0].Name)
	}
}

// ownStatements names those that are not whole, and days that cannot be.
func (r *review) ownStatements() {
	for _, id := range slices.Sorted(maps.Keys(r.a.OwnStatements)) {
		s, at := r.a.OwnStatements[id], "ownStatements."+id
		if !s.Whole() {
			r.follows("own-statement", at+".text")
		}
		r.date(at+".published", s.Published, true)
		r.date(at+".seen", s.Seen, true)
	}
}

// contradicted names the answers that a source speaks against.
func (r *review) contradicted() {
	for _, path := range r.c.Contradicted(r.a) {
		r.add(Warns, "contradicted", path, "source", r.c.Contradictions(r.a, path)[0].Source)
	}
}

// letter names what a client would miss in the letter.
func (r *review) letter(profile Profile) {
	a, p := r.a, r.a.Practice
	if profile.DPO && !filled(p.DPO) {
		r.add(Warns, "dpo-required", "practice.dpo")
	}
	if !a.HasLetter() {
		return
	}
	if !filled(p.Contact) && !filled(p.Phone) {
		r.add(Warns, "letter-contact", "practice.contact")
	}
	if !filled(p.PrivacyStatement) {
		r.add(Warns, "letter-privacy", "practice.privacyStatement")
	}
	if len(profile.Costs) > 0 && a.Insurer.State == Asked && a.Insurer.Costs == "" {
		r.add(Warns, "letter-costs", "insurer.costs")
	}
}

// date names a day that does not exist and, where it must lie in the past, one
// that is still to come.
func (r *review) date(path string, d Date, past bool) {
	switch {
	case d.Impossible():
		r.add(Blocks, DateImpossible, path, "typed", string(d))
	case past && d.After(r.today):
		r.add(Blocks, "date-future", path, "date", string(d))
	}
}

func (r *review) answers(o Outcome) {
	for _, q := range r.c.Questions.Questions {
		path := "answers." + q.ID
		v, answer := o.Answer(q.ID), r.a.Answers[q.ID]
		switch {
		case v.Value == Unanswered && v.Counted:
			r.lacks("unanswered", path, "question", q.ID)
		case v.Recording && answer.Answer == Yes:
			r.add(Blocks, "recording-contradicts", path, "question", q.ID)
		case v.Value == Claimed && v.Counted:
			r.follows("yes-without-evidence", path, "question", q.ID)
		}
		if answer.Unconfirmed {
			r.lacks("unconfirmed", path, "question", q.ID)
		}
		if d := r.a.Decision; d != nil && v.Value == Shown && v.Through != "" && v.Through.Before(d.Through) {
			r.add(Warns, "evidence-lapses", path, "question", q.ID, "date", string(v.Through))
		}
		for i, e := range r.asked(answer) {
			r.evidence(path+".evidence."+strconv.Itoa(i), q, e)
		}
	}
	if r.c.RecordingOn(r.a) && r.a.Answers["e2e"].Answer == Yes {
		r.add(Warns, "recording-challenges", "answers.e2e", "question", "e2e")
	}
}

// asked is the evidence that counts with an answer: with a yes alone.
func (r *review) asked(answer Answer) []Evidence {
	if answer.Answer != Yes {
		return nil
	}
	return answer.Evidence
}

func (r *review) evidence(path string, q Question, e Evidence) {
	kind, ok := r.c.Questions.Kind(e.Kind)
	if !ok || !slices.Contains(q.Kinds, e.Kind) {
		r.add(Blocks, "evidence-kind", path, "kind", e.Kind)
		return
	}
	for _, f := range kind.Fields {
		if f.Type != FieldDate {
			continue
		}
		at, d := path+".fields."+f.ID, Date(e.Fields[f.ID])
		r.date(at, d, f.Past)
		if after := Date(e.Fields[f.After]); f.After != "" && d.Before(after) {
			r.add(Blocks, "date-order", at, "date", string(d), "after", string(after))
		}
	}
}

// openPoints holds an outcome to its conditions: what the rule asks a to-do for has
// one, and where a use has conditions every open point has a to-do, a safeguard, or a
// reason to stay open.
func (r *review) openPoints(o Outcome) {
	if o.Outcome == Incomplete {
		return // which points stay open is not known yet
	}
	open := r.c.OpenPoints(o)
	for _, id := range open {
		due := r.a.Todos[id].Due
		r.date("todos."+id+".due", due, false)
		r.past("todos."+id+".due", due)
	}
	if r.refuses() {
		return
	}
	for _, q := range open {
		todo := r.a.Todos[q]
		switch {
		case todo.Complete():
		case slices.Contains(o.Todos, q):
			r.add(Blocks, "todo-required", "todos."+q, "question", q)
		case r.c.PointWaits(r.a, o, q) && !filled(todo.Accepted):
			r.lacks("open-point", "todos."+q, "question", q)
		}
	}
}

// past names a day by which something was to be done, and that is over.
func (r *review) past(path string, due Date) {
	if due.Before(r.today) && !r.decided() {
		r.add(Warns, "due-past", path, "date", string(due))
	}
}

// decided reports whether the version was sealed; a decision that is only being
// filled in has no outcome yet.
func (r *review) decided() bool { return r.a.Decision != nil && r.a.Decision.Outcome != "" }

// OpenPoints lists the counted questions that a suitable outcome still needs
// otherwise.
func (c *Content) OpenPoints(o Outcome) []string {
	rule, v := c.variant(o), Values{}
	for _, answer := range o.Answers {
		v[answer.Question] = answer.weight()
	}
	var points []string
	for _, r := range rule.Outcomes[0].Routes {
		for _, condition := range r.All {
			points = append(points, condition.failing(v, nil)...)
		}
	}
	return rule.sorted(once(append(points, o.Todos...)))
}

// PointWaits reports whether a decision waits for what will be done about an open point,
// or for why it stays open: of a conditional outcome and of an exception, where no
// safeguard that addresses it is in place or planned.
func (c *Content) PointWaits(a *Assessment, o Outcome, question string) bool {
	return o.AcceptsPoints() && !c.mended(a, question, o.On)
}

// AcceptsPoints reports whether an open point may stay open for a reason that is noted.
func (o Outcome) AcceptsPoints() bool {
	return o.Outcome == Conditional || o.Outcome == ExceptionOnly && !o.OnlyRefused()
}

// mended reports whether a safeguard that addresses a question is in place or planned.
func (c *Content) mended(a *Assessment, question string, on Date) bool {
	for _, pack := range c.Safeguards(a) {
		for _, item := range pack.Items {
			m := c.Measure(a, item, on)
			if slices.Contains(item.Addresses, question) && m.State != "" && m.State != DoesNotApply && len(m.Missing()) == 0 {
				return true
			}
		}
	}
	return false
}

func (r *review) refuses() bool { return r.a.Decision != nil && r.a.Decision.Kind == Refused }

func (r *review) exception(o Outcome) {
	e, in := r.a.Exception, r.a.Insurer
	if !r.c.AsksException(r.a, o) {
		return
	}
	r.date("exception.arrangedBy", e.ArrangedBy, false)
	r.past("exception.arrangedBy", e.ArrangedBy)
	if r.a.Use.Audience == WithClients && (in.State == Asked || in.State == ToAsk) {
		r.date("insurer.on", in.On, in.State == Asked)
	}
	if r.refuses() {
		return
	}
	r.need("exception.reason", filled(e.Reason))
	r.need("exception.for", filled(e.For))
	r.need("exception.arranging", filled(e.Arranging))
	before := r.a.ExceptionsWithin(o.On)
	if before >= 2 {
		r.need("exception.newReason", filled(e.NewReason))
	}
	if before >= 1 {
		r.follows("exception-again", "exception.reason", "count", strconv.Itoa(before+1))
	}
	if profile, _ := r.c.Profiles.Profile(r.a.Practice.Profile); r.a.Use.Audience != WithClients || len(profile.Payer) == 0 {
		return
	}
	switch in.State {
	case Asked:
		r.need("insurer.on", in.On != "")
		r.need("insurer.answer", filled(in.Answer))
	case ToAsk:
		r.need("insurer.on", in.On != "")
		r.past("insurer.on", in.On)
	case DoesNotApply:
		r.need("insurer.reason", filled(in.Reason))
	default:
		r.need("insurer.state", false)
	}
}

func (r *review) safeguards(o Outcome) {
	for _, pack := range r.c.Safeguards(r.a) {
		for _, item := range pack.Items {
			r.safeguard(item, o)
		}
	}
}

// safeguard looks at one measure: what is filled in is whole, and what the outcome
// requires is answered, or in place by the decision's first day.
func (r *review) safeguard(item SafeguardItem, o Outcome) {
	m, path := r.c.Measure(r.a, item, o.On), "safeguards."+item.ID
	s := m.Safeguard
	switch {
	case m.Follows: // its day is judged where it is answered
	case s.State == InPlace:
		r.date(path+".since", s.Since, true)
	case s.State == Planned:
		r.date(path+".due", s.Due, false)
	}
	if m.Contradicts {
		r.add(Warns, "safeguard-contradicts", path, "safeguard", item.ID)
	}
	if s.State == Planned {
		r.planned(path, item.ID, s)
	}
	need := r.c.Requires(r.a, o, item)
	if r.refuses() {
		need = Advised
	}
	missing := m.Missing()
	switch {
	case len(missing) > 0 && (need != Advised || s.State != ""):
		r.lacks("safeguard-open", path, "safeguard", item.ID, "missing", strings.Join(missing, ","))
	case need == RequiredInPlace && (s.State != InPlace || s.Since.After(o.On)):
		r.add(Blocks, "safeguard-not-in-place", path, "safeguard", item.ID)
	}
}

func (r *review) planned(path, id string, s Safeguard) {
	r.past(path+".due", s.Due)
	if d := r.a.Decision; d != nil && s.Due.After(d.Through) {
		r.add(Warns, "planned-too-late", path+".due", "safeguard", id, "date", string(s.Due))
	}
}

// because asks for the reason of a later version.
func (r *review) because() {
	if r.a.Version > 1 && !filled(r.a.Because) && !r.decided() {
		r.follows("because-missing", "because")
	}
}

func (r *review) texts() {
	for _, t := range r.a.Texts() {
		if n := len([]rune(t.Value)); n > MaxText {
			r.add(Blocks, "text-too-long", t.Path, "length", strconv.Itoa(n), "max", strconv.Itoa(MaxText))
		}
		if number := PersonalNumber(t.Value); number != "" && t.Free {
			r.add(Warns, "personal-number", t.Path)
		}
	}
}

func (r *review) decision(o Outcome) {
	d := r.a.Decision
	if d == nil || o.Outcome == Incomplete && !r.decided() { // none can be filled in yet
		return
	}
	if d.Kind == "" {
		r.need("decision.kind", false)
	} else if options := r.c.Options(r.a, o); !slices.Contains(options.Kinds, d.Kind) {
		r.add(Blocks, "decision-barred", "decision.kind", "why", options.Barred[d.Kind])
	}
	r.need("decision.by.name", filled(d.By.Name) || filled(d.By.Function))
	if r.c.IsOfficer(r.a, d.By) {
		r.follows("officer-decides", "decision.by.name")
	}
	r.need("decision.on", d.On != "")
	r.date("decision.on", d.On, true)
	if d.Kind == Refused || d.Kind == "" {
		return
	}
	r.date("decision.through", d.Through, false)
	r.need("decision.through", d.Through != "")
	if d.Through.Before(d.On) {
		r.add(Blocks, "date-order", "decision.through", "date", string(d.Through), "after", string(d.On))
	}
	if max := r.c.Options(r.a, o).MaxMonths; max > 0 && d.Through.After(d.On.AddMonths(max)) {
		r.add(Blocks, "decision-too-long", "decision.through", "date", string(d.On.AddMonths(max)))
	}
	if d.Through.After(o.Advised) && !filled(d.LongerBecause) {
		r.lacks("longer-reason", "decision.longerBecause", "date", string(o.Advised))
	}
	if d.Kind == Reservation {
		r.need("decision.reservation", filled(d.Reservation))
	}
}
