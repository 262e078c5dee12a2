package assessment

import (
	"maps"
	"slices"
)

// Equal reports whether two answers are the same; a list or map without entries is
// the same as none.
func (a Answer) Equal(b Answer) bool {
	return a.Answer == b.Answer && a.Notes == b.Notes && a.Unconfirmed == b.Unconfirmed &&
		slices.Equal(a.Covers, b.Covers) && slices.EqualFunc(a.Evidence, b.Evidence, Evidence.Equal)
}

// Equal reports whether two pieces of evidence are the same.
func (e Evidence) Equal(b Evidence) bool {
	return e.Kind == b.Kind && e.Added == b.Added && maps.Equal(e.Fields, b.Fields) && slices.Equal(e.Files, b.Files)
}
