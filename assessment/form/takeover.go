package form

import (
	"slices"
	"strconv"

	"beeldbeltoets/assessment"
)

// TakeOver puts a document into the evidence with the answer to a question: in a piece of
// its kind that names none yet, else in one of its own. The answer stays as it is, and so
// does all that was filled in. One that is there already stays there once.
func (f *Form) TakeOver(question string, d assessment.Document) error {
	path := "answers." + question + ".evidence"
	pieces, err := Get[[]assessment.Evidence](f, path)
	if err != nil || slices.ContainsFunc(pieces, d.In) {
		return err
	}
	pieces = slices.Clone(pieces)
	i := slices.IndexFunc(pieces, func(e assessment.Evidence) bool {
		return e.Kind == d.Kind.ID && e.Fields[d.Kind.Takes.Source] == ""
	})
	if i < 0 {
		i, pieces = len(pieces), append(pieces, assessment.NewEvidence(d.Kind, f.Assessment))
	}
	piece := pieces[i]
	for field, value := range d.Fields() {
		if piece.Fields[field] == "" {
			piece = piece.With(d.Kind, f.Assessment, field, fit(path+"."+strconv.Itoa(i)+".fields."+field, value))
		}
	}
	pieces[i] = piece
	unconfirmed := f.Assessment.Answers[question].Unconfirmed
	if err := Set(f, path, pieces); err != nil {
		return err
	}
	answer := f.Assessment.Answers[question]
	answer.Unconfirmed = unconfirmed
	f.Assessment.Answers[question] = answer
	return nil
}
