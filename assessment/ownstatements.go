package assessment

import (
	"maps"
	"slices"
)

// Whole reports whether a statement says what, who and when it was seen: else it is
// shown nowhere but where it is filled in.
func (s OwnStatement) Whole() bool { return filled(s.Text) && filled(s.Source) && s.Seen.Valid() }

// OwnSaid lists the practice's own statements that belong beside a question, a legal
// point or a check, or with "" beside the program itself, in the order of their ids.
func (c *Content) OwnSaid(a *Assessment, place string) []OwnStatement {
	var said []OwnStatement
	for _, s := range a.AllOwnSaid() {
		if slices.Contains(s.Places, place) || place == "" && len(s.Places) == 0 {
			said = append(said, s)
		}
	}
	return said
}

// AllOwnSaid lists all of them that are whole.
func (a *Assessment) AllOwnSaid() []OwnStatement {
	var said []OwnStatement
	for _, id := range slices.Sorted(maps.Keys(a.OwnStatements)) {
		if s := a.OwnStatements[id]; s.Whole() {
			said = append(said, s)
		}
	}
	return said
}

// OwnPlaces are the ids of all that an own statement can belong beside.
func (c *Content) OwnPlaces() []Named {
	var places []Named
	for _, q := range c.Questions.Questions {
		places = append(places, Named{ID: q.ID, Name: q.Name})
	}
	for _, p := range c.Questions.Legal {
		places = append(places, Named{ID: p.ID, Name: p.Name})
	}
	for _, k := range c.Questions.Checks {
		places = append(places, Named{ID: k.ID, Name: k.Name})
	}
	return places
}

// TakeOwn adds statements that somebody handed over, with the name of who did. What is
// there already under the same id stays. It returns how many were added.
func (a *Assessment) TakeOwn(statements map[string]OwnStatement, by string) int {
	added := 0
	for id, s := range statements {
		if _, there := a.OwnStatements[id]; there || !s.Whole() {
			continue
		}
		if s.By == "" {
			s.By = by
		}
		if a.OwnStatements == nil {
			a.OwnStatements = map[string]OwnStatement{}
		}
		a.OwnStatements[id] = s
		added++
	}
	return added
}
