// Package register is what a practice has filed, to look through: the item that
// is filed, the row that stands for it in a list, the state of a row on a day,
// sorting, filtering while typing, and what is due.
//
// Never in here: files, SQL, a clock, a window, or what the rule of an outcome is.
package register

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// Item is one version of one assessment as it is filed. Dates that do not exist
// are kept as they were typed.
type Item struct {
	Assessment assessment.Assessment `json:"assessment"`
	// Sealed are the exact bytes of a decided version, as exchange.Write made
	// them, and Seal their SHA-256.
	Sealed []byte `json:"sealed,omitempty"`
	Seal   string `json:"seal,omitempty"`
	// Seals are those that it had before a name was erased: records of then still
	// carry them.
	Seals []string `json:"seals,omitempty"`
	// Example marks a copy of an embedded example: its practice is invented.
	Example bool `json:"example,omitempty"`
	// CopyOf is the key of what this is a copy of, made where two changed one and only
	// one could stand.
	CopyOf string `json:"copyOf,omitempty"`
	// Exported is the day of the first export: from then on a decision stands.
	Exported assessment.Date `json:"exported,omitempty"`
	// Unfinished is a decision that is being filled in and not taken yet.
	Unfinished *assessment.Decision `json:"unfinished,omitempty"`
	// How the practice files it; none of this is sealed.
	Tags     []string `json:"tags,omitempty"`
	Archived bool     `json:"archived,omitempty"`
	Notes    string   `json:"notes,omitempty" text:"prose"`
}

// Key identifies the version of an assessment within a dossier.
func (i Item) Key() string { return Key(i.Assessment.ID, i.Assessment.Version) }

// Key is that of a version.
func Key(id string, version int) string { return id + "/" + strconv.Itoa(version) }

// ParseTags reads tags with commas between; each counts once.
func ParseTags(text string) (tags []string) {
	for t := range strings.SplitSeq(text, ",") {
		if t = strings.TrimSpace(t); t != "" && !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	return tags
}
