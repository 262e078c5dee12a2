package form

import "beeldbeltoets/assessment"

// practice asks the letterhead, and who assesses.
func (f *Form) practice() []Group {
	profile := f.Content.Kind(f.Assessment)
	var profiles []Option
	for _, p := range f.Content.Profiles.Profiles {
		profiles = append(profiles, Option{ID: p.ID, Name: said(p.Name)})
	}
	var numbers []Field
	for _, id := range profile.Numbers {
		numbers = append(numbers, field(Line, "practice.numbers."+id).explained("help.number."+id))
	}
	named := f.Assessment.Assessor
	kind := choice("practice.profile", profiles).readBy(Outcome, Letter)
	kind.Help = said(profile.Note)
	contact := []Field{
		field(Line, "practice.contact").readBy(Letter),
		field(Line, "practice.phone").readBy(Letter),
		field(Line, "practice.callBack").explains().readBy(Letter),
		field(Line, "practice.privacyStatement").explains().readBy(Letter),
		field(Line, "practice.dpo").explains().readBy(Letter),
		field(Line, "practice.complaints").explains().readBy(Letter),
	}
	if profile.FillsInRetention() {
		contact = append(contact, field(Line, "practice.fileKept").explains().readBy(Letter))
	}
	return []Group{
		{ID: "practice", Fields: []Field{
			kind,
			field(Line, "practice.name").required(true).readBy(Letter),
		}},
		{ID: "address", Columns: 3, Fields: []Field{
			field(Line, "practice.street").readBy(Letter),
			field(Line, "practice.postcode").readBy(Letter),
			field(Line, "practice.city").readBy(Letter),
		}},
		{ID: "numbers", Columns: 3, Fields: numbers},
		{ID: "contact", Columns: 2, Fields: contact},
		{ID: "logo", Fields: []Field{field(Picture, "practice.logo").readBy(Letter)}},
		{ID: "assessor", Section: key("assessor.title"), About: []Words{key("assessor.help")}, Columns: 2, Fields: []Field{
			field(Person, "assessor.name").required(!filled(named.Function)),
			field(Line, "assessor.function"),
			field(Person, "secondReader.name").explained("help.secondReader"),
			field(Line, "secondReader.function"),
		}},
	}
}

// program asks what is assessed.
func (f *Form) program() []Group {
	named := []Field{field(Line, "program.name").explains().required(true).readBy(Letter, Measures)}
	if families := f.Content.Candidates(f.Assessment.Program); len(families) > 0 {
		named = append(named, f.family(families))
	}
	return []Group{
		{ID: "program", Fields: named},
		{ID: "version", Columns: 2, Fields: []Field{
			field(Line, "program.maker").readBy(Letter),
			field(Line, "program.version").explains(),
			field(Line, "program.plan").explains(),
		}},
		{ID: "clients", Columns: 2, Fields: []Field{
			field(Line, "program.privacyStatement").explains().readBy(Letter),
			field(Day, "program.privacySeen"),
			yesNo("program.account").readBy(Letter),
			yesNo("program.app").readBy(Letter),
		}},
		{ID: "makerKeeps", Fields: []Field{
			field(Text, "program.makerKeeps").explains().readBy(Letter),
			field(Line, "program.makerKeepsFor").explains().readBy(Letter),
		}},
	}
}

// family asks which of the known programs it is, where its name leaves that open.
func (f *Form) family(families []assessment.Family) Field {
	var options []Option
	for _, known := range families {
		o := Option{ID: known.ID, Name: key("family.is").with("program", Words{Typed: known.Name})}
		switch {
		case known.Closed.Valid():
			o.Help = key("program.closed.text").with("program", Words{Typed: known.Name}).with("date", Words{Day: known.Closed})
		case len(known.Status) > 0:
			o.Help = said(known.Status)
		default:
			o.Help = said(known.Apart)
		}
		options = append(options, o)
	}
	none := Option{ID: assessment.NoFamily, Name: key("family.none"), Help: key("family.none.help")}
	return choice("program.family", append(options, none)).explains().readBy(Measures)
}
