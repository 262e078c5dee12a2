package form

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// question asks one of the eight: the answer, what decides along with it, and at a
// yes for which functions it holds and what shows it.
func (f *Form) question(id string) []Group {
	q, known := f.Content.Questions.Question(id)
	if !known {
		return nil
	}
	at := "answers." + id
	v := f.Outcome.Answer(id)
	answer := yesNo(at + ".answer").unlabelled().required(v.Counted).readBy(Outcome)
	answer.Options = worded("answer.", assessment.Yes, assessment.No, assessment.Unknown)
	groups := []Group{{
		ID: at, Kind: AboutQuestion, Subject: id, About: f.uncounted(v), Title: said(q.Ask), Help: texts(q.Why, q.How, q.Counts, q.NotEnough, q.Note),
		Fields: []Field{answer}, Advice: said(q.Advice[v.Value]),
	}}
	if len(q.Checks) > 0 {
		groups = append(groups, f.settings(q))
	}
	if q.Covers {
		covers := list(at+".covers", among(named(f.Content.Questions.Functions), f.Assessment.Use.Functions)).
			labelled(key("question.covers")).explained("question.covers.help").when(at+".answer", assessment.Yes).readBy(Outcome)
		groups = append(groups, Group{ID: at + ".covers", Fields: []Field{covers}})
	}
	groups = append(groups, f.evidence(q)...)
	groups = append(groups, Group{ID: at + ".notes", Fields: []Field{field(Text, at+".notes").labelled(key("question.notes"))}})
	for i := range groups {
		groups[i].Folded = !v.Counted && f.Assessment.Answers[id].Equal(assessment.Answer{})
	}
	return groups
}

// uncounted says of a question that does not count here that it may stay open: a norm
// of another country, or one that a talk without client data does not ask.
func (f *Form) uncounted(v assessment.AnswerValue) []Words {
	switch {
	case v.Counted:
		return nil
	case f.Outcome.Internal:
		return []Words{key("question.not-counted.internal")}
	}
	return []Words{key("question.not-counted")}
}

// settings asks the further checks that decide about a question along with it.
func (f *Form) settings(q assessment.Question) Group {
	g := Group{ID: "settings", Kind: AboutSettings, Title: key("question.settings"), Help: []Words{key("question.settings.help")}}
	for _, id := range q.Checks {
		check, known := f.Content.Questions.Check(id)
		if !known {
			continue
		}
		answer, note := "checks."+id+".answer", "checks."+id+".note"
		g.Fields = append(g.Fields, yesNo(answer).labelled(said(check.Ask)).readBy(Outcome, Decision))
		ask := field(Line, note).labelled(key("check.note"))
		if !filled(f.Assessment.Checks[id].Note) {
			ask = ask.when(answer, assessment.No, assessment.Unknown)
		}
		g.Fields = append(g.Fields, ask)
	}
	return g
}

// evidence asks the pieces that show a yes, each with the fields of its kind.
func (f *Form) evidence(q assessment.Question) []Group {
	at := "answers." + q.ID
	answer := f.Assessment.Answers[q.ID]
	var kinds []Option
	for _, id := range q.Kinds {
		if kind, known := f.Content.Questions.Kind(id); known {
			kinds = append(kinds, Option{ID: id, Name: said(kind.Name), Help: said(kind.Help)})
		}
	}
	pieces := Field{Path: at + ".evidence", Kind: Pieces, Label: key("evidence.title"), Options: kinds}
	if answer.Answer != assessment.Yes {
		return nil
	}
	var groups []Group
	for i, e := range answer.Evidence {
		groups = append(groups, f.piece(at+".evidence."+strconv.Itoa(i), e))
	}
	return append(groups, Group{ID: at + ".evidence", Fields: []Field{pieces.readBy(Outcome, Decision)}})
}

// piece asks the fields of one piece of evidence. One of a kind that the question set
// does not know has none, and can only be taken away.
func (f *Form) piece(at string, e assessment.Evidence) Group {
	g := Group{ID: at, Kind: AboutPiece, Subject: e.Kind, Title: Words{Place: at}, Columns: 2}
	kind, known := f.Content.Questions.Kind(e.Kind)
	if known {
		g.Title, g.Help = said(kind.Name), texts(kind.Help)
	}
	for _, of := range kind.Fields {
		if of.ID != assessment.SnapshotFunctions { // filled in by itself
			g.Fields = append(g.Fields, f.evidenceField(at, kind, of))
		}
	}
	g.Fields = append(g.Fields, Field{Path: at + ".files", Kind: Files, Label: key("evidence.files"), Wide: true})
	return g
}

// evidenceField asks one field of a piece, by its type in the question set.
func (f *Form) evidenceField(at string, kind assessment.EvidenceKind, of assessment.EvidenceField) Field {
	asked := Field{
		Path: at + ".fields." + of.ID, Label: said(of.Label), Help: said(of.Help), Required: of.Required && !kind.Claim, Wide: of.Wide,
		ReadBy: []Reader{Outcome, Decision},
	}
	switch of.Type {
	case assessment.FieldDate:
		asked.Kind = Day
	case assessment.FieldYesNo:
		asked.Kind, asked.Options = YesNo, worded("", assessment.Yes, assessment.No, assessment.Unknown)
	case assessment.FieldChoice:
		asked.Kind, asked.Options = Choice, named(f.Content.Questions.ChoiceOptions(of.Choices))
	case assessment.FieldEdition:
		asked.Kind = Choice
		for _, e := range f.Content.Questions.EditionsOf(kind.Standard) {
			asked.Options = append(asked.Options, Option{ID: e.ID, Name: said(e.Name)})
		}
	}
	return asked
}

// because asks why there is a next version.
func (f *Form) because() []Group {
	if f.Assessment.Version < 2 {
		return nil
	}
	title := key("since.title").with("version", number(f.Assessment.Version-1))
	return []Group{{ID: "because", Title: title, Fields: []Field{field(Text, "because").explained("since.help")}}}
}

// number is one as people read it.
func number(n int) Words { return Words{Typed: strconv.Itoa(n)} }

func filled(s string) bool { return strings.TrimSpace(s) != "" }
