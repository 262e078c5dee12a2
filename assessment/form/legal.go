package form

import "beeldbeltoets/assessment"

// legal asks the points of the legal minimum, each with what its answer asks besides.
func (f *Form) legal() []Group {
	var groups []Group
	for i, p := range f.Content.Questions.Legal {
		at := p.Path()
		answer, _ := Get[string](f, at)
		ask := choice(at, named(p.Options)).unlabelled().required(true).readBy(pointReaders[p.ID]...)
		g := Group{
			ID: at, Kind: AboutPoint, Subject: p.ID, Title: said(p.Ask), Help: texts(p.Why, p.How),
			Fields: append([]Field{ask}, pointDetails(p.ID)...), Advice: said(p.Advice[answer]),
		}
		for n := range g.Fields {
			g.Fields[n].Required = g.Fields[n].Required && !f.refuses()
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
		return agreementDetails()
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

// agreementDetails are what the agreement asks: its day and what it says, or why there
// is none.
func agreementDetails() []Field {
	const agreement, reason = "legal.agreement", "legal.agreementReason"
	note := field(Text, "legal.agreementNote")
	seen, source := field(Day, "legal.agreementSeen").required(true), field(Line, "legal.agreementSource").required(true)
	fields := []Field{
		field(Day, "legal.agreementSigned").required(true).when(agreement, assessment.Signed),
		note.labelled(key("legal.agreement.where")).when(agreement, assessment.Signed),
		choice(reason, worded("agreement.reason.", assessment.ReasonHost, assessment.ReasonOwnServer, assessment.ReasonPassesOn)).required(true).when(agreement, assessment.NotNeeded).readBy(Decision),
		choice("legal.businessAccount", worded("", assessment.Yes, assessment.No)).required(true).when(reason, assessment.ReasonPassesOn).readBy(Decision),
		choice("legal.makerResponsible", worded("", assessment.Yes, assessment.No)).required(true).when(reason, assessment.ReasonPassesOn).readBy(Decision),
		source.when(reason, assessment.ReasonHost, assessment.ReasonPassesOn), seen.when(reason, assessment.ReasonHost, assessment.ReasonPassesOn),
		source.when(agreement, assessment.OffersNone), seen.when(agreement, assessment.OffersNone),
		choice("legal.officer", worded("agreement.officer.", "asked", "not-asked")).required(true).when(agreement, assessment.OffersNone),
		field(Text, "legal.officerAdvice").required(true).when("legal.officer", "asked"),
		note.labelled(key("legal.note")).when(agreement, assessment.NotNeeded, assessment.OffersNone, assessment.No, assessment.Unknown),
	}
	for _, term := range []Field{
		field(Day, "legal.agreementTerms.until").readBy(Decision), field(Line, "legal.agreementTerms.notice"), field(Line, "legal.agreementTerms.subProcessors"),
		field(Line, "legal.agreementTerms.place"), field(Line, "legal.agreementTerms.leakTerm"), field(Line, "legal.agreementTerms.atEnd"),
	} {
		fields = append(fields, term.when(agreement, assessment.Signed))
	}
	return fields
}

// checklist asks what article 28(3) wants in the agreement, folded and optional.
func (f *Form) checklist() []Group {
	if f.Assessment.Legal.Agreement != assessment.Signed {
		return nil
	}
	g := Group{ID: "legal.agreementChecklist", Kind: AboutChecklist, Folded: len(f.Assessment.Legal.Checklist) == 0, Title: key("legal.checklist"), Help: []Words{key("legal.checklist.help")}}
	for _, item := range f.Content.Questions.Checklist {
		g.Fields = append(g.Fields, yesNo("legal.agreementChecklist."+item.ID).labelled(said(item.Name)))
	}
	return []Group{g}
}

// checks asks the further checks that fit the use and that no question asks along.
func (f *Form) checks() []Group {
	var groups []Group
	for _, p := range f.Content.ChecksFor(f.Assessment) {
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
	needed := f.asksException() && !f.refuses()
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
