package form

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/plaintext"
)

// Get returns the value at a path, in the decision that is being filled in for a path
// in one. The errors are those of [change.Get], for an id that the published data do
// not have as well.
func Get[V change.Value](f *Form, path string) (V, error) {
	if rest, is := strings.CutPrefix(path, "decision."); is && f.Decision != nil {
		return change.Get[V](f.Decision, rest)
	}
	if err := f.known(path); err != nil {
		var none V
		return none, err
	}
	return change.Get[V](f.Assessment, path)
}

// Set sets the field of a path, with what follows from it: an answer is
// confirmed again, a state drops what only the former one asked, a known program brings
// its maker. A field of one line takes what one line can hold. The errors are
// those of [Get]; then nothing has changed.
func Set[V change.Value](f *Form, path string, value V) error {
	if text, is := any(value).(string); is {
		value = any(fit(path, text)).(V)
	}
	if rest, is := strings.CutPrefix(path, "decision."); is {
		if f.Decision == nil {
			return unknown(path)
		}
		return change.Set(f.Decision, rest, value)
	}
	if err := f.known(path); err != nil {
		return err
	}
	if err := change.Set(f.Assessment, path, value); err != nil {
		return err
	}
	f.follow(strings.Split(path, "."))
	return nil
}

// manyLines are the fields that take a text of many lines, by the room that they stand
// in and the last part of their path. All others take one line.
var manyLines = map[string][]string{
	"program": {"makerKeeps"}, "answers": {"notes"}, "because": {"because"}, "legal": {"agreementNote"}, "insurer": {"answer"},
	"exception": {"reason", "newReason", "for", "arranging"}, "decision": {"longerBecause", "reservation"}, "withdrawn": {"reason"}, "ownStatements": {"text"},
}

// takesLines reports whether the field of a path takes a text of many lines.
func takesLines(path string) bool {
	room, _, _ := strings.Cut(path, ".")
	return slices.Contains(manyLines[room], path[strings.LastIndexByte(path, '.')+1:])
}

// fit makes a text into what the field of a path can hold.
func fit(path, text string) string {
	if takesLines(path) {
		return plaintext.Prose(text)
	}
	return plaintext.Line(text)
}

// follow does what a new value at a path brings with it.
func (f *Form) follow(path []string) {
	switch path[0] {
	case "program":
		switch program := &f.Assessment.Program; path[1] {
		case "name":
			f.Content.NameProgram(program, program.Name)
		case "family":
			f.Content.ConfirmFamily(program, program.Family)
		}
	case "safeguards":
		if s := f.Assessment.Safeguards[path[1]]; path[2] == "state" && s.State != "" {
			f.Assessment.Safeguards[path[1]] = s.In(s.State)
		}
	case "answers":
		f.followAnswer(path[1], path[2:])
	}
}

// followAnswer confirms the answer of the version before. A yes is asked of all
// functions in use, so that it covers all at first. A new day on which a piece of
// evidence was checked means that it was checked with what is used now.
func (f *Form) followAnswer(id string, path []string) {
	answer, there := f.Assessment.Answers[id]
	if !there {
		return
	}
	answer.Unconfirmed = false
	q, _ := f.Content.Questions.Question(id)
	switch {
	case path[0] == "answer" && answer.Answer == assessment.Yes && q.Covers && len(answer.Covers) == 0:
		answer.Covers = slices.Clone(f.Assessment.Use.Functions)
	case len(path) == 4 && path[2] == "fields":
		i, _ := strconv.Atoi(path[1]) // it was set
		e := answer.Evidence[i]
		if kind, known := f.Content.Questions.Kind(e.Kind); known {
			answer.Evidence[i] = e.With(kind, f.Assessment, path[3], e.Fields[path[3]])
		}
	}
	f.Assessment.Answers[id] = answer
}

// known reports as an error where a path names something by an id that the published
// data do not have.
func (f *Form) known(path string) error {
	room, rest, _ := strings.Cut(path, ".")
	id, _, _ := strings.Cut(rest, ".")
	is := true
	switch room {
	case "answers":
		_, is = f.Content.Questions.Question(id)
	case "todos":
		_, question := f.Content.Questions.Question(id)
		_, point := f.Content.Questions.LegalPoint(id)
		is = question || point
	case "checks":
		_, is = f.Content.Questions.Check(id)
	case "safeguards":
		_, is = f.Content.Packs.Item(id)
	}
	if !is {
		return unknown(path)
	}
	return nil
}

func unknown(path string) error {
	return &assessment.Error{Code: change.CodeUnknown, Path: path, Params: map[string]string{"path": path}}
}

// Confirm takes the answer of the version before over as it is.
func (f *Form) Confirm(question string) error {
	path := "answers." + question + ".answer"
	answer, err := Get[string](f, path)
	if err != nil {
		return err
	}
	return Set(f, path, answer)
}

// AddOwnStatement adds an empty statement of one's own under an id, seen today, and
// returns its path.
func (f *Form) AddOwnStatement(id string) string {
	if f.Assessment.OwnStatements == nil {
		f.Assessment.OwnStatements = map[string]assessment.OwnStatement{}
	}
	f.Assessment.OwnStatements[id] = assessment.OwnStatement{Seen: f.Today}
	return "ownStatements." + id
}

// RemoveOwnStatement takes one away.
func (f *Form) RemoveOwnStatement(id string) { delete(f.Assessment.OwnStatements, id) }

// AddPiece adds an empty piece of evidence of a kind to the answer to a question, and
// returns its path.
func (f *Form) AddPiece(question, kind string) (string, error) {
	path := "answers." + question + ".evidence"
	q, known := f.Content.Questions.Question(question)
	k, fits := f.Content.Questions.Kind(kind)
	if !known || !fits || !slices.Contains(q.Kinds, kind) {
		return "", unknown(path)
	}
	pieces, err := Get[[]assessment.Evidence](f, path)
	if err != nil {
		return "", err
	}
	at := path + "." + strconv.Itoa(len(pieces))
	return at, Set(f, path, append(slices.Clone(pieces), assessment.NewEvidence(k, f.Assessment)))
}

// RemovePiece takes the piece of evidence at a path away.
func (f *Form) RemovePiece(path string) error {
	list, place, i, err := f.piecesAt(path)
	if err != nil {
		return err
	}
	return Set(f, place, slices.Delete(slices.Clone(list), i, i+1))
}

// piecesAt finds the list in which a piece of evidence stands, and its place there.
func (f *Form) piecesAt(path string) (list []assessment.Evidence, place string, i int, err error) {
	dot := strings.LastIndexByte(path, '.')
	if dot < 0 {
		return nil, "", 0, unknown(path)
	}
	place = path[:dot]
	i, err = strconv.Atoi(path[dot+1:])
	if err != nil {
		return nil, "", 0, unknown(path)
	}
	list, err = Get[[]assessment.Evidence](f, place)
	if err == nil && (i < 0 || i >= len(list)) {
		err = unknown(path)
	}
	return list, place, i, err
}

// AddFile names a kept file in a piece of evidence; one that is there already stays
// there once.
func (f *Form) AddFile(piece string, file assessment.EvidenceFile) error {
	files, err := Get[[]assessment.EvidenceFile](f, piece+".files")
	same := func(o assessment.EvidenceFile) bool { return o.SHA256 == file.SHA256 }
	if err != nil || slices.ContainsFunc(files, same) {
		return err
	}
	return Set(f, piece+".files", append(slices.Clone(files), file))
}

// RemoveFile takes a file off a piece of evidence, by its SHA-256.
func (f *Form) RemoveFile(piece, sha256 string) error {
	files, err := Get[[]assessment.EvidenceFile](f, piece+".files")
	if err != nil {
		return err
	}
	return Set(f, piece+".files", slices.DeleteFunc(slices.Clone(files), func(o assessment.EvidenceFile) bool { return o.SHA256 == sha256 }))
}
