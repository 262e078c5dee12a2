package assessment

import (
	"slices"
	"strings"
)

// SameUse reports whether two assessments are of one program in one use by one
// practice, so that an exception for the one comes before that for the other.
func (a *Assessment) SameUse(other *Assessment) bool {
	same := func(x, y string) bool { return strings.EqualFold(strings.TrimSpace(x), strings.TrimSpace(y)) }
	known := a.Program.Family != "" && a.Program.Family != NoFamily
	program := same(a.Program.Name, other.Program.Name) && filled(a.Program.Name) || known && a.Program.Family == other.Program.Family
	return program && a.Use.Audience == other.Use.Audience && same(a.Practice.Name, other.Practice.Name)
}

// CountExceptionsOf makes the exceptions that other assessments approved for the same
// use count as exceptions before this one, each once, in the place of those of others
// that counted so far.
func (a *Assessment) CountExceptionsOf(others []Assessment) {
	all := slices.DeleteFunc(slices.Clone(a.Exceptions), func(e PastException) bool { return e.Of != "" })
	for i := range others {
		other := &others[i]
		if e, is := other.past(); is && other.ID != a.ID && a.SameUse(other) {
			e.Of = other.ID
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(x, y PastException) int { return strings.Compare(string(x.On), string(y.On)) })
	a.Exceptions = all
}
