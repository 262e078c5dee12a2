package record

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// questions gives each of the eight whole: answer, value, evidence and notes.
func (b *builder) questions() {
	b.heading(1, "questions")
	for _, axis := range b.c.Questions.Axes {
		b.add(document.Heading{Level: 2, Text: axis.Name.In(b.w.Lang)})
		for _, q := range b.c.Questions.Questions {
			if q.Axis == axis.ID {
				b.question(q)
			}
		}
	}
	b.strayAnswers()
}

func (b *builder) question(q assessment.Question) {
	a, v := b.a.Answers[q.ID], b.outcome.Answer(q.ID)
	b.add(document.Heading{Level: 3, Text: title(q, b.w.Lang)})
	b.paragraph(document.Muted, q.Ask.In(b.w.Lang))
	f := b.facts()
	f.signed("answer", markOf(v.Value), b.answer(a, v))
	if a.Unconfirmed {
		f.signed("unconfirmed", markAttended, b.w.T("record.unconfirmed"))
	}
	f.text("covers", b.functions(a.Covers))
	b.evidence(f, a)
	f.text("notes", a.Notes)
	f.text("remark", q.Note.In(b.w.Lang))
	b.ruled(f)
}

// answer is what was said and what it is worth, once where that is the same.
func (b *builder) answer(a assessment.Answer, v assessment.AnswerValue) string {
	value := b.w.Value(b.c, v)
	if a.Answer == "" || a.Answer == v.Value && a.Answer == assessment.No {
		return value
	}
	return b.w.T("record.answer", "answer", b.w.T(a.Answer), "value", value)
}

// evidence adds each piece with all its fields.
func (b *builder) evidence(f *facts, a assessment.Answer) {
	for i, e := range a.Evidence {
		kind, _ := b.c.Questions.Kind(e.Kind)
		label := b.w.T("record.piece", "number", strconv.Itoa(i+1))
		f.labelled(label, mark{}, strings.Join(b.piece(kind, e), "\n"))
	}
}

// piece is one piece of evidence as lines: its kind, then its fields in the
// kind's order, then any that the kind does not know.
func (b *builder) piece(kind assessment.EvidenceKind, e assessment.Evidence) []string {
	name := kind.Name.In(b.w.Lang)
	if name == "" {
		name = e.Kind
	}
	if kind.Claim {
		name = b.w.T("record.claim", "kind", name)
	}
	lines := present(name)
	known := map[string]bool{}
	for _, field := range kind.Fields {
		known[field.ID] = true
		if value := e.Fields[field.ID]; value != "" {
			lines = append(lines, b.field(field.Label.In(b.w.Lang), b.fieldValue(field, value)))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(e.Fields)) {
		if value := e.Fields[id]; !known[id] && value != "" {
			lines = append(lines, b.field(b.fieldName(id), b.snapshot(id, value)))
		}
	}
	if e.Added != "" {
		lines = append(lines, b.w.T("record.added", "date", b.w.Date(e.Added)))
	}
	for _, f := range e.Files {
		lines = append(lines, b.file(f))
	}
	return lines
}

// file names a file that is kept with a piece, with the hash by which it can be
// told from every other file.
func (b *builder) file(f assessment.EvidenceFile) string {
	key := "record.file"
	if f.Added == "" {
		key = "record.file.no-day"
	}
	return b.w.T(key, "name", f.Name, "date", b.w.Date(f.Added), "sha256", f.SHA256)
}

// field is a label with its value. A label that asks needs no colon.
func (b *builder) field(label, value string) string {
	if strings.HasSuffix(label, "?") {
		return label + " " + value
	}
	return b.w.T("record.field", "label", label, "value", value)
}

func (b *builder) fieldValue(f assessment.EvidenceField, value string) string {
	return b.snapshot(f.ID, b.w.FieldValue(f, value, b.c))
}

// snapshot writes the functions that a piece was checked with as their names.
func (b *builder) snapshot(field, value string) string {
	if field != assessment.SnapshotFunctions {
		return value
	}
	return b.functions(strings.Split(value, ","))
}

func (b *builder) fieldName(id string) string {
	if key := "record.snapshot." + id; b.w.Has(key) {
		return b.w.T(key)
	}
	return id
}

// strayAnswers prints answers to questions that this set does not ask.
func (b *builder) strayAnswers() {
	f := b.facts()
	for _, id := range slices.Sorted(maps.Keys(b.a.Answers)) {
		if _, known := b.c.Questions.Question(id); known {
			continue
		}
		a := b.a.Answers[id]
		f.labelled(id, mark{}, strings.Join(present(a.Answer, a.Notes), "\n"))
		b.evidence(f, a)
	}
	if len(f.pairs) > 0 {
		b.heading(2, "stray")
		b.ruled(f)
	}
}
