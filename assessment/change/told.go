package change

import (
	"cmp"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
)

// bookkeeping are places that follow from what a person did and fills in nowhere.
var bookkeeping = []string{"id", "number", "assessmentVersion", "created", "exceptions", "exceptionsBefore", "withdrawn", "because", "decision"}

// Told leaves out what is told elsewhere or follows from the rest: numbers,
// decisions, the reason for a version, the day a piece of evidence was put there
// and whether an answer was confirmed again. What is left is sorted as the steps
// and the questions are.
func Told(changes []Change, c *assessment.Content) []Change {
	told := slices.DeleteFunc(slices.Clone(changes), func(ch Change) bool {
		return slices.ContainsFunc(bookkeeping, func(place string) bool { return Under(ch.Path, place) }) ||
			strings.HasSuffix(ch.Path, ".unconfirmed") || strings.HasSuffix(ch.Path, ".added")
	})
	slices.SortStableFunc(told, func(x, y Change) int { return cmp.Compare(rank(x.Path, c), rank(y.Path, c)) })
	return told
}

// rooms are the parts of an assessment in the order of the steps.
var rooms = []string{"practice", "assessor", "secondReader", "program", "use", "answers", "legal", "checks", "insurer", "todos", "safeguards", "exception"}

// rank is the place of a path in the walk through an assessment.
func rank(path string, c *assessment.Content) int {
	const perRoom = 1000
	room, rest, _ := strings.Cut(path, ".")
	at := slices.Index(rooms, room)
	if at < 0 {
		at = len(rooms)
	}
	id, _, _ := strings.Cut(rest, ".")
	if q, ok := c.Questions.Question(unescape(id)); ok {
		return at*perRoom + q.Number
	}
	return at * perRoom
}
