package assessment

import (
	"maps"
	"slices"
	"strings"
)

// NewEvidence is an empty piece of a kind. A snapshot keeps which plan, version
// and functions it was checked with.
func NewEvidence(kind EvidenceKind, a *Assessment) Evidence {
	e := Evidence{Kind: kind.ID, Fields: map[string]string{}}
	if kind.Snapshot {
		e.shoot(a)
	}
	return e
}

// With returns the piece with a field changed. A new day for what makes a snapshot
// lapse means that it was checked again, with what is used now.
func (e Evidence) With(kind EvidenceKind, a *Assessment, field, value string) Evidence {
	e.Fields = maps.Clone(e.Fields)
	if e.Fields == nil {
		e.Fields = map[string]string{}
	}
	e.Fields[field] = value
	if value == "" {
		delete(e.Fields, field)
	}
	renews := slices.ContainsFunc(kind.Lapses, func(l Lapse) bool { return l.Field == field })
	if kind.Snapshot && renews && Date(value).Valid() {
		e.shoot(a)
	}
	return e
}

// Same reports whether two pieces say the same.
func (e Evidence) Same(o Evidence) bool {
	return e.Kind == o.Kind && e.Added == o.Added && maps.Equal(e.Fields, o.Fields) && slices.Equal(e.Files, o.Files)
}

func (e Evidence) shoot(a *Assessment) {
	for field, now := range map[string]string{
		SnapshotPlan: a.Program.Plan, SnapshotVersion: a.Program.Version, SnapshotFunctions: strings.Join(a.Use.Functions, ","),
	} {
		e.Fields[field] = now
		if now == "" {
			delete(e.Fields, field)
		}
	}
}
