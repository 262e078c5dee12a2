package form

import "beeldbeltoets/assessment"

// use asks who is in the conversation, by which functions, and what a client is
// offered instead.
func (f *Form) use() []Group {
	set := f.Content.Questions
	either := f.Assessment.Use.AlternativeOther
	return []Group{{ID: "use", Fields: []Field{
		choice("use.audience", named(set.Audiences)).required(true).readBy(Outcome, Letter, Measures),
		list("use.functions", named(set.Functions)).explains().required(true).readBy(Outcome, Letter, Measures),
		choice("use.group", named(set.Groups)).required(true).readBy(Letter),
		list("use.roles", named(set.Roles)).explains().required(true).readBy(Measures),
		list("use.alternatives", named(set.Alternatives)).explains().required(!f.refuses() && !filled(either)).
			when("use.audience", assessment.WithClients).readBy(Letter),
		field(Line, "use.alternativeOther").when("use.audience", assessment.WithClients).readBy(Letter),
	}}}
}
