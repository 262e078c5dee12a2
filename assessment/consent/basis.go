package consent

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
)

// Why someone has to be asked again.
const (
	ByProgram   = "program"
	ByFunctions = "functions"
	ByRisk      = "risk"
	ByEnd       = "end"
	ByAge       = "age"
)

// Basis is what an agreement rests on: what a letter tells of program, functions
// and risks, and until when.
type Basis struct {
	Program   string            `json:"program"`
	Functions []string          `json:"functions,omitempty"`
	Risks     map[string]string `json:"risks,omitempty"` // what the letter tells of, and its value
	End       assessment.Date   `json:"end,omitempty"`   // where the letter names one
}

// told are the questions, and checks the settings, that a letter tells of.
var (
	told   = []string{"e2e", "provider-unreadable", "audit", "storage-control"}
	checks = []string{"recording-off", "transcription-off", "ai-off"}
)

// BasisOf returns what a letter about an assessment tells on a day.
func BasisOf(c *assessment.Content, a *assessment.Assessment, today assessment.Date) Basis {
	o := c.Standing(a, today)
	b := Basis{
		Program:   strings.TrimSpace(a.Program.Name),
		Functions: slices.Sorted(slices.Values(a.Use.Functions)),
		Risks:     map[string]string{"outcome": o.Outcome, "own-use": a.Legal.OwnUse, "transfer": a.Legal.Transfer, "group": a.Use.Group},
	}
	for _, id := range told {
		b.Risks[id] = o.Answer(id).Value
	}
	for _, id := range checks {
		b.Risks[id] = a.Checks[id].Answer
	}
	maps.DeleteFunc(b.Risks, func(_, value string) bool { return value == "" })
	if o.Outcome == assessment.ExceptionOnly { // the other letters name no day
		b.End = o.Advised
		if a.Decision != nil {
			b.End = a.Decision.Through
		}
	}
	return b
}

// Changed lists what an agreement rested on and is otherwise now.
func Changed(then, now Basis) []string {
	var reasons []string
	for _, part := range []struct {
		reason string
		same   bool
	}{
		{ByProgram, strings.EqualFold(then.Program, now.Program)},
		{ByFunctions, slices.Equal(then.Functions, now.Functions)},
		{ByRisk, maps.Equal(then.Risks, now.Risks)},
		{ByEnd, then.End == now.End},
	} {
		if !part.same {
			reasons = append(reasons, part.reason)
		}
	}
	return reasons
}

// Fingerprint is the same for letters that tell the same and ask the same way.
func (l Letter) Fingerprint() string {
	l.Number, l.Since = 0, ""
	l.Removed = slices.Sorted(slices.Values(l.Removed))
	data, err := json.Marshal(l)
	if err != nil {
		panic(err) // strings, numbers and lists of them always can be written
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}
