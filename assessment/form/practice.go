package form

import (
	"maps"
	"slices"

	"beeldbeltoets/assessment"
)

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
	fields := []Field{field(Line, "program.name").explains().required(true).readBy(Letter, Measures)}
	if families := f.Content.Candidates(f.Assessment.Program); len(families) > 0 {
		fields = append(fields, f.family(families))
	}
	groups := []Group{
		{ID: "program", Fields: fields},
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
	return append(groups, f.ownStatements()...)
}

// ownStatements asks what the practice itself noted that others say of the program.
func (f *Form) ownStatements() []Group {
	var groups []Group
	for _, id := range slices.Sorted(maps.Keys(f.Assessment.OwnStatements)) {
		at := "ownStatements." + id
		labelled := func(kind Kind, part string) Field {
			return Field{Path: at + "." + part, Kind: kind, Label: key("field.ownStatements.*." + part)}
		}
		beside := labelled(List, "places")
		beside.Options, beside.Help, beside.Wide = named(f.Content.OwnPlaces()), key("help.ownStatements.places"), true
		text := labelled(Text, "text")
		text.Wide = true
		g := Group{ID: at, Kind: AboutOwn, Subject: id, Title: key("own.title"), Columns: 2, Fields: []Field{
			text, labelled(Line, "source"), labelled(Line, "page").explained("help.ownStatements.page"),
			labelled(Day, "published"), labelled(Day, "seen"), beside,
		}}
		if by := f.Assessment.OwnStatements[id].By; by != "" {
			g.Title = key("own.title.by").with("by", Words{Typed: by})
		}
		groups = append(groups, g)
	}
	if len(groups) > 0 {
		groups[0].Section, groups[0].About = key("own.section"), []Words{key("own.help")}
	}
	return groups
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
