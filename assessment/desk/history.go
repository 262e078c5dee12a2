package desk

import (
	"slices"
	"strings"
	"time"

	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/dossier"
)

// together is how long after another a change is told in one line with it.
const together = 10 * time.Minute

// HistoryLine is what somebody did in one go.
type HistoryLine struct {
	At, Until time.Time // of the first and the last that was saved
	By, Why   string
	What      string
	Before    int64 // the entry whose state it began with; zero where it was made
	Changes   []change.Change
}

// HistoryLines puts the entries of one assessment, newest first, in lines: what
// the same person did shortly after another is one.
func HistoryLines(entries []dossier.Entry) []HistoryLine {
	var lines []HistoryLine
	var steps [][]change.Change
	end := func() {
		if len(lines) > 0 {
			slices.Reverse(steps)
			lines[len(lines)-1].Changes = change.Combine(steps...)
			steps = nil
		}
	}
	broken := false
	for i, e := range entries {
		broken = broken || e.What == dossier.WhatDamaged // how it was before that, nobody knows
		changes := shownChanges(e.Changes)
		if len(changes) == 0 && e.What == dossier.WhatChanged {
			continue // what only the program keeps
		}
		joins := len(lines) > 0 && lines[len(lines)-1].joins(e)
		if !joins {
			end()
			lines = append(lines, HistoryLine{Until: e.At, By: e.By, Why: e.Why})
		}
		steps = append(steps, changes)
		line := &lines[len(lines)-1]
		line.At, line.What, line.Before = e.At, e.What, 0
		if i+1 < len(entries) && !broken {
			line.Before = entries[i+1].Entry
		}
	}
	end()
	return slices.DeleteFunc(lines, func(l HistoryLine) bool { return len(l.Changes) == 0 && l.What == dossier.WhatChanged })
}

// joins reports whether an entry is told in the line that follows it in time.
func (l *HistoryLine) joins(e dossier.Entry) bool {
	return e.By == l.By && e.Why == l.Why && l.At.Sub(e.At) < together && e.What == dossier.WhatChanged && l.What == dossier.WhatChanged
}

// shownChanges are the changes that a person made, by field.
func shownChanges(fields []dossier.FieldChange) []change.Change {
	var changes []change.Change
	for _, f := range fields {
		room, _, _ := strings.Cut(f.Path, ".")
		if !slices.Contains([]string{"unfinished", "sealed", "seal", "seals", "example", "editions"}, room) {
			changes = append(changes, change.Change(f))
		}
	}
	return change.Spread(changes)
}

// mostPlaces is how many places of one line can be put back each by itself.
const mostPlaces = 4

// PlacesOf are the answers and safeguards that changes are of, or the fields; none
// where there are too many to choose from.
func PlacesOf(changes []change.Change) []string {
	var places []string
	for _, c := range changes {
		p := strings.SplitN(c.Path, ".", 3)
		place := c.Path
		if slices.Contains([]string{"answers", "safeguards", "todos", "checks"}, p[0]) && len(p) > 2 {
			place = p[0] + "." + p[1]
		}
		if slices.Contains([]string{"notes", "tags", "archived", "exported", "decision", "withdrawn"}, p[0]) || slices.Contains(places, place) {
			continue // of the filing, or with a way back of its own
		}
		places = append(places, place)
	}
	if len(places) > mostPlaces {
		return nil
	}
	return places
}
