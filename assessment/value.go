package assessment

import (
	"slices"
	"strings"
)

// AnswerValue is what an answer is worth on a date, and why.
type AnswerValue struct {
	Question string
	Value    string // shown, claimed, lapsed, no, unknown or empty
	// Through: shown, the last day that it is; claimed, the last day of the check of
	// one's own that gives the claim its weight; empty for no end.
	Through Date
	Since   Date // lapsed: the first day that it was no longer shown
	// Missing: what a claimed yes lacks: fields of its best piece of evidence, or
	// MissingEvidence.
	Missing   []string
	Kind      string   // of that piece
	Uncovered []string // functions in use that the yes does not hold for: then it is a no
	Recording bool     // recording, transcription or AI summary makes it a no
	Changed   []string // lapsed because these changed since: plan, version, functions
	Counted   bool     // counts for the outcome in this country and use
	// Unchecked: claimed, and nobody of the practice looked at the setting, so that
	// the claim does not count.
	Unchecked bool
}

// Weight is a value as the rule weighs it on a day: where a claim asks a check of
// one's own, it counts through the last day of that check.
func (q Question) Weight(value string, checked, on Date) string {
	if q.OwnCheck && value == Claimed && (checked == "" || checked.Before(on)) {
		return Unchecked
	}
	return value
}

// weight is the value as the rule weighs it.
func (v AnswerValue) weight() string {
	if v.Unchecked {
		return Unchecked
	}
	return v.Value
}

// pieceState is what one piece of evidence is worth.
type pieceState struct {
	kind    string
	claim   bool
	missing []string
	through Date // last day that it counts; empty for no end
	changed []string
	looked  bool // somebody looked at the setting on the day that counts
}

// Value works out what the answer to a question is worth on a day.
func (c *Content) Value(a *Assessment, q Question, on Date) AnswerValue {
	answer := a.Answers[q.ID]
	v := AnswerValue{Question: q.ID, Counted: c.Counts(a, q.ID)}
	if answer.Answer == Yes && c.recordingDecides(q) && c.RecordingOn(a) {
		v.Value, v.Recording = ValueNo, true
		return v
	}
	switch answer.Answer {
	case No:
		v.Value = ValueNo
		v.Recording = c.recordingDecides(q) && c.RecordingOn(a)
	case Unknown:
		v.Value = ValueOpen
	case Yes:
		if v.Uncovered = uncovered(q, answer, a.Use); len(v.Uncovered) > 0 {
			v.Value = ValueNo
			return v
		}
		c.weigh(&v, a, answer, on)
		v.Unchecked = q.Weight(v.Value, v.Through, on) == Unchecked
	}
	return v
}

func uncovered(q Question, answer Answer, use Use) []string {
	if !q.Covers {
		return nil
	}
	var open []string
	for _, f := range use.Functions {
		if !slices.Contains(answer.Covers, f) {
			open = append(open, f)
		}
	}
	return open
}

// weigh returns the value of a yes: shown by one complete piece that has not lapsed,
// else lapsed, else claimed with what is missing named.
func (c *Content) weigh(v *AnswerValue, a *Assessment, answer Answer, on Date) {
	v.Value, v.Missing = Claimed, []string{MissingEvidence}
	lapsed := false
	for _, e := range answer.Evidence {
		p := c.piece(a, e, on)
		if p.looked && v.Value == Claimed && !p.through.Before(on) && len(p.changed) == 0 {
			v.Through = latest(v.Through, p.through)
		}
		switch {
		case p.claim:
		case len(p.missing) > 0:
			v.addIncomplete(p)
		case len(p.changed) > 0:
			lapsed = true
			v.Changed = p.changed
		case p.through.Before(on):
			lapsed = true
			v.Since = latest(v.Since, p.through.AddDays(1))
		default:
			v.addShown(p)
		}
	}
	switch {
	case v.Value == Shown:
		v.Missing, v.Kind, v.Since, v.Changed = nil, "", "", nil
	case lapsed:
		v.Value, v.Missing, v.Kind, v.Through = Lapsed, nil, "", ""
	}
}

// MissingEvidence stands among what is missing where there is no piece at all
// but a claim.
const MissingEvidence = "evidence"

// addIncomplete keeps the piece that lacks least, so that its gaps are named.
func (v *AnswerValue) addIncomplete(p pieceState) {
	if v.Kind == "" || len(p.missing) < len(v.Missing) {
		v.Missing, v.Kind = p.missing, p.kind
	}
}

// addShown counts a good piece; of several, the one that holds longest counts.
func (v *AnswerValue) addShown(p pieceState) {
	if v.Value == Shown && (v.Through == "" || p.through != "" && p.through < v.Through) {
		return
	}
	v.Value, v.Through = Shown, p.through
}

// piece judges one piece of evidence on a day. A piece of an unknown kind is a
// claim, and what was tested only later shows nothing yet.
func (c *Content) piece(a *Assessment, e Evidence, on Date) pieceState {
	kind, ok := c.Questions.Kind(e.Kind)
	if !ok {
		return pieceState{kind: e.Kind, claim: true}
	}
	p := pieceState{kind: kind.ID, claim: kind.Claim || !fitsAny(kind.Roles, a.Use.Roles)}
	for _, f := range kind.Fields {
		value := strings.TrimSpace(e.Fields[f.ID])
		if f.Required && (value == "" || f.Type == FieldDate && !Date(value).Valid()) {
			p.missing = append(p.missing, f.ID)
		}
	}
	for _, n := range kind.Needs {
		if !slices.Contains(n.Values, e.Fields[n.Field]) && !slices.Contains(p.missing, n.Field) {
			p.missing = append(p.missing, n.Field)
		}
	}
	for _, l := range kind.Lapses {
		c.lapse(&p, l, e)
		if day := Date(e.Fields[l.Field]); l.Months > 0 && day.After(on) {
			p.missing = append(p.missing, l.Field)
		}
	}
	if kind.Snapshot {
		p.changed = changedSince(e, a)
	}
	p.looked = len(kind.Looked) > 0 && !p.claim && !slices.ContainsFunc(kind.Looked, func(f string) bool { return slices.Contains(p.missing, f) })
	return p
}

func (c *Content) lapse(p *pieceState, l Lapse, e Evidence) {
	value := e.Fields[l.Field]
	if !l.Edition {
		p.through = earliest(p.through, Date(value).AddMonths(l.Months))
		return
	}
	edition, ok := c.Questions.Edition(value)
	if (!ok || !edition.Counts) && !slices.Contains(p.missing, l.Field) {
		p.missing = append(p.missing, l.Field)
	}
	p.through = earliest(p.through, edition.Through)
}

// changedSince compares a piece's snapshot with the program and use of now. A
// function that is no longer used changes nothing.
func changedSince(e Evidence, a *Assessment) []string {
	var changed []string
	differs := func(field, now string) bool {
		then := strings.TrimSpace(e.Fields[field])
		return then != "" && !strings.EqualFold(then, strings.TrimSpace(now))
	}
	if differs(SnapshotPlan, a.Program.Plan) {
		changed = append(changed, "plan")
	}
	if differs(SnapshotVersion, a.Program.Version) {
		changed = append(changed, "version")
	}
	then := e.Fields[SnapshotFunctions]
	isNew := func(f string) bool { return !slices.Contains(strings.Split(then, ","), f) }
	if then != "" && slices.ContainsFunc(a.Use.Functions, isNew) {
		changed = append(changed, "functions")
	}
	return changed
}

// RecordingOn reports whether recording, transcription or an AI summary by the
// provider is on, by the further checks.
func (c *Content) RecordingOn(a *Assessment) bool {
	return slices.ContainsFunc(c.Questions.Checks, func(p CheckPoint) bool {
		return p.Recording && a.Checks[p.ID].Answer == No
	})
}

// recordingOn lists the checks about recording that are not answered as off.
func (c *Content) recordingOn(a *Assessment) []string {
	var on []string
	for _, p := range c.Questions.Checks {
		if p.Recording && a.Checks[p.ID].Answer != Yes {
			on = append(on, p.ID)
		}
	}
	return on
}

// recordingDecides reports whether the checks for recording are asked along with a
// question: then recording makes its answer a no.
func (c *Content) recordingDecides(q Question) bool {
	return slices.ContainsFunc(c.Questions.Checks, func(p CheckPoint) bool { return p.Recording && slices.Contains(q.Checks, p.ID) })
}

// Circumstances are the values that the rule weighs beside the eight answers.
func (c *Content) Circumstances(a *Assessment) Values {
	v := Values{CircumstanceOwnUse: a.Legal.OwnUse}
	if filled(a.Program.Maker) {
		v[CircumstanceMaker] = Yes
	}
	for _, p := range c.Questions.Checks {
		if p.Recording {
			v[p.ID] = a.Checks[p.ID].Answer
		}
	}
	return v
}

// Counts reports whether a question counts for the outcome in this country and use.
func (c *Content) Counts(a *Assessment, question string) bool {
	return slices.Contains(c.rule(a).Counted, question)
}

// Country of the practice: nl or be.
func (c *Content) Country(a *Assessment) string {
	return c.Kind(a).Country
}

// Kind is the kind of provider that an assessment is of.
func (c *Content) Kind(a *Assessment) Profile {
	p, _ := c.Profiles.Profile(a.Practice.Profile)
	return p
}

func (c *Content) rule(a *Assessment) Variant {
	return c.Questions.Rule.For(c.Country(a), a.Use.Audience)
}
