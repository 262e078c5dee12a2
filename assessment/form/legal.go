package form

import "beeldbeltoets/assessment"

// legal asks the points of the legal minimum, each with what its answer asks besides.
func (f *Form) legal() []Group {
	var groups []Group
	for i, p := range f.Content.Questions.Legal {
		at := p.Path()
		answer, _ := Get[string](f, at)
		ask := choice(at, named(p.Options)).unlabelled().required(!f.refuses()).readBy(pointReaders[p.ID]...)
		g := Group{
			ID: at, Kind: AboutPoint, Subject: p.ID, Title: said(p.Ask), Help: texts(p.Why, p.How),
			Fields: append([]Field{ask}, pointDetails(p.ID)...), Advice: said(p.Advice[answer]),
		}
		if i == 0 {
			g.Section, g.About = key("legal.title"), []Words{key("legal.intro")}
		}
		groups = append(groups, g)
	}
	return groups
}

var pointReaders = map[string][]Reader{
	"agreement": {Decision, Letter}, "transfer": {Letter}, "own-use": {Outcome, Decision, Letter},
}

// pointDetails are the fields that some answers at a point ask besides.
func pointDetails(id string) []Field {
	switch id {
	case "agreement":
		note := field(Text, "legal.agreementNote")
		return []Field{
			field(Day, "legal.agreementSigned").required(true).when("legal.agreement", assessment.Signed),
			note.labelled(key("legal.agreement.where")).when("legal.agreement", assessment.Signed),
			note.labelled(key("legal.agreement.why-not")).required(true).when("legal.agreement", assessment.NotNeeded),
			note.labelled(key("legal.note")).when("legal.agreement", assessment.No, assessment.Unknown),
		}
	case "transfer":
		return []Field{
			field(Line, "legal.transferBasis").explains().when("legal.transfer", assessment.Yes),
			choice("legal.transferClient", worded("transfer.client.", assessment.TransferSentences...)).when("legal.transfer", assessment.Yes).readBy(Letter),
		}
	case "own-use":
		return []Field{field(Line, "legal.ownUseNote").when("legal.ownUse", assessment.Yes, assessment.No, assessment.Unknown)}
	}
	return nil
}

// checks asks the further checks that fit the use and that no question asks along.
func (f *Form) checks() []Group {
	var groups []Group
	for _, p := range f.Content.Questions.ChecksFor(f.Assessment.Use) {
		at := "checks." + p.ID
		if f.Content.StepOf(at) != assessment.StepChecks {
			continue // a question asks it along with itself
		}
		answer := yesNo(at + ".answer").unlabelled().readBy(Decision)
		if p.Recording {
			answer = answer.readBy(Outcome, Decision)
		}
		g := Group{
			ID: at, Kind: AboutCheck, Subject: p.ID, Title: said(p.Ask), Help: texts(p.Why),
			Fields: []Field{answer, field(Line, at+".note").labelled(key("check.note"))},
		}
		if now := f.Assessment.Checks[p.ID].Answer; now == assessment.No || now == assessment.Unknown {
			g.Advice = said(p.Advice)
		}
		if len(groups) == 0 {
			g.Section, g.About = key("checks.title"), []Words{key("checks.help")}
		}
		groups = append(groups, g)
	}
	return groups
}

// insurer asks what was asked of who pays, where somebody does for a client, and what
// the client is told of costs.
func (f *Form) insurer() []Group {
	profile := f.Content.Kind(f.Assessment)
	if f.Assessment.Use.Audience != assessment.WithClients || len(profile.Payer) == 0 {
		return nil
	}
	const state = "insurer.state"
	needed := f.reviewed().Outcome == assessment.ExceptionOnly && !f.refuses()
	options := worded("insurer.state.", assessment.Asked, assessment.ToAsk, assessment.DoesNotApply)
	on := field(Day, "insurer.on").required(needed)
	fields := []Field{
		choice(state, options).required(needed),
		on.labelled(key("insurer.asked-on")).when(state, assessment.Asked),
		on.labelled(key("insurer.ask-by")).when(state, assessment.ToAsk),
		field(Text, "insurer.answer").required(needed).when(state, assessment.Asked),
		field(Line, "insurer.reason").required(needed).when(state, assessment.DoesNotApply),
	}
	if len(profile.Costs) > 0 {
		fields = append(fields, choice("insurer.costs", worded("costs.", profile.Costs...)).explains().readBy(Letter))
	}
	return []Group{{ID: "insurer", Section: key("insurer.title"), About: []Words{key("insurer.help")}, Fields: fields}}
}
