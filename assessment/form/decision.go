package form

import "beeldbeltoets/assessment"

// decision asks the decision, as the outcome on its own day leaves it open. While
// questions are open there is none to take.
func (f *Form) decision() []Group {
	d := f.Decision
	o := f.OutcomeOfDecision()
	options := f.Content.Options(f.Assessment, o)
	if d == nil || len(options.Kinds) == 0 {
		return nil
	}
	const kind = "decision.kind"
	approvals := []string{assessment.Approved, assessment.Reservation}
	through := field(Day, "decision.through").required(true).when(kind, approvals...)
	through.Help = key("decision.advised").with("date", Words{Day: o.Advised})
	fields := []Field{
		field(Person, "decision.by.name").required(!filled(d.By.Function)),
		field(Line, "decision.by.function"),
		field(Day, "decision.on").required(true),
	}
	return []Group{
		{ID: kind, Fields: []Field{choice(kind, worded("decision.", options.Kinds...)).required(true)}, Help: barred(options), Advice: fromSigning(options)},
		{ID: "decision.by", Columns: 2, Fields: fields},
		{ID: "decision.through", Fields: f.longer(through, o)},
		{ID: "decision.reservation", Fields: []Field{
			field(Text, "decision.reservation").explains().required(true).when(kind, assessment.Reservation),
		}},
	}
}

// longer asks why an approval holds longer than is advised, where it does.
func (f *Form) longer(through Field, o assessment.Outcome) []Field {
	if !f.Decision.Through.After(o.Advised) {
		return []Field{through}
	}
	because := field(Text, "decision.longerBecause").required(true)
	because.When = through.When
	return []Field{through, because}
}

// barred says why some decisions are not open.
func barred(options assessment.Options) []Words {
	var why []Words
	for _, kind := range []string{assessment.Approved, assessment.Reservation, assessment.Refused} {
		if code, is := options.Barred[kind]; is {
			why = append(why, key("decision.barred").with("kind", key("decision."+kind)).with("why", key("barred."+code)))
		}
	}
	return why
}

// fromSigning says that an approval holds only once there is an agreement, where so.
func fromSigning(options assessment.Options) Words {
	if options.FromSigning {
		return key("decision.from-signing")
	}
	return Words{}
}

// OutcomeOfDecision is the outcome on the day of the decision, and that of today where
// it has no day.
func (f *Form) OutcomeOfDecision() assessment.Outcome {
	if f.Decision == nil || !f.Decision.On.Valid() || f.Decision.On == f.Outcome.On {
		return f.Outcome
	}
	return f.Content.Outcome(f.Assessment, f.Decision.On)
}

// reviewed is the outcome that the review list is about: once a decision is being
// taken that of its day, since another day can leave other points open.
func (f *Form) reviewed() assessment.Outcome {
	if f.Decision != nil && f.Decision.Kind != "" {
		return f.OutcomeOfDecision()
	}
	return f.Outcome
}

// asksException reports whether what an exception needs is asked.
func (f *Form) asksException() bool { return f.Content.AsksException(f.Assessment, f.reviewed()) }
