package record

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// questions are the eight in their order, each with what was answered and where its
// evidence stands.
func (b *builder) questions() {
	entries := document.Entries{Continued: b.continued("questions")}
	for _, q := range b.c.Questions.Questions {
		entries.Rows = append(entries.Rows, b.question(q))
	}
	b.add(entries)
}

// continued stands above what goes on on the next page.
func (b *builder) continued(key string) string {
	return b.w.T("record.continued", "title", b.w.T("record.heading."+key))
}

func (b *builder) question(q assessment.Question) document.Entry {
	a, v := b.a.Answers[q.ID], b.outcome.Answer(q.ID)
	m := markOf(v.Value)
	e := document.Entry{Label: title(q, b.w.Lang), Anchor: anchorOf(q.ID), Lines: []document.Line{
		{Text: q.Ask.In(b.w.Lang), Style: document.Muted},
		{Lead: b.answer(a, v), Sign: m.sign, Tone: m.tone},
	}}
	if a.Unconfirmed {
		e.Lines = append(e.Lines, document.Line{Text: b.w.T("record.unconfirmed"), Sign: markAttended.sign, Tone: markAttended.tone})
	}
	if len(a.Evidence) > 0 {
		e.Lines = append(e.Lines, document.Line{Text: b.summary(a.Evidence[0]), Refs: b.pieces[q.ID]})
	}
	if covers := b.functions(a.Covers); covers != "" && len(a.Evidence) == 0 {
		e.Lines = append(e.Lines, document.Line{Text: b.field(b.w.T("record.label.covers"), covers), Style: document.Muted})
	}
	if a.Notes != "" {
		e.Lines = append(e.Lines, document.Line{Text: a.Notes, Style: document.Muted})
	}
	return e
}

func anchorOf(question string) string { return "question-" + question }

// longestSummary is how much of a piece stands at its question, in characters.
const longestSummary = 170

// summary is a piece of evidence in a line or two: its kind and its first fields.
func (b *builder) summary(e assessment.Evidence) string {
	kind, _ := b.c.Questions.Kind(e.Kind)
	text := b.kindOf(kind, e)
	begun := false
	for _, field := range kind.Fields {
		value := e.Fields[field.ID]
		if value == "" || field.Type == assessment.FieldYesNo {
			continue
		}
		more := text + ": "
		if begun {
			more = text + "; "
		}
		more += withoutPoint(b.fieldValue(field, value))
		if utf8.RuneCountInString(more) > longestSummary {
			break
		}
		text, begun = more, true
	}
	return text + "."
}

// withoutPoint is a text without the point that ends a sentence; that of B.V. stays.
func withoutPoint(text string) string {
	bare := strings.TrimSuffix(text, ".")
	if last, _ := utf8.DecodeLastRuneInString(bare); unicode.IsUpper(last) {
		return text
	}
	return bare
}

// kindOf is the name of a piece's kind; of a claim with that it does not count.
func (b *builder) kindOf(kind assessment.EvidenceKind, e assessment.Evidence) string {
	name := cmp.Or(kind.Name.In(b.w.Lang), e.Kind)
	if kind.Claim {
		return b.w.T("record.claim", "kind", name)
	}
	return name
}

// numberPieces numbers the pieces of evidence as annex A does.
func (b *builder) numberPieces() {
	b.pieces = map[string][]document.Ref{}
	n := 0
	for _, q := range b.c.Questions.Questions {
		for range b.a.Answers[q.ID].Evidence {
			n++
			b.pieces[q.ID] = append(b.pieces[q.ID], b.ref("A"+strconv.Itoa(n), "A"+strconv.Itoa(n)))
		}
	}
}

// evidence is annex A: each piece with all its fields, what holds of each question
// whatever is answered, and what else was noted as evidence.
func (b *builder) evidence() {
	for _, q := range b.c.Questions.Questions {
		for i, e := range b.a.Answers[q.ID].Evidence {
			kind, _ := b.c.Questions.Kind(e.Kind)
			number := b.pieces[q.ID][i].Text
			b.add(document.Heading{
				Level: 2, Text: b.w.T("record.numbered", "number", number, "title", b.kindOf(kind, e)), Anchor: number,
				Back: document.Ref{Text: b.w.T("record.of-question", "number", strconv.Itoa(q.Number)), Anchor: anchorOf(q.ID)},
			})
			f := b.piece(kind, e)
			if i == 0 {
				f.text("covers", b.functions(b.a.Answers[q.ID].Covers))
			}
			b.ruled(f)
		}
	}
	b.terms()
	b.remarks()
	b.strayAnswers()
}

// remarks are what is to be known at a question, whatever is answered.
func (b *builder) remarks() {
	f := b.facts()
	for _, q := range b.c.Questions.Questions {
		f.labelled(title(q, b.w.Lang), mark{}, q.Note.In(b.w.Lang))
	}
	if len(f.pairs) > 0 {
		b.heading(2, "remarks")
		b.ruled(f)
	}
}

// answer is what was said and what it is worth, once where that is the same.
func (b *builder) answer(a assessment.Answer, v assessment.AnswerValue) string {
	value := b.w.Value(b.c, v)
	if a.Answer == "" || a.Answer == v.Value && a.Answer == assessment.No {
		return value
	}
	return b.w.T("record.answer", "answer", b.w.T(a.Answer), "value", value)
}

// piece is one piece of evidence: its fields in the kind's order, then any that the
// kind does not know, then its files.
func (b *builder) piece(kind assessment.EvidenceKind, e assessment.Evidence) *facts {
	f := b.facts()
	known := map[string]bool{}
	for _, field := range kind.Fields {
		known[field.ID] = true
		if value := e.Fields[field.ID]; value != "" {
			f.labelled(field.Label.In(b.w.Lang), mark{}, b.fieldValue(field, value))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(e.Fields)) {
		if !known[id] {
			f.labelled(b.fieldName(id), mark{}, b.snapshot(id, e.Fields[id]))
		}
	}
	f.date("added", e.Added)
	var files []string
	for _, file := range e.Files {
		files = append(files, b.file(file))
	}
	f.lines("files", files)
	return f
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
	for _, id := range slices.Sorted(maps.Keys(b.a.Answers)) {
		if _, known := b.c.Questions.Question(id); known {
			continue
		}
		a := b.a.Answers[id]
		f := b.facts()
		f.labelled(id, mark{}, strings.Join(present(a.Answer, a.Notes), "\n"))
		for _, e := range a.Evidence {
			kind, _ := b.c.Questions.Kind(e.Kind)
			f.text("evidence-kind", b.kindOf(kind, e))
			f.pairs = append(f.pairs, b.piece(kind, e).pairs...)
		}
		b.heading(2, "stray")
		b.ruled(f)
	}
}
